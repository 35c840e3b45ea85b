"""Entries of notes and of the encyclopedia, in the language spoken: rules that all may know, and no state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from game.scenarios.tables.tips import FAMILIES, SAYS, SECTION, Family, load_tips
from game.scenarios.texts.links import parts
from game.scenarios.texts.sentences import load_texts, spoken
from game.scenarios.texts.templates import BadTemplate
from game.ui.text import beginning, inside, is_said, say
from game.ui.widgets.rows import LookUp, Run

SCREENS: Final = "ui"  # the section in which families are told


@dataclass(frozen=True, slots=True)
class Entry:
    """What there is to say about a word of the game."""

    name: str
    title: str
    says: str  # with links

    @property
    def runs(self) -> tuple[Run, ...]:
        """What it says, in words and links."""
        return runs(self.says)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Entries about one subject."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return say(f"chapter_{self.name}")


def chapters() -> tuple[Chapter, ...]:
    """All there is, in order."""
    return _chapters(spoken())


@lru_cache(maxsize=4)
def _chapters(language: str) -> tuple[Chapter, ...]:
    texts, told = load_texts(language)[SECTION], load_texts(language)[SCREENS]
    found = []
    for chapter in load_tips().chapters:
        entries = [Entry(name, texts[name], texts[f"{name}{SAYS}"]) for name in chapter.entries]
        entries += [entry for family in chapter.families for entry in _words(family, told)]
        found.append(Chapter(chapter.id, tuple(entries)))
    return tuple(found)


def _words(family: Family, told: Mapping[str, str]) -> Iterator[Entry]:
    """The words of a vocabulary, each with what is said of it."""
    words, named, about = FAMILIES[family]
    for word in words:
        yield Entry(f"{family}_{word}", beginning(told[f"{named}{word}"]), told[f"{about}{word}"])


def entry(name: str) -> Entry | None:
    """An entry by its name; None for what a mod's text may lead to and nobody tells of."""
    return _by_name(spoken()).get(name)


@lru_cache(maxsize=4)
def _by_name(language: str) -> dict[str, Entry]:
    return {found.name: found for chapter in _chapters(language) for found in chapter.entries}


def runs(text: str) -> tuple[Run, ...]:
    """A text in words and links; a link without words is called as its entry is."""
    try:
        found = list(parts(text))
    except BadTemplate:
        return (Run(text),)
    return tuple(_run(part.words, part.to, is_first=not n) for n, part in enumerate(found))


def _run(words: str, to: str, *, is_first: bool) -> Run:
    about = entry(to) if to else None
    if about is None:
        return Run(words or to)
    title = about.title if is_first else inside(about.title)
    return Run(words or title, LookUp(about.name))


def found(wanted: str) -> list[Entry]:
    """The entries that fit a text: whose titles begin so, then hold it, then those that say it, then those
    with all of its words in them or among the words by which people look for them."""
    sought = wanted.strip().casefold()
    ranked = []
    for entry_ in (e for chapter in chapters() for e in chapter.entries):
        rank = _fit(entry_, sought)
        if rank < NO_FIT:
            ranked.append((rank, entry_))
    return [entry_ for _, entry_ in sorted(ranked, key=lambda pair: pair[0])]


NO_FIT: Final = 5


def _fit(about: Entry, sought: str) -> int:
    """How well an entry fits what is sought, 0 best."""
    title, said = about.title.casefold(), "".join(run.text for run in about.runs).casefold()
    if title.startswith(sought):
        return 0
    if sought in title:
        return 1
    key = f"sought_{about.name}"
    looked_for = say(key).casefold() if is_said(key) else ""
    if sought in looked_for:
        return 2
    if sought in said:
        return 3
    return 4 if all(word in f"{title} {said} {looked_for}" for word in sought.split()) else NO_FIT


def leading_to(name: str) -> list[Entry]:
    """The entries that lead to one."""
    others = (e for chapter in chapters() for e in chapter.entries if e.name != name)
    return [e for e in others if any(run.action == LookUp(name) for run in e.runs)]
