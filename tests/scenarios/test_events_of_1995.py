"""Events of 1995 ask and do not decide: each can be fired, and no great power marches unasked."""

from __future__ import annotations

from functools import cache

import pytest

from game.campaign.campaign import Campaign
from game.events.effects.treaties import EndTreaty
from game.events.effects.void import EffectVoid
from game.events.effects.war import BeginWar
from game.events.engine import EventBook
from game.events.staging import Staged, plain
from game.lab.firing import fire, named
from game.politics.war.might import deterrent
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


#: An event, an answer to it, and an effect that must leave its record.
RECORDS = [
    ("abm_treaty", "leave", "end_treaty"), ("grey_zone", "", "membership"),
    ("corfu_process", "", "put_question"), ("vote_of_2011", "repress", "cabinet"),
    ("vote_of_2011", "repress", "incident"), ("zagreb_votes", "", "shock"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "option", "effect"), RECORDS)
def test_what_history_had_is_more_than_a_mood(name: str, option: str, effect: str) -> None:
    world, book = spring()
    trial = fire(world.copy(), book, book.by_id[name], option)
    deeds = [*trial.deeds, *(deed for answer in trial.answers for deed in answer.deeds)]
    told = [record for deed in deeds if deed.effect == effect for record in deed.records]
    assert any(not isinstance(record, EffectVoid) for record in told), told


def test_a_shield_is_built_only_after_the_treaty_against_it_has_run_out() -> None:
    world, book = spring()
    world = world.copy()
    america, russia = (queries.power_of(world, name) for name in ("united_states", "russia"))
    assert deterrent.shield(world, america, russia) == 0
    leave = book.by_id["abm_treaty"].option("leave")
    (ends,) = [plain(effect) for effect in leave.effects if isinstance(plain(effect), EndTreaty)]
    ends.apply(world)
    assert deterrent.shield(world, america, russia) == 0  # it is given notice of
    world.turn += world.rules.politics.notice_quarters + 1
    assert deterrent.shield(world, america, russia) > 0
