"""Sliders: where a value lies on its steps, and what keys and presses make of it."""

from __future__ import annotations

import pygame
from pygame_gui.elements import UIHorizontalSlider

from game.ui.widgets.rows import Slider

ARROWS = (pygame.K_LEFT, pygame.K_RIGHT)


def stepped(row: Slider, value: float) -> int:
    """A slider's value on its steps, ends included."""
    steps = round((value - row.low) / row.step)
    return max(row.low, min(row.high, row.low + steps * row.step))


def keyed(row: Slider, event: pygame.Event) -> int:
    """The value after an arrow key: a step further, or with Shift half a step."""
    step = max(1, row.step // 2) if event.mod & pygame.KMOD_SHIFT else row.step
    way = 1 if event.key == pygame.K_RIGHT else -1
    return max(row.low, min(row.high, row.value + way * step))


def pressed(slider: UIHorizontalSlider, row: Slider, position: tuple[int, int]) -> int | None:
    """The value of the place on the track that was pressed; None beside it, and on the handle."""
    handle, container = slider.sliding_button, slider.button_container
    if handle is None or container is None or handle.rect.collidepoint(position):
        return None
    track = container.rect.inflate(-2 * slider.arrow_button_width, 0)
    if not track.collidepoint(position):
        return None
    share = (position[0] - track.left - handle.rect.width / 2) / max(1, track.width - handle.rect.width)
    return stepped(row, row.low + min(1.0, max(0.0, share)) * (row.high - row.low))
