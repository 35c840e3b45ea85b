"""Files that use sets of powers, conditions of effects, delays and amounts are read, played and saved."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.saving.save import read_save, write_save
from game.campaign.seats import Seat
from game.events.engine import ChooseOption, EventBook, OptionChosen
from game.events.staging import Staged
from game.scenarios.lint import scenario_problems
from game.scenarios.load import load_scenario
from game.scenarios.reading.paths import scenarios_folder
from game.world.state import queries
from game.world.state.world import Settings, World

EVENTS = """
events:
  - id: poll
    title: "A circular"
    text: "Every court is asked."
    when: "turn == 0"
    ask: "great_powers()"
    effects:
      - {do: money, each: "members(concert_of_europe)", power: each, amount: "0.5 * treasury(each) + 1", after: 2}
    options:
      - {id: "no", label: "No"}
      - id: "aye"
        label: "Aye"
        weight: "1000"
        condition: "treasury(asked) >= 0"
        effects:
          - {do: treaty, id: circular, kind: trade, parties: [asked, spain], name: "The Circular", when: "asked != spain"}
          - {do: news, text: "{asked} agrees."}
  - id: echo
    title: "{subject} hears of it"
    text: "Neighbours of France wonder."
    when: "in_force(circular) and times_chosen(poll, 'aye') >= 1 and chose_by(austria, poll, 'aye')"
    each: "neighbours(france)"
    first: 1816-Q2
    effects:
      - {do: shock, powers: [subject], hardship: "max(10, 0.01 * hardship(subject))"}
"""  # noqa: E501


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = Path(shutil.copytree(scenarios_folder() / "1815", tmp_path / "mine"))
    shutil.rmtree(home / "events")
    (home / "events").mkdir()
    (home / "events" / "poll.yaml").write_text(EVENTS, "utf-8")
    return home


def begun(folder: Path) -> tuple[World, EventBook]:
    return load_scenario(str(folder), 7, Settings())


def test_such_files_are_sound(folder: Path) -> None:
    assert not scenario_problems(folder)
    _, book = begun(folder)
    poll = book.by_id["poll"]
    assert poll.may_ask("austria")
    assert all(isinstance(effect, Staged) for effect in poll.effects)
    assert {event.family for event in book.events} == {"", "echo"}


def test_they_play_and_a_question_to_several_survives_a_save(folder: Path, tmp_path: Path) -> None:
    world, book = begun(folder)
    austria = queries.power_of(world, "austria")
    campaign = Campaign(world, book, {austria: Seat.HUMAN}, last_turn=4)
    campaign.advance()
    assert [q.power for q in campaign.world.questions if q.power == austria] == [austria]
    path = tmp_path / "poll.save"
    write_save(campaign, path)
    again = read_save(path)
    again.submit(ChooseOption(austria, "poll", "aye"))
    again.seats[austria] = Seat.AI
    again.advance()
    told = [entry.record for entry in again.chronicle.entries]
    answers = {r.power: r.option for r in told if isinstance(r, OptionChosen) and r.event == "poll"}
    assert len(answers) == len(queries.great_powers(world))
    assert set(answers.values()) == {"aye"}
    paid = [e for e in again.chronicle.entries if e.record.type == "money"]
    assert {entry.turn for entry in paid} == {2}
    assert len(paid) == 5
    france = queries.power_of(again.world, "france")
    near = {f"echo:{again.world.roster[power].id}" for power in queries.bordering(again.world, france)}
    assert {event for event in again.world.fired if event.startswith("echo:")} == near


def test_a_schema_tells_an_editor_the_two_ways_apart() -> None:
    """Where a value may be a number or an expression, or one power or a set, just one way fits."""
    path = Path(__file__).resolve().parents[2] / "assets" / "schemas" / "scenario" / "events.schema.json"
    defs = json.loads(path.read_text("utf-8"))["$defs"]
    ways = next(way for way in defs["EventEntry"]["properties"]["ask"]["anyOf"] if "oneOf" in way)["oneOf"]
    ask = [way.get("anyOf", [way])[-1] for way in ways]  # an id that is offered is one of the texts that fit
    assert sorted(way["type"] for way in ask) == ["array", "string", "string"]
    assert sorted(way["pattern"] for way in ask if way["type"] == "string") == ["\\(", "^[^(]*$"]
    amount = defs["Money"]["properties"]["amount"]["oneOf"]
    assert sorted(way["type"] for way in amount) == ["integer", "string"]
