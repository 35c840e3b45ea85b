"""A small map of who owned what: a few pixels a hex, for the replay and for the card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.map import pigments
from game.ui.map.pigments import Pigments
from game.ui.memory import keep
from game.world.map.gamemap import GameMap
from game.world.state.powers import PowerFacts

SIDE = 8  # pixels of a hex before it is brought to size
STEP = 0.866  # from column to column, of the height of a hex
TINT = 0.72  # how strongly land has the colour of its state
LINE = 0.62  # how dark a border is


def owners_map(
    game_map: GameMap,
    owners: NDArray[np.int16],
    roster: Sequence[PowerFacts],
    colours: Pigments,
    size: tuple[int, int],
) -> pygame.Surface:
    """The map as large as fits into a size, states in their colours, borders dark."""
    width, height = game_map.width, game_map.height
    fits = min(size[0] / (width * STEP), size[1] / (height + 0.5))
    wanted = max(1, int(width * STEP * fits)), max(1, int((height + 0.5) * fits))
    return _drawn(_Ground(game_map), owners.tobytes(), tuple(colours.realm(f) for f in roster), wanted)


class _Ground:
    """A map that can be a key."""

    def __init__(self, game_map: GameMap) -> None:
        self.map = game_map

    def __hash__(self) -> int:
        return id(self.map)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Ground) and other.map is self.map


@keep
def _drawn(
    ground: _Ground, owners: bytes, colours: tuple[pigments.Colour, ...], size: tuple[int, int]
) -> pygame.Surface:
    game_map = ground.map
    width, height = game_map.width, game_map.height
    place = game_map.place
    owner = np.where(game_map.is_land & (place >= 0), np.frombuffer(owners, np.int16)[place], -2)
    owner = owner.reshape(height, width)
    table = np.array(colours, np.float32)
    paper, sea = np.array(pigments.PAPER, np.float32), np.array(pigments.DEEP, np.float32)
    ink = np.where(owner[..., None] >= 0, paper * (1 - TINT) + table[np.maximum(owner, 0)] * TINT, paper)
    ink = np.where(owner[..., None] == -2, sea, ink)
    big, kind = _shifted(_enlarged(ink), width), _shifted(_enlarged(owner), width)
    border = np.zeros(kind.shape, bool)
    border[1:] |= kind[1:] != kind[:-1]
    border[:, 1:] |= kind[:, 1:] != kind[:, :-1]
    big = np.where(border[..., None], big * LINE, big)
    picture = pygame.surfarray.make_surface(big.astype(np.uint8).swapaxes(0, 1))
    return pygame.transform.smoothscale(picture, size)


def _enlarged(plane: NDArray[Any]) -> NDArray[Any]:
    return np.repeat(np.repeat(plane, SIDE, 0), SIDE, 1)


def _shifted(plane: NDArray[Any], width: int) -> NDArray[Any]:
    """Odd columns lie half a hex lower."""
    pad = [(SIDE // 2, SIDE // 2), *((0, 0) for _ in plane.shape[1:])]
    high = np.pad(plane, pad, mode="edge")
    found = high[SIDE // 2 :].copy()
    for column in range(1, width, 2):
        band = slice(column * SIDE, (column + 1) * SIDE)
        found[:, band] = high[: len(found), band]
    return found
