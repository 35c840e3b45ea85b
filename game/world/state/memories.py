"""Memories: what states do not forget, whoever governs: incidents between them, and land that a peace took.

A table says in which turn it last happened. They are the game's own; events have flags of theirs.
"""

from __future__ import annotations

from dataclasses import replace

from game.world.state.dealings import with_entry
from game.world.state.reader import Reader
from game.world.state.world import World


def last_incident(reader: Reader, a: int, b: int) -> int | None:
    """The turn of the last incident between two powers that was not made good; None without one."""
    return reader.incidents.get((min(a, b), max(a, b)))


def note_incident(world: World, a: int, b: int) -> None:
    """An incident between two powers happened now; everybody knows, and who gave it is open to dispute."""
    world.incidents[min(a, b), max(a, b)] = world.turn


def note_insult(world: World, by: int, other: int) -> None:
    """One power gave another an incident by its own act, in the open: to resent it is the other's alone."""
    note_incident(world, by, other)
    state = world.powers[by]
    state.dealings = replace(state.dealings, insulted=with_entry(state.dealings.insulted, other, world.turn))


def offender(reader: Reader, a: int, b: int) -> int:
    """Which of two powers gave the other the last incident between them; -1 where that is open to dispute."""
    when = last_incident(reader, a, b)
    gave = [
        one for one, other in ((a, b), (b, a))
        if when is not None and reader.powers[one].dealings.insulted.get(other) == when
    ]  # fmt: skip
    return gave[0] if len(gave) == 1 else -1


def forget_incident(world: World, a: int, b: int) -> None:
    """The incident between two powers was made good."""
    del world.incidents[min(a, b), max(a, b)]


def note_loss(world: World, power: int, place: int) -> None:
    """A power gives a province away in a peace now."""
    world.lost[power, place] = world.turn


def lost_by(reader: Reader, power: int) -> frozenset[int]:
    """The provinces a power ever gave away in a peace."""
    return frozenset(place for loser, place in reader.lost if loser == power)
