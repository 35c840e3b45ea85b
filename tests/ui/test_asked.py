"""Asked once more: only the very next press confirms a dear order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.politics.treaties.treaties import Breach
from game.ui.screens.actions import Give
from game.ui.screens.base import Push
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen
from game.ui.widgets.rows import Action
from tests.ui.hands import Mouse
from tests.ui.screenkit import Person, at_desk, power_of


@pytest.fixture
def austria(tmp_path: Path) -> Iterator[Person]:
    person = at_desk(tmp_path, "austria")
    yield person
    person.close()


def open_russia(person: Person) -> Action:
    """The sheet of Russia; the button on it that breaks a treaty, which is dear."""
    person.app.follow(Push(DiplomacyScreen(person.session, power_of(person, "russia"))))
    person.frames(3)
    return next(a for a in Mouse(person).all_actions() if isinstance(a, Give) and isinstance(a.order, Breach))


def given(person: Person) -> int:
    """How many orders were given."""
    return len(person.session.campaign.log)


def test_the_second_press_gives_a_dear_order(austria: Person) -> None:
    open_russia(austria)
    before = given(austria)
    austria.press("b")
    assert austria.session.is_asking
    assert given(austria) == before
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_LSHIFT, mod=0, unicode="", scancode=0))
    austria.press("b")
    assert given(austria) == before + 1


def test_who_leaves_the_sheet_is_asked_anew(austria: Person) -> None:
    open_russia(austria)
    before = given(austria)
    austria.press("b", "escape")
    assert not austria.session.is_asking
    open_russia(austria)
    austria.press("b")
    assert given(austria) == before
    assert austria.session.is_asking


@pytest.mark.parametrize("other", ["n", "t", "q"])
def test_whatever_else_is_pressed_forgets_what_was_asked(austria: Person, other: str) -> None:
    open_russia(austria)
    before = given(austria)
    austria.press("b", other)
    assert not austria.session.is_asking
    if not isinstance(austria.screen, DiplomacyScreen):
        austria.press("escape")
    austria.press("b")
    assert given(austria) == before
    assert austria.session.is_asking
