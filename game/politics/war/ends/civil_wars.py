"""Civil wars: two governments of one country, each of which claims all of it (docs/politics.md#civil-wars).

The rival holds ground without title and fights for the state itself. When one of the two holds no town of it
any more, or a peace puts the rival's men into office, the country has one government again: the state goes
on, with its treaties and its seat, and whoever won governs it. A peace without terms is an armistice, in
which each keeps what he holds; one that gives the rival land makes two states of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from game.politics.home import government
from game.politics.perception import commitment
from game.politics.war.consequences.endings import dissolve
from game.politics.war.consequences.passing import disarm
from game.politics.war.consequences.rivals import MARK, mark
from game.politics.war.ends import settlement
from game.rules.money.raising import force_name
from game.words import Term
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

#: What of a rival's home is the state's when he takes it: what he holds right, and how he governs.
GOVERNED: Final = ("ideology", "institutions", "cartel", "civil_control", "personal_rule", "transition")


@dataclass(frozen=True, slots=True, kw_only=True)
class CivilWarBegun(Record):
    """A rival government claims the whole of a state."""

    type: ClassVar[str] = "civil_war_begun"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    power: PowerWord
    state: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class CivilWarEnded(Record):
    """A country has one government again: the rival's, or the one it had."""

    type: ClassVar[str] = "civil_war_ended"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "rival_won"
    chapter: ClassVar[Chapter] = Chapter.WARS
    power: PowerWord
    state: PowerWord
    rival_won: bool

    def alarms(self) -> tuple[str, ...]:
        """Whose government it is about."""
        return (self.state,)


def claim_the_state(world: World, rival: int, state: int) -> CivilWarBegun:
    """From now on it is about the whole of it."""
    one, other = queries.names(world, (rival, state))
    world.flags[mark(one, other)] = world.turn
    return CivilWarBegun(power=one, state=other)


def settle(world: World) -> list[Record]:
    """Civil wars that are decided end; one whose parties are not both there any more is forgotten."""
    records: list[Record] = []
    index = {facts.id: facts.index for facts in world.roster}
    for flag in [flag for flag in world.flags if flag.startswith(MARK)]:
        rival, state = (index[name] for name in flag.removeprefix(MARK).split(":"))
        is_there = world.powers[rival].exists and world.powers[state].exists
        won = _winner(world, rival, state) if is_there else None
        if won is not None or not is_there or _is_parted(world, rival, state):
            del world.flags[flag]
        if won is not None:
            records += _end(world, rival, state, rival_won=won == rival)
    return records


def _winner(reader: Reader, rival: int, state: int) -> int | None:
    """Who has won, if anybody: whom a peace put into office, or who alone holds towns of the country."""
    holder = queries.holders(reader)
    towns = [
        p for p in (*queries.owned_by(reader, rival), *queries.owned_by(reader, state))
        if queries.is_land_place(reader, p)
    ]  # fmt: skip
    fight = queries.war_between(reader, rival, state)
    camps = {p: {p, *(fight.camp_of(p) if fight else ())} for p in (rival, state)}
    held = {p: [town for town in towns if int(holder[town]) in camps[p]] for p in (rival, state)}
    since = reader.flags[mark(*queries.names(reader, (rival, state)))]
    if fight is None and any(t.term is Term.RESTORATION for t in _given(reader, state, rival, since)):
        return rival
    if not held[rival] or not held[state]:
        return rival if held[rival] else state
    return None


def _is_parted(reader: Reader, rival: int, state: int) -> bool:
    """Whether a peace has given the rival land of the state for his own: they are two states from now on."""
    since = reader.flags[mark(*queries.names(reader, (rival, state)))]
    return any(t.term is Term.CESSION for t in _given(reader, state, rival, since))


def _given(reader: Reader, giver: int, taker: int, since: int) -> list[PeaceTerm]:
    """What one power has given another by peaces since a turn."""
    wars = (war for war in reader.wars.values() if war.end >= since)
    return [t for war in wars for t in war.terms if (t.giver, t.taker) == (giver, taker)]


def _end(world: World, rival: int, state: int, *, rival_won: bool) -> list[Record]:
    """Peace, one government, one army: the loser's men go home, the winner's serve the state."""
    records: list[Record] = []
    fight = queries.war_between(world, rival, state)
    if fight is not None:
        won = rival_won == (rival in fight.attackers)
        quo = (PeaceTerm(Term.STATUS_QUO),)
        sides = tuple(fight.attackers), tuple(fight.defenders)
        records += settlement.make_peace(world, fight, *sides, quo, reached=won)
    if rival_won:
        disarm(world, state, 0)
        _enlist(world, rival, state)
        records += _govern(world, rival, state)
    one, other = queries.names(world, (rival, state))
    told = CivilWarEnded(power=one, state=other, rival_won=rival_won)
    return [*records, *dissolve(world, rival, state), told]


def _enlist(world: World, rival: int, state: int) -> None:
    """The rival's men and ships are the state's."""
    for force in list(queries.forces_of(world, rival)):
        force.name = force_name(world, state, force.kind)
        force.power = state
        force.earmarked = -1
    world.powers[state].manpower += world.powers[rival].manpower


def _govern(world: World, rival: int, state: int) -> list[Record]:
    """The rival's men take office, with what they hold right, what they have and what they owe."""
    new, old = world.powers[rival], world.powers[state]
    for what in GOVERNED:
        setattr(old.home, what, getattr(new.home, what))
    old.legitimacy, old.nationalism, old.openness = new.legitimacy, new.nationalism, new.openness
    old.treasury, old.debt = old.treasury + new.treasury, old.debt + new.debt
    took = government.install(world, state, new.home.cabinet, "revolution")
    return [*took, *commitment.restart(world, state)]


def aims_of(reader: Reader, rival: int, state: int, places: Sequence[int]) -> tuple[PeaceTerm, ...]:
    """What the rival fights for: his men in the state's cabinet; or, of one without, what he holds of it."""
    cabinet = reader.powers[rival].home.cabinet
    if state in reader.facts.policy_makers and cabinet is not reader.powers[state].home.cabinet:
        return (PeaceTerm(Term.RESTORATION, state, rival, cabinet=cabinet),)
    seat = reader.powers[state].capital
    mine = [p for p in places if int(reader.places.owner[p]) == state and p != seat]
    return tuple(PeaceTerm(Term.CESSION, state, rival, p) for p in mine) or (PeaceTerm(Term.STATUS_QUO),)
