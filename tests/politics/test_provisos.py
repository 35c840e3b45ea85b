"""Promises that bind on a condition: when it is met, what follows if not, and who ties his word to one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.crises import bargaining, provisos
from game.ai.crises import conference as conference_ai
from game.ai.seat import situation
from game.ai.seat.desk import Reason
from game.politics.crises.conference import AnswerPledge, AnswerUltimatum, PapersOpened, PledgeForce, Promise
from game.politics.crises.outcomes import decisions
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.outcomes.decisions import ConferenceSat
from game.politics.crises.outcomes.pledges import PledgeFreed
from game.politics.crises.papers import dues
from game.politics.war.outbreak.war import begin_war
from game.rules.orders import Order
from game.words import (
    CasusBelli,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    Means,
    Motive,
    PledgeSize,
    Position,
    Proviso,
    Settlement,
    Term,
)
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import Claim, PeaceTerm
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, GREEN, RED, WHITE, among, corps, place_called
from tests.politics.test_crises import propose, sitting, votes
from tests.samples import quarrel

DICE = Dice(1)
NO_LAND = Draft(Settlement.STATUS_QUO, (PeaceTerm(Term.STATUS_QUO),))


def tied(only_if: Proviso, against: tuple[int, ...] = ()) -> tuple[World, Crisis, ConferenceSat]:
    """Red has promised a corps to the draft that tells green to drop its demand, on a condition."""
    world, crisis = quarrel()
    force = corps(world, RED, 0)
    yes = VoteSettlement(RED, crisis.id, 0, PledgeSize.FULL, (force.id,), only_if=only_if)
    noes: list[Order] = [VoteSettlement(p, crisis.id, -1) for p in against]
    # blue signs; white writes a note, if it is not against
    others = [p for p in (WHITE, BLUE) if p not in against]
    records = sitting(world, [propose(crisis, BLUE)], [*votes(crisis, *others), *noes, yes])
    world.turn += 1
    return world, crisis, among(records, ConferenceSat)[0]


def called(world: World, crisis: Crisis, *, honours: bool = True) -> None:
    """Green defies and presses; red is called."""
    defiance = AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.DEFY)
    last: list[Order] = [AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.PRESS)]
    last += [AnswerPledge(RED, crisis.id, True)] if honours else []
    sitting(world, [defiance], last)


def test_a_promise_whose_condition_is_met_binds_like_any_other() -> None:
    for only_if in Proviso:
        world, crisis, _ = tied(only_if)
        called(world, crisis)
        assert (crisis.outcome, crisis.kept) == (CrisisEnd.UNDER_ARMS, (RED,))
        assert queries.at_war(world, RED, GREEN)


def test_and_who_does_not_keep_it_has_broken_his_word() -> None:
    world, crisis, _ = tied(Proviso.UNANIMOUS)
    called(world, crisis, honours=False)
    assert crisis.broken == (RED,)


def test_what_was_promised_if_all_agree_carries_nothing_over_the_no_of_a_great_power() -> None:
    given = {only_if: tied(only_if, against=(WHITE,))[2].given for only_if in Proviso}
    assert given.pop(Proviso.UNANIMOUS) == ""
    assert set(given.values()) == {Means.EXPEDITION}


def enforcement(pledge: Pledge, decided: Draft, foe: int) -> tuple[World, Crisis]:
    """A table has decided against a party, which defied it; red has pledged men to it."""
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision, crisis.addressed, crisis.votes = decided, (foe,), {RED: 0}
    crisis.pledges[RED] = replace(pledge, forces=(corps(world, RED, 0).id,))
    return world, crisis


@pytest.mark.parametrize(("terms", "owes"), [(None, False), (NO_LAND.terms, True)])
def test_what_was_promised_if_nobody_takes_land_is_not_owed_where_somebody_does(
    terms: tuple[PeaceTerm, ...] | None, owes: bool
) -> None:
    """Not owed is not broken: neither name nor trust suffers."""
    pledge = Pledge(PledgeSize.FULL, Position.MEDIATE, only_if=Proviso.NO_GAIN)
    world, crisis = enforcement(pledge, NO_LAND, BLUE)
    crisis.decision = Draft(Settlement.CESSION, crisis.demands) if terms is None else NO_LAND
    standing, trust = world.powers[RED].standing, int(world.beliefs.trust[WHITE, RED])
    records = decisions.decide(world, DICE)
    freed = among(records, PledgeFreed)
    assert [(r.power, r.proviso) for r in freed] == ([] if owes else [("red", Proviso.NO_GAIN)])
    assert (crisis.broken == (RED,)) is owes
    assert (world.powers[RED].standing, int(world.beliefs.trust[WHITE, RED])) == (standing, trust) or owes


@pytest.mark.parametrize(("attacker", "owes"), [(GREEN, True), (BLUE, False)])
def test_what_was_promised_if_a_friend_is_attacked_is_not_owed_where_he_begins_it(
    attacker: int, owes: bool
) -> None:
    pledge = Pledge(PledgeSize.FULL, Position.AGAINST, only_if=Proviso.ATTACKED)
    world, crisis = enforcement(pledge, NO_LAND, GREEN)
    other = next(p for p in crisis.parties if p != attacker)
    land = PeaceTerm(Term.CESSION, other, attacker, place_called(world, "BD"[attacker == BLUE]))
    fight, _ = begin_war(world, attacker, other, CasusBelli.CLAIM, (land,), aggressor=attacker)
    crisis.war = fight.id
    assert dues.is_called(world, crisis, RED)
    for only_if in (Proviso.ATTACKED, Proviso.NO_GAIN):  # he went to war for land
        crisis.pledges[RED] = replace(crisis.pledges[RED], only_if=only_if)
        assert dues.falls_due(world, crisis, RED) is owes


def test_the_condition_stands_in_the_papers_and_weakens_what_others_reckon_with() -> None:
    world, crisis = quarrel()
    force = corps(world, RED, 0)
    promise = PledgeForce(
        RED, crisis.id, PledgeSize.FULL, Position.AGAINST, (force.id,), only_if=Proviso.UNANIMOUS
    )
    records = sitting(world, [promise], [])
    (opened,) = among(records, PapersOpened)
    assert opened.pledges == {"red": Promise(PledgeSize.FULL, Position.AGAINST, Proviso.UNANIMOUS)}
    seen = {}
    for stand in (Position.MEDIATE, Position.FOR):
        crisis.positions[WHITE] = stand
        view = View(world, GREEN)
        seen[stand] = bargaining.pledged_men(view, view.crises[crisis.id], GREEN)
    assert seen[Position.MEDIATE] > seen[Position.FOR] == 0


# --- whose word is tied to what ---------------------------------------------------------------------


def preferred(stage: int, *, restless: int, danger: int = -8_000) -> Proviso:
    """The condition red would tie its word to, beside a friend with so strong a claim on his foe."""
    world, crisis = quarrel()
    world.powers[RED].stage = world.powers[RED].stage_shown = stage
    if restless:
        world.claims.append(Claim(BLUE, place_called(world, "D"), restless))
    view = View(world, RED)
    here = situation.read(view)
    promised = Pledge(PledgeSize.FULL, Position.AGAINST)
    terms = (Reason(Motive.COST, danger), Reason(Motive.INERTIA, -8_000))
    return provisos.best(view, view.crises[crisis.id], terms, here, promised, (BLUE, GREEN))[0]


def test_concert_logic_wants_all_together_and_self_help_not_to_be_dragged_in() -> None:
    assert preferred(3, restless=0) is Proviso.UNANIMOUS
    assert preferred(3, restless=10_000) is Proviso.UNANIMOUS
    assert preferred(3, restless=10_000, danger=-1_000) is Proviso.NO_GAIN  # the quarrel itself is the risk
    assert preferred(0, restless=10_000) is Proviso.ATTACKED
    assert preferred(0, restless=0) is Proviso.NONE


@pytest.mark.parametrize(("stage", "tied_to"), [(3, Proviso.UNANIMOUS), (0, Proviso.NONE)])
def test_a_condition_is_named_where_it_lets_one_promise_more(
    stage: int, tied_to: Proviso, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Just short of ready, concert logic promises men if all agree; who is ready promises them outright."""
    found = set()
    world, crisis = quarrel()
    corps(world, RED, 0)
    for _ in range(4):  # green is strong: to stand up to it alone costs much
        corps(world, GREEN, 5)
    world.powers[RED].stage = world.powers[RED].stage_shown = stage
    for resolve in range(-20_000, 20_000, 250):
        monkeypatch.setattr(conference_ai, "resolve_in", lambda *_, own=resolve: own)
        order, _ = conference_ai.pledge_for(LoneDesk(world, RED), crisis, Position.AGAINST)
        found.add((order.size, order.only_if))
    assert (PledgeSize.FULL, Proviso.NONE) in found
    assert ((PledgeSize.CONTINGENT, tied_to) in found) is True
