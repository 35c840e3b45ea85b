"""The shipped map and its tables, read once."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.scenarios.maps.tiled import load_map
from game.world.map.gamemap import GameMap

ROOT = Path(__file__).parents[2]
MAPS = ROOT / "maps"


@pytest.fixture(scope="session")
def europe() -> GameMap:
    return load_map(MAPS / "europe.tmx")


@pytest.fixture(scope="session")
def owners() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load((MAPS / "owners.yaml").read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="session")
def powers() -> dict[str, dict[str, Any]]:
    data = yaml.safe_load((ROOT / "assets/powers.yaml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = data["powers"]
    return found


@pytest.fixture(scope="session")
def towns() -> list[dict[str, str]]:
    with open(MAPS / "sources/cities/cities.csv", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="session")
def stakes() -> list[dict[str, str]]:
    with open(MAPS / "sources/stakes.csv", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))
