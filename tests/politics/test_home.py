"""Will, weariness, hardship, threat: the mood at home (P10)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from game.politics import envoys
from game.politics.home import will
from game.politics.perception import threat
from game.politics.perception.doctrine import creed_of
from game.politics.treaties.claims import add_claim
from game.words import Rank, TreatyKind
from game.world.dice import Dice
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, budget_of, corps, four_neighbours, treaty

DICE = Dice(7)


def target(w: World, highest: int = 0) -> int:
    return will.will_target(w, RED, highest)


def test_threat_and_nationalism_raise_will_weariness_and_hardship_lower_it() -> None:
    w = four_neighbours()
    calm = target(w)
    assert target(w, 3_000) > calm
    w.powers[RED].nationalism = 6_000
    assert target(w) > calm
    w.powers[RED].nationalism = 2_000
    for field in ("weariness", "exhaustion", "hardship"):
        before = getattr(w.powers[RED], field)
        setattr(w.powers[RED], field, before + 2_000)
        assert target(w) < calm
        setattr(w.powers[RED], field, before)


def test_will_moves_by_a_share_of_its_gap() -> None:
    w = four_neighbours()
    w.powers[RED].will = 0
    will.move_moods(w, DICE)
    aim = target(w, max(fears(w).values()))
    assert 0 < w.powers[RED].will <= aim // w.rules.will.lag + 1


def test_exhaustion_of_the_last_great_war_fades_over_a_generation() -> None:
    w = four_neighbours()
    w.powers[RED].exhaustion = 8_000
    for _ in range(80):  # twenty years
        will.move_moods(w, DICE)
    assert w.powers[RED].exhaustion < 1_000


def test_war_tires_and_losses_tire_more() -> None:
    w = four_neighbours()
    corps(w, RED, 0)
    corps(w, BLUE, 1)
    at_war(w, RED, BLUE)
    w.powers[BLUE].losses = 60_000
    will.move_moods(w, DICE)
    assert 0 < w.powers[RED].weariness < w.powers[BLUE].weariness
    assert w.powers[BLUE].losses == 0


def test_an_enemy_in_the_capital_tires_most() -> None:
    w = four_neighbours()
    at_war(w, RED, BLUE)
    w.controller[[1, 5]] = RED
    will.move_moods(w, DICE)
    assert w.powers[BLUE].weariness > w.powers[RED].weariness


def test_hardship_may_rise_faster_than_it_falls() -> None:
    moved = {}
    for rise in (0, 2_500):
        for start in (0, 9_000):
            w = four_neighbours()
            w.rules = replace(w.rules, will=replace(w.rules.will, hardship_rise=rise))
            w.powers[RED].hardship = start
            will.move_moods(w, DICE)
            moved[rise, start] = w.powers[RED].hardship - start
    assert moved[2_500, 0] > moved[0, 0] > 0
    assert moved[2_500, 9_000] == moved[0, 9_000] < 0


def test_heavy_taxes_breed_hardship_and_relief_eases_it() -> None:
    heavy, relieved = four_neighbours(), four_neighbours()
    budget_of(heavy, RED).tax = 2_400
    budget_of(relieved, RED).tax = 2_400
    budget_of(relieved, RED).welfare = 600
    for w in (heavy, relieved):
        for _ in range(12):
            will.move_moods(w, DICE)
    assert heavy.powers[RED].hardship > relieved.powers[RED].hardship
    assert heavy.powers[RED].legitimacy < relieved.powers[RED].legitimacy


def test_the_first_bread_for_the_poor_does_most() -> None:
    """Welfare never paid: a course at home relieved fifteen times as much for the same money."""
    w = four_neighbours()
    relief = [will.relief_of(w, welfare) for welfare in (0, 100, 200, 300, 400)]
    each = [more - less for less, more in pairwise(relief)]
    assert each == sorted(each, reverse=True)
    assert relief[0] == 0 < each[-1] < each[0]


def test_a_name_comes_to_rest_where_it_rests_and_not_fifty_short_of_it() -> None:
    """France stopped just under the 6,000 that her mandate asks for."""
    w = four_neighbours()
    rest = w.rules.will.standing_rest[w.powers[RED].rank]
    for start in (rest - 60, rest + 60):
        w.powers[RED].standing = start
        for _ in range(80):
            will.move_moods(w, DICE)
        assert w.powers[RED].standing == rest


def test_conquered_people_calm_down_in_time() -> None:
    w = four_neighbours()
    w.places.unrest[0] = 6_000
    for _ in range(40):
        will.move_unrest(w, DICE)
    assert w.places.unrest[0] < 2_500


def fears(w: World) -> dict[int, int]:
    return threat.threats(w, RED, threat.army_sizes(w), threat.neighbours(w), creed_of(w, RED))


def fear(w: World, of: int = BLUE) -> int:
    return fears(w).get(of, 0)


def test_threat_grows_with_their_army_and_shrinks_with_ones_own() -> None:
    w = four_neighbours()
    corps(w, BLUE, 1)
    corps(w, RED, 0)
    before = fear(w)
    corps(w, BLUE, 1)
    assert fear(w) > before
    for _ in range(3):
        corps(w, RED, 0)
    assert fear(w) < before


@pytest.mark.parametrize("sign", ["claim", "war"])
def test_signs_of_ill_will_raise_it(sign: str) -> None:
    w = four_neighbours()
    corps(w, BLUE, 1)
    before = fear(w)
    if sign == "claim":
        add_claim(w, BLUE, 0, 4_000)
    else:
        at_war(w, BLUE, RED)
    assert fear(w) > before


def test_an_ally_is_feared_less_and_a_stranger_far_away_little() -> None:
    w = four_neighbours()
    for owner in (BLUE, GREEN, WHITE):
        corps(w, owner, owner)
    assert fear(w, BLUE) > fear(w, GREEN) > fear(w, WHITE) > 0
    before = fear(w, BLUE)
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
    assert 0 < fear(w, BLUE) < before
    assert 0 <= max(fears(w).values()) <= 10_000


def test_envoys_come_back_by_rank() -> None:
    w = four_neighbours()
    w.powers[GREEN].rank, w.powers[WHITE].rank = Rank.REGIONAL, Rank.MINOR
    for power in w.powers:
        power.envoys = 0
    envoys.return_envoys(w, DICE)
    assert [p.envoys for p in w.powers] == [3, 3, 2, 1]


def test_heavy_taxes_are_borne_in_war_sooner_than_in_peace() -> None:
    found = []
    for fights in (False, True):
        w = four_neighbours()
        budget_of(w, RED).tax = 2_500
        if fights:
            at_war(w, RED, BLUE)
        for _ in range(12):
            will.move_moods(w, DICE)
        found.append(w.powers[RED].hardship)
    peace, war = found
    assert peace > war + 1_000
