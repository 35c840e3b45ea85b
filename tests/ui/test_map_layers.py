"""What lies on the ground: lettering that never overlaps, counters only of forces in sight, animation."""

from __future__ import annotations

import dataclasses

import numpy as np
import pygame
import pytest

from game.rules.land.battle import BattleFought
from game.rules.land.movement import ForceMoved
from game.scenarios.folder.ground import ground_of
from game.ui.map import glyphs
from game.ui.map.frame import Grid, levels
from game.ui.map.pieces import counters
from game.ui.map.pieces.animation import acts_of
from game.ui.map.pieces.counters import Face
from game.ui.map.pieces.marks import Arrow, Highlight
from game.ui.map.printing.lattice import contest, lattice
from game.ui.map.printing.paint import nearest_ground
from game.words import Branch, Era, PlaceKind
from game.world.sight.view import View
from game.world.state import queries
from tests.ui.mapkit import atlas, view_of, world_1815


@pytest.mark.parametrize("rows", [r for r in levels(1.0) if r >= 12])
def test_town_names_and_marks_never_overlap(rows: int) -> None:
    map_view = atlas()
    map_view.camera.level = map_view.camera.levels.index(rows)
    map_view.labels.settle()
    map_view.pieces.place()
    map_view.labels.town_blits(map_view.camera, map_view.pieces.rects)
    placed = map_view.labels.placed
    boxes = [p.mark for p in placed] + [p.label for p in placed if p.side >= 0]
    boxes += list(map_view.pieces.rects)
    own = {id(rect) for rect in map_view.pieces.rects}
    for number, box in enumerate(boxes):
        for other in box.collidelistall(boxes):
            if other > number:
                assert id(box) in own, f"{box} covers {boxes[other]}"
                assert id(boxes[other]) in own
    assert any(p.side >= 0 for p in placed)
    map_view.close()


def test_names_keep_their_side_when_an_army_passes_elsewhere() -> None:
    map_view = atlas()
    map_view.camera.level = 5
    map_view.pieces.place()
    map_view.labels.town_blits(map_view.camera, map_view.pieces.rects)
    before = {p.town.id: p.side for p in map_view.labels.placed}
    map_view.labels.town_blits(map_view.camera, (*map_view.pieces.rects, pygame.Rect(10, 10, 30, 30)))
    after = {p.town.id: p.side for p in map_view.labels.placed}
    moved = [town for town in before if after.get(town) != before[town]]
    assert len(moved) <= 2
    map_view.close()


@pytest.mark.parametrize("power", ["austria", "france", "sweden"])
def test_only_forces_the_view_shows_have_counters(power: str) -> None:
    view = view_of(power)
    map_view = atlas(power)
    shown = {force for stack in map_view.pieces.stacks for force in stack.forces}
    assert shown == {i for i, f in view.forces.items() if f.aboard < 0}
    world = world_1815()
    hidden = set(world.forces) - set(view.forces)
    assert hidden
    assert not shown & hidden
    map_view.close()


def test_bars_of_strangers_stay_hidden() -> None:
    map_view = atlas("france")
    view = map_view.view
    strangers = [s for s in map_view.pieces.stacks if s.power not in view.friends]
    assert strangers
    assert all(s.face.supply == s.face.morale == -1 and not s.face.may_move for s in strangers)
    map_view.close()


def test_a_counter_is_found_where_it_is_drawn() -> None:
    map_view = atlas()
    for level in range(3, len(map_view.camera.levels)):
        map_view.camera.level = level
        for stack in map_view.pieces.stacks:
            map_view.camera.centre_on(stack.x, stack.y)
            at = map_view.camera.to_window(stack.x * map_view.camera.rows, stack.y * map_view.camera.rows)
            found = map_view.forces_at(at)
            assert found
            others = [s for s in map_view.pieces.stacks if found[0] in s.forces]
            assert stack is others[0] or abs(stack.y - others[0].y) < 1, "at most a neighbour lies on top"
    assert map_view.force_at((-500, -500)) == -1
    map_view.close()


def test_the_selected_force_heads_its_stack() -> None:
    map_view = atlas()
    stack = next(s for s in map_view.pieces.stacks if len(s.forces) > 1)
    map_view.selected_force = stack.forces[-1]
    assert any(s.forces[0] == stack.forces[-1] for s in map_view.pieces.stacks)
    map_view.close()


def test_borders_run_half_way_between_hexes() -> None:
    game_map = world_1815().map
    frame = atlas().camera.frame
    under = lattice(frame, 28, 1, 1)
    owners = np.arange(game_map.size, dtype=np.int32)
    sides = contest(under, owners)
    centres = Grid(frame).centres * 28
    for pixel in range(0, len(sides.label), 997):
        x, y = under.left + pixel % 504, under.top + pixel // 504
        far = np.hypot(*(centres[sides.label[pixel]] - (x, y)))
        assert far <= 28 * 0.95, "a pixel belongs to a hex it lies near"


def test_ground_beyond_the_shore_belongs_to_the_nearest_land() -> None:
    game_map = world_1815().map
    near = nearest_ground(game_map)
    wet = [h for h in range(0, game_map.size, 17) if game_map.terrain[h] == 1]
    assert all(game_map.terrain[near[h]] != 1 for h in wet)


def test_counters_of_every_era_and_size_are_pictures() -> None:
    looks = {ground_of(era).rules.view for era in Era}
    assert {look.frame for look in looks} == {"notched", "ruled", "rounded"}
    for look in looks:
        for branch in Branch:
            for side in (9, 16, 24, 48, 96):
                face = Face((111, 132, 148), branch, "54", 3, 7, 4, True)
                assert counters.counter(face, look, side).get_width() >= side
    assert glyphs.siege(40, 5).get_size() == (40, 40)


def test_marches_are_played_for_those_who_may_know() -> None:
    world = world_1815()
    austria = queries.power_of(world, "austria")
    force = next(f for f in world.forces.values() if f.power == austria and f.hex >= 0)
    near = int(world.map.neighbours[force.hex][0])
    moved = world.copy()
    moved.forces[force.id].hex = near
    record = ForceMoved(
        power="austria", forces=(force.id,), start=force.hex, path=(near,), cost=12, readers=("austria",)
    )
    before = {force.id: (force.hex, -1)}
    acts = acts_of([record], View(moved, austria), before)
    assert [act.marches for act in acts] == [{force.id: [(force.hex, -1), (near, -1)]}]
    blind = View(moved, queries.power_of(world, "morocco"))
    assert force.id not in blind.forces
    assert acts_of([record], blind, {}) == []


def test_an_animation_ends_and_can_be_skipped() -> None:
    world = world_1815().copy()
    map_view = atlas(world=world)
    force = next(f for f in world.forces.values() if f.power == map_view.view.power and f.hex >= 0)
    start = force.hex
    force.hex = int(world.map.neighbours[start][0])
    map_view.show(view_of("austria", world))
    map_view.animate([])
    assert map_view.busy, "a force seen before and after is seen to march"
    screen = pygame.display.get_surface()
    assert screen is not None
    map_view.update(0.1)
    map_view.draw(screen)
    map_view.update(10.0)
    assert not map_view.busy
    force.hex = start
    map_view.show(view_of("austria", world))
    map_view.animate([])
    map_view.skip()
    assert not map_view.busy
    assert any(force.id in s.forces for s in map_view.pieces.stacks)
    map_view.close()


def test_battles_leave_a_mark_until_the_round_is_over() -> None:
    world = world_1815().copy()
    map_view = atlas(world=world)
    fields = {f.name: () for f in dataclasses.fields(BattleFought) if f.name != "readers"}
    record = BattleFought(**{**fields, "hex": 3000})  # type: ignore[arg-type]
    map_view.animate([record])
    map_view.skip()
    assert 3000 in map_view._battles
    world.turn += 1
    map_view.show(view_of("austria", world))
    assert not map_view._battles
    map_view.close()


def test_marks_arrows_boxes_and_minimap_are_drawn() -> None:
    map_view = atlas()
    screen = pygame.display.get_surface()
    assert screen is not None
    map_view.camera.level = 5
    force = next(s for s in map_view.pieces.stacks if s.spot[0] >= 0)
    map_view.centre_on(force.spot[0])
    map_view.settle()
    map_view.draw(screen)
    plain = pygame.surfarray.array3d(screen)
    map_view.highlights = {force.spot[0]: Highlight.REACH, force.spot[0] + 1: Highlight.TARGET}
    map_view.arrows = [Arrow(force.spot[0], force.spot[0] + 2)]
    map_view.selected_force = force.forces[0]
    map_view.draw(screen)
    assert (pygame.surfarray.array3d(screen) != plain).any()
    small = map_view.minimap((240, 200))
    assert small.get_size() == (240, 200)
    map_view.minimap_click((120, 100), (240, 200))
    middle = map_view.hex_at((480, 320))
    row, column = divmod(middle, map_view.game_map.width)
    assert abs(column - map_view.game_map.width // 2) < 6
    assert abs(row - map_view.game_map.height // 2) < 6
    for box in (p for p in map_view.game_map.places if p.kind is PlaceKind.BOX):
        map_view.centre_on_place(box.index)
        rect = next(r for number, r in map_view._boxes() if number == box.index)
        assert map_view.place_at(rect.center) == box.index
        map_view.draw(screen)
    map_view.close()


def test_the_same_view_gives_the_same_picture() -> None:
    pictures = []
    for _ in range(2):
        map_view = atlas()
        map_view.camera.level = 4
        map_view.settle()
        screen = pygame.display.get_surface()
        assert screen is not None
        map_view.draw(screen)
        pictures.append(pygame.surfarray.array3d(screen))
        map_view.close()
    assert (pictures[0] == pictures[1]).all()
