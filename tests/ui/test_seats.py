"""Seats at this desk: left to the computer only on a second word, taken again; saved while one watches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save
from game.politics.treaties.treaties import ProposeTreaty
from game.rules.land.combat import Attack
from game.rules.land.movement import Move
from game.rules.orders import Refusal
from game.ui.screens.base import Push
from game.ui.screens.play.atlas.battle import AttackScreen
from game.ui.screens.play.desk.sure import SureScreen
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.menu import LeaveSeat, MenuScreen, Save, TakeSeat
from game.ui.screens.play.world import WorldScreen
from game.words import Phase, TreatyKind
from game.world.state import queries
from game.world.state.world import Settings
from tests.ui.hotseat import finish, sit
from tests.ui.screenkit import Person, at_desk


@pytest.fixture
def austria(tmp_path: Path) -> Iterator[Person]:
    person = at_desk(tmp_path, "austria")
    yield person
    person.close()


def leave(person: Person) -> None:
    """Leave the seat in earnest; the menu stays open."""
    person.press("escape")
    person.click_on(LeaveSeat())
    person.press("ctrl+return")


def test_a_seat_is_left_only_on_a_second_word(austria: Person) -> None:
    campaign, me = austria.session.campaign, austria.session.seat
    austria.press("escape")
    austria.click_on(LeaveSeat())
    assert isinstance(austria.screen, SureScreen)
    austria.press("escape")
    assert campaign.is_human(me)
    austria.click_on(LeaveSeat())
    austria.press("ctrl+return")
    assert isinstance(austria.screen, MenuScreen)
    assert not campaign.is_human(me)


def test_a_seat_left_is_taken_again_and_what_is_watched_can_be_saved(austria: Person, tmp_path: Path) -> None:
    session, me = austria.session, austria.session.seat
    leave(austria)
    austria.press("escape")
    turn = session.campaign.world.turn
    austria.wait(lambda: session.campaign.world.turn > turn)
    austria.press("escape")
    austria.click_on(Save())
    (path,) = tmp_path.glob("1815-*.save")
    again = read_save(path)
    assert verify(again) is None
    austria.click_on(TakeSeat(me))
    assert isinstance(austria.screen, WorldScreen)
    austria.wait(lambda: session.is_asked)
    assert (session.seat, session.campaign.active) == (me, me)
    assert verify(session.campaign) is None


def test_a_seat_with_a_passphrase_is_taken_again_with_it(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria", "france")
    sit(person, "a", "b")
    power = person.session.seat
    leave(person)
    person.press("escape")
    person.wait(lambda: person.session.is_asked)  # the other, who is alone now
    assert person.session.seat != power
    leave(person)
    person.click_on(TakeSeat(power))
    person.wait(lambda: isinstance(person.screen, HandoverScreen))
    person.press("x", "return")
    assert isinstance(person.screen, HandoverScreen)
    sit(person, "a", "b")
    assert person.session.seat == power
    person.close()


def test_nobody_takes_back_what_was_left_to_the_staff(austria: Person) -> None:
    """March, leave the rest to the staff, and press undo when the next quarter asks."""
    session = austria.session
    finish_politics(austria)
    assert march(austria)
    assert session.campaign.can_undo()
    turn = session.campaign.world.turn
    finish(austria)
    assert session.campaign.world.turn == turn + 1
    austria.press("u")
    assert session.campaign.world.turn == turn + 1
    assert verify(session.campaign) is None


def finish_politics(person: Person) -> None:
    while person.session.view.phase is not Phase.OPERATIONS:
        person.press("return")
        person.wait(lambda: person.session.is_asked)


def march(person: Person) -> bool:
    """Order some march that can be taken back."""
    session = person.session
    for force in session.view.forces_of(session.seat):
        for hex_id in session.view.map.neighbours[max(0, force.hex)].tolist():
            order = Move(session.seat, (force.id,), (hex_id,))
            if not isinstance(session.campaign.submit(order), Refusal) and session.campaign.can_undo():
                return True
    return False


def test_sealed_orders_swallow_no_news(tmp_path: Path) -> None:
    """Lines about sealed orders leave the chronicle again; what comes after them is news all the same."""
    person = at_desk(tmp_path, "austria", settings=Settings(simultaneous=True))
    session = person.session
    before = len(session.campaign.chronicle.entries)
    for name in ("prussia", "bavaria", "russia"):
        session.give(ProposeTreaty(session.seat, queries.power_of(session.view, name), TreatyKind.TRADE))
    assert len(session.campaign.chronicle.entries) > before
    session.finish()
    assert session.marks[session.seat] == session.seen == before
    person.close()


def test_an_attack_sheet_gives_the_camera_back(austria: Person) -> None:
    session = austria.session
    force = next(f for f in session.view.forces_of(session.seat) if f.hex >= 0)
    target = session.view.map.neighbours[force.hex].tolist()[0]
    camera = session.atlas.camera
    before = (camera.level, camera.left, camera.top)
    austria.app.follow(Push(AttackScreen(session, Attack(session.seat, (force.id,), target))))
    austria.frames(2)
    assert (camera.level, camera.left, camera.top) != before
    austria.press("escape")
    assert (camera.level, camera.left, camera.top) == before
