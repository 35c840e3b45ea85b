"""Crises: how a dispute opens, who sits at the table, and when it moves on (docs/politics.md#crises).

A power demands something of another, or somebody calls a conference on a war. A demand that nobody takes
to a conference becomes an ultimatum after a quarter. All papers handed in are sealed until they are opened
together (`game.politics.crises.conference`); what follows is told by
`game.politics.crises.outcomes.decisions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.crises.papers import sums
from game.politics.crises.quarrels import causes, rests
from game.politics.crises.seats import callers, mediation, sittings
from game.politics.crises.seats.seating import body_for, seat_fighters, seats_of
from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import threat
from game.politics.war.consequences.rivals import is_home_affair
from game.politics.war.ends.bargain import check_joined, check_together
from game.politics.war.outbreak import titles
from game.politics.war.outbreak.war import Article, DeclareWar, articles, check_declare_war
from game.rules.money import economy
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import CasusBelli, Cause, CrisisEnd, CrisisStep, Rank, Settlement, Term
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import CrisisNumber, PowerWord, Record
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.crises import Crisis, Draft, called
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from game.world.units import POUNDS


@dataclass(frozen=True, slots=True)
class Demand(Order):
    """Demand something of another power in public; if nobody calls a conference it becomes an ultimatum."""

    kind: ClassVar[str] = "demand"
    target: PowerNumber
    casus: CasusBelli
    terms: tuple[PeaceTerm, ...]


@dataclass(frozen=True, slots=True)
class CallConference(Order):
    """Call a conference on a crisis, or on a war that none deals with."""

    kind: ClassVar[str] = "call_conference"
    crisis: int = -1
    war: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisOpened(Record):
    """A dispute became a crisis: who wants what of whom."""

    type: ClassVar[str] = "crisis_opened"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "demands"
    crisis: CrisisNumber
    title: str
    challenger: PowerWord
    defender: PowerWord
    casus: CasusBelli
    demands: tuple[Article, ...]
    dispute: Cause | Literal[""] = ""  # what an incident is about; empty where the demand says it


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceCalled(Record):
    """Powers were called to a table; ``body`` is empty where no institution is in charge."""

    type: ClassVar[str] = "conference_called"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "body"
    crisis: CrisisNumber
    title: str
    power: PowerWord
    body: str
    seats: tuple[str, ...]
    travels: bool = False  # whether the envoys are on their way, and it sits only when they have come
    mediates: bool = False  # whether who calls is trusted by both sides of a war and stands on neither


@dataclass(frozen=True, slots=True, kw_only=True)
class UltimatumSent(Record):
    """Somebody must comply or defy."""

    type: ClassVar[str] = "ultimatum_sent"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "by_conference"
    crisis: CrisisNumber
    title: str
    addressed: tuple[PowerWord, ...]
    settlement: Settlement
    terms: tuple[Article, ...]
    by_conference: bool


# --- looking ----------------------------------------------------------------------------------------


def living(reader: Reader) -> list[Crisis]:
    """Crises that have not ended, by id."""
    return [crisis for crisis in reader.crises.values() if not crisis.is_over]


def title_of(reader: Reader, challenger: int, defender: int, war: War | None) -> str:
    """A name for the affair: a question of the lesser party, or a dispute between equals."""
    ranks = list(Rank)
    first, second = (reader.roster[p] for p in (challenger, defender))
    lesser = ranks.index(reader.powers[challenger].rank) - ranks.index(reader.powers[defender].rank)
    if war is not None and war.casus is CasusBelli.REBELLION:
        lesser = 1
    if lesser:
        return f"{(first if lesser > 0 else second).adjective} Question"
    return f"{first.adjective}-{second.adjective} dispute"


def winner(crisis: Crisis) -> int:
    """Which party had its way in an affair that has ended; -1 where neither did, or both, or they fight.

    The challenger did if he got anything of the other and gave nothing; the defender if he kept all.
    """
    challenger, defender = crisis.parties
    if crisis.outcome is CrisisEnd.BACKED_DOWN:
        return defender
    draft = crisis.decision
    if crisis.outcome not in (CrisisEnd.SETTLED, CrisisEnd.GAVE_IN, CrisisEnd.ENFORCED) or draft is None:
        return -1
    if draft.is_regret_instead:
        return challenger
    if draft.kind in (Settlement.NEUTRALITY, Settlement.MANDATE, Settlement.PLEBISCITE):
        return -1  # what comes of these is nobody's victory
    gave = {term.giver for term in draft.terms if term.term is not Term.STATUS_QUO}
    if challenger in gave:
        return -1 if defender in gave else defender
    return challenger if defender in gave else defender


# --- opening ----------------------------------------------------------------------------------------


def check_demand(reader: Reader, order: Demand) -> Refusal | None:
    """What one could declare war for one may demand, of somebody one has no crisis with."""
    if all(term.term is Term.STATUS_QUO for term in order.terms):  # nothing is asked
        return refuse(Code.NO_AIM)
    threat = DeclareWar(order.power, order.target, order.casus, order.terms)
    if bad := check_declare_war(reader, threat) or check_together(reader, order.terms):
        return bad
    if bad := check_joined(reader, order.terms):
        return bad
    if not sums.is_bearable(reader, order.terms):
        return refuse(Code.BAD_TERMS, what=Term.INDEMNITY)
    if rests.are_in_crisis(reader, order.power, order.target):
        return refuse(Code.ALREADY_IN_CRISIS, power=reader.roster[order.target].id)
    if not rests.has_rested(reader, order.power, order.target):
        return refuse(Code.TOO_SOON, quarters=rests.rest_left(reader, order.power, order.target))
    return check_envoys(reader, order.power, order.kind)


def apply_demand(world: World, dice: Dice, order: Demand) -> list[Record]:
    """Send the note, for all the world to read."""
    spend_envoys(world, order.power, order.kind)
    state = world.powers[order.power]
    price = titles.standing_price(world, order.power, order.casus, order.terms)
    cost = fixed.mul(world.rules.crises.demand_standing, price)
    state.move_standing(-cost)
    return open_crisis(world, order.power, order.target, order.casus, order.terms)


def open_crisis(
    world: World,
    challenger: int,
    defender: int,
    casus: CasusBelli,
    demands: tuple[PeaceTerm, ...],
    title: str = "",
    cause: Cause | None = None,
) -> list[Record]:
    """Put a dispute before the world, under its own name or a usual one, as what it asks for makes it.

    A cause that is named is told with it; left out, it is what weighs most between the two.
    """
    about = cause or causes.gravest(causes.causes(world, challenger, defender))
    name = title or title_of(world, challenger, defender, None)
    case = titles.gravest(world, casus, demands)
    crisis = Crisis(world.take_id(), name, world.turn, challenger, defender, case, demands, since=world.turn)
    crisis.cause = about
    crisis.balance = threat.balance(world, threat.army_sizes(world), challenger, defender)
    return [_enter(world, crisis, cause or "")]


def _enter(world: World, crisis: Crisis, told: Cause | Literal[""] = "") -> CrisisOpened:
    world.crises[crisis.id] = crisis
    one, other = queries.names(world, crisis.parties)
    return CrisisOpened(
        crisis=crisis.id, title=crisis.title, challenger=one, defender=other, casus=crisis.casus,
        demands=articles(world, crisis.demands), dispute=told,
    )  # fmt: skip


def check_call_conference(reader: Reader, order: CallConference) -> Refusal | None:
    """A great power or a party may call one, on a crisis before its ultimatum or on a war.

    Outside the circle of the great powers it is heard by a body of its own, or with one of them behind it.
    """
    crisis = reader.crises.get(order.crisis)
    war = reader.wars.get(order.war)
    if (crisis is None) == (war is None):
        return refuse(Code.NO_SUCH_CRISIS, crisis=order.crisis)
    if crisis is not None:
        if crisis.is_over or crisis.step is not CrisisStep.TENSION:
            return refuse(Code.WRONG_STEP, crisis=crisis.id)
        parties, casus = crisis.parties, crisis.casus
    else:
        assert war is not None
        if bad := _check_war(reader, war):
            return bad
        parties, casus = (war.attackers[0], war.defenders[0]), war.casus
    if order.power not in parties and reader.powers[order.power].rank is not Rank.GREAT:
        return refuse(Code.NOT_AT_THE_TABLE, power=reader.roster[order.power].id)
    heard = callers.is_heard(reader, order.power, parties[1], casus)
    if not heard and body_for(reader, order.power, parties) is None:
        return refuse(Code.UNHEARD, power=reader.roster[order.power].id)
    return check_envoys(reader, order.power, order.kind)


def _check_war(reader: Reader, war: War) -> Refusal | None:
    """A living war that no crisis deals with, nor dealt with lately."""
    if war.is_over:
        return refuse(Code.NO_SUCH_WAR, war=war.id)
    if war.casus is CasusBelli.MANDATE or is_home_affair(reader, war):  # sent by who would confer, or home's
        return refuse(Code.NOTHING_TO_DO)
    since = reader.turn - reader.rules.crises.rest_quarters
    for crisis in reader.crises.values():
        if crisis.war == war.id and (not crisis.is_over or crisis.end >= since):
            return refuse(Code.ALREADY_IN_CRISIS, crisis=crisis.id)
    return None


def apply_call_conference(world: World, dice: Dice, order: CallConference) -> list[Record]:
    """Send the invitations."""
    spend_envoys(world, order.power, order.kind)
    if order.crisis in world.crises:
        return [convene(world, world.crises[order.crisis], order.power)]
    return convene_on_war(world, world.wars[order.war], order.power)


def convene_on_war(
    world: World, war: War, convener: int, title: str = "", body: Institution | None = None
) -> list[Record]:
    """Open a crisis on a war and call those concerned to a table, that of a body if one is named."""
    challenger, defender = war.attackers[0], war.defenders[0]
    name = title or title_of(world, challenger, defender, war)
    crisis = Crisis(
        world.take_id(), name, world.turn, challenger, defender, war.casus, war.aims, since=world.turn,
        war=war.id,
    )  # fmt: skip
    return [_enter(world, crisis), convene(world, crisis, convener, body)]


def convene(world: World, crisis: Crisis, convener: int, body: Institution | None = None) -> ConferenceCalled:
    """Bring a crisis before a conference, that of a body if one is named, else of whom it belongs before."""
    body = body or body_for(world, convener, crisis.parties)
    crisis.convener, crisis.body = convener, body.id if body else -1
    crisis.step, crisis.since = CrisisStep.CONFERENCE, world.turn
    seat_fighters(world, crisis)
    sittings.invite(world, crisis)
    return ConferenceCalled(
        crisis=crisis.id, title=crisis.title, power=world.roster[convener].id,
        body=body.name if body else "", seats=queries.names(world, seats_of(world, crisis)),
        travels=crisis.sits > world.turn, mediates=mediation.mediator_of(world, crisis) >= 0,
    )  # fmt: skip


# --- the clock --------------------------------------------------------------------------------------


def advance(world: World, dice: Dice) -> list[Record]:
    """Phase: demands nobody took up become ultimatums; those who set forces aside pay for it."""
    records: list[Record] = []
    for crisis in living(world):
        charge_pledges(world, crisis)
        seat_fighters(world, crisis)
        sittings.recall(world, crisis)
        waited = world.turn - crisis.since >= world.rules.crises.tension_quarters
        if crisis.step is CrisisStep.TENSION and waited:
            records.append(send_ultimatum(world, crisis, own_demand(crisis), (crisis.defender,)))
    return records


def own_demand(crisis: Crisis) -> Draft:
    """What the challenger asked for, as a paper to be answered."""
    return Draft(called(crisis.demands), crisis.demands, proposer=crisis.challenger)


def shows_restraint(reader: Reader, crisis: Crisis) -> bool:
    """Whether it says anything that a challenger goes without: who demands every season does not."""
    since = reader.turn - QUARTERS_A_YEAR
    own = (c for c in reader.crises.values() if c.challenger == crisis.challenger and c.start > since)
    return all(c.id == crisis.id or c.war >= 0 for c in own)


def standing_dropped(reader: Reader, crisis: Crisis) -> int:
    """What it costs in standing to drop a threat of one's own: all for the gravest, half for a trifle."""
    rules = reader.rules.crises
    return fixed.mul(rules.drop_standing, (fixed.ONE + rules.gravity[crisis.casus]) // 2)


def send_ultimatum(world: World, crisis: Crisis, draft: Draft, addressed: tuple[int, ...]) -> UltimatumSent:
    """Lay a decision or a demand before those who must answer."""
    crisis.step, crisis.since = CrisisStep.ULTIMATUM, world.turn
    crisis.decision, crisis.addressed = draft, addressed
    return UltimatumSent(
        crisis=crisis.id, title=crisis.title, addressed=queries.names(world, addressed),
        settlement=draft.kind, terms=articles(world, draft.terms),
        by_conference=bool(crisis.votes),
    )  # fmt: skip


def charge_pledges(world: World, crisis: Crisis) -> None:
    """What is set aside for a crisis costs more than in its barracks."""
    share = world.rules.crises.pledge_upkeep
    for power, pledge in crisis.pledges.items():
        if pledge.forces:
            wage = economy.wages(world, power)
            forces = [world.forces[i] for i in pledge.forces if i in world.forces]
            pounds = sum(economy.force_upkeep(world, force, wage) for force in forces)
            cost = fixed.mul(pounds, share) // POUNDS
            state = world.powers[power]
            state.debt += max(0, cost - state.treasury)
            state.treasury = max(0, state.treasury - cost)
