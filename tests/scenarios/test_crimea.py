"""The mod `mods/crimea-1853`: sound, and its dispute comes to the table and ends in more than one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.scenarios.lint import validate_paths
from game.scenarios.load import load_scenario, scenario_ids
from game.scenarios.mods import ANYWHERE, add_mods
from game.world.state.world import Settings
from tests.commands import run

MOD = Path(__file__).parents[2] / "mods" / "crimea-1853"
SCENARIO = "crimea_1853"
CENTRAL = {
    "holy_places": "An incident estranges the Russian Empire and the Ottoman Empire.",
    "menshikov": "Holy Places: the Russian Empire demands £80,000",
    "squadrons_at_besika": "the Ottoman Empire sign a treaty, “Assurance to the Porte” (guarantee).",
    "principalities": "Moldavia leaves Moldavia as a pledge in foreign hands",
    "vienna_note": "Vienna Note: the Austrian Empire calls the Russian Empire",
    "omer_pasha": "The Ottoman Empire declares war on the Russian Empire. Reason given: an invitation.",
    "austrian_summons": "Austrian Summons: the Austrian Empire demands £120,000",
}
AT_THE_TABLE = ("Holy Places: the conference", "Menshikov's Mission: the conference")
EAST = "declares war on the Ottoman Empire", "declares war on the Russian Empire"


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mod is there wherever saves lie, and what another test named is not."""
    monkeypatch.setenv(ANYWHERE, "")
    add_mods(MOD)


def test_it_is_sound_and_warns_of_nothing() -> None:
    assert [str(problem) for problem in validate_paths([MOD])] == []
    assert SCENARIO in scenario_ids()


def test_it_begins_with_the_borders_of_its_year() -> None:
    world = Campaign(*load_scenario(SCENARIO, 1, Settings())).world
    assert world.facts.title == "The Eve of the Crimean War"


@pytest.mark.parametrize("event", CENTRAL)
def test_its_central_events_do_what_they_say(event: str) -> None:
    told = run("--mod", str(MOD), "try", SCENARIO, event).stdout
    assert CENTRAL[event] in told
    assert "this can never" not in told


def test_four_quarters_bring_the_dispute_to_the_table(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    done = run("--mod", str(MOD), "simulate", SCENARIO, "--turns", "4", "--check", "--story", str(story))
    assert done.returncode == 0
    assert "void" not in done.stdout
    told = story.read_text("utf-8")
    assert "The key of Bethlehem." in told
    assert any(words in told for words in AT_THE_TABLE)


@pytest.mark.slow
def test_the_dispute_ends_in_more_than_one_way(tmp_path: Path) -> None:
    ways = set()
    for logic in ("adaptive", "self_help", "concert"):
        for seed in (2, 4, 7):  # of eight seeds one brings the West to war, in two logics of three
            story = tmp_path / f"{logic}{seed}.txt"
            done = run(
                "--mod", str(MOD), "simulate", SCENARIO, "--turns", "20", "--seed", str(seed),
                "--logic", logic, "--check", "--story", str(story),
            )  # fmt: skip
            assert "void" not in done.stdout
            told = story.read_text("utf-8")
            assert any(words in told for words in AT_THE_TABLE)
            ways.add((any(words in told for words in EAST), "The West at war with the Tsar." in told))
    assert len(ways) == 3, "settled, a war in the East alone, and one with the West"
