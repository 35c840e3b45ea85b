"""The list of saves: what it tells of each, what is chosen in it, and what can be done with a save."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.campaign.saving import folder, rescue, save
from game.campaign.saving.listing import newest_save
from game.campaign.saving.rescue import bring_back, place_of
from game.campaign.saving.save import read_save
from game.rules.money.budget import SetBudget
from game.ui.journal import FILE, close_journal, open_journal
from game.ui.reports import REPORTS
from game.ui.screens.actions import Door, GoTo, Open, Place
from game.ui.screens.load import LoadScreen, LookAt
from game.ui.screens.play.world import WorldScreen
from tests.ui.screenkit import Person, at_desk


@pytest.fixture
def austria(tmp_path: Path) -> Iterator[Person]:
    """A person at Austria's desk with two saves, the newer of a later quarter."""
    person = at_desk(tmp_path, "austria")
    person.press("f5")
    while person.session.view.turn == 0:
        person.press("shift+return")
        person.wait(lambda: person.session.is_asked)
    person.press("f5")
    yield person
    person.close()


def open_list(person: Person) -> LoadScreen:
    person.click_on(Open(Door.MENU))
    person.click_on(GoTo(Place.LOAD))
    assert isinstance(person.screen, LoadScreen)
    return person.screen


@pytest.fixture
def homeless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of saves that takes nothing, and a folder for the user's data beside it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "saves"
    folder.mkdir()
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="the user's data lie elsewhere")
def test_what_its_folder_did_not_take_comes_back_as_the_newest_save(
    homeless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = folder.write_atomically

    def shut(path: Path, data: bytes) -> None:
        if path.parent == homeless:
            raise OSError(30, "Read-only file system")
        really(path, data)

    person = at_desk(homeless, "austria")
    person.press("f5", "f5")
    campaign = person.session.campaign
    b = person.session.view.powers[person.session.seat].budget
    assert b is not None
    person.session.give(SetBudget(person.session.seat, b.tax + 30, b.military, b.welfare, b.investment))
    open_journal(homeless / REPORTS)
    with monkeypatch.context() as within:
        within.setattr(save, "write_atomically", shut)
        person.app.leave()
    close_journal()
    assert "Read-only" in person.app.unsaved
    (aside,) = place_of(homeless).iterdir()
    assert str(aside) in person.app.unsaved
    assert f"DATA/rescued/{aside.parent.name}/{aside.name}" in (homeless / REPORTS / FILE).read_text()
    with monkeypatch.context() as within:  # the folder is still shut at the next start
        within.setattr(rescue, "write_atomically", shut)
        assert bring_back(homeless) == ()
    person = Person(homeless).open()
    assert any(str(aside) in text for text in person.app.gui.strings())
    person.press("c")
    assert person.session.campaign.log == campaign.log
    person.close()
    (path,) = bring_back(homeless)
    assert newest_save(homeless) == path
    assert read_save(path).log == campaign.log
    assert not list(place_of(homeless).iterdir())
    person = Person(homeless)
    person.app.context.brought = (path,)
    person.open()
    assert any("is back" in text for text in person.app.gui.strings())
    person.close()


def test_the_save_that_the_keyboard_marks_is_the_one_that_is_loaded(austria: Person) -> None:
    screen = open_list(austria)
    newer, older = screen.saves
    assert screen.chosen == newer
    austria.press("down")
    assert austria.app.gui._focus == LookAt(older)
    assert screen.chosen == older
    austria.press("l")
    assert isinstance(austria.screen, WorldScreen)
    assert austria.session.campaign.world.turn == 0
