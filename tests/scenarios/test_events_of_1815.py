"""Events of 1815 are told only where what they say is so: who governs, who fights beside whom, who came."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.events.expressions.conditions import Answers
from game.politics.home import speakers
from game.politics.treaties.signing import sign
from game.politics.war.outbreak.war import begin_war
from game.scenarios.load import load_scenario
from game.words import Cabinet, CasusBelli, Ideology, TreatyKind
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.world import Settings, World

Change = Callable[[World], None]


def who(world: World, name: str) -> int:
    return next(facts.index for facts in world.roster if facts.id == name)


def place(world: World, name: str) -> int:
    return index_of(world.map).by_id[name]


def angry_france(world: World) -> None:
    france = world.powers[who(world, "france")]
    france.legitimacy, france.openness, france.home.cabinet = 3_000, 4_000, Cabinet.REACTIONARY


def governed_by(power: str, cabinet: Cabinet) -> Change:
    def change(world: World) -> None:
        world.powers[who(world, power)].home.cabinet = cabinet

    return change


def holding(power: str, ideology: Ideology) -> Change:
    def change(world: World) -> None:
        world.powers[who(world, power)].home.ideology = ideology

    return change


def milan_rises(world: World) -> None:
    world.flags["spring_of_the_peoples"] = world.turn
    world.places.unrest[place(world, "lombardy")] = 5_000


def beside(first: str, second: str, other: str) -> Change:
    def change(world: World) -> None:
        war = begin_war(world, who(world, first), who(world, other), CasusBelli.CLAIM, (), aggressor=-1)[0]
        war.attackers.append(who(world, second))

    return change


def truce(first: str, second: str) -> Change:
    def change(world: World) -> None:
        sign(world, TreatyKind.TRUCE, (who(world, first), who(world, second)))

    return change


def decided(event: str) -> Change:
    def change(world: World) -> None:
        world.fired[event] = world.turn

    return change


def forgotten(event: str) -> Change:
    def change(world: World) -> None:
        del world.fired[event]

    return change


def belgium_free(world: World) -> None:
    holding("france", Ideology.CONSTITUTIONAL)(world)
    belgium = world.powers[who(world, "belgium")]
    belgium.exists, belgium.overlord, belgium.overlord_kind = True, -1, None
    world.fired["belgian_revolt"] = world.turn


def eastern_bargain(world: World) -> None:
    world.flags["chose:unkiar_skelessi:invite"] = world.turn
    sign(world, TreatyKind.DEFENSIVE_ALLIANCE, (who(world, "ottoman_empire"), who(world, "russia")))
    for treaty in list(world.treaties.values()):
        if who(world, "austria") in treaty.parties and who(world, "russia") in treaty.parties:
            del world.treaties[treaty.id]


def bargain_run_out(world: World) -> None:
    for treaty in list(world.treaties.values()):
        if who(world, "ottoman_empire") in treaty.parties:
            del world.treaties[treaty.id]


#: An event, what makes it possible, and what makes what it says untrue.
BLIND: list[tuple[str, Change, Change]] = [
    ("july_revolution", angry_france, governed_by("france", Cabinet.MODERATE)),
    ("july_revolution", angry_france, holding("france", Ideology.CONSTITUTIONAL)),
    ("five_days_of_milan", milan_rises, beside("austria", "sardinia", "spain")),
    ("five_days_of_milan", milan_rises, truce("austria", "sardinia")),
    ("nemours", belgium_free,
     holding("france", Ideology.REPUBLICAN)),
    ("munchengratz", eastern_bargain, bargain_run_out),
    ("polignac_memorandum", decided("spain_restored"), forgotten("spain_restored")),
]  # fmt: skip


def may_happen(world: World, event: str) -> bool:
    _, book = load_scenario("1815", 1, Settings())
    return Answers(world).holds(book.by_id[event].condition)


@pytest.mark.parametrize(("event", "possible", "untrue"), BLIND)
def test_an_event_asks_whether_what_it_says_is_so(event: str, possible: Change, untrue: Change) -> None:
    world, _ = load_scenario("1815", 1, Settings())
    possible(world)
    assert may_happen(world, event)
    untrue(world)
    assert not may_happen(world, event)


def test_spain_is_in_french_hands_only_once_they_hold_madrid() -> None:
    world, _ = load_scenario("1815", 1, Settings())
    world.fired["spain_1823"] = world.turn
    assert not may_happen(world, "polignac_memorandum"), "France has only been asked"
    france = who(world, "france")
    begin_war(world, france, who(world, "spain"), CasusBelli.INVITATION, (), aggressor=-1)
    assert not may_happen(world, "polignac_memorandum"), "war has only been declared"
    for spot in index_of(world.map).hexes[place(world, "new_castile")]:
        world.controller[spot] = france
    assert queries.holder_of(world, place(world, "new_castile")) == france
    assert may_happen(world, "polignac_memorandum")


@pytest.mark.parametrize("name", ["Metternich", "Palmerston", "Polignac", "Louis", "Radetzky", "Ferdinand"])
def test_no_event_names_a_statesman_whom_another_cabinet_would_not_have(name: str) -> None:
    _, book = load_scenario("1815", 1, Settings())
    assert [event.id for event in book.events if name in event.text] == []


def test_no_year_brings_france_another_regime() -> None:
    world, _ = load_scenario("1815", 1, Settings())
    france = who(world, "france")
    for turn in range(world.facts.calendar.turn_of("1849-01-01")):
        world.turn = turn
        speakers.succeed(world, france)
        assert world.powers[france].leader not in ("Louis-Philippe", "Louis-Napoléon Bonaparte")
    world.powers[france].home.ideology = Ideology.CONSTITUTIONAL
    world.powers[france].home.cabinet = Cabinet.RADICAL  # no minister of that kind is known
    speakers.succeed(world, france)
    assert world.powers[france].leader == "Louis-Philippe"
