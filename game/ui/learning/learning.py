"""What somebody at the desktop is learning now. Plain state, shared by all screens."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.campaign.campaign import Campaign
from game.scenarios.tables.tutorial import Hint
from game.ui.learning.lesson import Running
from game.ui.learning.signs import Clock, Watch


@dataclass(slots=True)
class Lamp:
    """Hints of one seat in one campaign: what it does, and the hint that is being said."""

    campaign: Campaign
    seat: int
    watch: Watch
    said: Hint | None = None
    due: list[Hint] = field(default_factory=list)  # about what happened, that wait for their turn
    last: Clock | None = None  # when one was said last: one in each part of a quarter is enough


@dataclass(slots=True)
class Learning:
    """The lesson that is on, if one is, and the lamp."""

    running: Running | None = None
    lamp: Lamp | None = field(default=None, repr=False)

    def lesson_in(self, campaign: Campaign | None) -> Running | None:
        """The lesson of a campaign, while it is on."""
        running = self.running
        return running if running is not None and running.campaign is campaign else None
