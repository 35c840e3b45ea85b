"""Neighbouring realms can be told apart on the map, in normal sight and in the two commonest other kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from game.scenarios.load import load_scenario
from game.scenarios.reading.problems import ScenarioError
from game.scenarios.tables.realms import load_realms
from game.ui.map import pigments
from game.ui.map.pigments import Pigments, pigments_of
from game.world.state.world import Settings, World

Planes = NDArray[np.float64]
ERAS = ("1815", "1919", "1995")
LEAST = 5.0  # difference of two colours in CIELAB (CIE 1976)
TO_XYZ = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])
WHITE = np.array([0.95047, 1.0, 1.08883])
#: How a colour looks without green or without red cones, on linear light (Machado, Oliveira, Fernandes 2009).
SIGHTS = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}


def lab(colours: Planes, sight: str) -> Planes:
    """Colours (n, 3) in CIELAB as they are seen."""
    light = np.where(colours <= 10.31475, colours / 255 / 12.92, ((colours / 255 + 0.055) / 1.055) ** 2.4)
    seen = np.clip(light @ SIGHTS[sight].T, 0, 1) @ TO_XYZ.T / WHITE
    f = np.where(seen > 0.008856, np.cbrt(seen), 7.787 * seen + 16 / 116)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)


def neighbours(world: World) -> Iterator[tuple[int, int]]:
    """Pairs of realms with land next to each other."""
    place, table = world.map.place, world.map.neighbours
    owner = np.where(world.map.is_land & (place >= 0), world.places.owner[place], -1)
    beside = np.where(table >= 0, owner[table], -1)
    pairs = {(int(a), int(b)) for a, row in zip(owner, beside, strict=True) for b in row if 0 <= a < b}
    return iter(sorted(pairs))


def printed(world: World, colours: Pigments) -> Planes:
    """The tint of each power's land on paper."""
    own = np.array([colours.realm(facts) for facts in world.roster], float)
    return np.array(pigments.PAPER) * (1 - colours.tint) + own * colours.tint


@pytest.fixture(scope="module", params=ERAS)
def world(request: pytest.FixtureRequest) -> World:
    return load_scenario(request.param, 7, Settings())[0]


@pytest.mark.parametrize(
    ("palette", "sight"),
    [("period", "normal"), *(("colour_blind", sight) for sight in SIGHTS)],
)
def test_neighbours_can_be_told_apart(world: World, palette: str, sight: str) -> None:
    found = lab(printed(world, pigments_of(palette)), sight)
    alike = [
        (world.roster[a].id, world.roster[b].id)
        for a, b in neighbours(world)
        if np.linalg.norm(found[a] - found[b]) < LEAST
    ]
    assert alike == []


def test_every_realm_of_the_table_is_a_power() -> None:
    worlds = [load_scenario(era, 1, Settings())[0] for era in ERAS]
    assert set(load_realms()) <= {facts.id for world in worlds for facts in world.roster}


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "realms.yaml"
    path.write_text("colour_blind:\n  britain: blue\n", "utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_realms(path)
    assert caught.value.problems[0].line == 2
