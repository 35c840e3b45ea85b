"""The soak plays what is asked, finds what breaks, says how to repeat it and goes on where it stopped."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import shlex
import signal
from pathlib import Path

import pytest

from game.campaign.saving import replay
from game.lab import bench
from game.lab.bench import play_trial
from game.lab.results import BadResults, Results
from game.lab.soak import soak
from game.lab.trials import Trial, trials
from game.scenarios.load import scenario_ids
from game.words import Logic, Rate, Source
from game.world.state.invariants import BrokenInvariant
from game.world.state.world import World
from tests.commands import begin, one_line, run, start

ONE = trials(["1815"], 1, 5, 2, 0)[0]


def deaf(turn: int) -> None:
    """Whoever is told of a turn and does not mind."""


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.slow
def test_two_campaigns_of_two_turns_are_played_and_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "soak.jsonl"
    ask = ("soak", "--turns", "2", "--jobs", "2", "--json", str(path), "--campaigns")
    done = start(*ask, "1")
    assert (done.returncode, done.stderr) == (0, "")
    (first,) = lines_of(path)
    path.write_text(path.read_text("utf-8") + '{"number": 1, "scen', "utf-8")  # it was ended there
    done = start(*ask, "2", "--check", "0")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 campaigns, 4 turns, 0 failed\n")
    rows = lines_of(path)
    assert rows[0] == first
    assert [(row["number"], row["seed"], row["played"], row["failure"]) for row in rows] == [
        (0, 1, 2, None),
        (1, 2, 2, None),
    ]
    alone = run(*shlex.split(trials(scenario_ids(), 2, 1, 2, 0)[1].command(2))[2:], "--json", "-")
    assert json.loads(alone.stdout)["state_hash"] == rows[1]["state_hash"]


def test_all_that_can_be_chosen_is_met() -> None:
    every = trials(["1815", "1919"], 128, 1, 24, 10)
    kinds = {(t.scenario, t.logic, t.source, t.rate, t.simultaneous) for t in every}
    assert len(kinds) == 2 * len(Logic) * len(Source) * len(Rate) * 2
    assert [t.check for t in every] == [True] * 10 + [False] * 118
    few = every[:8]
    for name, words in (("scenario", 2), ("logic", 4), ("source", 4), ("rate", 2), ("simultaneous", 2)):
        assert len({getattr(trial, name) for trial in few}) == words, name
    assert [trial.seed for trial in few] == list(range(1, 9))


def test_what_breaks_in_play_is_told_with_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(world: World) -> None:
        if world.turn == 1:
            raise BrokenInvariant("two capitals")

    monkeypatch.setattr(World, "check_invariants", check)
    failure = play_trial(ONE, deaf)["failure"]
    assert failure["turn"] == 1
    assert failure["what"].startswith("BrokenInvariant: two capitals (")
    done = run(*shlex.split(failure["command"])[2:])
    assert done.returncode == 1
    assert one_line(done.stderr) == "turn 1: the world is impossible (two capitals)"


def test_a_save_that_does_not_replay_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "verify", lambda campaign: replay.Mismatch(1, "the world differs"))
    result = play_trial(ONE, deaf)
    assert result["failure"]["what"].startswith("Differs: replay differs at turn 1: the world differs (")
    assert result["failure"]["command"].endswith(
        "--save soak.save && python main.py replay soak.save --verify"
    )
    assert result["played"] == 2


def test_play_that_no_save_could_hold_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "unsound", lambda campaign: "its last turn is -1")
    result = play_trial(Trial(0, "1815", 1, "adaptive", "both", "dramatic", False, 5, False), deaf)
    assert result["failure"]["turn"] == 4
    assert result["failure"]["what"].startswith("Unsound: a save of it would be refused: its last turn is -1")
    assert "--turns 4 " in result["failure"]["command"]
    assert result["failure"]["command"].endswith("replay soak.save --verify")


def test_a_worker_that_dies_takes_no_other_trial_with_it() -> None:
    def kill(turn: int) -> None:
        if turn == 3:
            multiprocessing.active_children()[0].kill()

    wanted = [Trial(0, "1815", 1, "adaptive", "both", "dramatic", False, 50, False), ONE]
    first, second = soak(wanted, 1, kill)
    assert first["failure"]["what"] == f"its process ended with status {-signal.SIGKILL}"
    assert (first["failure"]["turn"], second["failure"]) == (3, None)
    assert "--turns 4 --check" in first["failure"]["command"]


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "soak.jsonl"
    results = Results(path)
    results.add({**_row(ONE), "failure": {"turn": 0, "what": "broke", "command": "again"}})
    assert Results(path).missing([ONE]) == [ONE]
    results.add({**_row(ONE), "failure": None})
    assert Results(path).missing([ONE]) == []


@pytest.mark.parametrize("text", ["{}\n", "[1, 2]\n", "no json\n", "[" * 100_000 + "\n"])
def test_another_file_is_not_taken_for_results(text: str, tmp_path: Path) -> None:
    path = tmp_path / "soak.jsonl"
    path.write_text(text)
    with pytest.raises(BadResults):
        Results(path)
    done = run("soak", "--campaigns", "1", "--json", str(path))
    assert (done.returncode, path.read_text()) == (1, text)
    assert str(path) in one_line(done.stderr)


@pytest.mark.parametrize("text", [None, ""])
def test_nothing_is_played_for_results_that_cannot_be_kept(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "soak.jsonl"
    if text is not None:
        path.write_text(text)
    monkeypatch.setattr("game.lab.soak.soak", lambda *_: pytest.fail("it was played for nothing"))
    monkeypatch.setattr(os, "fsync", full)
    done = run("soak", "--campaigns", "1", "--json", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done.stderr) == f"{path}: cannot be read and written ({os.strerror(errno.ENOSPC)})"
    assert [each.name for each in tmp_path.iterdir()] == ([] if text is None else [path.name])


@pytest.mark.slow
def test_a_soak_that_is_ended_ends_its_workers(tmp_path: Path) -> None:
    path = tmp_path / "soak.jsonl"
    command = begin("soak", "--campaigns", "9", "--turns", "1", "--jobs", "2", "--json", str(path))
    while command.poll() is None and not (path.exists() and path.read_text()):
        continue
    command.send_signal(signal.SIGTERM)
    _, complained = command.communicate(timeout=60)  # comes back when no worker holds the pipe any more
    assert (command.returncode, one_line(complained.decode())) == (130, "stopped")
    assert 0 < len(lines_of(path)) < 9


def _row(trial: Trial) -> dict[str, object]:
    return {name: getattr(trial, name) for name in Trial.__slots__}
