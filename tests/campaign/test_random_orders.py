"""Whatever anybody asks, the door answers with records or a refusal, and the world stays sound."""

from __future__ import annotations

import random
import typing
from dataclasses import fields
from enum import Enum
from random import Random
from types import GenericAlias, UnionType
from typing import Any

import pytest

from game.campaign import door
from game.rules.orders import Refusal
from game.scenarios.load import load_scenario
from game.words import (
    Phase,
)
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm
from game.world.state.world import Settings, World
from tests.eras import scenarios_played

ORDERS_EACH = 60


def some(kind: type[object] | GenericAlias | UnionType, dice: Random, world: World) -> Any:
    """A random value of a type: mostly something that exists, sometimes nonsense."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return dice.choice(list(kind))
    if kind is bool:
        return dice.random() < 0.5
    if kind is int:
        pools = [
            sorted(world.forces),
            range(len(world.powers)),
            range(len(world.map.places)),
            range(world.map.size),
            sorted(world.treaties),
            sorted(world.wars) or [0],
            (-1, 0, 1, 99, 300, 1000, 10**9),
        ]
        return int(dice.choice(list(dice.choice(pools))))
    if kind is str:
        return dice.choice([*world.rules.units, "flood", ""])
    if kind is PeaceTerm:
        hints = typing.get_type_hints(PeaceTerm)
        return PeaceTerm(**{f.name: some(hints[f.name], dice, world) for f in fields(PeaceTerm)})
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(some(inner, dice, world) for _ in range(dice.randint(0, 4)))
    if type(None) in typing.get_args(kind):
        return some(dice.choice(typing.get_args(kind)), dice, world)
    if kind is type(None):
        return None
    raise AssertionError(f"no random value for {kind}")


def some_field(
    name: str, kind: type[object] | GenericAlias | UnionType, dice: Random, world: World, power: int
) -> Any:
    """A value for a field of an order; half the time one that makes sense for it."""
    own = [f for f in world.forces.values() if f.power == power]
    if dice.random() < 0.5 and own:
        force = dice.choice(own)
        near = [n for n in world.map.neighbours[max(force.hex, 0)].tolist() if n >= 0]
        sensible = {
            "body": dice.choice(sorted(world.bodies)),
            "force": force.id,
            "fleet": force.id,
            "forces": (own[0].id,),
            "path": (dice.choice([n for n in world.map.neighbours[max(own[0].hex, 0)].tolist() if n >= 0]),),
            "target": dice.choice(near),
            "hex": dice.choice(near),
        }
        if name in sensible and (name != "target" or kind is int):
            return sensible[name]
    return some(kind, dice, world)


@pytest.mark.parametrize("phase", [Phase.POLITICS, Phase.OPERATIONS])
@pytest.mark.parametrize("scenario", scenarios_played())
def test_random_orders_never_break_the_world(scenario: str, phase: Phase) -> None:
    dice = random.Random(5)
    world, book = load_scenario(scenario, 5, Settings())
    world.turn, world.phase, world.round = 9, phase, int(phase is Phase.OPERATIONS)
    actors = list(world.facts.policy_makers)
    accepted, before = 0, world.state_hash()
    for word, row in door.ORDERS.items():
        hints = typing.get_type_hints(row.order)
        for _ in range(ORDERS_EACH):
            power = dice.choice(actors)
            values = {
                f.name: some_field(f.name, hints[f.name], dice, world, power)
                for f in fields(row.order)
                if f.name != "power"
            }
            order = row.order(power=power, **values)
            answer = door.judge(View(world, power), order)
            if not isinstance(answer, Refusal):
                assert world.state_hash() == before, word
                door.execute(world, Dice(5), book, order)
                world.check_invariants()
                accepted, before = accepted + 1, world.state_hash()
        assert world.state_hash() == before, f"looking at {word} changed the world"
    assert accepted > 10
