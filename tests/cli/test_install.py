"""A damaged installation and names without end are told in a line, whatever was asked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from game.cli.shared import SECTIONS
from game.scenarios.texts import sentences
from tests.commands import ROOT, one_line, run

TEXTS = ROOT / "assets" / "texts" / "en.yaml"
SAVE = ROOT / "tests" / "saves" / "format-10.save"
LONG = "n" * 300
COMMANDS: tuple[tuple[str, ...], ...] = (
    (), ("play", "1815"), ("load", str(SAVE)), ("watch",), ("simulate", "1815", "--turns", "1"),
    ("simulate", "--from", str(SAVE), "--turns", "1"), ("replay", str(SAVE), "--verify"), ("scenarios",),
    ("soak", "--campaigns", "1"),
)  # fmt: skip


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of sentences in a place where it may be spoilt."""
    path = tmp_path / "assets" / "texts" / "en.yaml"
    path.parent.mkdir(parents=True)
    shutil.copy(TEXTS, path)
    monkeypatch.setattr(sentences, "data_root", lambda: tmp_path)
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    sentences.load_texts.cache_clear()
    yield path
    sentences.load_texts.cache_clear()


def spoil(path: Path, how: str) -> None:
    """Lose it, empty it, or cut it short."""
    match how:
        case "lost":
            path.unlink()
        case "empty":
            path.write_text("")
        case "cut":
            text = path.read_text("utf-8")
            path.write_text(text[: text.index("\nui:") + 1], "utf-8")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("how", ["lost", "empty", "cut"])
def test_a_lost_file_of_sentences_is_one_line(how: str, command: tuple[str, ...], installed: Path) -> None:
    spoil(installed, how)
    done = run(*command)
    assert (done.returncode, done.stdout) == (1, "")
    told = one_line(done.stderr)
    assert "en.yaml" in told
    assert "install the game again" in told
    assert SAVE.name not in told


def test_the_file_of_sentences_has_these_parts() -> None:
    assert set(yaml.safe_load(TEXTS.read_text("utf-8"))) == SECTIONS


@pytest.mark.parametrize("command", ["load", "validate", "replay"])
def test_a_name_without_end_is_one_line(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("CONCERT_SAVES", str(tmp_path))
    done = run(command, LONG)
    assert done.returncode == 1
    assert LONG in one_line(done.stderr)


@pytest.mark.parametrize("name", ["foo", "latest"])
def test_a_folder_that_cannot_be_is_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("CONCERT_SAVES", os.path.join(tmp_path, LONG))
    done = run("load", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done.stderr)
