"""Reads the sentences of the game, ``assets/texts/<language>.yaml``; knows which language is spoken.

English is whole and stands behind every other language: a key that a language lacks, or whose sentence could
not be filled in, is told in English. The section ``language`` names the language and its locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from game.scenarios.mods import mods
from game.scenarios.reading.paths import data_root
from game.scenarios.reading.problems import Problem, ScenarioError
from game.scenarios.reading.yamlpos import read, validate
from game.scenarios.texts.grammar import Grammar, grammar_of
from game.scenarios.texts.judging import HEAD, Texts, faults_of, flaws
from game.world.spelling import did_you_mean

ENGLISH: Final = "en"
VARIABLE: Final = "CONCERT_LANGUAGE"  # of the environment; it names the language where no option does
TEXTS: Final = "texts"  # the folder of a mod, or of a scenario
CODE: Final = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4})?")

NEW: Final = "a new one begins with `language: {name: ..., locale: ...}`"

#: The one place that knows which language is spoken, for the whole program: the last; empty if nobody chose.
_chosen: Final[list[str]] = []


def texts_folder() -> Path:
    """Where the languages of the game are."""
    return data_root() / "assets" / "texts"


def texts_folders() -> list[Path]:
    """The same, and then those of mods; what a mod says of a key counts."""
    return [texts_folder(), *(mod.folder / TEXTS for mod in mods() if not mod.problems)]


def languages(*more: Path) -> list[str]:
    """The codes of all languages there are, English first; those too that folders of texts bring."""
    found = {path.stem for folder in (*texts_folders(), *more) for path in folder.glob("*.yaml")}
    return [ENGLISH, *sorted(code for code in found - {ENGLISH} if CODE.fullmatch(code))]


def spoken() -> str:
    """The code of the language that is spoken; English where nobody chose."""
    return _chosen[-1] if _chosen else ENGLISH


def speak(language: str) -> None:
    """Speak a language from now on; raises `ScenarioError` where there is none of that code."""
    load_texts(language)
    _chosen[:] = [language]


def is_chosen() -> bool:
    """Whether somebody has said which language to speak."""
    return bool(_chosen)


def name_of(language: str) -> str:
    """What a language calls itself."""
    return load_texts(language)["language"]["name"]


@lru_cache(maxsize=8)
def load_texts(language: str = ENGLISH) -> Texts:
    """Sentences by section and key, whole in every language; raises `ScenarioError`."""
    if language not in languages() and language != ENGLISH:
        there = did_you_mean(language, languages(), 8) or "English is `en`"
        raise ScenarioError([Problem(str(texts_folder()), 0, f"there is no language `{language}`", there)])
    english = _read(texts_folder() / f"{ENGLISH}.yaml") if language == ENGLISH else load_texts(ENGLISH)
    own: Texts = {}
    for texts in _layers(language):
        for section, words in texts.items():
            own[section] = own.get(section, {}) | words
    return _filled(own, english) if own else english


def _layers(language: str) -> Iterator[Texts]:
    """What there is in a language beside the English of the game, mods on top; theirs only if it is sound."""
    for folder in texts_folders():
        path = folder / f"{language}.yaml"
        if folder == texts_folder():
            if language != ENGLISH and path.exists():
                yield _read(path)
        elif path.exists():
            with suppress(ScenarioError):
                yield _read(path)


def _filled(own: Texts, english: Texts) -> Texts:
    """All sentences, in English where the language has none or cannot be used."""
    broken = {where for where, _, _ in flaws(own, english)}
    return {
        section: {
            key: own[section][key] if key in own.get(section, {}) and (section, key) not in broken else text
            for key, text in texts.items()
        }
        for section, texts in english.items()
    }


def grammar(language: str) -> Grammar:
    """How a language counts and lists."""
    return grammar_of(load_texts(language)["language"]["locale"])


def is_sound(language: str) -> bool:
    """Whether a language can be read; what is wrong with one that cannot, `validate` tells."""
    try:
        load_texts(language)
    except ScenarioError:
        return False
    return True


def language_problems(folder: Path | None = None) -> Iterator[Problem]:
    """What is wrong with the languages in a folder, by default the game's.

    Keys and gaps unlike the English ones, plural forms that a language lacks; what is missing only where a
    file says which language it is, as a mod may change a few sentences of another's.
    """
    home = folder or texts_folder()
    elsewhere = [other for other in texts_folders() if other.resolve() != home.resolve()]
    for path in sorted(home.glob("*.yaml")):
        if not CODE.fullmatch(path.stem):
            continue
        try:
            data, positions = read(path)
            own: Texts = validate(dict[str, dict[str, str]], data, positions)
            if HEAD not in own and not any((other / path.name).exists() for other in elsewhere):
                yield positions.problem((), f"no language `{path.stem}` is known", NEW)
            yield from faults_of(own, load_texts(ENGLISH), positions)
        except ScenarioError as error:
            yield from error.problems


def _read(path: Path) -> Texts:
    data, positions = read(path)
    texts: Texts = validate(dict[str, dict[str, str]], data, positions, str(path))
    return texts
