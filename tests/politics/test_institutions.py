"""Institutions: obligation from parameters, cohesion from conduct, interests that grow alike."""

from __future__ import annotations

from typing import Any

import pytest

from game.politics.bodies import institutions
from game.politics.bodies.institutions import MembershipChanged
from game.politics.perception import threat
from game.politics.war.might import coalition
from game.politics.war.might.coalition import Case
from game.rules.orders import Code
from game.words import CasusBelli, Preset, Rung
from game.world import fixed
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.bodies import transparency
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    among,
    at_war,
    four_with_a_body,
    refused,
)

DICE = Dice(7)
FULL = (RED, BLUE, GREEN, WHITE)


def duty(w: World, joiner: int = GREEN, aggressor: int = BLUE, target: int = RED) -> int:
    return institutions.obligation(w, joiner, aggressor, target)


@pytest.mark.parametrize("raised", ["automatic", "binding"])
def test_obligation_grows_with_automatic_and_binding_terms_and_with_cohesion(raised: str) -> None:
    high: dict[str, Any] = {raised: 9_000}
    low: dict[str, Any] = {raised: 100}
    assert duty(four_with_a_body(**high)) > duty(four_with_a_body(**low)) > 0
    assert duty(four_with_a_body(cohesion=9_000)) > duty(four_with_a_body(cohesion=3_000))


def test_outsiders_owe_nothing_and_nobody_owes_outsiders_beyond_the_bodys_scope() -> None:
    assert duty(four_with_a_body(members=(RED, BLUE))) == 0
    outside = (BLUE, GREEN, WHITE)
    assert duty(four_with_a_body(members=outside, scope=9_000)) > duty(
        four_with_a_body(members=outside, scope=1_000)
    )
    assert duty(four_with_a_body(members=outside, scope=0)) == 0


def test_an_insider_with_a_veto_paralyses_and_an_alliance_looks_outward() -> None:
    with_veto, without = duty(four_with_a_body(veto=9_000)), duty(four_with_a_body(veto=0))
    assert with_veto < without
    alliance = four_with_a_body(Preset.ALLIANCE, members=(RED, GREEN))
    assert duty(alliance) > duty(four_with_a_body(Preset.ALLIANCE))


def test_a_lower_rung_binds_less() -> None:
    full, guest = four_with_a_body(), four_with_a_body()
    guest.bodies[50].members[GREEN] = Rung.OBSERVER
    assert 0 < duty(guest) < duty(full)


def readiness(w: World, power: int = GREEN) -> int:
    """What one power's terms sum to if blue attacks red."""
    forecast = coalition.forecast(w, Case(BLUE, RED), threat.army_sizes(w))
    return next(j.score for j in forecast.joiners if j.power == power)


def test_obligation_makes_joining_likelier_for_concert_logic_alone() -> None:
    for stage, counts in ((3, True), (0, False)):
        bound, free = four_with_a_body(stage=stage), four_with_a_body(stage=stage)
        free.bodies.clear()
        scores = [
            next(
                j.score
                for j in coalition.forecast(w, Case(BLUE, RED), threat.army_sizes(w)).joiners
                if j.power == GREEN
            )
            for w in (bound, free)
        ]
        assert (scores[0] > scores[1]) is counts


def drift(w: World, years: int = 10) -> int:
    for _ in range(4 * years):
        w.turn += 1
        institutions.keep_company(w, DICE)
    return w.bodies[50].cohesion


def test_cohesion_follows_conduct_and_never_pins_by_itself() -> None:
    trusting, wary = four_with_a_body(), four_with_a_body(stage=0)
    trusting.beliefs.trust[:] = 8_000
    assert drift(trusting) > 6_000 > drift(wary) >= 0
    assert drift(trusting, 100) < fixed.ONE


def closed(w: World, score: int, helpers: tuple[int, ...] = ()) -> list[str]:
    """A war of blue on red that most call a breach, over this quarter."""
    struggle = at_war(w, BLUE, (RED, *helpers))
    struggle.casus, struggle.score, struggle.end = CasusBelli.CONQUEST, score, w.turn
    struggle.verdicts = {RED: BLUE, GREEN: BLUE, WHITE: BLUE}
    moved = among(institutions.keep_company(w, DICE), institutions.CohesionMoved)
    return [r.cause for r in moved if r.cause != "conduct"]


def test_a_breach_undone_together_strengthens_a_paid_one_and_a_passed_one_weaken() -> None:
    for score, helpers, cause, better in (
        (-3_000, (GREEN, WHITE), "breach_undone", True),
        (4_000, (GREEN,), "breach_paid", False),
    ):
        w = four_with_a_body()
        before = drift(four_with_a_body(), 0)
        assert closed(w, score, helpers) == [cause]
        assert (w.bodies[50].cohesion > before) is better
    w = four_with_a_body(members=(GREEN, WHITE))
    assert closed(w, -1_000) == ["breach_let_pass"]
    assert w.bodies[50].failed == 1


def test_interests_grow_alike_inside_and_apart_outside() -> None:
    w = four_with_a_body(members=(RED, BLUE))
    drift(w, 5)
    assert w.beliefs.kinship[RED, BLUE] > w.beliefs.kinship[RED, GREEN] == 0
    learned = int(w.beliefs.kinship[RED, BLUE])
    w.bodies.clear()
    institutions.keep_company(w, DICE)
    assert w.beliefs.kinship[RED, BLUE] < learned


def test_members_see_each_other_more_clearly() -> None:
    w = four_with_a_body(transparency=10_000, cohesion=10_000)
    assert transparency(w.bodies, len(w.powers))[RED, WHITE] == fixed.ONE
    exact = sum(f.strength for f in w.forces.values() if f.power == WHITE)
    rounding = w.rules.view.rounding
    assert abs(View(w, RED).armies[WHITE] - exact) <= rounding
    w.bodies.clear()
    assert transparency(w.bodies, len(w.powers))[RED, WHITE] == 0


def test_who_leaves_is_out_and_a_power_that_is_no_more_is_struck_off() -> None:
    w = four_with_a_body()
    standing = w.powers[RED].standing
    stranger = institutions.LeaveInstitution(RED, 51)
    assert refused(institutions.check_leave(w, stranger)) is Code.NO_SUCH_BODY
    institutions.apply_leave(w, DICE, institutions.LeaveInstitution(RED, 50))
    assert RED not in w.bodies[50].members
    assert w.powers[RED].standing < standing
    w.powers[WHITE].exists = False
    records = institutions.keep_company(w, DICE)
    assert WHITE not in w.bodies[50].members
    assert any(r.power == "white" for r in among(records, MembershipChanged))
