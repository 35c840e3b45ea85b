"""The sheet of the atlas that a session shows: made for the window's size, scale and colours."""

from __future__ import annotations

from game.ui.map.pigments import pigments_of
from game.ui.map.view import MapView
from game.ui.screens.base import Context
from game.world.map.gamemap import GameMap


def of(game_map: GameMap, context: Context) -> MapView:
    """An atlas for a window as it is now."""
    found = MapView(game_map, context.size, context.scale)
    found.colours = pigments_of(context.options.palette)
    return found


def fits(atlas: MapView, context: Context) -> bool:
    """Bring an atlas to the window's size and colours; whether its letters are of the right scale, too."""
    atlas.colours = pigments_of(context.options.palette)
    if atlas.scale != context.scale:
        return False
    atlas.resize(context.size)
    return True


def again(old: MapView, game_map: GameMap, context: Context) -> MapView:
    """The same part of the same map on a new atlas; the old one is closed."""
    found = of(game_map, context)
    found.camera.look_as(old.camera)
    found.mode = old.mode
    old.close()
    return found
