"""Asked once more: only the very next press confirms a dear order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.campaign.campaign import Campaign
from game.politics.bodies.contributions import Earmark
from game.politics.bodies.membership import Invite
from game.politics.treaties.treaties import Breach
from game.rules.orders import Order
from game.ui import mouse as rodent
from game.ui.app import FRAMES
from game.ui.screens.actions import Give, GoTo, Place, ShowBody
from game.ui.screens.base import Push, Quit
from game.ui.screens.play.atlas.actions import Finish, PlayOn
from game.ui.screens.play.bodies.bodies import BodiesScreen
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.leave import SaveAndLeave
from game.ui.screens.play.desk.waking import Until
from game.ui.screens.play.diplomacy.declare import DeclareScreen
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen
from game.ui.screens.play.diplomacy.restraint import RestraintScreen
from game.ui.screens.play.home.budget import BudgetScreen
from game.ui.screens.play.home.home import HomeScreen
from game.ui.screens.play.menu import MenuScreen
from game.ui.screens.title import TitleScreen
from game.ui.text import costs, say
from game.ui.widgets.rows import Action, Button, Text, Tone
from game.words import TreatyKind
from game.world.state.treaties import Proposal
from tests.ui.hands import Mouse
from tests.ui.screenkit import Person, at_desk, power_of

#: Sheets on which orders are given, and what they are opened with.
SCREENS: dict[type[PlayScreen], Callable[[Person], tuple[int, ...]]] = {
    DiplomacyScreen: lambda person: (power_of(person, "russia"),),
    DeclareScreen: lambda person: (power_of(person, "ottoman_empire"),),
    RestraintScreen: lambda person: (power_of(person, "russia"),),
    BodiesScreen: lambda person: (),
    BudgetScreen: lambda person: (),
    HomeScreen: lambda person: (),
    MenuScreen: lambda person: (),
}


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


def lies(person: Person) -> list[tuple[Action | None, tuple[int, ...]]]:
    """Where everything lies that can be pressed."""
    live = (x for x in person.app.gui.live if x.spot.what.action is not None)
    return [(x.spot.what.action, tuple(x.box)) for x in live]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_nothing_moves_away_under_the_pointer_when_something_is_told(
    tmp_path: Path, screen: type[PlayScreen], size: tuple[int, int]
) -> None:
    person = at_desk(tmp_path, "austria", size=size)
    person.app.follow(Push(screen(person.session, *SCREENS[screen](person))))
    person.frames(3)
    before, session = lies(person), person.session
    session.notice = say("dear", price=costs(20, 100))
    person.screen.is_stale = True
    person.frames(3)
    assert session.notice in person.app.gui.strings()
    assert lies(person) == before
    told = person.app.gui.sheets["notice"].rect
    assert not any(told.colliderect(box) for _, box in before), "and nothing is covered"
    person.close()


def told_on(person: Person, tone: Tone) -> list[str]:
    """What is written in a tone."""
    rows = (row for sheet in person.app.gui.sheets.values() for row in sheet.panel.rows)
    return [row.text for row in rows if isinstance(row, Text) and row.tone is tone and row.text]


def test_no_message_of_the_hand_over_moves_what_opens_a_seat(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "france", "prussia")
    before = lies(person)
    person.press("ctrl+s")
    (path,) = tmp_path.glob("*.save")
    assert path.name == "1815-france-prussia-1816-01.save"
    assert any(path.name in text for text in told_on(person, Tone.OK))
    assert not told_on(person, Tone.DANGER)
    assert lies(person) == before
    person.press("a", "return", "b", "return")
    assert told_on(person, Tone.DANGER) == [say("phrase_differs")]
    assert lies(person) == before
    person.click_on(GoTo(Place.TITLE))
    assert isinstance(person.screen, TitleScreen)
    person.close()


def test_no_message_of_the_way_out_moves_its_buttons(
    austria: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_an_offer(austria)
    austria.app.follow(Quit())
    austria.frames(2)
    before = lies(austria)
    with monkeypatch.context() as within:
        within.setattr("game.ui.screens.play.desk.keeping.write_save", full)
        austria.click_on(SaveAndLeave())
        austria.wait(lambda: not austria.session.keeper.is_busy)
        austria.frames(2)
    assert any("No space left" in text for text in told_on(austria, Tone.DANGER))
    assert lies(austria) == before


def full(*_: Any) -> None:
    raise OSError(28, "No space left on device")


def test_the_second_press_at_the_same_spot_confirms(austria: Person) -> None:
    dear, before = open_russia(austria), given(austria)
    spot = Mouse(austria).sought(dear).center
    austria.click(spot)
    assert austria.session.is_asking
    austria.click(spot)
    assert given(austria) == before + 1


# --- the mouse ----------------------------------------------------------------------------------------


def press_mouse(person: Person, position: tuple[int, int]) -> None:
    """Press and let go, as fast as a machine is."""
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.Event(kind, pos=position, button=1, touch=False))


def double_click(person: Person, position: tuple[int, int], between: float) -> None:
    """Press twice with some seconds of the window's clock between."""
    while person.app.is_resting:
        person.frames()
    pygame.mouse.set_pos(position)
    pygame.event.post(pygame.Event(pygame.MOUSEMOTION, pos=position, rel=(0, 0), buttons=(0, 0, 0)))
    person.frames(2)
    press_mouse(person, position)
    for _ in range(round(between * FRAMES)):
        person.app.step()
    press_mouse(person, position)
    person.frames(3)


def with_an_offer(person: Person) -> Campaign:
    """An offer waits for an answer, so that the end of the turn asks once more."""
    campaign, me = person.session.campaign, person.session.seat
    number, russia = campaign.world.take_id(), power_of(person, "russia")
    campaign.world.proposals[number] = Proposal(number, campaign.world.turn, russia, me, TreatyKind.TRADE)
    campaign.revision += 1
    person.world.is_stale = True
    person.frames(2)
    return campaign


COMMANDS: dict[str, Action] = {
    "return": Finish(to_staff=False), "shift+return": Finish(to_staff=True),
    "shift+space": PlayOn(), "ctrl+space": PlayOn(Until.NEW_YEAR),
}  # fmt: skip


@pytest.mark.parametrize(("armed", "other"), [*itertools.permutations(COMMANDS, 2)])
def test_what_one_command_asked_no_other_confirms(austria: Person, armed: str, other: str) -> None:
    campaign = with_an_offer(austria)
    at = campaign.juncture
    austria.press(armed)
    assert austria.world.guards == COMMANDS[armed]
    if "space" in armed:
        austria.click_on(COMMANDS[other])
    else:
        austria.press(other)
    assert campaign.juncture == at
    assert austria.world.guards == COMMANDS[other], "it asks for itself"
    button = next(x.spot.what for x in austria.app.gui.live if x.spot.what.action == COMMANDS[other])
    assert isinstance(button, Button)
    assert any(button.text in text for text in austria.app.gui.strings() if text != button.text)
    austria.press(other)
    assert (campaign.juncture == at) == ("space" in other), "and means it when it is given again"


def test_who_was_asked_decides_the_rest_of_the_quarter_too(austria: Person) -> None:
    """Played on until asked, and asked: what ends now is this part of the turn and nothing after it."""
    session, me = austria.session, austria.session.seat
    session.on_call[me] = Until.IT_MATTERS
    session.by_staff.add(me)
    with_an_offer(austria)
    assert not session._passes(me)
    assert me not in {*session.on_call, *session.by_staff}


@pytest.mark.parametrize("between", [0, 0.1, 0.45])
def test_a_double_click_ends_no_turn_past_what_is_open(austria: Person, between: float) -> None:
    campaign = with_an_offer(austria)
    at = campaign.juncture
    end = next(x for x in austria.app.gui.live if x.spot.what.action == Finish(to_staff=False))
    double_click(austria, end.box.center, between)
    assert austria.world.guards
    assert campaign.juncture == at
    austria.click_on(Finish(to_staff=False))
    austria.frames(2)
    assert campaign.juncture != at


@pytest.mark.parametrize("between", [0, 0.1, 0.45])
def test_a_double_click_gives_no_dear_order(austria: Person, between: float) -> None:
    open_russia(austria)
    mouse, before = Mouse(austria), given(austria)
    dear = next(a for a in mouse.all_actions() if isinstance(a, Give) and isinstance(a.order, Breach))
    double_click(austria, mouse.sought(dear).center, between)
    assert given(austria) == before
    assert austria.session.is_asking
    mouse.do(dear)
    assert given(austria) == before + 1


@pytest.mark.parametrize("between", [0, 0.1, 0.45])
@pytest.mark.parametrize("kind", [Earmark, Invite])
def test_a_double_click_on_a_sheet_gives_one_order(
    austria: Person, kind: type[Order], between: float
) -> None:
    """The next force, or the next power to ask in, comes to lie where the last one lay."""
    bodies = austria.session.view.bodies.values()
    austria.app.follow(Push(BodiesScreen(austria.session)))
    for body in bodies:
        austria.screen.on(ShowBody(body.id), None)
        austria.screen.is_stale = True
        austria.frames(2)
        found = [a for a in Mouse(austria).all_actions() if isinstance(a, Give) and isinstance(a.order, kind)]
        if found:
            break
    double_click(austria, Mouse(austria).sought(found[0]).center, between)
    log, me = austria.session.campaign.log, austria.session.seat
    assert [entry.order for entry in log if entry.order.power == me] == [found[0].order]


def test_the_mouse_rests_by_the_clock_of_the_window_however_slow_a_frame_was() -> None:
    mouse = rodent.Mouse()
    down = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(1, 1), button=1)
    up = pygame.Event(pygame.MOUSEBUTTONUP, pos=(1, 1), button=1)
    mouse.go_to_rest()
    mouse.update(2.0)  # the frame before the question
    assert not mouse.hears(down)
    mouse.update(rodent.DOUBLE)
    assert not mouse.hears(up), "let go later, it says nothing either"
    assert mouse.hears(down)
    assert mouse.hears(up)
