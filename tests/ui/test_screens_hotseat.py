"""Hotseat: nobody sees what is another's, the desk changes hands only where somebody has to decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.politics.war.outbreak.war import DeclareWar
from game.rules.money.budget import SetBudget
from game.ui.screens.actions import Place
from game.ui.screens.base import Go
from game.ui.screens.load import take_up
from game.ui.screens.play.handover import HandoverScreen, TypePhrase
from game.ui.screens.play.world import WorldScreen
from game.words import CasusBelli, Phase
from game.world.state import queries
from tests.ui.hotseat import finish, pass_on, sit
from tests.ui.screenkit import Person, at_desk


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Person]:
    person = at_desk(tmp_path, "austria", "france")
    yield person
    person.close()


def mark_secrets(person: Person) -> dict[int, str]:
    """Give every force of the two a name that can be found again, by power."""
    world = person.session.campaign.world
    secrets = {p: f"secret{p}" for p in person.session.humans}
    for force in world.forces.values():
        if force.power in secrets:
            force.name = f"{secrets[force.power]} corps {force.id}"
    return secrets


def test_a_hand_over_shows_nothing_of_any_seat(two: Person) -> None:
    secrets = mark_secrets(two)
    sit(two)
    two.frames(2)
    two.session.give(_budget(two))
    pass_on(two)
    two.frames(2)
    two.app.draw()
    texts = " ".join(two.app.gui.strings())
    assert not any(secret in texts for secret in secrets.values())
    seen = pygame.surfarray.array3d(two.app.window).copy()
    two.world.session.atlas.camera.pan(200, 100)
    two.app.draw()
    assert (pygame.surfarray.array3d(two.app.window) == seen).all()  # no atlas shines through


def _budget(person: Person) -> SetBudget:
    b = person.session.view.powers[person.session.seat].budget
    assert b is not None
    return SetBudget(person.session.seat, b.tax + 30, b.military, b.welfare, b.investment)


def test_selection_and_notice_do_not_pass_to_the_next(two: Person) -> None:
    sit(two)
    force = next(iter(two.session.view.forces_of(two.session.seat)))
    two.world.command.pick(force.id)
    two.session.notice = "a private word"
    pass_on(two)
    sit(two)
    assert not two.world.command.forces
    assert two.session.notice == ""
    assert two.session.atlas.selected_force == -1
    assert not two.session.atlas.highlights


def test_a_passphrase_locks_a_seat(two: Person) -> None:
    sit(two, "a", "b")
    first = two.session.seat
    pass_on(two)
    sit(two)
    pass_on(two)
    assert isinstance(two.screen, HandoverScreen)
    assert two.screen.power == first
    two.press("x", "return")
    assert isinstance(two.screen, HandoverScreen)
    assert "That is not it." in two.app.gui.strings()
    two.press("escape", "tab", "m", "f5", "space")
    assert isinstance(two.screen, HandoverScreen)
    two.walk_to(TypePhrase())
    two.press("a", "b", "return")
    assert isinstance(two.screen, WorldScreen)
    assert two.session.seat == first


def test_locks_yearbook_and_news_survive_a_save(two: Person, tmp_path: Path) -> None:
    sit(two, "a", "b")
    first = two.session.seat
    while two.session.campaign.world.turn < 2:
        pass_on(two)
        sit(two, *("a", "b") if two.screen.power == first else ())  # type: ignore[attr-defined]
    before = two.session.campaign
    two.press("f5")
    saved = next(tmp_path.glob("1815-*.save"))
    again = take_up(saved)
    assert not isinstance(again, str)
    two.app.follow(Go(Place.CAMPAIGN, again))
    two.wait(lambda: isinstance(two.screen, HandoverScreen))
    after = two.session.campaign
    assert after is not before
    assert after.locks == before.locks
    assert set(after.locks) == {first}
    assert after.yearbook.pages == before.yearbook.pages
    assert all(len(after.yearbook.pages[p]) == 3 for p in two.session.humans)
    while two.screen.power != first:  # type: ignore[attr-defined]
        sit(two)
        pass_on(two)
    two.press("x", "return")
    assert isinstance(two.screen, HandoverScreen), "the lock still holds"
    two.press("a", "b", "return")
    assert two.session.seat == first
    assert all(entry.turn >= 1 for entry in two.session.news(all_told=True)), "old news is no news"


def test_the_desk_skips_seats_that_wait_to_be_asked(two: Person) -> None:
    sit(two)
    first = two.session.seat
    two.press("shift+space")
    two.wait(lambda: isinstance(two.screen, HandoverScreen) or two.session.is_asked)
    for _ in range(4):
        if isinstance(two.screen, HandoverScreen):
            if two.screen.power == first:
                assert two.session.what_wakes(first)
                return
            sit(two)
        assert two.session.seat != first
        finish(two)


def test_alone_there_is_no_hand_over(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria")
    assert isinstance(person.screen, WorldScreen)
    person.go_on("return", lambda: person.session.is_asked and person.session.view.phase is Phase.OPERATIONS)
    assert isinstance(person.screen, WorldScreen)
    person.close()


def _moves(person: Person) -> bool:
    return person.session.view.phase is Phase.OPERATIONS


def test_the_staff_acts_all_quarter_however_slow_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slice of thinking that ends just before the seat must not ask it in its staff's place."""
    monkeypatch.setattr("game.ui.screens.play.desk.waking.SLICE", 0.0)  # pause wherever a pause is possible
    person = at_desk(tmp_path, "austria")
    foe = queries.power_of(person.session.campaign.world, "ottoman_empire")
    person.session.give(DeclareWar(person.session.seat, foe, CasusBelli.CONQUEST, ()))
    while not _moves(person):  # the powers may confer about it first
        person.press("return")
        person.wait(lambda: person.session.is_asked)
    person.press("shift+return")
    person.wait(lambda: person.session.is_asked)
    assert person.session.view.phase is Phase.POLITICS
    person.close()
