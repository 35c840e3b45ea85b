"""A whole evening by keyboard alone, and again by mouse alone, from the title to the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ui.screens.laboratory import TypeSeed
from game.world.state import queries
from tests.ui.evening import Evening
from tests.ui.hands import Keyboard, Mouse
from tests.ui.screenkit import Person


def play(evening: Evening) -> None:
    """Everything but the beginning, which needs a keyboard to type in."""
    evening.govern()
    evening.declare()
    evening.to_operations()
    evening.march()
    evening.fight()
    evening.read()
    evening.talk_peace()
    evening.save_and_load()
    evening.leave()


@pytest.mark.slow  # an evening by mouse is played every time
def test_an_evening_by_keyboard_alone(tmp_path: Path) -> None:
    person = Person(tmp_path).open()
    evening = Evening(Keyboard(person))

    def type_seed() -> None:
        person.walk_to(TypeSeed())
        person.press("4", "2")

    evening.begin(type_seed)
    assert person.session.campaign.world.seed == 42
    home = person.session.view.powers[person.session.seat].capital
    letters = person.session.place_name(home).lower()
    person.press("ctrl+f", *("space" if sign == " " else sign for sign in letters), "return")
    evening.raise_force(home)
    play(evening)
    person.close()


def test_an_evening_by_mouse_alone(tmp_path: Path) -> None:
    person = Person(tmp_path).open()
    mouse = Mouse(person)
    evening = Evening(mouse)
    evening.begin(lambda: None)
    home, at = own_ground(person)
    mouse.click(at)
    evening.raise_force(home)
    play(evening)
    person.close()


def own_ground(person: Person) -> tuple[int, tuple[int, int]]:
    """A province of one's own with a spot in the window that no sheet and no counter covers."""
    session = person.session
    for place in queries.owned_by(session.view, session.seat):
        at = session.atlas.camera.of_hex(session.view.map.places[place].centre)
        seen = person.app.window.get_rect().contains((*at, 1, 1)) and not person.app.context.covers(at)
        if seen and session.atlas.force_at(at) < 0:
            return place, at
    raise AssertionError("no ground of one's own is in sight")
