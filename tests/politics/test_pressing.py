"""The infected cabinet presses: what yielding, resisting and dismissing it do."""

from __future__ import annotations

import pytest

from game.politics.home import cabinet_pressure, home, pathologies
from game.politics.home.cabinet_pressure import CabinetAnswered
from game.politics.home.pathologies import PathologyEased, PathologyGrew
from game.words import Cabinet, CabinetAnswer, Pathology
from game.world.dice import Dice
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, every, four_neighbours

DICE = Dice(7)


def pressed(severity: int = 4_000) -> World:
    w = four_neighbours()
    pathologies.begin(w, RED, Pathology.REVANCHISM, severity)
    w.powers[RED].home.since = w.turn - w.rules.government.press_quarters
    cabinet_pressure.press(w, DICE)
    assert w.powers[RED].home.pressed
    return w


def answer(w: World, word: str) -> list[CabinetAnswered]:
    order = cabinet_pressure.AnswerCabinet(RED, CabinetAnswer(word))
    return every(cabinet_pressure.apply_answer_cabinet(w, DICE, order), CabinetAnswered)


def test_yielding_pays_and_feeds_the_fever() -> None:
    w = pressed()
    treasury, severity, mood = w.powers[RED].treasury, w.powers[RED].home.severity, w.powers[RED].legitimacy
    answer(w, "yield")
    assert w.powers[RED].treasury >= treasury
    assert w.powers[RED].home.severity > severity
    assert w.powers[RED].legitimacy > mood


def test_holding_out_costs_legitimacy_and_obedience_and_cools_it() -> None:
    w = pressed()
    red = w.powers[RED]
    before = (red.legitimacy, red.home.civil_control, red.home.severity)
    answer(w, "resist")
    assert (red.legitimacy, red.home.civil_control, red.home.severity) < before
    assert red.home.resisted == 1
    assert not red.home.pressed


def test_dismissal_may_break_it_or_bring_the_soldiers_out() -> None:
    outcomes = set()
    for seed in range(40):
        w = pressed(8_000)
        w.powers[RED].home.civil_control, w.powers[RED].home.cabinet = 3_000, Cabinet.NATIONALIST
        records = cabinet_pressure.apply_answer_cabinet(
            w, Dice(seed), cabinet_pressure.AnswerCabinet(RED, CabinetAnswer.DISMISS)
        )
        kinds = {record.type for record in records}
        outcomes |= kinds
        assert not {"coup", "pathology_broken"} <= kinds
        w.check_invariants()
    assert {"coup", "pathology_broken", "cabinet_formed"} <= outcomes


def test_the_risk_of_a_coup_grows_with_the_fever_and_with_every_refusal() -> None:
    w = pressed()
    risk = cabinet_pressure.coup_risk(w, RED)
    w.powers[RED].home.resisted = 3
    assert cabinet_pressure.coup_risk(w, RED) > risk
    w.powers[RED].home.severity = 9_000
    assert cabinet_pressure.coup_risk(w, RED) > risk


def test_who_says_nothing_has_yielded() -> None:
    w = pressed()
    records = every(cabinet_pressure.settle_pressing(w, DICE), CabinetAnswered)
    assert records[0].by_default
    assert records[0].answer == "yield"
    assert not w.powers[RED].home.pressed


def test_a_healthy_government_is_not_pressed() -> None:
    w = four_neighbours()
    w.turn = 8
    assert not cabinet_pressure.press(w, DICE)
    pathologies.begin(w, WHITE, Pathology.UNDERBALANCING, 9_000)
    w.turn = 8 + w.rules.government.press_quarters
    assert not cabinet_pressure.press(w, DICE)
    assert home.makers(w) == [RED, BLUE, GREEN, WHITE]


@pytest.mark.parametrize("word", list(CabinetAnswer))
def test_whoever_moves_severity_every_threshold_it_passes_is_a_record(word: CabinetAnswer) -> None:
    for severity in range(2_000, 10_001, 250):
        for seed in range(6):
            w = pressed()
            home = w.powers[RED].home
            home.severity, home.civil_control = severity, 3_000
            least = {"infected": w.rules.home.infected, "aggressor": w.rules.home.aggressor}
            order = cabinet_pressure.AnswerCabinet(RED, word)
            records = cabinet_pressure.apply_answer_cabinet(w, Dice(seed), order)
            side = {stage: severity >= bar for stage, bar in least.items()}
            for record in records:
                if isinstance(record, PathologyGrew | PathologyEased):
                    assert side[record.stage] is isinstance(record, PathologyEased)
                    side[record.stage] = isinstance(record, PathologyGrew)
            assert side == {stage: home.severity >= bar for stage, bar in least.items()}


def test_a_cabinet_that_is_yielded_to_makes_an_aggressor_in_the_open_of_its_own_chronicle() -> None:
    w = pressed(severity := 5_900)
    order = cabinet_pressure.AnswerCabinet(RED, CabinetAnswer.YIELD)
    grown = among(cabinet_pressure.apply_answer_cabinet(w, DICE, order), PathologyGrew)
    assert severity < w.rules.home.aggressor <= w.powers[RED].home.severity
    assert [(record.stage, record.readers) for record in grown] == [("aggressor", ("red",))]
