"""What a power learns of its wars, whatever it wants; and that it counts on no more than a peace carries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.seat import situation
from game.ai.war import ambition, lessons
from game.politics.war.outbreak.war import DeclareWar
from game.words import CasusBelli, Motive, Pathology, Term
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, armed_row, at_war, place_called


def world() -> World:
    """Red A, which would like to conquer; blue B (capital) and E; green C; white D, from west to east."""
    w = armed_row("AABBCCDD", "AABBCCDD", "AAEECCDD", "AAEECCDD")
    w.turn = 30
    w.powers[RED].home.pathology = Pathology.CARTEL
    w.powers[RED].home.severity = 8_000
    return w


def land(w: World) -> PeaceTerm:
    return PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, "E"))


def lost_war(w: World, joined: int = GREEN, quarters_ago: int = 8) -> War:
    """Red attacked blue for E, somebody came to blue's help, and red went home without it."""
    fight = at_war(w, RED, (BLUE, joined))
    fight.aims, fight.casus = (land(w),), CasusBelli.CONQUEST
    fight.start, fight.end = w.turn - quarters_ago, w.turn - quarters_ago + 2
    fight.joined = {joined: fight.start}
    return fight


def reasons(w: World) -> dict[Motive, int]:
    view = View(w, RED)
    order = DeclareWar(RED, BLUE, CasusBelli.CONQUEST, (land(w),))
    plan = ambition.weigh(view, situation.read(view), order)
    return {Motive(r.term): r.weight for r in plan.reasons}


def test_who_came_last_time_is_reckoned_with_the_next_time() -> None:
    fresh, taught = world(), world()
    lost_war(taught)
    taught.powers[RED].home.pathology = fresh.powers[RED].home.pathology = None  # nobody overrates his arms
    assert lessons.who_came(View(taught, RED)) == {GREEN}
    coming = Motive.THOSE_WHO_WOULD_COME
    assert reasons(taught)[coming] < reasons(fresh)[coming]


def test_a_war_that_brought_nothing_takes_away_the_illusions_and_one_that_did_does_not() -> None:
    w = world()
    illusion = reasons(w)[Motive.LOSS_IF_BEATEN]
    lost_war(w)
    assert lessons.is_chastened(View(w, RED))
    assert reasons(w)[Motive.LOSS_IF_BEATEN] < illusion
    w.places.owner[place_called(w, "E")] = RED
    assert not lessons.is_chastened(View(w, RED))


def test_in_time_both_are_forgotten() -> None:
    w = world()
    lost_war(w, quarters_ago=8)
    w.turn += w.rules.ambition.memory
    view = View(w, RED)
    assert not lessons.who_came(view)
    assert not lessons.is_chastened(view)


@pytest.mark.parametrize("carried", [10_000, 1_000])
def test_nobody_counts_on_land_that_no_peace_would_carry(carried: int) -> None:
    w = world()
    w.rules = replace(w.rules, ambition=replace(w.rules.ambition, carried=100_000))
    dreamt = reasons(w)[Motive.GAIN_IF_UNOPPOSED]
    w.rules = replace(w.rules, ambition=replace(w.rules.ambition, carried=carried))
    assert (reasons(w)[Motive.GAIN_IF_UNOPPOSED] < dreamt) == (carried == 1_000)
