"""Plebiscites: the vote follows title, unrest, hard times, freedom and soldiers; what passes by it."""

from __future__ import annotations

import pytest

from game.campaign.present import Presenter
from game.events.effects.titles import Plebiscite
from game.events.effects.void import EffectVoid
from game.events.expressions.conditions import Answers, compile_checked
from game.politics.treaties.claims import add_claim, claim_on
from game.politics.war.consequences import plebiscites
from game.politics.war.consequences.passing import ProvinceCeded
from game.politics.war.consequences.plebiscites import PlebisciteHeld
from game.world.dice import Dice
from game.world.state import queries
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, among, corps, small_world

SAAR = 1


@pytest.fixture
def world() -> World:
    """Red owns A, its capital, and B; blue owns C and green D."""
    return small_world("........\n........", "AABBCCDD\nAABBCCDD", {"C": "blue", "D": "green"})


def shares(world: World, *claimants: int) -> dict[int, int]:
    return plebiscites.count(world, Dice(world.seed), SAAR, claimants)


def test_the_votes_sum_to_all_and_a_title_draws(world: World) -> None:
    before = shares(world, BLUE, GREEN)
    assert sum(before.values()) == 10_000
    assert list(before) == [RED, BLUE, GREEN]
    add_claim(world, BLUE, SAAR, 9_000)
    after = shares(world, BLUE, GREEN)
    assert after[BLUE] > before[BLUE]
    assert after[RED] < before[RED]


@pytest.mark.parametrize("term", ["unrest", "hardship", "openness", "guard"])
def test_what_draws_a_province_away(world: World, term: str) -> None:
    before = plebiscites.appeal_terms(world, SAAR, BLUE)
    if term == "unrest":
        world.places.unrest[SAAR] = 6_000
    elif term == "hardship":
        world.powers[RED].hardship = 7_000
    elif term == "openness":
        world.powers[BLUE].openness = 9_000
    else:
        world.controller[world.map.place == SAAR] = BLUE
    after = plebiscites.appeal_terms(world, SAAR, BLUE)
    assert after[term] > before[term]
    assert {name for name in after if after[name] != before[name]} == {term}


def test_the_land_passes_to_who_wins(world: World) -> None:
    add_claim(world, BLUE, SAAR, 10_000)
    corps(world, RED, 2)
    records = Plebiscite("plebiscite", "B", ("blue",)).apply(world)
    (told,) = among(records, PlebisciteHeld)
    assert (told.winner, told.passes, sum(told.shares.values())) == ("blue", True, 10_000)
    assert among(records, ProvinceCeded)
    assert world.places.owner[SAAR] == BLUE
    assert queries.holder_of(world, SAAR) == BLUE
    assert {int(world.controller[f.hex]) for f in world.forces_of(RED)} == {RED}
    assert "passes" in Presenter(world).record(told)
    asked = compile_checked(world, "voted(blue, B) and not voted(red, B)")
    assert asked.holds(Answers(world).scope(asked))
    world.check_invariants()


def test_a_vote_that_does_not_bind_makes_a_title(world: World) -> None:
    add_claim(world, BLUE, SAAR, 9_000)
    (told,) = among(Plebiscite("plebiscite", "B", ("blue",), binding=False).apply(world), PlebisciteHeld)
    assert not told.passes
    assert world.places.owner[SAAR] == RED
    claim = claim_on(world, BLUE, SAAR)
    assert claim is not None
    assert claim.strength == max(9_000, told.share)


def test_a_title_that_lost_is_worth_half(world: World) -> None:
    add_claim(world, BLUE, SAAR, 1_000)
    (told,) = among(Plebiscite("plebiscite", "B", ("blue",)).apply(world), PlebisciteHeld)
    assert told.winner == "red"
    claim = claim_on(world, BLUE, SAAR)
    assert claim is not None
    assert claim.strength == 500


def test_no_capital_passes_by_a_vote(world: World) -> None:
    add_claim(world, BLUE, 0, 10_000)
    records = Plebiscite("plebiscite", "A", ("blue",)).apply(world)
    assert [r.reason for r in among(records, EffectVoid)] == ["not_to_give"]
    assert world.places.owner[0] == RED
