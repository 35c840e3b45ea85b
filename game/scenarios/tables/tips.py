"""Reads what can be looked up, ``assets/tips.yaml``: the entries of tips and of the encyclopedia, by chapter.

Their texts stand in the languages, under `entries`: a title by an entry's name, what it says by its name and
``_says``. A family is a vocabulary of which each word is an entry, told in texts of the screens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from game.scenarios.reading.paths import data_root
from game.scenarios.reading.problems import Positions, Problem, ScenarioError
from game.scenarios.reading.yamlpos import read, validate
from game.scenarios.texts.links import links_in
from game.scenarios.texts.sentences import ENGLISH, load_texts, texts_folder
from game.scenarios.texts.templates import BadTemplate
from game.words import Pathology, Posture, Preset, Stance, TreatyKind
from game.world.constants.rulemarks import Slug
from game.world.spelling import did_you_mean
from game.world.strict import Strict

SECTION: Final = "entries"
SAYS: Final = "_says"


class Family(StrEnum):
    """A vocabulary that is told word by word."""

    TREATY = "treaty"
    BODY = "body"
    PATHOLOGY = "pathology"
    STANCE = "stance"
    POSTURE = "posture"


#: The words of each family, what stands before a word in the key of its name, and of what is said of it.
FAMILIES: Final[Mapping[Family, tuple[type[StrEnum], str, str]]] = {
    Family.TREATY: (TreatyKind, "word_", "tip_treaty_"),
    Family.BODY: (Preset, "word_preset_", "about_body_"),
    Family.PATHOLOGY: (Pathology, "word_", "about_pathology_"),
    Family.STANCE: (Stance, "word_", "about_"),
    Family.POSTURE: (Posture, "word_", "tip_posture_"),
}


@dataclass(frozen=True, slots=True)
class Chapter(Strict):
    """Entries about one subject, and then the families that belong to it."""

    id: Slug
    entries: tuple[Slug, ...]
    families: tuple[Family, ...] = ()

    def all(self) -> tuple[str, ...]:
        """The names of all its entries, those of its families too."""
        words = (f"{family}_{word}" for family in self.families for word in FAMILIES[family][0])
        return (*self.entries, *words)


@dataclass(frozen=True, slots=True)
class TipsFile(Strict):
    """The file ``assets/tips.yaml``."""

    chapters: tuple[Chapter, ...]


@lru_cache(maxsize=2)
def load_tips(path: Path | None = None) -> TipsFile:
    """The chapters in a file, or the shipped ones; raises `ScenarioError`."""
    data, positions = read(path or data_root() / "assets" / "tips.yaml")
    found: TipsFile = validate(TipsFile, data, positions)
    return found


def tips_problems(path: Path) -> Iterator[Problem]:
    """Entries without texts, texts of no entry, links that lead nowhere, entries that nothing leads to."""
    found = load_tips(path)
    _, positions = read(path)
    texts = load_texts(ENGLISH)[SECTION]
    known = {name for chapter in found.chapters for name in chapter.all()}
    led_to = {to for key, text in texts.items() for to in _links(text) if key != f"{to}{SAYS}"}
    seen = set[str]()
    for n, chapter in enumerate(found.chapters):
        for m, name in enumerate(chapter.entries):
            where = ("chapters", n, "entries", m)
            for key in (name, f"{name}{SAYS}"):
                if key not in texts:
                    yield positions.problem(where, f"`{name}` has no text", f"write `{SECTION}.{key}`")
            if name in seen:
                yield positions.problem(where, f"`{name}` stands here twice", "leave one out")
            elif name not in led_to:
                yield positions.problem(where, f"nothing leads to `{name}`", "link to it from another entry")
            seen.add(name)
    yield from _of_languages(known)


def _of_languages(known: set[str]) -> Iterator[Problem]:
    """What is wrong with the entries of each language."""
    for file in sorted(texts_folder().glob("*.yaml")):
        try:
            data, positions = read(file)
            texts = validate(dict[str, dict[str, str]], data, positions).get(SECTION, {})
        except ScenarioError:
            continue  # told where languages are
        yield from _of_texts(texts, known, positions)


def _of_texts(texts: Mapping[str, str], known: set[str], positions: Positions) -> Iterator[Problem]:
    """Texts of no entry, and links that lead nowhere."""
    for key, text in texts.items():
        name = key.removesuffix(SAYS)
        if name not in known:
            hint = "name it in assets/tips.yaml"
            yield positions.problem((SECTION, key), f"`{name}` is in no chapter", hint)
        try:
            dead = [to for to in links_in(text) if to not in known]
        except BadTemplate as error:
            yield positions.problem((SECTION, key), str(error), "")
            continue
        for to in dead:
            hint = did_you_mean(to, sorted(known)) or "the name of an entry"
            yield positions.problem((SECTION, key), f"the link `{to}` leads nowhere", hint)


def _links(text: str) -> list[str]:
    """The links of a text, none where it cannot be read."""
    try:
        return links_in(text)
    except BadTemplate:
        return []
