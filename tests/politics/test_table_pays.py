"""The table does not pay the breaker: what a case is called, before whom it goes, what a reward is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.crises import judges, stakes
from game.ai.seat.desk import score
from game.politics.crises import crises, means
from game.politics.crises.possible_settlements import carry_out, possible_settlements
from game.politics.perception import guilt
from game.politics.treaties import claims
from game.politics.war.war import begin_war
from game.words import CasusBelli, Motive, OverlordKind, Preset, Settlement, Term
from game.world import fixed
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import memories, queries
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, a_body, armed_row, commit
from tests.samples import quarrel

DICE = Dice(7)
LAND = PeaceTerm(Term.CESSION, BLUE, GREEN, 2)


def conquest() -> tuple[World, Crisis]:
    """Green demands a province of blue's without any claim."""
    world, crisis = quarrel()
    crisis.casus = CasusBelli.CONQUEST
    return world, crisis


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
    found = crises.body_for(world, RED, (GREEN, BLUE))
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


def test_a_demand_may_end_in_money_from_either_side_and_in_words() -> None:
    world, crisis = conquest()
    payers = {d.terms[0].giver for d in menu(world, crisis, Settlement.INDEMNITY)}
    assert payers == {GREEN, BLUE}
    assert menu(world, crisis, Settlement.SATISFACTION)


def test_who_asked_for_money_in_vain_never_pays_more_than_he_asked() -> None:
    world, crisis = quarrel()
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
    memories.note_incident(world, GREEN, BLUE)
    legitimacy, trust = world.powers[BLUE].legitimacy, int(world.beliefs.trust[GREEN, BLUE])
    carry_out(world, DICE, crisis, menu(world, crisis, Settlement.SATISFACTION)[0], ())
    assert world.powers[BLUE].legitimacy < legitimacy
    assert world.beliefs.trust[GREEN, BLUE] > trust
    assert memories.last_incident(world, GREEN, BLUE) is None
    assert world.places.owner[2] == BLUE


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
    paid = {d.terms[0].giver: d for d in menu(world, crisis, Settlement.INDEMNITY)}
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


def test_a_sum_goes_by_the_gravity_of_the_affair_and_concert_fines_nobody_it_holds_innocent() -> None:
    sums = {}
    for casus in (CasusBelli.CONQUEST, CasusBelli.PREVENTION):
        world, crisis = quarrel()
        crisis.casus = casus
        fine = next(d for d in menu(world, crisis, Settlement.INDEMNITY) if d.terms[0].giver == GREEN)
        sums[casus] = fine.terms[0].amount
        commit(world.powers[RED], 3)
        world.beliefs.trust[RED, GREEN] = world.beliefs.trust[RED, BLUE] = 5_000
        crisis.casus = CasusBelli.INVITATION if casus is CasusBelli.PREVENTION else casus
        terms = stakes.worth_of(View(world, RED), crisis, fine, judges.judge_of(View(world, RED), RED))
        minded = any(r.term is Motive.INNOCENT_FINED and r.weight < 0 for r in terms)
        assert minded == (casus is CasusBelli.PREVENTION)
    assert sums[CasusBelli.CONQUEST] > sums[CasusBelli.PREVENTION] > 0
