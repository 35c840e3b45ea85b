"""The command `try` fires one event and says what each effect did, or why it did nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.scenarios.reading.paths import scenarios_folder
from tests.commands import one_line, run

EVENT = """
events:
  - id: quarrel
    title: "A quarrel"
    text: "It happened."
    when: "strength(france) > 10 and legitimacy(france) < 0 and (has_happened(quarrel) or turn > 900)"
    effects:
      - {do: incident, power: france, other: spain}
      - {do: end_treaty, kind: indemnity, parties: [russia, portugal]}
      - {do: flag, name: quarrelled}
      - {do: crisis, challenger: france, defender: spain, cede: [new_castile, catalonia]}
    ask: spain
    options:
      - {id: give, label: "Give way", weight: "7", effects: [{do: claim, power: france, place: catalonia}]}
      - {id: fight, label: "Fight", condition: "turn > 900", effects: [{do: war, attacker: moldavia, target: russia, reason: mandate}]}
"""  # noqa: E501 - as people write it


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A scenario with one more event, which does less than it says."""
    home = Path(shutil.copytree(scenarios_folder() / "1815", tmp_path / "mine"))
    (home / "events" / "quarrel.yaml").write_text(EVENT, "utf-8")
    return str(home)


def test_each_effect_is_told_with_what_it_did_or_why_not(folder: str) -> None:
    done = run("try", folder, "quarrel")
    assert done.returncode == 0, done.stderr
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "does not hold: legitimacy(france) < 0" in lines
    assert "does not hold: has_happened(quarrel) or turn > 900" in lines
    assert not any("strength" in line for line in lines), "only what keeps it from happening"
    assert any(line.startswith("incident: An incident estranges") for line in lines)
    assert any(line.startswith("end_treaty: nothing: no such treaty") for line in lines)
    assert "flag: done" in lines
    assert any(line.startswith("crisis: not all of it: not to be had of Spain") for line in lines)
    assert "spain answers give, Give way (weight 7)" in lines
    assert "spain answers fight, Fight (not open now)" in lines
    assert any(line.startswith("war: nothing: somebody stands above one of them") for line in lines)


def test_one_option_may_be_tried_alone(folder: str) -> None:
    done = run("try", folder, "quarrel", "--option", "give")
    assert "answers give" in done.stdout
    assert "answers fight" not in done.stdout


def test_the_computer_may_play_so_far_first(folder: str) -> None:
    done = run("try", folder, "quarrel", "--turn", "2", "--seed", "5")
    assert "1816-07-01 (turn 2), seed 5" in done.stdout


def test_without_an_event_those_that_are_there_are_listed(tmp_path: Path) -> None:
    """With a base: its own and what remains of the base's, each with its file."""
    home = tmp_path / "mine"
    (home / "events").mkdir(parents=True)
    (home / "scenario.yaml").write_text('base: "1815"\nwithout: [events/1818_congress]\n', "utf-8")
    events = 'events: [{id: paid, title: Paid, text: Paid, when: "true"}]\n'
    (home / "events" / "e.yaml").write_text(events, "utf-8")
    lines = run("try", str(home)).stdout.splitlines()
    assert f"{home}/events/e.yaml:1: paid, Paid" in lines
    assert sum("1815/events/" in line for line in lines) > 20
    assert not any("1818_congress" in line for line in lines)


def test_an_event_is_tried_in_the_moment_in_which_events_are_drawn(tmp_path: Path) -> None:
    """Accounts are closed and treaties lapse before: what a campaign would tell, `try` tells."""
    home = tmp_path / "mine"
    (home / "events").mkdir(parents=True)
    (home / "scenario.yaml").write_text('base: "1815"\ntitle: Mine\n', "utf-8")
    (home / "powers.yaml").write_text("powers: [{id: france, treasury: 123}]\n", "utf-8")
    events = "events: [{id: paid, title: Paid, text: Paid, when: not treasury(france) == 123}]\n"
    (home / "events" / "e.yaml").write_text(events, "utf-8")
    played = run("simulate", str(home), "--turns", "1", "--chronicle", "-")
    assert '"event": "paid"' in played.stdout
    assert "it could happen now, by a chance of 100 %" in run("try", str(home), "paid").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("1816", "navarino"), "did you mean `1815`?"),
        (("1815", "navarin"), "did you mean `navarino`?"),
        (("1815", "navarino", "--option", "pres"), "did you mean `press`?"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(arguments: tuple[str, ...], words: str) -> None:
    done = run("try", *arguments)
    assert done.returncode == 1
    assert words in one_line(done.stderr)
