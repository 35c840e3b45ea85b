"""Looks: how a world looks to each power, worked out again only as far as the world has changed.

The world counts its changes by part; a look of an older version passes on what hangs on other parts.
"""

from __future__ import annotations

from game.world.sight.view import View
from game.world.sight.worldindex import WorldIndex
from game.world.state.world import World


class Looks:
    """The Views that were taken of one world, the newest of each power."""

    def __init__(self, world: World) -> None:
        self.world, self._versions = world, world.versions
        self.moment = WorldIndex(world)
        self.views: dict[int, View] = {}

    def of(self, power: int) -> View:
        """What a power sees now."""
        now, view = tuple(self._versions.counts), self.views.get(power)
        if view is not None and (view.stamp == now or view.keeps_up(now)):
            return view
        if self.moment.stamp != now:
            self.moment = self.moment.again()
        seen = View(self.world, power, self.moment) if view is None else view.again(self.moment)
        self.views[power] = seen
        return seen
