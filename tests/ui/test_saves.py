"""The list of saves: what it tells of each, what is chosen in it, and what can be done with a save."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.campaign.saving import folder, rescue, save
from game.campaign.saving.autosaves import Rotation
from game.campaign.saving.listing import OWN, newest_save
from game.campaign.saving.naming import BadName, free_place
from game.campaign.saving.rescue import bring_back, place_of
from game.campaign.saving.save import read_save, write_save
from game.rules.money.budget import SetBudget
from game.ui.journal import FILE, close_journal, open_journal
from game.ui.reports import REPORTS
from game.ui.screens.actions import Door, GoTo, Open, Place
from game.ui.screens.encyclopedia import EncyclopediaScreen
from game.ui.screens.load import LoadScreen, LookAt, TakeUp
from game.ui.screens.naming import DeleteScreen, NameScreen, ThrowAway
from game.ui.screens.play.world import WorldScreen
from game.ui.widgets.rows import Button, Item
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


def lines(person: Person) -> list[str]:
    """The list as it reads."""
    rows = person.app.gui.sheets["saves"].panel.rows
    return [row.text for row in rows if isinstance(row, Item)]


def test_each_kind_of_save_reads_differently_and_by_seasons(austria: Person, tmp_path: Path) -> None:
    campaign = austria.session.campaign
    for kind in OWN:
        write_save(campaign, Rotation.of(campaign, tmp_path, kind).write(campaign))
    write_save(campaign, tmp_path / "UPPER.SAVE")
    open_list(austria)
    found = lines(austria)
    assert len(set(found)) == len(found) == len(OWN) + 3
    assert all("Spring 1816" in line or "Winter 1816" in line for line in found)
    assert any(line.startswith("UPPER ·") for line in found)
    assert not any("finished" in line for line in found)


def test_a_torn_save_is_seen_before_it_is_loaded(austria: Person, tmp_path: Path) -> None:
    newest = newest_save(tmp_path)
    assert newest is not None
    newest.write_bytes(newest.read_bytes()[:-50])
    screen = open_list(austria)
    assert screen.chosen == newest
    assert any("damaged" in text for text in austria.app.gui.strings())
    load = next(x.spot.what for x in austria.app.gui.live if x.spot.what.action == TakeUp())
    assert isinstance(load, Button)
    assert not load.is_on
    austria.press("l", "return")
    assert austria.screen is screen


def test_a_save_is_named_renamed_and_thrown_away_in_the_window(austria: Person, tmp_path: Path) -> None:
    austria.click_on(Open(Door.MENU))
    austria.press("s")
    assert isinstance(austria.screen, NameScreen)
    austria.press("a", "/", "return")
    assert isinstance(austria.screen, NameScreen), "no name for a file"
    austria.press("backspace", "return")
    austria.frames(3)
    assert read_save(tmp_path / "a.save").log == austria.session.campaign.log
    austria.click_on(GoTo(Place.LOAD))
    screen = austria.screen
    assert isinstance(screen, LoadScreen)
    assert screen.chosen == tmp_path / "a.save"
    austria.press("r", "b", "return")
    assert screen.chosen == tmp_path / "b.save"
    assert not (tmp_path / "a.save").exists()
    austria.press("delete")
    assert isinstance(austria.screen, DeleteScreen)
    austria.press("return")
    assert (tmp_path / "b.save").exists(), "Enter keeps it"
    austria.press("delete")
    austria.click_on(ThrowAway())
    assert austria.screen is screen
    assert not (tmp_path / "b.save").exists()
    assert len(lines(austria)) == 2


@pytest.mark.parametrize(
    "name", ["", " ", ".hidden", "a/b", "a\\b", "con", "x" * 81, "é" * 41, "a\nb", "end."]
)
def test_no_save_gets_a_name_that_a_system_takes_for_something_else(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadName):
        free_place(tmp_path, name)
    (tmp_path / "taken.save").touch()
    with pytest.raises(BadName, match="taken"):
        free_place(tmp_path, "taken")


def test_the_keys_of_the_menu_do_the_same_on_the_map(austria: Person) -> None:
    austria.press("f9")
    assert isinstance(austria.screen, LoadScreen)
    austria.press("escape", "f1")
    assert isinstance(austria.screen, EncyclopediaScreen)
    austria.press("escape", "ctrl+q")
    assert austria.app.is_done
