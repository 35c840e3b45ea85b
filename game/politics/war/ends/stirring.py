"""Stirring: whether anything moves in a war.

A war stirs when a battle is fought, a town is taken or lost, or a power comes in or leaves. What has not
stirred for long is a stalemate, whoever has the larger army (docs/politics.md#time-and-ripeness).
"""

from __future__ import annotations

from game.world.records import Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Footing, War
from game.world.state.world import World


def watch(world: World) -> list[Record]:
    """Note of each war whether something has moved in it this quarter."""
    for war in world.wars.values():
        if not war.is_over:
            now = footing(world, war)
            if now != war.footing:
                war.footing, war.stirred = now, world.turn
    return []


def footing(reader: Reader, war: War) -> Footing:
    """How a war stands on the map, whoever is stronger."""
    holder, owner = queries.holders(reader), reader.places.owner
    taken = tuple(
        place
        for place in queries.occupied_places(reader)
        if war.side_of(int(owner[place])) * war.side_of(int(holder[place])) < 0
    )
    return Footing(war.battles, taken, tuple(sorted({*war.attackers, *war.defenders})))


def still_for(reader: Reader, war: War) -> int:
    """Quarters for which nothing has moved in a war."""
    return max(0, reader.turn - max(war.start, war.stirred))
