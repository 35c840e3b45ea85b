"""Every decision of an AI says why: its terms sum to the score, the score fits the act, and the deciding
terms decide. The other logic sees the same world and the same options, and weighs them otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

import pytest

from game.ai.advice.counsel import STAGE, Adviser, counsel
from game.ai.crises import bargaining, judges
from game.ai.home import interior
from game.ai.seat.desk import Reason, deciding, score, weightiest
from game.ai.seat.situation import Situation
from game.ai.treaties import diplomat
from game.ai.war import ambition
from game.campaign.books.logbook import Done
from game.campaign.campaign import Campaign
from game.politics.bodies.congress import CastVote
from game.politics.bodies.institutions import LeaveInstitution
from game.politics.bodies.membership import AnswerInvitation
from game.politics.crises import crises
from game.politics.crises.conference import (
    AnswerPledge,
    AnswerUltimatum,
    PledgeForce,
    ProposeSettlement,
    TakePosition,
)
from game.politics.crises.outcomes.armistice import RestArms
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.home.cabinet_pressure import AnswerCabinet
from game.politics.home.home import SetCourse
from game.politics.perception import threat
from game.politics.perception.doctrine import creed_at
from game.politics.treaties import treaties
from game.politics.treaties.treaties import AnswerProposal, ProposeTreaty
from game.politics.war.ends.peace import AnswerPeace
from game.rules.money.budget import SetBudget
from game.rules.orders import Order
from game.scenarios.load import load_scenario
from game.scenarios.texts.sentences import load_texts
from game.words import CrisisAnswer, Phase, PledgeSize, Position, TreatyKind, Vote
from game.world.sight.view import View
from game.world.state.world import Settings, World

SLICE, WHOLE = 30, 132  # quarters of 1815; the first conferences of seed 12 fall into the slice
ARMED = (PledgeSize.CONTINGENT, PledgeSize.FULL)
CONSENT = {CrisisAnswer.COMPLY, CrisisAnswer.PRESS}


@dataclass(frozen=True)
class Decision:
    """An order as it was given, with all its terms and, of a choice among many, what the others scored."""

    turn: int
    order: Order
    reasons: tuple[Reason, ...]
    shown: tuple[Reason, ...]
    rivals: tuple[int, ...] = ()

    @property
    def score(self) -> int:
        return score(self.reasons)


class Watched(Campaign):
    """A campaign that keeps the full terms of every political order of an AI, and looks round once a year."""

    @cached_property
    def decisions(self) -> list[Decision]:
        """All so far."""
        return []

    def carry_out(self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None) -> Done:
        rivals = self._rivals(order)
        done = super().carry_out(order, reasons, otherwise)
        if reasons and self.world.phase in (Phase.POLITICS, Phase.CONFERENCE):
            entry = next(e for e in reversed(self.log) if e.order is order)
            decision = Decision(entry.turn, order, tuple(reasons), entry.reasons, rivals)
            self.decisions.append(decision)
        return done

    def _rivals(self, order: Order) -> tuple[int, ...]:
        weighed = {SetCourse: interior.weigh_courses, AnswerCabinet: interior.weigh_answers}.get(type(order))
        if weighed is None:
            return ()
        rows = weighed(self.view_of(order.power), order.power).values()
        return tuple(score(row) for row in rows)

    @cached_property
    def moments(self) -> dict[int, World]:
        """By turn, the world as it was when somebody was first asked for politics or a conference."""
        return {}

    def tick(self) -> None:
        super().tick()
        world = self.world
        asked = self.agenda and world.phase in (Phase.POLITICS, Phase.CONFERENCE)
        if asked and world.turn not in self.moments:
            self.moments[world.turn] = world.copy()


@cache
def play(seed: int, quarters: int) -> Watched:
    campaign = Watched(*load_scenario("1815", seed, Settings()), last_turn=quarters - 1)
    campaign.advance()
    return campaign


@pytest.fixture(
    scope="module",
    params=[(12, SLICE), *(pytest.param((s, WHOLE), marks=pytest.mark.slow) for s in (7, 8))],
)
def campaign(request: pytest.FixtureRequest) -> Watched:
    return play(*request.param)


def yes_or_no(order: Order) -> bool | None:
    """Whether an order says yes to a question that could have been answered with no; None of other kinds."""
    match order:
        case AnswerProposal() | AnswerPeace() | AnswerInvitation():
            return order.accept
        case AnswerUltimatum():
            return order.answer in CONSENT
        case RestArms():
            return order.rests
        case AnswerPledge():
            return order.honour
        case VoteSettlement():
            return order.draft >= 0
        case CastVote():
            return order.vote is Vote.FOR
        case PledgeForce():
            return True if order.size in ARMED else None
        case TakePosition():
            return None if order.position is Position.MEDIATE else order.position is Position.FOR
        case LeaveInstitution():
            return False
        case _:
            return True


def test_what_is_shown_sums_to_the_score_that_was_used(campaign: Watched) -> None:
    kinds = {type(d.order) for d in campaign.decisions}
    assert {VoteSettlement, ProposeSettlement, TakePosition, AnswerUltimatum, ProposeTreaty} <= kinds
    for d in campaign.decisions:
        assert score(d.shown) == d.score
        assert d.shown == weightiest(d.reasons)


def test_the_sign_of_the_sum_fits_the_act(campaign: Watched) -> None:
    for d in campaign.decisions:
        said = yes_or_no(d.order)
        if isinstance(d.order, SetBudget):
            assert all(r.weight >= 0 for r in d.reasons)
        elif d.rivals:
            assert d.score == max(d.rivals), d
        elif said is not None:
            assert (d.score > 0) == said, d


def test_the_deciding_terms_are_a_smallest_set_whose_removal_flips_the_choice(campaign: Watched) -> None:
    for d in campaign.decisions:
        named = deciding(d.shown)
        if named:
            rest = score(d.shown) - score(named)
            assert (rest > 0) != (d.score > 0), d
        for size in range(1, len(named) if named else len(d.shown) + 1):
            for fewer in combinations(d.shown, size):
                assert (d.score - score(fewer) > 0) == (d.score > 0), d


def test_the_other_logic_is_asked_about_the_same_order(campaign: Watched) -> None:
    asked = [(e.otherwise, score(e.reasons)) for e in campaign.log if e.otherwise is not None]
    assert asked
    assert any((otherwise > 0) != (own > 0) for otherwise, own in asked)


def test_every_term_of_a_decision_can_be_read(campaign: Watched) -> None:
    """Whatever weighed has its sentence."""
    sentences = load_texts("en")["motives"]
    for d in campaign.decisions:
        for reason in d.shown:
            assert sentences[reason.term], d.order.kind


# --- one world, two logics --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def looks() -> list[World]:
    """Worlds of a campaign in mid-course, with wars and crises about."""
    moments = list(play(12, SLICE).moments.values())
    busy = [world for world in moments if crises.living(world)]
    return [*busy[-2:], *moments[-2:]]


def seen(world: World) -> list[View]:
    return [View(world, p) for p in world.facts.policy_makers if world.powers[p].exists]


def situations(view: View) -> list[Situation]:
    return [Situation(view, creed_at(view, STAGE[adviser])) for adviser in Adviser]


def test_swapping_the_logic_changes_no_fact_and_no_belief(looks: list[World]) -> None:
    for world in looks:
        before = world.state_hash()
        for view in seen(world):
            realist, institutionalist = situations(view)
            assert realist.creed != institutionalist.creed
            for fact in ("power", "armies", "outputs", "army", "output", "at_war"):
                assert getattr(realist, fact) == getattr(institutionalist, fact)
            assert realist.threats.keys() == institutionalist.threats.keys()
            near = threat.neighbours(view)
            reaches = [
                {p: reach for p, (reach, _) in threat.intents(view, view.power, here.creed, near).items()}
                for here in (realist, institutionalist)
            ]
            assert reaches[0] == reaches[1]
        assert world.state_hash() == before


def test_swapping_the_logic_changes_none_of_the_wars_one_could_begin_or_enter(looks: list[World]) -> None:
    thought_of = 0
    for world in looks:
        for view in seen(world):
            plans = [[p.order for p in ambition.plans_of(view, here)] for here in situations(view)]
            assert plans[0] == plans[1]
            thought_of += len(plans[0])
            said = counsel(view)
            entered = [{repr(a.order) for a in c.advice if a.order.kind == "join_war"} for c in said]
            votes = [{repr(a.order) for a in c.advice if a.order.kind == "cast_vote"} for c in said]
            assert entered[0] == entered[1]
            assert votes[0] == votes[1]
    assert thought_of


def test_no_war_is_worth_more_than_if_nobody_came_to_the_victims_help(looks: list[World]) -> None:
    differ = 0
    for world in looks:
        for view in seen(world):
            for here in situations(view):
                for plan in ambition.plans_of(view, here):
                    most = ambition.unopposed(view, here, plan.order)
                    assert most >= plan.score
                    differ += most > plan.score
    assert differ


def test_swapping_the_logic_changes_no_treaty_one_could_offer_only_its_weights(looks: list[World]) -> None:
    differ = 0
    for world in looks:
        for view in seen(world):
            for other in world.facts.policy_makers:
                for kind in (TreatyKind.TRADE, TreatyKind.DEFENSIVE_ALLIANCE):
                    if treaties.check_propose_treaty(view, ProposeTreaty(view.power, other, kind)) is None:
                        rows = [
                            diplomat.weigh_treaty(view, here, other, kind, is_receiver=False)
                            for here in situations(view)
                        ]
                        assert [r.term for r in rows[0]] == [r.term for r in rows[1]]
                        differ += rows[0] != rows[1]
    assert differ


def test_swapping_the_logic_changes_neither_the_menu_nor_the_guess_what_others_want(
    looks: list[World],
) -> None:
    met = 0
    for world in looks:
        for view in seen(world):
            own, other = judges.judge_of(view, view.power), judges.judge_otherwise(view)
            assert (own.power, own.output, own.armies) == (other.power, other.output, other.armies)
            for crisis in crises.living(view):
                guesses = []
                for judge in (own, other):
                    drafts = possible_settlements(view, crisis)
                    guesses.append([row.chances for row in bargaining.prospects(view, crisis, drafts, judge)])
                    met += len(drafts)
                assert guesses[0] == guesses[1]
    assert met
