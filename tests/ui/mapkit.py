"""A window without a screen, and the atlas of 1815 in it, for tests of the map."""

from __future__ import annotations

import os
from functools import lru_cache

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.scenarios.load import load_scenario
from game.ui.map.view import MapView
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import Settings, World

SIZE = (960, 640)


@lru_cache(maxsize=1)
def world_1815() -> World:
    """The first morning of 1815; copy it before changing it."""
    return load_scenario("1815", 7, Settings())[0]


def view_of(power: str, world: World | None = None) -> View:
    """What a power sees."""
    world = world or world_1815()
    return View(world, queries.power_of(world, power))


def atlas(power: str = "austria", size: tuple[int, int] = SIZE, world: World | None = None) -> MapView:
    """An atlas that shows what a power sees; close it in the end."""
    pygame.display.init()
    pygame.display.set_mode(size)
    found = MapView((world or world_1815()).map, size)
    found.show(view_of(power, world))
    return found
