"""Guards: one's men in another's land by its leave, between armies."""

from __future__ import annotations

import pytest

from game.campaign.present import Presenter
from game.events.effects.treaties import EndTreaty, SignTreaty
from game.events.effects.void import EffectVoid
from game.politics.treaties.treaties import Breach, Denounce, apply_denounce, check_breach, check_denounce
from game.politics.war.consequences import security
from game.politics.war.outbreak import conquest
from game.rules.land.garrisons import PledgeEvacuated, pledged
from game.rules.land.movement import Move, check_move
from game.rules.orders import Code
from game.words import Phase, TreatyKind
from game.world.dice import Dice
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.treaties import Treaty
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, among, at_war, corps, place_called, refused, small_world

DICE = Dice(2)
GUARD = SignTreaty("treaty", TreatyKind.GUARD, ("blue", "red"), subject="blue", places=("D",), name="Force")


def world() -> World:
    """Blue owns B and D; green lies beyond D, red far away."""
    w = small_world("........\n........", "AABBDDCC\nAABBDDCC", {"B": "blue", "D": "blue", "C": "green"})
    w.phase, w.round = Phase.OPERATIONS, 1
    return w


def guarded(w: World) -> Treaty:
    told = GUARD.apply(w)
    assert not among(told, EffectVoid)
    (bond,) = [t for t in w.treaties.values() if t.kind is TreatyKind.GUARD]
    return bond


def into_d(w: World, power: int) -> Move:
    """A march from next door into the place under guard."""
    home = place_called(w, "B" if power == BLUE else "C")
    there = place_called(w, "D")
    start = next(
        h for h in index_of(w.map).hexes[home]
        if any(int(w.map.place[n]) == there for n in w.map.neighbours[h].tolist() if n >= 0)
    )  # fmt: skip
    goal = next(n for n in w.map.neighbours[start].tolist() if n >= 0 and int(w.map.place[n]) == there)
    return Move(power, (corps(w, power, start).id,), (goal,))


def test_the_guard_holds_the_ground_and_its_owner_the_title() -> None:
    w = world()
    bond, place = guarded(w), place_called(w, "D")
    assert queries.holder_of(w, place) == RED
    assert int(w.places.owner[place]) == BLUE
    assert pledged(w)[place].id == bond.id
    w.turn += 400
    assert conquest.recognise(w, DICE) == []


@pytest.mark.parametrize("power", [BLUE, GREEN])
def test_it_stands_between_armies(power: int) -> None:
    w = world()
    guarded(w)
    at_war(w, GREEN, BLUE)
    assert refused(check_move(w, into_d(w, power))) is Code.NO_ACCESS


def test_who_is_at_war_with_the_guard_may_come() -> None:
    w = world()
    guarded(w)
    at_war(w, GREEN, (BLUE, RED))
    assert check_move(w, into_d(w, GREEN)) is None


def test_it_quiets_who_lives_there_and_shames_nobody() -> None:
    w = world()
    bond, place = guarded(w), place_called(w, "D")
    w.places.unrest[place] = 6_000
    shame, will = w.powers[BLUE].home.humiliation, w.powers[RED].will
    security.watch(w, DICE)
    assert int(w.places.unrest[place]) < 6_000
    assert w.powers[BLUE].home.humiliation == shame
    assert w.powers[RED].will < will
    assert bond.until > w.turn


@pytest.mark.parametrize("power", [BLUE, RED])
def test_either_gives_notice_and_the_guard_marches_out(power: int) -> None:
    w = world()
    w.phase = Phase.POLITICS
    bond, place = guarded(w), place_called(w, "D")
    assert refused(check_breach(w, Breach(power, bond.id))) is Code.OWED_BY_PEACE
    assert check_denounce(w, Denounce(power, bond.id)) is None
    apply_denounce(w, DICE, Denounce(power, bond.id))
    w.turn = bond.until + 1
    (left,) = among(security.release(w, DICE), PledgeEvacuated)
    assert left.guard
    assert "guard" in Presenter(w, "en").record(left)
    assert queries.holder_of(w, place) == BLUE


def test_an_event_sends_it_home_too() -> None:
    w = world()
    guarded(w)
    told = EndTreaty("end_treaty", TreatyKind.GUARD, ("blue", "red")).apply(w)
    assert among(told, PledgeEvacuated)
    assert queries.holder_of(w, place_called(w, "D")) == BLUE
