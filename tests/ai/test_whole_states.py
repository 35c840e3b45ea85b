"""Who claims a capital can ask for the state: by its price, under either logic, and it is carried out."""

from __future__ import annotations

import pytest

from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.war import aims, ambition
from game.ai.war.peacemaking import reasons_to_sign, terms_for
from game.politics.impositions import is_sound, price
from game.politics.perception.doctrine import creed_at
from game.politics.war.ends.settlement import make_peace
from game.politics.war.outbreak import titles
from game.politics.war.outbreak.war import DeclareWar, check_declare_war
from game.words import CasusBelli, Motive, OverlordKind, Pathology, Phase, Rank, Term
from game.world import fixed
from game.world.sight.view import View
from game.world.state.treaties import Claim, PeaceTerm
from game.world.state.world import World
from tests.ai.desks import weight_of
from tests.kit import BLUE, GREEN, RED, at_war, corps, place_called, small_world

REALIST, CONCERT = 0, 3
ALL_OF_IT = PeaceTerm(Term.ANNEXATION, BLUE, RED)


def world(claim: int = 6_000) -> World:
    """Red A with ten corps; small blue B, its capital, and D, with one; green C. Red claims B."""
    owners = {"B": "blue", "D": "blue", "C": "green"}
    w = small_world("..............\n..............", "AAAAAAAABBDDCC\nAAAAAAAABBDDCC", owners)
    w.phase, w.round = Phase.POLITICS, 0
    w.powers[BLUE].rank = Rank.MINOR
    for letter, people in (("A", 20_000_000), ("B", 1_500_000), ("D", 500_000)):
        w.places.population[place_called(w, letter)] = people
    for _ in range(10):
        corps(w, RED, 0)
    corps(w, BLUE, 8)
    corps(w, GREEN, 12)
    if claim:
        w.claims.append(Claim(RED, place_called(w, "B"), claim))
    return w


def whole(w: World) -> list[DeclareWar]:
    return [order for order in aims.orders_on(View(w, RED), BLUE) if ALL_OF_IT in order.aims]


def worth(w: World, stage: int) -> int:
    view = View(w, RED)
    (order,) = whole(w)
    return ambition.weigh(view, situation.Situation(view, creed_at(view, stage)), order).score


@pytest.mark.parametrize("stage", [REALIST, CONCERT])
def test_a_claimed_capital_can_be_asked_for_with_its_state_and_concert_logic_pays_the_norm(
    stage: int,
) -> None:
    w = world()
    (order,) = whole(w)
    assert order.casus is CasusBelli.CLAIM
    assert check_declare_war(View(w, RED), order) is None
    assert worth(w, CONCERT) < worth(w, REALIST)
    strong = world(10_000)
    assert worth(strong, stage) > worth(w, stage)


@pytest.mark.parametrize("severity", [0, 9_000])
def test_without_a_claim_on_the_capital_nobody_thinks_of_a_whole_state(severity: int) -> None:
    w = world(0)
    w.claims.append(Claim(RED, place_called(w, "D"), 9_000))
    w.powers[RED].home.pathology, w.powers[RED].home.severity = Pathology.CARTEL, severity
    assert not whole(w)


def test_a_great_power_is_no_prize_and_a_ward_is_his_protectors() -> None:
    w = world()
    w.powers[BLUE].rank = Rank.GREAT
    assert not whole(w)
    w.powers[BLUE].rank = Rank.MINOR
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = GREEN, OverlordKind.PROTECTOR
    assert not whole(w)


def test_a_whole_state_is_no_limited_war_and_costs_the_name_by_what_of_it_is_claimed() -> None:
    w = world()
    cost = titles.standing_price(w, RED, CasusBelli.CLAIM, (ALL_OF_IT,))
    w.claims.append(Claim(RED, place_called(w, "D"), 6_000))
    assert titles.standing_price(w, RED, CasusBelli.CLAIM, (ALL_OF_IT,)) < cost
    piece = PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, "D"))
    view = View(w, RED)
    here = situation.Situation(view, creed_at(view, REALIST))
    losses = []
    for aim in (ALL_OF_IT, piece):
        plan = ambition.weigh(view, here, DeclareWar(RED, BLUE, CasusBelli.CLAIM, (aim,)))
        losses.append(weight_of(plan.reasons, Motive.LOSS_IF_BEATEN))
    assert losses[0] < losses[1]


def test_a_war_wholly_won_ends_in_the_end_of_the_state() -> None:
    w = world()
    fight = at_war(w, RED, BLUE)
    fight.aims, fight.casus, fight.start, fight.score = (ALL_OF_IT,), CasusBelli.CLAIM, w.turn - 6, 3_000
    assert ALL_OF_IT not in terms_for(View(w, RED), fight, RED, BLUE)  # not before all of it is held
    for letter in "BD":
        w.controller[w.map.place == place_called(w, letter)] = RED
    view = View(w, RED)
    terms = terms_for(view, fight, RED, BLUE)
    assert ALL_OF_IT in terms
    assert score(reasons_to_sign(View(w, BLUE), BLUE, fight, terms)) > 0
    make_peace(w, fight, (RED,), (BLUE,), terms)
    assert not w.powers[BLUE].exists
    assert fight.is_over
    assert not any(force.power == BLUE for force in w.forces.values())
    assert {int(w.places.owner[place_called(w, letter)]) for letter in "BD"} == {RED}
    w.check_invariants()


def test_a_vassal_can_be_asked_of_his_lord_at_the_price_of_a_province() -> None:
    w = world()
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = GREEN, OverlordKind.SUZERAIN
    w.places.population[place_called(w, "C")] = 20_000_000
    view = View(w, RED)
    orders = [order for order in aims.orders_on(view, GREEN) if ALL_OF_IT in order.aims]
    assert [order.target for order in orders] == [GREEN]
    assert is_sound(w, ALL_OF_IT)
    assert price(w, ALL_OF_IT) < fixed.HALF
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = -1, None
    assert price(w, ALL_OF_IT) == fixed.ONE
