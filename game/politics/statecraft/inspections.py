"""Inspections: letting others count one's arms, and counting theirs (P9, P26).

Who opens its arms for a year is seen better by all, and its neighbours think the better of it unless what
they are shown is meant for them. Who has the right to may send inspectors: into an open country, or to a
fellow member of a body that asks its members to show themselves. They count for a year with hardly an
error, and see at once whether there is more than the situation explains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import evidence, quiet, threat
from game.politics.treaties.signing import check_other
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Rung, TreatyKind
from game.world import fixed
from game.world.dice import DEVIATION, Dice
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.dealings import with_entry
from game.world.state.reader import Reader
from game.world.state.world import World

#: what inspectors come home with
Finding = Literal["explained", "excessive", "aggressive"]


@dataclass(frozen=True, slots=True)
class OpenToInspection(Order):
    """Open your arms to the eyes of all for a year."""

    kind: ClassVar[str] = "open_to_inspection"


@dataclass(frozen=True, slots=True)
class Inspect(Order):
    """Send inspectors to a power that has opened its arms, or whose body asks its members to show them."""

    kind: ClassVar[str] = "inspect"
    target: PowerNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmsOpened(Record):
    """A power lets everybody count its arms for a year."""

    type: ClassVar[str] = "arms_opened"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    power: PowerWord
    until: str  # last day


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionHeld(Record):
    """Inspectors counted a power's arms; the excess is beyond what its situation explains, log permyriad."""

    type: ClassVar[str] = "inspection_held"
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "finding"
    power: PowerWord
    target: PowerWord
    excess: int
    finding: Finding


def is_open(reader: Reader, power: int) -> bool:
    """Whether a power's arms are open to all at present."""
    return reader.powers[power].dealings.opened >= reader.turn


def may_inspect(reader: Reader, power: int, target: int) -> bool:
    """Whether a power has the right to send inspectors to another."""
    if is_open(reader, target) or _counts_by_treaty(reader, power, target):
        return True
    least = reader.rules.diplomacy.inspection_right
    return any(
        body.parameters.transparency >= least
        and all(body.members.get(p, Rung.OBSERVER) >= Rung.COUNCIL for p in (power, target))
        for body in reader.bodies.values()
    )


def _counts_by_treaty(reader: Reader, power: int, target: int) -> bool:
    """Whether a limit of arms is owed to a power by another."""
    bonds = queries.treaties_between(reader, power, target, TreatyKind.ARMS_LIMIT)
    return any(treaty.subject == target for treaty in bonds)


def check_open(reader: Reader, order: OpenToInspection) -> Refusal | None:
    """A sovereign power at peace that is not open already."""
    if queries.sovereign_of(reader, order.power) != order.power:
        return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[order.power].id)
    enemies = queries.enemies_of(reader, order.power)
    if enemies:
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[enemies[0]].id)
    if is_open(reader, order.power):
        return refuse(Code.NOTHING_TO_DO)
    return check_envoys(reader, order.power, order.kind)


def apply_open(world: World, dice: Dice, order: OpenToInspection) -> list[Record]:
    """Open the gates; neighbours judge by what they see there, which is never quite clear."""
    spend_envoys(world, order.power, order.kind)
    rules, state = world.rules.diplomacy, world.powers[order.power]
    until, news = world.turn + rules.inspection_quarters, _is_news(world, order.power)
    state.dealings = replace(state.dealings, opened=until)
    state.acted = world.turn
    name = world.roster[order.power].id
    last = world.facts.calendar.date(min(until, world.facts.extended_last_turn))
    records: list[Record] = [ArmsOpened(power=name, until=last)]
    near = threat.neighbours(world)[order.power]
    for judge in (p for p in world.facts.policy_makers if p in near and world.powers[p].exists):
        haze = dice.bell(world.turn, "inspection", world.roster[judge].id, name)
        haze = fixed.mul(haze * fixed.ONE // DEVIATION, rules.inspection_haze)
        harmless = fixed.clip(fixed.ONE - state.home.predation + haze)
        trust = fixed.mul(fixed.mul(rules.open_trust, harmless), news)
        records += evidence.note_good_will(world, judge, (order.power,), trust, "opened")
    return records


def _is_news(reader: Reader, power: int) -> int:
    """How much an open gate tells: all, if never open or long ago; nothing, if it has hardly closed."""
    last, rules = reader.powers[power].dealings.opened, reader.rules.diplomacy
    if last < 0 or not rules.open_news:
        return fixed.ONE
    return fixed.clip(fixed.ratio(reader.turn - last, rules.open_news))


def check_inspect(reader: Reader, order: Inspect) -> Refusal | None:
    """A power one has the right to look into, whose arms one does not see already."""
    if bad := check_other(reader, order.power, order.target):
        return bad
    name = reader.roster[order.target].id
    if queries.at_war(reader, order.power, order.target):
        return refuse(Code.ALREADY_AT_WAR, power=name)
    seen_until = reader.powers[order.power].dealings.inspections.get(order.target, -1)
    if order.target in queries.friends_of(reader, order.power) or seen_until >= reader.turn:
        return refuse(Code.NOTHING_TO_DO)
    if not may_inspect(reader, order.power, order.target):
        return refuse(Code.CLOSED_DOORS, power=name)
    return check_envoys(reader, order.power, order.kind)


def apply_inspect(world: World, dice: Dice, order: Inspect) -> list[Record]:
    """Count what there is; preparations for an attack may come to light."""
    spend_envoys(world, order.power, order.kind)
    rules, state = world.rules.diplomacy, world.powers[order.power]
    until = world.turn + rules.inspection_quarters
    state.dealings = replace(
        state.dealings, inspections=with_entry(state.dealings.inspections, order.target, until)
    )
    one, other = queries.names(world, (order.power, order.target))
    excess, told = quiet.inquire(world, order.power, order.target, rules.inspection_clear)
    predation = world.powers[order.target].home.predation
    found = dice.chance(world.turn, predation, "inspection", one, other)
    finding: Finding
    if found and predation >= world.rules.congress.greedy:
        finding = "aggressive"
        told += evidence.shut_out(world, order.power, (order.target,), rules.inspection_trust, "inspection")
    elif excess >= world.rules.congress.inquiry:
        finding = "excessive"
    else:
        finding = "explained"
        told += evidence.note_good_will(
            world, order.power, (order.target,), rules.inspection_trust // 2, "inspection"
        )
    held = InspectionHeld(power=one, target=other, excess=excess, finding=finding, readers=(one, other))
    return [held, *told]
