"""Events of 1995 ask and do not decide: each can be fired, and no great power marches unasked."""

from __future__ import annotations

from functools import cache

import pytest

from game.campaign.campaign import Campaign
from game.events.engine import EventBook
from game.events.staging import Staged
from game.events.war_effects import BeginWar
from game.lab.firing import fire, named
from game.scenarios.load import load_scenario
from game.world.state import queries
from game.world.state.world import Settings, World

#: What the age is about; the scenario has each of them.
THEORY = [
    "dayton", "partnership_programme", "enlargement_study", "founding_act", "madrid", "council_of_twenty",
    "medvedev_treaty", "bucharest", "khasavyurt", "default_of_1998", "yukos", "vote_of_2011", "kosovo_rises",
    "after_rambouillet", "resolution_1244", "september", "orange", "gas_shut_off", "through_the_tunnel",
    "six_points", "greek_books", "tripoli", "maidan", "polite_people", "answers_to_crimea", "minsk",
    "fleet_divided", "harbour_for_gas", "sunflowers", "oxi", "airfield_at_latakia", "seventeen_seconds",
]  # fmt: skip


@cache
def spring() -> tuple[World, EventBook]:
    """The world after its first year."""
    campaign = Campaign(*load_scenario("1995", 7, Settings()), last_turn=3)
    campaign.advance()
    return campaign.world, campaign.book


def wars_in(effects: tuple[object, ...]) -> list[BeginWar]:
    plain = [effect.effect if isinstance(effect, Staged) else effect for effect in effects]
    return [effect for effect in plain if isinstance(effect, BeginWar)]


@pytest.mark.parametrize("name", THEORY)
def test_each_event_of_the_theory_can_be_fired(name: str) -> None:
    world, book = spring()
    (event,) = named(book, name)
    trial = fire(world.copy(), book, event)
    assert len(trial.answers) == len(event.options) >= (2 if event.options else 0)
    for option in event.options:
        assert option.meaning is not None
        assert set(option.meaning) == {"self_help", "concert"}


def test_no_great_power_goes_to_war_unasked_and_none_against_its_like() -> None:
    world, book = spring()
    great = set(queries.names(world, queries.great_powers(world)))
    for event in book.events:
        assert not great & {war.attacker for war in wars_in(event.effects)}, event.id
        for option in event.options:
            for war in wars_in(option.effects):
                assert war.attacker not in great or event.ask == war.attacker, (event.id, option.id)
                assert not great >= {war.attacker, war.target}, (event.id, option.id)
