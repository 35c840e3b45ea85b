"""Texts from strangers: which may reach a screen or a terminal, and how the others are told about.

A control character can make a terminal do things, a mark of writing direction lets a text read as what it
is not, and a line that never ends hides what stands after it.
"""

from __future__ import annotations

import re
from typing import Final

#: Control characters but for tab and line feed, marks of writing direction, and halves of letters.
HARMFUL: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ud800-\\udfff]"
)
_UNFIT_TO_PRINT: Final = re.compile(f"{HARMFUL.pattern}|[\\t\\n]")
LONGEST_NAME: Final = 200


def harm_in(text: str) -> str:
    """The first character of a text that must not reach a screen, by its number; "" for none.

    >>> harm_in("Congress of Vienna"), harm_in("\\x1b[2J")
    ('', 'U+001B')
    """
    found = HARMFUL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def is_name(text: object) -> bool:
    """Whether this is one line that can stand as a name on a screen.

    >>> is_name("Zürich"), is_name("two\\nlines"), is_name(None)
    (True, False, False)
    """
    return isinstance(text, str) and len(text) <= LONGEST_NAME and not _UNFIT_TO_PRINT.search(text)


def printable(text: str, most: int = 400) -> str:
    """A text as one line that does nothing to a terminal: what is unfit stands as its number.

    >>> printable("a\\x1b[2Jb"), printable("much too long", 8)
    ('a\\\\x1b[2Jb', 'much too…')
    """
    if len(text) > most:
        text = text[:most] + "…"
    return _UNFIT_TO_PRINT.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
