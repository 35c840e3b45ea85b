"""The interior: the course at home and the answer to a pressing cabinet."""

from __future__ import annotations

import pytest

from game.ai.home import interior
from game.politics.home import pathologies
from game.words import Course, Pathology, Phase
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import RED, four_neighbours, in_review


def world() -> World:
    w = four_neighbours()
    w.phase, w.turn = Phase.POLITICS, 4
    w.powers[RED].treasury = 10**6
    return w


def chosen(w: World) -> str:
    return interior.best(interior.weigh_courses(w, RED))


def test_a_quiet_country_is_left_alone_and_one_that_is_merely_borne_is_wooed() -> None:
    w = world()
    w.powers[RED].home.institutions, w.powers[RED].legitimacy = 6_500, 9_000
    assert chosen(w) == Course.STEADY
    w.powers[RED].legitimacy = 6_400
    assert chosen(w) == Course.CONCILIATE
    w.powers[RED].treasury = 0
    assert chosen(w) == Course.STEADY


@pytest.mark.parametrize(
    ("course", "ills"),
    [
        (Course.RELIEVE, {"hardship": 6_000}),
        (Course.CONCILIATE, {"legitimacy": 2_000}),
        (Course.REPRESS, {"revolution": 7_000, "openness": 500}),
        (Course.CURB_ARMY, {"civil_control": 1_500}),
        (Course.BREAK_CARTEL, {"cartel": 9_500}),
        (Course.REFORM, {"institutions": 1_000, "transition": 5_000, "personal_rule": 500}),
    ],
)
def test_each_ill_calls_for_its_course(course: Course, ills: dict[str, int]) -> None:
    w = world()
    for name, value in ills.items():
        state = w.powers[RED]
        setattr(state if hasattr(state, name) else state.home, name, value)
    assert chosen(w) == course


def test_what_cannot_be_paid_for_is_not_chosen() -> None:
    w = world()
    w.powers[RED].hardship, w.powers[RED].treasury = 6_000, 0
    assert chosen(w) != Course.RELIEVE


def test_a_sober_government_treats_the_fever_and_a_feverish_one_feeds_it() -> None:
    w = world()
    pathologies.begin(w, RED, Pathology.HYPERNATIONALISM, 1_500)
    assert chosen(w) in (Course.REFORM, Course.CONCILIATE)
    w.powers[RED].home.severity, w.powers[RED].nationalism = 9_000, 8_000
    assert chosen(w) == Course.APPEAL


def test_a_government_yields_to_a_high_fever_and_holds_out_against_a_low_one() -> None:
    w = world()
    pathologies.begin(w, RED, Pathology.REVANCHISM, 2_600)
    assert interior.best(interior.weigh_answers(w, RED)) != "yield"
    w.powers[RED].home.severity = 8_500
    assert interior.best(interior.weigh_answers(w, RED)) == "yield"


def test_the_desk_answers_and_steers_with_the_terms_that_decided() -> None:
    w = world()
    pathologies.begin(w, RED, Pathology.REVANCHISM, 3_000)
    w.powers[RED].home.pressed, w.powers[RED].hardship = 1, 7_000
    desk = LoneDesk(in_review(w, RED), RED)
    interior.mind_home(desk)
    assert [order.kind for order, _ in desk.orders] == ["answer_cabinet", "set_course"]
    assert all(reasons for _, reasons in desk.orders)
    assert not w.powers[RED].home.pressed
