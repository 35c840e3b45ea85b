"""The builder gives the same bytes every time, and finer windows that load."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("shapely")
pytest.importorskip("PIL")

from game.scenarios.maps.tiled import load_map
from game.words import PlaceKind
from maps.build.build import build, europe, window_named
from maps.build.grid import Grid, corner_graph
from maps.build.sources import notes

MAPS = Path(__file__).parents[2] / "maps"
WRITTEN = ("europe.tmx", "terrain.tsx", "river.tsx", "province.tsx", "places.yaml", "owners.yaml")


@pytest.mark.slow
def test_the_shipped_map_is_what_the_builder_makes(tmp_path: Path) -> None:
    build(europe(60.0), tmp_path, "europe")
    for name in WRITTEN:
        assert (tmp_path / name).read_bytes() == (MAPS / name).read_bytes(), name


@pytest.mark.parametrize("window", sorted(notes("windows.yaml")))
def test_windows_load(tmp_path: Path, window: str) -> None:
    build(window_named(window, 20.0), tmp_path, window)
    fine = load_map(tmp_path / f"{window}.tmx")
    assert fine.km == 20.0
    assert fine.land_count() >= 8
    assert int((fine.river > 0).sum()) > 20
    assert all(fine.is_land[place.centre] for place in fine.places if place.kind is PlaceKind.LAND)


def test_an_unknown_window_is_refused() -> None:
    with pytest.raises(SystemExit, match="no window"):
        window_named("atlantis", None)


def test_corners_are_shared() -> None:
    grid = Grid(4, 3, 60.0, (0.0, 0.0))
    graph = corner_graph(grid)
    inner = [side for side, pair in enumerate(graph.between.tolist()) if min(pair) >= 0]
    for side in inner:
        a, b = graph.between[side].tolist()
        assert side in graph.sides[a].tolist()
        assert side in graph.sides[b].tolist()
    lengths = np.hypot(*(graph.points[graph.ends[:, 0]] - graph.points[graph.ends[:, 1]]).T)
    assert np.allclose(lengths, 60.0 / np.sqrt(3))
    assert all(len(sides) in (2, 3) for sides in graph.around)
