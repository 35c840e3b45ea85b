"""Compares a language with English: keys it lacks or has alone, gaps that differ, plural forms it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from game.scenarios.reading.problems import Positions, Problem
from game.scenarios.texts.grammar import grammar_of
from game.scenarios.texts.templates import BadTemplate, gaps, plurals
from game.world.spelling import did_you_mean

Texts: TypeAlias = dict[str, dict[str, str]]
Flaw: TypeAlias = tuple[tuple[str, str], str, str]  # section and key, what is wrong, a hint
HEAD: Final = "language"  # the section that says which language it is
OTHER: Final = "other"
SOME: Final = 5  # keys that are named where more are missing


def faults_of(own: Texts, english: Texts, positions: Positions) -> Iterator[Problem]:
    """Everything wrong with a language, and as warnings what it lacks."""
    for where, what, hint in flaws(own, english):
        yield positions.problem(where, what, hint)
    for section, texts in own.items():
        for key, text in texts.items():
            for name in _left_out(text, english.get(section, {}).get(key, "")):
                what = f"`{section}.{key}`: `{{{name}}}` is left out"
                yield positions.warning((section, key), what, "English has it")
    if HEAD in own and (lacks := _missing(own, english)):
        what, hint = f"`{lacks[0]}` is missing", "it will be told in English"
        if len(lacks) > 1:
            some = ", ".join(f"`{name}`" for name in lacks[:SOME])
            what = f"{len(lacks)} sentences are missing, the first are {some}"
            hint = "they will be told in English"
        yield Problem(positions.file, 0, what, hint, is_warning=True)


def _missing(own: Texts, english: Texts) -> list[str]:
    """The keys that a language lacks."""
    keys = ((section, key) for section, texts in english.items() for key in texts)
    return [f"{section}.{key}" for section, key in keys if key not in own.get(section, {})]


def flaws(own: Texts, english: Texts) -> Iterator[Flaw]:
    """What of a language cannot be used, in the order of its file."""
    needed = _plural_forms(own, english)
    if needed is None:
        yield (HEAD, "locale"), "no such locale is known", "write a locale such as `de` or `pt_BR`"
    for section, texts in own.items():
        if section not in english:
            yield (section, ""), f"unknown section `{section}`", did_you_mean(section, english)
            continue
        for key, text in texts.items():
            if key not in english[section]:
                hint = did_you_mean(key, english[section])
                yield (section, key), f"English knows no `{section}.{key}`", hint
            else:
                for what, hint in _misfits(text, english[section][key], needed or frozenset()):
                    yield (section, key), f"`{section}.{key}`: {what}", hint


def _plural_forms(own: Texts, english: Texts) -> frozenset[str] | None:
    """The plural forms that a language needs; None for an unknown locale."""
    from babel import UnknownLocaleError

    locale = own.get(HEAD, {}).get("locale") or english[HEAD]["locale"]
    try:
        return grammar_of(locale).forms
    except (UnknownLocaleError, ValueError):
        return None


def _misfits(text: str, english: str, needed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one sentence."""
    try:
        found, asked = gaps(text), gaps(english)
        for name, ways in found.items():
            if name not in asked:
                yield f"there is no `{{{name}}}` in it", did_you_mean(name, asked)
            for forms in (plurals(way) for way in ways):
                if forms and (lacks := sorted(needed - forms.keys() | ({OTHER} - forms.keys()))):
                    yield f"`{{{name}}}` lacks the plural form `{lacks[0]}`", f"add `|{lacks[0]}=...`"
    except BadTemplate as error:
        yield f"it cannot be read: {error}", ""


def _left_out(text: str, english: str) -> list[str]:
    """The gaps of the English sentence that are not in another."""
    try:
        found = gaps(text)
        return [name for name in gaps(english) if name not in found]
    except BadTemplate:
        return []
