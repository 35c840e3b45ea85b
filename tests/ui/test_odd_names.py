"""What lies in the folder of saves under odd names, or says odd things, neither stops the game nor hides."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import EMERGENCY, campaign_word
from game.campaign.saving.listing import newest_whole, saves_in
from game.campaign.saving.recovery import FILE, Recovery, read_recovery, write_recovery
from game.campaign.saving.save import write_save
from game.ui.guard import save_wreck
from game.ui.options import Options
from game.ui.screens.actions import GoTo, Place
from game.ui.screens.choices import BeginCampaign
from game.ui.screens.load import LoadScreen, TakeUp
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen
from game.ui.window import first_options
from tests.ui.screenkit import Person, campaign

LONG = "n" * 300
HALF = "t\ud800"
TURNED = "abc\u202ecba"
#: Bytes that are no letters: Linux takes them in a name.
ODD = os.fsdecode(b"e\xff.save")
linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


def left(folder: Path, **changed: Any) -> Recovery | None:
    """What is read of what a fault left, with some of it changed."""
    (folder / "whole.save").write_bytes(b"")
    found = Recovery("1815-0", "The Concert", "Spring 1815", 0, "whole.save", "", "", ())
    write_recovery(folder, found)
    data = json.loads((folder / FILE).read_text())
    (folder / FILE).write_text(json.dumps(data | changed))
    return read_recovery(folder)


def test_what_a_fault_left_is_offered(tmp_path: Path) -> None:
    found = left(tmp_path, tried=["whole.save"])
    assert found is not None
    assert found.ways == ("whole.save",)


@pytest.mark.parametrize("field", ["campaign", "title", "date", "emergency", "before", "report", "tried"])
@pytest.mark.parametrize("text", [HALF, TURNED, "two\nlines", "\x1b[2J", "n" * 1_000])
def test_what_cannot_be_shown_is_not_read(field: str, text: str, tmp_path: Path) -> None:
    assert left(tmp_path, **{field: [text] if field == "tried" else text}) is None
    person = Person(tmp_path).open()
    assert isinstance(person.screen, TitleScreen)
    person.close()


@pytest.mark.parametrize("field", ["emergency", "before"])
def test_a_name_that_no_file_has_is_no_way_on(field: str, tmp_path: Path) -> None:
    found = left(tmp_path, **{"emergency": "", field: f"{LONG}.save"})
    assert found is None


def odd_save(folder: Path) -> Campaign:
    """A campaign that is saved under bytes that are no letters."""
    found = campaign("austria")
    write_save(found, folder / ODD)
    return found


def by_list(person: Person) -> None:
    person.click_on(GoTo(Place.LOAD))
    assert isinstance(person.screen, LoadScreen)
    assert any("e\\udcff.save" in text for text in person.app.gui.strings())
    person.click_on(TakeUp())


def by_title(person: Person) -> None:
    person.press("c")


@linux
@pytest.mark.parametrize("way", [by_list, by_title])
def test_a_save_with_a_name_of_no_letters_is_listed_and_loaded(
    way: Callable[[Person], None], tmp_path: Path
) -> None:
    odd_save(tmp_path)
    person = Person(tmp_path).open()
    way(person)
    assert isinstance(person.screen, WorldScreen)
    person.close()


@linux
@pytest.mark.parametrize("damage", [b"", b"x"])
def test_what_is_wrong_with_such_a_save_is_told(damage: bytes, tmp_path: Path) -> None:
    odd_save(tmp_path)
    whole = (tmp_path / ODD).read_bytes()
    person = Person(tmp_path).open()
    (tmp_path / ODD).write_bytes(whole[:-9] + damage)
    person.press("c")
    assert any("damaged" in text and "e\\udcff.save" in text for text in person.app.gui.strings())
    (tmp_path / ODD).write_bytes(damage)
    person.close()
    person = Person(tmp_path).open()
    person.click_on(GoTo(Place.LOAD))
    assert any("not a save" in text and "e\\udcff.save" in text for text in person.app.gui.strings())
    person.close()


@linux
def test_a_fault_after_such_a_save_is_remembered(tmp_path: Path) -> None:
    found = odd_save(tmp_path)
    wreck = save_wreck(found, tmp_path, "", None)
    assert wreck.problem == ""
    offer = read_recovery(tmp_path)
    assert offer is not None
    assert offer.emergency.startswith(f"{EMERGENCY}-{campaign_word(found)}")


def test_a_folder_that_cannot_be_costs_no_start(tmp_path: Path) -> None:
    folder = tmp_path / LONG
    assert first_options(Options(), folder, (1280, 720)) == Options()
    assert first_options(Options(), folder, (3840, 2160)).scale > 100
    assert saves_in(folder) == []
    person = Person(folder, options=Options(animation=0, ceremonies=False)).open()
    person.press("n")
    person.click_on(BeginCampaign())
    person.wait(lambda: isinstance(person.screen, WorldScreen) and person.session.is_asked)
    person.press("f5")
    person.wait(lambda: not person.session.keeper.is_busy)
    assert "name too long" in person.session.keeper.trouble
    person.close()


def test_letters_of_any_script_stay_as_they_are(tmp_path: Path) -> None:
    found = campaign("austria")
    write_save(found, tmp_path / "維也納 İşık.save")
    assert [save.name for save in saves_in(tmp_path)] == ["維也納 İşık.save"]
    assert newest_whole(tmp_path).path.name == "維也納 İşık.save"
