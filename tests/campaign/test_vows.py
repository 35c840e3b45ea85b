"""Vows of the year: thought of from what is so, judged by what became of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.campaign.books.notebook import Vow, VowKind
from game.campaign.campaign import Campaign, Pause
from game.campaign.goals.vows import OFFERED, TEMPLATES, how_it_stands, offered
from game.campaign.saving.save import BadSave, read_save, write_save
from game.campaign.seats import Seat
from game.scenarios.load import load_scenario
from game.world.state import queries
from game.world.state.world import Settings


@pytest.fixture
def prussia() -> Campaign:
    world, book = load_scenario("1815", 7, Settings())
    campaign = Campaign(world, book, seats={queries.power_of(world, "prussia"): Seat.HUMAN})
    assert campaign.advance() is Pause.DECISION
    return campaign


def test_three_are_thought_of_and_none_is_kept_already(prussia: Campaign) -> None:
    view = prussia.view_of(prussia.active)
    found = offered(view)
    assert len(found) == len({vow.kind for vow in found}) == OFFERED
    assert not any(how_it_stands(view, vow).is_met for vow in found)
    assert {vow.until for vow in found} == {view.turn + 4}


def test_another_year_others_come_first(prussia: Campaign) -> None:
    first = offered(prussia.view_of(prussia.active))
    prussia.world.turn += 4
    prussia.revision += 1
    later = offered(prussia.view_of(prussia.active))
    assert [vow.kind for vow in first] != [vow.kind for vow in later]


@pytest.mark.parametrize("kind", list(VowKind))
def test_every_kind_can_be_judged(prussia: Campaign, kind: VowKind) -> None:
    view = prussia.view_of(prussia.active)
    assert kind in TEMPLATES
    easy = Vow(kind, queries.power_of(view, "austria"), 0, 4)
    assert 0 <= how_it_stands(view, easy).share <= 10_000


def test_it_lies_in_the_save_and_one_about_nobody_there_is_refused(prussia: Campaign, tmp_path: Path) -> None:
    me = prussia.active
    prussia.notebook(me).vow = offered(prussia.view_of(me))[0]
    write_save(prussia, tmp_path / "a.save")
    assert read_save(tmp_path / "a.save").notebook(me).vow == prussia.notebook(me).vow
    vow = prussia.notebook(me).vow
    assert vow is not None
    prussia.notebook(me).vow = replace(vow, about=9_999)
    write_save(prussia, tmp_path / "b.save")
    with pytest.raises(BadSave):
        read_save(tmp_path / "b.save")
