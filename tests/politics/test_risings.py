"""Risings that failed: who rose and lost keeps neither army nor self-government, and pays no instalments."""

from __future__ import annotations

import pytest

from game.ai.war.peacemaking import terms_for
from game.events.effects.war import EndWar
from game.politics import securities, warscore
from game.politics.crises import crises
from game.politics.crises.outcomes import decisions
from game.politics.war.consequences.rising import RisingPutDown
from game.politics.war.ends import bargain, settlement
from game.politics.war.ends.settlement import PeaceSigned, make_peace
from game.politics.war.outbreak.war import host_of, is_sound
from game.words import CasusBelli, CrisisStep, OverlordKind, Settlement, Term, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Draft
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, among, armed_row, at_war

ARMS_DOWN = (PeaceTerm(Term.SUBMISSION, BLUE, RED),)


def a_rising(bond: OverlordKind = OverlordKind.SUZERAIN) -> tuple[World, War]:
    """Blue, which red rules, has risen to be free; blue holds two provinces and 60,000 men."""
    w = armed_row("AABEECCDD", "AABEECCDD", red=4, blue=2)
    for state in w.powers:
        state.start_places = 1
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = RED, bond
    war = at_war(w, BLUE, RED)
    war.casus, war.aims = CasusBelli.REBELLION, (PeaceTerm(Term.INDEPENDENCE, RED, BLUE),)
    return w, war


def take(w: World, *places: int) -> None:
    """Red's troops take places."""
    for place in places:
        w.controller[w.map.place == place] = RED
        w.places.occupied_since[place] = w.turn


def blue_land(w: World) -> list[int]:
    return queries.owned_by(w, BLUE)


def test_an_older_vassal_that_is_beaten_loses_its_army_and_its_self_government() -> None:
    w, war = a_rising()
    records = make_peace(w, war, (BLUE,), (RED,), ARMS_DOWN)
    assert [(r.power, r.overlord, r.dissolved) for r in among(records, RisingPutDown)] == [
        ("blue", "red", False)
    ]
    assert queries.strength_of(w, BLUE) == 0
    assert w.powers[BLUE].overlord_kind is OverlordKind.CROWN_UNION
    limit = queries.treaties_between(w, RED, BLUE, TreatyKind.ARMS_LIMIT)[0]
    assert (limit.subject, limit.amount) == (BLUE, securities.least_arms(w, BLUE))
    assert war.is_over
    assert not queries.treaties_of(w, BLUE, TreatyKind.INDEMNITY)


def test_a_state_born_by_the_rising_is_dissolved_into_its_lord() -> None:
    w, war = a_rising()
    w.powers[BLUE].start_places = 0
    land = blue_land(w)
    records = make_peace(w, war, (BLUE,), (RED,), ARMS_DOWN)
    assert among(records, RisingPutDown)[0].dissolved
    assert not w.powers[BLUE].exists
    assert all(w.places.owner[place] == RED and queries.holder_of(w, place) == RED for place in land)
    assert not [f for f in w.forces.values() if f.power == BLUE]
    assert not [t for t in w.treaties.values() if BLUE in t.parties and queries.in_force(w, t)]
    assert war.is_over


def test_a_rising_whose_every_town_is_taken_is_over() -> None:
    w, war = a_rising()
    take(w, blue_land(w)[0])
    assert not settlement.end_risings(w), "one town still holds out"
    take(w, *blue_land(w))
    assert among(settlement.end_risings(w), RisingPutDown)
    assert war.is_over
    assert not settlement.end_risings(w)


def test_a_rising_that_has_held_its_capital_for_as_long_as_makes_a_conquest_good_is_free() -> None:
    w, war = a_rising()
    w.turn += w.rules.politics.recognition_quarters - 1
    assert not settlement.end_risings(w)
    w.turn += 1
    w.powers[BLUE].capital = blue_land(w)[0]
    take(w, w.powers[BLUE].capital)
    assert not settlement.end_risings(w), "its capital is lost"
    w, war = a_rising()
    w.turn += w.rules.politics.recognition_quarters
    assert among(settlement.end_risings(w), PeaceSigned)[0].terms[0].term is Term.INDEPENDENCE
    assert w.powers[BLUE].overlord < 0
    assert war.is_over
    assert queries.strength_of(w, BLUE) > 0


def held_out(bond: OverlordKind = OverlordKind.SUZERAIN) -> tuple[World, War]:
    """Blue's rising is old enough to be recognised, and holds what is its own."""
    w, war = a_rising(bond)
    w.turn += w.rules.politics.recognition_quarters
    return w, war


def test_nobody_is_recognised_while_arms_still_move() -> None:
    w, war = held_out()
    war.stirred = w.turn - w.rules.politics.held_out_still + 1
    assert not settlement.end_risings(w), "the lord is on the march"
    w.turn += 1
    assert settlement.end_risings(w)


def test_a_lord_who_has_won_every_battle_does_not_give_away_what_he_fought_for() -> None:
    w, war = held_out(OverlordKind.CROWN_UNION)
    war.score = -2 * w.rules.politics.held_out_loss
    peace = among(settlement.end_risings(w), PeaceSigned)[0]
    assert [t.term for t in peace.terms] == [Term.AUTONOMY], "a tired winner leaves it to govern itself"
    assert w.powers[BLUE].overlord == RED
    assert w.powers[BLUE].overlord_kind is OverlordKind.SUZERAIN
    assert war.is_over
    w, war = held_out(OverlordKind.SUZERAIN)
    war.score = -2 * w.rules.politics.held_out_loss
    peace = among(settlement.end_risings(w), PeaceSigned)[0]
    assert [t.term for t in peace.terms] == [Term.STATUS_QUO], "a vassal stays one"


def test_what_a_rising_was_for_is_settled_as_far_as_it_holds_it() -> None:
    for asks_freedom in (False, True):
        w, war = held_out()
        land = [p for p in queries.owned_by(w, RED) if queries.is_land_place(w, p)]
        aims = [PeaceTerm(Term.CESSION, RED, BLUE, place) for place in land]
        war.aims = (*aims, *((PeaceTerm(Term.INDEPENDENCE, RED, BLUE),) if asks_freedom else ()))
        w.controller[w.map.place == land[0]] = BLUE
        w.places.occupied_since[land[0]] = w.turn - 8
        assert settlement.end_risings(w)
        assert [p for p in land if w.places.owner[p] == BLUE] == land[:1]
        assert w.powers[BLUE].overlord == (-1 if asks_freedom else RED)


def test_who_rose_speaks_for_itself_even_against_its_own_crown() -> None:
    w, war = a_rising(OverlordKind.CROWN_UNION)
    assert bargain.voice_of(w, BLUE) == BLUE
    war.end = w.turn
    assert bargain.voice_of(w, BLUE) == RED


def test_only_who_is_in_arms_against_its_lord_can_submit() -> None:
    w, war = a_rising()
    assert is_sound(w, ARMS_DOWN[0], (RED,), (BLUE,))
    assert not is_sound(w, PeaceTerm(Term.SUBMISSION, RED, BLUE), (BLUE,), (RED,))
    war.end = w.turn
    assert not is_sound(w, ARMS_DOWN[0], (RED,), (BLUE,))
    other = at_war(w, GREEN, RED)
    assert not is_sound(w, PeaceTerm(Term.SUBMISSION, GREEN, RED), (RED,), (GREEN,))
    assert other.side_of(GREEN) > 0


def test_who_rose_does_not_march_in_its_lords_host_for_a_generation() -> None:
    w, war = a_rising()
    make_peace(w, war, (BLUE,), (RED,), (PeaceTerm(Term.STATUS_QUO),))
    assert host_of(w, RED, GREEN) == [RED]
    w.turn += w.rules.politics.security.generation
    assert host_of(w, RED, GREEN) == [RED, BLUE]


@pytest.mark.parametrize("logic", [0, 3])
def test_a_lord_asks_a_beaten_rising_for_its_arms_and_never_for_instalments(logic: int) -> None:
    w, war = a_rising()
    w.powers[RED].stage = logic
    w.turn += 2
    take(w, *blue_land(w))
    assert terms_for(View(w, RED), war, RED, BLUE) == ARMS_DOWN
    assert warscore.term_price(w, ARMS_DOWN[0]) == w.rules.politics.submission


def test_a_lord_who_has_won_little_in_years_takes_as_much_of_the_army_as_the_war_has_cost() -> None:
    w, war = a_rising()
    war.score = -2_000
    assert terms_for(View(w, RED), war, RED, BLUE) == (PeaceTerm(Term.STATUS_QUO),), (
        "not half of it while he wins"
    )
    w.turn += w.rules.minds.treaties.stalemate
    (asked,) = terms_for(View(w, RED), war, RED, BLUE)
    assert asked.term is Term.DISARMAMENT
    share = 10_000 * (w.armies[BLUE] - asked.amount) // w.armies[BLUE]
    assert 6_000 < share < 7_500, "two thirds of what an army is worth were won in battle"


def test_an_event_that_ends_a_rising_as_failed_disarms_it() -> None:
    w, war = a_rising()
    EndWar("peace", "blue", "red", reason=CasusBelli.REBELLION, reached=False).apply(w)
    assert war.is_over
    assert queries.strength_of(w, BLUE) == 0


@pytest.mark.parametrize(
    ("bond", "remains"), [(OverlordKind.CROWN_UNION, False), (OverlordKind.SUZERAIN, True)]
)
def test_a_state_born_by_a_rising_that_drops_its_demand_is_no_more(bond: OverlordKind, remains: bool) -> None:
    w, war = a_rising(bond)
    war.end, w.powers[BLUE].start_places = w.turn, 0
    w.turn += 1
    crises.open_crisis(w, BLUE, RED, CasusBelli.REBELLION, war.aims)
    (crisis,) = w.crises.values()
    crisis.step, crisis.addressed = CrisisStep.ENFORCEMENT, (RED,)
    crisis.decision = Draft(Settlement.INDEPENDENCE, war.aims, proposer=BLUE)
    decisions._back_down(w, Dice(7), crisis)
    assert w.powers[BLUE].exists is remains, "who has self-government has something to go back to"
