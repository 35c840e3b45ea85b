"""The command line keeps its contract: statuses, one line for what is wrong, no traceback."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from game.scenarios.load import load_scenario, scenario_ids
from game.world.state.world import Settings
from tests.commands import ROOT, run, start
from tests.eras import scenarios_played


@pytest.fixture(scope="module", params=scenarios_played())
def scenario(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def campaign(scenario: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of a campaign of four turns."""
    folder = tmp_path_factory.mktemp("campaign")
    done = start(
        "simulate", scenario, "--seed", "7", "--turns", "4", "--json", str(folder / "out.json"),
        "--chronicle", str(folder / "out.jsonl"), "--story", str(folder / "story.txt"),
        "--save", str(folder / "end.save"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def test_simulate_writes_what_is_asked(scenario: str, campaign: Path) -> None:
    summary = json.loads((campaign / "out.json").read_text())
    keys = {
        "scenario", "seed", "logic", "source", "rate", "turns", "date", "state_hash", "seconds",
        "powers", "wars", "crises", "aggressors", "toggles",
    }  # fmt: skip
    assert keys <= set(summary)
    facts = load_scenario(scenario, 7, Settings())[0].facts
    told = tuple(summary[name] for name in ("scenario", "seed", "turns", "date"))
    assert told == (scenario, 7, 4, facts.calendar.date(4))
    assert len(summary["powers"]) >= len(facts.policy_makers)
    for power in summary["powers"].values():
        assert {"share_of_strength", "logic", "stage", "predation"} <= set(power)
    lines = [json.loads(line) for line in (campaign / "out.jsonl").read_text().splitlines()]
    assert all({"turn", "date", "type"} <= set(line) for line in lines)
    assert len(lines) == summary["records"]


def test_a_campaign_goes_on_from_a_save(scenario: str, campaign: Path) -> None:
    done = run("simulate", "--from", str(campaign / "end.save"), "--turns", "2", "--json", "-")
    whole = run("simulate", scenario, "--seed", "7", "--turns", "6", "--json", "-")
    assert done.returncode == whole.returncode == 0, done.stderr
    assert json.loads(done.stdout)["state_hash"] == json.loads(whole.stdout)["state_hash"]


def test_replay_verifies(campaign: Path) -> None:
    done = run("replay", str(campaign / "end.save"), "--verify")
    assert done.returncode == 0, done.stderr
    assert "4 turns" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("simulate", "1816"), 1),
        (("simulate",), 2),
        (("simulate", "1815", "--seed", "x"), 2),
        (("simulate", "1815", "--seed", "-3"), 2),
        (("simulate", "1815", "--turns", "0"), 2),
        (("simulate", "1815", "--turns", "many"), 2),
        (("simulate", "1815", "--json", "/no/such/folder/x.json"), 1),
        (("simulate", "1815", "--save", "/"), 1),
        (("simulate", "1815", "--colour", "red"), 2),
        (("conquer", "everything"), 2),
        (("replay", "nowhere.save"), 1),
        (("replay", "README.md", "--verify"), 1),
        (("export-map", "1066", "--out", "x.json"), 1),
        (("export-map", "1815"), 2),
        (("validate", "no/such/thing"), 1),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: tuple[str, ...], status: int) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_a_process_ends_with_the_status_of_its_command() -> None:
    for command in (("simulate", "1816"), ("conquer", "everything")):
        done, told = start(*command), run(*command)
        assert (done.returncode, done.stderr) == (told.returncode, told.stderr)


def test_a_damaged_save_is_refused(campaign: Path, tmp_path: Path) -> None:
    whole = (campaign / "end.save").read_bytes()
    bad = tmp_path / "bad.save"
    bad.write_bytes(whole[: len(whole) // 2])
    done = run("replay", str(bad), "--verify")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_scenarios_are_listed() -> None:
    done = run("scenarios", "--json")
    assert done.returncode == 0
    rows = json.loads(done.stdout)
    assert [row["id"] for row in rows] == scenario_ids()
    assert any(row["id"] == "1815" and row["turns"] == 132 for row in rows)


def test_the_shipped_data_is_sound() -> None:
    done = run("validate")
    assert done.returncode == 0, done.stderr


def test_five_mistakes_are_five_lines(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "assets" / "scenarios" / "1815", tmp_path / "1815")
    plant(tmp_path / "1815")
    done = run("validate", str(tmp_path / "1815"))
    assert done.returncode == 1
    lines = [line for line in done.stderr.strip().splitlines() if "warning:" not in line]
    assert len(lines) == 5, done.stderr
    assert all(re.match(r".+\.yaml:\d+(:\d+)?: \S.+", line) for line in lines), done.stderr


def plant(folder: Path) -> None:
    """An unknown province, a bad expression, a wrong type, a duplicate id, a missing field."""
    for file, old, new in (
        ("forces.yaml", "at: lille", "at: lile"),
        ("mandates.yaml", "debt_share(britain) < 11000", "debt_share(britain) <"),
        ("powers.yaml", "population: 29480", "population: many"),
        ("treaties.yaml", "id: holy_alliance", "id: quadruple_alliance"),
        ("leaders.yaml", 'name: "Lord Liverpool", ', ""),
    ):
        text = (folder / file).read_text()
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("era", ["1815", "1919", "1995"])
def test_the_map_is_exported(era: str, tmp_path: Path) -> None:
    out = tmp_path / "map.geojson"
    done = run("export-map", era, "--out", str(out))
    assert done.returncode == 0, done.stderr
    collection = json.loads(out.read_text())
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) > 8000
    land = [f["properties"] for f in collection["features"] if f["properties"]["owner"]]
    assert len(land) > 4000
    assert all({"owner", "overlord", "province", "terrain"} <= set(p) for p in land)


def test_what_events_could_not_do_is_told_by_a_checked_campaign(capsys: pytest.CaptureFixture[str]) -> None:
    from game.campaign.campaign import Campaign
    from game.cli.simulate import _voids
    from game.events.effects.void import void

    played = Campaign(*load_scenario("1815", 1, Settings()))
    for _ in range(2):
        played.chronicle.add(3, 1, [void(played.world, "no_war", [0, 1])])
    (line,) = _voids(played)
    assert line.startswith("1816-10-01: ")
    assert line.endswith("(2 times)")


def test_warnings_fail_only_where_that_is_asked(tmp_path: Path) -> None:
    home = Path(shutil.copytree(ROOT / "assets" / "scenarios" / "1815", tmp_path / "mine"))
    path = home / "leaders.yaml"
    path.write_text(path.read_text("utf-8").replace("office: head,", "office: hed,", 1), "utf-8")
    done = run("validate", str(home))
    assert done.returncode == 0
    assert "warning: no office `hed`, did you mean `head`?" in done.stderr
    assert "warning" in done.stdout
    assert run("validate", str(home), "--strict").returncode == 1
