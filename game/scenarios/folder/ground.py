"""The ground that all scenarios of an era stand on: the map, the powers and their land, the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from game.scenarios.folder.gather import gather
from game.scenarios.folder.layers import ERAS, ROSTER, RULES, RULES_OF_ALL
from game.scenarios.folder.region import MAP, MAPS, NOWHERE, OWNERS, WHOLE, Region, map_files, region_of
from game.scenarios.maps.tiled import load_map
from game.scenarios.maps.window import cut
from game.scenarios.reading.carried import Carried
from game.scenarios.reading.prints import print_of
from game.scenarios.reading.problems import Positions, Problem, ScenarioError
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
    owners_at: Positions
    rules: RuleSet
    prints: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What of an era's ground can be read, each piece by itself, and what is wrong with the others."""

    era: Era
    map: GameMap | None
    roster: tuple[PowerFacts, ...] | None
    owners: tuple[EraOwners, Positions] | None
    rules: RuleSet | None
    prints: dict[str, str]
    problems: tuple[Problem, ...]
    outside: frozenset[str] = frozenset()  # places and towns there are, but not on this map

    @property
    def ground(self) -> Ground | None:
        """All of it, where nothing is wrong."""
        if self.map is None or self.roster is None or self.owners is None or self.rules is None:
            return None
        return Ground(self.era, self.map, self.roster, *self.owners, self.rules, self.prints)


def ground_of(era: Era) -> Ground:
    """The map, powers, owners and rules of an era; raises `ScenarioError`."""
    pieces = pieces_from(era, Carried(gather()))
    if pieces.ground is None:
        raise ScenarioError(pieces.problems)
    return pieces.ground


def ground_below(era: Era, line: Sequence[Carried]) -> Pieces:
    """The ground that a scenario stands on: the era's, and what the folders of its line say otherwise."""
    folder, region = line[-1], region_of(line)
    own = [f"{home.at}/{name}" for home in line for name in (OWNERS, ROSTER, RULES)]
    own += map_files(region.map, folder.shelf.files)
    shelf = folder.shelf.below("assets/powers.yaml", RULES_OF_ALL, *ERAS.values(), MAPS, *own)
    return pieces_from(era, Carried(shelf), tuple(home.at for home in line), region)


@lru_cache(maxsize=8)
def pieces_from(era: Era, root: Carried, line: tuple[str, ...] = (), region: Region = WHOLE) -> Pieces:
    """The ground of an era from files below a root, as far as it can be read.

    On top lies what folders of scenarios (``line``, their names below it) have of owners, roster and rules,
    on the map of a ``region``. What stands below the folder that says which holds where it is on it.
    """
    problems: list[Problem] = []

    def tried(read: Callable[[], T]) -> T | None:
        try:
            return read()
        except ScenarioError as error:
            problems.extend(error.problems)
            return None

    def over(name: str, homes: Sequence[str] = line) -> tuple[Carried, ...]:
        return tuple(f for f in (Carried(root.shelf, f"{home}/{name}") for home in homes) if f.is_there)

    said = (ERAS[era], *(f"{home}/{RULES}" for home in line))
    overlays = tuple(Carried(root.shelf, home) for home in said)
    rules = tried(lambda: load_rules(Carried(root.shelf, RULES_OF_ALL), overlays))
    is_there = region.map != NOWHERE  # else that is told where it is named
    whole = tried(lambda: _map(_alone(root, region.map))) if is_there else None
    game_map = cut(whole, region.provinces, region.margin) if whole else None
    prints = {f"rules/{name}": print_of(getattr(rules, name)) for name in rule_files()} if rules else {}
    if game_map is None:
        return Pieces(era, None, None, None, rules, prints, tuple(problems))
    prints["map"] = game_map.hash
    outside = _outside(game_map, whole, root, region)
    powers, owners = root / "assets" / "powers.yaml", _owners(root, line, region)
    known = tried(lambda: read_roster(powers, game_map, era, over(ROSTER), outside))
    if known is None:
        return Pieces(era, game_map, None, None, rules, prints, tuple(problems), outside)
    entries, roster = known
    below, above = over(OWNERS, line[: region.since]), over(OWNERS, line[region.since :])
    titles = tried(lambda: read_owners((owners, *below), game_map, roster, era, above, outside))
    prints |= {"powers": print_of(entries)} | ({"owners": print_of(titles[0])} if titles else {})
    return Pieces(era, game_map, roster, titles, rules, prints, tuple(problems), outside)


def _owners(root: Carried, line: Sequence[str], region: Region) -> Carried:
    """The table of owners of all eras: that beside a map that has a folder of its own, else the game's."""
    beside = Carried(root.shelf, region.map).with_name(OWNERS)
    is_own = beside.parent.at not in line and beside.is_there
    return beside if is_own else root / MAPS / OWNERS


def _outside(game_map: GameMap, whole: GameMap | None, root: Carried, region: Region) -> frozenset[str]:
    """Places and towns of the whole map, and of the game's own, that are not on this one."""
    others = [whole] if whole is not None else []
    if region.map != MAP:
        others.append(_map(_alone(root, MAP)))
    return frozenset(name for other in others for name in _named_on(other)) - set(_named_on(game_map))


def _named_on(game_map: GameMap) -> list[str]:
    return [*(place.id for place in game_map.places), *(city.id for city in game_map.cities)]


def _alone(root: Carried, tmx: str) -> Carried:
    """A map on a shelf that holds nothing else, so that it is the same whatever else changes."""
    return Carried(root.shelf.below(*map_files(tmx, root.shelf.files)), tmx)


@lru_cache(maxsize=4)
def _map(tmx: Carried) -> GameMap:
    """A map, which takes longest to read."""
    return load_map(tmx)
