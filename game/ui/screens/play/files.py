"""The files a campaign is played with, where this version has others: what differs, and taking those over."""

from __future__ import annotations

from typing import Any

from game.campaign.campaign import Campaign
from game.campaign.saving.takeover import CannotTakeOver, differences, take_over, unusable
from game.ui.screens.actions import Place
from game.ui.screens.base import Go, Result
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sure import Confirm, SureScreen
from game.ui.text import in_row, say
from game.ui.widgets.rows import Action


def told_of_files(campaign: Campaign) -> str:
    """Which files a campaign goes on with that say something else in this version; '' if none does.

    Where those of this version cannot be used, it says why.
    """
    files = differences(campaign)
    if files and (why := unusable(campaign)):
        return say("own_files_only", why=why)
    return say("own_files", files=in_row(files)) if files else ""


class TakeFilesScreen(SureScreen):
    """Asks whether the campaign is to go on by the files of this version."""

    def __init__(self, session: Session) -> None:
        files = in_row(differences(session.campaign))
        super().__init__(session, say("take_files"), say("take_files_sure", files=files), lambda: None)

    def on(self, action: Action, value: Any) -> Result:
        if action != Confirm():
            return super().on(action, value)
        try:
            return Go(Place.CAMPAIGN, take_over(self.session.campaign), is_sure=True)
        except CannotTakeOver as reason:
            self.session.notice = say("take_files_not", why=reason)
            return None
