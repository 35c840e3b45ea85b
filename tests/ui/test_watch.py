"""Watching a campaign by keys or by mouse, at any size: the window shows one View and decides nothing."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.campaign.campaign import Campaign
from game.campaign.save import read_save
from game.scenarios.load import load_scenario
from game.ui.map.modes import MapMode
from game.ui.watch import Watch
from game.world.world import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
SIZE = (1280, 720)


@pytest.fixture
def watch(tmp_path):
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(SIZE)
    screen = Watch(Campaign(*load_scenario("1815", 7, Settings())), SIZE, tmp_path)
    yield screen
    screen.atlas.close()


def press(watch, key):
    watch.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))


def click(watch, position):
    pygame.mouse.set_pos(position)
    watch.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=position, touch=False))


def play_out(watch):
    for _ in range(2000):
        watch.update(0.016)
        if not watch._is_wanted():
            return
    raise AssertionError("the quarter never ended")


def test_by_keys_alone(watch):
    press(watch, pygame.K_n)
    play_out(watch)
    assert watch.campaign.world.turn == 1
    press(watch, pygame.K_SPACE)
    assert watch.is_running
    press(watch, pygame.K_SPACE)
    before = watch.eyes
    press(watch, pygame.K_TAB)
    assert watch.eyes != before
    press(watch, pygame.K_m)
    assert watch.atlas.mode is not MapMode.POLITICAL
    press(watch, pygame.K_F5)
    (saved,) = watch.folder.iterdir()
    assert read_save(saved).world.turn == 1
    press(watch, pygame.K_ESCAPE)
    assert watch.is_done


def test_by_mouse_alone(watch):
    for action in ("next", "eyes", "mode", "save", "quit"):
        button = next(b for b in watch._buttons if b.action == action)
        click(watch, button.box.center)
        play_out(watch)
    assert watch.campaign.world.turn == 1
    assert watch.is_done


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_nothing_is_clipped_or_overlaps_at_any_size(watch, size):
    watch.resize(size)
    surface = pygame.Surface(size)
    watch.draw(surface)
    window = surface.get_rect()
    boxes = [b.box for b in watch._buttons]
    for i, box in enumerate(boxes):
        assert window.contains(box)
        assert all(not box.colliderect(other) for other in boxes[i + 1 :])
    panels = [watch._bar_box(), watch._side_box(), watch._foot_box(), watch._minimap_box()]
    for i, box in enumerate(panels):
        assert window.contains(box)
        assert all(not box.colliderect(other) for other in panels[i + 1 :])


def test_the_eyes_lent_are_the_only_ones(watch):
    """Dispatches are what that power may read; the atlas shows its View."""
    press(watch, pygame.K_n)
    play_out(watch)
    name = watch.campaign.world.roster[watch.eyes].id
    readable = len([e for e in watch.campaign.chronicle.entries if e.record.readable_by(name)])
    assert len(watch._news) <= readable < len(watch.campaign.chronicle.entries)
    assert watch.atlas.view.power == watch.eyes


def test_a_failed_save_is_told_and_loses_nothing(watch, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.ui.watch.write_save", full)
    press(watch, pygame.K_F5)
    assert "No space left" in watch.notice


def test_random_events_do_no_harm(watch):
    dice = random.Random(3)
    surface = pygame.Surface(SIZE)
    keys = [pygame.K_SPACE, pygame.K_n, pygame.K_TAB, pygame.K_m, pygame.K_w, pygame.K_LEFT, pygame.K_PLUS]
    for number in range(1500):
        spot = dice.randrange(SIZE[0]), dice.randrange(SIZE[1])
        match dice.randrange(4):
            case 0:
                press(watch, dice.choice(keys))
            case 1 if spot[1] < SIZE[1] - 44:  # not on the quit button
                click(watch, spot)
            case 2:
                watch.handle(
                    pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=dice.choice((-1, 1)), flipped=False)
                )
            case _:
                watch.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(0, 0, 0)))
        if number % 50 == 0:
            watch.update(0.016)
            watch.draw(surface)
    watch.campaign.world.check_invariants()


def test_without_a_screen_the_program_says_so_in_one_line():
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    done = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if sys.platform.startswith("linux"):
        assert done.returncode == 1
        (line,) = done.stderr.strip().splitlines()
        assert "simulate" in line
