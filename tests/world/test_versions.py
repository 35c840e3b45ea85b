"""The world counts its own changes: no writer can forget to, and nothing else can tell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.world.state.beliefs import Beliefs
from game.world.state.treaties import Claim
from game.world.state.world import Columns, World
from game.world.versions import Part
from tests.kit import BLUE, RED, at_war, corps, small_world


@pytest.fixture
def world() -> World:
    return small_world("....", "AABB", {"B": "blue"})


def counted(world: World, before: tuple[int, ...]) -> set[Part]:
    return {part for part in Part if before[part] != world.stamp[part]}


def test_a_column_can_be_written_only_where_it_counts(world: World) -> None:
    columns = [getattr(world.places, name) for name in Columns.__slots__]
    tables = [getattr(world.beliefs, name) for name in Beliefs.__slots__]
    for column, part in [
        (world.controller, Part.CONTROL),
        *((c, Part.GROUND) for c in columns),
        *((t, Part.BELIEFS) for t in tables),
    ]:
        before = world.stamp
        column[0] = column[0]
        assert counted(world, before) == {part}
        with pytest.raises(ValueError, match="read-only"):
            np.add(column, 1, out=column)
        with pytest.raises(ValueError, match="read-only"):
            column[:1][0] = 1
        with pytest.raises(ValueError, match="read-only"):
            column.fill(1)


def test_columns_made_of_a_column_belong_to_nobody(world: World) -> None:
    before = world.stamp
    for other in (world.places.owner.copy(), world.places.owner + 1, world.places.owner[[0, 1]]):
        other[0] = RED
    world.places.population += 1
    assert counted(world, before) == {Part.GROUND}
    assert world.places.owner[0] == RED


def test_each_part_counts_what_is_written_to_it(world: World) -> None:
    force = corps(world, RED, 0)
    fought = at_war(world, RED, BLUE)
    for change, parts in (
        (lambda: setattr(force, "hex", 1), {Part.STATIONS}),
        (lambda: setattr(force, "strength", 1), {Part.MUSTER}),
        (lambda: setattr(force, "points", -5), {Part.CONDITION}),
        (lambda: setattr(world.powers[RED], "treasury", 77), {Part.PURSE}),
        (lambda: setattr(world.powers[RED].budget, "tax", 77), {Part.PURSE}),
        (lambda: setattr(world.powers[RED].home, "fear", 77), {Part.HOMES}),
        (lambda: setattr(world.powers[RED], "overlord", BLUE), {Part.BONDS}),
        (lambda: fought.defenders.append(3), {Part.BONDS}),
        (lambda: fought.verdicts.update({3: RED}), {Part.TABLE}),
        (lambda: setattr(world, "turn", 9), {Part.DATE}),
        (lambda: setattr(world, "round", 3), {Part.STEP}),
        (lambda: world.claims.append(Claim(RED, 1, 5)), {Part.CLAIMS}),
        (lambda: world.forces.pop(force.id), {Part.MUSTER, Part.STATIONS, Part.CONDITION}),
    ):
        before = world.stamp
        change()
        assert counted(world, before) == parts


def test_what_joins_later_counts_too(world: World) -> None:
    force = corps(world, RED, 0)
    twin = force.copy()
    before = world.stamp
    twin.hex = 1  # in no world
    assert not counted(world, before)
    twin.id = 99
    world.forces[99] = twin
    before = world.stamp
    twin.hex = 2
    assert counted(world, before) == {Part.STATIONS}


def test_a_copy_counts_for_itself_alone(world: World) -> None:
    corps(world, RED, 0)
    twin = world.copy()
    before = world.stamp
    next(iter(twin.forces.values())).hex = 1
    twin.places.owner[0] = BLUE
    twin.powers[RED].home.fear = 5
    twin.claims.append(Claim(RED, 1, 5))
    assert not counted(world, before)
    assert world.places.owner[0] == RED


def test_versions_are_no_part_of_the_state(world: World) -> None:
    twin = world.copy()
    world.places.owner[0] = BLUE
    world.places.owner[0] = RED
    assert world.stamp != twin.stamp
    assert world.state_hash() == twin.state_hash()
    force = corps(world, RED, 0)
    assert force == force.copy()
    assert "versions" not in repr(force)


def test_what_was_made_of_a_part_lasts_until_it_changes(world: World) -> None:
    made = []

    def work(of: World) -> int:
        made.append(1)
        return len(of.forces)

    assert world.common(work, (Part.MUSTER,)) == 0
    world.powers[RED].treasury += 1
    assert world.common(work, (Part.MUSTER,)) == 0
    assert len(made) == 1
    corps(world, RED, 0)
    assert world.common(work, (Part.MUSTER,)) == 1
    assert len(made) == 2


def test_settings_are_shared_and_never_counted(world: World) -> None:
    before = world.stamp
    world.settings = replace(world.settings, luck="reduced")
    assert counted(world, before) == {Part.TABLE}
