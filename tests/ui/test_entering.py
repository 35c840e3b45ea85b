"""What a person sends into others' war: the choice on the war's sheet, and the order that comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.politics.war.joining import JoinWar
from game.ui.screens.actions import Give
from game.ui.screens.base import Push
from game.ui.screens.play.diplomacy.peace import WarScreen
from game.words import CasusBelli, ExpeditionSize
from game.world.state.treaties import War
from tests.ui.screenkit import Person, at_desk, power_of


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory) -> Person:
    return at_desk(Path(tmp_path_factory.mktemp("entering")), "russia")


def test_a_person_chooses_how_much_goes_before_entering(person: Person) -> None:
    session, world = person.session, person.session.campaign.world
    lord, rebel = power_of(person, "ottoman_empire"), power_of(person, "serbia")
    war = War(world.take_id(), "A rising", world.turn, [rebel], [lord], CasusBelli.REBELLION, (), -1)
    world.wars[war.id] = war
    person.app.follow(Push(WarScreen(session, war.id)))
    person.frames(2)
    given = {a.order.size for a in person.actions() if isinstance(a, Give) and isinstance(a.order, JoinWar)}
    assert given <= {ExpeditionSize.ALL}
    person.press("p")
    told = " ".join(person.app.gui.strings())
    assert "stays at home" in told
    assert "goes home in" in told
    orders = [a.order for a in person.actions() if isinstance(a, Give) and isinstance(a.order, JoinWar)]
    assert orders
    assert {order.size for order in orders} == {ExpeditionSize.CORPS}
    person.press("s")
    assert "no army" in " ".join(person.app.gui.strings())
    person.press("p")
    person.mean("2")
    assert war.expeditions[session.seat].size is ExpeditionSize.CORPS
    person.frames(2)
    assert "Your expedition" in " ".join(person.app.gui.strings())
