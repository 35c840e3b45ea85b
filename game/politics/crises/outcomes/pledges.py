"""Pledges called: who keeps his word when a decision is defied or a demand is pressed, and what follows.

Who keeps it comes in beside whom the pledge named, or against who defied; who does not has broken his word,
and trust, standing and the body's cohesion suffer (docs/politics.md#crises).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.bodies import institutions
from game.politics.crises.outcomes.verdicts import judge_verdicts
from game.politics.crises.papers import executors
from game.politics.crises.papers.dues import falls_due, is_called, is_met, presser, sides_of, standing
from game.politics.crises.papers.means import forfeited
from game.politics.crises.papers.possible_settlements import QUO, is_rebellion
from game.politics.crises.seats.seating import seats_of
from game.politics.perception import commitment, evidence
from game.politics.war.ends import settlement
from game.politics.war.might import coalition
from game.politics.war.outbreak import war
from game.politics.war.outsiders import expeditions, joining, outlived
from game.politics.warscore import EMPTY
from game.words import (
    CasusBelli,
    CrisisEnd,
    ExpeditionSize,
    JoinTitle,
    PledgeSize,
    Position,
    Proviso,
    Settlement,
    Term,
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
    """A pledge of men was called that does not bind: nothing is owed, and nothing broken.

    Its condition is not met, a treaty with an enemy whom it would make forbids it, or it is an outcast's.
    """

    type: ClassVar[str] = "pledge_freed"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "why"
    crisis: CrisisNumber
    title: str
    power: PowerWord
    proviso: Proviso
    why: Literal["proviso", "unfree", "outcast", "bound"] = "proviso"
    enemy: PowerWord = ""  # whom a treaty forbids to fight


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
    """The powers' own war to carry a verdict ends with its mandate; a war that was on goes on without it.

    Land of the verdict that they hold passes; what they have not taken stays where it was.
    """
    fight = world.wars.get(crisis.war)
    if fight is None or fight.is_over or fight.casus is not CasusBelli.MANDATE:
        return []
    told = ExpeditionRecalled(
        crisis=crisis.id, title=crisis.title, powers=queries.names(world, fight.attackers)
    )
    sides = tuple(fight.attackers), tuple(fight.defenders)
    assert crisis.decision is not None
    done = tuple(
        t for t in crisis.decision.terms
        if t.term is Term.CESSION and queries.holder_of(world, t.place) in fight.attackers
        and war.is_sound(world, t, *sides)
    )  # fmt: skip
    return [told, *settlement.make_peace(world, fight, *sides, done or (QUO,), by_table=True)]


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
    hindered = {p: executors.hindrance(world, crisis, p, fight) for p in called}
    records = [] if crisis.measures else _freed(world, crisis, alive, hindered, fight)
    called = {p: pledge for p, pledge in called.items() if not hindered[p]}
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


def _freed(
    world: World,
    crisis: Crisis,
    alive: dict[int, Pledge],
    hindered: dict[int, executors.Hindrance],
    fight: War | None,
) -> list[Record]:
    """Whose men are called and not owed: what they were promised on is not so, or their power may not."""
    records: list[Record] = []
    for power, pledge in alive.items():
        unmet = (
            pledge.is_armed and is_called(world, crisis, power) and not is_met(world, crisis, power, pledge)
        )
        why = "proviso" if unmet else hindered.get(power, "")
        if why:
            bar = executors.bar_to_pledge(world, crisis, power, fight) if why == "bound" else -1
            told = PledgeFreed(
                crisis=crisis.id, title=crisis.title, power=world.roster[power].id, proviso=pledge.only_if,
                why=why, enemy=queries.name_of(world, bar),
            )  # fmt: skip
            records.append(told)
    return records


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
    friend, foe = sides_of(world, crisis, pledge.beside)
    if fight is not None and fight.side_of(power):
        return [], fight
    if fight is not None and not fight.is_over and fight.side_of(foe):
        camp = fight.opponents_of(foe)
        beside_him = friend not in crisis.addressed or presser(world, crisis) >= 0 or friend not in camp
        if beside_him and executors.bar_to_pledge(world, crisis, power, fight) < 0:
            title = JoinTitle.MANDATE if crisis.votes else JoinTitle.PLEDGE
            friend = friend if friend in camp else camp[0]
            return joining.take_side(world, fight, power, friend, title, _sent(fight, pledge)), fight
        return [], fight
    begun, records = _begin(world, crisis, friend, foe)
    if begun is None:
        return [], fight
    size = _sent(begun, pledge)
    return records + joining.take_side(world, begun, power, friend, JoinTitle.MANDATE, size), begun


def _begin(world: World, crisis: Crisis, friend: int, foe: int) -> tuple[War | None, list[Record]]:
    """The war for a verdict: whom it gives something fights for that, and others beside him.

    Nobody marches for whom it gives nothing that can still be taken, who does not want it or may not fight.
    """
    draft = crisis.decision
    if draft is None or crisis.is_own_demand or not executors.wants_it(crisis, friend, draft):
        return None, []
    takers, givers = (tuple(queries.realm_of(world, p)) for p in (friend, foe))
    aims = tuple(t for t in draft.terms if t.term not in EMPTY and war.is_sound(world, t, takers, givers))
    if not aims or queries.at_war(world, friend, foe):
        return None, []
    if is_rebellion(world, crisis):
        return war.begin_war(world, friend, foe, CasusBelli.REBELLION, aims, aggressor=-1)
    lapsed = forfeited(world, crisis, draft)
    apart = all(queries.sovereign_of(world, p) == p for p in (friend, foe))
    if not apart or executors.bar_to(world, friend, None, foe, lapsed) >= 0:
        return None, []
    return war.begin_war(world, friend, foe, CasusBelli.MANDATE, aims, aggressor=-1)


def _sent(fight: War, pledge: Pledge) -> ExpeditionSize:
    """With how much a pledge brings a power into a war: into others' rising with what was promised."""
    is_part = expeditions.is_rising(fight) and pledge.size is PledgeSize.CONTINGENT
    return ExpeditionSize.CORPS if is_part else ExpeditionSize.ALL


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
