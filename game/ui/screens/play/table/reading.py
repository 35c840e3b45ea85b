"""What lies on the table for one seat: who sits where, what each has promised, which papers there are.

All of it is read off the seat's View. What others have not said is what the seat would expect of them;
of a person nothing is expected.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from game.ai.advice.guess import Band, Guess, read
from game.ai.crises import bargaining
from game.ai.crises.judges import judge_of
from game.ai.crises.verdicts import verdicts_on
from game.ai.seat.desk import score
from game.politics.crises import conference
from game.politics.crises.papers import dues
from game.politics.crises.papers.possible_settlements import is_possible, possible_settlements
from game.politics.crises.seats.seating import party_of, seats_of
from game.politics.crises.seats.sittings import is_awaited
from game.politics.war.might import coalition
from game.politics.war.might.coalition import Forecast
from game.politics.war.outsiders import expeditions
from game.words import CrisisStep, PledgeSize, Position
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft, Pledge, called

#: How many tokens a promise is worth on the cloth.
TOKENS: Final = {
    PledgeSize.NONE: 0, PledgeSize.VOICE: 1, PledgeSize.SANCTIONS: 2, PledgeSize.DEMONSTRATION: 2,
    PledgeSize.BLOCKADE: 3, PledgeSize.CONTINGENT: 3, PledgeSize.FULL: 4,
}  # fmt: skip
#: From left to right: who asks, his friends, those between, friends of who is asked, who is asked.
ASKS, WITH_IT, BETWEEN, AGAINST_IT, ASKED = range(5)
PLACES: Final = {
    Position.FOR: WITH_IT, Position.AGAINST: AGAINST_IT, Position.MEDIATE: BETWEEN, Position.ABSTAIN: BETWEEN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chair:
    """A seat at the table; ``expected``: what is shown of it is a guess and was never said."""

    power: int
    place: int  # ASKS to ASKED
    stand: Position | None  # of a party, or where nothing is known: None
    tokens: int
    expected: bool
    is_person: bool
    is_ours: bool
    promise: Pledge | None = None  # what was promised
    fights: bool = False  # beside a party, for himself


@dataclass(frozen=True, slots=True)
class Paper:
    """A draft on the cloth; ``number`` is its place among those laid down, -1 for one that may be."""

    draft: Draft
    number: int
    worth: Guess  # to us
    is_open: bool  # whether it could still be carried out
    votes: int
    is_ours: bool  # laid down or voted for in our paper
    is_own: bool  # laid down by us, now or before

    @property
    def is_laid(self) -> bool:
        """Whether somebody has laid it down."""
        return self.number >= 0


@dataclass(frozen=True, slots=True)
class Share:
    """Men who would stand on a side, and how sure that is: 3 theirs, 2 pledged, 1 expected, 0 perhaps."""

    power: int
    men: int
    sure: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The table as a seat sees it now."""

    crisis: Crisis
    step: int  # 0 to 4: tension, first and last sitting, answer, pledges called
    is_asked: bool  # whether the seat has the word
    speakers: tuple[int, ...]  # who has it
    chairs: tuple[Chair, ...]  # from left to right, our own among them
    papers: tuple[Paper, ...]
    beside: tuple[Share, ...]  # who would stand with the challenger
    against: tuple[Share, ...]
    preponderance: int  # of those against him, permyriad

    @property
    def ours(self) -> Chair | None:
        """Our own chair."""
        return next((chair for chair in self.chairs if chair.is_ours), None)


def read_table(view: View, number: int, people: Collection[int]) -> Reading:
    """What lies on the table of a crisis; ``people``: powers that persons speak for."""
    crisis = view.crises[number]
    case = coalition.case_for(view, crisis.challenger, crisis.defender, crisis.casus, crisis.demands)
    seen = coalition.forecast(view, case, view.armies)
    beside, against = _shares(view, crisis, seen, people)
    seats = seats_of(view, crisis)
    asked = [p for p in seats if conference.is_asked(view, p, crisis, view.round)]
    return Reading(
        crisis, _step(view, crisis), view.power in asked, tuple(asked), _chairs(view, crisis, seen, people),
        _papers(view, crisis), beside, against, _preponderance(crisis, seen, beside, against),
    )  # fmt: skip


def _preponderance(
    crisis: Crisis, seen: Forecast, beside: tuple[Share, ...], against: tuple[Share, ...]
) -> int:
    """Men against the challenger to his own: as forecast, and with those who fight beside the parties."""
    sides = (against, seen.expected_men), (beside, seen.aggressor_men)
    theirs, ours = (sum(s.men for s in side if s.power in crisis.fighters) + men for side, men in sides)
    return fixed.ratio(theirs, max(1, ours))


def _step(view: View, crisis: Crisis) -> int:
    """How far an affair has come."""
    if crisis.step is CrisisStep.CONFERENCE:
        return 2 if view.round == conference.FINAL else 1
    later = {CrisisStep.TENSION: 0, CrisisStep.ULTIMATUM: 3}
    return later.get(crisis.step, 4)


# --- chairs -------------------------------------------------------------------------------------------


def _chairs(view: View, crisis: Crisis, seen: Forecast, people: Collection[int]) -> tuple[Chair, ...]:
    found = [_chair(view, crisis, seen, p, p in people) for p in seats_of(view, crisis)]
    return tuple(sorted(found, key=lambda chair: (chair.place, chair.power)))


def _chair(view: View, crisis: Crisis, seen: Forecast, power: int, is_person: bool) -> Chair:
    is_ours = power == view.power
    if power in crisis.signers:
        place = ASKS if party_of(view, crisis, power) == crisis.challenger else ASKED
        return Chair(power, place, None, 0, False, is_person, is_ours, fights=power in crisis.fighters)
    paper = crisis.sealed.get(power)  # nobody's but our own is seen
    said = (paper.position if paper else None) or crisis.positions.get(power)
    pledge = (paper and (paper.contribution or paper.pledge)) or crisis.pledges.get(power)
    if said is not None or pledge is not None or is_person or is_ours:
        tokens = TOKENS[pledge.size] if pledge else 0
        place = PLACES[said] if said else BETWEEN
        return Chair(power, place, said, tokens, False, is_person, is_ours, pledge or None)
    stand = bargaining.likely_position(view, crisis, power)
    return Chair(power, PLACES[stand], stand, _expected(view, seen, power, stand), True, False, False)


def _expected(view: View, seen: Forecast, power: int, stand: Position) -> int:
    """Tokens to reckon with of a power that has promised nothing."""
    chance = next((j.chance for j in seen.joiners if j.power == power and j.men), 0)
    if stand is Position.FOR or chance < view.rules.coalition.doubtful:
        return 0
    return TOKENS[PledgeSize.CONTINGENT if chance >= view.rules.coalition.likely else PledgeSize.VOICE]


# --- papers -------------------------------------------------------------------------------------------


def _papers(view: View, crisis: Crisis) -> tuple[Paper, ...]:
    """The demand before a conference, what was or can be laid down in one, the decision after it.

    What lies on the table is voted on in the order in which it was laid down.
    """
    drafts: list[Draft] = []
    if crisis.step is CrisisStep.CONFERENCE and not is_awaited(view, crisis):
        offered = possible_settlements(view, crisis) if _proposes(view, crisis) else []
        drafts = [*offered, *(d for d in crisis.drafts if not any(d.same_as(o) for o in offered))]
    elif crisis.decision is not None:
        drafts = [crisis.decision]
    elif crisis.demands:
        drafts = [Draft(called(crisis.demands), crisis.demands, proposer=crisis.challenger)]
    verdicts = verdicts_on(view, crisis, drafts, judge_of(view, view.power)) if drafts else []
    return tuple(
        _paper(view, crisis, draft, read(view, verdict))
        for draft, verdict in zip(drafts, verdicts, strict=True)
    )


def _proposes(view: View, crisis: Crisis) -> bool:
    """Whether the seat may lay something down now."""
    return view.round == conference.FIRST and conference.is_asked(view, view.power, crisis, view.round)


def _paper(view: View, crisis: Crisis, draft: Draft, worth: Guess) -> Paper:
    number = next((n for n, other in enumerate(crisis.drafts) if draft.same_as(other)), -1)
    shown = crisis.drafts[number] if number >= 0 else draft
    mine = crisis.sealed.get(view.power)
    is_own = shown.proposer == view.power
    is_ours = mine is not None and (
        (mine.draft is not None and draft.same_as(mine.draft)) or (number >= 0 and mine.vote == number)
    )
    votes = sum(vote == number for vote in crisis.votes.values()) if number >= 0 else 0
    return Paper(shown, number, worth, is_possible(view, crisis, draft), votes, is_ours, is_own)


def signers(view: View, crisis: Crisis, draft: Draft, people: Collection[int]) -> dict[int, Guess | None]:
    """How each other seat would take a draft, the parties first; nothing is foretold of a person."""
    found: dict[int, Guess | None] = {}
    for power in seats_of(view, crisis):
        if power in people and power != view.power:
            found[power] = None
        elif power != view.power:
            (verdict,) = verdicts_on(view, crisis, (draft,), judge_of(view, power))
            found[power] = read(view, verdict)
    return found


def best_of(papers: Collection[Paper]) -> int:
    """The paper to look at first: our own, else what is worth most to us; -1 for none."""
    ranked = [
        (not p.is_ours, not p.is_own, not p.is_open, -score(p.worth.reasons), number)
        for number, p in enumerate(papers)
    ]
    return min(ranked)[-1] if ranked else -1


# --- who would come -----------------------------------------------------------------------------------


def _shares(
    view: View, crisis: Crisis, seen: Forecast, people: Collection[int]
) -> tuple[tuple[Share, ...], tuple[Share, ...]]:
    """Men with the challenger and against him, the surest first."""
    beside = [Share(crisis.challenger, seen.aggressor_men, 3)]
    against = [Share(crisis.defender, seen.target_men, 3)]
    told: set[int] = {*crisis.signers}
    war = view.wars.get(crisis.war)
    for power in crisis.fighters:
        men = expeditions.men_in(view, war, (power,), view.armies) if war is not None else 0
        with_him = party_of(view, crisis, power) == crisis.challenger
        (beside if with_him else against).append(Share(power, men, 3))
    contingent = view.rules.crises.contingent
    for power, pledge in dues.standing(view, crisis).items():
        if power in told or not pledge.is_armed:
            continue
        told.add(power)
        part = fixed.ONE if pledge.size is PledgeSize.FULL else contingent
        share = Share(power, fixed.mul(view.armies[power], part), 2)
        (beside if pledge.beside is Position.FOR else against).append(share)
    rules = view.rules.coalition
    for joiner in seen.joiners:
        if joiner.power not in told and joiner.men and joiner.chance >= rules.doubtful:
            is_sure = joiner.chance >= rules.likely and joiner.power not in people
            against.append(Share(joiner.power, joiner.men, 1 if is_sure else 0))
    ranked = [sorted(side, key=lambda s: (-s.sure, -s.men, s.power)) for side in (beside, against)]
    return tuple(ranked[0]), tuple(ranked[1])


#: Bands that are as good as a signature, and as good as none.
WILLING: Final = (Band.SIGN, Band.PROBABLY)
UNWILLING: Final = (Band.PROBABLY_NOT, Band.REFUSE, Band.NEVER)
