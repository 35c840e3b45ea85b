"""Guesses what someone meant to type; used wherever a file or an expression names something unknown."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MANY = 60  # more known words than this are not listed in full
LONGEST = 64  # letters of a word that is looked for; nobody misspells a longer one


def did_you_mean(word: str, known: Iterable[str], many: int = MANY) -> str:
    """A hint for a word nobody knows: the nearest known word, or the whole list when it is short.

    >>> did_you_mean("austira", ["austria", "france"])
    'did you mean `austria`?'
    >>> did_you_mean("x", ["yes", "no"])
    'known: no, yes'
    >>> did_you_mean("x", [])
    ''
    """
    words = sorted(set(known))
    near = get_close_matches(word, words, n=1) if len(word) <= LONGEST else []
    if near:
        return f"did you mean `{near[0]}`?"
    if 0 < len(words) <= many:
        return "known: " + ", ".join(words)
    return ""
