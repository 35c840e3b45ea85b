"""Notes that lead to one another, by mouse and by keys, and the encyclopedia that they open."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

import game.ui
from game.ui.options import TIPS, Options
from game.ui.screens.actions import Back
from game.ui.screens.base import Result, Screen
from game.ui.screens.encyclopedia import EncyclopediaScreen, Seek, ShowEntry, TurnBack
from game.ui.screens.title import TitleScreen
from game.ui.widgets.rows import Action, Button, Buttons, Head, LookUp, Pair, Panel, Row, Text
from game.ui.widgets.tips import book
from game.ui.widgets.tips.notes import DEEPEST, LEAVES, PINS, SHOWS, Note
from game.ui.widgets.tips.placing import beside
from tests.ui.screenkit import QUIET, Person

FRAME = 1 / 60
AWAY = (1200, 700)


class Shelf(Screen):
    """A screen with figures to ask about."""

    def panels(self) -> list[Panel]:
        px = self.context.px
        rows: tuple[Row, ...] = (
            Head("Trust", about="trust"),
            Pair("Danger", "none", tip="Nobody is near.", about="threat"),
            Buttons((Button("Press", Back(), "p", tip="Presses.", about="pledge"),)),
            Text("Nothing to say."),
        )
        return [Panel("shelf", (px(60), px(60), px(400), px(300)), rows, "Shelf")]

    def on(self, action: Action, value: object) -> Result:
        return None if action == Back() else super().on(action, value)

    def key(self, event: pygame.Event) -> Result:
        return None


def open_shelf(folder: Path, size: tuple[int, int] = (1280, 720), options: Options = QUIET) -> Person:
    person = Person(folder, size, options)
    pygame.mouse.set_pos(AWAY)
    person.open(TitleScreen)
    person.open(Shelf)
    return person


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    found = open_shelf(tmp_path)
    yield found
    found.close()


def rest(person: Person, seconds: float) -> None:
    person.frames(round(seconds / FRAME) + 2)


def notes(person: Person) -> list[Note]:
    return person.app.gui.notes.open


def told(person: Person) -> list[str]:
    """What the open notes are about."""
    return [note.source.about for note in notes(person)]


def point(person: Person, about: str, seconds: float = PINS) -> None:
    """Point at what an entry is about, and rest."""
    sheet = person.app.gui.sheets["shelf"]
    box = next(box for box, name in sheet.abouts if name == about)
    pygame.mouse.set_pos(box.move(sheet.view.topleft).center)
    rest(person, seconds)


def into(person: Person, number: int = 0, seconds: float = PINS) -> None:
    """Go with the pointer to a link of the note on top, and rest."""
    pygame.mouse.set_pos(notes(person)[-1].links[number][0].center)
    rest(person, seconds)


def test_a_note_shows_after_a_rest_and_goes_with_the_pointer(person: Person) -> None:
    point(person, "trust", SHOWS / 3)
    assert told(person) == []
    rest(person, SHOWS)
    assert told(person) == ["trust"]
    assert not notes(person)[0].is_pinned
    pygame.mouse.set_pos(AWAY)
    person.frames(1)
    assert told(person) == []


def test_notes_lead_on_three_deep_and_are_left_one_by_one(person: Person) -> None:
    point(person, "threat")
    assert notes(person)[0].is_pinned
    assert notes(person)[0].source.tip == "Nobody is near."
    into(person)
    into(person)
    assert told(person)[:2] == ["threat", "threat"], "its own words first, then the entry"
    assert len(notes(person)) == DEEPEST
    into(person)
    assert len(notes(person)) == DEEPEST, "and no deeper"
    for note in notes(person):
        assert not note.box.colliderect(note.source.box)
    pygame.mouse.set_pos(AWAY)
    person.frames(2)
    assert len(notes(person)) == DEEPEST, "for a moment it may be left"
    rest(person, LEAVES)
    assert told(person) == []


def test_escape_closes_one(person: Person) -> None:
    point(person, "trust")
    into(person)
    assert len(notes(person)) == 2
    for left in (1, 0):
        person.press("escape")
        rest(person, SHOWS)
        assert len(notes(person)) == left, "and it stays away while nothing moves"


def test_more_opens_the_encyclopedia_at_the_entry(person: Person) -> None:
    point(person, "trust")
    box, link = notes(person)[0].links[-1]
    person.click(box.center)
    assert isinstance(person.screen, EncyclopediaScreen)
    assert (link, person.screen.page) == (LookUp("trust"), ShowEntry("trust"))
    assert told(person) == []


def test_a_press_elsewhere_lets_go_and_works(person: Person) -> None:
    point(person, "trust")
    person.click(AWAY)
    assert told(person) == []
    deeds = person.app.context.deeds
    person.click_on(Back())
    assert person.app.context.deeds > deeds
    rest(person, PINS)
    assert told(person) == [], "what was pressed need not be explained"


def test_by_keys(person: Person) -> None:
    person.walk_to(Back())
    rest(person, PINS)
    assert told(person) == ["pledge"]
    assert not notes(person)[0].is_pinned, "no rest pins what only has the keyboard"
    person.press("t", "return")
    assert told(person) == ["pledge", "pledge"]
    person.press("tab", "return")
    assert told(person)[2] == notes(person)[1].links[1][1].entry
    person.press("shift+tab", "return")
    assert isinstance(person.screen, EncyclopediaScreen), "from the deepest it goes on there"
    person.press("escape")
    assert isinstance(person.screen, Shelf)
    person.walk_to(Back())
    rest(person, SHOWS)
    person.press("t", "escape", "p")
    assert told(person) == []


def test_figures_are_explained_one_after_the_other(person: Person) -> None:
    for about in ("trust", "threat", "pledge", "trust"):
        person.press("shift+t")
        assert told(person) == [about]
    rest(person, PINS)
    assert told(person) == ["trust"], "it stays"
    person.press("return")
    assert len(notes(person)) == 2
    person.press("escape", "escape")
    assert told(person) == []


@pytest.mark.parametrize("mode", TIPS)
def test_what_pins_a_note_is_an_option(tmp_path: Path, mode: str) -> None:
    person = open_shelf(tmp_path, options=replace(QUIET, tips=mode))
    point(person, "trust")
    assert notes(person)[0].is_pinned is (mode == "timer")
    sheet = person.app.gui.sheets["shelf"]
    person.click(sheet.abouts[0][0].move(sheet.view.topleft).center, button=2)
    assert bool(notes(person) and notes(person)[0].is_pinned) is (mode != "never")
    person.close()
    assert replace(QUIET, tips="always").checked().tips == "timer"


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 100), ((1920, 1080), 150)])
def test_every_entry_fits(tmp_path: Path, size: tuple[int, int], scale: int) -> None:
    person = open_shelf(tmp_path, size, replace(QUIET, scale=scale))
    window, gui = pygame.Rect((0, 0), size), person.app.gui
    source = replace(gui.notes._last, box=pygame.Rect(size[0] - 90, size[1] - 30, 80, 20))
    for entry in (entry for chapter in book.chapters() for entry in chapter.entries):
        note = gui.notes.made(replace(source, about=entry.name), source.box.center)
        assert window.contains(note.box)
        assert not note.box.colliderect(source.box)
        assert all(note.box.contains(box) for box, _ in note.links)
        assert note.links[-1][1] == LookUp(entry.name)
    person.close()


def test_a_note_lies_beside_its_source() -> None:
    window = pygame.Rect(0, 0, 1280, 720)
    for x in range(0, 1280, 160):
        for y in range(0, 720, 90):
            source = pygame.Rect(x, y, 120, 24).clamp(window)
            box = beside(source, (400, 160), window, source.center)
            assert window.contains(box)
            assert not box.colliderect(source)


def test_a_row_of_buttons_below_stays_free() -> None:
    window, source = pygame.Rect(0, 0, 1280, 720), pygame.Rect(600, 0, 120, 40)
    row = [pygame.Rect(x, 52, 90, 28) for x in range(300, 900, 100)]
    assert beside(source, (400, 160), window, source.center, row).collidelist(row) < 0
    crowd = [*row, *(box.move(0, 40) for box in row)]
    assert beside(source, (400, 160), window, source.center, crowd).top < 52


def test_what_rows_are_about_there_is() -> None:
    named = set[str]()
    for path in Path(game.ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                is_head = isinstance(node.func, ast.Name) and node.func.id == "Head"
                asked = [k.value for k in node.keywords if k.arg == "about"] + node.args[1:] * is_head
                named |= {a.value for a in asked if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    assert len(named) > 20
    assert [name for name in sorted(named) if name and book.entry(name) is None] == []


# --- the encyclopedia ---------------------------------------------------------------------------------


def test_the_encyclopedia_is_sought_and_read(person: Person) -> None:
    person.app.follow(person.screen.on(LookUp("goals"), None))
    person.frames(2)
    screen = person.screen
    assert isinstance(screen, EncyclopediaScreen)
    for letter in "bridg":
        person.press(letter)
    assert book.found("bridg")[0].name == "bridge"
    for wanted in ("join war", "send part of the army", "go home"):
        assert book.found(wanted)[0].name == "expedition"
    assert book.found("secret treat")[0].name == "secrecy"
    assert "pledge" in [found.name for found in book.found("condition pledge")]
    assert ShowEntry("bridge") in person.actions()
    assert ShowEntry("supply") not in person.actions()
    person.press("return")
    assert screen.page == ShowEntry("bridge")
    person.click_on(LookUp("draft"))
    assert screen.page == ShowEntry("draft")
    person.click_on(TurnBack())
    assert screen.page == ShowEntry("bridge")
    person.app.gui.focus(None)
    person.press("alt+left")
    assert screen.page == ShowEntry("goals")
    person.walk_to(Seek())
    person.press("x", "q", "z")
    assert not [action for action in person.actions() if isinstance(action, ShowEntry)]


def test_entries_tell_rules_and_no_state() -> None:
    """What an entry says is the same for every seat: it is made of texts alone."""
    assert {entry.says for chapter in book.chapters() for entry in chapter.entries}
    assert not any("{" in run.text for c in book.chapters() for e in c.entries for run in e.runs)
