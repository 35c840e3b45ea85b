"""The table does not pay the breaker: what a case is called, before whom it goes, what a reward is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.crises import judges, stakes
from game.ai.seat.desk import score
from game.politics.crises import crises
from game.politics.crises.crises import check_demand
from game.politics.crises.papers import means, sums
from game.politics.crises.papers.possible_settlements import carry_out, possible_settlements
from game.politics.crises.seats.seating import body_for
from game.politics.perception import guilt
from game.politics.treaties import claims
from game.politics.war.outbreak.war import begin_war
from game.politics.warscore import yearly_taxes
from game.words import (
    Cabinet,
    CasusBelli,
    Motive,
    OverlordKind,
    Phase,
    PledgeSize,
    Position,
    Preset,
    Settlement,
    Term,
    TreatyKind,
)
from game.world import fixed
from game.world.dice import Dice
from game.world.sight.appearance import SHARE_STEP
from game.world.sight.view import View
from game.world.state import memories, queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, a_body, armed_row, commit, treaty
from tests.samples import quarrel

DICE = Dice(7)
LAND = PeaceTerm(Term.CESSION, BLUE, GREEN, 2)


def conquest() -> tuple[World, Crisis]:
    """Green demands a province of blue's without any claim."""
    world, crisis = quarrel()
    crisis.casus = CasusBelli.CONQUEST
    return world, crisis


def fought(casus: CasusBelli, aggressor: int = GREEN) -> tuple[World, Crisis]:
    """Green is at war for a province of blue's."""
    world, crisis = quarrel()
    war, _ = begin_war(world, GREEN, BLUE, casus, (LAND,), aggressor=aggressor)
    war.casus = crisis.casus = casus
    crisis.war = war.id
    return world, crisis


def money(payer: int, taker: int) -> Draft:
    """A sum of one to the other, whether it is on the menu or not."""
    term = PeaceTerm(Term.INDEMNITY, payer, taker, amount=1_000, quarters=8)
    return Draft(Settlement.INDEMNITY, (term,))


def menu(world: World, crisis: Crisis, kind: Settlement) -> list[Draft]:
    return [d for d in possible_settlements(world, crisis) if d.kind is kind]


# --- what a case is called, and before whom it goes -------------------------------------------------


@pytest.mark.parametrize(("claimed", "called"), [(True, CasusBelli.CLAIM), (False, CasusBelli.CONQUEST)])
def test_an_insult_that_asks_for_land_is_called_by_what_it_asks(claimed: bool, called: CasusBelli) -> None:
    world, _ = quarrel()
    world.crises.clear()
    if claimed:
        claims.add_claim(world, GREEN, 2, 5_000)
    crises.open_crisis(world, GREEN, BLUE, CasusBelli.INCIDENT, (LAND,))
    (case,) = crises.living(world)
    assert case.casus is called
    war, _ = begin_war(world, GREEN, BLUE, CasusBelli.INCIDENT, (LAND,), aggressor=GREEN)
    assert war.casus is called


def test_an_insult_that_asks_for_money_and_a_rising_that_asks_for_land_stay_what_they_are() -> None:
    world, _ = quarrel()
    money = PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=1, quarters=4)
    for casus, aim in ((CasusBelli.INCIDENT, money), (CasusBelli.REBELLION, LAND)):
        war, _ = begin_war(world, GREEN, BLUE, casus, (aim,), aggressor=GREEN)
        assert war.casus is casus


def test_a_case_goes_before_the_body_whose_members_have_the_stake_not_the_most_cohesive() -> None:
    world = armed_row(*["AABBCCDD"] * 4)
    narrow = a_body(world, Preset.COLLECTIVE_SECURITY, (GREEN, BLUE, RED))
    wide = a_body(world, Preset.CONCERT)
    narrow.cohesion, wide.cohesion = 9_000, 3_000
    found = body_for(world, RED, (GREEN, BLUE))
    assert found is not None
    assert found.id == wide.id


def test_a_draft_is_laid_before_whom_it_asks_something_of() -> None:
    world, crisis = conquest()
    (stays,) = menu(world, crisis, Settlement.STATUS_QUO)
    (land,) = menu(world, crisis, Settlement.CESSION)[:1]
    assert means.asks(world, crisis, stays, GREEN)
    assert not means.asks(world, crisis, stays, BLUE), "nobody tells the victim to obey its own rescue"
    assert means.asks(world, crisis, land, BLUE)
    assert not means.asks(world, crisis, land, GREEN)


# --- the menu ---------------------------------------------------------------------------------------


def test_who_only_asked_is_not_fined_and_who_was_asked_for_land_pays_none() -> None:
    world, _ = conquest()
    for casus in (CasusBelli.CONQUEST, CasusBelli.CLAIM, CasusBelli.GUARANTEE):
        _, crisis = conquest()
        crisis.casus = casus
        assert not menu(world, crisis, Settlement.INDEMNITY)


def test_who_asked_for_money_in_vain_pays_none() -> None:
    world, crisis = quarrel()
    crisis.demands = (PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=2, quarters=4),)
    found = menu(world, crisis, Settlement.INDEMNITY)
    assert [d.terms[0].giver for d in found] == [BLUE, BLUE]
    assert [d.terms[0].amount for d in found] == [2, 1]


def test_a_fine_falls_on_who_broke_the_peace_by_force_and_on_nobody_else() -> None:
    for casus, aggressor, fined in (
        (CasusBelli.CONQUEST, GREEN, [GREEN]),
        (CasusBelli.CLAIM, -1, []),  # a war in being of which nobody can say who began it
        (CasusBelli.MANDATE, GREEN, []),
        (CasusBelli.GUARANTEE, GREEN, []),
    ):
        world, crisis = fought(casus, aggressor)
        assert [d.terms[0].giver for d in menu(world, crisis, Settlement.INDEMNITY)] == fined


def test_a_breaker_of_the_peace_never_pays_more_than_he_asked_for() -> None:
    world, crisis = fought(CasusBelli.CONQUEST, GREEN)
    crisis.demands = (PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=1, quarters=4),)
    (amends,) = [d for d in menu(world, crisis, Settlement.INDEMNITY) if d.terms[0].giver == GREEN]
    assert amends.terms == (PeaceTerm(Term.INDEMNITY, GREEN, BLUE, amount=1, quarters=4),)


def test_who_was_insulted_may_be_refused_but_is_not_fined() -> None:
    world, crisis = quarrel()
    crisis.casus = CasusBelli.INCIDENT
    crisis.demands = (PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=1, quarters=4),)
    assert not [d for d in menu(world, crisis, Settlement.INDEMNITY) if d.terms[0].giver == GREEN]
    assert menu(world, crisis, Settlement.STATUS_QUO)
    assert menu(world, crisis, Settlement.SATISFACTION)


def test_words_of_regret_cost_face_and_close_an_insult() -> None:
    world, crisis = quarrel()
    crisis.demands = (PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=1, quarters=4),)
    memories.note_incident(world, GREEN, BLUE)
    legitimacy, trust = world.powers[BLUE].legitimacy, int(world.beliefs.trust[GREEN, BLUE])
    carry_out(world, DICE, crisis, menu(world, crisis, Settlement.SATISFACTION)[0], ())
    assert world.powers[BLUE].legitimacy < legitimacy
    assert world.beliefs.trust[GREEN, BLUE] > trust
    assert memories.last_incident(world, GREEN, BLUE) is None
    assert world.places.owner[2] == BLUE


@pytest.mark.parametrize(
    "asked",
    [
        LAND,
        PeaceTerm(Term.AUTONOMY, BLUE, GREEN),
        PeaceTerm(Term.DISARMAMENT, BLUE, GREEN),
        PeaceTerm(Term.RESTORATION, BLUE, GREEN, cabinet=Cabinet.MODERATE),
    ],
)
def test_words_settle_no_land_no_freedom_no_arms_and_no_cabinet(asked: PeaceTerm) -> None:
    world, crisis = quarrel()
    crisis.demands = (asked,)
    assert not menu(world, crisis, Settlement.SATISFACTION)
    war, _ = begin_war(world, GREEN, BLUE, CasusBelli.CLAIM, crisis.demands, aggressor=GREEN)
    crisis.war = war.id
    assert not menu(world, crisis, Settlement.SATISFACTION)


def test_words_stand_beside_what_else_is_asked() -> None:
    world, crisis = quarrel()
    note = PeaceTerm(Term.NOTE, BLUE, GREEN)
    crisis.demands = (LAND, note)
    assert note in menu(world, crisis, Settlement.CESSION)[0].terms


@pytest.mark.parametrize("poor", [GREEN, BLUE])
def test_a_sum_is_within_the_taxes_of_who_pays_and_of_who_gets_it(poor: int) -> None:
    world, crisis = fought(CasusBelli.CONQUEST)
    (usual,) = menu(world, crisis, Settlement.INDEMNITY)[0].terms
    plan = world.powers[poor].budget
    assert plan is not None
    world.powers[poor].budget = replace(plan, tax=SHARE_STEP)  # the least that embassies tell apart
    (less,) = menu(world, crisis, Settlement.INDEMNITY)[0].terms
    most = fixed.mul(yearly_taxes(world, poor), world.rules.crises.sum_taxes)
    assert 0 < less.amount * less.quarters <= most < usual.amount * usual.quarters


def test_a_demand_asks_for_no_more_money_than_a_table_may_lay_on_anybody() -> None:
    world, crisis = quarrel()
    world.crises.clear()
    world.phase, world.round = Phase.POLITICS, 0
    most = sums.most(world, BLUE, 4)
    for amount, taken in ((most + 1, False), (most, True)):
        term = PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=amount, quarters=4)
        answer = check_demand(world, crises.Demand(GREEN, BLUE, CasusBelli.CONQUEST, (term,)))
        assert (answer is None) == taken
        crisis.demands = (term,)
        assert any(d.terms == (term,) for d in menu(world, crisis, Settlement.INDEMNITY)) == taken


def test_a_table_empties_edges_only_and_no_more_of_them_than_a_note_may_ask() -> None:
    world, crisis = quarrel()
    edge, capital = PeaceTerm(Term.ZONE, BLUE, GREEN, 2), world.powers[BLUE].capital
    crisis.demands = (edge,)
    assert menu(world, crisis, Settlement.ARTICLES)
    crisis.demands = (PeaceTerm(Term.ZONE, BLUE, GREEN, capital),)
    assert not menu(world, crisis, Settlement.ARTICLES)
    crisis.demands = (edge,)
    bound = replace(world.rules.diplomacy, zone_most=0)
    world.rules = replace(world.rules, diplomacy=bound)
    assert not menu(world, crisis, Settlement.ARTICLES)


def test_who_has_self_rule_already_is_not_offered_it() -> None:
    world, crisis = quarrel()
    crisis.casus = CasusBelli.REBELLION
    crisis.demands = (PeaceTerm(Term.INDEPENDENCE, BLUE, GREEN),)
    state = world.powers[GREEN]
    for kind, offered in ((OverlordKind.SUZERAIN, False), (OverlordKind.CROWN_UNION, True)):
        state.overlord, state.overlord_kind = BLUE, kind
        assert bool(menu(world, crisis, Settlement.AUTONOMY)) == offered


# --- what a reward is worth -------------------------------------------------------------------------


def reward(world: World, crisis: Crisis, draft: Draft, judge: int = RED) -> int:
    """What a judge minds in a draft, as a positive number."""
    view = View(world, judge)
    terms = stakes.worth_of(view, crisis, draft, judges.judge_of(view, judge))
    return -score([r for r in terms if r.term is Motive.BREACH_REWARDED])


def test_concert_logic_minds_every_gain_of_the_guilty_and_self_help_none() -> None:
    world, crisis = conquest()
    land = menu(world, crisis, Settlement.CESSION)[0]
    paid = {BLUE: money(BLUE, GREEN), GREEN: money(GREEN, BLUE)}
    assert reward(world, crisis, land) == 0
    commit(world.powers[RED], 3)
    assert reward(world, crisis, land) > reward(world, crisis, paid[BLUE]) > 0
    assert reward(world, crisis, paid[GREEN]) == 0
    assert reward(world, crisis, menu(world, crisis, Settlement.STATUS_QUO)[0]) == 0


def test_the_switch_makes_both_logics_mind_it_alike() -> None:
    world, crisis = conquest()
    minds = world.rules.minds
    alike = replace(minds, crises=replace(minds.crises, reward_alike=fixed.ONE))
    world.rules = replace(world.rules, minds=alike)
    land = menu(world, crisis, Settlement.CESSION)[0]
    cold = reward(world, crisis, land)
    commit(world.powers[RED], 3)
    assert cold == reward(world, crisis, land) > 0


def test_guilt_lies_in_the_eye_of_the_voter_and_rebels_with_a_case_are_no_breakers() -> None:
    world, crisis = conquest()
    crisis.casus = CasusBelli.INCIDENT
    world.beliefs.trust[RED, BLUE], world.beliefs.trust[RED, GREEN] = 9_000, 1_000
    world.beliefs.trust[WHITE, BLUE], world.beliefs.trust[WHITE, GREEN] = 1_000, 9_000
    assert guilt.guilt_of(world, crisis, RED) > 0
    assert guilt.guilt_of(world, crisis, WHITE) == 0
    assert guilt.guilt_of(world, crisis, GREEN) == 0
    assert guilt.guilt_of(world, crisis, BLUE) == fixed.ONE
    crisis.casus = CasusBelli.REBELLION
    assert guilt.guilt_of(world, crisis, WHITE) == 0


def test_in_a_war_that_has_been_judged_the_verdict_says_who_is_guilty_not_the_file() -> None:
    world, crisis = conquest()
    war, _ = begin_war(world, GREEN, BLUE, CasusBelli.CONQUEST, (LAND,), aggressor=GREEN)
    crisis.war = war.id
    war.verdicts = {RED: -1, WHITE: GREEN}
    assert queries.at_war(world, GREEN, BLUE)
    assert guilt.guilt_of(world, crisis, RED) == 0
    assert guilt.guilt_of(world, crisis, WHITE) > 0


def test_who_carries_a_deal_foresees_what_it_costs_him() -> None:
    world, crisis = conquest()
    view = View(world, RED)
    for kind, priced in ((Settlement.CESSION, True), (Settlement.STATUS_QUO, False)):
        terms = stakes.worth_of(view, crisis, menu(world, crisis, kind)[0], judges.judge_of(view, RED))
        assert any(r.term is Motive.ACCOMPLICE and r.weight < 0 for r in terms) == priced


def minded(world: World, crisis: Crisis, draft: Draft) -> bool:
    """Whether red minds a fine, and has its reason."""
    terms = stakes.worth_of(View(world, RED), crisis, draft, judges.judge_of(View(world, RED), RED))
    return any(r.term is Motive.INNOCENT_FINED and r.weight < 0 for r in terms)


def test_a_sum_goes_by_the_gravity_of_the_affair() -> None:
    amounts = {}
    for casus in (CasusBelli.CONQUEST, CasusBelli.CLAIM):
        world, crisis = fought(casus)
        (fine,) = menu(world, crisis, Settlement.INDEMNITY)
        amounts[casus] = fine.terms[0].amount
    assert amounts[CasusBelli.CONQUEST] > amounts[CasusBelli.CLAIM] > 0


@pytest.mark.parametrize(("casus", "innocent"), [(CasusBelli.CONQUEST, False), (CasusBelli.INVITATION, True)])
def test_concert_logic_fines_nobody_it_holds_innocent(casus: CasusBelli, innocent: bool) -> None:
    world, crisis = conquest()
    crisis.casus = casus
    commit(world.powers[RED], 3)
    world.beliefs.trust[RED, GREEN] = world.beliefs.trust[RED, BLUE] = 5_000
    assert minded(world, crisis, money(GREEN, BLUE)) == innocent


def test_nobody_fines_his_own_side_whatever_his_logic() -> None:
    world, crisis = conquest()
    assert not minded(world, crisis, money(GREEN, BLUE))
    crisis.pledges = {RED: Pledge(PledgeSize.VOICE, Position.FOR)}
    assert minded(world, crisis, money(GREEN, BLUE))
    assert not minded(world, crisis, money(BLUE, GREEN))
    crisis.pledges = {}
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, GREEN)
    assert minded(world, crisis, money(GREEN, BLUE))
