"""Everything written on the window can be read: whole, free of other texts, in contrast, on every screen."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pygame
import pytest

from game.ui import screens
from game.ui.map.modes import MapMode
from game.ui.screens.actions import ShowCrisis, Stay
from game.ui.screens.base import Screen
from game.ui.screens.new_campaign import NewCampaignScreen
from game.ui.screens.play.atlas.battle import ForeseenScreen
from game.ui.screens.play.atlas.outliner import open_matters
from game.ui.screens.play.desk.base import LandScreen, PlayScreen
from game.ui.screens.play.records.dispatches import round_told
from game.ui.screens.play.world import WorldScreen
from game.ui.widgets.brush import Brush
from game.ui.widgets.layout import _Pen
from game.ui.widgets.rows import Item, Pair, Panel, Text
from game.ui.widgets.sheets import Sheet
from tests.ui import paper
from tests.ui.legible import faults, look, notes, pale_on_map
from tests.ui.stage import Stage

SMALL, USUAL, LARGE = (1280, 720), (1920, 1080), (3840, 2160)
QUICK = [(SMALL, 100)]
SLOW = [(USUAL, 100), (USUAL, 150), (LARGE, 100), (LARGE, 150)]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with paper.tracing():
        stage = Stage(tmp_path_factory.mktemp("saves"))
        yield stage
        stage.person.close()


def fit(stage: Stage, size: tuple[int, int], scale: int) -> None:
    """Another window, another scale."""
    app = stage.person.app
    app.window = paper.Paper(size)
    app.context.options = replace(app.context.options, scale=scale)
    app.resize(size)


def read_all(stage: Stage) -> dict[str, list[str]]:
    """The faults of every scene that has any, each sheet read from its top and from its end."""
    found: dict[str, list[str]] = {}
    gui = stage.person.app.gui
    for name, scene in stage.scenes().items():
        stage.show(name, scene)
        gui = stage.person.app.gui
        complaints = faults(look(stage.person.app)) + notes(stage.person.app)
        for sheet in list(gui.sheets.values()):
            gui.scroll(sheet, sheet.hidden)
        gui.update(0.02)
        complaints += faults(look(stage.person.app))
        if complaints:
            found[name] = list(dict.fromkeys(complaints))
    return found


@pytest.mark.parametrize(
    ("size", "scale"), [*QUICK, *(pytest.param(*combo, marks=pytest.mark.slow) for combo in SLOW)]
)
def test_every_text_can_be_read(stage: Stage, size: tuple[int, int], scale: int) -> None:
    fit(stage, size, scale)
    found = read_all(stage)
    assert not found, "\n".join(f"{name}: {fault}" for name, list_ in found.items() for fault in list_)


def test_every_screen_is_read(stage: Stage) -> None:
    """A screen that no scene shows would go unread."""
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    shown = {WorldScreen, *(type(screen) for scene in stage.scenes().values() if (screen := scene()))}
    assert _screens(Screen) - {PlayScreen, LandScreen, Leaf, ForeseenScreen} == shown


def _screens(kind: type[Screen]) -> set[type[Screen]]:
    ours = {k for k in kind.__subclasses__() if k.__module__.startswith("game.") or k is Leaf}
    return ours.union(*(_screens(k) for k in ours))


def test_a_small_window_takes_the_scale_it_has_room_for(stage: Stage) -> None:
    fit(stage, SMALL, 150)
    assert stage.person.app.context.scale == 1.0


@pytest.mark.parametrize(
    "mode", [m if m is MapMode.POLITICAL else pytest.param(m, marks=pytest.mark.slow) for m in MapMode]
)
def test_names_and_figures_on_the_atlas_stand_out(stage: Stage, mode: MapMode) -> None:
    fit(stage, SMALL, 100)
    atlas = stage.session.atlas
    name = f"atlas by {mode.value}"
    stage.show(name, stage.scenes()[name])
    read = 0
    for level in range(len(atlas.camera.levels)):
        atlas.camera.level = level
        atlas.centre_on_place(stage.world.powers[stage.me].capital)
        for _ in range(2):  # names found, then lettered
            atlas.settle()
            window = look(stage.person.app)
        read += len({seen.text for seen in window.atlas})
        assert not pale_on_map(window)
    assert read > 100


@pytest.mark.slow
def test_the_line_that_has_the_keyboard_is_the_one_chosen(stage: Stage) -> None:
    """Wherever one line of a list is what a button or the sheet beside it is about."""
    fit(stage, SMALL, 100)
    person, walked = stage.person, set()
    for name, scene in stage.scenes().items():
        stage.show(name, scene)
        lists = [s for s in spots(stage) if isinstance(s, Item) and s.chooses and s.is_on]
        kinds = {type(line.action) for line in lists}
        for kind in kinds:
            there = [line.action for line in lists if type(line.action) is kind]
            if not isinstance(person.screen, NewCampaignScreen):  # there a scenario is read for each line
                person.app.gui.focus(there[0])
                person.press("down")
            lit = [s.action for s in spots(stage) if isinstance(s, Item) and s.chooses and s.is_lit]
            focus = person.app.gui._focus
            assert type(focus) is not kind or focus in lit, name
            walked.add(kind.__name__)
    assert {"LookAt", "ShowPower", "ShowBody", "ShowTopic", "ChooseState", "ChoosePreset"} <= walked


def test_what_waits_at_a_table_is_told_as_what_it_is_and_sealed_when_it_is_done(stage: Stage) -> None:
    fit(stage, SMALL, 100)
    person, session, command = stage.person, stage.session, stage.person.world.command
    stage.show("the table, first paper", stage.scenes()["the table, first paper"])
    assert any("sealed no paper" in text for text in open_matters(session, command))
    stage.show("the table, final paper", stage.scenes()["the table, final paper"])
    assert "Our last word: the vote" in person.app.gui.strings()
    crisis = stage.world.crises[stage.crises["conference"]]
    waits = f"{crisis.title}: you have not voted"
    assert round_told(session)
    told = sum(text.startswith(waits) for text in open_matters(session, command))
    person.press("ctrl+1")
    assert crisis.sealed[session.seat].vote == 0
    assert sum(text.startswith(waits) for text in open_matters(session, command)) == told - 1
    person.press("escape")
    notes = [s.note for s in spots(stage) if isinstance(s, Item) and s.action == ShowCrisis(crisis.id)]
    assert "sealed" in notes
    crisis.sealed.clear()


def spots(stage: Stage) -> list[object]:
    return [spot.what for sheet in stage.person.app.gui.sheets.values() for spot in sheet.spots]


# --- the reader itself ---------------------------------------------------------------------------------


class Leaf(Screen):
    """A sheet with whatever a test writes on it."""

    rows: tuple[Text | Pair | Item, ...] = ()
    width, title = 300, "Leaf"

    def panels(self) -> Sequence[Panel]:
        return (Panel("leaf", (20, 20, self.width, 200), self.rows, self.title),)


def read_leaf(stage: Stage, *rows: Text | Pair | Item, width: int = 300, title: str = "Leaf") -> list[str]:
    fit(stage, SMALL, 100)
    leaf = Leaf(stage.person.app.context)
    leaf.rows, leaf.width, leaf.title = rows, width, title
    stage.show("leaf", lambda: leaf)
    return faults(look(stage.person.app)) + notes(stage.person.app)


def test_the_reader_has_nothing_against_a_sound_sheet(stage: Stage) -> None:
    assert not read_leaf(stage, Text("Sound"), Pair("Name", "value"), Item("Line", Stay(), "note"))


def test_the_reader_sees_what_is_cut_off(stage: Stage) -> None:
    assert any(
        "cut off" in fault for fault in read_leaf(stage, Text("Sound"), title="A title without end " * 4)
    )
    assert any("outside the window" in fault for fault in read_leaf(stage, Text("Wide"), width=1300))


def test_the_reader_sees_what_lies_over_a_text(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Brush.sheet

    def blotted(brush: Brush, surface: pygame.Surface, sheet: Sheet, offset: int) -> None:
        whole(brush, surface, sheet, offset)
        surface.fill((90, 0, 0), (40, 60, 30, 30))

    monkeypatch.setattr(Brush, "sheet", blotted)
    assert any("covered" in fault for fault in read_leaf(stage, Text("Under a blot")))


def test_the_reader_sees_texts_across_each_other(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def crowded(pen: _Pen, row: Text) -> None:
        pen._write(row.text, row.tone, 9, 9)
        pen.y = 60

    monkeypatch.setattr("game.ui.widgets.layout._Pen._text", crowded)
    assert any("overlap" in fault for fault in read_leaf(stage, Text("One over"), Text("the other")))


def test_the_reader_sees_pale_ink(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.widgets.layout.Layout.colour", lambda layout, tone: (100, 90, 80))
    assert any("contrast" in fault for fault in read_leaf(stage, Text("Pale")))


def test_the_reader_sees_a_line_cut_short(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    long = Item("A line that is much too long for the sheet that it is written on", Stay())
    assert not read_leaf(stage, long)  # the note under the pointer tells the whole
    monkeypatch.setattr("game.ui.widgets.gui.Gui.tip_at", lambda gui, position: "")
    assert any("shortened" in fault for fault in read_leaf(stage, long))
