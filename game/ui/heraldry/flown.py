"""Which flag a power flies now, as far as everybody can see: its era's, and its regime's."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.scenarios.tables.flags import Colour, Layer, load_flags
from game.ui.heraldry import cloth
from game.world.state.reader import Reader


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag; without layers, arms of the power's colour on the map with its letter."""

    layers: tuple[Layer, ...]
    letter: str
    colour: Colour

    def drawn(self, height: int) -> pygame.Surface:
        """The flag so many pixels high."""
        return cloth.flag(self.layers, self.letter, self.colour, height)


def flag_of(reader: Reader, power: int) -> Flag:
    """The flag of a power."""
    facts, regime = reader.roster[power], reader.powers[power].home.ideology
    return Flag(load_flags().flown(facts.id, reader.facts.era, regime), facts.name[:1], facts.colour)
