"""The ground of quiet screens, which show nothing of a campaign: Europe in the dusk, in a frame."""

from __future__ import annotations

import pygame

from game.scenarios.reading.paths import data_root
from game.ui.screens.base import Context


def dusk(context: Context, size: tuple[int, int], depth: int) -> pygame.Surface:
    """The title's sheet of Europe, darkened by ``depth`` of 255."""
    atlas = pygame.image.load(str(data_root() / "assets" / "title.webp"))
    wide = max(size[0] / atlas.get_width(), size[1] / atlas.get_height())
    atlas = pygame.transform.smoothscale_by(atlas, wide)
    board = pygame.Surface(size)
    board.blit(atlas, atlas.get_rect(center=board.get_rect().center))
    veil = pygame.Surface(size)
    veil.fill(context.palette.table)
    veil.set_alpha(depth)
    board.blit(veil, (0, 0))
    return board


def frame(board: pygame.Surface, context: Context) -> None:
    """Rule a frame just inside the window's edge."""
    box = board.get_rect().inflate(-context.px(24), -context.px(24))
    pygame.draw.rect(board, context.palette.rim, box, 2)
