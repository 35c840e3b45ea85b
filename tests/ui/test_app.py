"""The application: its stack of screens, its window, its words and what it keeps."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame
import pytest
from pygame_gui.elements import UIHorizontalSlider

from game.campaign.door import ORDERS
from game.scenarios.texts.sentences import load_texts
from game.ui import keys, text, theme
from game.ui.options import SCALES, Options, read_options, write_options
from game.ui.screens.base import Pop, Push, Quit, Replace, Result, Screen
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Panel, Slider, Text
from tests.ui.screenkit import Person

SOURCES = sorted((Path(__file__).parents[2] / "game" / "ui").rglob("*.py"))


@dataclass(frozen=True, slots=True)
class Press(Action):
    """Something on a card."""

    what: str


class Card(Screen):
    """A screen with one of each thing to press."""

    def __init__(self, context: Any, answer: Result = None) -> None:
        super().__init__(context)
        self.answer, self.heard = answer, list[tuple[Action, Any]]()
        self.level, self.typed, self.is_closed = 50, "", False

    def panels(self) -> Sequence[Panel]:
        rows = (
            Text("A card"),
            Slider("Level", Press("level"), 0, 100, 10, self.level, str(self.level)),
            Entry("Name", Press("name"), self.typed),
            Buttons(
                (
                    Button("Go", Press("go"), "g"),
                    Button("Off", Press("off"), "o", is_on=False, tip="Not now."),
                )
            ),
        )
        return (Panel("card", self.centred(400, 300), rows, "Card"),)

    def on(self, action: Action, value: Any) -> Result:
        self.heard.append((action, value))
        if action == Press("level"):
            self.level = value
        return self.answer

    def closed(self) -> None:
        self.is_closed = True


def last(name: str, value: Any) -> tuple[Action, Any]:
    """What a card heard."""
    return Press(name), value


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    found = Person(tmp_path)
    yield found
    found.close()


def test_screens_are_pushed_popped_and_replaced(person: Person) -> None:
    context = person.app.context
    first, second, third = Card(context), Card(context), Card(context)
    person.app.follow(Push(first))
    person.app.follow(Push(second))
    assert person.app.stack == [first, second]
    person.app.follow(Pop())
    assert person.screen is first
    assert second.is_closed
    person.app.follow(Replace(third))
    assert person.app.stack == [third]
    assert first.is_closed
    person.app.follow(Quit())
    assert person.app.is_done


def test_a_press_on_its_track_moves_a_slider(person: Person) -> None:
    card = Card(person.app.context)
    person.app.follow(Push(card))
    person.frames(2)
    slider = next(
        live.element for live in person.app.gui.live if isinstance(live.element, UIHorizontalSlider)
    )
    assert slider.button_container is not None
    track = slider.button_container.rect.inflate(-2 * slider.arrow_button_width, 0)
    person.click((track.right - 2, track.centery))
    assert card.heard[-1] == last("level", 100)
    person.click((track.left + 2, track.centery))
    assert card.heard[-1] == last("level", 0)
    person.click(track.center)
    assert card.heard[-1] == last("level", 50)


def test_every_widget_answers_the_keyboard(person: Person) -> None:
    card = Card(person.app.context)
    person.app.follow(Push(card))
    person.press("tab", "right")
    assert card.heard[-1] == last("level", 60)
    person.press("shift+right")
    assert card.heard[-1] == last("level", 65), "half a step"
    person.press("shift+left", "left")
    assert card.heard[-1] == last("level", 50)
    person.press("tab", "a", "b")
    assert card.heard[-1] == last("name", "ab")
    person.press("tab", "return")
    assert card.heard[-1] == last("go", None)
    person.press("g")
    assert card.heard[-2:] == [(Press("go"), None)] * 2


def test_what_is_off_stays_off_and_says_why(person: Person) -> None:
    card = Card(person.app.context)
    person.app.follow(Push(card))
    person.press("o")
    person.click_on(Press("off"))
    assert not card.heard
    box = next(x.box for x in person.app.gui.live if x.spot.what.action == Press("off"))
    assert person.app.gui.tip_at(box.center) == "Not now."


def test_every_widget_answers_the_mouse(person: Person) -> None:
    card = Card(person.app.context)
    person.app.follow(Push(card))
    person.click_on(Press("go"))
    assert card.heard == [(Press("go"), None)]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("scale", SCALES)
def test_a_screen_fits_every_window_and_scale(person: Person, size: tuple[int, int], scale: int) -> None:
    person.app.context.options = Options(scale=scale)
    person.app.follow(Push(Card(person.app.context)))
    person.app.resize(size)
    window = pygame.Rect((0, 0), size)
    assert all(window.contains(live.box) for live in person.app.gui.live)


def test_texts_are_there_and_used() -> None:
    """Every text that the screens ask for by a plain key exists; plain keys nobody asks for do not."""
    words = load_texts()["ui"]
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    asked: set[str] = set()
    starts: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    asked.add(str(first.value))
                elif isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
                    starts.add(str(first.values[0].value))
    assert asked <= set(words)
    # of goals `asked_as` makes them, of lengths `so_long`; further words by which an entry is sought
    prefixes = (*starts, "word_", "goal_", "so_long", "sought_")
    used = {k for k in words if f'"{k}"' in source or f"'{k}'" in source}
    unused = [k for k in words if k not in used and not k.startswith(prefixes)]
    assert not unused


def test_every_order_can_be_given_on_the_screen() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    # fleets are sent by the staff's own way over the waters, which gives the order to sail
    missing = [row.order.__name__ for row in ORDERS.values() if f"{row.order.__name__}(" not in source]
    assert missing == ["Sail"]
    assert "waters.sail(" in source


def test_options_survive_and_damage_is_forgiven(tmp_path: Path) -> None:
    chosen = Options(scale=150, palette="colour_blind", autosave=False, animation=4)
    write_options(chosen, tmp_path)
    assert read_options(tmp_path) == chosen
    for damage in ("", "[]", '{"scale": "huge", "palette": 7}', '{"scale": 90}', "\x00"):
        (tmp_path / "options.json").write_text(damage)
        assert read_options(tmp_path) == Options()


@pytest.mark.parametrize("name", theme.PALETTES)
def test_letters_stand_out(name: str) -> None:
    """Text has a contrast of at least 4.5 to 1 on the grounds it stands on."""
    palette = theme.PALETTES[name]
    for ink in (palette.text, palette.faint, palette.title, palette.ok, palette.warn, palette.danger):
        assert theme.contrast(ink, palette.sheet) >= theme.LEGIBLE
    for ground in (palette.button, palette.hover, palette.lit):
        assert theme.contrast(palette.text, ground) >= theme.LEGIBLE
    assert theme.contrast(palette.off_text, palette.off) >= theme.LEGIBLE


def test_keys_are_read_and_shown() -> None:
    assert keys.parse("ctrl+s") == (pygame.K_s, pygame.KMOD_CTRL)
    assert keys.shown("shift+return") == "Shift+Enter"
    event = pygame.Event(pygame.KEYDOWN, key=pygame.K_KP_ENTER, mod=0)
    assert keys.is_pressed("return", event)
    assert not keys.is_pressed("shift+return", event)


def test_figures_read_as_people_write_them() -> None:
    assert text.money(-1_500) == "−£1.5m"
    assert text.with_sign(text.money(20)) == "+£20k"
    assert text.share(5_000) == "50 %"
    assert text.word("defensive_alliance") == "defensive alliance"
