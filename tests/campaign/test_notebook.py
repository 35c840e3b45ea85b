"""A seat's notebook: it lies in the save, and what it watches stops time."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.books.notebook import MOST, Notebook
from game.campaign.campaign import Campaign, Pause
from game.campaign.saving.save import BadSave, read_save, write_save
from game.campaign.seats import Seat
from game.politics.statecraft.sanctions import EmbargoLaid
from game.scenarios.load import load_scenario
from game.ui.screens.play.desk import waking
from game.ui.screens.play.desk.waking import Until, what_wakes
from game.world.state import queries
from game.world.state.world import Settings


@pytest.fixture
def prussia() -> Campaign:
    world, book = load_scenario("1815", 7, Settings())
    campaign = Campaign(world, book, seats={queries.power_of(world, "prussia"): Seat.HUMAN})
    assert campaign.advance() is Pause.DECISION
    return campaign


def test_it_lies_in_the_save(prussia: Campaign, tmp_path: Path) -> None:
    me = prussia.active
    prussia.notebook(me).note("goal/met/1/german_trade", 0)
    prussia.notebook(me).watch(3, is_on=True)
    write_save(prussia, tmp_path / "a.save")
    assert read_save(tmp_path / "a.save").notebook(me) == prussia.notebook(me)


def test_one_that_tells_of_the_future_is_refused(prussia: Campaign, tmp_path: Path) -> None:
    prussia.notebook(prussia.active).note("goal/met/1/german_trade", 400)
    write_save(prussia, tmp_path / "a.save")
    with pytest.raises(BadSave):
        read_save(tmp_path / "a.save")


def test_it_never_grows_beyond_its_pages() -> None:
    book = Notebook()
    for number in range(MOST + 10):
        book.note(str(number), number)
    assert len(book.told) == MOST
    assert "0" not in book.told


def test_what_is_told_of_a_power_that_is_watched_stops_time(
    prussia: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing else asks; until New Year only what has to be decided does."""
    monkeypatch.setattr("game.campaign.asks.asks", lambda view: [])
    monkeypatch.setattr(waking, "agenda", lambda *of: [])
    me, spain = prussia.active, queries.power_of(prussia.world, "spain")
    since = len(prussia.chronicle.entries)
    prussia.record([EmbargoLaid(power="spain", target="portugal", degree=1, title="")])
    assert what_wakes(prussia, me, since) is None
    prussia.notebook(me).watch(spain, is_on=True)
    cause = what_wakes(prussia, me, since)
    assert cause is not None
    assert (cause.theme, cause.about) == ("alarm", since)
    assert what_wakes(prussia, me, since, Until.NEW_YEAR) is None
    prussia.notebook(me).watch(spain, is_on=False)
    assert what_wakes(prussia, me, since) is None
