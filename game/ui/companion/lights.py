"""Where on the window the thing lies that a step speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pygame

from game.scenarios.tables.tutorial import Light
from game.ui.companion.vocabulary import PRESSES
from game.ui.map.view import MapView
from game.ui.screens.actions import Carrying
from game.ui.widgets.gui import Gui
from game.ui.widgets.rows import Action
from game.ui.widgets.sheets import Sheet, Spot
from game.world.map.mapindex import index_of

NAME = "learn"  # of the slip's own sheet


@dataclass(frozen=True, slots=True)
class Lit:
    """What is lit: a rectangle of the window, or a hex of the atlas."""

    box: pygame.Rect | None = None
    hex: int = -1
    action: Action | None = None


def lit_by(lights: Iterable[Light], gui: Gui, atlas: MapView | None) -> Lit | None:
    """The first of some lights that is on the window; of the atlas only where it is to be seen."""
    for light in lights:
        if light.at is not None and atlas is not None:
            if (hex_id := hex_of(atlas, light.at)) >= 0:
                return Lit(hex=hex_id)
        elif light.sheet is not None and light.sheet in gui.sheets:
            return Lit(gui.sheets[light.sheet].rect)
        elif (found := next(_spots(light, gui), None)) is not None:
            return _of_spot(gui, *found)
    return None


def hex_of(atlas: MapView, spot: str) -> int:
    """The hex of a town, or the middle of a province; -1 where the map has neither."""
    game_map = atlas.game_map
    town = next((city.hex for city in game_map.cities if city.id == spot), -1)
    number = index_of(game_map).by_id.get(spot, -1)
    return game_map.places[number].centre if town < 0 <= number else town


def _spots(light: Light, gui: Gui) -> Iterator[tuple[Sheet, Spot]]:
    for name, sheet in gui.sheets.items():
        for spot in sheet.spots:
            if name != NAME and spot.what.action is not None and _means(light, spot.what.action):
                yield sheet, spot


def _means(light: Light, action: Action) -> bool:
    """Whether a press is what a light speaks of."""
    if light.presses is not None:
        return isinstance(action, PRESSES[light.presses]) and _fits(light, action)
    if light.orders is not None and isinstance(action, Carrying):
        return any(order.kind == light.orders and _fits(light, order) for order in action.carried())
    return False


def _fits(light: Light, value: object) -> bool:
    return all(getattr(value, name, None) == said for name, said in light.has.items())


def _of_spot(gui: Gui, sheet: Sheet, spot: Spot) -> Lit:
    live = next((found for found in gui.live if found.spot is spot), None)
    if live is not None:
        return Lit(live.box, action=spot.what.action)
    return Lit(sheet.rect, action=spot.what.action)  # it must be scrolled to
