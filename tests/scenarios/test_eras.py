"""What an era is stands in data: its rules lie over those of all, and under those of a scenario."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.scenarios.folder.gather import on_disk
from game.scenarios.folder.ground import ground_of
from game.scenarios.lint import validate_paths
from game.scenarios.load import load_scenario
from game.scenarios.reading.paths import data_root
from game.scenarios.reading.problems import mistakes
from game.words import Era
from game.world.state.world import Settings


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The game's own files, to be changed."""
    for part in ("assets", "maps"):
        shutil.copytree(data_root() / part, tmp_path / part, ignore=shutil.ignore_patterns("*.webp", "fonts"))
    for place in ("folder.gather", "lint", "tables.rules", "texts.sentences"):
        monkeypatch.setattr(f"game.scenarios.{place}.data_root", lambda: tmp_path)
    return tmp_path


def test_each_era_has_its_own_rules_where_they_differ() -> None:
    rules = {era: ground_of(era).rules for era in Era}
    assert [rules[era].movement.reservoirs for era in Era] == [False, False, True]
    assert [rules[era].view.frame for era in Era] == ["notched", "ruled", "rounded"]
    assert [rules[era].economy.soldier_cost for era in Era][:2] == [24000, 40000]


def test_a_scenarios_rules_lie_over_those_of_its_era(root: Path) -> None:
    (root / "assets/eras/1815").mkdir()
    (root / "assets/eras/1815/economy.yaml").write_text("soldier_cost: 1\ngun_cost: 2\n", "utf-8")
    (root / "mine/rules").mkdir(parents=True)
    (root / "mine/scenario.yaml").write_text('base: "1815"\n', "utf-8")
    (root / "mine/rules/economy.yaml").write_text("gun_cost: 3\n", "utf-8")
    economy = load_scenario(str(root / "mine"), 7, Settings())[0].rules.economy
    assert (economy.soldier_cost, economy.gun_cost, economy.interest) == (1, 3, 400)
    assert "assets/eras/1815/economy.yaml" in on_disk(root / "mine").shelf.files


@pytest.mark.parametrize("named", [(), ("assets/eras/1919",), ("assets/eras/1919/view.yaml",)])
def test_mistakes_in_the_rules_of_an_era_are_told_at_their_line(root: Path, named: tuple[str, ...]) -> None:
    (root / "assets/eras/1919/view.yaml").write_text(
        f"frame: ruled\nraiders: tank\nspread: 3000\n# {root}\n", "utf-8"
    )
    (root / "assets/eras/1919/veiw.yaml").write_text("frame: ruled\n", "utf-8")
    told = [
        str(p).removeprefix(f"{root}/assets/eras/1919/")
        for p in mistakes(validate_paths(root / n for n in named))
    ]
    assert [line.partition(",")[0] for line in told] == [
        "veiw.yaml: nobody reads this file",
        "view.yaml:2:1: unknown key `raiders`",
        "view.yaml:3:1: this changes nothing",
    ]


def test_an_era_nobody_knows_is_read_by_nobody(root: Path) -> None:
    (root / "assets/eras/1914").mkdir()
    (root / "assets/eras/1914/view.yaml").write_text("frame: ruled\n", "utf-8")
    (line,) = [str(p) for p in mistakes(validate_paths())]
    assert line.startswith(f"{root}/assets/eras/1914: nobody reads this folder")
