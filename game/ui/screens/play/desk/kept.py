"""What the screens of a campaign share: nothing is lost when they are left, a save that failed stays told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.campaign.campaign import Campaign
from game.campaign.saving import recovery
from game.ui.screens.base import Context, Go, Quit, Screen
from game.ui.screens.play.desk.leave import LeaveScreen
from game.ui.screens.play.desk.session import Session
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Panel, Text, Tone

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class TryAgain(Action):
    """Save now, after a save that failed."""


def trouble_panel(session: Session, box: Box) -> tuple[Panel, ...]:
    """Why the last save failed and what to do about it, for every seat until one works."""
    if not session.keeper.trouble:
        return ()
    again = Buttons((Button(say("try_again"), TryAgain(), is_on=not session.keeper.is_busy),))
    return (Panel("trouble", box, (Text(session.keeper.trouble, Tone.DANGER), again), fits="down"),)


class Kept:
    """A screen that holds a campaign in play."""

    session: Session
    context: Context

    @property
    def campaign(self) -> Campaign:
        """The campaign in play."""
        return self.session.campaign

    def trouble(self, room: Callable[[Context], Box]) -> tuple[Panel, ...]:
        """What is told of a save that failed, in a room of the window."""
        return trouble_panel(self.session, room(self.context))

    def asks_before(self, way: Go | Quit) -> Screen | None:
        """Asks whether to save, or waits for the save; where nothing would be lost it is left in peace."""
        self.session.rest()
        self.session.heed()
        if self.session.keeper.is_unsaved:
            return LeaveScreen(self.session, way, waits=self.session.keeper.is_on_its_way)
        recovery.leave_behind(self.context.folder, self.campaign)
        return None

    def keep(self) -> bool:
        """Save at once, by itself, what would be lost."""
        self.session.rest()
        return self.session.keeper.keep_now()

    def keep_elsewhere(self) -> str:
        """Save in another folder what its own does not take; what came of it, in a line."""
        return self.session.keeper.keep_elsewhere()

    def keep_end(self) -> None:
        """Save the last page of a campaign that is over."""
        if self.context.options.autosave:
            self.session.keeper.autosave()
