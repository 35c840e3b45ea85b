"""One scenario with a mistake in it is listed with its mistake, and the others are played as ever."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenarios import mods
from game.scenarios.catalogue import list_scenarios
from tests.commands import ROOT, one_line, run


def empty(folder: Path) -> None:
    (folder / "powers.yaml").write_text("")


def misspell(folder: Path) -> None:
    text = (folder / "forces.yaml").read_text()
    (folder / "forces.yaml").write_text(text.replace("at: lille", "at: lile", 1))


def garble(folder: Path) -> None:
    (folder / "treaties.yaml").write_bytes(b"\xff\xfe\x00: [")


def lose(folder: Path) -> None:
    (folder / "forces.yaml").unlink()


@pytest.fixture(params=[empty, misspell, garble, lose])
def broken(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Scenarios of which the first cannot be played."""
    shutil.copytree(ROOT / "assets" / "scenarios" / "1815", tmp_path / "1815")
    shutil.copytree(tmp_path / "1815", tmp_path / "0999")
    spoil: Callable[[Path], None] = request.param
    spoil(tmp_path / "0999")
    monkeypatch.setattr(mods, "scenarios_folder", lambda: tmp_path)
    monkeypatch.setattr(mods, "data_root", lambda: tmp_path)  # nor the mods that come with the game
    return "0999"


def test_a_broken_scenario_is_listed_with_its_first_problem(broken: str) -> None:
    rows = list_scenarios()
    assert [row.id for row in rows] == [broken, "1815"]
    assert [row.is_playable for row in rows] == [False, True]
    assert f"0999{os.sep}" in rows[0].problem
    assert (rows[1].title, rows[1].turns) == ("The Concert of Europe", 132)
    done = run("scenarios")
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first == f"0999       unusable: {rows[0].problem}"
    assert second.startswith("1815       The Concert of Europe: ")
    told = json.loads(run("scenarios", "--json").stdout)
    assert [bool(row["problem"]) for row in told] == [True, False]


def test_another_scenario_is_played_as_ever(broken: str) -> None:
    assert run("simulate", "1815", "--turns", "1").returncode == 0
    done = run("simulate", broken, "--turns", "1")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_an_unknown_scenario_is_refused_beside_a_broken_one(broken: str) -> None:
    assert "0999" in one_line(run("simulate", "0998").stderr)
