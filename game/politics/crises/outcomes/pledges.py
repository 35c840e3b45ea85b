"""Pledges called: who keeps his word when a decision is defied or a demand is pressed, and what follows.

Who keeps it comes in beside whom the pledge named, or against who defied; who does not has broken his word,
and trust, standing and the body's cohesion suffer (docs/politics.md#crises).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from game.politics.bodies import institutions
from game.politics.bonds import forfeited_by, is_bound
from game.politics.crises.outcomes.verdicts import judge_verdicts
from game.politics.crises.papers.dues import falls_due, is_called, is_met, presser, sides_of, standing
from game.politics.crises.papers.means import forfeited, is_trifle
from game.politics.crises.papers.possible_settlements import QUO, is_rebellion
from game.politics.crises.seats.seating import seats_of
from game.politics.perception import commitment, evidence
from game.politics.war.ends import settlement
from game.politics.war.might import coalition
from game.politics.war.outbreak import war
from game.politics.war.outsiders import expeditions, joining, outlived
from game.words import (
    CasusBelli,
    CrisisEnd,
    ExpeditionSize,
    JoinTitle,
    PledgeSize,
    Position,
    Proviso,
    Settlement,
    TreatyKind,
)
from game.world import fixed
from game.world.dice import Dice
from game.world.records import CrisisNumber, PowerWord, Record
from game.world.state import queries
from game.world.state.crises import Crisis, Pledge
from game.world.state.reader import Reader
from game.world.state.treaties import War
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
class PledgeFreed(Record):
    """A pledge of men was called whose condition is not met: nothing is owed, and nothing broken."""

    type: ClassVar[str] = "pledge_freed"
    headline: ClassVar[bool] = True
    crisis: CrisisNumber
    title: str
    power: PowerWord
    proviso: Proviso


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateOverstayed(Record):
    """The power that acted for all is still at war after its mandate has run out."""

    type: ClassVar[str] = "mandate_overstayed"
    headline: ClassVar[bool] = True
    crisis: CrisisNumber
    title: str
    power: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpeditionRecalled(Record):
    """The mandate of an expedition ran out, and it goes home."""

    type: ClassVar[str] = "expedition_recalled"
    headline: ClassVar[bool] = True
    crisis: CrisisNumber
    title: str
    powers: tuple[PowerWord, ...]


def watch_mandates(world: World, dice: Dice) -> list[Record]:
    """Phase: a mandate holds until a date; who still fights under it then has broken his word to all.

    An expedition that the powers sent together to carry a verdict goes home that day, and one that an
    outsider sent on his own account when its time is over. What wars for a verdict
    came to is judged once they are over.
    """
    records: list[Record] = []
    for crisis in world.crises.values():
        draft, over = crisis.decision, crisis.end + world.rules.crises.mandate_quarters
        if draft is None or not crisis.kept or world.turn != over:
            continue
        if draft.kind is Settlement.MANDATE:
            records += _overstay(world, crisis, draft.agent)
        elif crisis.outcome is CrisisEnd.UNDER_ARMS:
            records += _recall(world, crisis)
    return records + outlived.settle(world) + expeditions.recall(world) + judge_verdicts(world)


def _overstay(world: World, crisis: Crisis, agent: int) -> list[Record]:
    """Who acted for all and is still at war has broken his word."""
    if not any(queries.at_war(world, agent, foe) for foe in crisis.addressed):
        return []
    name = world.roster[agent].id
    friend = next(p for p in crisis.parties if p not in crisis.addressed)
    told = MandateOverstayed(crisis=crisis.id, title=crisis.title, power=name)
    return [told, *evidence.promise_broken(world, agent, friend, fixed.ONE)]


def _recall(world: World, crisis: Crisis) -> list[Record]:
    """The powers' own war to carry a verdict ends with its mandate; a war that was on goes on without it."""
    fight = world.wars.get(crisis.war)
    if fight is None or fight.is_over or fight.casus is not CasusBelli.MANDATE:
        return []
    told = ExpeditionRecalled(
        crisis=crisis.id, title=crisis.title, powers=queries.names(world, fight.attackers)
    )
    sides = tuple(fight.attackers), tuple(fight.defenders)
    return [told, *settlement.make_peace(world, fight, *sides, (QUO,))]


def call_pledges(world: World, crisis: Crisis, fight: War | None) -> list[Record]:
    """Those who honour their pledges come in; the others have broken their word.

    ``fight`` is the war that is on or has just begun; else the first to keep his word begins one, and the
    others join it, so that a verdict is carried in one war.
    """
    alive = {p: pledge for p, pledge in crisis.pledges.items() if world.powers[p].exists}
    due = {p: pledge for p, pledge in alive.items() if falls_due(world, crisis, p)}
    called = {p: pledge for p, pledge in due.items() if pledge.is_armed}
    if crisis.decision is not None and crisis.decision.kind is Settlement.MANDATE:
        called = {p: pledge for p, pledge in called.items() if p == crisis.decision.agent}
    records = _freed(world, crisis, alive)
    if called:
        crisis.odds = pledged_odds(world, crisis)
        kept = [p for p in called if p in crisis.sealed and crisis.sealed[p].honours]
        absent = [p for p in called if p not in kept]
        broken = [p for p in absent if called[p].only_with not in absent]
        came: list[int] = []
        for power in kept:
            entered, fight = _act(world, crisis, power, called[power], fight)
            if entered:
                came.append(power)
                records += [*entered, *_keep(world, crisis, power)]
        for power in broken:
            records += _renege(world, crisis, power, came)
        if len(broken) >= world.rules.crises.shaking:
            for power in came:
                records += commitment.let_down(world, power)
        crisis.kept, crisis.broken = tuple(came), (*crisis.broken, *broken)
        crisis.pledges = {p: pledge for p, pledge in crisis.pledges.items() if p not in broken}
        told = PledgesCalled(
            crisis=crisis.id, title=crisis.title, kept=queries.names(world, came),
            broken=queries.names(world, broken),
        )  # fmt: skip
        records.insert(0, told)
    crisis.war = fight.id if fight is not None else crisis.war
    return records


def _freed(world: World, crisis: Crisis, alive: dict[int, Pledge]) -> list[Record]:
    """Whose men are called and not owed, since what they were promised on is not so."""
    return [
        PledgeFreed(crisis=crisis.id, title=crisis.title, power=world.roster[p].id, proviso=pledge.only_if)
        for p, pledge in alive.items()
        if pledge.is_armed and is_called(world, crisis, p) and not is_met(world, crisis, p, pledge)
    ]


def _keep(world: World, crisis: Crisis, power: int) -> list[Record]:
    """A pledge kept when it was called: those it was kept beside, and the others at the table, remember."""
    state = world.powers[power]
    state.move_standing(world.rules.crises.keep_standing)
    seats = [p for p in seats_of(world, crisis) if not queries.at_war(world, p, power)]
    return evidence.promise_kept(world, power, seats)


def _act(
    world: World, crisis: Crisis, power: int, pledge: Pledge, fight: War | None
) -> tuple[list[Record], War | None]:
    """Go to war beside whom the pledge named, or against who defied; the records, and the war."""
    beside = pledge.beside
    friend, foe = sides_of(crisis, beside)
    bound = is_bound(world, power, foe, _forfeited(world, crisis, beside, power, foe))
    bound = bound or foe in queries.comrades_of(world, power)
    free = not bound and queries.sovereign_of(world, power) == power
    if not free or (fight is not None and fight.side_of(power)):
        return [], fight
    if fight is not None and not fight.is_over and fight.side_of(foe):
        camp = fight.opponents_of(foe)
        beside_him = friend not in crisis.addressed or presser(world, crisis) >= 0 or friend not in camp
        if beside_him:
            title = JoinTitle.MANDATE if crisis.votes else JoinTitle.PLEDGE
            friend = friend if friend in camp else camp[0]
            return joining.take_side(world, fight, power, friend, title, _sent(fight, pledge)), fight
    if is_rebellion(world, crisis):
        return _rise(world, crisis, power, friend, pledge)
    if queries.at_war(world, power, foe) or queries.sovereign_of(world, foe) != foe:
        return [], fight
    aims = crisis.decision.terms if crisis.decision else ()
    own = tuple(a for a in aims if war.is_sound(world, a, (power,), (foe,)))
    begun, records = war.begin_war(world, power, foe, CasusBelli.MANDATE, own, aggressor=-1)
    return records, begun


def _forfeited(
    world: World, crisis: Crisis, beside: Position, helper: int, foe: int
) -> Collection[TreatyKind]:
    """Treaties that a foe cannot plead any more: who defied, by the affair's gravity; who presses, a few."""
    if crisis.decision is not None and not crisis.is_own_demand and foe in crisis.addressed:
        return forfeited(world, crisis, crisis.decision)
    if is_trifle(world, crisis):
        return ()
    pressed = presser(world, crisis) >= 0 or beside is Position.AGAINST
    return forfeited_by(world, helper, foe) if foe == crisis.challenger and pressed else ()


def _sent(fight: War, pledge: Pledge) -> ExpeditionSize:
    """With how much a pledge brings a power into a war: into others' rising with what was promised."""
    is_part = expeditions.is_rising(fight) and pledge.size is PledgeSize.CONTINGENT
    return ExpeditionSize.CORPS if is_part else ExpeditionSize.ALL


def _rise(world: World, crisis: Crisis, helper: int, friend: int, pledge: Pledge) -> tuple[list[Record], War]:
    """A subject that others were promised to help takes up arms, and its helper comes in."""
    rebel, lord = crisis.parties
    rising, records = war.begin_war(world, rebel, lord, CasusBelli.REBELLION, crisis.demands, aggressor=-1)
    size = _sent(rising, pledge)
    return records + joining.take_side(world, rising, helper, friend, JoinTitle.MANDATE, size), rising


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
    against = [pledge for pledge in standing(reader, crisis).values() if pledge.beside is not Position.FOR]
    men = sum(reader.forces[i].strength for pledge in against for i in pledge.forces if i in reader.forces)
    target = sum(queries.strength_of(reader, p) for p in queries.realm_of(reader, crisis.defender))
    return min(coalition.MOST_ODDS, fixed.ratio(men + target, own))
