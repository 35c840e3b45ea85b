"""The off-map boxes: cartouches on the margin of the atlas, each where its sea lanes leave the map."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.map import pigments
from game.ui.map.faces import TITLES, line_of_text, width_of
from game.ui.map.frame import Frame, Grid
from game.ui.map.glyphs import branch
from game.ui.memory import keep
from game.ui.text import called
from game.words import Branch, Era, PlaceKind
from game.world.constants.ruleset import ViewRules
from game.world.map.gamemap import GameMap

HALF_WIDTH, HALF_HEIGHT = 3.7, 1.5  # of a cartouche on a large map, in hex rows
LARGE, SMALLEST = 50.0, 0.4  # rows of a map on which it is so large, and the share of it that is left on any
LEAST = 9  # pixels of its letters
SHIP_FROM = 9  # pixels a ship is worth drawing


def share(game_map: GameMap) -> float:
    """How large a cartouche is on a map beside one on a large map: on a small one it would hide too much."""
    width, height = (side / 100 for side in Frame.of(game_map).size(100))
    return min(1.0, max(SMALLEST, min(width, height) / LARGE))


def half(game_map: GameMap) -> tuple[float, float]:
    """Half the width and height of a cartouche in hex rows."""
    return HALF_WIDTH * share(game_map), HALF_HEIGHT * share(game_map)


@lru_cache(maxsize=4)
def middles(game_map: GameMap) -> dict[int, tuple[float, float]]:
    """The middle of each cartouche in hex rows: at the edge of the paper, near its sea lanes, on no land."""
    frame = Frame.of(game_map)
    width, height = (side / 100 for side in frame.size(100))
    half_width, half_height = half(game_map)
    spots = _edge_spots(width, height, half_width + 0.5, half_height + 0.5)
    land = Grid(frame).centres[game_map.is_land]
    gaps = np.abs(spots[:, None, :] - land[None, :, :]) < (half_width + 0.3, half_height + 0.3)
    hidden = gaps.all(axis=2).sum(axis=1)
    found: dict[int, tuple[float, float]] = {}
    for box in game_map.places:
        if box.kind is PlaceKind.BOX:
            near = np.mean(_lane_ends(game_map, frame, box.index) or [(width, height)], axis=0)
            price = np.hypot(*(spots - near).T) + 3.0 * hidden
            for x, y in found.values():  # not on top of another
                beside = np.abs(spots - (x, y)) < (2 * half_width + 0.4, 2 * half_height + 0.4)
                price += 1000.0 * beside.all(axis=1)
            x, y = spots[int(price.argmin())].tolist()
            found[box.index] = x, y
    return found


def _lane_ends(game_map: GameMap, frame: Frame, box: int) -> list[tuple[float, float]]:
    """Middles of the sea zones from which a box is reached."""
    pairs = [*game_map.links, *((strait.a, strait.b) for strait in game_map.straits)]
    zones = [b if a == box else a for a, b in pairs if box in (a, b)]
    hexes = [game_map.places[zone].centre for zone in zones]
    return [frame.centre(h, 1) for h in hexes if h >= 0]


def _edge_spots(width: float, height: float, inset_x: float, inset_y: float) -> NDArray[np.float64]:
    """Places for a cartouche along the four edges of the paper; (spots, 2)."""
    inset_x, inset_y = min(inset_x, width / 2), min(inset_y, height / 2)
    across = np.arange(inset_x, width - inset_x + 0.01, 0.5).tolist()
    down = np.arange(inset_y, height - inset_y + 0.01, 0.5).tolist()
    spots = [(x, y) for x in across for y in (inset_y, height - inset_y)]
    spots += [(x, y) for x in (inset_x, width - inset_x) for y in down]
    return np.array(spots)


@keep
def cartouche(game_map: GameMap, box: int, era: Era, look: ViewRules, rows: int) -> pygame.Surface:
    """The framed panel of a box."""
    width, height = (round(2 * side * rows) for side in half(game_map))
    rows = max(1, round(rows * share(game_map)))
    board = pygame.Surface((width, height), pygame.SRCALPHA)
    bend = max(2, rows // 4)
    frame = board.get_rect()
    pygame.draw.rect(board, (*pigments.PAPER, 240), frame, border_radius=bend)
    pygame.draw.rect(board, pigments.INK, frame, max(1, rows // 24), border_radius=bend)
    inner = frame.inflate(-max(4, rows // 4), -max(4, rows // 4))
    text = called(game_map.places[box].names[era]).upper()
    pixels = max(LEAST, round(rows * 0.62))
    while pixels > LEAST and width_of(text, TITLES, pixels) > inner.width * 0.92:
        pixels -= 1
    title = line_of_text(text, TITLES, pixels, pigments.INK)
    head = inner.top + rows // 8 + title.get_height()
    _roads(board, pygame.Rect(inner.left, head, inner.width, inner.bottom - head), look, rows)
    pygame.draw.rect(board, pigments.FAINT_INK, inner, 1, border_radius=max(1, bend - 2))
    board.blit(title, title.get_rect(midtop=(width // 2, inner.top + rows // 8)))
    return board


def _roads(board: pygame.Surface, water: pygame.Rect, look: ViewRules, rows: int) -> None:
    """The waters of a box below its name: rows of waves, a ship far out on either side."""
    if water.height < 4:
        return
    board.fill(pigments.SHALLOW, water)
    step, reach = max(4, rows // 4), max(1, rows // 14)
    for line, y in enumerate(range(water.top + step, water.bottom - reach, step)):
        points = [
            (x, y + (reach if (x // step + line) % 2 else -reach) // 2)
            for x in range(water.left, water.right + step, step)
        ]
        pygame.draw.aalines(board, (*pigments.SEA_INK, 120), False, points)
    side = min(water.height - 2, round(rows * 0.8))
    if side >= SHIP_FROM:
        ship = branch(Branch.FLEET, look, side, pigments.SEA_INK)
        for x in (water.left + side, water.right - side):
            board.blit(ship, ship.get_rect(center=(x, water.centery)))
