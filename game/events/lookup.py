"""Turns the ids that events are written in into the indices of a world."""

from __future__ import annotations

from collections.abc import Iterable

from game.world.map.mapindex import index_of
from game.world.state.world import World


def powers_named(world: World, names: Iterable[str]) -> list[int]:
    """Indices of those of the powers that exist."""
    index = {facts.id: facts.index for facts in world.roster}
    return [index[name] for name in names if world.powers[index[name]].exists]


def places_named(world: World, names: Iterable[str]) -> list[int]:
    by_id = index_of(world.map).by_id
    return [by_id[name] for name in names]
