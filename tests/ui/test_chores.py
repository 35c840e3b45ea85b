"""Standing instructions at the desk: given by keys, kept with the options, carried out each quarter."""

from __future__ import annotations

from pathlib import Path

from game.ai.chores import Chore
from game.rules.money.budget import SetBudget
from game.ui.options import read_options
from game.ui.screens.play.home.chores import ChoresScreen
from tests.ui.screenkit import at_desk


def test_what_is_left_to_the_ministers_is_kept_and_done_next_quarter(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "prussia")
    person.press("b")
    person.press("s")
    assert isinstance(person.screen, ChoresScreen)
    person.press("1")
    assert person.app.context.options.chores == (Chore.BUDGET,)
    assert read_options(tmp_path).chores == (Chore.BUDGET,)
    person.press("escape")
    person.press("escape")
    session, turn = person.session, person.session.campaign.world.turn
    session.finish(leave_to_staff=True)
    person.wait(lambda: session.is_asked and session.campaign.world.turn > turn)
    orders = [act.order for act in session.campaign.log if act.turn > turn]
    assert any(isinstance(order, SetBudget) and order.power == session.seat for order in orders)
    person.close()
