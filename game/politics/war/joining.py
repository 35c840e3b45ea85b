"""Entering a war that others began, under a treaty or a real interest (docs/politics.md#joining).

Who keeps a promise comes free of charge; who comes on a title of his own pays in envoys, and in standing as
far as the title is bare. What forbids the war must be broken first, in the open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.bonds import foe_to_spare
from game.politics.perception import evidence
from game.politics.war import titles
from game.politics.war.war import break_bonds, host_of
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import JoinTitle
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import War
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class JoinWar(Order):
    """Enter a war beside one of its belligerents."""

    kind: ClassVar[str] = "join_war"
    war: int
    beside: PowerNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class WarJoined(Record):
    """A power entered a war."""

    type: ClassVar[str] = "war_joined"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    power: PowerWord
    beside: PowerWord
    reason: JoinTitle
    with_subjects: tuple[str, ...]
    name: str = ""  # of the war; empty in records of old

    def alarms(self) -> tuple[str, ...]:
        """Who entered it."""
        return (self.power,)


def check_join_war(reader: Reader, order: JoinWar) -> Refusal | None:
    """Only beside a belligerent of a living war, with a right to, and against no friend."""
    war = reader.wars.get(order.war)
    if war is None or war.is_over:
        return refuse(Code.NO_SUCH_WAR, war=order.war)
    if not war.side_of(order.beside):
        return refuse(Code.NOT_A_BELLIGERENT, power=order.beside)
    if war.side_of(order.power):
        return refuse(Code.ALREADY_AT_WAR, war=order.war)
    if queries.sovereign_of(reader, order.power) != order.power:
        return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[order.power].id)
    culprit = war.verdicts.get(order.power, -1)
    spared = foe_to_spare(reader, order.power, war.opponents_of(order.beside), culprit)
    if spared >= 0:
        return refuse(Code.BOUND_BY_TREATY, power=reader.roster[spared].id)
    if any(queries.at_war(reader, order.power, p) for p in war.camp_of(order.beside)):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[order.beside].id)
    title = titles.title_to_join(reader, order.power, war, order.beside)
    if title is None:
        return refuse(Code.NO_RIGHT_TO_JOIN, war=order.war)
    cost, left = join_envoys(reader, title), reader.powers[order.power].envoys
    if cost and left < 0:
        return refuse(Code.NO_ENVOYS, needed=cost, left=left)
    return None


def join_envoys(reader: Reader, title: JoinTitle) -> int:
    """Envoys that entering a war takes: none of who keeps a promise, which was signed before.

    Who has none at hand sends one of the next quarter's, once.
    """
    return 0 if title in titles.PROMISES else reader.rules.politics.join_envoys


def may_intervene(reader: Reader, power: int) -> bool:
    """Whether a power could enter a war that began this quarter, on either side."""
    return any(
        check_join_war(reader, JoinWar(power, war.id, beside)) is None
        for war in reader.wars.values()
        if not war.is_over and war.start == reader.turn
        for beside in (war.attackers[0], war.defenders[0])
    )


def apply_join_war(world: World, dice: Dice, order: JoinWar) -> list[Record]:
    """Take a side, with one's subjects."""
    war = world.wars[order.war]
    title = titles.title_to_join(world, order.power, war, order.beside)
    assert title is not None
    state, rules = world.powers[order.power], world.rules.politics
    state.envoys = max(-1, state.envoys - join_envoys(world, title))  # at most one is owed
    state.move_standing(-rules.join_standing.get(title, 0))
    records = take_side(world, war, order.power, order.beside, title)
    if title in titles.PROMISES:
        records += evidence.promise_kept(world, order.power, war.camp_of(order.beside))
    return records


def take_side(world: World, war: War, power: int, beside: int, title: JoinTitle) -> list[Record]:
    """Enter a war beside a belligerent with one's subjects; what forbids it falls."""
    host = [p for p in host_of(world, power, war.opponents_of(beside)[0]) if not war.side_of(p)]
    war.camp_of(beside).extend(host)
    war.joined = dict(sorted({**war.joined, **dict.fromkeys(host, world.turn)}.items()))
    war.called = {p: caller for p, caller in war.called.items() if p not in host}
    one, other = queries.names(world, (power, beside))
    joined = WarJoined(
        war=war.id,
        power=one,
        beside=other,
        reason=title,
        with_subjects=queries.names(world, host[1:]),
        name=war.name,
    )
    return [joined, *break_bonds(world, host, war.opponents_of(power))]
