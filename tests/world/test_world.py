"""Copies are independent, hashes notice everything, broken worlds are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from enum import StrEnum

import numpy as np
import pytest

from game.words import CasusBelli, Logic, Pathology, Phase, Preset, Rung, TreatyKind
from game.world.state import memories
from game.world.state.beliefs import Beliefs
from game.world.state.bodies import Institution
from game.world.state.crises import Crisis
from game.world.state.home import Home
from game.world.state.invariants import BrokenInvariant
from game.world.state.treaties import Claim, Proposal, Question
from game.world.state.world import Columns, World
from tests.kit import BLUE, RED, at_war, corps, fleet, small_world, treaty

KINDS: dict[str, type[StrEnum]] = {"pathology": Pathology}  # what may be None
STATIC = ("map", "rules", "facts", "roster", "settings")


def world() -> World:
    w = small_world("..~\n..~", provinces="ABs\nABs", owners={"B": "blue"})
    corps(w, RED, 0)
    fleet(w, BLUE, zone=2)
    at_war(w, RED, BLUE)
    treaty(w, TreatyKind.TRADE, RED, BLUE)
    w.claims.append(Claim(RED, 1, 4000))
    w.proposals[9] = Proposal(9, 4, RED, BLUE, TreatyKind.TRADE)
    w.questions.append(Question("flood", RED, 4, ("pay", "wait")))
    terms = w.rules.institutions.presets[Preset.CONCERT]
    w.bodies[8] = Institution(8, "circle", Preset.CONCERT, "The circle", 0, terms, {RED: Rung.COUNCIL})
    w.crises[7] = Crisis(7, "Red Question", 4, RED, BLUE, CasusBelli.CLAIM, ())
    w.fired["flood"] = 4
    w.flags["wet"] = 1
    memories.note_incident(w, BLUE, RED)
    memories.note_loss(w, BLUE, 1)
    w.settings = replace(w.settings, sandbox=True)
    w.logics[BLUE] = Logic.CONCERT
    return w


def change(w: World, name: str) -> None:
    """Change one field of a world in some way."""
    value = getattr(w, name)
    match value:
        case Phase():
            setattr(w, name, Phase.CLOSE)
        case int():
            setattr(w, name, value + 1)
        case np.ndarray():
            value[0] = BLUE
        case Columns():
            value.unrest[0] += 5
        case Beliefs():
            value.trust[0, 1] += 5
        case dict() if name == "forces":
            next(iter(value.values())).morale = 1
        case dict() if name in ("treaties", "wars", "bodies"):
            next(iter(value.values())).name = "changed"
        case dict() if name == "crises":
            next(iter(value.values())).title = "changed"
        case dict():
            value.clear()
        case list() if name == "powers":
            value[0].budget.tax += 1
        case list():
            value.clear()


@pytest.mark.parametrize("name", [f.name for f in fields(World) if f.name not in STATIC])
def test_copy_and_hash_forget_no_field(name: str) -> None:
    original = world()
    twin = original.copy()
    assert twin.state_hash() == original.state_hash()
    change(twin, name)
    assert twin.state_hash() != original.state_hash(), f"{name} is not in the hash"
    assert original.state_hash() == world().state_hash(), f"{name} is shared with the copy"


@pytest.mark.parametrize("name", Columns.__slots__)
def test_every_column_is_copied_and_hashed(name: str) -> None:
    original = world()
    twin = original.copy()
    getattr(twin.places, name)[0] += 1
    assert twin.state_hash() != original.state_hash() == world().state_hash()


@pytest.mark.parametrize("name", Beliefs.__slots__)
def test_every_table_of_beliefs_is_copied_and_hashed(name: str) -> None:
    original = world()
    twin = original.copy()
    getattr(twin.beliefs, name)[1, 2] += 1
    assert twin.state_hash() != original.state_hash() == world().state_hash()


@pytest.mark.parametrize("name", Home.__slots__)
def test_every_condition_at_home_is_copied_and_hashed(name: str) -> None:
    original = world()
    twin = original.copy()
    setattr(twin.powers[1].home, name, another(name, getattr(twin.powers[1].home, name)))
    assert twin.state_hash() != original.state_hash() == world().state_hash()


def another(name: str, value: object) -> object:
    """A value that a condition could have and has not."""
    if isinstance(value, int):
        return value + 1
    if isinstance(value, tuple):
        return (*value, 1)
    words = type(value) if isinstance(value, StrEnum) else KINDS[name]
    return next(m for m in words if m is not value)


def test_a_sound_world_passes() -> None:
    w = world()
    w.check_invariants()
    w.powers[RED].envoys = -1  # one may be sent on credit, to enter a war
    w.check_invariants()


def sea_controlled(w: World) -> None:
    w.controller[2] = RED


def drowned(w: World) -> None:
    next(iter(w.forces.values())).hex = 2


def empty_force(w: World) -> None:
    next(iter(w.forces.values())).strength = 0


def dead_owner(w: World) -> None:
    w.powers[BLUE].exists = False


def two_envoys_on_credit(w: World) -> None:
    w.powers[RED].envoys = -2


def negative_money(w: World) -> None:
    w.powers[RED].treasury = -1


def both_sides(w: World) -> None:
    next(iter(w.wars.values())).attackers.append(BLUE)


def nowhere(w: World) -> None:
    next(iter(w.forces.values())).hex = -1


def own_lord(w: World) -> None:
    w.powers[RED].overlord = RED


@pytest.mark.parametrize(
    "spoil",
    [
        sea_controlled,
        drowned,
        empty_force,
        dead_owner,
        negative_money,
        two_envoys_on_credit,
        both_sides,
        nowhere,
        own_lord,
    ],
)
def test_impossible_worlds_are_refused(spoil: Callable[..., object]) -> None:
    w = world()
    spoil(w)
    with pytest.raises(BrokenInvariant):
        w.check_invariants()
