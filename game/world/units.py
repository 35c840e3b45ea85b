"""Units of measure that the rules reckon in, besides fixed point (`game.world.fixed`) and the calendar."""

from __future__ import annotations

from typing import Final

POINTS: Final = 1_000  # morale, supply, experience and command count to this
POUNDS: Final = 1_000  # pounds in a thousand, in which accounts are kept
TENTHS: Final = 10  # in a whole: of a pound, the coin of wages, or of the men a power can call up
HUNDREDTHS: Final = 100  # in which exponents are given
THOUSAND: Final = 1_000  # inhabitants to whom some rates refer
METRES: Final = 1_000  # in a kilometre
TWELVE: Final = 12  # parts of the way across a plain hex, in which marching is counted
SQUARE_KM: Final = 1_000  # garrisons are reckoned for each thousand square kilometres
