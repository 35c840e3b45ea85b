"""Who stays at home: where only a part was sent into others' war, the rest is not led there."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.orders import Code, Refusal, refuse
from game.words import ExpeditionSize
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.state.treaties import War


def stays_home(reader: Reader, force: Force) -> bool:
    """Whether a force is of those that a power did not send into any of its wars."""
    wars = queries.wars_of(reader, force.power)
    return bool(wars) and all(_is_kept_from(war, force) for war in wars)


def _is_kept_from(war: War, force: Force) -> bool:
    """Whether a power has sent a part into a war, and a force of it not."""
    sent = war.expeditions.get(force.power)
    return sent is not None and sent.size is not ExpeditionSize.ALL and force.id not in sent.forces


def _shut_to(reader: Reader, force: Force) -> set[int]:
    """Whose ground a force may not fight on: of wars it was not sent into, but for who fights in another."""
    shut: set[int] = set()
    free: set[int] = set()
    for war in queries.wars_of(reader, force.power):
        (shut if _is_kept_from(war, force) else free).update((*war.attackers, *war.defenders))
    return shut - free


def check_sent(reader: Reader, forces: Iterable[Force], hexes: Iterable[int]) -> Refusal | None:
    """Whether forces that stay home are led onto ground where only those who were sent may fight.

    Their own country they defend wherever the enemy stands in it.
    """
    everybody = list(forces)
    shut = {p: force for force in everybody for p in _shut_to(reader, force)}
    if not shut:
        return None
    realm = queries.whole_realm_of(reader, everybody[0].power)
    for h in hexes:
        place = int(reader.map.place[h]) if 0 <= h < reader.map.size else -1
        owner = int(reader.places.owner[place]) if place >= 0 else -1
        holder = int(reader.controller[h])
        if holder in shut and holder not in realm and owner not in realm:
            return refuse(Code.STAYS_HOME, force=shut[holder].id)
    return None
