"""Expeditions: what an outsider sends into others' war, and when it goes home (docs/politics.md#outsiders).

Who sends a part leaves the rest at home, where it cannot be used in that war. In a rising, which is others'
quarrel, an expedition has an end: then it goes home, and leaves what it took to whom it came to help. Only
where a great power has come in against it is there no going home any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.politics.war.ends import settlement
from game.politics.war.might.reach import reach_of
from game.words import CasusBelli, ExpeditionSize, Rank, Term
from game.world import fixed
from game.world.map.hexes import distance
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import NEVER, Expedition, PeaceTerm, War
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpeditionWentHome(Record):
    """The term of an expedition into others' war ran out, and it goes home."""

    type: ClassVar[str] = "expedition_went_home"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    name: str
    power: PowerWord
    beside: PowerWord


def is_rising(war: War) -> bool:
    """Whether a war is a quarrel between a lord and those who rose against him."""
    return war.casus is CasusBelli.REBELLION


def can_send(reader: Reader, power: int, size: ExpeditionSize) -> bool:
    """Whether a power has what such an expedition is made of."""
    match size:
        case ExpeditionSize.FLEET:
            return bool(queries.fleets_of(reader, power))
        case ExpeditionSize.CORPS:
            return bool(queries.land_forces_of(reader, power))
        case _:
            return True


def has_nothing(reader: Reader, power: int) -> bool:
    """Whether a power has no army and no ships to speak of: a dwarf that others protect sends nobody."""
    least = reader.rules.politics.expedition.least
    return queries.strength_of(reader, power) < least and not queries.fleets_of(reader, power)


def is_theirs(war: War) -> bool:
    """Whether a rising is still the quarrel of those who began it, and no outsider leads a side of it."""
    return war.attackers[0] not in war.expeditions and war.defenders[0] not in war.expeditions


def is_rebels(war: War, power: int) -> bool:
    """Whether a power stands on the side of those who rose, as long as they fight themselves."""
    return is_rising(war) and war.side_of(power) > 0 and war.attackers[0] not in war.expeditions


def outfit(reader: Reader, war: War, power: int, size: ExpeditionSize) -> Expedition | None:
    """What a power would send into a war, and till when; None for all it has and without an end.

    Who is there and sends another size stays no longer for it, before half his time is over.
    """
    until = reader.turn + reader.rules.politics.expedition.quarters if is_rising(war) else NEVER
    there = war.expeditions.get(power)
    if there is not None and not _is_half_over(reader, there):
        until = there.until
    if size is ExpeditionSize.ALL:
        return Expedition(size, until) if until < NEVER else None
    return Expedition(size, until, _nearest(reader, war, power, size))


def _nearest(reader: Reader, war: War, power: int, size: ExpeditionSize) -> tuple[int, ...]:
    """Land forces of a power nearest to where a war is, up to the share that such an expedition takes."""
    wanted = fixed.mul(queries.strength_of(reader, power), reader.rules.politics.expedition.army[size])
    capital = reader.powers[war.defenders[0]].capital
    goal = reader.map.places[capital].centre if capital >= 0 else -1
    ready = [f for f in queries.land_forces_of(reader, power) if f.ready_turn <= reader.turn]
    ready.sort(key=lambda f: (f.hex < 0, distance(f.hex, goal, reader.map.width) if goal >= 0 else 0, f.id))
    chosen: list[int] = []
    for force in ready:
        if wanted <= 0:
            break
        chosen.append(force.id)
        wanted -= force.strength
    return tuple(sorted(chosen))


def men_in(reader: Reader, war: War, side: Sequence[int], armies: Sequence[int]) -> int:
    """Men whom one side has in a war: of outsiders as many as they sent, and as can get there."""
    men = 0
    for power in side:
        sent = war.expeditions.get(power)
        share = reader.rules.politics.expedition.army[sent.size] if sent is not None else fixed.ONE
        reach = reach_of(reader, power, war.defenders[0]) if sent is not None else fixed.ONE
        men += fixed.mul(armies[power], fixed.mul(share, reach))
    return men


def may_renew(reader: Reader, war: War, power: int, size: ExpeditionSize) -> bool:
    """Whether a power's expedition can be sent anew: with another size, or when half its time is over.

    In a war without an end it can only grow: who promised his arms does not take them home by halves.
    """
    sent = war.expeditions.get(power)
    if sent is None:
        return False
    share = reader.rules.politics.expedition.price
    if sent.until == NEVER:
        return share[size] > share[sent.size]
    return size is not sent.size or _is_half_over(reader, sent)


def _is_half_over(reader: Reader, sent: Expedition) -> bool:
    """Whether an expedition has been away for half its time."""
    return 2 * (sent.until - reader.turn) <= reader.rules.politics.expedition.quarters


def dispatch(world: World, war: War, host: list[int], size: ExpeditionSize) -> None:
    """Write down what a power and its subjects send; of a part, the subjects send nobody."""
    sent = outfit(world, war, host[0], size)
    rest = {p: Expedition(size, sent.until) for p in host[1:]} if sent is not None else {}
    if war.attackers[0] in queries.whole_realm_of(world, host[0]) and sent is not None and sent.until < NEVER:
        return  # of the realm that has fallen apart: it is no outsider
    stay = {p: there for p, there in war.expeditions.items() if p not in host}
    both = {**stay, **({host[0]: sent} if sent is not None else {}), **rest}
    war.expeditions = dict(sorted(both.items()))


def is_opposed(reader: Reader, war: War, power: int) -> bool:
    """Whether an expedition has a great power against it that is none of the two whose quarrel it is."""
    leads = {p for p in (war.attackers[0], war.defenders[0]) if p not in war.expeditions}
    others = (p for p in war.opponents_of(power) if p not in leads)
    return any(reader.powers[p].rank is Rank.GREAT for p in others)


def recall(world: World) -> list[Record]:
    """Expeditions whose time is over go home, as far as nobody great has come in against them."""
    records: list[Record] = []
    for war in world.wars.values():
        for power in list(war.expeditions):
            if war.is_over or not war.side_of(power):
                war.expeditions = {p: sent for p, sent in war.expeditions.items() if p != power}
            elif (
                war.expeditions[power].until <= world.turn
                and queries.sovereign_of(world, power) == power
                and not is_opposed(world, war, power)
            ):
                records += _go_home(world, war, power)
    return records


def _go_home(world: World, war: War, power: int) -> list[Record]:
    """One outsider and its subjects leave a war that goes on; all go where those they came for are gone."""
    camp, foes = war.camp_of(power), tuple(war.opponents_of(power))
    beside, realm = camp[0], set(queries.realm_of(world, power))
    leavers = tuple(camp) if beside == power else tuple(p for p in camp if p in realm)
    if beside != power:
        _hand_over(world, leavers, foes, beside)
    one, other = queries.names(world, (power, beside))
    told = ExpeditionWentHome(war=war.id, name=war.name, power=one, beside=other)
    quo = (PeaceTerm(Term.STATUS_QUO),)
    return [told, *settlement.make_peace(world, war, leavers, foes, quo)]


def _hand_over(world: World, leavers: tuple[int, ...], foes: tuple[int, ...], beside: int) -> None:
    """What an expedition took from the enemy it leaves to whom it came to help."""
    for place in queries.occupied_places(world):
        if int(world.places.owner[place]) in foes:
            for h in index_of(world.map).hexes[place]:
                if int(world.controller[h]) in leavers:
                    world.controller[h] = beside
