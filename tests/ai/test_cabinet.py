"""Cabinets answer what events ask them: by what speaks for each answer, and a leaning nobody knows."""

from __future__ import annotations

import pytest

from game.ai.seat.cabinet import answer_questions
from game.events.engine import ChooseOption, EventBook, EventDef, Option
from game.events.expressions.grammar import Signature
from game.events.expressions.language import compile_expression
from game.world.state.treaties import Question
from tests.ai.desks import LoneDesk
from tests.kit import RED, four_in_a_row

SEEDS = 300


NOTHING = Signature({}, {}, {})


def event(**weights: int) -> EventDef:
    options = tuple(
        Option(name, name, weight=compile_expression(str(weight), NOTHING, "num"))
        for name, weight in weights.items()
    )
    always = compile_expression("true", NOTHING)
    return EventDef("riddle", "A riddle", "What now?", 0, 9, always, ask="red", options=options)


def answers(**weights: int) -> dict[str, int]:
    """How often each option is chosen over many seeds."""
    found = dict.fromkeys(weights, 0)
    for seed in range(SEEDS):
        world = four_in_a_row()
        world.seed = seed
        world.questions = [Question("riddle", RED, world.turn, tuple(weights))]
        desk = LoneDesk(world, RED, EventBook((event(**weights),)))
        answer_questions(desk)
        (order,) = desk.given(ChooseOption)
        found[order.option] += 1
    return found


def test_answers_that_weigh_alike_are_given_about_as_often() -> None:
    found = answers(yes=100, no=100)
    assert 0.4 < found["yes"] / SEEDS < 0.6


@pytest.mark.parametrize(("lead", "least"), [(40, 0.7), (100, 0.92), (300, 1.0)])
def test_a_heavier_one_is_given_the_more_often(lead: int, least: float) -> None:
    assert answers(yes=100 + lead, no=100)["yes"] / SEEDS >= least


def test_what_weighs_nothing_is_never_chosen() -> None:
    assert answers(yes=1, no=0) == {"yes": SEEDS, "no": 0}


def test_the_same_cabinet_gives_the_same_answer_whenever_it_is_asked() -> None:
    assert answers(yes=100, no=100, perhaps=100) == answers(yes=100, no=100, perhaps=100)
