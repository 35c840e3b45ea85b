"""What there is to play and to look at: the list of scenarios, and the map of an era for other tools."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from game.scenarios.folder.folder import ground_of
from game.scenarios.load import load_scenario, scenario_ids
from game.scenarios.maps.geojson import feature_collection
from game.words import Era
from game.world.state.world import Settings, World


@lru_cache(maxsize=4)
def first_morning(scenario: str) -> World:
    """A scenario's world to look at, not to play; raises `ScenarioError`."""
    return load_scenario(scenario, 0, Settings())[0]


def describe_scenarios() -> list[dict[str, Any]]:
    """A row for each built-in scenario: id, title, dates and who makes policy; raises `ScenarioError`."""
    rows = []
    for scenario in scenario_ids():
        world, _ = load_scenario(scenario, 0, Settings())
        facts = world.facts
        rows.append(
            {
                "id": scenario,
                "title": facts.title,
                "era": facts.era.value,
                "start": facts.calendar.date(0),
                "end": facts.calendar.date(facts.last_turn + 1),
                "turns": facts.last_turn + 1,
                "extended_turns": facts.extended_last_turn + 1,
                "powers": [world.roster[p].id for p in facts.policy_makers],
            }
        )
    return rows


def export_map(era: Era) -> dict[str, Any]:
    """The map of an era with its owners as GeoJSON; raises `ScenarioError`."""
    ground = ground_of(era)
    owners = [ground.owners.owners.get(place.id) for place in ground.map.places]
    lords = {power: entry.lord for power, entry in ground.owners.overlords.items()}
    return feature_collection(ground.map, owners, lords, era)
