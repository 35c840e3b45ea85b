"""Lessons and hints say what there is; a file of them that is wrong says where, and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.agenda.cards import Slot
from game.campaign.asks import Matter
from game.campaign.door import ORDERS
from game.campaign.record_types import RECORDS
from game.scenarios.lessons import tutorial_problems
from game.scenarios.reading.paths import data_root
from game.scenarios.reading.problems import ScenarioError
from game.scenarios.tables.tutorial import Laid, Ordered, Recorded, Waiting, load_tutorial

STEP = """\
      - id: one
        text: "Look."
        why: "So."
        hint: "There."
        done: [{opens: table}]
"""
HEAD = """\
lessons:
  - id: first
    title: "First"
    about: "It."
    scenario: belgian_question
    power: britain
    seed: 1
    minutes: 3
    end: "Done."
    steps:
"""


def test_the_shipped_lessons_say_what_there_is() -> None:
    assert list(tutorial_problems(data_root() / "assets" / "tutorial.yaml")) == []
    found = load_tutorial()
    assert [len(lesson.steps) for lesson in found.lessons] == [10, 10]
    assert len(found.hints) == 15
    assert sum(lesson.minutes for lesson in found.lessons) == 20, "what the title promises"


def test_the_words_of_lessons_are_words_of_the_game() -> None:
    assert set(Ordered) <= set(ORDERS)
    assert set(Recorded) <= set(RECORDS)
    assert set(Waiting) <= {matter.value for matter in Matter}
    assert set(Laid) <= {slot.value for slot in Slot}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (HEAD + STEP.replace("Look.", "word " * 26), 12, "26 words, say it in 25"),
        (HEAD + STEP.replace("So.", "word " * 46), 13, "46 words, say it in 45"),
        (HEAD + STEP.replace("{opens: table}", "{}"), 15, "this says nothing, just one of opens"),
        (HEAD + STEP.replace("opens: table", "opens: table, holds: true"), 15, "`opens` and `holds` at once"),
        (HEAD + STEP.replace("table", "tabel"), 15, "did you mean `table`?"),
        (HEAD + STEP + STEP, 16, "`one` stands here twice"),
        (HEAD.replace("belgian_question", "belgian_qestion") + STEP, 5, "did you mean `belgian_question`?"),
        (HEAD.replace("britain", "bremen") + STEP, 6, "`bremen` makes no policy there, one of britain"),
        (HEAD + STEP + "        lit: [{at: brussel}]\n", 16, "no place `brussel`"),
        (HEAD + STEP + "        lit: [{press: finish}]\n", 16, "press"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    path = tmp_path / "tutorial.yaml"
    path.write_text(text)
    try:
        found = list(tutorial_problems(path))
    except ScenarioError as error:
        found = list(error.problems)
    assert [problem.line for problem in found] == [line], found
    assert what in str(found[0])
