"""Scenarios with powers off the map: a state without land whose capital is a box."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.rules.money import economy
from game.rules.money.raising import Raise
from game.rules.sea.transport import Embark, Land
from game.scenarios.load import load_scenario
from game.words import Logic
from game.world.state import queries
from game.world.state.world import Settings
from tests.scenarios.test_patches import FRAME, begun, folder_of, place, power, told

AMERICANS = (
    "powers:\n  - {id: united_states, capital: americas, population: 9000, wages: 140, treasury: 5000}\n"
)
ARMY = "forces:\n  - {power: %s, at: americas, units: {infantry_corps: 2, frigate_squadron: 3}}\n"
GREAT = f"{FRAME}great: [britain, france, austria, prussia, russia, united_states]\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def test_a_box_may_be_the_country_of_a_great_power(mine: Path) -> None:
    treaty = "  - {id: commerce, kind: trade, parties: [britain, united_states], name: T, start: 1815-Q3}\n"
    world, _ = begun(
        mine, scenario=GREAT, powers=AMERICANS, forces=ARMY % "united_states", treaties="treaties:\n" + treaty
    )
    americans, box = power(world, "united_states"), place(world, "americas")
    assert queries.home_box(world, americans) == world.powers[americans].capital == box
    assert world.places.population[box] == 9_000_000
    assert economy.outputs(world)[americans] > 0
    assert americans in queries.great_powers(world)
    assert {(f.hex, f.zone) for f in world.forces_of(americans)} == {(-1, box)}
    assert len(world.forces_of(americans)) == 5


def test_the_roster_may_name_the_box(mine: Path) -> None:
    world, _ = begun(mine, powers=AMERICANS.replace("capital: americas, ", ""))
    assert world.places.owner[place(world, "americas")] == power(world, "united_states")


def test_what_cannot_be_overseas_is_told(mine: Path) -> None:
    def tells(what: str, **files: str) -> bool:
        named = {f"{name}.yaml": text for name, text in files.items()}
        return any(what in line for line in told(mine, named))

    two = AMERICANS + "  - {id: japan, capital: americas, population: 30000, wages: 50}\n"
    assert tells("`americas` belongs to united_states", powers=two)
    landed = "powers:\n  - {id: france, capital: americas}\n"
    assert tells("france owns land on it", powers=landed)
    assert tells("may not have forces at `americas`", powers=AMERICANS, forces=ARMY % "britain")
    (mine / "powers.yaml").unlink()
    assert tells("owns no land", forces=ARMY % "united_states")


def test_its_war_is_saved_and_replayed(mine: Path, tmp_path: Path) -> None:
    sides = "attackers: [united_states], defenders: [portugal]"
    war = f"wars:\n  - {{id: w, name: W, {sides}, reason: claim, aims: [alentejo]}}\n"
    host = ARMY.replace("2, frigate_squadron: 3", "6, battle_squadron: 14, frigate_squadron: 6")
    ships = host % "united_states"
    rich = AMERICANS.replace("9000", "60000")
    world, book = begun(mine, scenario=GREAT, powers=rich, forces=ships, affairs=war)
    campaign = Campaign(world, book, last_turn=3)
    while not campaign.is_over:
        campaign.advance()
    done = [type(entry.order) for entry in campaign.log if entry.order.power == power(world, "united_states")]
    assert {Raise, Embark, Land} <= set(done)
    write_save(campaign, tmp_path / "far.save")
    assert verify(read_save(tmp_path / "far.save")) is None


@pytest.mark.parametrize("logic", [Logic.ADAPTIVE, Logic.SELF_HELP, Logic.CONCERT])
def test_a_campaign_with_such_a_power_is_played(mine: Path, logic: Logic) -> None:
    folder = folder_of(
        mine, {"scenario.yaml": GREAT, "powers.yaml": AMERICANS, "forces.yaml": ARMY % "united_states"}
    )
    campaign = Campaign(*load_scenario(str(folder), 7, Settings(logic=logic)), last_turn=11)
    campaign.debug = True  # every step leaves a world that can be
    campaign.advance()
    world = campaign.world
    americans = power(world, "united_states")
    assert world.powers[americans].exists
    assert world.powers[americans].capital == place(world, "americas")
    assert any(entry.order.power == americans for entry in campaign.log)
    story = Presenter(world).told(campaign.chronicle.entries, campaign.chronicle.entries)
    assert len(story) == len(campaign.chronicle.entries)
