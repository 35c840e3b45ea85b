"""Incidents: between whom they happen, and who takes offence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.politics.crises import crises, incidents
from game.words import CasusBelli, TreatyKind
from game.world.dice import Dice
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, fleet, small_world, treaty

SEEDS = 120


def world() -> World:
    """Four great powers in a row, red four times as strong as blue: red, blue, green, white."""
    w = small_world(
        "........\n........", provinces="AABBCCDD\nAABBCCDD",
        owners={"B": "blue", "C": "green", "D": "white"},
    )  # fmt: skip
    for power, spot, men in ((RED, 0, 40_000), (BLUE, 2, 10_000), (GREEN, 4, 20_000), (WHITE, 6, 20_000)):
        corps(w, power, spot, men)
    w.facts = replace(w.facts, policy_makers=(RED, BLUE, GREEN, WHITE))
    w.rules = replace(w.rules, crises=replace(w.rules.crises, incident=10_000))
    return w


def quarrels(change: Callable[..., object] = lambda w: None) -> list[tuple[int, int]]:
    """(offended, offender) over many seeds of the same world."""
    found = []
    for seed in range(SEEDS):
        w = world()
        change(w)
        if incidents.quarrel(w, Dice(seed)):
            (crisis,) = crises.living(w)
            assert crisis.casus is CasusBelli.INCIDENT
            found.append((crisis.challenger, crisis.defender))
    return found


def test_neighbours_quarrel_and_the_stronger_takes_offence_the_sooner() -> None:
    found = quarrels()
    assert {frozenset(pair) for pair in found} == {
        frozenset(pair) for pair in ((RED, BLUE), (BLUE, GREEN), (GREEN, WHITE))
    }
    strong, weak = found.count((RED, BLUE)), found.count((BLUE, RED))
    assert strong > 2 * weak > 0


def test_great_powers_that_keep_fleets_meet_at_sea() -> None:
    def afloat(w: World) -> None:
        fleet(w, RED, port=0)
        fleet(w, WHITE, port=7)

    assert {RED, WHITE} in [set(pair) for pair in quarrels(afloat)]


def test_allies_enemies_and_who_quarrels_already_do_not() -> None:
    def bound(w: World) -> None:
        treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
        at_war(w, BLUE, GREEN)
        crises.open_crisis(w, GREEN, WHITE, CasusBelli.INCIDENT, ())

    for seed in range(SEEDS):
        w = world()
        bound(w)
        assert not incidents.quarrel(w, Dice(seed))
