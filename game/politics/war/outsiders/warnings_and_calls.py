"""Notes: a warning that one would stand beside somebody, and a call on an ally to come in.

A warning binds for two years like a weak promise: all count on it, and whoever does not come when its ward
is attacked pays for the bluff. A call asks an ally in a war that a treaty between the two covers; to refuse
is to break the promise there and then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from game.politics.bonds import bound_by, hardness, peace_bonds, truce_to_uphold
from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import evidence
from game.politics.treaties import restraints
from game.politics.treaties.signing import check_other
from game.politics.war.outbreak import conquest
from game.politics.war.outbreak.titles import UNCOVERED, title_to_join
from game.politics.war.outsiders import expeditions
from game.politics.war.outsiders.joining import JoinWar, bars_to, check_join_war
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import JoinTitle, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.dealings import StandingWarning
from game.world.state.reader import Reader
from game.world.state.treaties import Treaty, War
from game.world.state.world import World

BONDS = (
    TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE, TreatyKind.GUARANTEE, TreatyKind.VIGILANCE,
)  # fmt: skip
#: Titles by which an ally is bound to come when it is called.
BINDING = (JoinTitle.ALLIANCE, JoinTitle.GUARANTEE, JoinTitle.VIGILANCE, JoinTitle.TRUCE)


@dataclass(frozen=True, slots=True)
class Warn(Order):
    """Warn a power in public that you will stand beside another if it uses force against it."""

    kind: ClassVar[str] = "warn"
    to: PowerNumber
    about: PowerNumber


@dataclass(frozen=True, slots=True)
class CallAlly(Order):
    """Call on an ally to enter a war that a treaty between you covers; as lord of a rising, ask for help."""

    kind: ClassVar[str] = "call_ally"
    war: int
    ally: PowerNumber


@dataclass(frozen=True, slots=True)
class RefuseCall(Order):
    """Refuse to come in when an ally calls; it is a promise broken."""

    kind: ClassVar[str] = "refuse_call"
    war: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningGiven(Record):
    """A power warned another off a third, for all to hear."""

    type: ClassVar[str] = "warning_given"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    power: PowerWord
    to: PowerWord
    about: PowerWord
    until: str  # last day it binds


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningForgotten(Record):
    """A power did not do what it had warned it would; the warning was a bluff."""

    type: ClassVar[str] = "warning_forgotten"
    headline: ClassVar[bool] = True
    war: int
    power: PowerWord
    to: PowerWord
    about: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class AllyCalled(Record):
    """A belligerent called on an ally."""

    type: ClassVar[str] = "ally_called"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "by_treaty"
    war: int
    name: str
    power: PowerWord
    ally: PowerWord
    treaty: TreatyKind | Literal[""]  # alliance or guarantee; none where a lord asks an outsider for help
    ally_index: int
    by_treaty: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRefused(Record):
    """An ally refused to come when it was called, or let the call go unanswered."""

    type: ClassVar[str] = "call_refused"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    war: int
    name: str
    power: PowerWord
    ally: PowerWord
    treaty: TreatyKind


# --- warnings ---------------------------------------------------------------------------------------


def check_warn(reader: Reader, order: Warn) -> Refusal | None:
    """Two other sovereign realms, neither at war with the warner nor with each other; the warner is free.

    Nobody warns for whom he has left to another's influence.
    """
    for other in (order.to, order.about):
        if bad := check_other(reader, order.power, other):
            return bad
    for party in (order.power, order.to):
        if queries.sovereign_of(reader, party) != party:
            return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[party].id)
    if order.about in queries.whole_realm_of(reader, order.to):
        return refuse(Code.BAD_TERMS, what="about")
    for other in (order.to, order.about):
        if queries.at_war(reader, order.power, other):
            return refuse(Code.ALREADY_AT_WAR, power=reader.roster[other].id)
    if queries.at_war(reader, order.to, order.about):
        return refuse(Code.TOO_LATE, power=reader.roster[order.to].id)
    for treaty in peace_bonds(reader, order.power, order.to):
        return bound_by(reader, treaty)
    if bad := restraints.check_favour(reader, order.power, order.about):
        return bad
    if reader.powers[order.power].dealings.warns(order.to, order.about, reader.turn):
        return refuse(Code.ALREADY_BOUND, power=reader.roster[order.about].id)
    return check_envoys(reader, order.power, order.kind)


def apply_warn(world: World, dice: Dice, order: Warn) -> list[Record]:
    """Send the note, with copies to the newspapers."""
    spend_envoys(world, order.power, order.kind)
    state, turn = world.powers[order.power], world.turn
    until = turn + world.rules.diplomacy.warning_quarters
    living = [w for w in state.dealings.warnings if w.until >= turn]
    note = StandingWarning(order.to, order.about, turn, until)
    state.dealings = replace(
        state.dealings, warnings=tuple(sorted([*living, note], key=lambda w: (w.to, w.about, w.since)))
    )
    one, to, about = queries.names(world, (order.power, order.to, order.about))
    last = world.facts.calendar.date(min(until, world.facts.extended_last_turn))
    return [WarningGiven(power=one, to=to, about=about, until=last)]


def judge_warnings(world: World, dice: Dice) -> list[Record]:
    """Phase: who warned and did not come in good time pays with standing, trust and reliability."""
    rules = world.rules
    broken_bonds = {(war, power) for war, power, _, _ in conquest.overdue_allies(world)}
    records: list[Record] = []
    for war in world.wars.values():
        if war.is_over or war.casus in UNCOVERED or world.turn - war.start != rules.politics.honour_quarters:
            continue
        aggressor, victim = war.attackers[0], war.defenders[0]
        for power, state in enumerate(world.powers):
            warned = state.exists and state.dealings.warns(aggressor, victim, war.start)
            if not warned or war.side_of(power) or power in war.refused or (war.id, power) in broken_bonds:
                continue
            loss = fixed.mul(rules.politics.dishonour_standing, rules.diplomacy.warning_binding)
            state.move_standing(-loss)
            one, to, about = queries.names(world, (power, aggressor, victim))
            records.append(WarningForgotten(war=war.id, power=one, to=to, about=about))
            records += evidence.promise_broken(world, power, victim, rules.diplomacy.warning_binding)
    return records


# --- calls ------------------------------------------------------------------------------------------


def check_call_ally(reader: Reader, order: CallAlly) -> Refusal | None:
    """A belligerent calls, once and in good time, on an ally that is bound and free to come.

    A lord whose subjects have risen may ask any power that makes a policy of its own, at any time.
    """
    war = reader.wars.get(order.war)
    if war is None or war.is_over:
        return refuse(Code.NO_SUCH_WAR, war=order.war)
    if not war.side_of(order.power):
        return refuse(Code.NOT_A_BELLIGERENT, power=order.power)
    if bad := check_other(reader, order.power, order.ally):
        return bad
    if order.ally in war.called or order.ally in war.refused:
        return refuse(Code.ALREADY_PROPOSED, power=reader.roster[order.ally].id)
    if asks_for_help(reader, war, order):
        bad = bars_to(reader, JoinWar(order.ally, order.war, order.power))
        return bad or check_envoys(reader, order.power, order.kind)
    if reader.turn - war.start > reader.rules.politics.honour_quarters:
        return refuse(Code.TOO_LATE, power=reader.roster[order.ally].id)
    if bond_in(reader, order.ally, war, order.power) is None:
        return refuse(Code.NO_RIGHT_TO_JOIN, war=order.war)
    return check_join_war(reader, JoinWar(order.ally, order.war, order.power))


def asks_for_help(reader: Reader, war: War, order: CallAlly) -> bool:
    """Whether a call is a lord's, in a rising, to an outsider whom nothing binds to come."""
    is_lord = expeditions.is_rising(war) and war.defenders[0] == order.power
    free = order.ally in reader.facts.policy_makers and order.ally not in war.invited
    return is_lord and free and bond_in(reader, order.ally, war, order.power) is None


def bond_in(reader: Reader, ally: int, war: War, beside: int) -> Treaty | None:
    """The firmest treaty with a belligerent that binds an ally to come in beside it, if one does."""
    if title_to_join(reader, ally, war, beside) not in BINDING:
        return None
    return _firmest(reader, ally, beside, war)


def _firmest(reader: Reader, ally: int, beside: int, war: War) -> Treaty | None:
    """The firmest treaty by which a power owes another its arms in a war."""
    bonds = [
        t for t in queries.treaties_between(reader, ally, beside, *BONDS)
        if t.subject != ally and (t.kind is not TreatyKind.VIGILANCE or t.about == war.attackers[0])
    ]  # fmt: skip
    if (truce := truce_to_uphold(reader, ally, war.attackers[0], beside)) is not None:
        bonds.append(truce)
    return max(bonds, key=lambda t: (hardness(reader, t), -t.id), default=None)


def apply_call_ally(world: World, dice: Dice, order: CallAlly) -> list[Record]:
    """Send for the ally."""
    spend_envoys(world, order.power, order.kind)
    war = world.wars[order.war]
    if asks_for_help(world, war, order):
        war.invited = tuple(sorted((*war.invited, order.ally)))
    bond = bond_in(world, order.ally, war, order.power)
    war.called = dict(sorted({**war.called, order.ally: order.power}.items()))
    one, other = queries.names(world, (order.power, order.ally))
    return [
        AllyCalled(
            war=war.id, name=war.name, power=one, ally=other, treaty=bond.kind if bond else "",
            ally_index=order.ally, by_treaty=bond is not None,
        )
    ]  # fmt: skip


def check_refuse_call(reader: Reader, order: RefuseCall) -> Refusal | None:
    """Only a call that is still open."""
    war = reader.wars.get(order.war)
    if war is None or war.is_over:
        return refuse(Code.NO_SUCH_WAR, war=order.war)
    return None if order.power in war.called else refuse(Code.NOTHING_TO_DO)


def apply_refuse_call(world: World, dice: Dice, order: RefuseCall) -> list[Record]:
    """Break the promise there and then."""
    return _refuse(world, world.wars[order.war], order.power)


def _refuse(world: World, war: War, power: int) -> list[Record]:
    """An ally is not coming: its word is worth less, by how hard it was bound.

    Who was only asked for help gave no word for this war, whatever else binds the two.
    """
    caller = war.called.pop(power)
    war.refused = tuple(sorted((*war.refused, power)))
    war.stood_back = dict(sorted({**war.stood_back, power: world.turn}.items()))
    bond = None if power in war.invited else _firmest(world, power, caller, war)
    if bond is None:
        return []
    state = world.powers[power]
    loss = fixed.mul(world.rules.politics.dishonour_standing, hardness(world, bond))
    state.move_standing(-loss)
    one, other = queries.names(world, (power, caller))
    refused = CallRefused(war=war.id, name=war.name, power=one, ally=other, treaty=bond.kind)
    return [refused, *evidence.promise_broken(world, power, caller, hardness(world, bond))]


def settle_calls(world: World, dice: Dice) -> list[Record]:
    """Phase: calls that nobody answered are refusals; those of wars that are over are forgotten."""
    records: list[Record] = []
    for war in world.wars.values():
        for power in list(war.called):
            if war.is_over or war.side_of(power) or not world.powers[power].exists:
                del war.called[power]
            else:
                records += _refuse(world, war, power)
    return records
