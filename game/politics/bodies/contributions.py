"""Contributions: the dues and the contingents that members owe a body, and what comes of owing them.

How much a body may ask follows from its parameters: legal force (BND) and common forces (MIL) raise it, the
self-help left to each (SH) lowers it. Dues go into the body's chest, which bears what standing ready costs
those who set forces aside. A contingent makes its power likelier to come, and stays where it is until it is
needed. Dues unpaid and votes not made good are slips that all see, and cohesion follows (P7, P11).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.politics.bodies import institutions
from game.politics.bodies.institutions import note_conduct
from game.politics.perception import evidence
from game.rules.money import economy
from game.rules.money.raising import check_own_force
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Rung
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.constants.parameters import Parameters
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.forces import NOWHERE
from game.world.state.reader import Reader
from game.world.state.world import World
from game.world.units import POUNDS


@dataclass(frozen=True, slots=True)
class Contribute(Order):
    """Pay dues you owe into the chest of a body; the amount is thousands of pounds."""

    kind: ClassVar[str] = "contribute"
    undoable: ClassVar[bool] = True
    body: int
    amount: int


@dataclass(frozen=True, slots=True)
class Earmark(Order):
    """Set a force aside for a body: it stands ready for its members and serves nothing else."""

    kind: ClassVar[str] = "earmark"
    undoable: ClassVar[bool] = True
    body: int
    force: int


@dataclass(frozen=True, slots=True)
class Recall(Order):
    """Take back a force you had set aside for a body."""

    kind: ClassVar[str] = "recall"
    undoable: ClassVar[bool] = True
    force: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesAsked(Record):
    """A body asked its members for the year's dues, thousands of pounds."""

    type: ClassVar[str] = "dues_asked"
    body: str
    total: int
    unpaid: dict[str, int]  # what members still owed from the year before


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesPaid(Record):
    """A member paid into the chest of a body, thousands of pounds."""

    type: ClassVar[str] = "dues_paid"
    body: str
    power: PowerWord
    amount: int
    owed: int  # still


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceEarmarked(Record):
    """A power set a force aside for a body, or took it back."""

    type: ClassVar[str] = "force_earmarked"
    told_by: ClassVar[str] = "is_set_aside"
    body: str
    power: PowerWord
    force: int
    men: int
    is_set_aside: bool
    contingent: int  # how full its contingent is now, permyriad


@dataclass(frozen=True, slots=True, kw_only=True)
class ContingentsPaid(Record):
    """The chest of a body bore what standing ready cost its members, thousands of pounds."""

    type: ClassVar[str] = "contingents_paid"
    body: str
    paid: dict[str, int]
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteNotKept(Record):
    """A power had voted to set forces aside against another, and did not."""

    type: ClassVar[str] = "vote_not_kept"
    headline: ClassVar[bool] = True
    body: str
    power: PowerWord


# --- what is owed -----------------------------------------------------------------------------------


def share_asked(parameters: Parameters) -> int:
    """How much of what could be asked a body with such parameters asks of its members."""
    bond = (parameters.binding + parameters.integration) // 2
    return fixed.mul(bond, fixed.ONE - parameters.self_help)


def dues_of(reader: Reader, body: Institution, power: int, quarterly: Sequence[int]) -> int:
    """A year's dues of a member, thousands of pounds; ``quarterly`` is the powers' output of a quarter."""
    rules, part = reader.rules.congress, share_asked(body.parameters)
    if part < rules.least_asked:
        return 0
    yearly = quarterly[power] * QUARTERS_A_YEAR
    return fixed.mul(fixed.mul(yearly, fixed.mul(rules.dues, part)), body.membership(power))


def contingent(reader: Reader, body: Institution, army: int) -> int:
    """Men that make the full contingent of a power with such an army."""
    share = fixed.mul(reader.rules.congress.contingent, fixed.ONE - body.parameters.self_help)
    return max(1, fixed.mul(army, share))


def readiness(reader: Reader, body: Institution, power: int, army: int) -> int:
    """How full a power's contingent is."""
    men = body.register.earmarks.get(power, 0)
    return min(fixed.ONE, fixed.ratio(men, contingent(reader, body, army))) if men else 0


def guard(reader: Reader, body: Institution, power: int) -> int:
    """How ready a body stands against a power whose arms it found aggressive; it fades with time.

    A body that acts before a breach (DET) and holds together keeps a stronger guard.
    """
    lasts, since = reader.rules.congress.mark_quarters, body.register.marked.get(power)
    if since is None or reader.turn - since >= lasts:
        return 0
    fresh = fixed.ONE - fixed.ratio(reader.turn - since, lasts)
    least = reader.rules.congress.guard
    ready = least + fixed.mul(fixed.ONE - least, body.parameters.deterrence)
    return fixed.mul(fixed.mul(ready, body.cohesion), fresh)


def earmark_for(reader: Reader, joiner: int, aggressor: int, target: int, army: int) -> int:
    """How far a power stands ready against an aggressor through the bodies it has a full seat in."""
    found = 0
    for body in reader.bodies.values():
        if body.members.get(joiner, 0) >= Rung.COUNCIL:
            covered = institutions.coverage(body, aggressor, target)
            own = fixed.mul(readiness(reader, body, joiner, army), covered)
            found = max(found, own, guard(reader, body, aggressor))
    return found


# --- orders -----------------------------------------------------------------------------------------


def check_contribute(reader: Reader, order: Contribute) -> Refusal | None:
    """At most what is owed, from money one has."""
    body = reader.bodies.get(order.body)
    if body is None or order.power not in body.members:
        return refuse(Code.NO_SUCH_BODY, body=order.body)
    owed = body.register.owed.get(order.power, 0)
    if not owed:
        return refuse(Code.NOTHING_TO_DO)
    if not 1 <= order.amount <= owed:
        return refuse(Code.OUT_OF_RANGE, what="contribution", low=1, high=owed)
    left = reader.powers[order.power].treasury
    return refuse(Code.NO_MONEY, needed=order.amount, left=left) if order.amount > left else None


def apply_contribute(world: World, dice: Dice, order: Contribute) -> list[Record]:
    """Money goes from the treasury into the chest of the body."""
    body = world.bodies[order.body]
    register = body.register
    world.powers[order.power].treasury -= order.amount
    register.chest += order.amount
    left = register.owed[order.power] - order.amount
    register.owed[order.power] = left
    if not left:
        del register.owed[order.power]
    name = world.roster[order.power].id
    return [DuesPaid(body=body.name, power=name, amount=order.amount, owed=left)]


def check_earmark(reader: Reader, order: Earmark) -> Refusal | None:
    """A formed land force of one's own that serves no body yet, for one in which one has a full seat."""
    body = reader.bodies.get(order.body)
    if body is None or body.members.get(order.power, 0) < Rung.COUNCIL:
        return refuse(Code.NO_SUCH_BODY, body=order.body)
    if bad := check_own_force(reader, order.power, order.force):
        return bad
    force = reader.forces[order.force]
    if queries.is_fleet(reader, force):
        return refuse(Code.NOT_A_LAND_FORCE, force=force.id)
    if force.at_sea and not queries.is_at_home_overseas(reader, force):
        return refuse(Code.AT_SEA, force=force.id)
    if force.ready_turn > reader.turn:
        return refuse(Code.NOT_READY, force=force.id, turn=force.ready_turn)
    if force.earmarked >= 0:
        return refuse(Code.EARMARKED, body=reader.bodies[force.earmarked].name)
    return None


def apply_earmark(world: World, dice: Dice, order: Earmark) -> list[Record]:
    """The force stands ready; a vote that promised it is made good when the contingent is full."""
    body, force = world.bodies[order.body], world.forces[order.force]
    force.earmarked = body.id
    world.powers[order.power].acted = world.turn
    records: list[Record] = [_earmarked(world, body, order.power, force.id)]
    full = records[0]
    assert isinstance(full, ForceEarmarked)
    if order.power in body.register.pledged and full.contingent >= fixed.ONE:
        del body.register.pledged[order.power]
        members = [p for p in body.members if p != order.power]
        records += evidence.promise_kept(world, order.power, members)
        records.append(note_conduct(world, body, _weight(body, (order.power,)), "vote_kept"))
    return records


def check_recall(reader: Reader, order: Recall) -> Refusal | None:
    """Only a force of one's own that is set aside."""
    if bad := check_own_force(reader, order.power, order.force):
        return bad
    if reader.forces[order.force].earmarked < 0:
        return refuse(Code.NOT_EARMARKED, force=order.force)
    return None


def apply_recall(world: World, dice: Dice, order: Recall) -> list[Record]:
    """The force is free again; while the body stands guard against somebody that is a promise broken."""
    force = world.forces[order.force]
    body = world.bodies[force.earmarked]
    part = fixed.ratio(force.strength, max(force.strength, body.register.earmarks.get(order.power, 0)))
    force.earmarked = NOWHERE
    records: list[Record] = [_earmarked(world, body, order.power, force.id)]
    if any(guard(world, body, p) for p in body.register.marked):
        share = -fixed.mul(_weight(body, (order.power,)), part)
        records += evidence.promise_broken(world, order.power, NOWHERE, body.parameters.binding)
        records.append(note_conduct(world, body, share, "earmark_recalled"))
    return records


def _earmarked(world: World, body: Institution, power: int, force: int) -> ForceEarmarked:
    """Enter the power's contingent in the body's books; the record of what moved."""
    _count(world, body, (power,))
    moved = world.forces[force]
    army = queries.strength_of(world, power)
    return ForceEarmarked(
        body=body.name, power=world.roster[power].id, force=force, men=moved.strength,
        is_set_aside=moved.earmarked == body.id, contingent=readiness(world, body, power, army),
    )  # fmt: skip


def _count(world: World, body: Institution, powers: Iterable[int]) -> None:
    books = body.register.earmarks
    for power in powers:
        men = sum(f.strength for f in world.forces_of(power) if f.earmarked == body.id)
        books.pop(power, None)
        if men:
            books[power] = men


def _weight(body: Institution, powers: Iterable[int]) -> int:
    """The share of a body that some of its members make up, by rung."""
    whole = sum(body.membership(p) for p in body.members)
    return fixed.ratio(sum(body.membership(p) for p in powers), whole) if whole else 0


# --- the quarter ------------------------------------------------------------------------------------


def pledge(world: World, body: Institution, supporters: Iterable[int]) -> None:
    """Who voted to stand ready owes the body a contingent, unless it stands there already."""
    until = world.turn + world.rules.congress.pledge_quarters
    for power in supporters:
        army = queries.strength_of(world, power)
        if readiness(world, body, power, army) < fixed.ONE:
            body.register.pledged[power] = until


def keep_books(world: World, dice: Dice) -> list[Record]:
    """Phase: contingents are counted and paid, votes called in, and once a year dues asked."""
    records: list[Record] = []
    produce = economy.outputs(world).tolist() if world.bodies else []
    for body in world.bodies.values():
        if body.register.earmarks:
            _count(world, body, list(body.register.earmarks))
            records += _pay_contingents(world, body)
        records += _call_in_votes(world, body)
        if world.facts.calendar.quarter_of(world.turn)[1] == 1:
            records += _ask_dues(world, body, produce)
    return records


def _pay_contingents(world: World, body: Institution) -> list[Record]:
    """The chest bears the surcharge of those who stand ready, as far as it goes."""
    bills: dict[int, int] = {}
    for power in body.register.earmarks:
        wage = economy.wages(world, power)
        pounds = sum(
            economy.readiness_cost(world, f, wage) for f in world.forces_of(power) if f.earmarked == body.id
        )
        bills[power] = pounds // POUNDS
    total = sum(bills.values())
    purse = min(body.register.chest, total)
    if not purse:
        return []
    paid = {power: bill * purse // total for power, bill in bills.items() if bill}
    for power, money in paid.items():
        world.powers[power].chest += money
        body.register.chest -= money
    shown = {world.roster[p].id: money for p, money in paid.items()}
    return [ContingentsPaid(body=body.name, paid=shown, left=body.register.chest)]


def _call_in_votes(world: World, body: Institution) -> list[Record]:
    """Votes not made good in time: all see it."""
    records: list[Record] = []
    for power in [p for p, until in body.register.pledged.items() if until < world.turn]:
        del body.register.pledged[power]
        records.append(VoteNotKept(body=body.name, power=world.roster[power].id))
        records += evidence.promise_broken(world, power, NOWHERE, body.parameters.binding)
        records.append(note_conduct(world, body, -_weight(body, (power,)), "vote_not_kept"))
    return records


def _ask_dues(world: World, body: Institution, produce: Sequence[int]) -> list[Record]:
    """Judge how last year's dues were paid, and ask for this year's beside what is still owed."""
    register = body.register
    late = {world.roster[p].id: money for p, money in register.owed.items()}
    asked = {p: dues_of(world, body, p, produce) for p in body.members if world.powers[p].exists}
    for power, money in register.owed.items():  # what was not paid is owed, and its name pays for the delay
        share = min(fixed.ONE, fixed.ratio(money, max(1, asked.get(power, 0))))
        world.powers[power].move_standing(-fixed.mul(world.rules.congress.late_standing, share))
    register.owed = {p: owed for p, money in asked.items() if (owed := money + register.owed.get(p, 0))}
    total = sum(asked.values())
    if not total and not late:
        return []
    records: list[Record] = [DuesAsked(body=body.name, total=total, unpaid=late)]
    if late:
        share = min(fixed.ONE, fixed.ratio(sum(late.values()), max(1, total)))
        records.append(note_conduct(world, body, -share, "dues_unpaid"))
    elif world.turn - body.founded >= QUARTERS_A_YEAR:
        records.append(note_conduct(world, body, fixed.ONE, "dues_paid"))
    return records
