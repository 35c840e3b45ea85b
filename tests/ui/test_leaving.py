"""Leaving loses nothing: what asks, what saves, what stays told, what signals do, what is read at a start."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.campaign.saving.autosaves import AUTOSAVES
from game.campaign.saving.listing import newest_whole
from game.campaign.saving.save import read_save
from game.rules.money.budget import SetBudget
from game.scenarios import mods
from game.ui.options import DAMAGED, FILE, Options, read_options, write_options
from game.ui.screens.actions import Door, GoTo, Open, Place, QuitGame
from game.ui.screens.choices import BeginCampaign
from game.ui.screens.load import LoadScreen, TakeUp
from game.ui.screens.new_campaign import ChooseScenario, NewCampaignScreen
from game.ui.screens.play.desk import keeping
from game.ui.screens.play.desk.keeping import Keeper
from game.ui.screens.play.desk.kept import TryAgain
from game.ui.screens.play.desk.leave import JustLeave, LeaveScreen, SaveAndLeave
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.menu import MenuScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen
from game.ui.widgets.rows import Button
from game.words import Phase
from game.world.state.world import Settings
from tests.ui.hotseat import finish, sit
from tests.ui.screenkit import QUIET, Person, at_desk, campaign

ROOT = Path(__file__).parents[2]
SAVING = Options(animation=0, edge_pan=False, ceremonies=False)


@pytest.fixture
def austria(tmp_path: Path) -> Iterator[Person]:
    person = at_desk(tmp_path, "austria", options=SAVING)
    saved(person)
    yield person
    person.close()


def saved(person: Person) -> None:
    """Wait until what is being saved is there."""
    person.wait(lambda: not person.session.keeper.is_busy)


def order(person: Person) -> None:
    """Give an order."""
    session = person.session
    b = session.view.powers[session.seat].budget
    assert b is not None
    session.give(SetBudget(session.seat, b.tax + 30, b.military, b.welfare, b.investment))


def close_window(person: Person) -> None:
    pygame.event.post(pygame.Event(pygame.QUIT))
    person.frames(2)


def menu_quit(person: Person) -> None:
    person.press("escape", "ctrl+q")


def menu_title(person: Person) -> None:
    person.click_on(Open(Door.MENU))
    person.click_on(GoTo(Place.TITLE))


def load_other(person: Person) -> None:
    person.click_on(Open(Door.MENU))
    person.click_on(GoTo(Place.LOAD))
    person.click_on(TakeUp())


WAYS: dict[str, Callable[[Person], None]] = {
    "window": close_window, "menu": menu_quit, "title": menu_title, "load": load_other,
}  # fmt: skip


def test_the_first_quarter_is_saved(austria: Person) -> None:
    (path,) = austria.app.context.folder.glob("autosave-*.save")
    assert read_save(path).world.turn == 0


@pytest.mark.parametrize("way", WAYS)
def test_where_nothing_would_be_lost_nothing_is_asked(austria: Person, way: str) -> None:
    WAYS[way](austria)
    assert austria.app.is_done or not isinstance(austria.screen, LeaveScreen)


@pytest.mark.parametrize("way", WAYS)
def test_what_would_be_lost_is_asked_about(austria: Person, way: str) -> None:
    order(austria)
    campaign = austria.session.campaign
    WAYS[way](austria)
    assert isinstance(austria.screen, LeaveScreen)
    austria.press("escape")
    assert any(isinstance(s, WorldScreen) and s.campaign is campaign for s in austria.app.stack)
    austria.press(*["escape"] * (len(austria.app.stack) - 1))
    WAYS[way](austria)
    austria.click_on(SaveAndLeave())
    austria.wait(lambda: austria.app.is_done or not isinstance(austria.screen, LeaveScreen))
    assert newest_whole(austria.app.context.folder).campaign.log == campaign.log
    assert austria.app.is_done == (way in ("window", "menu"))
    assert all(screen.campaign is not campaign for screen in austria.app.stack) or austria.app.is_done


def test_one_can_leave_without_saving(austria: Person) -> None:
    order(austria)
    before = set(austria.app.context.folder.iterdir())
    close_window(austria)
    close_window(austria)  # asked twice, it asks once
    assert sum(isinstance(screen, LeaveScreen) for screen in austria.app.stack) == 1
    austria.click_on(JustLeave())
    assert austria.app.is_done
    assert set(austria.app.context.folder.iterdir()) == before


def test_a_save_that_fails_keeps_one_here(austria: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    order(austria)
    menu_title(austria)
    with monkeypatch.context() as within:
        within.setattr("game.campaign.saving.folder.os.replace", full)
        austria.click_on(SaveAndLeave())
        austria.wait(lambda: not austria.session.keeper.is_busy)
        austria.frames(2)
    assert isinstance(austria.screen, LeaveScreen)
    assert any("No space left" in text for text in austria.app.gui.strings())
    austria.click_on(SaveAndLeave())
    austria.wait(lambda: isinstance(austria.screen, TitleScreen))


def full(*_: Any) -> None:
    raise OSError(28, "No space left on device")


def test_a_failed_autosave_stays_told_until_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as within:
        within.setattr("game.campaign.saving.folder.os.replace", full)
        person = at_desk(tmp_path, "austria", "france", options=SAVING)
        person.press("return")
        person.wait(lambda: person.session.is_asked)
        saved(person)
        person.frames(2)
        assert told(person)
        person.press("shift+return")
        person.wait(lambda: isinstance(person.screen, HandoverScreen))
        person.frames(2)
        assert told(person), "the next seat is told too"
        person.click_on(TryAgain())
        assert told(person)
    person.click_on(TryAgain())
    person.frames(2)
    assert not told(person)
    assert len(list(tmp_path.glob("*.save"))) == 1
    person.close()


def told(person: Person) -> bool:
    folder = str(person.app.context.folder)
    texts = person.app.gui.strings()
    return any("No space left" in text and folder in text and "Make room" in text for text in texts)


def test_a_failed_autosave_is_tried_again_next_quarter(
    austria: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as within:
        within.setattr("game.campaign.saving.folder.os.replace", full)
        austria.go_on("shift+return", lambda: austria.session.is_asked and austria.session.view.turn == 1)
        saved(austria)
        assert austria.session.keeper.trouble
    austria.go_on("shift+return", lambda: austria.session.is_asked and austria.session.view.turn == 2)
    saved(austria)
    assert not austria.session.keeper.trouble


def test_a_save_holds_the_moment_it_was_asked_for(austria: Person) -> None:
    """Orders given while it is written are not in it, and nothing of them is half in it."""
    state = austria.session.campaign.world.state_hash()
    austria.session.save()
    order(austria)
    saved(austria)
    found = newest_whole(austria.app.context.folder).campaign
    assert found.world.state_hash() == state
    assert austria.session.keeper.is_unsaved


def test_files_just_taken_over_are_not_saved_yet(tmp_path: Path) -> None:
    found = campaign("austria")
    found.advance()
    assert not Keeper(found, tmp_path).is_unsaved
    found.segments.append(replace(found.segments[0], orders=len(found.log)))
    assert Keeper(found, tmp_path).is_unsaved


def test_it_is_saved_elsewhere_only_where_it_must_be(
    austria: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "save_aside", lambda *_: pytest.fail("its folder takes it"))
    order(austria)
    austria.app.leave()
    assert (austria.app.is_done, austria.app.unsaved) == (True, "")
    assert newest_whole(tmp_path).campaign.log == austria.session.campaign.log


@pytest.mark.parametrize("damage", ["", "[]", '{"scale": "huge"}', '{"scale": 90}', "\x00", "folder", "pipe"])
def test_damaged_options_are_put_aside_and_told(tmp_path: Path, damage: str) -> None:
    path = tmp_path / FILE
    if damage == "folder":
        path.mkdir()
    elif damage == "pipe":
        os.mkfifo(path)
    else:
        path.write_text(damage)
    options = read_options(tmp_path)
    assert options == Options()
    assert not os.path.lexists(path)
    if damage not in ("folder", "pipe"):
        assert (tmp_path / DAMAGED).read_text() == damage
    person = Person(tmp_path, options=options).open()
    assert any(DAMAGED in text for text in person.app.gui.strings())
    write_options(person.app.context.options, tmp_path)
    assert read_options(tmp_path) == options
    assert not read_options(tmp_path).were_damaged
    person.close()


def test_sound_options_are_left_where_they_are(tmp_path: Path) -> None:
    kept = replace(Options(), window=(1300, 800), scale=125)
    write_options(kept, tmp_path)
    assert json.loads((tmp_path / FILE).read_text())["window"] == [1300, 800]
    assert read_options(tmp_path) == kept
    assert not read_options(tmp_path).were_damaged
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert not read_options(tmp_path / "elsewhere").were_damaged


def test_continue_goes_on_to_the_next_whole_save(austria: Person) -> None:
    folder = austria.app.context.folder
    austria.press("f5")
    newest = newest_whole(folder).path
    newest.write_bytes(newest.read_bytes()[:-50])
    austria.close()
    person = Person(folder, options=QUIET).open()
    person.press("c")
    assert isinstance(person.screen, TitleScreen)
    assert any("damaged" in text and "the one before" in text for text in person.app.gui.strings())
    person.press("c")
    assert isinstance(person.screen, WorldScreen)
    person.close()


def test_a_broken_scenario_is_listed_and_the_others_can_be_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "assets" / "scenarios" / "1815", tmp_path / "scenarios" / "0999")
    shutil.copytree(ROOT / "assets" / "scenarios" / "1815", tmp_path / "scenarios" / "1815")
    (tmp_path / "scenarios" / "0999" / "powers.yaml").write_text("")
    monkeypatch.setattr(mods, "scenarios_folder", lambda: tmp_path / "scenarios")
    person = Person(tmp_path, options=QUIET).open()
    person.press("n")
    assert isinstance(person.screen, NewCampaignScreen)
    card = next(x.spot.what for x in person.app.gui.live if x.spot.what.action == ChooseScenario("0999"))
    assert isinstance(card, Button)
    assert not card.is_on
    assert any("powers.yaml" in text for text in person.app.gui.strings())
    person.click_on(BeginCampaign())
    assert isinstance(person.screen, WorldScreen)
    assert person.session.campaign.world.facts.id == "1815"
    person.close()


def test_an_odd_file_is_one_line_on_the_screen(austria: Person) -> None:
    folder = austria.app.context.folder
    os.mkfifo(folder / "pipe.save")
    (folder / "folder.save").mkdir()
    (folder / "gone.save").symlink_to(folder / "nowhere")
    austria.click_on(Open(Door.MENU))
    assert isinstance(austria.screen, MenuScreen)
    austria.click_on(GoTo(Place.LOAD))
    assert isinstance(austria.screen, LoadScreen)
    texts = austria.app.gui.strings()
    assert {"pipe.save", "folder.save", "gone.save"} <= set(texts)
    assert any("Austrian Empire" in text and "Winter 1816" in text for text in texts)
    assert QuitGame() not in austria.actions()


@pytest.mark.parametrize("is_simultaneous", [False, True])
def test_who_sits_down_next_can_throw_away_nothing_of_the_seat_before(
    tmp_path: Path, is_simultaneous: bool
) -> None:
    """At the locked hand-over one may leave without saving; what the first seat ordered is kept by then."""
    settings = Settings(simultaneous=is_simultaneous)
    person = at_desk(tmp_path, "austria", "france", options=SAVING, settings=settings)
    sit(person, "a", "b")
    first = person.session.seat
    order(person)
    own = person.session.campaign.log[-1].order
    finish(person)
    assert isinstance(person.screen, HandoverScreen)
    person.click_on(GoTo(Place.TITLE))
    if isinstance(person.screen, LeaveScreen) and not person.screen.is_leaving:
        person.click_on(JustLeave())
    person.wait(lambda: isinstance(person.screen, TitleScreen))
    person.close()
    kept = newest_whole(tmp_path).campaign
    assert own in [entry.order for entry in (*kept.common_log, *kept.sealing.orders)]
    assert kept.active != first, "and the seat has risen"


def test_a_seat_that_did_nothing_and_one_saved_by_hand_are_not_saved_again(austria: Person) -> None:
    folder = austria.app.context.folder
    finish(austria)
    assert not list(folder.glob("finished-*.save")), "it ordered nothing"
    while austria.session.view.phase is not Phase.POLITICS:
        finish(austria)
    order(austria)
    austria.press("f5")
    finish(austria)
    assert not list(folder.glob("finished-*.save")), "all of it is in a save"
    while austria.session.view.phase is not Phase.POLITICS:
        finish(austria)
    order(austria)
    finish(austria)
    saved(austria)
    (path,) = folder.glob("finished-*.save")
    assert read_save(path).log[-1].order.power == austria.session.seat


def test_saves_of_seats_that_rose_push_out_no_quarter(austria: Person) -> None:
    keeper, campaign = austria.session.keeper, austria.session.campaign
    first = set(austria.app.context.folder.glob("autosave-*.save"))
    for _ in range(AUTOSAVES + 2):
        campaign.revision += 1
        with keeper.rising(is_kept=True):
            pass
        keeper.wait()
    assert first <= set(austria.app.context.folder.glob("*.save"))
    assert len(list(austria.app.context.folder.glob("finished-*.save"))) == AUTOSAVES
