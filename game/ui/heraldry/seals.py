"""Seals stand for people: a monogram on the power's colour, with the mark of an office. No invented face."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

import pygame

from game.scenarios.tables.flags import Colour
from game.ui.heraldry import charges
from game.ui.memory import keep
from game.ui.theme import TITLE, font
from game.words import Cabinet, Ideology
from game.world.state.reader import Reader

OVER = 3  # drawn so many times as large, then shrunk
BEADS = 40  # along the rim
INK_LIGHT, INK_DARK = (250, 246, 236), (30, 23, 18)
MIDDLE_TONE = 400  # sum of a colour's channels from which dark letters stand out better
#: What goes before a name and is none.
STYLES: Final = frozenset({
    "Lord", "Sir", "Prince", "Count", "The", "Duke", "of", "Baron", "King", "Emperor", "de", "von", "van",
})  # fmt: skip
_REGNAL = re.compile(r"[IVXL]+$")
SHORT_NUMBER = 3  # letters of a regnal number that there is room for


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal: letters, the mark of an office (a charge), and the colour of the power."""

    letters: str
    mark: str
    colour: Colour

    def drawn(self, size: int) -> pygame.Surface:
        """The seal so many pixels wide."""
        return pressed(self.letters, self.mark, self.colour, size)


def seal_of(reader: Reader, power: int) -> Seal | None:
    """The seal of whoever speaks for a power; nothing where nobody is known to."""
    state = reader.powers[power]
    if not state.leader:
        return None
    person = next((x for x in reader.facts.leaders if (x.power, x.name) == (power, state.leader)), None)
    if state.home.ideology is Ideology.COMMUNIST:
        mark = "sickle"
    elif person is not None and person.is_crown:
        mark = "crown"
    else:
        mark = "sabre" if state.home.cabinet is Cabinet.MILITARY else "star8"
    return Seal(monogram(state.leader), mark, reader.roster[power].colour)


def monogram(name: str) -> str:
    """The letters of a name: of a monarch with the number, if that is short.

    >>> [monogram(name) for name in ("Prince Metternich", "Alexander I", "Louis XVIII", "Lord John Russell")]
    ['M', 'A·I', 'L', 'JR']
    """
    words = [word for word in name.split() if word not in STYLES] or name.split()
    number = next((word for word in words[1:] if _REGNAL.match(word)), "")
    letters = [word[0] for word in words if word != number]
    if number and len(letters) == 1:
        return f"{letters[0]}·{number}" if len(number) <= SHORT_NUMBER else letters[0]
    return "".join((letters[0], letters[-1])) if len(letters) > 1 else letters[0]


@keep
def pressed(letters: str, mark: str, colour: Colour, size: int) -> pygame.Surface:
    """A seal pressed in the colour of a power."""
    board = pygame.Surface((size * OVER, size * OVER), pygame.SRCALPHA)
    middle, radius = board.get_rect().center, size * OVER // 2
    ink = INK_DARK if sum(colour) > MIDDLE_TONE else INK_LIGHT
    pygame.draw.circle(board, (20, 15, 12), middle, radius)
    pygame.draw.circle(board, tuple(c * 2 // 3 for c in colour), middle, radius - OVER)
    pygame.draw.circle(board, colour, middle, round(radius * 0.82))
    for n in range(BEADS):
        turn, reach = 2 * pi * n / BEADS, radius * 0.9
        spot = middle[0] + reach * sin(turn), middle[1] + reach * cos(turn)
        pygame.draw.circle(board, colour, spot, max(1, radius // 26))
    charges.draw(board, mark, ink, (middle[0], middle[1] - radius * 0.52), radius * 0.2, 0)
    height = round(radius * (0.72 if len(letters) < SHORT_NUMBER else 0.52))
    sign = font(TITLE, height).render(letters, True, ink)
    board.blit(sign, sign.get_rect(center=(middle[0], middle[1] + radius * 0.14)))
    return pygame.transform.smoothscale(board, (size, size))
