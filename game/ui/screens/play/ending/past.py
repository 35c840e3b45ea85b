"""What is worked out of a campaign that is over, beside the window: its years, and the other world."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from game.campaign import elsewhere
from game.campaign.campaign import Campaign
from game.campaign.elsewhere import Elsewhere
from game.campaign.retrospect import Quarter, TurningPoint, look_back, turning_points


@dataclass(slots=True)
class Past:
    """The quarters of a campaign as far as they have been played again, and the turning points of one seat.

    The thread that plays them ends with the window, or when it is told to.
    """

    campaign: Campaign
    power: int
    quarters: list[Quarter] = field(default_factory=list)
    points: list[TurningPoint] = field(default_factory=list)
    other: Elsewhere | None = None
    is_whole: bool = False
    _ends: bool = False
    _told: int = 0
    _thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin to play it again."""
        self._thread = threading.Thread(target=self._look_back, daemon=True, name="years")
        self._thread.start()

    def _look_back(self) -> None:
        for quarter in look_back(self.campaign, [self.power]):
            if self._ends:
                return
            self.quarters.append(quarter)
        self.points = turning_points(self.campaign, self.power, self.quarters)
        self.is_whole = True

    def elsewhere(self) -> Elsewhere:
        """The other world, which begins to be played when it is asked for."""
        if self.other is None:
            self.other = elsewhere.begin(elsewhere.errand_of(self.campaign, self.power))
        return self.other

    def heed(self) -> bool:
        """Whether there is more than when this was asked last."""
        count = len(self.quarters) + self.is_whole
        is_new, self._told = count != self._told, count
        return (self.other is not None and self.other.listen()) or is_new

    def close(self) -> None:
        """End all work."""
        self._ends = True
        if self._thread is not None:
            self._thread.join()
        if self.other is not None:
            self.other.close()
