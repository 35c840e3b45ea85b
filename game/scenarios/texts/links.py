"""Links in texts: ``{link:trust}`` leads to an entry, ``{link:trust|trusted}`` does so in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.scenarios.texts.templates import BadTemplate, pieces

LINK: Final = "link"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: its words, and the entry they lead to, '' for none; a link may have no words."""

    words: str
    to: str = ""


def parts(text: str) -> Iterator[Part]:
    """A text in parts; raises `BadTemplate` where a gap is no link.

    >>> [(part.words, part.to) for part in parts("Much {link:trust} is lost.")]
    [('Much ', ''), ('', 'trust'), (' is lost.', '')]
    """
    for words, name, spec in pieces(text):
        if words:
            yield Part(words)
        if name and name != LINK:
            raise BadTemplate(f"`{{{name}}}` is no link: write {{link:entry}} or {{link:entry|words}}")
        if name:
            to, _, own = spec.partition("|")
            yield Part(own, to)


def links_in(text: str) -> list[str]:
    """The entries that a text leads to."""
    return [part.to for part in parts(text) if part.to]
