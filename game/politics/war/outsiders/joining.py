"""Entering a war that others began, under a treaty or a real interest (docs/politics.md#joining).

Who keeps a promise comes free of charge; who comes on a title of his own pays in envoys, and in standing as
far as the title is bare. What forbids the war must be broken first, in the open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.bonds import bound_by, foe_to_spare, neutral_by_treaty
from game.politics.perception import evidence
from game.politics.treaties import restraints
from game.politics.treaties.tearing import tear_up
from game.politics.war.outbreak import titles
from game.politics.war.outbreak.leave import leave_of
from game.politics.war.outbreak.war import break_bonds, host_of, is_great_power_war
from game.politics.war.outsiders import expeditions, steadfast
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import ExpeditionSize, JoinTitle
from game.world import fixed
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import NEVER, Treaty, War
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class JoinWar(Order):
    """Enter a war beside one of its belligerents, with all you have or a part; or send an expedition anew."""

    kind: ClassVar[str] = "join_war"
    war: int
    beside: PowerNumber
    size: ExpeditionSize = ExpeditionSize.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class WarJoined(Record):
    """A power entered a war."""

    type: ClassVar[str] = "war_joined"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "sent"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    power: PowerWord
    beside: PowerWord
    reason: JoinTitle
    with_subjects: tuple[str, ...]
    name: str = ""  # of the war; empty in records of old
    sent: ExpeditionSize = ExpeditionSize.ALL
    until: str = ""  # last day of an expedition that has an end
    great_power_war: bool = False  # whether great powers fight each other in it from now on

    def alarms(self) -> tuple[str, ...]:
        """Who entered it."""
        return (self.power,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpeditionRenewed(Record):
    """An outsider sends more or less into a war it is in, or keeps there what it has sent."""

    type: ClassVar[str] = "expedition_renewed"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "step"
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    name: str
    power: PowerWord
    beside: PowerWord
    sent: ExpeditionSize
    until: str  # last day
    step: Literal["same", "more"] = "same"  # whether it is stepped up
    reason: JoinTitle | Literal[""] = ""  # what for, where it is

    def is_news(self) -> bool:
        """That it stays, or becomes less, is none."""
        return self.step == "more"


def check_join_war(reader: Reader, order: JoinWar) -> Refusal | None:
    """Only beside a belligerent of a living war, with a right to, and against no friend.

    Who has come for a time may stay longer, or with another part of his forces.
    """
    war = reader.wars.get(order.war)
    stays = war is not None and not war.is_over and order.power in war.expeditions
    if war is not None and stays and war.side_of(order.power) == war.side_of(order.beside):
        if not expeditions.can_send(reader, order.power, order.size):
            return refuse(Code.NOTHING_TO_SEND)
        if not expeditions.may_renew(reader, war, order.power, order.size):
            return refuse(Code.ALREADY_AT_WAR, war=order.war)
        left = reader.powers[order.power].envoys
        return refuse(Code.NO_ENVOYS, needed=1, left=left) if left < 0 else None
    if bad := bars_to(reader, order):
        return bad
    if not expeditions.can_send(reader, order.power, order.size):
        return refuse(Code.NOTHING_TO_SEND)
    title = titles.title_to_join(reader, order.power, reader.wars[order.war], order.beside)
    if title is None:
        return refuse(Code.NO_RIGHT_TO_JOIN, war=order.war)
    if title not in titles.PROMISES and expeditions.has_nothing(reader, order.power):
        return refuse(Code.NOTHING_TO_SEND)
    cost, left = join_envoys(reader, title), reader.powers[order.power].envoys
    if cost and left < 0:
        return refuse(Code.NO_ENVOYS, needed=cost, left=left)
    return None


def bars_to(reader: Reader, order: JoinWar) -> Refusal | None:
    """What keeps a power out of a war, whatever title it has."""
    war = reader.wars.get(order.war)
    if war is None or war.is_over:
        return refuse(Code.NO_SUCH_WAR, war=order.war)
    if not war.side_of(order.beside):
        return refuse(Code.NOT_A_BELLIGERENT, power=order.beside)
    if war.side_of(order.power):
        return refuse(Code.ALREADY_AT_WAR, war=order.war)
    if queries.sovereign_of(reader, order.power) != order.power:
        return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[order.power].id)
    foes = war.opponents_of(order.beside)
    neutral = neutral_by_treaty(reader, order.power)
    if neutral is not None and not any(queries.at_war(reader, order.power, foe) for foe in foes):
        return bound_by(reader, neutral)
    culprit = war.verdicts.get(order.power, -1)
    spared = foe_to_spare(reader, order.power, foes, culprit)
    if spared >= 0:
        return refuse(Code.BOUND_BY_TREATY, power=reader.roster[spared].id)
    if any(queries.at_war(reader, order.power, p) for p in war.camp_of(order.beside)):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[order.beside].id)
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
    if war.side_of(order.power):
        return _renew(world, war, order)
    title = titles.title_to_join(world, order.power, war, order.beside)
    assert title is not None
    state = world.powers[order.power]
    state.envoys = max(-1, state.envoys - join_envoys(world, title))  # at most one is owed
    price = bare_price(world, title, order.size) + price_of_no(world, order.power, war, order.beside)
    state.move_standing(-price)
    turned = _turn_coat(world, war, order)
    broken = words_broken(world, order.power, war, order.beside, title)
    records = [*turned, *(record for treaty in broken for record in tear_up(world, treaty, order.power))]
    records += take_side(world, war, order.power, order.beside, title, order.size)
    if title in titles.PROMISES and order.size is not ExpeditionSize.FLEET:  # ships alone keep no promise
        records += evidence.promise_kept(world, order.power, war.camp_of(order.beside))
    return records


def words_broken(
    reader: Reader, power: int, war: War, beside: int, title: JoinTitle, leave: int | None = None
) -> list[Treaty]:
    """The treaties of restraint that coming in breaks: about the state that those one joins rose against or
    attacked.

    Not of who keeps an older promise, nor of whom a table sent (``leave``, where it is not yet known).
    """
    given = leave_of(reader, war, power, beside) if leave is None else leave
    if title in titles.PROMISES or given > 0 or beside not in war.attackers:
        return []
    return restraints.renunciations(reader, power, war.defenders[:1])


def bare_price(reader: Reader, title: JoinTitle, size: ExpeditionSize) -> int:
    """The standing it costs to come on a title that is no promise: less for who sends less."""
    rules = reader.rules.politics
    return fixed.mul(rules.join_standing.get(title, 0), rules.expedition.price[size])


def turns_coat(war: War, power: int, beside: int) -> bool:
    """Whether a power that has left a war would come back against him beside whom it stood in it."""
    friend = war.stood_beside.get(power, -1)
    return friend >= 0 and war.side_of(friend) * war.side_of(beside) < 0


def _turn_coat(world: World, war: War, order: JoinWar) -> list[Record]:
    """Who changes sides has broken his word to those beside whom he stood."""
    if not turns_coat(war, order.power, order.beside):
        return []
    return evidence.promise_broken(world, order.power, war.stood_beside[order.power], fixed.ONE)


def price_of_no(reader: Reader, power: int, war: War, beside: int) -> int:
    """The standing it costs to come after all, where one has refused or gone home and nothing has changed; to
    change sides as much as the hardest word that is broken."""
    rules = reader.rules.politics
    if turns_coat(war, power, beside):
        return max(rules.said_no_standing, rules.dishonour_standing)
    return rules.said_no_standing if steadfast.said_no(reader, war, power, beside) else 0


def _renew(world: World, war: War, order: JoinWar) -> list[Record]:
    """Send an expedition anew."""
    state = world.powers[order.power]
    state.envoys = max(-1, state.envoys - world.rules.politics.join_envoys)
    title = titles.title_to_join(world, order.power, war, order.beside, anew=True)
    was = war.expeditions[order.power].size
    if title is not None:  # who sends more than he came with pays the rest of the price
        state.move_standing(-max(0, bare_price(world, title, order.size) - bare_price(world, title, was)))
    weight = world.rules.politics.expedition.price
    grows = title is not None and weight[order.size] > weight[was]
    realm = queries.realm_of(world, order.power)
    subjects = [p for p in war.expeditions if p in realm and p != order.power]
    expeditions.dispatch(world, war, [order.power, *subjects], order.size)
    one, other = queries.names(world, (order.power, war.camp_of(order.power)[0]))
    return [
        ExpeditionRenewed(
            war=war.id, name=war.name, power=one, beside=other, sent=order.size,
            until=_last_day(world, war, order.power), step="more" if grows else "same",
            reason=title if grows and title is not None else "",
        )
    ]  # fmt: skip


def _last_day(world: World, war: War, power: int) -> str:
    """When an expedition goes home, in the calendar's words; nothing where it has no end."""
    sent = war.expeditions.get(power)
    if sent is None or sent.until == NEVER:
        return ""
    return world.facts.calendar.date(min(sent.until, world.facts.extended_last_turn))


def take_side(
    world: World,
    war: War,
    power: int,
    beside: int,
    title: JoinTitle,
    size: ExpeditionSize = ExpeditionSize.ALL,
) -> list[Record]:
    """Enter a war beside a belligerent with one's subjects; what forbids it falls."""
    host = [p for p in host_of(world, power, war.opponents_of(beside)[0]) if not war.side_of(p)]
    war.camp_of(beside).extend(host)
    war.joined = dict(sorted({**war.joined, **dict.fromkeys(host, world.turn)}.items()))
    war.called = {p: caller for p, caller in war.called.items() if p not in host}
    expeditions.dispatch(world, war, host, size)
    one, other = queries.names(world, (power, beside))
    joined = WarJoined(
        war=war.id,
        power=one,
        beside=other,
        reason=title,
        with_subjects=queries.names(world, host[1:]),
        name=war.name,
        sent=size,
        until=_last_day(world, war, power),
        great_power_war=is_great_power_war(world, war),
    )
    return [joined, *break_bonds(world, host, war.opponents_of(power))]
