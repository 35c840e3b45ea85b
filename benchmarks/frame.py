"""How long the atlas takes to draw a frame while panning over the whole map.

    python benchmarks/frame.py [--driver x11] [--frames N] [--json FILE]

Draws at 1920x1080 without a screen (or with ``--driver x11`` in a real window), with 400 counters, at every
zoom level: first with all chunks printed, then from nothing, with chunks printed beside the window as in
play. Prints medians and 99th percentiles in milliseconds; ``--json`` writes them with the machine's facts.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from pathlib import Path

import pygame

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.scenarios.load import load_scenario
from game.ui.map.frame import CHUNK
from game.ui.map.view import MapView
from game.world import queries
from game.world.view import View
from game.world.world import Settings, World

COUNTERS = 400
SIZE = (1920, 1080)
FRAMES = 240
STEP = 18  # pixels a frame: the speed of a held key at 60 frames a second


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--driver", default="dummy")
    parser.add_argument("--frames", type=int, default=FRAMES)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    os.environ["SDL_VIDEODRIVER"] = options.driver
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    figures = measure(options.frames)
    for name, figure in figures.items():
        print(f"{name:34}  " + "  ".join(f"{key} {value:7.2f}" for key, value in figure.items()))
    if options.json:
        facts = {"python": sys.version.split()[0], "machine": platform.processor() or platform.machine()}
        options.json.write_text(json.dumps({"facts": facts, "figures": figures}, indent=1), "utf-8")


def measure(frames: int) -> dict[str, dict[str, float]]:
    """Milliseconds by what was measured."""
    pygame.display.init()
    screen = pygame.display.set_mode(SIZE)
    world, _ = load_scenario("1815", 7, Settings())
    crowd(world)
    figures: dict[str, dict[str, float]] = {}
    view = View(world, queries.power_of(world, "austria"))
    start = time.perf_counter()
    atlas = MapView(world.map, SIZE)
    atlas.show(view)
    atlas.update(0.0)
    atlas.draw(screen)
    figures["first picture"] = {"ms": (time.perf_counter() - start) * 1000}
    shown = sum(len(s.forces) > 0 for s in atlas.pieces.stacks)
    figures["counters"] = {"n": float(shown)}
    for level in range(atlas.camera.lowest, len(atlas.camera.levels)):
        atlas.camera.level = level
        for name, is_ready in (("printed", True), ("from nothing", False)):
            times = journey(atlas, screen, frames, is_ready)
            figures[f"{atlas.camera.rows} px a hex, {name}"] = summary(times)
    figures["chunk"] = {"ms": chunk(atlas)}
    atlas.close()
    return figures


def crowd(world: World) -> None:
    """Fill the world with forces of the View's power until 400 counters stand on the map."""
    power = queries.power_of(world, "austria")
    model = next(f for f in world.forces.values() if f.power == power and f.hex >= 0)
    land = [h for h in range(world.map.size) if world.map.is_land[h]]
    world.forces.clear()
    for hex_id in land[:: max(1, len(land) // COUNTERS)][:COUNTERS]:
        force = model.copy()
        force.id, force.hex = world.take_id(), hex_id
        force.strength = 5_000 + hex_id * 7 % 30_000
        world.forces[force.id] = force


def journey(atlas: MapView, screen: pygame.Surface, frames: int, is_ready: bool) -> list[float]:
    """Pan to and fro over the whole map; seconds of each frame."""
    camera, store = atlas.camera, atlas.store
    for key in [k for k in store.kept if k[0] != store.sheet]:
        del store.kept[key]
    width, height = camera.frame.size(camera.rows)
    times = []
    camera.left = camera.top = 0
    across, down = STEP, STEP * 2 // 3
    for _ in range(frames):
        if is_ready:
            atlas.settle()
        start = time.perf_counter()
        atlas.update(1 / 60)
        camera.pan(across, down)
        atlas.draw(screen)
        pygame.display.flip()
        pygame.event.pump()
        times.append(time.perf_counter() - start)
        across = -across if not 0 < camera.left < width - SIZE[0] - CHUNK // 9 else across
        down = -down if not 0 < camera.top < height - SIZE[1] - CHUNK // 9 else down
        if not is_ready:
            time.sleep(max(0.0, 1 / 60 - times[-1]))  # the window waits for its screen: others may work
    return times


def chunk(atlas: MapView) -> float:
    """Mean milliseconds to print a chunk at a middling zoom."""
    keys = [(42, column, row) for column in range(2, 6) for row in range(2, 5)]
    paint = atlas.store.paint
    start = time.perf_counter()
    for key in keys:
        atlas.store.press.print(key, paint)
    return (time.perf_counter() - start) / len(keys) * 1000


def summary(times: list[float]) -> dict[str, float]:
    """Median and 99th percentile in milliseconds."""
    ordered = sorted(times)
    return {
        "median": ordered[len(ordered) // 2] * 1000,
        "p99": ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000,
        "worst": ordered[-1] * 1000,
    }


if __name__ == "__main__":
    main()
