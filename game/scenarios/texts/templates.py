"""Sentences with gaps: ``{name}``, and forms of what fills them.

``{name}`` takes a value as it is. ``{men:one=# man|other=# men}`` takes the form that the language uses for
the number of the value, which stands for ``#``; a list counts what is in it. ``{power:genitive}`` takes a
form that the value brings along, and the value itself where it has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter
from typing import Final

from game.scenarios.texts.grammar import Grammar

#: The plural forms that languages tell apart.
PLURALS: Final = ("zero", "one", "two", "few", "many", "other")
NUMBER: Final = "#"
#: A name in a text from data, and the form of it that is asked for: `{france}`, `{france:genitive}`.
_NAMED: Final = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z_]+))?\}")
NO_FORMS: Final[Mapping[str, str]] = {}


class Phrase(str):
    """A text with what grammar must know of it: how many it stands for, and its other forms by name."""

    number: int | None = None
    forms: Mapping[str, str] = NO_FORMS


def phrase(text: str, number: int | None = None, forms: Mapping[str, str] = NO_FORMS) -> Phrase:
    """A text that stands for so many, or has other forms."""
    found = Phrase(text)
    found.number, found.forms = number, forms
    return found


class BadTemplate(ValueError):
    """A sentence cannot be read; the text says why."""


@lru_cache(maxsize=8192)
def pieces(template: str) -> tuple[tuple[str, str, str], ...]:
    """A sentence as (text, name of the gap after it or '', how it is filled); raises `BadTemplate`.

    >>> pieces("{men:one=# man|other=# men} of {power}")
    (('', 'men', 'one=# man|other=# men'), (' of ', 'power', ''))
    """
    try:
        read = list(Formatter().parse(template))
    except ValueError as error:
        raise BadTemplate(str(error).lower()) from None
    for _, name, _, conversion in read:
        if name is not None and (conversion or not name.isidentifier()):
            raise BadTemplate("a gap is `{name}`, `{name:form}` or `{name:one=...|other=...}`")
    return tuple((text, name or "", spec or "") for text, name, spec, _ in read)


@lru_cache(maxsize=2048)
def plurals(spec: str) -> Mapping[str, str]:
    """The plural forms of a gap, {} if it has none; raises `BadTemplate`.

    >>> plurals("one=# man|other=# men")
    {'one': '# man', 'other': '# men'}
    """
    if "=" not in spec:
        return NO_FORMS
    found = dict[str, str]()
    for part in spec.split("|"):
        form, sign, text = part.partition("=")
        if not sign or form not in PLURALS or form in found:
            raise BadTemplate(f"`{part}` is no plural form: write one=...|other=...")
        found[form] = text
    return found


def named_in(text: str, names: Mapping[str, Phrase]) -> str:
    """A text from data with names for the ids in its braces; what begins it gets a capital.

    >>> named_in("{porte} hears of {france}", {"porte": phrase("the Porte"), "france": phrase("France")})
    'The Porte hears of France'
    """

    def name(found: re.Match[str]) -> str:
        known = names.get(found[1])
        if known is None:
            return found[0]
        said = known.forms.get(found[2], known) if found[2] else str(known)
        return said if found.start() else said[:1].upper() + said[1:]

    return _NAMED.sub(name, text)


def gaps(template: str) -> dict[str, list[str]]:
    """The names of a sentence's gaps, each with the ways in which it is filled; raises `BadTemplate`."""
    found = dict[str, list[str]]()
    for _, name, spec in pieces(template):
        if name:
            found.setdefault(name, []).append(spec)
    return found


def fill(template: str, values: Mapping[str, object], grammar: Grammar) -> str:
    """The sentence; KeyError if a value is missing, `BadTemplate` where one that is counted has no number.

    >>> from game.scenarios.texts.grammar import grammar_of
    >>> fill("{men:one=# man|other=# men} of {power}", {"men": 1, "power": "France"}, grammar_of("en_GB"))
    '1 man of France'
    """
    words: list[str] = []
    for text, name, spec in pieces(template):
        words.append(text)
        if name:
            words.append(_formed(values[name], spec, grammar))
    return "".join(words)


def _formed(value: object, spec: str, grammar: Grammar) -> str:
    """A value as a gap takes it."""
    if not spec:
        return str(value)
    forms = plurals(spec)
    if not forms:
        return value.forms.get(spec, value) if isinstance(value, Phrase) else str(value)
    count = value.number if isinstance(value, Phrase) else value
    if not isinstance(count, int):
        raise BadTemplate(f"{value!r} is counted, and has no number")
    shown = str(value) if isinstance(value, Phrase) else grammar.number(count)
    return forms.get(grammar.form_of(count), forms["other"]).replace(NUMBER, shown)
