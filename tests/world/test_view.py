"""What a power sees, guesses and cannot know."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import pytest

from game.words import Stance, TreatyKind
from game.world.sight.view import View
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, corps, small_world, treaty

WIDE = "." * 12
PLACES = "AAABBBCCCDDD"
OWNERS = {"A": "red", "B": "blue", "C": "green", "D": "white"}


def world() -> World:
    return small_world(f"{WIDE}\n{WIDE}", provinces=f"{PLACES}\n{PLACES}", owners=OWNERS)


def test_a_power_sees_its_ground_and_two_hexes_beyond() -> None:
    sees = View(world(), RED).sees_hexes.reshape(2, 12)
    assert sees[0, :5].all()
    assert not sees[0, 5:].any()


def test_forces_out_of_sight_are_guessed_by_province_and_owner() -> None:
    w = world()
    near, far = corps(w, BLUE, 4), corps(w, GREEN, 8)
    view = View(w, RED)
    assert set(view.forces) == {near.id}
    ((place, owner),) = view.estimates
    assert (place, owner) == (2, GREEN)
    guess = view.estimates[2, GREEN]
    assert abs(guess - far.strength) <= far.strength * w.rules.view.spread // 10_000 + w.rules.view.rounding
    assert guess % w.rules.view.rounding == 0


def test_an_ally_shows_its_troops_and_what_they_see() -> None:
    w = world()
    far = corps(w, GREEN, 8)
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, GREEN)
    assert far.id in View(w, RED).forces
    assert View(w, RED).sees_hexes[10]


def test_an_estimate_does_not_improve_by_asking_twice() -> None:
    w = world()
    corps(w, GREEN, 8)
    assert View(w, RED).estimates == View(w, RED).estimates


def test_nothing_can_be_written_through_a_view() -> None:
    w = world()
    view = View(w, RED)
    for column in (view.controller, view.places.owner, view.places.garrison, view.sees_hexes):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1


def test_the_money_and_plans_of_others_are_hidden() -> None:
    w = world()
    w.powers[BLUE].treasury = 777_777
    w.powers[BLUE].will = 3456
    seen = View(w, RED).powers
    assert seen[BLUE].treasury == seen[BLUE].chest == seen[BLUE].envoys == 0
    assert seen[BLUE].will == 3000
    assert seen[RED].treasury == w.powers[RED].treasury


def test_the_state_of_foreign_troops_is_hidden() -> None:
    w = world()
    force = corps(w, BLUE, 4, morale=100, stance=Stance.RETREAT, supply=50)
    seen = View(w, RED).forces[force.id]
    assert (seen.morale, seen.stance, seen.supply) == (700, Stance.STAND, 1000)
    assert seen.strength == force.strength


def fingerprint(view: View) -> str:
    """All that a View shows, as text."""
    return repr(
        (
            sorted(view.forces.items()), sorted(view.estimates.items()), list(view.powers),
            view.places.garrison.tolist(),
            view.places.siege.tolist(), sorted(view.treaties.items()), sorted(view.proposals.items()),
            list(view.questions), view.controller.tolist(),
        )
    )  # fmt: skip


def test_hidden_facts_of_one_power_leave_every_other_view_equal() -> None:
    w = world()
    corps(w, BLUE, 4)
    hidden = corps(w, GREEN, 7)
    before = {p: fingerprint(View(w, p)) for p in (RED, BLUE)}
    twin = w.copy()
    state = twin.powers[GREEN]
    state.treasury += 12345
    state.chest += 99
    state.envoys -= 1
    state.will += 1
    force = twin.forces[hidden.id]
    force.morale, force.supply, force.experience, force.stance = 1, 2, 3, Stance.DELAY
    twin.places.garrison[2] = 0
    assert {p: fingerprint(View(twin, p)) for p in (RED, BLUE)} == before


def test_imagination_is_a_world_of_what_one_believes() -> None:
    w = world()
    corps(w, GREEN, 8, morale=1)
    view = View(w, RED)
    dream = view.imagined()
    dream.check_invariants()
    assert dream.seed == 0
    assert sum(f.strength for f in dream.forces.values()) == sum(view.estimates.values())
    dream.controller[:] = RED
    assert not np.array_equal(dream.controller, w.controller)


def test_what_embassies_report_errs_to_neither_side() -> None:
    """Rounded down, every state would look weaker than it is, and its ordinary army a build-up."""
    w = world()
    off = 0
    for value in range(0, 10_000, 37):
        w.powers[BLUE].home.institutions = w.powers[BLUE].will = value
        seen = View(w, RED).powers[BLUE]
        assert abs(seen.home.institutions - value) <= 500
        assert abs(seen.will - value) <= 500
        off += seen.home.institutions - value
    assert abs(off) < 20 * len(range(0, 10_000, 37))


def test_what_a_power_knows_of_beliefs_can_be_copied_whole() -> None:
    known = View(world(), RED).beliefs
    assert deepcopy(known).trust.tolist() == known.trust.tolist()
    assert not hasattr(known, "nothing")
