"""The minds' data: every constant says what it means and who reads it, and is read by nobody else."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from docs.pages.minds_page import Constant, constants
from game.campaign.campaign import Campaign
from game.scenarios.load import load_scenario
from game.scenarios.reading.problems import ScenarioError
from game.scenarios.tables.rules import load_rules
from game.words import Logic, Source
from game.world.constants.mindrules import MindRules
from game.world.constants.rulemarks import ReadBy
from game.world.constants.ruleset import RuleSet
from game.world.state.world import Settings

SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "rules"
EVERY = constants()
PART = "one part in so many"
ALONE = {ReadBy.CONCERT: Logic.SELF_HELP, ReadBy.SELF_HELP: Logic.CONCERT}  # and who does not read it


def test_the_list_holds_every_constant_of_the_minds() -> None:
    minds = load_rules().minds
    listed = {(c.room, c.name) for c in EVERY if c.file == "minds"}
    rooms = [(room.name, getattr(minds, room.name)) for room in fields(MindRules)]
    assert listed == {(room, f.name) for room, values in rooms for f in fields(values)}
    assert len(listed) > 300


def test_every_constant_says_what_it_means_and_in_what_it_counts() -> None:
    assert [c.name for c in EVERY if not c.said] == []
    assert [c.name for c in EVERY if c.file == "minds" and not c.unit] == []


def test_file_and_type_say_the_same_of_who_reads_a_constant() -> None:
    for constant in EVERY:
        told = {mark for mark in ReadBy if constant.said.startswith(f"{mark.value}: ")}
        assert told == ({constant.reader} if constant.reader else set()), constant.name


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("advice: 3", "advice: many", "counsel.advice"),
        ("good_chance: 6200", "good_chance: -6200", "staff.good_chance"),
        ("crown_part: 3", "crown_part: 0", "crises.crown_part"),
        ("greedy: 3000", "gredy: 3000", "gredy"),
    ],
)
def test_what_is_no_such_number_is_told_with_its_line(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SHIPPED, rules)
    text = (rules / "minds.yaml").read_text("utf-8").replace(right, wrong, 1)
    (rules / "minds.yaml").write_text(text, "utf-8")
    with pytest.raises(ScenarioError) as raised:
        load_rules(rules)
    line = text[: text.index(wrong)].count("\n") + 1
    assert any(p.line == line and said in p.what for p in raised.value.problems)


def test_minds_count_in_the_rules_fingerprint(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SHIPPED, rules)
    text = (rules / "minds.yaml").read_text("utf-8")
    (rules / "minds.yaml").write_text(text.replace("advice: 3", "advice: 4", 1), "utf-8")
    assert load_rules(rules).hash != load_rules().hash
    assert load_rules(rules).minds.counsel.advice == 4


# --- who reads them ---------------------------------------------------------------------------------


def played(settings: Settings, changed: list[Constant], turns: int, times: int = 2) -> str:
    """The fingerprint of a campaign in which some constants count so many times as much."""
    world, book = load_scenario("1815", 7, settings)
    for constant in changed:
        world.rules = multiplied(world.rules, constant, times)
    campaign = Campaign(world, book, last_turn=turns - 1)
    campaign.advance()
    return campaign.world.state_hash()


def multiplied(rules: RuleSet, constant: Constant, times: int) -> RuleSet:
    """Rules in which a constant counts so many times as much; a table each row of it, words as they are."""

    def scaled(value: Any) -> Any:
        if type(value) is not int:
            return value
        return max(1, times * value) if constant.unit == PART else times * value

    holder: Any = getattr(rules, constant.file)
    value: Any = constant.value
    value = {k: scaled(v) for k, v in value.items()} if isinstance(value, dict) else scaled(value)
    if constant.room:
        room = replace(getattr(holder, constant.room), **{constant.name: value})
        changed = replace(holder, **{constant.room: room})
    else:
        changed = replace(holder, **{constant.name: value})
    return replace(rules, **{constant.file: changed})


@pytest.mark.parametrize("turns", [16, pytest.param(132, marks=pytest.mark.slow)])
@pytest.mark.parametrize("mark", ALONE, ids=lambda mark: mark.name.lower())
def test_what_one_logic_alone_reads_moves_nothing_where_all_follow_the_other(
    mark: ReadBy, turns: int
) -> None:
    marked = [c for c in EVERY if c.reader is mark]
    assert len(marked) > 15
    settings = Settings(logic=ALONE[mark], source=Source.NONE)  # an aggressor follows neither
    assert played(settings, marked, turns) == played(settings, [], turns)


@pytest.mark.parametrize("times", [0, 2])
def test_a_campaign_runs_whatever_the_minds_weigh(times: int) -> None:
    minds = [c for c in EVERY if c.file == "minds"]
    assert played(Settings(), minds, 8, times) != played(Settings(), [], 8)
