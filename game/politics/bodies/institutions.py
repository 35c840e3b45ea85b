"""Institutions: what a body demands of its members, and whether they live up to it (docs/politics.md#duty).

Cohesion comes from the members' own conduct: from how many live by concert logic and trust each other, from
breaches undone and breaches let pass. It binds and it socialises in proportion. Decline is not forced.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from game.politics.perception.doctrine import creed_of
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Rung
from game.world import fixed
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state.bodies import Institution
from game.world.state.forces import NOWHERE
from game.world.state.reader import Reader
from game.world.state.treaties import War
from game.world.state.world import World

#: by what the cohesion of a body moves
Cause = Literal[
    "conduct",
    "breach_undone",
    "breach_let_pass",
    "breach_paid",
    "pledge_broken",
    "vote_kept",
    "vote_not_kept",
    "earmark_recalled",
    "dues_paid",
    "dues_unpaid",
    "crisis_settled",
    "crisis_gave_in",
    "crisis_backed_down",
    "crisis_enforced",
    "crisis_undone",
    "crisis_war",
    "crisis_lapsed",
]


@dataclass(frozen=True, slots=True)
class LeaveInstitution(Order):
    """Leave a body, in the open: its obligations end today, and so does what it gives."""

    kind: ClassVar[str] = "leave_institution"
    body: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipChanged(Record):
    """A power came into a body, moved on its ladder, or left it; rung 0 is outside."""

    type: ClassVar[str] = "membership"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "after"
    body: str
    power: PowerWord
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CohesionMoved(Record):
    """How far the members of a body act as it says, once a year and after every case, with what moved it."""

    type: ClassVar[str] = "cohesion"
    told_by: ClassVar[str] = "cause"
    body: str
    cohesion: int
    change: int
    #: conduct, breach_undone, breach_let_pass, breach_paid, dues_paid, dues_unpaid, vote_kept, vote_not_kept,
    #: earmark_recalled
    cause: Cause
    participation: int
    trust: int


def bodies_of(reader: Reader, power: int) -> list[Institution]:
    """The bodies a power is in on any rung, by id."""
    return [body for body in reader.bodies.values() if power in body.members]


def obligation(reader: Reader, joiner: int, aggressor: int, target: int) -> int:
    """The general duty of a power to stand against a breach, from the body that binds it most.

    A body looks outward or inward; it covers its members, and others as far as its scope reaches; an
    aggressor's own seat paralyses what needs consensus.
    """
    return max(
        (_duty(reader, body, joiner, aggressor, target) for body in bodies_of(reader, joiner)), default=0
    )


def coverage(body: Institution, aggressor: int, target: int) -> int:
    """How far a use of force is a body's concern: its members' safety, and beyond them by its scope.

    A body looks outward or inward: against a member an outward one does little.
    """
    terms = body.parameters
    covers = fixed.ONE if target in body.members else fixed.mul(terms.scope, terms.inward)
    return fixed.mul(covers, terms.inward if aggressor in body.members else fixed.ONE)


def _duty(reader: Reader, body: Institution, joiner: int, aggressor: int, target: int) -> int:
    terms = body.parameters
    seat = fixed.mul(
        fixed.mul(reader.rules.institutions.insider_veto, terms.veto), body.membership(aggressor)
    )
    bond = fixed.mul(terms.automatic + terms.binding, body.cohesion)
    duty = fixed.mul(fixed.mul(bond, body.membership(joiner)), coverage(body, aggressor, target))
    return fixed.mul(duty, fixed.ONE - seat)


def restraint(reader: Reader, power: int) -> int:
    """How far fellow members hold a power back from the quarrels of others (P12), by its best body."""
    return max(
        (
            fixed.mul(fixed.mul(body.parameters.restraint, body.cohesion), body.membership(power))
            for body in bodies_of(reader, power)
        ),
        default=0,
    )


def participation(reader: Reader, body: Institution) -> int:
    """Share of the members, weighed by rung, that live by concert logic at least in crises."""
    whole = sum(body.membership(p) for p in body.members)
    acting = sum(fixed.mul(body.membership(p), creed_of(reader, p).crises) for p in body.members)
    return fixed.ratio(acting, whole) if whole else 0


def mean_trust(reader: Reader, body: Institution) -> int:
    """How far the members trust each other, on average."""
    inside = sorted(body.members)
    pairs = len(inside) * (len(inside) - 1)
    trust = reader.beliefs.trust[np.ix_(inside, inside)].astype(np.int64)
    return int(trust.sum() - trust.trace()) // pairs if pairs else 0


# --- the quarter ------------------------------------------------------------------------------------


def keep_company(world: World, dice: Dice) -> list[Record]:
    """Phase: cohesion follows conduct, closed cases and living together move it; dead members leave."""
    records: list[Record] = []
    for body in world.bodies.values():
        records += _bury_members(world, body)
        records += _drift(world, body)
        for war in world.wars.values():
            if war.end == world.turn:
                records += _close_case(world, body, war)
    _grow_alike(world)
    return records


def _bury_members(world: World, body: Institution) -> list[Record]:
    gone = [p for p in body.members if not world.powers[p].exists]
    return [change_membership(world, body, power, None) for power in gone]


def _drift(world: World, body: Institution) -> list[Record]:
    """Towards what participation and trust deserve; told once a year."""
    acting, trust = participation(world, body), mean_trust(world, body)
    faith = world.rules.institutions.faith
    deserved = fixed.mul(acting, faith + fixed.mul(fixed.ONE - faith, trust))
    change = fixed.mul(world.rules.institutions.coh_drift, deserved - body.cohesion)
    body.cohesion = fixed.clip(body.cohesion + change)
    if world.facts.calendar.quarter_of(world.turn)[1] != 1:
        return []
    return [_told(world, body, change, "conduct")]


def change_cohesion(world: World, body: Institution, change: int, cause: Cause) -> CohesionMoved:
    """Move a body's cohesion by what its members did."""
    body.cohesion = fixed.clip(body.cohesion + change)
    return _told(world, body, change, cause)


def note_conduct(world: World, body: Institution, share: int, cause: Cause) -> CohesionMoved:
    """Members that weigh a share of the body did their part by it (above 0) or failed to (below 0)."""
    rules = world.rules.congress
    if share > 0:
        change = fixed.mul(fixed.mul(rules.kept, fixed.ONE - body.cohesion), share)
    else:
        change = fixed.mul(fixed.mul(rules.slip, body.cohesion), share)
    return change_cohesion(world, body, change, cause)


def _told(world: World, body: Institution, change: int, cause: Cause) -> CohesionMoved:
    return CohesionMoved(
        body=body.name, cohesion=body.cohesion, change=change, cause=cause,
        participation=participation(world, body), trust=mean_trust(world, body),
    )  # fmt: skip


def _close_case(world: World, body: Institution, war: War) -> list[Record]:
    """A war is over that most members had called a breach: undone, let pass, or rewarded?"""
    judges = [p for p in body.members if p in war.verdicts]
    guilty = [p for p in judges if war.verdicts[p] >= 0]
    if not guilty or 2 * len(guilty) <= len(judges):
        return []
    rules = world.rules.institutions
    helpers = set(war.defenders) | set(war.left)
    bystanders = [p for p in guilty if p not in helpers and p != war.attackers[0]]
    cause: Cause
    if war.score > 0:
        cause, change = "breach_paid", -fixed.mul(rules.coh_fail, body.cohesion)
    elif len(bystanders) < len(guilty):
        cause, change = "breach_undone", fixed.mul(rules.coh_success, fixed.ONE - body.cohesion)
    else:
        cause, change = "breach_let_pass", -fixed.mul(rules.coh_lapse, body.cohesion)
    body.served += change > 0
    body.failed += change < 0
    return [change_cohesion(world, body, change, cause)]


def _grow_alike(world: World) -> None:
    """Interests grow alike between powers that live by one body's rules, and apart again without."""
    rules = world.rules.institutions
    table = world.beliefs.kinship.astype(np.int64)
    gain = np.zeros_like(table)
    for body in world.bodies.values():
        pace = fixed.mul(fixed.mul(rules.soc_rate, body.parameters.socialising), body.cohesion)
        inside = sorted(body.members)
        share = np.array([fixed.mul(body.membership(p), creed_of(world, p).crises) for p in inside], np.int64)
        both = np.minimum(share[:, None], share[None, :])
        cells = np.ix_(inside, inside)
        gain[cells] = np.maximum(gain[cells], pace * both // fixed.ONE)
    np.fill_diagonal(gain, 0)
    lost = (table * rules.soc_fade + fixed.ONE - 1) // fixed.ONE
    world.beliefs.kinship[:] = np.clip(table + gain - lost, 0, fixed.ONE)


# --- coming and going -------------------------------------------------------------------------------


def change_membership(world: World, body: Institution, power: int, rung: Rung | None) -> MembershipChanged:
    """Put a power on a rung of a body, or outside it."""
    before = int(body.members.get(power, 0))
    if rung is None:
        body.members = {p: seat for p, seat in body.members.items() if p != power}
        _strike(world, body, power)
    else:
        body.members[power] = rung
        body.members = dict(sorted(body.members.items()))
        body.register.since[power] = world.turn
    return MembershipChanged(
        body=body.name, power=world.roster[power].id, before=before, after=int(rung or 0)
    )


def _strike(world: World, body: Institution, power: int) -> None:
    """Who is outside has no voice in what is before the body, owes it nothing and keeps nothing for it."""
    body.register.strike(power)
    if body.motion is not None:
        body.motion.votes.pop(power, None)
    for force in world.forces_of(power):
        if force.earmarked == body.id:
            force.earmarked = NOWHERE


def check_leave(reader: Reader, order: LeaveInstitution) -> Refusal | None:
    """Only a body one is in."""
    body = reader.bodies.get(order.body)
    if body is None or order.power not in body.members:
        return refuse(Code.NO_SUCH_BODY, body=order.body)
    return None


def apply_leave(world: World, dice: Dice, order: LeaveInstitution) -> list[Record]:
    """Leave; standing falls by how firmly the body binds and holds; what was owed is borrowed and paid."""
    body, state = world.bodies[order.body], world.powers[order.power]
    loss = fixed.mul(fixed.mul(world.rules.politics.breach_standing, body.parameters.binding), body.cohesion)
    state.move_standing(-loss)
    owed = body.register.owed.get(order.power, 0)
    state.debt += owed
    body.register.chest += owed
    return [change_membership(world, body, order.power, None)]


def body_named(reader: Reader, key: str) -> Institution | None:
    """The body with this word in files, if it stands."""
    return next((body for body in reader.bodies.values() if body.key == key), None)
