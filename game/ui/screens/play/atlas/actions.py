"""What a press means on the frame around the atlas: lists, modes, and what ends the turn."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.map.modes import MapMode
from game.ui.screens.play.desk.waking import Until
from game.ui.widgets.rows import Action


@dataclass(frozen=True, slots=True)
class Finish(Action):
    """End this part of the turn; the staff moves the army where it is left to it."""

    to_staff: bool


@dataclass(frozen=True, slots=True)
class PlayOn(Action):
    """End the turn, and those after it, until something is worth stopping for."""

    until: Until = Until.IT_MATTERS


@dataclass(frozen=True, slots=True)
class Undo(Action):
    """Take the last order back."""


@dataclass(frozen=True, slots=True)
class LendEyes(Action):
    """Watch through the eyes of the next power, where nobody plays."""


@dataclass(frozen=True, slots=True)
class SetMode(Action):
    """Choose what the map's colours show."""

    mode: MapMode


@dataclass(frozen=True, slots=True)
class TouchMinimap(Action):
    """Go to a spot of the minimap."""


@dataclass(frozen=True, slots=True)
class Fold(Action):
    """Fold away what is below a heading of the outliner, or bring it back."""

    heading: str


@dataclass(frozen=True, slots=True)
class TakeStack(Action):
    """Take all forces in hand that stand together."""

    forces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NextIdle(Action):
    """Take the next force in hand that could still act."""
