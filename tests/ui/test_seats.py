"""Seats at this desk: left to the computer only on a second word, taken again; saved while one watches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.campaign.saving.still import still
from game.politics.treaties.treaties import ProposeTreaty
from game.rules.land.combat import Attack
from game.rules.land.movement import Move
from game.rules.orders import Refusal
from game.ui.screens.actions import GoTo, Place
from game.ui.screens.base import Push
from game.ui.screens.play.atlas.battle import AttackScreen
from game.ui.screens.play.desk.sure import SureScreen
from game.ui.screens.play.desk.watching import has_seen
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.menu import LeaveSeat, MenuScreen, Save, TakeSeat
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen
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
    person.wait(lambda: isinstance(person.screen, HandoverScreen))  # the other, who is alone now
    sit(person)
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


# --- watching, and coming back --------------------------------------------------------------------------


def both_left(folder: Path) -> tuple[Person, int, int]:
    """A locked seat and an open one, both left to the computer, which pauses; the menu is open."""
    person = at_desk(folder, "austria", "france")
    sit(person, "a", "b")
    locked = person.session.seat
    leave(person)
    person.press("escape")
    person.wait(lambda: isinstance(person.screen, HandoverScreen))
    sit(person)
    other = person.session.seat
    leave(person)
    person.session.is_running = False
    return person, locked, other


def test_nobody_watches_through_the_eyes_of_a_locked_seat(tmp_path: Path) -> None:
    person, locked, other = both_left(tmp_path)
    person.press("escape")
    seen = set()
    for _ in range(20):
        person.press("v")
        seen.add(person.session.seat)
    assert other in seen
    assert locked not in seen
    person.close()


def test_who_leaves_a_locked_seat_leaves_nothing_on_the_desk(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria")
    session, me = person.session, person.session.seat
    session.campaign.locks[me] = "a lock"
    leave(person)
    assert session.seat == -1
    person.press("escape")
    person.wait(lambda: session.seat >= 0)
    assert session.seat != me
    person.close()


def test_where_all_seats_are_locked_the_menu_can_still_be_reached(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria")
    campaign = person.session.campaign
    campaign.locks.update(dict.fromkeys(campaign.world.facts.policy_makers, "a lock"))
    leave(person)
    person.press("escape")
    turn = campaign.world.turn
    person.wait(lambda: campaign.world.turn > turn)
    assert person.session.seat == -1
    person.press("escape")
    assert isinstance(person.screen, MenuScreen)
    person.close()


def test_who_looked_through_other_eyes_comes_back_in_the_next_quarter(
    austria: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.screens.play.desk.waking.SLICE", 0.0)  # one tick, however slow the machine
    session, me = austria.session, austria.session.seat
    leave(austria)
    session.is_running = False
    austria.press("escape", "v")
    assert session.seat != me
    campaign, step, turn = session.campaign, session.campaign.step, session.campaign.world.turn
    session.is_running = True
    austria.wait(lambda: campaign.step != step)
    session.is_running = False  # on a slow machine the quarter would end while the menu opens
    austria.press("escape")
    austria.click_on(TakeSeat(me))
    assert campaign.world.turn == turn
    assert not campaign.is_human(me), "another part of the same quarter is too soon"
    assert session.why_not_again(me)
    session.is_running = True
    austria.wait(lambda: session.is_asked)
    assert campaign.world.turn == turn + 1
    assert session.seat == me
    assert not any(when == turn + 1 for when, _ in campaign.lent.values()), "and nobody has looked in it"


def test_who_waits_for_the_next_quarter_in_a_locked_seat_types_the_passphrase_again(tmp_path: Path) -> None:
    person, locked, _ = both_left(tmp_path)
    session = person.session
    session.is_running = True
    person.press("escape")
    assert session.why_not_again(locked)
    person.press("escape")
    person.click_on(TakeSeat(locked))
    sit(person, "a", "b")
    assert not session.campaign.is_human(locked)
    person.press("escape")
    person.wait(lambda: isinstance(person.screen, HandoverScreen))
    assert session.campaign.is_human(locked)
    assert session.seat == -1
    person.close()


def test_what_was_seen_is_kept_in_saves(austria: Person, tmp_path: Path) -> None:
    """Who looked, saved and loaded has still looked; a save of before the look does not know of it."""
    session, me = austria.session, austria.session.seat
    leave(austria)
    session.is_running = False
    before, after = tmp_path / "before.save", tmp_path / "after.save"
    write_save(still(session.campaign), before)
    austria.press("escape", "v")
    assert session.seat != me
    write_save(still(session.campaign), after)
    assert has_seen(read_save(after), me)
    assert read_save(after).lent == session.campaign.lent
    assert session.seat in read_save(after).lent
    assert not has_seen(read_save(before), me)


def test_who_has_not_looked_comes_back_at_once(austria: Person) -> None:
    session, me = austria.session, austria.session.seat
    at = session.campaign.juncture.step, session.campaign.agenda
    leave(austria)
    austria.click_on(TakeSeat(me))
    austria.wait(lambda: session.is_asked)
    assert (session.campaign.juncture.step, session.campaign.agenda) == at


def test_a_locked_seat_is_nobodys_before_its_passphrase_is_typed(tmp_path: Path) -> None:
    person, locked, _ = both_left(tmp_path)
    campaign = person.session.campaign
    person.click_on(TakeSeat(locked))
    assert isinstance(person.screen, HandoverScreen)
    person.press("x", "return")
    assert not campaign.is_human(locked)
    person.press("escape")
    assert isinstance(person.screen, MenuScreen)
    assert not campaign.is_human(locked)
    person.click_on(TakeSeat(locked))
    sit(person, "a", "b")
    assert campaign.is_human(locked)
    person.close()


def test_a_hand_over_has_a_way_out(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria", "france")
    person.press("ctrl+s")
    assert isinstance(person.screen, HandoverScreen)
    assert len(list(tmp_path.glob("1815-*.save"))) == 1
    person.click_on(GoTo(Place.TITLE))
    assert isinstance(person.screen, TitleScreen)
    person.close()


def test_who_leaves_an_open_seat_hands_the_desk_over(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria", "france")
    sit(person)
    left = person.session.seat
    leave(person)
    person.press("escape")
    person.wait(lambda: isinstance(person.screen, HandoverScreen) or person.session.is_asked)
    assert isinstance(person.screen, HandoverScreen)
    assert person.screen.power != left
    sit(person)
    finish(person)
    assert isinstance(person.screen, WorldScreen), "nobody else sits here now"
    person.close()
