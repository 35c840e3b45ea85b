"""The relief under the map: every tile is there and the whole stays small."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.world.map.gamemap import GameMap

FOLDER = Path(__file__).parents[2] / "maps/relief"


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    return data


def test_every_tile_is_there_and_no_other(index: dict[str, Any]) -> None:
    wanted = {
        f"{level['row_pixels']}_{col}_{row}.webp"
        for level in index["levels"]
        for col in range(-(-level["width"] // index["tile"]))
        for row in range(-(-level["height"] // index["tile"]))
    }
    assert {path.name for path in FOLDER.glob("*.webp")} == wanted


def test_the_relief_lies_under_the_hexes(index: dict[str, Any], europe: GameMap) -> None:
    for level in index["levels"]:
        rows = level["height"] / level["row_pixels"]
        assert europe.height + 0.4 <= rows <= europe.height + 0.6
    assert index["north_km"] == pytest.approx(europe.origin[1] + europe.km / 2)
    assert index["west_km"] == pytest.approx(europe.origin[0] - europe.km / 3**0.5, abs=0.01)


def test_the_relief_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 6_000_000
