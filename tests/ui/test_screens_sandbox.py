"""A sandbox campaign at the desktop: ticked before play, and used in play by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.campaign.seats import Seat
from game.politics.sandbox import SetLogic
from game.ui.screens.actions import Give, ShowPower
from game.ui.screens.laboratory import SetRule
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.text import say
from game.words import Logic
from game.world.state.world import Settings
from tests.ui.screenkit import Person, at_desk, power_of


@pytest.fixture
def austria(tmp_path: Path) -> Iterator[Person]:
    person = at_desk(tmp_path, "austria", settings=Settings(sandbox=True))
    yield person
    person.close()


def look_at(person: Person, other: int) -> None:
    """Open the powers on one of them."""
    person.press("p")
    assert isinstance(person.screen, DiplomacyScreen)
    person.walk_to(ShowPower(other))
    person.press("return")


def offered(person: Person) -> list[Logic]:
    """Logics that can be chosen on the screen."""
    orders = [action.order for action in person.actions() if isinstance(action, Give)]
    return [order.logic for order in orders if isinstance(order, SetLogic)]


def test_a_sandbox_is_ticked_before_play(tmp_path: Path) -> None:
    person = Person(tmp_path).open()
    person.press("n", "l")
    person.walk_to(SetRule("sandbox", True))
    person.press("return")
    assert say("setting_sandbox_note_true") in " ".join(person.app.gui.strings())
    person.press("ctrl+return")
    person.wait(lambda: isinstance(person.screen, WorldScreen))
    assert person.session.campaign.world.settings.sandbox
    person.close()


def test_a_logic_is_changed_by_keyboard_and_not_taken_back(austria: Person) -> None:
    russia = power_of(austria, "russia")
    look_at(austria, russia)
    assert offered(austria) == [logic for logic in Logic if logic is not Logic.ADAPTIVE]
    austria.press(f"shift+{list(Logic).index(Logic.CONCERT) + 1}")
    assert austria.session.campaign.world.logics == {russia: Logic.CONCERT}
    assert "concert instead of adaptive" in " ".join(austria.app.gui.strings())
    austria.press("escape", "u")  # what it told shows where Russia stood: there is no way back but another
    assert austria.session.campaign.world.logics == {russia: Logic.CONCERT}


def test_a_logic_is_changed_by_mouse(austria: Person) -> None:
    france = power_of(austria, "france")
    austria.press("p")
    austria.click_on(ShowPower(france))
    austria.click_on(Give(SetLogic(austria.session.seat, france, Logic.SELF_HELP)))
    assert austria.session.campaign.world.logics == {france: Logic.SELF_HELP}
    assert austria.session.campaign.world.powers[france].stage == 0


def test_a_seat_of_a_person_and_a_lesser_power_offer_nothing(austria: Person) -> None:
    campaign = austria.session.campaign
    campaign.hand_to(power_of(austria, "france"), Seat.HUMAN)
    look_at(austria, power_of(austria, "france"))
    assert not offered(austria)
    assert say("sandbox_person") in " ".join(austria.app.gui.strings())
    austria.click_on(ShowPower(power_of(austria, "russia")))
    assert offered(austria)
    austria.walk_to(ShowPower(power_of(austria, "switzerland")))
    austria.press("return")
    assert not offered(austria)


def test_an_ordinary_campaign_shows_no_logics(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria")
    look_at(person, power_of(person, "russia"))
    assert not offered(person)
    person.close()
