"""Events of 1919 ask for what made them, never for a year alone, and none begins a war of great powers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.events.effects.table import Effect
from game.events.effects.void import EffectVoid
from game.events.effects.war import BeginWar
from game.events.engine import EventBook
from game.events.expressions.conditions import Answers
from game.events.staging import plain
from game.lab.firing import fire
from game.scenarios.load import load_scenario
from game.words import Cabinet, Ideology
from game.world.state import queries
from game.world.state.world import Settings, World

Change = Callable[[World], None]
#: Reasons that tell of an effect written wrongly, in whatever world it comes due.
WRITTEN_WRONG = {"wrong_terms", "third_party", "not_theirs", "ring", "no_number", "no_port"}


def morning() -> tuple[World, EventBook]:
    return load_scenario("1919", 1, Settings())


def home(power: str, **conditions: object) -> Change:
    def change(world: World) -> None:
        state = world.powers[queries.power_of(world, power)]
        for name, value in conditions.items():
            setattr(state if hasattr(state, name) else state.home, name, value)

    return change


def all_of(*changes: Change) -> Change:
    def change(world: World) -> None:
        for one in changes:
            one(world)

    return change


def without(name: str) -> Change:
    """Every treaty of that name is gone."""

    def change(world: World) -> None:
        for treaty in [t for t in world.treaties.values() if t.name == name]:
            del world.treaties[treaty.id]

    return change


def owned(place: str, owner: str) -> Change:
    def change(world: World) -> None:
        index = next(p.index for p in world.map.places if p.id == place)
        world.places.owner[index] = next(facts.index for facts in world.roster if facts.id == owner)

    return change


def trusting(one: str, other: str) -> Change:
    def change(world: World) -> None:
        world.beliefs.trust[queries.power_of(world, one), queries.power_of(world, other)] = 9_000

    return change


def there(name: str) -> Change:
    """A city that is a state of its own already."""

    def change(world: World) -> None:
        world.powers[next(facts.index for facts in world.roster if facts.id == name)].exists = True
        owned(name, name)(world)

    return change


nothing: Change = all_of()
weak_italy = home("italy", legitimacy=4_000, hardship=6_000, civil_control=4_000)
evacuated = all_of(without("Occupation of the Mainz zone"), without("Occupation of the Coblenz zone"))
fascist = home("germany", ideology=Ideology.FASCIST, humiliation=2_000)

#: An event, what makes it possible, and what takes that away.
ASKS: list[tuple[str, Change, Change]] = [
    ("versailles_in_force", nothing, owned("corridor", "poland")),
    ("senate", nothing, without("Treaty of guarantee to France")),
    ("fiume_seized", nothing, owned("fiume", "italy")),
    ("kun_falls", home("hungary", legitimacy=2_000), home("hungary", ideology=Ideology.AUTHORITARIAN)),
    ("march_on_rome", weak_italy, home("italy", legitimacy=7_000)),
    ("march_on_rome", weak_italy, home("italy", ideology=Ideology.FASCIST)),
    ("matteotti", home("italy", ideology=Ideology.FASCIST), home("italy", openness=1_000)),
    ("locarno", home("germany", cabinet=Cabinet.MODERATE), home("germany", cabinet=Cabinet.NATIONALIST)),
    ("conscription", fascist, home("germany", ideology=Ideology.REPUBLICAN)),
    ("conscription", fascist, without("Treaty of Versailles, Part V")),
    ("rhineland_march", all_of(fascist, evacuated), without("Treaty of Versailles, Articles 42 to 44")),
    ("anschluss", fascist, home("germany", ideology=Ideology.REPUBLICAN)),
    ("danzig_question", all_of(fascist, there("danzig")), home("germany", ideology=Ideology.REPUBLICAN)),
    ("walwal", home("italy", ideology=Ideology.FASCIST), home("italy", ideology=Ideology.CONSTITUTIONAL)),
    ("mukden", home("japan", civil_control=3_000), home("japan", civil_control=9_000)),
    ("spanish_civil_war", home("spain", ideology=Ideology.REPUBLICAN, civil_control=2_000, transition=4_000),
     home("spain", civil_control=8_000)),
    ("national_pact", nothing, home("ottoman_empire", humiliation=1_000)),
    ("petrich", home("greece", civil_control=4_500),
     home("greece", cabinet=Cabinet.MODERATE, civil_control=6_000)),
    ("spanish_republic", home("spain", ideology=Ideology.AUTHORITARIAN),
     home("spain", ideology=Ideology.REPUBLICAN)),
    ("early_evacuation", trusting("france", "germany"), without("Occupation of the Mainz zone")),
]  # fmt: skip


def may_happen(world: World, book: EventBook, event: str) -> bool:
    return Answers(world).holds(book.by_id[event].condition)


@pytest.mark.parametrize(("event", "possible", "untrue"), ASKS)
def test_an_event_asks_for_what_made_it(event: str, possible: Change, untrue: Change) -> None:
    world, book = morning()
    possible(world)
    assert may_happen(world, book, event)
    untrue(world)
    assert not may_happen(world, book, event)


def test_there_are_events_for_every_turn_of_the_age() -> None:
    _, book = morning()
    families = {event.family or event.id for event in book.events}
    assert len(families) >= 70
    assert families >= {
        "league", "senate", "fiume_seized", "vilna", "aland", "upper_silesia", "chanak", "lausanne",
        "march_on_rome", "ruhr", "corfu", "dawes", "geneva_protocol", "locarno", "petrich", "germany_joins",
        "kellogg_pact", "wall_street", "mukden", "disarmament_conference", "saar_vote", "conscription",
        "stresa", "walwal", "rhineland_march", "spanish_civil_war", "anschluss", "sudeten_question", "prague",
        "guarantees", "kremlin_in_august",
    }  # fmt: skip


def effects_of(book: EventBook) -> list[tuple[str, Effect]]:
    found: list[tuple[str, Effect]] = []
    for event in book.events:
        for doing in (*event.effects, *(d for option in event.options for d in option.effects)):
            found.append((event.id, plain(doing)))
    return found


def test_no_event_begins_a_war_between_great_powers() -> None:
    world, book = morning()
    great = set(queries.names(world, queries.great_powers(world)))
    wars = [(event, effect) for event, effect in effects_of(book) if isinstance(effect, BeginWar)]
    assert wars
    assert all(not {effect.attacker, effect.target} <= great for _, effect in wars)


def test_no_effect_is_written_so_that_it_can_never_be_carried_out() -> None:
    world, book = morning()
    for event in book.events:
        trial = fire(world.copy(), book, event)
        for deed in (*trial.deeds, *(deed for answer in trial.answers for deed in answer.deeds)):
            told = {record.reason for record in deed.records if isinstance(record, EffectVoid)}
            assert not told & WRITTEN_WRONG, (event.id, deed.effect, told)


#: An event, an answer to it, and what must be in the chronicle after it.
RECORDS = [
    ("fiume_seized", "drift", "sanction"), ("peace_of_riga", "", "peace"),
    ("albania_before_the_council", "leave", "treaty"), ("saar_vote", "vote", "state_ended"),
    ("ballhausplatz", "brenner", "mobilise"), ("belgium_alone", "alone", "treaty"),
    ("guarantees", "give", "treaty"), ("beer_hall", "lenient", "forces_quality"),
    ("pact_of_paris", "", "accede"),
    ("commission_of_inquiry", "", "found_body"), ("frankfurt", "march", "treaty"),
    ("plan_of_london", "yield", "cede"), ("paris_proposals", "leave", "withdraw"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "option", "effect"), RECORDS)
def test_what_history_had_is_more_than_a_mood(event: str, option: str, effect: str) -> None:
    world, book = morning()
    trial = fire(world, book, book.by_id[event], option)
    deeds = [*trial.deeds, *(deed for answer in trial.answers for deed in answer.deeds)]
    told = [record for deed in deeds if deed.effect == effect for record in deed.records]
    assert any(not isinstance(record, EffectVoid) for record in told), told


def test_the_saar_votes_itself_home() -> None:
    world, book = morning()
    trial = fire(world, book, book.by_id["saar_vote"], "vote")
    (ended, _) = [deed for deed in trial.answers[0].deeds if deed.effect == "state_ended"]
    assert ended.records
