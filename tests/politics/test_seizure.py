"""Land taken without a war: who can, what it costs, who holds whom guilty, and how it becomes a title."""

from __future__ import annotations

import pytest

from game.campaign.present import Presenter
from game.events.effects.titles import Recognise, Seize
from game.events.effects.void import EffectVoid
from game.events.expressions.conditions import Answers, compile_checked
from game.politics.perception.evidence import TrustMoved
from game.politics.treaties.claims import add_claim
from game.politics.treaties.signing import TreatyEnded
from game.politics.war.consequences.passing import ProvinceCeded
from game.politics.war.outbreak import conquest, seizure, titles
from game.politics.war.outbreak.seizure import HolderRecognised, PlacesSeized, SeizureJudged
from game.rules.money import economy
from game.words import CasusBelli, TreatyKind
from game.world.dice import Dice
from game.world.state import queries
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, corps, every, small_world, treaty


@pytest.fixture
def world() -> World:
    """Red owns A, blue C and B, green D, white E, each four hexes; a corps of red stands next to B."""
    made = small_world(
        "..........\n..........", "AABBCCDDEE\nAABBCCDDEE",
        {"B": "blue", "C": "blue", "D": "green", "E": "white"},
    )  # fmt: skip
    made.powers[BLUE].capital = 2
    corps(made, RED, 1)
    return made


def test_the_ground_passes_and_the_title_stays(world: World) -> None:
    stood = corps(world, BLUE, 2, strength=5_000)
    produce = int(economy.outputs(world)[BLUE])
    records = Seize("seize", "red", ("B",)).apply(world)
    (told,) = among(records, PlacesSeized)
    assert (told.owner, told.casus) == ("blue", CasusBelli.CONQUEST)
    assert (world.places.owner[1], queries.holder_of(world, 1)) == (BLUE, RED)
    assert world.places.occupied_since[1] == world.turn
    assert int(world.controller[stood.hex]) == BLUE, "the owner's men go home"
    assert {int(world.map.place[f.hex]) for f in world.forces_of(RED)} == {1}, "and the taker's hold the town"
    assert int(economy.outputs(world)[BLUE]) < produce
    assert not world.wars
    assert titles.was_wronged(world, BLUE, RED)
    assert not titles.was_wronged(world, RED, BLUE)
    world.check_invariants()


def test_every_power_judges_it_and_a_claim_excuses(world: World) -> None:
    add_claim(world, RED, 1, 8_000)
    before, standing = world.beliefs.trust.copy(), world.powers[RED].standing
    records = Seize("seize", "red", ("B",)).apply(world)
    verdicts = {r.power: r.is_guilty for r in among(records, SeizureJudged)}
    assert set(verdicts) == {"blue", "green", "white"}
    assert verdicts["blue"]
    assert world.beliefs.trust[BLUE, RED] < before[BLUE, RED]
    for judge, name in ((GREEN, "green"), (WHITE, "white")):
        assert bool(world.beliefs.trust[judge, RED] < before[judge, RED]) is verdicts[name]
    claimed = standing - world.powers[RED].standing
    assert among(records, TrustMoved)
    other = small_world("....", "AABB", {"B": "blue"})
    corps(other, RED, 1)
    seizure.take(other, Dice(7), RED, [1])
    assert 5_000 - other.powers[RED].standing > claimed, "bare conquest costs more"
    assert all(Presenter(world).record(record) for record in records)


def test_a_promise_of_peace_is_torn_up_by_it(world: World) -> None:
    bond = treaty(world, TreatyKind.NON_AGGRESSION, RED, BLUE)
    records = Seize("seize", "red", ("B",)).apply(world)
    assert [r.how for r in among(records, TreatyEnded)] == ["broken"]
    assert bond.id not in world.treaties


def test_nobody_takes_what_is_well_guarded(world: World) -> None:
    for _ in range(2):
        corps(world, BLUE, 2)
    assert [r.reason for r in every(Seize("seize", "red", ("B",)).apply(world), EffectVoid)] == ["too_weak"]
    assert among(Seize("seize", "red", ("B",), 60_000).apply(world), PlacesSeized), "a band tips the scales"


def test_a_holder_is_recognised_power_by_power(world: World) -> None:
    Seize("seize", "red", ("B",)).apply(world)
    (told,) = every(Recognise("recognise", "green", ("B",)).apply(world), HolderRecognised)
    assert "Red" in Presenter(world).record(told)
    asked = compile_checked(world, "recognised(green, B) and not recognised(white, B)")
    assert asked.holds(Answers(world).scope(asked))
    assert conquest.recognise(world, Dice(7)) == [], "one of two is not most"
    Recognise("recognise", "green", ("B",), on=False).apply(world)
    assert not seizure.recognises(world, GREEN, 1)


def test_most_great_powers_make_a_title_of_it(world: World) -> None:
    Seize("seize", "red", ("B",)).apply(world)
    for power in ("green", "white"):
        Recognise("recognise", power, ("B",)).apply(world)
    assert among(conquest.recognise(world, Dice(7)), ProvinceCeded)
    assert world.places.owner[1] == RED


def test_the_owners_own_word_is_a_cession(world: World) -> None:
    Seize("seize", "red", ("B",)).apply(world)
    assert among(Recognise("recognise", "blue", ("B",)).apply(world), ProvinceCeded)
    assert world.places.owner[1] == RED
    assert world.places.occupied_since[1] == -1
