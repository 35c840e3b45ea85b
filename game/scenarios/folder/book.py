"""Compiles a scenario's events: expressions, windows, and one event for each power it is written for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from enum import Enum
from typing import Any, TypeVar

from game.events.conditions import SUBJECT, signature
from game.events.engine import EventBook, EventDef, Option
from game.events.language import Expression, Signature, Type, compile_expression
from game.scenarios.folder.ground import Ground
from game.scenarios.folder.parts import Parts
from game.scenarios.folder.schema import EventEntry, OptionEntry
from game.words import PlaceKind
from game.world import fixed
from game.world.calendar import Calendar
from game.world.state.treaties import NEVER

T = TypeVar("T")
CERTAIN = fixed.ONE


def compile_book(parts: Parts, ground: Ground) -> EventBook:
    """The events of checked files, in their order."""
    entries = [entry for file in parts.events for entry in file.events]
    compiler = _Compiler(parts, ground, [entry.id for entry in entries])
    return EventBook(tuple(event for entry in entries for event in compiler.events(entry)))


class _Compiler:
    """Turns entries into events."""

    def __init__(self, parts: Parts, ground: Ground, events: Iterable[str]) -> None:
        land = [p.id for p in ground.map.places if p.kind is PlaceKind.LAND]
        self.names = {facts.id: facts.name for facts in ground.roster}
        self.signature: Signature = signature(self.names, land, events)
        self.calendar = Calendar.starting(parts.scenario.start)

    def events(self, entry: EventEntry) -> Iterator[EventDef]:
        """The event itself, or one for each power it is written for."""
        condition = self._expression(entry.when, "bool")
        if not entry.each:
            yield self._event(entry, condition)
        for power in entry.each:
            about = _about(entry, power, self.names[power])
            yield replace(
                self._event(about, condition), id=f"{entry.id}:{power}", subject=power, family=entry.id
            )

    def _event(self, entry: EventEntry, condition: Expression) -> EventDef:
        return EventDef(
            id=entry.id,
            title=entry.title,
            text=entry.text,
            first=self.calendar.turn_of(entry.first) if entry.first else 0,
            last=self.calendar.turn_of(entry.last) if entry.last else NEVER,
            condition=condition,
            chance=chance_of(entry),
            cooldown=entry.again_after,
            effects=entry.effects,
            ask=entry.ask or "",
            options=tuple(self._option(option) for option in entry.options),
        )

    def _option(self, option: OptionEntry) -> Option:
        return Option(
            option.id,
            option.label,
            self._expression(option.condition, "bool") if option.condition else None,
            option.effects,
            self._expression(option.weight, "num") if option.weight else None,
            {str(logic): text for logic, text in option.meaning.items()},
        )

    def _expression(self, text: str, result: Type) -> Expression:
        return compile_expression(text, self.signature, result)


def chance_of(entry: EventEntry) -> int:
    """Chance a quarter, permyriad: as given, or one in the mean number of quarters, or certain."""
    if entry.mean_quarters is not None:
        return fixed.div(fixed.ONE, entry.mean_quarters)
    return CERTAIN if entry.chance is None else entry.chance


def _about(value: T, power: str, name: str) -> T:
    """The same entry with a power's id for the word `subject` and its name for `{subject}` in texts."""
    if isinstance(value, str) and not isinstance(value, Enum):  # a word of the vocabulary names nobody
        return power if value == SUBJECT else value.replace("{subject}", name)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_about(item, power, name) for item in value)  # type: ignore[return-value]
    if hasattr(value, "__dataclass_fields__"):
        entry: Any = value
        changed: T = replace(
            entry, **{f.name: _about(getattr(entry, f.name), power, name) for f in fields(entry)}
        )
        return changed
    return value
