"""Campaigns played without a screen: for so many turns, from a save, and with nobody left to decide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.campaign.books.segments import FilesTaken
from game.campaign.campaign import Campaign
from game.campaign.saving import takeover
from game.campaign.saving.save import read_save, write_save
from game.campaign.seats import Seat
from game.cli import window
from game.lab.alone import NobodyDecides, end_after, play_until
from game.scenarios.load import load_scenario
from game.scenarios.reading.problems import Problem, ScenarioError
from game.ui.screens.play import world
from game.world.state.world import Settings
from tests.commands import ROOT, one_line, run

PEOPLE = ("austria", "france")


def begun(settings: Settings, people: tuple[str, ...] = ()) -> Campaign:
    campaign = Campaign(*load_scenario("1815", 7, settings))
    for name in people:
        campaign.hand_to(next(i for i, f in enumerate(campaign.world.roster) if f.id == name), Seat.HUMAN)
    return campaign


@pytest.fixture(scope="module", params=[False, True], ids=["serial", "simultaneous"])
def hotseat(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A save in the middle of a person's quarter."""
    campaign = begun(Settings(simultaneous=request.param), PEOPLE)
    campaign.advance()
    assert campaign.is_human(campaign.active)
    path = tmp_path_factory.mktemp("hotseat") / "evening.save"
    write_save(campaign, path)
    return path


def test_turns_are_counted_and_not_the_end_of_the_campaign(tmp_path: Path) -> None:
    path = tmp_path / "three.save"
    assert run("simulate", "1815", "--turns", "3", "--save", str(path)).returncode == 0
    campaign = read_save(path)
    assert campaign.world.turn == 3
    assert not campaign.is_over
    assert campaign.last_turn == campaign.world.facts.last_turn
    done = run("simulate", "--from", str(path), "--turns", "2", "--json", "-")
    assert json.loads(done.stdout)["turns"] == 5


def test_turns_past_the_last_one_are_played_as_far_as_the_scenario_goes() -> None:
    campaign = begun(Settings())
    facts = campaign.world.facts
    assert end_after(campaign, 10) == 10
    assert campaign.last_turn == facts.last_turn
    assert end_after(campaign, 1_000) == facts.extended_last_turn + 1
    assert campaign.last_turn == facts.extended_last_turn


def test_a_campaign_with_people_goes_on_by_the_computer(hotseat: Path, tmp_path: Path) -> None:
    path = tmp_path / "on.save"
    done = run("simulate", "--from", str(hotseat), "--turns", "2", "--save", str(path))
    assert done.returncode == 0, done.stderr
    assert all(name.title() in one_line(done.stderr) for name in PEOPLE)
    campaign = read_save(path)
    assert campaign.world.turn == 2
    assert Seat.HUMAN not in campaign.seats.values()
    assert run("replay", str(path), "--verify").returncode == 0


def test_a_decision_that_nobody_takes_is_a_mistake() -> None:
    with pytest.raises(NobodyDecides, match=r"(Austrian Empire|France) has to decide"):
        list(play_until(begun(Settings(), PEOPLE), 2))


@pytest.mark.parametrize(
    "given",
    [
        ("--seed", "1"),
        ("--luck", "full"),
        ("--logic", "adaptive"),
        ("--logic-of", "austria=concert"),
        ("--simultaneous",),
        ("--sandbox",),
        ("--source", "both"),
        ("--rate", "dramatic"),
    ],
)
def test_what_a_save_has_settled_is_refused_beside_it(hotseat: Path, given: tuple[str, ...]) -> None:
    for command in ("simulate", "watch"):
        done = run(command, "--from", str(hotseat), *given)
        assert done.returncode == 2
        assert given[0] in one_line(done.stderr)


def test_a_scenario_is_refused_beside_a_save(hotseat: Path) -> None:
    done = run("simulate", "1815", "--from", str(hotseat))
    assert done.returncode == 2
    assert "1815" in one_line(done.stderr)


def test_files_that_differ_are_told_in_a_line_and_taken_over_where_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old.save", tmp_path / "new.save"
    assert run("simulate", "1815", "--turns", "1", "--save", str(old)).returncode == 0
    go_on = ("simulate", "--from", str(old), "--turns", "1", "--save", str(new))
    assert run(*go_on).stderr == ""
    monkeypatch.setattr(takeover, "differences", lambda campaign: ("events", "rules"))
    done = run(*go_on)
    assert one_line(done.stderr).endswith("those installed differ in: events, rules")
    assert len(read_save(new).segments) == 1
    taken = one_line(run(*go_on, "--take-over").stderr)
    assert taken.endswith("goes on with the files installed; taken over: events, rules")
    assert len(read_save(new).segments) == 2
    assert run("replay", str(new), "--verify").returncode == 0


def test_what_cannot_change_a_campaign_under_way_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.save"
    write_save(begun(Settings()), old)
    monkeypatch.setattr(takeover, "differences", lambda campaign: ("rules/economy", "scenario/treaties"))
    line = one_line(run("simulate", "--from", str(old), "--turns", "1", "--take-over").stderr)
    assert line.endswith("(how a campaign begins changes nothing in one that has begun: scenario/treaties)")


def test_files_that_cannot_be_used_are_not_said_to_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(scenario: str) -> None:
        raise ScenarioError([Problem("assets/rules/economy.yaml", 7, "unknown key `tax`", "")])

    old = tmp_path / "old.save"
    write_save(begun(Settings()), old)
    monkeypatch.setattr(takeover, "installed", broken)
    go_on = ("simulate", "--from", str(old), "--turns", "1")
    why = "installed cannot be used: assets/rules/economy.yaml:7: unknown key `tax`"
    assert one_line(run(*go_on).stderr).endswith(f"begun with; those {why}")
    done = run(*go_on, "--take-over")
    assert done.returncode == 1
    assert one_line(done.stderr).endswith(f"the scenario {why}")


@pytest.mark.parametrize("name", ["old", "latest"])
def test_a_save_is_loaded_with_the_files_installed_where_asked(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Campaign] = []
    monkeypatch.setattr(world, "WorldScreen", lambda context, campaign: opened.append(campaign))
    monkeypatch.setattr(window, "_run_app", lambda first: first(None) or 0)
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("CONCERT_SAVES", str(tmp_path))
    write_save(begun(Settings()), tmp_path / "old.save")
    monkeypatch.setattr(takeover, "differences", lambda campaign: ("events", "rules"))
    assert run("load", name).stderr.endswith("those installed differ in: events, rules\n")
    assert run("load", name, "--take-over").stderr.endswith("taken over: events, rules\n")
    taken = [any(isinstance(e.record, FilesTaken) for e in c.chronicle.entries) for c in opened]
    assert taken == [False, True]


def test_a_misspelt_save_is_told_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("CONCERT_SAVES", str(tmp_path))
    write_save(begun(Settings()), tmp_path / "evening.save")
    done = run("load", "evenign")
    assert done.returncode == 1
    assert one_line(done.stderr) == f"no save is called 'evenign' in {tmp_path}: did you mean `evening`?"
    assert "No such file" in one_line(run("load", str(tmp_path / "evenign.save")).stderr)


def test_replay_vouches_for_what_it_has_read(tmp_path: Path) -> None:
    save = tmp_path / "end.save"
    write_save(begun(Settings()), save)
    done = run("replay", str(save))
    assert done.returncode == 0
    assert one_line(done.stdout).endswith("seed 7: the save is whole; --verify plays its orders again")
    save.write_bytes(save.read_bytes()[:-10])
    done = run("replay", str(save))
    assert done.returncode == 1
    assert "damaged" in one_line(done.stderr)


def test_a_hint_stands_apart_from_what_is_wrong() -> None:
    assert one_line(run("simulate", "1816").stderr) == "no scenario is called '1816': did you mean `1815`?"
    said = one_line(run("simulate", "1815", "--logic-of", "austira=concert").stderr)
    assert said == "--logic-of: no power is called 'austira': did you mean `austria`?"


def test_files_are_taken_over_from_a_save_only() -> None:
    done = run("simulate", "1815", "--take-over")
    assert done.returncode == 2
    assert "--from" in one_line(done.stderr)


def test_what_was_played_by_another_version_is_not_called_changed() -> None:
    done = run("replay", str(ROOT / "tests/saves/format-9.save"), "--verify")
    assert done.returncode == 0
    assert "played by another version of the game" in one_line(done.stderr)
    assert "that can be compared" in one_line(done.stdout)
