"""The ground that all scenarios of an era stand on: the map, the powers and their land, the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from game.scenarios.folder.gather import gather
from game.scenarios.maps.tiled import load_map
from game.scenarios.reading.carried import Carried
from game.scenarios.reading.prints import print_of
from game.scenarios.reading.problems import Problem, ScenarioError
from game.scenarios.tables.roster import EraOwners, read_owners, read_roster
from game.scenarios.tables.rules import load_rules, rule_files
from game.words import Era
from game.world.constants.ruleset import RuleSet
from game.world.map.gamemap import GameMap
from game.world.state.powers import PowerFacts

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What all scenarios of an era share: the map, the powers and their land, the rules."""

    era: Era
    map: GameMap
    roster: tuple[PowerFacts, ...]
    owners: EraOwners
    rules: RuleSet
    prints: dict[str, str]


def ground_of(era: Era) -> Ground:
    """The map, powers, owners and rules of an era; raises `ScenarioError`."""
    return ground_from(era, Carried(gather()))


@lru_cache(maxsize=4)
def ground_from(era: Era, root: Carried) -> Ground:
    """The same from files below a root; raises `ScenarioError` with what is wrong in any of them."""
    problems: list[Problem] = []

    def tried(read: Callable[[], T]) -> T | None:
        try:
            return read()
        except ScenarioError as error:
            problems.extend(error.problems)
            return None

    rules = tried(lambda: load_rules(root / "assets" / "rules"))
    game_map = tried(lambda: _map(Carried(root.shelf.below("maps"))))
    if game_map is None:
        raise ScenarioError(problems)
    known = tried(lambda: read_roster(root / "assets" / "powers.yaml", game_map, era))
    if known is None:
        raise ScenarioError(problems)
    entries, roster = known
    titles = tried(lambda: read_owners(root / "maps" / "owners.yaml", game_map, roster, era))
    if rules is None or titles is None:
        raise ScenarioError(problems)
    prints = {f"rules/{name}": print_of(getattr(rules, name)) for name in rule_files()}
    prints |= {"map": game_map.hash, "powers": print_of(entries), "owners": print_of(titles)}
    return Ground(era, game_map, roster, titles, rules, prints)


@lru_cache(maxsize=4)
def _map(root: Carried) -> GameMap:
    """The map below a root, which takes longest to read."""
    return load_map(root / "maps" / "europe.tmx")
