"""Every name, expression, date and id in a scenario's files: unknown, misspelt, loosely written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from game.events.effects.bodies import FoundBody
from game.events.effects.marks import Code, Ref, Sets
from game.events.effects.treaties import SignTreaty
from game.events.expressions.asking import ASKED, EACH, SUBJECT
from game.events.expressions.conditions import signature
from game.events.expressions.grammar import BadExpression, EvaluationError, Signature
from game.events.expressions.language import compile_expression
from game.scenarios.folder.ground import Pieces
from game.scenarios.folder.schema import (
    BodyEntry,
    EventEntry,
    EventsFile,
    OptionEntry,
    PowerEntry,
    TreatyEntry,
)
from game.scenarios.folder.sheets import Sheet
from game.scenarios.reading.problems import Problem, Where
from game.scenarios.reading.references import FLAG, Finding, Marked, Named, findings, told_loose
from game.words import Cabinet, Ideology, PlaceKind
from game.world.calendar import read_quarter
from game.world.map.gamemap import GameMap
from game.world.spelling import did_you_mean

#: What to do about what a campaign's map has not got.
OUTSIDE: Final = "remove it, or widen the `window`"
_SPOKEN: Final = {
    "unit": "unit of the era",
    "place": "land province",
    "any_place": "land province or box",
    "spot": "land province, city or box",
    "body": "body of treaties.yaml or founded by an event",
}
#: What a word for a power needs, to mean one.
_NEEDS: Final[Mapping[str, str]] = {
    SUBJECT: "it needs `each: [...]` in the event",
    ASKED: "it needs an answer: only `options` are about who was asked",
    EACH: "it needs `each: [...]` in the effect",
}
#: Questions whose answers are words of a closed list, and what they are compared with.
_WORDS: Final[Mapping[str, list[str]]] = {"cabinet": list(Cabinet), "ideology": list(Ideology)}
_COMPARED: Final = re.compile(r"\b(cabinet|ideology)\(\s*\w+\s*\)\s*[!=]=\s*['\"]([^'\"]*)['\"]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a name: in which file, where, and how it is told."""

    sheet: Sheet
    where: Where
    problem: Problem
    spoils: bool = True  # nothing can be made of the entry it stands in; beside a bad expression much can


@dataclass(frozen=True, slots=True)
class Names:
    """What the files of a scenario name, as they stand: even where an entry is wrong, it has its name."""

    found: tuple[tuple[Sheet, tuple[Finding, ...]], ...]

    def of(self, kind: type) -> list[str]:
        """The ids of all entries of a type."""
        return [i.id for _, items in self.found for i in items if isinstance(i, Named) and i.kind is kind]

    @property
    def powers(self) -> frozenset[str]:
        """The states that ``powers.yaml`` lists."""
        return frozenset(self.of(PowerEntry))

    @property
    def expressions(self) -> list[str]:
        """All conditions and weights."""
        return [
            i.text
            for _, items in self.found
            for i in items
            if isinstance(i, Marked) and isinstance(i.mark, Code)
        ]

    @property
    def flags(self) -> frozenset[str]:
        """The flags that events set."""
        return frozenset(
            i.text
            for _, items in self.found
            for i in items
            if isinstance(i, Marked) and isinstance(i.mark, Sets)
        )


def names_in(sheets: Iterable[Sheet]) -> Names:
    """Everything that is named in the files."""
    return Names(tuple((sheet, tuple(findings(sheet.shape, sheet.data))) for sheet in sheets))


def name_faults(names: Names, pieces: Pieces) -> Iterator[Fault]:
    """Unknown names, bad expressions and dates, and ids given twice, over all files.

    Where a piece of the ground cannot be read, nobody knows what it would have named.
    """
    yield from _twice(names)
    checker = _Checker(pieces, names)
    for sheet, items in names.found:
        for item in items:
            if isinstance(item, Marked):
                yield from checker.faults(sheet, item)


def loose_values(names: Names) -> Iterator[Problem]:
    """Values that only look like what belongs there, such as ``yes`` for ``true``."""
    for sheet, items in names.found:
        yield from told_loose(items, sheet.positions)


def _twice(names: Names) -> Iterator[Fault]:
    """Ids given twice to the same kind of thing; options need differ only within their event."""
    first: dict[tuple[object, ...], tuple[Sheet, Named]] = {}
    for sheet, item in ((s, i) for s, items in names.found for i in items if isinstance(i, Named)):
        if item.kind is FoundBody:  # it may come about in several ways, or again
            continue
        scope: Where = item.where[:2] if item.kind is OptionEntry else ()
        key = (item.kind, sheet.name if scope else "", scope, item.id)
        if key in first:
            other, before = first[key]
            line, file = other.positions.at(*before.where)[0], other.positions.file_of(*before.where)
            is_same = file == sheet.positions.file_of(*item.where)
            hint = f"first in line {line}" + ("" if is_same else f" of {file}")
            problem = sheet.positions.problem(item.where, f"the id `{item.id}` is given twice", hint)
            yield Fault(sheet, item.where, problem)
        else:
            first[key] = sheet, item


class _Checker:
    """Knows all names and judges each marked text."""

    def __init__(self, pieces: Pieces, names: Names) -> None:
        self.known: dict[str, frozenset[str]] = {
            "body": frozenset([*names.of(BodyEntry), *names.of(FoundBody)])
        }
        self.signature: Signature | None = None  # of a place where every word means somebody
        self.flags = names.flags
        self.outside = pieces.outside
        if pieces.rules is not None:
            self.known["unit"] = frozenset(unit.id for unit in pieces.rules.units_of(pieces.era))
        if pieces.map is not None:
            self._learn_places(pieces.map)
        if pieces.map is not None and pieces.roster is not None:
            self.known["power"] = frozenset(p.id for p in pieces.roster)
            self.known["pact"] = frozenset([*names.of(TreatyEntry), *names.of(SignTreaty)])
            events = names.of(EventEntry)
            self.signature = signature(
                self.known["power"], self.known["place"], events,
                bodies=self.known["body"], pacts=self.known["pact"],
            )  # fmt: skip

    def _learn_places(self, game_map: GameMap) -> None:
        places = game_map.places
        land = [p.id for p in places if p.kind is PlaceKind.LAND]
        self.known["place"] = frozenset(land)
        self.known["any_place"] = frozenset(p.id for p in places if p.kind is not PlaceKind.SEA)
        self.known["spot"] = self.known["any_place"] | {city.id for city in game_map.cities}

    def faults(self, sheet: Sheet, item: Marked) -> Iterator[Fault]:
        """What is wrong with a marked text, if anything."""
        about = _meant(sheet, item.where)
        if isinstance(item.mark, Ref):
            yield from self._name(sheet, item, item.mark, about)
        elif isinstance(item.mark, Code):
            for what, hint in self._code(item.text, item.mark, about):
                problem = sheet.positions.problem(item.where, f"{item.where[-1]}: {what}", hint)
                yield Fault(sheet, item.where, problem, spoils=False)
        elif not isinstance(item.mark, Sets):
            try:
                read_quarter(item.text)
            except ValueError as error:
                yield Fault(
                    sheet, item.where, sheet.positions.problem(item.where, f"{item.where[-1]}: {error}")
                )

    def _name(self, sheet: Sheet, item: Marked, mark: Ref, about: frozenset[str]) -> Iterator[Fault]:
        """An id that nothing has, or a word for a power where nobody is meant."""
        known, kind = self.known.get(mark.domain), _SPOKEN.get(mark.domain, mark.domain)
        if known is None or item.text in known or (kind == "power" and item.text in about):
            return
        if item.text in _NEEDS and kind == "power" and sheet.shape is EventsFile:
            what, hint = f"`{item.text}` means nobody here", _NEEDS[item.text]
        elif item.text in self.outside:
            what, hint = f"`{item.text}` is not on this campaign's map", OUTSIDE
        else:
            what, hint = f"no {kind} `{item.text}`", did_you_mean(item.text, known | self._beside(kind))
        yield Fault(sheet, item.where, sheet.positions.problem(item.where, what, hint))

    def _beside(self, kind: str) -> frozenset[str]:
        """What is called so elsewhere: perhaps a place is outside for its spelling alone."""
        return frozenset() if kind == "power" else self.outside

    def _code(self, text: str, mark: Code, about: frozenset[str]) -> Iterator[tuple[str, str]]:
        """What is wrong with an expression; a word for a power where nobody is meant is told as such."""
        if self.signature is None:
            return
        try:
            found = compile_expression(text, self.signature, mark.result)
        except BadExpression as error:
            is_outside = not self.outside.isdisjoint(re.findall(r"\w+", error.why))
            why = error.why.partition(", known: ")[0] if is_outside else error.why  # other places are no help
            yield f"column {error.column}: {why}", OUTSIDE if is_outside else ""
            return
        if not found.names and not found.functions:
            try:
                found.value({})
            except EvaluationError as error:
                yield str(error), "it can never be reckoned"
        for word in found.names:
            if word in _NEEDS and word not in about:
                yield f"`{word}` means nobody here", _NEEDS[word]
        for flag in FLAG.findall(text):
            if flag not in self.flags:
                yield f"no event sets the flag `{flag}`", did_you_mean(flag, self.flags)


def unknown_words(names: Names) -> Iterator[Problem]:
    """Words that no cabinet and no ideology is called by, in what is compared with one."""
    for sheet, items in names.found:
        for item in items:
            if isinstance(item, Marked) and isinstance(item.mark, Code):
                for kind, word in _COMPARED.findall(item.text):
                    if word not in _WORDS[kind]:
                        what = f"{item.where[-1]}: no {kind} is called `{word}`"
                        hint = did_you_mean(word, _WORDS[kind])
                        yield sheet.positions.problem(item.where, what, hint)


def _meant(sheet: Sheet, where: Where) -> frozenset[str]:
    """The words that stand for a power in a place of a file: in which event, option and effect it is."""
    if sheet.shape is not EventsFile or len(where) < 3:
        return frozenset()
    words = set()
    if where[2] != "each" and _says_each(sheet.data, where[:2]):
        words.add(SUBJECT)
    if where[2] == "options":
        words.add(ASKED)
    if "effects" in where:
        effect = where.index("effects") + 2
        if where[effect : effect + 1] not in ((), ("each",)) and _says_each(sheet.data, where[:effect]):
            words.add(EACH)
    return frozenset(words)


def _says_each(data: object, where: Where) -> bool:
    """Whether an event or an effect is about each of some powers."""
    for step in where:
        data = data[step]  # type: ignore[index]
    return isinstance(data, dict) and bool(data.get("each"))
