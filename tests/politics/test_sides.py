"""Who is bound to come into a war: one reckoning for both sides, so that nobody stands on two."""

from __future__ import annotations

import pytest

from game.politics.war.outbreak.sides import bound_sides
from game.politics.war.outbreak.war import DeclareWar, apply_declare_war
from game.politics.war.outsiders.joining import JoinWar, check_join_war
from game.scenarios.load import load_scenario
from game.words import CasusBelli, OverlordKind, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.world import Settings, World
from tests.kit import BLUE, GREEN, RED, WHITE, four_in_a_row, treaty

CASUS = CasusBelli.CONQUEST


def sides(world: World, casus: CasusBelli = CASUS) -> tuple[tuple[int, ...], ...]:
    """Red attacks blue."""
    found = bound_sides(View(world, RED), RED, BLUE, casus)
    return found.attackers, found.defenders, found.torn


def test_without_promises_two_fight() -> None:
    assert sides(four_in_a_row()) == ((RED,), (BLUE,), ())


def test_the_attacker_is_not_bound_to_fight_himself() -> None:
    world = four_in_a_row()
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE, GREEN)
    treaty(world, TreatyKind.GUARANTEE, RED, WHITE, subject=BLUE)
    assert sides(world) == ((RED,), (BLUE, GREEN, WHITE), ())


def test_an_ally_for_attack_comes_with_us_unless_bound_to_spare_them() -> None:
    world = four_in_a_row()
    treaty(world, TreatyKind.OFFENSIVE_ALLIANCE, RED, GREEN)
    assert sides(world) == ((RED, GREEN), (BLUE,), ())
    treaty(world, TreatyKind.NON_AGGRESSION, BLUE, GREEN)
    assert sides(world) == ((RED,), (BLUE,), (GREEN,))


def test_who_has_promised_both_is_torn() -> None:
    world = four_in_a_row()
    treaty(world, TreatyKind.OFFENSIVE_ALLIANCE, RED, GREEN)
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    assert sides(world) == ((RED,), (BLUE,), (GREEN,))


def test_subjects_come_with_their_lord() -> None:
    world = four_in_a_row()
    world.powers[WHITE].overlord, world.powers[WHITE].overlord_kind = GREEN, OverlordKind.CROWN_UNION
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    assert sides(world) == ((RED,), (BLUE, GREEN, WHITE), ())


def test_who_must_spare_the_attackers_subject_does_not_come_either() -> None:
    world = four_in_a_row()
    world.powers[GREEN].overlord, world.powers[GREEN].overlord_kind = RED, OverlordKind.CROWN_UNION
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, WHITE)
    assert sides(world) == ((RED, GREEN), (BLUE, WHITE), ())
    treaty(world, TreatyKind.NON_AGGRESSION, GREEN, WHITE)
    assert sides(world) == ((RED, GREEN), (BLUE,), (WHITE,))
    apply_declare_war(world, Dice(7), DeclareWar(RED, BLUE, CASUS))
    (war,) = world.wars.values()
    assert check_join_war(View(world, WHITE), JoinWar(WHITE, war.id, BLUE)) is not None


def test_no_promise_covers_a_rising() -> None:
    world = four_in_a_row()
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    assert sides(world, CasusBelli.REBELLION) == ((RED,), (BLUE,), ())


def test_it_agrees_with_the_war_it_foretells() -> None:
    """Who is bound may really come in when the war has begun."""
    world = four_in_a_row()
    treaty(world, TreatyKind.OFFENSIVE_ALLIANCE, RED, GREEN)
    treaty(world, TreatyKind.GUARANTEE, WHITE, BLUE, subject=BLUE)
    found = sides(world)
    apply_declare_war(world, Dice(7), DeclareWar(RED, BLUE, CASUS))
    (war,) = world.wars.values()
    for side, beside in zip(found, (RED, BLUE), strict=False):
        for power in side:
            joined = JoinWar(power, war.id, beside)
            assert war.side_of(power) or check_join_war(View(world, power), joined) is None


@pytest.mark.parametrize("casus", list(CasusBelli))
def test_nobody_stands_on_two_sides(casus: CasusBelli) -> None:
    world, _ = load_scenario("1815", 5, Settings())
    for me in world.facts.policy_makers:
        view = View(world, me)
        for target in world.facts.policy_makers:
            if me != target:
                found = bound_sides(view, me, target, casus)
                everybody = (*found.attackers, *found.defenders, *found.torn)
                assert len(set(everybody)) == len(everybody)
                assert me in found.attackers
                assert target in found.defenders or target in found.attackers
