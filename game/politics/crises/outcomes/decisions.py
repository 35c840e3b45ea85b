"""Outcomes: what a sitting decides, what an ultimatum leads to, and what remains of a crisis afterwards.

A settlement both parties are for ends it at once. One that is carried against a party becomes an ultimatum;
whoever defies it meets those who honour their pledges. A crisis leaves trust, cohesion, faces saved or lost,
and a memory (docs/politics.md#crises, docs/politics.md#cohesion).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from game.politics.bodies import voting
from game.politics.bodies.voting import Decision, Result
from game.politics.bonds import peace_bonds
from game.politics.crises.conference import open_papers
from game.politics.crises.crises import living, send_ultimatum, shows_restraint, standing_dropped
from game.politics.crises.outcomes import armistice, ballots, carrying, verdicts
from game.politics.crises.outcomes.pledges import call_pledges, pledged_odds
from game.politics.crises.papers import means
from game.politics.crises.papers.dues import presser
from game.politics.crises.papers.possible_settlements import carry_out, is_possible
from game.politics.crises.papers.signatures import heed, holdouts, may_part
from game.politics.crises.seats.seating import seats_of
from game.politics.crises.seats.sittings import adjourn, is_awaited, is_sitting, sittings_of
from game.politics.home import pathologies
from game.politics.perception import evidence, threat
from game.politics.war.consequences import rising
from game.politics.war.outbreak import war
from game.words import (
    CasusBelli,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    Means,
    PledgeSize,
    Position,
    Settlement,
    Term,
    Vote,
)
from game.world import fixed
from game.world.dice import Dice
from game.world.records import CrisisNumber, PowerWord, Record
from game.world.state import memories, queries
from game.world.state.crises import Crisis, Draft, called
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

#: Ends at which a crisis has a decision to tell of.
DECIDED = (CrisisEnd.SETTLED, CrisisEnd.GAVE_IN, CrisisEnd.UNDER_ARMS)
#: Ends at which nothing is left to ask satisfaction or to apologise for.
DEALT_WITH = (CrisisEnd.SETTLED, CrisisEnd.GAVE_IN, CrisisEnd.BACKED_DOWN)
#: What can overtake a question: the last of them is any of these, as records of old tell it.
Lapse = Literal["apology", "peace", "left", "gone", "war", "events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceSat(Record):
    """How the vote on the drafts went, and by whom it was stopped."""

    type: ClassVar[str] = "conference_sat"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "result"
    crisis: CrisisNumber
    title: str
    settlement: Settlement  # the draft most were for, empty if nothing lay on the table
    votes: dict[str, Vote]  # for, against or abstain
    elsewhere: dict[str, Settlement] = field(default_factory=dict)  # who abstained being for another draft
    #: carried, lost, blocked, carried with less than it takes, by the parties' signatures alone, or so and
    #: without the blockers, who fight on
    result: Result | Literal["recommended", "agreed", "apart"]
    blockers: tuple[str, ...]
    means: Means | Literal[""] = ""  # the least that would carry it
    given: Means | Literal[""] = ""  # the heaviest that those who were for it brought


@dataclass(frozen=True, slots=True, kw_only=True)
class UltimatumAnswered(Record):
    """Who complied and who defied."""

    type: ClassVar[str] = "ultimatum_answered"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "answer"
    crisis: CrisisNumber
    title: str
    complied: tuple[PowerWord, ...]
    defied: tuple[PowerWord, ...]
    answer: Literal["split", "defied", "heeded", "yielded"]  # yielded: to a demand that no table made its own


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisClosed(Record):
    """How a crisis ended, on which terms, and how strong the pledged stood against the challenger."""

    type: ClassVar[str] = "crisis_closed"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "outcome"
    crisis: CrisisNumber
    title: str
    outcome: CrisisEnd
    settlement: Settlement | Literal[""]
    terms: tuple[war.Article, ...]
    preponderance: int  # permyriad; -1 where nobody was pledged against anybody
    lapse: Lapse = "events"  # what has overtaken it, where something has

    def is_news(self) -> bool:
        """That an affair is over is none where the apology that ended it has been told."""
        return self.lapse != "apology"


# --- the phase's steps ------------------------------------------------------------------------------


def open_offers(world: World, dice: Dice) -> list[Record]:
    """Phase: after the first round papers are opened, and ultimatums turn out heeded or defied."""
    records: list[Record] = []
    for crisis in living(world):
        _take_up_war(world, crisis)
        if is_awaited(world, crisis):
            records += armistice.open_answers(world, crisis)
        elif is_sitting(world, crisis):
            records += open_papers(world, crisis)
        elif crisis.step is CrisisStep.ULTIMATUM and not overtaken(world, crisis):  # a peace has answered it
            records += _answers(world, dice, crisis)
        crisis.sealed = {}
    return records


def decide(world: World, dice: Dice) -> list[Record]:
    """Phase: after the second round sittings decide, and what was defied is enforced or dropped."""
    records: list[Record] = []
    for crisis in living(world):
        _take_up_war(world, crisis)
        lapse = overtaken(world, crisis)
        if lapse is not None:
            records += close(world, crisis, CrisisEnd.OVERTAKEN, lapse)
        elif is_sitting(world, crisis):
            records += open_papers(world, crisis)
            records += _sit(world, dice, crisis)
        elif crisis.step is CrisisStep.ENFORCEMENT:
            records += _enforce(world, dice, crisis)
        crisis.sealed = {}
    return records


def _take_up_war(world: World, crisis: Crisis) -> None:
    """A war of the parties over a decision that stands does not end the affair: it is defiance."""
    stands = crisis.decision is not None and bool(crisis.votes) and crisis.binding
    if not stands or crisis.war >= 0:
        return
    for fight in world.wars.values():
        if not fight.is_over and fight.side_of(crisis.challenger) * fight.side_of(crisis.defender) < 0:
            crisis.war = fight.id


def overtaken(reader: Reader, crisis: Crisis) -> Lapse | None:
    """Why there is nothing left to quarrel about, or nobody to; None while there is."""
    if not all(reader.powers[p].exists for p in crisis.parties):
        return "gone"
    if crisis.war >= 0:
        fight = reader.wars[crisis.war]
        if fight.is_over:
            return "peace"
        return None if all(fight.side_of(p) for p in crisis.parties) else "left"
    return "war" if queries.at_war(reader, *crisis.parties) else None


# --- a sitting --------------------------------------------------------------------------------------


def _sit(world: World, dice: Dice, crisis: Crisis) -> list[Record]:
    """Count the votes; settle, lay down an ultimatum, sit again, or break up."""
    table = [d for d in crisis.drafts if is_possible(world, crisis, d)]
    ballots.count_votes(crisis)
    crisis.sittings += 1
    best = ballots.most_wanted(crisis, table)
    records: list[Record] = []
    if best is not None:
        votes = ballots.votes_on(world, crisis, best)
        body = world.bodies.get(crisis.body)
        parties = [p for p in crisis.parties if p not in (body.members if body else ())]
        silent = {p: Vote.ABSTAIN for p, v in votes.items() if p in crisis.parties and v is Vote.FOR}
        aside = (*parties, *crisis.fighters)
        counted = {p: v for p, v in {**votes, **silent}.items() if p not in aside}
        decision = voting.outcome(world, body, counted, crisis.parties if body else ())
        if not ballots.leads(crisis, best, table):
            decision = replace(decision, result=voting.Result.LOST)
        against = tuple(p for p in crisis.signers if votes.get(p) is not Vote.FOR)
        asked = tuple(p for p in against if means.asks(world, crisis, best, p))
        agreed = not any(p in crisis.parties for p in against) and not crisis.overruled
        told = decision.is_carried and (not agreed or carrying.binds(world, crisis, best))
        unsigned = () if told and asked else holdouts(crisis, best)
        records.append(_sat(world, crisis, best, votes, decision, unsigned))
        if told and asked:
            return records + carrying.carry(world, crisis, best, asked)
        if (agreed or decision.is_carried) and may_part(world, crisis, unsigned):
            return records + _settle(world, dice, crisis, best, CrisisEnd.SETTLED)
    if crisis.sittings < sittings_of(world, crisis):
        adjourn(world, crisis)
        return records
    return records + _break_up(world, crisis)


def _unheeded(world: World, dice: Dice, crisis: Crisis) -> list[Record]:
    """What nothing carries against those who defied it binds who signed, where the parties themselves did."""
    draft = crisis.decision
    if draft is None or not crisis.addressed or any(p in crisis.parties for p in crisis.addressed):
        return []
    return _settle(world, dice, crisis, draft, CrisisEnd.SETTLED)


def _sat(
    world: World,
    crisis: Crisis,
    draft: Draft,
    votes: dict[int, Vote],
    decision: Decision,
    unsigned: tuple[int, ...],
) -> ConferenceSat:
    given, sizes = ballots.given_to(world, crisis, draft), threat.army_sizes(world)
    over_no = votes[crisis.defender] is not Vote.FOR
    parties_agree = all(votes[p] is Vote.FOR for p in crisis.parties)
    binds = parties_agree or means.is_binding(world, crisis, draft, given, sizes)
    result: Result | Literal["recommended", "agreed", "apart"] = decision.result
    if decision.is_carried and not binds:
        result = "recommended"
    elif parties_agree and not decision.is_carried and not crisis.overruled:
        result = "agreed"
    if unsigned and (result == "agreed" or decision.is_carried):
        result = "apart" if may_part(world, crisis, unsigned) else Result.BLOCKED
    return ConferenceSat(
        crisis=crisis.id, title=crisis.title, settlement=draft.kind,
        votes={world.roster[p].id: v for p, v in votes.items()},
        elsewhere={
            world.roster[p].id: crisis.drafts[vote].kind for p, vote in crisis.votes.items()
            if vote >= 0 and votes.get(p) is Vote.ABSTAIN
        },
        result=result,
        blockers=queries.names(world, decision.blockers or unsigned),
        means=means.least_means(world, crisis, draft, over_no=over_no),
        given=means.means_given(world, crisis, draft, given, sizes) or "",
    )  # fmt: skip


def _break_up(world: World, crisis: Crisis) -> list[Record]:
    """Nobody could agree: a demand stands again as an ultimatum, a war goes on."""
    if crisis.war < 0 and crisis.demands and not crisis.overruled:
        crisis.votes, crisis.binding = {}, True
        demand = Draft(called(crisis.demands), crisis.demands, proposer=crisis.challenger)
        return [send_ultimatum(world, crisis, demand, (crisis.defender,))]
    return close(world, crisis, CrisisEnd.LAPSED)


# --- ultimatum and enforcement ----------------------------------------------------------------------


def _answers(world: World, dice: Dice, crisis: Crisis) -> list[Record]:
    """All complied: settled. Somebody did not (silence is defiance): it must be enforced."""
    assert crisis.decision is not None
    said = {p: paper.answer for p, paper in crisis.sealed.items()}
    complied = tuple(p for p in crisis.addressed if said.get(p) is CrisisAnswer.COMPLY)
    defied = tuple(p for p in crisis.addressed if p not in complied)
    heeded: Literal["heeded", "yielded"] = "heeded" if crisis.votes else "yielded"
    records: list[Record] = [
        UltimatumAnswered(
            crisis=crisis.id, title=crisis.title, complied=queries.names(world, complied),
            defied=queries.names(world, defied),
            answer="split" if complied and defied else "defied" if defied else heeded,
        )
    ]  # fmt: skip
    for power in complied:
        _give_way(world, crisis, power)
        if power != crisis.challenger or shows_restraint(world, crisis):
            records += evidence.note_compliance(world, power)
        heed(crisis, power, crisis.decision)
    if not defied:
        end = CrisisEnd.GAVE_IN if crisis.is_own_demand else CrisisEnd.SETTLED
        return records + _settle(world, dice, crisis, crisis.decision, end)
    for power in defied:
        records += carrying.be_defied(world, crisis, power)
    crisis.addressed = defied
    if not crisis.binding:
        return records + (_unheeded(world, dice, crisis) or _break_up(world, crisis))
    crisis.step, crisis.since = CrisisStep.ENFORCEMENT, world.turn
    return records


def _give_way(world: World, crisis: Crisis, power: int) -> None:
    """Giving way in public costs face, half of it where a bridge was built."""
    rules, state = world.rules.crises, world.powers[power]
    spared = rules.face if crisis.decision is not None and crisis.decision.bridge else 0
    share = fixed.ONE - spared
    state.legitimacy = fixed.clip(state.legitimacy - fixed.mul(rules.give_in_legitimacy, share))
    state.move_standing(-fixed.mul(rules.give_in_standing, share))


def _enforce(world: World, dice: Dice, crisis: Crisis) -> list[Record]:
    """The author of a demand goes to war or backs down; a decision is carried by those who honour."""
    if presser(world, crisis) >= 0:
        paper = crisis.sealed.get(crisis.challenger)
        pressed = paper is not None and paper.answer is CrisisAnswer.PRESS
        bound = peace_bonds(world, *crisis.parties)
        comrades = crisis.defender in queries.comrades_of(world, crisis.challenger)
        if not pressed or bound or comrades:
            return _back_down(world, dice, crisis)
        begun, records = war.begin_war(
            world, crisis.challenger, crisis.defender, crisis.casus, crisis.demands,
            aggressor=crisis.challenger,
        )  # fmt: skip
        records += carrying.take_measures(world, crisis)
        records += call_pledges(world, crisis, begun)
        stood = bool(crisis.votes and crisis.kept)
        return [*records, *close(world, crisis, CrisisEnd.UNDER_ARMS if stood else CrisisEnd.WAR)]
    records = carrying.take_measures(world, crisis)
    records += call_pledges(world, crisis, world.wars.get(crisis.war))
    if crisis.kept:
        return [*records, *close(world, crisis, CrisisEnd.UNDER_ARMS)]
    if carrying.presses(records) and crisis.measures < world.rules.crises.measures_quarters:
        assert crisis.decision is not None
        crisis.measures += 1
        return [*records, send_ultimatum(world, crisis, crisis.decision, crisis.addressed)]
    return [*records, *(_unheeded(world, dice, crisis) or close(world, crisis, CrisisEnd.LAPSED))]


def _back_down(world: World, dice: Dice, crisis: Crisis) -> list[Record]:
    """Dropping a public demand costs legitimacy, a threat of one's own standing too, by what it was about.

    It costs less where others showed the way back.
    """
    state, rules = world.powers[crisis.challenger], world.rules.crises
    bridged = any(d.bridge for d in crisis.drafts)
    share = fixed.ONE - (rules.face if bridged else 0)
    state.legitimacy = fixed.clip(state.legitimacy - fixed.mul(rules.drop_legitimacy, share))
    if crisis.is_own_demand:
        state.move_standing(-fixed.mul(standing_dropped(world, crisis), share))
    subject = "-".join(queries.names(world, crisis.parties))
    records = pathologies.check(world, dice, crisis.challenger, subject)
    # who drops his own demand before nobody has shown no restraint
    if (crisis.votes or crisis.pledges) and shows_restraint(world, crisis):
        records += evidence.note_compliance(world, crisis.challenger)
    records += close(world, crisis, CrisisEnd.BACKED_DOWN)
    if rising.has_nothing_to_go_back_to(world, *crisis.parties):
        records += rising.submit(world, PeaceTerm(Term.SUBMISSION, crisis.challenger, crisis.defender))
    return records


# --- the end ----------------------------------------------------------------------------------------


def _settle(world: World, dice: Dice, crisis: Crisis, draft: Draft, end: CrisisEnd) -> list[Record]:
    """Carry the settlement out for all whom it binds; those who made it think better of each other."""
    unsigned = holdouts(crisis, draft)
    if not may_part(world, crisis, unsigned):
        return _break_up(world, crisis)
    seats = tuple(p for p in seats_of(world, crisis) if world.powers[p].exists)
    crisis.odds = pledged_odds(world, crisis)
    crisis.decision = draft
    voters = (
        tuple(p for p, v in ballots.votes_on(world, crisis, draft).items() if v is Vote.FOR)
        if crisis.votes
        else ()
    )
    records = carry_out(world, dice, crisis, draft, tuple(p for p in seats if p in voters), unsigned)
    records += carrying.hand_back(world, crisis, draft)
    parties = [p for p in crisis.parties if world.powers[p].exists]
    records += evidence.crisis_settled(world, sorted({*parties, *voters}))
    for power in voters:
        paper = crisis.sealed.get(power)
        pledge = crisis.pledges.get(power) or (paper.contribution if paper is not None else None)
        helped = crisis.positions.get(power) is Position.MEDIATE
        gave = pledge is not None and pledge.size not in (PledgeSize.NONE, PledgeSize.VOICE)
        if helped or gave:
            world.powers[power].acted = world.turn
    if verdicts.gives_nothing(draft) and not crisis.is_own_demand:
        subject = "-".join(queries.names(world, crisis.parties))
        records += pathologies.check(world, dice, crisis.challenger, subject)
    return [*records, *close(world, crisis, end)]


def close(world: World, crisis: Crisis, end: CrisisEnd, lapse: Lapse = "events") -> list[Record]:
    """Note how it ended; a body's cohesion follows what its conference achieved.

    An insult that was answered for, or found to be nothing, is over with its affair. What is fought for is
    judged when the war is over (`verdicts.judge_verdicts`).
    """
    crisis.step, crisis.outcome, crisis.end = CrisisStep.AFTERMATH, end, world.turn
    crisis.sealed = {}
    if crisis.casus is CasusBelli.INCIDENT and end in DEALT_WITH:
        when = memories.last_incident(world, *crisis.parties)
        if when is not None and when <= crisis.start:
            memories.forget_incident(world, *crisis.parties)
    draft = crisis.decision if end in DECIDED else None
    closed = CrisisClosed(
        crisis=crisis.id, title=crisis.title, outcome=end, settlement=draft.kind if draft else "",
        terms=war.articles(world, draft.terms if draft else ()), preponderance=crisis.odds,
        lapse=lapse,
    )  # fmt: skip
    return [closed, *verdicts.credit(world, crisis, end)]
