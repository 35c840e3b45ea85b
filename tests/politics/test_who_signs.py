"""Who signs at a table over a war: the two parties, and who fights it for himself with something at stake.

Green has attacked blue; red fights beside one of them, white looks on and judges.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.ai.crises.judges import judge_of
from game.ai.crises.verdicts import verdict_on
from game.ai.seat.desk import score
from game.politics.crises import crises
from game.politics.crises.conference import AnswerPledge, AnswerUltimatum, TakePosition
from game.politics.crises.outcomes import armistice, decisions
from game.politics.crises.outcomes.armistice import ArmsAsked, RestArms
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.outcomes.decisions import ConferenceSat, UltimatumAnswered
from game.politics.crises.seats.seating import fighters_of, seats_of
from game.politics.war.outsiders import outlived
from game.rules.orders import Code, Order
from game.words import (
    CasusBelli,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    ExpeditionSize,
    Motive,
    OverlordKind,
    Phase,
    PledgeSize,
    Position,
    Rank,
    Settlement,
    Term,
)
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import Expedition, PeaceTerm, War
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    among,
    at_war,
    commit,
    corps,
    give,
    given,
    place_called,
    refused,
)
from tests.samples import quarrel

DICE = Dice(7)
QUO = (PeaceTerm(Term.STATUS_QUO),)


def fought(beside: tuple[int, ...] = (), against: tuple[int, ...] = (RED,)) -> tuple[World, Crisis, War]:
    """A table over green's war on blue, with a paper that ends it as it began."""
    world, crisis = quarrel()
    war = at_war(world, (GREEN, *beside), (BLUE, *against))
    crisis.war, crisis.drafts = war.id, (Draft(Settlement.WITHDRAWAL, QUO, proposer=WHITE),)
    return world, crisis, war


def take(world: World, power: int, letter: str) -> None:
    """A power stands in a province of its enemy."""
    world.controller[world.map.place == place_called(world, letter)] = power


def sitting(world: World, orders: Sequence[Order]) -> list[Record]:
    """The last round of a sitting."""
    world.phase, world.round = Phase.CONFERENCE, 1
    crises.advance(world, DICE)
    world.round = 2
    for order in orders:
        given(world, order)
    return decisions.decide(world, DICE)


def yes(crisis: Crisis, *powers: int) -> list[VoteSettlement]:
    return [VoteSettlement(p, crisis.id, 0) for p in powers]


def test_a_great_power_and_who_holds_ground_sign_beside_the_parties_and_judge_nothing() -> None:
    world, crisis, war = fought()
    world.round = 1
    assert seats_of(world, crisis) == [GREEN, BLUE, WHITE], "before the quarter's table is seated"
    crises.advance(world, DICE)
    assert seats_of(world, crisis) == [GREEN, BLUE, RED, WHITE]
    assert refused(give(world, TakePosition(RED, crisis.id, Position.FOR))) is Code.NOTHING_TO_DO
    world.powers[RED].rank = Rank.MINOR
    assert fighters_of(world, crisis) == (), "a small ally without a stake follows its leader"
    take(world, RED, "D")
    assert fighters_of(world, crisis) == (RED,)
    crisis.kept = (RED,)
    assert fighters_of(world, crisis) == (), "whom the table has sent judges"
    crisis.kept, war.end = (), world.turn
    assert fighters_of(world, crisis) == ()


def test_what_all_sign_ends_the_war_and_what_is_held_goes_back() -> None:
    world, crisis, war = fought()
    take(world, RED, "D")
    sitting(world, yes(crisis, GREEN, BLUE, RED))
    assert war.is_over
    assert queries.holder_of(world, place_called(world, "D")) == GREEN


def test_a_table_called_with_the_weakest_enemy_saves_nobody_from_the_others() -> None:
    world, crisis, war = fought()
    take(world, RED, "D")
    records = sitting(world, yes(crisis, GREEN, BLUE))
    (sat,) = among(records, ConferenceSat)
    assert (sat.result, sat.blockers) == ("apart", ("red",))
    assert not queries.at_war(world, GREEN, BLUE)
    assert (war.attackers, war.defenders, war.is_over) == ([GREEN], [RED], False)
    assert queries.holder_of(world, place_called(world, "D")) == RED, "it has signed nothing"
    assert crisis.outcome is CrisisEnd.SETTLED
    world.check_invariants()


def test_where_somebody_fights_on_at_either_side_nobody_can_leave() -> None:
    world, crisis, _ = fought(beside=(WHITE,))
    (sat,) = among(sitting(world, yes(crisis, GREEN, BLUE)), ConferenceSat)
    assert (sat.result, set(sat.blockers)) == ("blocked", {"red", "white"})
    assert queries.at_war(world, GREEN, BLUE)
    assert not crisis.is_over


@pytest.mark.parametrize("answer", [CrisisAnswer.COMPLY, CrisisAnswer.DEFY])
@pytest.mark.parametrize("honours", [True, False])
def test_what_is_carried_with_means_is_told_to_who_fights_on(answer: CrisisAnswer, honours: bool) -> None:
    world, crisis, war = fought(beside=(RED,), against=())
    men = corps(world, WHITE, 0, strength=90_000)
    ballot = VoteSettlement(WHITE, crisis.id, 0, PledgeSize.FULL, (men.id,))
    sitting(world, [*yes(crisis, GREEN, BLUE), ballot])
    assert (crisis.step, crisis.addressed) == (CrisisStep.ULTIMATUM, (RED,))
    world.turn, world.phase, world.round = world.turn + 1, Phase.CONFERENCE, 1
    crises.advance(world, DICE)
    given(world, AnswerUltimatum(RED, crisis.id, answer))
    (told,) = among(decisions.open_offers(world, DICE), UltimatumAnswered)
    assert told.answer == ("heeded" if answer is CrisisAnswer.COMPLY else "defied")
    if answer is CrisisAnswer.COMPLY:
        assert war.is_over
        return
    world.round = 2
    given(world, AnswerPledge(WHITE, crisis.id, honours))
    decisions.decide(world, DICE)
    assert queries.at_war(world, WHITE, RED) == honours
    assert queries.at_war(world, RED, BLUE)
    assert queries.at_war(world, GREEN, BLUE) == honours, "with nothing behind it it binds who signed"
    assert crisis.outcome is (CrisisEnd.UNDER_ARMS if honours else CrisisEnd.SETTLED)


@pytest.mark.parametrize("beside", [GREEN, BLUE])
@pytest.mark.parametrize("signs", [True, False])
def test_a_risings_end_sends_its_outsiders_home_signed_or_not(beside: int, signs: bool) -> None:
    sides = ((RED,), ()) if beside == GREEN else ((), (RED,))
    world, crisis, war = fought(*sides)
    state = world.powers[GREEN]
    state.overlord, state.overlord_kind, state.rank = BLUE, OverlordKind.SUZERAIN, Rank.MINOR
    free = (PeaceTerm(Term.INDEPENDENCE, BLUE, GREEN),)
    crisis.casus = war.casus = CasusBelli.REBELLION
    war.expeditions[RED] = Expedition(ExpeditionSize.ALL)
    crisis.demands, crisis.drafts = free, (Draft(Settlement.INDEPENDENCE, free, proposer=WHITE),)
    sitting(world, yes(crisis, GREEN, BLUE, *([RED] if signs else [])))
    assert state.overlord < 0
    assert war.is_over == signs
    world.turn += world.rules.politics.expedition.rest + 1
    outlived.settle(world)
    assert war.is_over
    assert not queries.at_war(world, RED, beside)


@pytest.mark.parametrize("stage", [0, 4])
def test_a_cabinet_signs_away_what_it_holds_less_gladly(stage: int) -> None:
    worth = []
    for holds in (False, True):
        world, crisis, war = fought()
        war.score = -9_000
        for power in world.powers:
            commit(power, stage)
        for spot in (0, 1, 2):
            corps(world, RED, spot)
        if holds:
            take(world, RED, "D")
        crisis.fighters = fighters_of(world, crisis)
        view = View(world, RED)
        reasons = verdict_on(view, crisis, crisis.drafts[0], judge_of(view, RED))
        assert any(r.term is Motive.HOPE_OF_ARMS and r.weight < 0 for r in reasons)
        worth.append(score(reasons))
    assert worth[1] < worth[0]


@pytest.mark.parametrize("refuses", [True, False])
def test_arms_rest_when_all_who_sign_will(refuses: bool) -> None:
    world, crisis, war = fought()
    world.phase, world.round, crisis.since = Phase.CONFERENCE, 1, world.turn
    crisis.sits = world.turn + 1
    crises.advance(world, DICE)
    for power in (GREEN, BLUE, RED):
        given(world, RestArms(power, crisis.id, power != RED or not refuses))
    (told,) = among(decisions.open_offers(world, DICE), ArmsAsked)
    assert told.blockers == (("red",) if refuses else ())
    assert armistice.rests(world, war) != refuses
