"""Several people at one desk: sealed politics, the soft clock, the cover, private notes, quiet quarters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.campaign.seats import Seat
from game.politics.war.outbreak.war import DeclareWar
from game.ui.screens.actions import Back
from game.ui.screens.base import Push
from game.ui.screens.laboratory import LaboratoryScreen, SetRule
from game.ui.screens.new_campaign import ChoosePower, NewCampaignScreen, NextClock, SeveralSeats
from game.ui.screens.play.desk import waking
from game.ui.screens.play.desk.shared.clock import Clock
from game.ui.screens.play.desk.shared.sharing import LONGEST_NOTE, Table
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.menu import LetPass, MenuScreen
from game.ui.screens.play.seats import pennant
from game.ui.screens.play.seats.envelope import ReadScreen, SealNote, TypeNote, WriteNote, WriteScreen
from game.ui.screens.play.seats.question import question
from game.ui.screens.play.seats.quiet import AskAgain, QuietScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.text import say
from game.words import CasusBelli, Term
from game.world.state.crises import Crisis
from game.world.state.treaties import PeaceTerm
from game.world.state.world import Settings
from tests.ui.hotseat import finish, pass_on, sit
from tests.ui.screenkit import QUIET, Person, at_desk, power_of

WORDS = "The Rhine is {yours}, {power:one=#|other=#} ok?"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Person]:
    person = at_desk(tmp_path, "austria", "france")
    yield person
    person.close()


# --- before it begins -----------------------------------------------------------------------------------


def test_several_people_seal_their_politics_unless_they_choose_otherwise(tmp_path: Path) -> None:
    person = Person(tmp_path).open()
    screen = NewCampaignScreen(person.app.context)
    person.app.follow(Push(screen))
    choices = screen.choices
    assert not choices.settings.simultaneous
    person.click_on(SeveralSeats())
    other = next(p for p in choices.makers if p not in choices.people)
    screen.on(ChoosePower(other), None)
    assert choices.settings.simultaneous
    LaboratoryScreen(person.app.context, choices).on(SetRule("simultaneous", option=False), None)
    for _ in range(2):
        screen.on(ChoosePower(other), None)
    assert not choices.settings.simultaneous
    before = person.app.context.options.clock
    person.click_on(NextClock())
    assert person.app.context.options.clock != before
    screen.on(SeveralSeats(), None)
    assert choices.seats == {choices.people[0]: Seat.HUMAN}
    person.close()


# --- the soft clock -------------------------------------------------------------------------------------


def test_the_flag_fades_and_nothing_is_taken_away(two: Person) -> None:
    now = [100.0]
    clock = two.session.table.clock = Clock(lambda: now[0])
    two.app.context.options = replace(two.app.context.options, clock=60)
    sit(two)
    seen = drawn(two)
    before = two.session.campaign.world.state_hash()
    now[0] += 45
    assert clock.left(60) == pytest.approx(0.25)
    assert drawn(two) != seen, "it fades"
    now[0] += 1_000
    two.frames(1)
    assert clock.left(60) == 0
    assert two.session.is_asked
    assert two.session.campaign.world.state_hash() == before


def drawn(person: Person) -> bytes:
    board = pygame.Surface((640, 360))
    pennant.draw(person.session, board)
    return pygame.image.tobytes(board, "RGB")


def test_without_a_clock_all_is_left() -> None:
    assert Clock().left(90) == 1.0
    clock = Clock(lambda: 5.0)
    clock.start()
    assert clock.left(0) == 1.0


# --- what the others talk about -------------------------------------------------------------------------


def test_the_question_is_about_what_is_open(two: Person) -> None:
    world, session = two.session.campaign.world, two.session
    france, porte = power_of(two, "france"), power_of(two, "ottoman_empire")
    place = world.powers[porte].capital
    calm = {question(session, p) for p in session.humans}
    assert len(calm) == 2, "each hand-over has another"
    demand = PeaceTerm(Term.CESSION, giver=porte, taker=france, place=place)
    world.crises[77] = Crisis(77, "A question", 0, france, porte, CasusBelli.CONQUEST, (demand,))
    asked = question(session, france)
    assert session.place_name(place) in asked
    world.crises[77].demands = ()
    assert "A question" in question(session, france)


def test_the_cover_shows_nothing_that_is_sealed(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria", "france", settings=Settings(simultaneous=True))
    sit(person)
    foe = power_of(person, "ottoman_empire")
    person.session.give(DeclareWar(person.session.seat, foe, CasusBelli.CONQUEST, ()))
    assert person.session.wars()
    pass_on(person)
    person.frames(1)
    assert person.session.campaign.sealing.orders
    assert say("no_affairs") in person.app.gui.strings()
    person.close()


def test_one_press_hands_the_desk_over(two: Person) -> None:
    assert isinstance(two.screen, HandoverScreen)
    two.press("return")
    assert isinstance(two.screen, WorldScreen)


# --- private notes --------------------------------------------------------------------------------------


def test_a_note_is_opened_by_its_receiver_and_by_nobody_else(two: Person) -> None:
    sit(two)
    receiver = next(p for p in two.session.humans if p != two.session.seat)
    two.press("escape")
    assert isinstance(two.screen, MenuScreen)
    assert WriteNote() in two.actions()
    two.press("escape")
    two.app.follow(Push(DiplomacyScreen(two.session, receiver)))
    two.frames(2)
    two.click_on(WriteNote(receiver))
    assert isinstance(two.screen, WriteScreen)
    two.app.follow(two.screen.on(TypeNote(), WORDS))
    two.app.follow(two.screen.on(SealNote(), None))
    two.press("escape")
    pass_on(two)
    assert isinstance(two.screen, HandoverScreen)
    assert two.screen.power == receiver
    assert not any(WORDS in text for text in two.app.gui.strings())
    sit(two)
    two.frames(2)
    assert isinstance(two.screen, ReadScreen)
    assert any(WORDS in text for text in two.app.gui.strings()), "as it was written"
    two.app.follow(two.screen.on(Back(), None))
    two.frames(2)
    assert isinstance(two.screen, WorldScreen)
    assert not two.session.table.notes
    assert not any(WORDS in text for text in two.app.gui.strings())


def test_a_note_is_short_and_does_nothing_to_the_screen() -> None:
    table = Table()
    table.write(1, 2, "x" * 200)
    table.write(3, 2, "a\nline\x1b[2J")
    table.write(4, 2, "   ")
    notes = table.opened(2)
    assert [sender for sender, _ in notes] == [1, 3]
    assert all(len(text) <= LONGEST_NOTE for _, text in notes)
    assert all(text.isprintable() for _, text in notes)
    assert table.opened(2) == []


# --- quiet quarters -------------------------------------------------------------------------------------


def test_quiet_quarters_pass_for_all_until_somebody_is_asked(
    two: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = two.session
    people = session.humans
    sit(two)
    two.press("escape")
    two.click_on(LetPass())
    assert session.table.agreed == {session.seat}
    two.press("escape")
    session.table.agreed.update(people)
    real = waking.what_wakes

    def quiet_for_two(campaign, power, *rest):  # type: ignore[no-untyped-def]
        return None if campaign.world.turn in (1, 2) else real(campaign, power, *rest)

    monkeypatch.setattr(waking, "what_wakes", quiet_for_two)
    monkeypatch.setattr(session, "_is_awake", lambda power: session.campaign.world.turn not in (1, 2))
    seen: set[str] = set()
    for _ in range(40):
        finish_or_sit(two)
        two.wait(lambda: isinstance(two.screen, HandoverScreen | QuietScreen) or session.is_asked)
        while isinstance(two.screen, QuietScreen):
            seen.add(session.table.passed[-1].title)
            two.frames(1)
        if session.campaign.world.turn >= 3:
            break
    assert len(seen) == 2
    assert len(session.table.passed) == 2
    assert session.campaign.world.turn == 3


def finish_or_sit(person: Person) -> None:
    if isinstance(person.screen, HandoverScreen):
        sit(person)
    else:
        person.press("shift+return")
        if isinstance(person.screen, WorldScreen) and person.world.guards:
            person.press("shift+return")


def test_the_people_can_ask_to_be_asked_again(two: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    session = two.session
    session.table.agreed.update(session.humans)
    monkeypatch.setattr(session, "_is_awake", lambda power: False)
    session.table.turn = -1
    session.let_pass()
    assert session.table.quiet == set(session.humans)
    assert session.passes_quietly
    woken = session.on_call.pop(session.humans[0])
    assert not session.passes_quietly, "somebody was asked"
    session.on_call[session.humans[0]] = woken
    screen = QuietScreen(session)
    screen.on(AskAgain(), None)
    assert not session.table.quiet
    assert not session.table.agreed
    assert not session.on_call
    assert QUIET.clock == 0
    finish(two)
