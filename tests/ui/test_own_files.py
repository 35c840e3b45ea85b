"""A campaign with files of its own says so, and takes those of this version over only on a second word."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.books.segments import FilesTaken
from game.campaign.campaign import Campaign
from game.campaign.saving.takeover import CannotTakeOver
from game.ui.screens.actions import Place
from game.ui.screens.base import Go
from game.ui.screens.play import files, menu
from game.ui.screens.play.desk.sure import SureScreen
from game.ui.screens.play.menu import TakeFiles
from game.ui.screens.play.world import WorldScreen
from game.ui.text import say
from tests.ui.screenkit import at_desk


def test_files_are_taken_over_on_a_second_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "differences", lambda _: ("rules/economy",))
    person = at_desk(tmp_path, "austria")
    before = person.session.campaign
    person.app.follow(Go(Place.CAMPAIGN, before, is_sure=True))
    assert person.session.notice == say("own_files", files="rules/economy")
    person.press("escape")
    person.click_on(TakeFiles())
    assert isinstance(person.screen, SureScreen)
    assert person.session.campaign is before
    person.press("ctrl+return")
    person.frames(2)
    assert isinstance(person.screen, WorldScreen)
    after = person.session.campaign
    assert after is not before
    assert isinstance(after.chronicle.entries[-1].record, FilesTaken)
    assert len(after.segments) == 2
    person.close()


def test_what_cannot_be_taken_over_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(campaign: Campaign) -> Campaign:
        raise CannotTakeOver("`prussia` is gone")

    monkeypatch.setattr(files, "differences", lambda _: ("powers",))
    monkeypatch.setattr(files, "take_over", refuse)
    person = at_desk(tmp_path, "austria")
    before = person.session.campaign
    person.press("escape")
    person.click_on(TakeFiles())
    person.press("ctrl+return")
    assert isinstance(person.screen, SureScreen)
    assert any("`prussia` is gone" in text for text in person.app.gui.strings())
    assert person.session.campaign is before
    person.close()


def test_files_that_cannot_be_used_are_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    why = "assets/rules/economy.yaml: cannot be read"
    monkeypatch.setattr(files, "differences", lambda _: ("scenario",))
    for place in (files, menu):
        monkeypatch.setattr(place, "unusable", lambda _: why)
    person = at_desk(tmp_path, "austria")
    person.app.follow(Go(Place.CAMPAIGN, person.session.campaign, is_sure=True))
    assert person.session.notice == say("own_files_only", why=why)
    person.press("escape")
    person.click_on(TakeFiles())
    assert not isinstance(person.screen, SureScreen)
    person.close()


def test_a_campaign_with_the_files_of_this_version_offers_nothing(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria")
    person.press("escape")
    assert TakeFiles() not in person.actions()
    assert person.session.notice == ""
    person.close()
