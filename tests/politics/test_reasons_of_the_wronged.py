"""A reason for war belongs to the wronged."""

from __future__ import annotations

from game.politics.crises.courtesies import ExpelEnvoy
from game.politics.war.outbreak import titles
from game.politics.war.outbreak.war import DeclareWar
from game.rules.orders import Code, Refusal
from game.words import CasusBelli, JoinTitle, OverlordKind, TreatyKind
from game.world.state import memories
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, armed_row, at_war, give, given, refused, treaty


def world() -> World:
    """Four powers in a row with envoys."""
    w = armed_row("AABBCCDD")
    for state in w.powers:
        state.envoys = 9
    return w


def test_who_insults_has_no_reason_in_it_and_who_was_insulted_has() -> None:
    w = world()
    given(w, ExpelEnvoy(RED, BLUE))
    assert refused(give(w, DeclareWar(RED, BLUE, CasusBelli.INCIDENT))) is Code.NO_CASUS_BELLI
    given(w, DeclareWar(BLUE, RED, CasusBelli.INCIDENT))


def test_an_incident_that_nobody_planned_is_a_reason_for_either() -> None:
    w = world()
    memories.note_incident(w, RED, BLUE)
    assert titles.was_wronged(w, RED, BLUE)
    assert titles.was_wronged(w, BLUE, RED)


def test_a_vassal_can_rise_and_nobody_rises_against_his_vassal() -> None:
    w = world()
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = RED, OverlordKind.SUZERAIN
    assert not isinstance(give(w, DeclareWar(BLUE, RED, CasusBelli.REBELLION)), Refusal)
    w = world()
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = RED, OverlordKind.SUZERAIN
    assert refused(give(w, DeclareWar(RED, BLUE, CasusBelli.REBELLION))) is Code.UNDER_AN_OVERLORD


def test_a_guarantee_of_the_attacker_is_no_reason_against_his_victim() -> None:
    w = world()
    treaty(w, TreatyKind.GUARANTEE, GREEN, RED, subject=RED)
    at_war(w, RED, BLUE)
    assert not titles.may_declare(w, GREEN, BLUE, CasusBelli.GUARANTEE, ())


def test_a_guarantee_of_the_attacked_is_a_reason_if_it_was_given_before() -> None:
    for start, holds in ((0, True), (4, False)):
        w = world()
        treaty(w, TreatyKind.GUARANTEE, GREEN, BLUE, subject=BLUE, start=start)
        war = at_war(w, RED, BLUE)
        assert war.start == 4
        assert titles.may_declare(w, GREEN, RED, CasusBelli.GUARANTEE, ()) is holds
        assert (titles.title_to_join(w, GREEN, war, BLUE) is JoinTitle.GUARANTEE) is holds


def test_an_alliance_with_the_attacker_is_no_reason_of_ones_own() -> None:
    w = world()
    treaty(w, TreatyKind.OFFENSIVE_ALLIANCE, WHITE, RED)
    war = at_war(w, RED, BLUE)
    assert not titles.may_declare(w, WHITE, BLUE, CasusBelli.ALLIANCE, ())
    assert titles.title_to_join(w, WHITE, war, RED) is JoinTitle.ALLIANCE  # he may still stand by his word
