"""Compiles a scenario's events: expressions, windows, and one event for each power it is written for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from game.events.effects.bodies import FoundBody
from game.events.effects.marks import names_one, reckoned
from game.events.effects.table import AnyEffect
from game.events.effects.treaties import SignTreaty
from game.events.engine import EventBook, EventDef, Option
from game.events.expressions.asking import SUBJECT
from game.events.expressions.conditions import Group, signature
from game.events.expressions.grammar import Signature, Type
from game.events.expressions.language import Expression, compile_expression
from game.events.staging import Doing, Reckoned, Staged, about, needs_no_stage
from game.scenarios.folder.eventchecks import amounts_of, effects_of, events_of
from game.scenarios.folder.ground import Ground
from game.scenarios.folder.parts import Parts
from game.scenarios.folder.schema import EventEntry, OptionEntry
from game.words import PlaceKind, TreatyKind
from game.world import fixed
from game.world.calendar import Calendar
from game.world.state.treaties import NEVER

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
        self.signature: Signature = signature(
            self.names, land, events, bodies=bodies_of(parts), pacts=pacts_of(parts)
        )
        self.calendar = Calendar.starting(parts.scenario.start)

    def events(self, entry: EventEntry) -> Iterator[EventDef]:
        """The event itself, or one for each power it is written for."""
        condition = self._expression(entry.when, "bool")
        if not entry.each:
            yield self._event(entry, condition)
        listed = isinstance(entry.each, tuple)
        among = None if listed else self._group(entry.each)
        for power in entry.each if listed else self.names:
            meant = about(entry, {SUBJECT: power})
            yield replace(
                self._event(meant, condition), id=f"{entry.id}:{power}", subject=power, family=entry.id,
                among=among,
            )  # fmt: skip

    def _event(self, entry: EventEntry, condition: Expression) -> EventDef:
        return EventDef(
            id=entry.id,
            title=entry.title,
            text=entry.text,
            first=self.calendar.turn_of(entry.first) if entry.first else 0,
            last=self.calendar.turn_of(entry.last) if entry.last else NEVER,
            condition=condition,
            chance=self._chance(entry),
            cooldown=entry.again_after,
            effects=tuple(self._effect(effect) for effect in entry.effects),
            ask=entry.ask if names_one(entry.ask) else "",
            asks=None if entry.ask is None or names_one(entry.ask) else self._group(entry.ask),
            options=tuple(self._option(option) for option in entry.options),
        )

    def _chance(self, entry: EventEntry) -> int | Expression:
        """Chance a quarter, permyriad: as given or to be reckoned, one in the mean number of quarters, or
        certain."""
        if isinstance(entry.chance, str):
            return self._expression(entry.chance, "num")
        if entry.mean_quarters is not None:
            return fixed.div(fixed.ONE, entry.mean_quarters)
        return CERTAIN if entry.chance is None else entry.chance

    def _option(self, option: OptionEntry) -> Option:
        return Option(
            option.id,
            option.label,
            self._expression(option.condition, "bool") if option.condition else None,
            tuple(self._effect(effect) for effect in option.effects),
            self._expression(option.weight, "num") if option.weight else None,
            {str(logic): text for logic, text in option.meaning.items()},
        )

    def _effect(self, effect: AnyEffect) -> Doing:
        """An effect as it is carried out: as it stands, or after what is to be asked first."""
        amounts = tuple(
            Reckoned(way[0], self._expression(text, "num"), *reckoned(effect)[way[0]], of="".join(way[1:]))
            for way, text in amounts_of(effect).items()
        )
        is_plain = effect.when is None and not effect.after and not effect.each and not amounts
        if is_plain and needs_no_stage(effect):
            return effect
        condition = self._expression(effect.when, "bool") if effect.when else None
        return Staged(effect, condition, effect.after, self._group(effect.each), amounts)

    def _group(self, said: tuple[str, ...] | str) -> Group:
        return self._expression(said, "powers") if isinstance(said, str) else said

    def _expression(self, text: str, result: Type) -> Expression:
        return compile_expression(text, self.signature, result)


def bodies_of(parts: Parts) -> list[str]:
    """Every body that a condition or an effect may name: those of the start, and those that events found."""
    found = [body.id for body in parts.treaties.institutions]
    effects = (effect for _, _, entry in events_of(parts) for _, effect in effects_of(entry))
    return [*found, *(effect.id for effect in effects if isinstance(effect, FoundBody))]


def pacts_of(parts: Parts) -> dict[str, tuple[TreatyKind, str]]:
    """Kind and name of every treaty that has an id: those of the start, and those that events sign."""
    found = {entry.id: (entry.kind, entry.name) for entry in parts.treaties.treaties}
    for _, _, entry in events_of(parts):
        for _, effect in effects_of(entry):
            if isinstance(effect, SignTreaty) and effect.id:
                found[effect.id] = (effect.kind, effect.name)
    return found
