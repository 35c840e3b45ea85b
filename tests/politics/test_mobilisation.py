"""Forces made ready: announced and believed, or quietly and noticed; what the others see of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.crises import bargaining
from game.ai.home import treasurer
from game.ai.seat import situation
from game.ai.seat.desk import score
from game.politics.crises import crises
from game.politics.statecraft import mobilisation
from game.politics.statecraft.mobilisation import MobilisationNoticed
from game.rules.money.budget import FootingChanged, SetFooting
from game.rules.orders import Code
from game.words import CasusBelli, Footing, Pathology, Term
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    among,
    at_war,
    commit,
    corps,
    four_in_a_row,
    give,
    given,
    place_called,
    refused,
    weigh_anew,
)

QUIET = SetFooting(RED, Footing.MOBILISED, quietly=True)


def noticed(w: World, chance: int) -> list[MobilisationNoticed]:
    """What comes out in a quarter in which each neighbour notices with some chance."""
    w.rules = replace(w.rules, politics=replace(w.rules.politics, quiet_seen=chance))
    return among(mobilisation.notice(w, Dice(7)), MobilisationNoticed)


def quarrel(w: World) -> World:
    """Red demands land of blue."""
    cession = PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, "B"))
    crises.open_crisis(w, RED, BLUE, CasusBelli.CONQUEST, (cession,))
    return w


def test_what_is_done_quietly_only_its_author_knows() -> None:
    w = four_in_a_row()
    record = among(given(w, QUIET), FootingChanged)[0]
    assert record.readers == ("red",)
    seen = {p: View(w, p).powers[RED].footing for p in (RED, BLUE, WHITE)}
    assert seen == {RED: Footing.MOBILISED, BLUE: Footing.PEACE, WHITE: Footing.PEACE}
    given(w, SetFooting(RED, Footing.ALERT))
    assert View(w, BLUE).powers[RED].footing is Footing.ALERT


@pytest.mark.parametrize(("chance", "seen"), [(0, False), (10_000, True)])
def test_a_neighbour_may_notice(chance: int, seen: bool) -> None:
    w = four_in_a_row()
    given(w, QUIET)
    assert bool(noticed(w, chance)) is seen
    assert (View(w, WHITE).powers[RED].footing is Footing.MOBILISED) is seen


def test_in_war_everybody_sees_it_and_nobody_hides_it() -> None:
    w = four_in_a_row()
    given(w, QUIET)
    at_war(w, RED, BLUE)
    assert noticed(w, 0)
    w.powers[RED].footing = Footing.PEACE
    assert refused(give(w, QUIET)) is Code.ALREADY_AT_WAR


def test_who_stands_down_again_unseen_was_never_there() -> None:
    w = four_in_a_row()
    given(w, QUIET)
    given(w, SetFooting(RED, Footing.PEACE, quietly=True))
    assert noticed(w, 10_000) == []
    assert w.powers[RED].footing_shown is None


@pytest.mark.parametrize("down", [Footing.ALERT, Footing.PEACE])
def test_nobody_sends_home_unseen_what_all_have_seen_called_up(down: Footing) -> None:
    """Else a threat would go on being believed that costs nothing any more."""
    w = four_in_a_row()
    given(w, SetFooting(RED, Footing.MOBILISED))
    record = among(given(w, SetFooting(RED, down, quietly=True)), FootingChanged)[0]
    assert record.readers != ("red",)
    assert View(w, BLUE).powers[RED].footing is down


@pytest.mark.parametrize(("asks", "pays"), [(True, True), (False, False)])
def test_a_threat_taken_back_while_the_demand_is_open_costs_what_it_was_worth(asks: bool, pays: bool) -> None:
    w = four_in_a_row()
    if asks:
        quarrel(w)
    given(w, SetFooting(RED, Footing.MOBILISED))
    before = w.powers[RED].standing
    given(w, SetFooting(RED, Footing.PEACE))
    assert before - w.powers[RED].standing == w.rules.politics.bluff_standing * pays


def test_a_demand_with_forces_mobilised_behind_it_is_believed_sooner() -> None:
    weights = []
    for footing in (Footing.PEACE, Footing.MOBILISED):
        w = quarrel(four_in_a_row())
        for _ in range(4):
            corps(w, RED, 0)
        crisis = next(iter(w.crises.values()))
        crises.send_ultimatum(w, crisis, crises.own_demand(crisis), (BLUE,))
        w.powers[RED].footing = footing
        weights.append(score(bargaining.reasons_to_comply(View(w, BLUE), crisis)))
    assert weights[0] < weights[1]


@pytest.mark.parametrize(("stage", "footing"), [(0, Footing.MOBILISED), (3, Footing.ALERT)])
def test_self_help_mobilises_behind_its_demands_and_concert_shows_less(stage: int, footing: Footing) -> None:
    w = quarrel(four_in_a_row())
    commit(w.powers[RED], stage)
    desk = LoneDesk(w, RED)
    treasurer._set_footing(desk, situation.read(desk.view))
    assert desk.given(SetFooting) == [SetFooting(RED, footing)]


def test_an_aggressor_arms_quietly_until_he_asks() -> None:
    w = four_in_a_row()
    weigh_anew(w, "home", alert_threat=-1)
    home = w.powers[RED].home
    home.pathology, home.severity = Pathology.HYPERNATIONALISM, 9_000
    desk = LoneDesk(w, RED)
    treasurer._set_footing(desk, situation.read(desk.view))
    assert desk.given(SetFooting) == [SetFooting(RED, Footing.ALERT, quietly=True)]
    assert View(w, GREEN).powers[RED].footing is Footing.PEACE
