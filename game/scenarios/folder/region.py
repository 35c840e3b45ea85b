"""Which map a scenario is played on, and which part of it: the frames of its line say it.

A scenario's `map` is a file in its own folder or a base's, or the game's map by its name; `window` leaves of
it the provinces that are named and what lies near them. Both are taken over from a base like all else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from game.events.effects.marks import PlaceId
from game.scenarios.reading.carried import Carried, Source
from game.scenarios.reading.lineage import FRAME
from game.scenarios.reading.problems import Problem, ScenarioError
from game.scenarios.reading.yamlpos import read
from game.world.spelling import did_you_mean
from game.world.strict import Strict

SHIPPED: Final = "europe.tmx"
MAPS: Final = "maps"
MAP: Final = f"{MAPS}/{SHIPPED}"
MAP_KEY: Final = "map"
WINDOW: Final = "window"
#: A map in a scenario's folder, or in a folder in it.
MAP_NAME: Final = r"^([A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+\.tmx$"
#: The name of a tileset beside a map, as the map tells it.
TILESET: Final = re.compile(rb"source=\"([^\"/\\<>\0]{1,200}\.tsx)\"")
PLACES: Final = "places.yaml"
OWNERS: Final = "owners.yaml"
MOST_KM: Final = 10_000  # of a window's margin: from one end of Europe to the other and back
NOWHERE: Final = ""  # stands for a map that is named and not there
Margin: TypeAlias = Annotated[int, Field(ge=0, le=MOST_KM)]


@dataclass(frozen=True, slots=True)
class WindowEntry(Strict):
    """The part of the map that is played on; all else is blank paper, who has no land in it is not there."""

    provinces: Annotated[tuple[PlaceId, ...], Field(min_length=1)]
    margin: Margin = 0  # km: provinces whose main town is so near come in, too


@dataclass(frozen=True, slots=True)
class Region:
    """A map by its name on the shelf, the provinces of its window (none for all of it), their margin in km.

    ``since`` is the number in the line of the last folder that says anything of it: what stands in the
    folders below was written for another part of the world.
    """

    map: str = MAP
    provinces: tuple[str, ...] = ()
    margin: int = 0
    since: int = 0


WHOLE: Final = Region()


def region_of(line: Sequence[Carried]) -> Region:
    """What a line of folders says of its map, as far as it has the right shape."""
    said: dict[str, object] = {}
    since = 0
    for number, home in enumerate(line):
        mine = said_of_map(home / FRAME)
        since = number if mine else since
        for key, value in mine.items():
            before = said.get(key)
            said[key] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
    window = said.get(WINDOW)
    facts = window if isinstance(window, dict) else {}
    listed, margin = facts.get("provinces"), facts.get("margin")
    names = tuple(name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()
    km = min(max(0, margin), MOST_KM) if isinstance(margin, int) else 0
    return Region(_file(line, said.get(MAP_KEY)), names, km, since)


def said_of_map(frame: Source) -> dict[str, object]:
    """What a ``scenario.yaml`` says of its map and window; nothing where it cannot be read."""
    try:
        data, _ = read(frame)
    except ScenarioError:
        return {}
    return {key: data[key] for key in (MAP_KEY, WINDOW) if key in data} if isinstance(data, dict) else {}


def is_map_name(name: object) -> bool:
    """Whether this can be the name of a map in a scenario's folder."""
    return isinstance(name, str) and re.fullmatch(MAP_NAME, name) is not None


def _file(line: Sequence[Carried], name: object) -> str:
    """The map of this name: the last folder's of the line that has it, else the game's, else none."""
    if name is None:
        return MAP
    for home in reversed(line) if is_map_name(name) else ():
        if (file := home / str(name)).is_there:
            return file.at
    return MAP if name == SHIPPED else NOWHERE


def map_files(tmx: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """A map, the tilesets it names and the tables of its places and owners, by their names on the shelf."""
    folder = tmx.rpartition("/")[0]
    sheets = (sheet.decode("utf-8", "surrogateescape") for sheet in set(TILESET.findall(files.get(tmx, b""))))
    return (tmx, *(f"{folder}/{name}" for name in (*sorted(sheets), PLACES, OWNERS)))


def lacking_map(line: Sequence[Carried]) -> Iterator[Problem]:
    """A map that is named in a frame of the line and is nowhere."""
    for number, home in enumerate(line):
        name = said_of_map(home / FRAME).get(MAP_KEY)
        if not isinstance(name, str) or name == SHIPPED:
            continue  # what is no text is told as that
        if is_map_name(name) and any((folder / name).is_there for folder in line[: number + 1]):
            continue
        _, positions = read(home / FRAME)
        folder = home.shelf.where(home.at)
        known = [SHIPPED, *sorted(path.name for path in folder.glob("*.tmx"))] if folder else [SHIPPED]
        hint = did_you_mean(name, known, len(known))
        yield positions.problem((MAP_KEY,), f"map: there is no `{name}` in this scenario's folder", hint)
