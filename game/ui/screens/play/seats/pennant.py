"""The flag of the soft clock, over the map: it fades while a turn goes on."""

from __future__ import annotations

import math

import pygame

from game.ui.heraldry.flown import Flag
from game.ui.memory import keep
from game.ui.screens.play.desk.session import Session

HIGH, POLE = 44, 4  # of the flag and thickness of its pole, in pixels of the theme
LEFT, TOP = 300, 140  # where it stands
LEAST, STEPS = 30, 32  # what is left of it in the end, of 255; in how many steps it fades
QUARTERS = 4  # in so many steps where nothing is to move
WOOD = (96, 66, 40)


def draw(session: Session, surface: pygame.Surface) -> None:
    """Draw it where several people play with a clock, and one of them acts."""
    seconds = session.context.options.clock
    if not seconds or not session.is_asked or len(session.humans) < 2:
        return
    px, left = session.context.px, session.table.clock.left(seconds)
    if session.context.options.still:
        left = math.ceil(left * QUARTERS) / QUARTERS
    x, y, high, pole = px(LEFT), px(TOP), px(HIGH), px(POLE)
    shade = LEAST + round(left * STEPS) * (255 - LEAST) // STEPS
    pygame.draw.rect(surface, WOOD, (x - pole, y - pole, pole, high * 2))
    surface.blit(_faded(session.flag(session.seat), high, shade), (x, y))


@keep
def _faded(flag: Flag, high: int, shade: int) -> pygame.Surface:
    cloth = flag.drawn(high).copy()
    cloth.fill((255, 255, 255, shade), special_flags=pygame.BLEND_RGBA_MULT)
    return cloth
