"""What an event must agree with itself in: its window, its question and the answers, what is asked of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.events.effects.bonds import Found
from game.events.effects.home import RaiseForces
from game.events.effects.marks import names_one, reckoned
from game.events.effects.table import AnyEffect
from game.events.effects.treaties import SignTreaty
from game.events.expressions.asking import ASKED
from game.scenarios.folder.parts import Parts
from game.scenarios.folder.schema import EventEntry
from game.scenarios.reading.problems import Positions, Problem, Where
from game.world.calendar import Calendar
from game.world.spelling import did_you_mean

_CHOSE: Final = re.compile(
    r"\b(chose|times_chosen|chose_by)\((?:[^,()]*,)??\s*['\"]?(\w+)['\"]?\s*,\s*['\"]([^'\"]*)['\"]"
)
_BELIEVES: Final = re.compile(r"\b(trust|threat)\(\s*['\"]?(\w+)")


def events_of(parts: Parts) -> Iterator[tuple[Positions, Where, EventEntry]]:
    """All events of a scenario, and where each stands."""
    for file, at in zip(parts.events, parts.event_positions, strict=True):
        for number, entry in enumerate(file.events):
            yield at, ("events", number), entry


def effects_of(entry: EventEntry) -> Iterator[tuple[Where, AnyEffect]]:
    """All effects of an event, with the way to each."""
    for number, effect in enumerate(entry.effects):
        yield ("effects", number), effect
    for position, option in enumerate(entry.options):
        for number, effect in enumerate(option.effects):
            yield ("options", position, "effects", number), effect


def expressions_of(entry: EventEntry) -> Iterator[tuple[Where, str]]:
    """All expressions of an event, with the way to each."""
    yield ("when",), entry.when
    for number, option in enumerate(entry.options):
        if option.condition is not None:
            yield ("options", number, "condition"), option.condition
        if option.weight is not None:
            yield ("options", number, "weight"), option.weight
    for key, said in (("each", entry.each), ("ask", entry.ask)):
        if isinstance(said, str) and not names_one(said):
            yield (key,), said
    for place, effect in effects_of(entry):
        if effect.when is not None:
            yield (*place, "when"), effect.when
        if isinstance(effect.each, str):
            yield (*place, "each"), effect.each
        yield from (((*place, *way), text) for way, text in amounts_of(effect).items())


def amounts_of(effect: AnyEffect) -> dict[tuple[str, ...], str]:
    """The amounts of an effect that are expressions, by key, or by key and kind."""
    told: dict[tuple[str, ...], object] = {}
    for key in reckoned(effect):
        value = getattr(effect, key)
        told |= (
            {(key, kind): each for kind, each in value.items()}
            if isinstance(value, dict)
            else {(key,): value}
        )
    return {way: text for way, text in told.items() if isinstance(text, str)}


def listed(said: tuple[str, ...] | str | None) -> Iterator[tuple[Where, str]]:
    """The powers that are named by their ids, with the way to each; an expression names nobody."""
    if names_one(said):
        yield (), said
    elif isinstance(said, tuple):
        yield from (((number,), power) for number, power in enumerate(said))


def misfits(parts: Parts) -> Iterator[Problem]:
    """Windows that close before they open, questions without answers, answers that no event has."""
    options = {
        entry.id: [option.id for option in entry.options]
        for at, where, entry in events_of(parts)
        if at.is_whole(*where, "options")
    }
    alone = {entry.id for _, _, entry in events_of(parts) if names_one(entry.ask)}
    signed = {treaty.id for treaty in parts.treaties.treaties}
    calendar = Calendar.starting(parts.scenario.start)
    for at, where, entry in events_of(parts):
        yield from _window(at, where, entry, calendar)
        yield from _question(at, where, entry)
        yield from _minds(at, where, entry)
        for place, effect in effects_of(entry):
            yield from _effect(at, (*where, *place), effect)
            yield from _late(at, (*where, *place, "after"), entry, effect)
            if isinstance(effect, SignTreaty) and effect.id in signed:
                what, hint = f"the id `{effect.id}` is given twice", "a treaty of `treaties.yaml` has it"
                yield at.problem((*where, *place, "id"), what, hint)
        for place, text in expressions_of(entry):
            for asks, event, option in _CHOSE.findall(text):
                if option not in options.get(event, [option]):
                    hint = did_you_mean(option, options[event])
                    yield at.problem((*where, *place), f"`{event}` has no option `{option}`", hint)
                elif asks != "chose" and event in alone:
                    what = f"`{event}` asks one power, and `{asks}` is of several"
                    yield at.problem((*where, *place), what, f"write `chose({event}, '{option}')`")


def _minds(at: Positions, where: Where, entry: EventEntry) -> Iterator[Problem]:
    """Who is asked knows his own mind alone: what others believe opens no answer to him, and weighs none."""
    own = {ASKED, *((entry.ask,) if names_one(entry.ask) else ())}
    for number, option in enumerate(entry.options):
        for key, text in (("condition", option.condition), ("weight", option.weight)):
            for question, power in _BELIEVES.findall(text or ""):
                if power not in own:
                    what = f"{key}: who is asked cannot know the `{question}` of {power}"
                    yield at.problem(
                        (*where, "options", number, key), what, f"write `{question}(asked, ...)`"
                    )


def _late(at: Positions, where: Where, entry: EventEntry, effect: AnyEffect) -> Iterator[Problem]:
    """What was to come of an event is forgotten when it happens again."""
    if 0 < entry.again_after < effect.after:
        what = f"the event may happen again after {entry.again_after} quarters, before this is due"
        yield at.problem(where, what, "raise `again_after`, or let it come sooner")


def _window(at: Positions, where: Where, entry: EventEntry, calendar: Calendar) -> Iterator[Problem]:
    if entry.chance is not None and entry.mean_quarters is not None:
        yield at.problem((*where, "chance"), "an event has a `chance` or `mean_quarters`, not both")
    is_figure = isinstance(entry.chance, str) and entry.chance.strip().lstrip("-").isdecimal()
    if entry.chance is not None and (is_figure or entry.chance == 0) and int(entry.chance) <= 0:
        yield at.problem((*where, "chance"), "the event could never happen", "a chance from 1 to 10,000")
    if entry.first and entry.last and calendar.turn_of(entry.last) < calendar.turn_of(entry.first):
        yield at.problem((*where, "last"), "the window closes before it opens")


def _question(at: Positions, where: Where, entry: EventEntry) -> Iterator[Problem]:
    are_whole = at.is_whole(*where, "options")
    if are_whole and bool(entry.options) != (entry.ask is not None):
        yield at.problem(where, "`ask` and `options` go together", "who is asked, and what he may answer")
    if entry.ask == ():
        yield at.problem((*where, "ask"), "nobody is asked", "name powers, or write `great_powers()`")
    if are_whole and entry.options and all(option.condition for option in entry.options):
        yield at.problem((*where, "options"), "every option has a condition", "one must always be open")


def _effect(at: Positions, where: Where, effect: AnyEffect) -> Iterator[Problem]:
    if isinstance(effect, SignTreaty) and effect.id and not effect.name:
        yield at.problem((*where, "id"), "a treaty with an `id` needs a `name`", "it is known again by that")
    if isinstance(effect, SignTreaty) and len(set(effect.parties)) < 2:
        yield at.problem((*where, "parties"), "a treaty needs two parties")
    if isinstance(effect, RaiseForces | Found):
        for kind, count in effect.army.items():
            if count == 0:
                yield at.problem((*where, "army", kind), "this raises nobody", "leave it out")
