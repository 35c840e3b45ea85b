"""What an event could not do: an effect that does nothing, or something else than it says, leaves a record.

Whoever writes events reads there why a crisis never came: the power was no more, the land was a capital, the
two had one open already. Nothing in play hangs on these records (docs/events.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from game.events.expressions.asking import powers_named
from game.world.records import PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

#: Why an effect did nothing, or not all that it says.
Why = Literal[
    "gone", "same", "exists", "no_room", "in_office", "unowned", "own", "claimed", "unclaimed", "unset",
    "at_war", "comrades", "bound", "same_realm", "unfree", "no_lord", "great_powers", "not_to_give",
    "no_war", "no_treaty", "not_theirs", "third_party", "wrong_terms", "crisis_open", "war_instead",
    "not_held", "elsewhere", "no_spot", "no_port", "ring", "there_already", "free_already", "no_body",
    "outside", "no_option", "naught", "no_number", "cut", "called_so",
    "body_there", "no_voice", "in_session", "no_question", "no_crisis", "no_forces", "too_weak",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectVoid(Record):
    """An effect of an event did nothing, or not all that it says (``rest`` is true), and why."""

    type: ClassVar[str] = "effect_void"
    told_by: ClassVar[str] = "reason"
    event: str
    effect: str
    reason: Why
    powers: tuple[PowerWord, ...]
    places: tuple[PlaceWord, ...]
    rest: bool


def void(
    world: World, reason: Why, powers: Iterable[int] = (), places: Iterable[int] = (), *, rest: bool = False
) -> EffectVoid:
    """The record of an obstacle; the engine says of which event and effect."""
    return EffectVoid(
        event="", effect="", reason=reason, powers=queries.names(world, powers),
        places=tuple(world.map.place_id(place) for place in places), rest=rest,
    )  # fmt: skip


def gone(world: World, names: Iterable[str | None], *, rest: bool = False) -> list[Record]:
    """A record that powers named are not there, if any is not; names left out are nobody's."""
    named = [name for name in names if name]
    there = set(queries.names(world, powers_named(world, named)))
    lost = tuple(name for name in dict.fromkeys(named) if name not in there)
    absent = EffectVoid(event="", effect="", reason="gone", powers=lost, places=(), rest=rest)
    return [absent] if lost else []


def no_pair(world: World, one: str, other: str) -> list[Record]:
    """Why there are not two powers for something between two."""
    return gone(world, [one, other]) or [void(world, "same", powers_named(world, [one]))]


def dropped_terms(world: World, asked: Sequence[PeaceTerm], kept: Sequence[PeaceTerm]) -> list[EffectVoid]:
    """A record that some of what is asked for is not to be had: it is another's, a capital, or too much."""
    lost = [term for term in asked if term not in kept]
    places = [term.place for term in lost if term.place >= 0]
    givers = sorted({term.giver for term in lost})
    return [void(world, "not_to_give", givers, places, rest=bool(kept))] if lost else []


def stamped(records: Sequence[Record], event: str, effect: str) -> list[Record]:
    """The records of an effect, with its name and its event's on those that say what it could not do."""
    return [replace(r, event=event, effect=effect) if isinstance(r, EffectVoid) else r for r in records]
