"""What there is to play and to look at: the list of scenarios, and the map of an era for other tools."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from game.scenarios.folder.choosing import ChoosingFile
from game.scenarios.folder.ground import ground_of
from game.scenarios.load import installed, load_scenario, scenario_ids
from game.scenarios.maps.geojson import feature_collection
from game.scenarios.mods import Mod, mods
from game.scenarios.reading.problems import ScenarioError
from game.words import Era
from game.world.state.world import Settings, World


@lru_cache(maxsize=4)
def first_morning(scenario: str) -> World:
    """A scenario's world to look at, not to play; raises `ScenarioError`."""
    return load_scenario(scenario, 0, Settings())[0]


def choosing_of(scenario: str) -> ChoosingFile:
    """What a scenario tells whoever chooses a power; raises `ScenarioError`."""
    return installed(scenario).parts.choosing


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A scenario in a list: what it is, or, if it cannot be played, the first ``problem`` with its files.

    A row with a problem has its id for a title, no dates (empty texts), no turns and no powers.
    """

    id: str
    title: str
    era: str = ""
    start: str = ""
    end: str = ""
    turns: int = 0
    extended_turns: int = 0
    powers: tuple[str, ...] = ()
    problem: str = ""
    mod: str = ""  # the mod it belongs to, with its version
    about: str = ""

    @property
    def is_playable(self) -> bool:
        """Whether a campaign can be begun in it."""
        return not self.problem


def list_scenarios() -> list[ScenarioRow]:
    """A row for each scenario there is, by id; one whose files are broken has a problem and spoils no other.

    A mod that cannot be used has a row of its own with its problem.

    ``list_scenarios() -> list[ScenarioRow]`` never raises for what stands in a scenario's files. It reads all
    scenarios, some tenths of a second for each: keep what it gives.
    """
    found = mods()
    homes = {path.name: mod for mod in reversed(found) if not mod.problems for path in mod.scenarios()}
    rows = [_row_of(scenario, homes.get(scenario)) for scenario in scenario_ids()]
    broken = [ScenarioRow(mod.id, mod.title, problem=str(mod.problems[0])) for mod in found if mod.problems]
    return rows + broken


def first_playable() -> str:
    """The first scenario that can be played; raises `ScenarioError` where none can."""
    names = scenario_ids()
    return next((name for name in names if _row_of(name).is_playable), names[0])


def _row_of(scenario: str, mod: Mod | None = None) -> ScenarioRow:
    try:
        world = first_morning(scenario)
    except ScenarioError as error:
        return ScenarioRow(scenario, scenario, problem=str(error.problems[0]))
    facts = world.facts
    return ScenarioRow(
        id=scenario,
        title=facts.title,
        era=facts.era.value,
        start=facts.calendar.date(0),
        end=facts.calendar.date(facts.last_turn + 1),
        turns=facts.last_turn + 1,
        extended_turns=facts.extended_last_turn + 1,
        powers=tuple(world.roster[p].id for p in facts.policy_makers),
        mod=str(mod.file) if mod and mod.file else "",
        about=installed(scenario).parts.scenario.about,
    )


def export_map(era: Era) -> dict[str, Any]:
    """The map of an era with its owners as GeoJSON; raises `ScenarioError`."""
    ground = ground_of(era)
    owners = [ground.owners.owners.get(place.id) for place in ground.map.places]
    lords = {power: entry.lord for power, entry in ground.owners.overlords.items()}
    return feature_collection(ground.map, owners, lords, era, floods=ground.rules.movement.reservoirs)
