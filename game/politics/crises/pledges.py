"""Pledges called: who keeps his word when a decision is defied or a demand is pressed, and what follows.

Who keeps it comes in beside whom the pledge named, or against who defied; who does not has broken his word,
and trust, standing and the body's cohesion suffer (docs/politics.md#crises).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.bodies import institutions
from game.politics.bonds import DEFIED, FORFEITED, is_bound
from game.politics.crises.conference import falls_due, presser, sides_of
from game.politics.crises.crises import seats_of
from game.politics.crises.possible_settlements import is_rebellion
from game.politics.perception import commitment, evidence
from game.politics.statecraft import sanctions
from game.politics.war import coalition, war
from game.words import (
    CasusBelli,
    JoinTitle,
    Position,
    Settlement,
)
from game.world import fixed
from game.world.dice import Dice
from game.world.records import CrisisNumber, PowerWord, Record
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgesCalled(Record):
    """Who kept his pledge when it was called, and who did not."""

    type: ClassVar[str] = "pledges_called"
    headline: ClassVar[bool] = True
    crisis: CrisisNumber
    title: str
    kept: tuple[PowerWord, ...]
    broken: tuple[PowerWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateOverstayed(Record):
    """The power that acted for all is still at war after its mandate has run out."""

    type: ClassVar[str] = "mandate_overstayed"
    headline: ClassVar[bool] = True
    crisis: CrisisNumber
    title: str
    power: PowerWord


def watch_mandates(world: World, dice: Dice) -> list[Record]:
    """Phase: a mandate holds until a date; who still fights under it then has broken his word to all."""
    records: list[Record] = []
    for crisis in world.crises.values():
        draft, over = crisis.decision, crisis.end + world.rules.crises.mandate_quarters
        if draft is None or draft.kind is not Settlement.MANDATE or not crisis.kept or world.turn != over:
            continue
        agent = draft.agent
        if any(queries.at_war(world, agent, foe) for foe in crisis.addressed):
            name = world.roster[agent].id
            records.append(MandateOverstayed(crisis=crisis.id, title=crisis.title, power=name))
            friend = next(p for p in crisis.parties if p not in crisis.addressed)
            records += evidence.promise_broken(world, agent, friend, fixed.ONE)
    return records


def call_pledges(world: World, crisis: Crisis) -> list[Record]:
    """Those who honour their pledges come in; the others have broken their word."""
    alive = {p: pledge for p, pledge in crisis.pledges.items() if world.powers[p].exists}
    due = {p: pledge for p, pledge in alive.items() if falls_due(crisis, p)}
    called = {p: pledge for p, pledge in due.items() if pledge.is_armed}
    foes = {p: sides_of(crisis, pledge.beside)[1] for p, pledge in due.items()}
    embargoes = sanctions.enforce_pledges(world, crisis, foes)
    if crisis.decision is not None and crisis.decision.kind is Settlement.MANDATE:
        called = {p: pledge for p, pledge in called.items() if p == crisis.decision.agent}
    if not called:
        return embargoes
    crisis.odds = pledged_odds(world, crisis)
    kept = [p for p in called if p in crisis.sealed and crisis.sealed[p].honours]
    absent = [p for p in called if p not in kept]
    broken = [p for p in absent if called[p].only_with not in absent]
    records: list[Record] = []
    came = []
    for power in kept:
        entered = _act(world, crisis, power, called[power].beside)
        if entered:
            came.append(power)
            records += [*entered, *_keep(world, crisis, power)]
    for power in broken:
        records += _renege(world, crisis, power, came)
    if len(broken) >= world.rules.crises.shaking:
        for power in came:
            records += commitment.let_down(world, power)
    crisis.kept, crisis.broken = tuple(came), tuple(broken)
    told = PledgesCalled(
        crisis=crisis.id, title=crisis.title, kept=queries.names(world, came),
        broken=queries.names(world, broken),
    )  # fmt: skip
    return [told, *embargoes, *records]


def _keep(world: World, crisis: Crisis, power: int) -> list[Record]:
    """A pledge kept when it was called: those it was kept beside, and the others at the table, remember."""
    state = world.powers[power]
    state.move_standing(world.rules.crises.keep_standing)
    seats = [p for p in seats_of(world, crisis) if not queries.at_war(world, p, power)]
    return evidence.promise_kept(world, power, seats)


def _act(world: World, crisis: Crisis, power: int, beside: Position) -> list[Record]:
    """Go to war beside whom the pledge named, or against who defied the decision; [] if one cannot."""
    friend, foe = sides_of(crisis, beside)
    pressed = foe == crisis.challenger and (presser(crisis) >= 0 or beside is Position.AGAINST)
    defied = not crisis.is_own_demand and foe in crisis.addressed
    bound = is_bound(world, power, foe, DEFIED if defied else FORFEITED if pressed else ())
    bound = bound or foe in queries.comrades_of(world, power)
    free = not bound and queries.sovereign_of(world, power) == power
    fight = world.wars.get(crisis.war)
    if not free or (fight is not None and fight.side_of(power)):
        return []
    beside_him = friend not in crisis.addressed or presser(crisis) >= 0  # whom a presser attacks is helped
    if fight is not None and not fight.is_over and fight.side_of(friend) and beside_him:
        return war.take_side(
            world, fight, power, friend, JoinTitle.MANDATE if crisis.votes else JoinTitle.PLEDGE
        )
    if is_rebellion(world, crisis):
        return _rise(world, crisis, power, friend)
    if queries.at_war(world, power, foe) or queries.sovereign_of(world, foe) != foe:
        return []
    aims = crisis.decision.terms if crisis.decision else ()
    own = tuple(a for a in aims if war.is_sound(world, a, (power,), (foe,)))
    return war.begin_war(world, power, foe, CasusBelli.MANDATE, own, aggressor=-1)[1]


def _rise(world: World, crisis: Crisis, helper: int, friend: int) -> list[Record]:
    """A subject that others were promised to help takes up arms, and its helper comes in."""
    rebel, lord = crisis.parties
    rising, records = war.begin_war(world, rebel, lord, CasusBelli.REBELLION, crisis.demands, aggressor=-1)
    crisis.war = rising.id
    return records + war.take_side(world, rising, helper, friend, JoinTitle.MANDATE)


def _renege(world: World, crisis: Crisis, power: int, left_alone: list[int]) -> list[Record]:
    """A pledge broken when it was called: trust, standing and the body's cohesion suffer."""
    rules, state = world.rules, world.powers[power]
    state.move_standing(-rules.crises.renege_standing)
    victim = left_alone[0] if left_alone else crisis.defender
    records = evidence.promise_broken(world, power, victim, fixed.ONE)
    body = world.bodies.get(crisis.body)
    if body is not None:
        share = fixed.ratio(1, max(1, len(crisis.pledges)))
        loss = fixed.mul(fixed.mul(rules.crises.coh_renege, share), body.cohesion)
        records.append(institutions.change_cohesion(world, body, -loss, "pledge_broken"))
    return records


def pledged_odds(reader: Reader, crisis: Crisis) -> int:
    """Men pledged against the challenger and its target's own, to the challenger's (permyriad)."""
    own = max(1, sum(queries.strength_of(reader, p) for p in queries.realm_of(reader, crisis.challenger)))
    against = [p for p, pledge in crisis.pledges.items() if pledge.beside is not Position.FOR]
    men = sum(
        reader.forces[i].strength for p in against for i in crisis.pledges[p].forces if i in reader.forces
    )
    target = sum(queries.strength_of(reader, p) for p in queries.realm_of(reader, crisis.defender))
    return min(coalition.MOST_ODDS, fixed.ratio(men + target, own))
