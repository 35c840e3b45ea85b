"""Lessons are played to their end by keys and by mouse; a slip covers nothing and forbids nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.politics.crises.conference import PledgeForce, TakePosition
from game.rules.land.stances import SetStance
from game.rules.orders import Order
from game.scenarios.tables.tutorial import Light, Moment, Pressed, Seen, Sign, load_tutorial
from game.ui.companion.lights import NAME, hex_of
from game.ui.companion.room import room_for
from game.ui.companion.slips import LeaveLesson, NoHints, PutAway, ShowMe, SkipStep, TellWhy
from game.ui.companion.vocabulary import PRESSES, SCREENS
from game.ui.learning.lesson import PATIENCE, Running
from game.ui.options import read_options
from game.ui.screens.actions import Carrying, Door, GoTo, Open, Place, ShowCrisis, ShowWar
from game.ui.screens.learn import BeginLesson, LearnScreen
from game.ui.screens.play.atlas.actions import Finish, TakeStack
from game.ui.screens.play.atlas.battle import Begin
from game.ui.screens.play.records.report import ReportScreen
from game.ui.screens.play.table.actions import AskWhyOf, LookAt, SealIt, ToggleBridge
from game.ui.screens.play.world import WorldScreen
from game.ui.widgets.rows import Action
from game.words import PledgeSize, Position, Stance
from tests.ui.hands import Hand, Keyboard, Mouse
from tests.ui.screenkit import QUIET, Person, at_desk

BOTH = [Keyboard, Mouse]
SIGNS = (Sign(opens=Seen.BUDGET), Sign(comes=Moment.QUARTER), Sign(undoes=True))
LIT = ((), (Light(presses=Pressed.FINISH),), ())


def begun(folder: Path, lesson: str, kind: type[Hand] = Keyboard) -> Hand:
    """A person who chose a lesson on the title."""
    hand = kind(Person(folder).open())
    hand.do(GoTo(Place.LEARN))
    hand.do(BeginLesson(lesson))
    hand.person.wait(lambda: hand.person.session.is_asked)
    return hand


def running(hand: Hand) -> Running:
    """The lesson that is on."""
    found = hand.person.app.context.learning.running
    assert found is not None
    return found


def giving(hand: Hand, kind: type[Order], fits: Callable[[Order], bool] = lambda order: True) -> Action:
    """What on the window gives an order of a kind."""
    for action in hand.all_actions():
        orders = action.carried() if isinstance(action, Carrying) else ()
        if any(isinstance(order, kind) and fits(order) for order in orders):
            return action
    raise AssertionError(f"nothing gives {kind}: {hand.all_actions()}")


def on(hand: Hand, step: str) -> None:
    """The step that is on is this one, and its slip is in nobody's way."""
    assert running(hand).step.id == step
    free_of_buttons(hand.person)


def free_of_buttons(person: Person) -> None:
    """Nothing that can be pressed lies below the slip."""
    gui = person.app.gui
    if NAME in gui.sheets:
        slip = gui.sheets[NAME].rect
        below = [
            live.spot.what
            for live in gui.live
            if live.sheet.panel.name != NAME and slip.colliderect(live.box)
        ]
        assert not below


def finish(hand: Hand) -> None:
    """End this part of the quarter, whatever is still open, and close what comes by itself."""
    person = hand.person
    before = person.session.campaign.juncture
    for _ in range(2):
        if person.session.is_asked and person.session.campaign.juncture == before:
            hand.do(next(a for a in hand.all_actions() if isinstance(a, Finish) and not a.to_staff))
    person.wait(lambda: person.session.is_asked)
    while not isinstance(person.screen, WorldScreen):
        hand.back()


def seal(hand: Hand) -> None:
    """Press the great seal; by keys it has to have the keyboard, else Enter presses what has it."""
    if isinstance(hand, Keyboard):
        hand.person.walk_to(SealIt())
    hand.do(SealIt())


def test_every_word_of_a_lesson_means_something_at_the_window() -> None:
    assert set(SCREENS) == set(Seen)
    assert set(PRESSES) == set(Pressed)


def test_the_title_leads_who_never_played_to_the_lessons(tmp_path: Path) -> None:
    person = Person(tmp_path).open()
    person.press("return")
    assert isinstance(person.screen, LearnScreen)
    assert {a.lesson for a in person.actions() if isinstance(a, BeginLesson)} == {"conference", "battle"}
    person.close()


def test_a_lesson_is_no_cage(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia")
    first, *_ = load_tutorial().lessons
    told = zip(first.steps, SIGNS, LIT, strict=False)
    steps = tuple(replace(step, done=(sign,), lit=lit) for step, sign, lit in told)
    session = person.session
    lesson = Running(replace(first, steps=steps), session.campaign, session.seat)
    person.app.context.learning.running = lesson
    hand = Keyboard(person)
    hand.do(Open(Door.GOALS))  # another than is asked for
    free_of_buttons(person)
    hand.back()
    on(hand, "open")
    hand.do(TellWhy())
    assert lesson.step.why in person.app.gui.strings()
    assert lesson.step.hint not in person.app.gui.strings()
    lesson.waited = PATIENCE - 0.01
    person.frames(3)
    assert lesson.step.hint in person.app.gui.strings()
    hand.do(Open(Door.BUDGET))
    on(hand, "mediate")
    hand.back()
    hand.do(ShowMe())
    assert person.app.gui._focus == Finish(to_staff=False)
    hand.do(SkipStep())
    on(hand, "draft")
    hand.do(LeaveLesson())
    assert NAME not in person.app.gui.sheets
    person.frames(2)
    assert isinstance(person.screen, WorldScreen), "the campaign goes on"
    person.close()


def conference_held(hand: Hand) -> None:
    """The lesson of the conference until the powers have decided."""
    on(hand, "open")
    hand.do(hand.offered(ShowCrisis))
    on(hand, "mediate")
    hand.do(giving(hand, TakePosition, lambda o: getattr(o, "position", None) is Position.MEDIATE))
    on(hand, "draft")
    hand.do([action for action in hand.all_actions() if isinstance(action, LookAt)][-1])
    on(hand, "bridge")
    hand.do(hand.offered(ToggleBridge))
    on(hand, "pledge")
    hand.do(giving(hand, PledgeForce, lambda o: getattr(o, "size", None) is PledgeSize.VOICE))
    on(hand, "seal")
    seal(hand)
    on(hand, "talks")
    hand.back()
    finish(hand)
    on(hand, "vote")
    hand.do(hand.offered(ShowCrisis))
    seal(hand)
    on(hand, "ask")
    hand.back()
    finish(hand)


@pytest.mark.slow
@pytest.mark.parametrize("kind", BOTH)
def test_the_lesson_of_the_conference_is_played_to_its_end(tmp_path: Path, kind: type[Hand]) -> None:
    hand = begun(tmp_path, "conference", kind)
    conference_held(hand)
    hand.do(hand.offered(ShowCrisis))
    hand.do(hand.offered(AskWhyOf))
    on(hand, "answer")
    hand.back()
    hand.back()
    while not running(hand).is_over:
        finish(hand)
    hand.do(LeaveLesson())
    hand.person.session.campaign.world.check_invariants()
    hand.person.close()


def army_at(hand: Hand, town: str) -> int:
    """One's army at a town."""
    session = hand.person.session
    at = hex_of(session.atlas, town)
    return next(f.id for f in session.view.forces_of(session.seat) if f.hex == at)


def battle_fought(hand: Hand) -> None:
    """The lesson of the battle until the first report."""
    on(hand, "take")
    first = army_at(hand, "reims")
    hand.do(next(a for a in hand.all_actions() if isinstance(a, TakeStack) and first in a.forces))
    for town, step in (("namur", "march"), ("brussels", "wellington"), ("liege", "bluecher")):
        on(hand, step)
        hand.do(ShowMe())  # brings the place into sight
        if step == "bluecher":
            hand.back()
            hand.do(ShowMe())
        hand.send(hex_of(hand.person.session.atlas, town))
    on(hand, "attack")
    hand.do(Begin())
    hand.person.wait(lambda: isinstance(hand.person.screen, ReportScreen))


@pytest.mark.slow
@pytest.mark.parametrize("kind", BOTH)
def test_the_lesson_of_the_battle_is_played_to_its_end(tmp_path: Path, kind: type[Hand]) -> None:
    hand = begun(tmp_path, "battle", kind)
    person = hand.person
    lille = army_at(hand, "lille")
    battle_fought(hand)
    on(hand, "report")
    hand.back()
    on(hand, "delay")
    hand.take(lille)
    hand.do(giving(hand, SetStance, lambda o: getattr(o, "stance", None) is Stance.DELAY))
    on(hand, "undo")
    person.press("ctrl+z")
    on(hand, "end")
    finish(hand)
    on(hand, "look")
    hand.do(hand.offered(ShowWar))
    assert running(hand).is_over
    person.close()


def test_hints_are_said_once_and_never_to_who_knows(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia", options=replace(QUIET, hints=True))
    hand = Keyboard(person)
    person.frames(3)
    said = person.app.context.options.told
    assert said, "something is new on the first morning"
    first = next(hint for hint in load_tutorial().hints if hint.id in said)
    assert first.text in person.app.gui.strings()
    free_of_buttons(person)
    assert read_options(tmp_path).told == said, "it is remembered over campaigns"
    hand.do(PutAway())
    assert first.text not in person.app.gui.strings()
    lamp = person.app.context.learning.lamp
    assert lamp is not None
    lamp.last = None  # as in another part of the quarter
    hand.do(Open(Door.GOALS))
    assert "goal" in person.app.context.options.told, "who opened the journal needs no hint about it"
    hand.do(NoHints())  # of the next that was due
    assert NAME not in person.app.gui.sheets
    assert not read_options(tmp_path).hints
    person.close()


def test_a_slip_lies_where_nothing_else_does() -> None:
    whole = pygame.Rect(0, 0, 1280, 500)
    button = pygame.Rect(0, 500, 1280, 40)
    box = room_for((1280, 720), (400, 300), lambda width: 120, [button], [whole])
    assert not box.colliderect(button)
    assert not box.colliderect(whole)
    kept = room_for((1280, 720), (400, 300), lambda width: 120, [], [], box)
    assert kept == box, "it does not jump about"
