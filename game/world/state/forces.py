"""Forces: the corps and fleets that carry a power's strength."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.words import Mission, Stance
from game.world.numbers import HexNumber, PlaceNumber, PowerNumber
from game.world.versions import Counted, Part, Versions

NOWHERE = -1


@dataclass(slots=True)
class Force(Counted):
    """A corps, a garrison or a fleet.

    A land force stands on ``hex``, a fleet in port on the port's hex, both with ``zone`` -1. At sea
    ``hex`` is -1 and ``zone`` the place index of the sea zone; in a box ``zone`` is the box.
    An embarked land force shares its fleet's ``zone`` and names it in ``aboard``.
    ``strength`` counts men on land, guns afloat; ``morale``, ``experience`` and ``supply`` run
    0..1,000; ``points`` is what it may still move in this round, in twelfths of a plain hex.
    """

    PART: ClassVar[Part] = Part.MUSTER
    PARTS: ClassVar[dict[str, Part]] = {
        **dict.fromkeys(("hex", "zone", "aboard"), Part.STATIONS),
        **dict.fromkeys(
            (
                "morale", "experience", "entrenchment", "supply", "points", "stance", "mission",
                "has_reacted", "has_fought",
            ),
            Part.CONDITION,
        ),
    }  # fmt: skip

    id: int
    power: PowerNumber
    kind: str
    name: str
    hex: HexNumber
    strength: int
    zone: PlaceNumber = NOWHERE
    aboard: int = NOWHERE
    morale: int = 700
    experience: int = 300
    entrenchment: int = 0
    supply: int = 1000
    points: int = 0
    stance: Stance = Stance.STAND
    mission: Mission = Mission.PORT
    ready_turn: int = 0  # first turn in which it may act (raising takes time)
    has_reacted: bool = False
    has_fought: bool = False
    command: int = 500  # how well it is led, 0..1,000
    earmarked: int = NOWHERE  # the body it is set aside for

    def count(self, versions: Versions, part: Part) -> None:
        """Something about it changed, and so did its power's forces."""
        versions.counts[part] += 1
        versions.armies[self.power] += 1

    def copy(self) -> Force:
        """An independent copy."""
        return Force(
            self.id, self.power, self.kind, self.name, self.hex, self.strength, self.zone, self.aboard,
            self.morale, self.experience, self.entrenchment, self.supply, self.points, self.stance,
            self.mission, self.ready_turn, self.has_reacted, self.has_fought, self.command, self.earmarked,
        )  # fmt: skip

    @property
    def at_sea(self) -> bool:
        """Whether it is on the water or in a box rather than on a hex."""
        return self.hex == NOWHERE
