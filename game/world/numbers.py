"""What the numbers in state and orders stand for, told by their types.

Powers and places are numbered by their order in the files they come from. Whoever carries a state over to
other files goes by these marks: what a number stands for is found by its id there. Below zero stands nobody.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Final, TypeAlias


class Numbered(Enum):
    """What a number is the number of."""

    POWER = "power"
    PLACE = "place"
    HEX = "hex"


class Arranged(Enum):
    """How numbers of a tuple stand."""

    ASCENDING = "ascending"


ASCENDING: Final = Arranged.ASCENDING
NOBODY: Final = -1
PowerNumber: TypeAlias = Annotated[int, Numbered.POWER]
PlaceNumber: TypeAlias = Annotated[int, Numbered.PLACE]
HexNumber: TypeAlias = Annotated[int, Numbered.HEX]
#: Several of them, the lowest number first.
PowerNumbers: TypeAlias = Annotated[tuple[PowerNumber, ...], ASCENDING]
PowerPair: TypeAlias = Annotated[tuple[PowerNumber, PowerNumber], ASCENDING]
PlaceNumbers: TypeAlias = Annotated[tuple[PlaceNumber, ...], ASCENDING]
