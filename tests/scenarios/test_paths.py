"""The game finds its own files in a checkout, an installed wheel and a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.scenarios.reading import paths


def test_a_checkout_holds_its_own_data() -> None:
    assert paths.data_root() == Path(__file__).resolve().parents[2]


def test_an_installed_wheel_holds_them_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "game")
    assert paths.data_root() == tmp_path
    (tmp_path / "game/_data").mkdir(parents=True)
    assert paths.data_root() == tmp_path / "game/_data"


def test_a_frozen_program_unpacks_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.data_root() == tmp_path
