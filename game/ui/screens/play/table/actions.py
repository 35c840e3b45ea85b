"""What can be pressed at the table."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.widgets.rows import Action


@dataclass(frozen=True, slots=True)
class AskWhyOf(Action):
    """Ask for the reasons of what a government did last in this affair."""

    power: int


@dataclass(frozen=True, slots=True)
class LookAt(Action):
    """Take a paper on the cloth in hand."""

    number: int


@dataclass(frozen=True, slots=True)
class ToggleBridge(Action):
    """Build a bridge into one's own draft, or not."""


@dataclass(frozen=True, slots=True)
class SealIt(Action):
    """Lay down the paper in hand, or vote for it."""


@dataclass(frozen=True, slots=True)
class Try(Action):
    """Do what a gesture takes; the same can be done elsewhere at the table."""

    deed: Action
