"""The minimap: the whole atlas in a corner, with the window's frame on it."""

from __future__ import annotations

import pygame

from game.ui.map import pigments
from game.ui.map.camera.camera import Camera
from game.ui.map.frame import CHUNK
from game.ui.map.printing.store import Store


class Minimap:
    """Keeps the small picture and makes it anew only when the sheet below it changed."""

    def __init__(self) -> None:
        self._picture: pygame.Surface | None = None
        self._made_from: tuple[tuple[int, int], tuple[int, ...]] | None = None

    def draw(self, store: Store, camera: Camera, size: tuple[int, int]) -> pygame.Surface:
        """The minimap at a size; the map keeps its proportions in the middle."""
        state = size, tuple(store.kept[key].paint for key in store.sheet_keys())
        if self._picture is None or state != self._made_from:
            self._picture, self._made_from = _reduced(store, size), state
        picture = self._picture.copy()
        left, top, factor = _fit(store, size)
        share = factor * store.sheet / camera.rows
        box = pygame.Rect(
            round(left + camera.left * share),
            round(top + camera.top * share),
            max(4, round(camera.size[0] * share)),
            max(4, round(camera.size[1] * share)),
        ).clip(picture.get_rect())
        pygame.draw.rect(picture, pigments.INK, box.inflate(2, 2), 1)
        pygame.draw.rect(picture, pigments.HALO, box, 1)
        return picture

    def point(self, store: Store, position: tuple[int, int], size: tuple[int, int]) -> tuple[float, float]:
        """The point of the map, in hex rows, under a pixel of the minimap."""
        left, top, factor = _fit(store, size)
        share = factor * store.sheet
        return (position[0] - left) / share, (position[1] - top) / share


def _fit(store: Store, size: tuple[int, int]) -> tuple[float, float, float]:
    """Where the sheet lies in the minimap, and how much smaller it is."""
    width, height = store.press.frame.size(store.sheet)
    factor = min(size[0] / width, size[1] / height)
    return (size[0] - width * factor) / 2, (size[1] - height * factor) / 2, factor


def _reduced(store: Store, size: tuple[int, int]) -> pygame.Surface:
    paper = pygame.Surface(store.press.frame.size(store.sheet))
    for key in store.sheet_keys():
        paper.blit(store.picture(key), (key[1] * CHUNK, key[2] * CHUNK))
    left, top, factor = _fit(store, size)
    picture = pygame.Surface(size)
    picture.fill(pigments.PAGE)
    small = max(1, round(paper.get_width() * factor)), max(1, round(paper.get_height() * factor))
    sheet = picture.blit(pygame.transform.smoothscale(paper, small), (round(left), round(top)))
    pygame.draw.rect(picture, pigments.INK, sheet.inflate(2, 2), 1)
    return picture
