"""The atlas in the window: modes, the minimap, another scale, counters from afar, the page around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.rules.land.forecast import forecast
from game.rules.sea.transport import Land
from game.ui.map import page, pigments
from game.ui.map.modes import MapMode
from game.ui.screens.play.atlas.actions import Fold, SetMode, TouchMinimap
from game.ui.screens.play.atlas.battle import LandingScreen
from game.ui.screens.play.atlas.frame import MODES
from game.ui.screens.play.atlas.minimap import minimap_box
from game.ui.text import say, share
from game.world.state import queries
from game.world.state.forces import NOWHERE
from tests.ui.screenkit import Person, at_desk
from tests.ui.stage import Stage


@pytest.fixture(scope="module")
def austria(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    person = at_desk(tmp_path_factory.mktemp("saves"), "austria")
    yield person
    person.close()


def test_map_modes_and_the_minimap(austria: Person) -> None:
    for number, mode in enumerate(MapMode, start=1):
        austria.press(str(number))
        assert austria.session.atlas.mode is mode
    austria.click_on(Fold(MODES))
    austria.click_on(SetMode(MapMode.POLITICAL))
    austria.click_on(Fold(MODES))
    austria.click_on(TouchMinimap())
    assert austria.session.atlas.mode is MapMode.POLITICAL


def test_what_lies_over_the_map_leaves_three_quarters_of_it_free(austria: Person) -> None:
    """On the first morning, in the smallest usual window: bar, lists, buttons and small map."""
    wide, high = austria.app.context.size
    taken = sum(sheet.rect.width * sheet.rect.height for sheet in austria.app.gui.sheets.values())
    assert (wide, high) == (1280, 720)
    assert taken <= 0.265 * wide * high


def test_the_minimap_is_dragged(austria: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    atlas = austria.session.atlas
    atlas.camera.zoom(3)
    left, top, wide, high = minimap_box(austria.app.context)
    spots = [(left + wide * part // 10, top + high // 2) for part in (4, 5, 6)]
    monkeypatch.setattr(pygame.mouse, "get_pressed", lambda *_: (True, False, False))
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=spots[0], button=1, touch=False))
    austria.frames(1)
    seen = [atlas.camera.left]
    for spot in spots[1:]:
        pygame.event.post(pygame.Event(pygame.MOUSEMOTION, pos=spot, rel=(9, 0), buttons=(1, 0, 0)))
        austria.frames(1)
        seen.append(atlas.camera.left)
    assert seen == sorted(set(seen)), "the map follows the pointer"
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONUP, pos=spots[-1], button=1, touch=False))
    pygame.event.post(pygame.Event(pygame.MOUSEMOTION, pos=spots[0], rel=(-9, 0), buttons=(0, 0, 0)))
    austria.frames(2)
    assert atlas.camera.left == seen[-1], "let go, it stays"


def test_the_atlas_keeps_its_place_and_mode_at_another_scale(austria: Person) -> None:
    app, session = austria.app, austria.session
    app.resize((1920, 1080))
    session.atlas.mode = MapMode.UNREST
    session.atlas.camera.zoom(2)
    austria.world.command.look_at(session.view.powers[session.seat].capital)
    austria.world.command.centre()
    before = session.atlas
    middle = before.hex_at((960, 540))
    app.context.options = replace(app.context.options, scale=150)
    austria.frames(2)
    atlas = session.atlas
    assert atlas is not before
    assert atlas.scale == 1.5
    assert atlas.mode is MapMode.UNREST
    assert atlas.selected_place == austria.world.command.place
    near = {middle, *session.view.map.neighbours[middle].tolist()}
    assert atlas.hex_at((960, 540)) in near
    assert atlas.camera.rows > before.camera.rows, "the same view, in larger print"
    with pytest.raises(RuntimeError):
        before._hands.submit(int)  # nobody prints for the old one any more


def test_from_afar_one_counter_speaks_for_all_around_it(austria: Person) -> None:
    session = austria.session
    camera, pieces = session.atlas.camera, session.atlas.pieces
    camera.level = len(camera.levels) - 1
    pieces.place()
    near = len(pieces.shown)
    assert near == len(pieces.stacks), "from near every stack has its own"
    camera.level = 0
    pieces.place()
    assert len(pieces.shown) == len(pieces.rects) < near
    for force in session.view.forces.values():
        if force.aboard < 0:
            assert pieces.of_force(force.id) is not None
    me = session.seat
    assert sum(s.face.count for s in pieces.shown if s.power == me) == sum(
        len(s.forces) for s in pieces.stacks if s.power == me
    )


def test_the_selected_stack_heads_the_counter_it_is_gathered_in(austria: Person) -> None:
    session = austria.session
    camera, pieces = session.atlas.camera, session.atlas.pieces
    camera.level = 0
    pieces.place()
    shown = {i for stack in pieces.shown for i in stack.forces}
    hidden = next(s.forces[0] for s in pieces.stacks if s.forces[0] not in shown)
    austria.session.atlas.selected_force = hidden
    pieces.place()
    rect = pieces.of_force(hidden)
    assert rect is not None
    assert hidden in pieces.shown[pieces.rects.index(rect)].forces
    austria.session.atlas.selected_force = -1


@pytest.mark.parametrize("paper", [(300, -90, 500, 900), (0, 40, 800, 500), (2000, 0, 50, 50)])
def test_the_page_fills_what_the_map_leaves_and_nothing_of_the_map(paper: tuple[int, ...]) -> None:
    window = pygame.Surface((800, 600), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
    window.fill((1, 2, 3))
    page.draw(window, pygame.Rect(paper), 1.0)
    inside = pygame.Rect(paper).clip(window.get_rect())
    assert all(
        (tuple(window.get_at((x, y))[:3]) == (1, 2, 3)) == bool(inside.collidepoint(x, y))
        for x in range(0, 800, 13)
        for y in range(0, 600, 11)
    )
    corner = window.get_at((2, 597))
    assert all(abs(corner[i] - pigments.PAGE[i]) < 16 for i in range(3))


def afloat(stage: Stage) -> tuple[int, int]:
    """Put a force aboard a fleet off a shore on which an enemy stands; the force and the hex."""
    world, me = stage.world, stage.me
    fleet = queries.fleets_of(world, me)[0]
    force, enemy = stage.attacker, next(f for f in world.forces_of(stage.foe) if f.hex == stage.target)
    for place in queries.owned_by(world, stage.foe):
        for shore in np.flatnonzero(world.map.place == place).tolist():
            for water in world.map.neighbours[shore].tolist():
                if water < 0 or world.map.is_land[water]:
                    continue
                fleet.hex, fleet.zone = NOWHERE, int(world.map.place[water])
                force.hex, force.zone, force.aboard = NOWHERE, fleet.zone, fleet.id
                enemy.hex = shore
                stage.session.campaign.revision += 1
                if not stage.session.why_not(Land(me, (force.id,), shore)):
                    return force.id, shore
    raise AssertionError("no open shore")


def test_a_landing_on_a_shore_that_is_held_is_foreseen_before_it_is_fought(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    person, session = stage.person, stage.session
    force, shore = afloat(stage)
    seen = forecast(session.view, [session.view.forces[force]], shore)
    person.world.command.pick(force)
    session.atlas.camera.zoom(3)
    session.atlas.centre_on(shore)
    person.frames(2)
    before = len(session.campaign.log)
    person.click(session.atlas.camera.of_hex(shore), button=3)
    assert isinstance(person.screen, LandingScreen)
    assert len(session.campaign.log) == before, "one click begins no battle"
    texts = person.app.gui.strings()
    assert share(seen.chance) in texts
    assert say("defenders") in texts
    person.press("escape")
    assert len(session.campaign.log) == before
    person.click(session.atlas.camera.of_hex(shore), button=3)
    person.press("return")
    assert session.campaign.log[before].order == Land(stage.me, (force,), shore)
    person.close()
