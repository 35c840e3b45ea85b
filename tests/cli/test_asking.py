"""What the command line says of itself, and how it reads what it is asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

from game import VERSION
from game.words import Logic, Rate, Source
from tests.commands import ROOT, one_line, run


def test_the_version_is_told() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"Concert of Powers {VERSION}")


def test_the_package_can_be_run() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, f"Concert of Powers {VERSION}")


@pytest.mark.parametrize(("option", "kind"), [("--logic", Logic), ("--source", Source), ("--rate", Rate)])
@pytest.mark.parametrize("command", ["simulate", "play", "watch"])
def test_choices_are_told_as_they_are_typed(
    command: str, option: str, kind: type[Logic] | type[Source] | type[Rate]
) -> None:
    done = run(command, "1815", option, "no_such_word")
    assert done.returncode == 2
    said = one_line(done.stderr)
    assert all(word.value in said for word in kind)
    assert "<" not in said
    assert f"{kind.__name__}." not in said + run(command, "--help").stdout


def test_a_number_of_any_length_is_read_or_refused() -> None:
    done = run("simulate", "1815", "--seed", "9" * 5_000)
    assert done.returncode == 2
    assert "whole number" in one_line(done.stderr)


@pytest.mark.parametrize("language", ["xx", "../en", "en.yaml"])
def test_a_language_that_is_not_there_is_refused_in_a_line(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run("--language", language, "scenarios")
    assert done.returncode == 2
    assert f"no language `{language}`" in one_line(done.stderr)
    monkeypatch.setenv("CONCERT_LANGUAGE", language)
    assert run("scenarios").returncode == 2
    assert run("--language", "en", "scenarios").returncode == 0
