"""A seat off the map: its country is a box, its army and fleets stand in it, and all screens know that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.ui.screens.actions import RaiseAt
from game.ui.screens.play.desk.sheets import forces_sheet, place_sheet, power_rows
from game.ui.screens.play.world import WorldScreen
from game.ui.widgets.rows import Buttons, Item
from game.world.state import queries
from tests.scenarios.test_overseas import AMERICANS, ARMY, GREAT
from tests.scenarios.test_patches import begun
from tests.ui.screenkit import Person


@pytest.fixture
def american(tmp_path: Path) -> Iterator[Person]:
    world, book = begun(tmp_path / "mine", scenario=GREAT, powers=AMERICANS, forces=ARMY % "united_states")
    campaign = Campaign(world, book, seats={queries.power_of(world, "united_states"): Seat.HUMAN})
    person = Person(tmp_path)
    person.open(lambda context: WorldScreen(context, campaign))
    person.wait(lambda: person.session.is_asked)
    yield person
    person.close()


def test_its_box_is_its_home_on_every_screen(american: Person) -> None:
    session, view = american.session, american.session.view
    box = queries.home_box(view, session.seat)
    title, rows = place_sheet(session, box)
    assert "Americas" in title
    buttons = [button.action for row in rows if isinstance(row, Buttons) for button in row.buttons]
    assert RaiseAt(box) in buttons
    assert len([row for row in rows if isinstance(row, Item)]) >= 5
    assert power_rows(session, session.seat)
    assert forces_sheet(session, view.forces_of(session.seat)[:2])
    american.press("home")
    american.frames(2)
    for force in view.forces_of(session.seat)[:1]:
        american.world.command.pick(force.id)
        american.world.command.centre()
        american.frames(2)
    assert american.world.session.seat == session.seat
