"""Who stays at home: where only a part was sent into others' war, the rest is not led there."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.orders import Code, Refusal, refuse
from game.words import ExpeditionSize
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.reader import Reader


def stays_home(reader: Reader, force: Force) -> bool:
    """Whether a force is of those that a power did not send into any of its wars."""
    wars = queries.wars_of(reader, force.power)
    sent = [war.expeditions.get(force.power) for war in wars]
    return bool(sent) and all(
        s is not None and s.size is not ExpeditionSize.ALL and force.id not in s.forces for s in sent
    )


def check_sent(reader: Reader, forces: Iterable[Force], hexes: Iterable[int]) -> Refusal | None:
    """Whether forces that stay home are led onto ground where only those who were sent may fight.

    Their own country they defend wherever the enemy stands in it.
    """
    at_home = [force for force in forces if stays_home(reader, force)]
    if not at_home:
        return None
    power = at_home[0].power
    realm = queries.whole_realm_of(reader, power)
    shut = {p for war in queries.wars_of(reader, power) for p in (*war.attackers, *war.defenders)}
    shut.difference_update(realm)
    for h in hexes:
        place = int(reader.map.place[h]) if 0 <= h < reader.map.size else -1
        owner = int(reader.places.owner[place]) if place >= 0 else -1
        if int(reader.controller[h]) in shut and owner not in realm:
            return refuse(Code.STAYS_HOME, force=at_home[0].id)
    return None
