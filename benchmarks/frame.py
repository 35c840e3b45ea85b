"""How long a frame takes while panning over the whole map: the atlas alone, and the window with all on it.

    python benchmarks/frame.py [--driver x11] [--frames N] [--json FILE]

Draws at 1920x1080 without a screen (or with ``--driver x11`` in a real window), with 400 counters, at every
zoom level. The atlas: first with all chunks printed, then from nothing, with chunks printed beside the window
as in play. The window: a campaign with its lists, bars and minimap, a force in hand.
Prints medians and 99th percentiles in milliseconds; ``--json`` writes them with the machine's facts.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

import pygame

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.scenarios.load import load_scenario
from game.ui.app import App
from game.ui.map.frame import CHUNK
from game.ui.map.view import MapView
from game.ui.options import Options
from game.ui.screens.base import Push
from game.ui.screens.play.world import WorldScreen
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import Settings, World

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
    return figures | whole_window(screen, frames)


def whole_window(screen: pygame.Surface, frames: int) -> dict[str, dict[str, float]]:
    """Frames of the game as it is played, at every zoom level and over all of them."""
    world, book = load_scenario("1815", 7, Settings())
    crowd(world)
    seat = queries.power_of(world, "austria")
    options = Options(animation=0, autosave=False, edge_pan=False, ceremonies=False, volume=0)
    with tempfile.TemporaryDirectory() as folder:
        app = App(screen, options, Path(folder))
        play = WorldScreen(app.context, Campaign(world, book, seats={seat: Seat.HUMAN}))
        app.follow(Push(play))
        while not play.session.is_asked:
            app.step()
        play.command.pick(next(f.id for f in play.session.view.forces_of(seat)))
        play.is_stale = True
        atlas = play.session.atlas
        figures, every = {}, []
        for level in range(atlas.camera.lowest, len(atlas.camera.levels)):
            atlas.camera.level = level
            times = journey(atlas, screen, frames, False, app)
            every += times
            figures[f"{atlas.camera.rows} px a hex, the window"] = summary(times)
        figures["the window at all levels"] = summary(every)
        app.close()
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


def journey(
    atlas: MapView, screen: pygame.Surface, frames: int, is_ready: bool, app: App | None = None
) -> list[float]:
    """Pan to and fro over the whole map, of the atlas alone or of a whole window; seconds of each frame."""
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
        camera.pan(across, down)
        if app is not None:
            app.step()
        else:
            atlas.update(1 / 60)
            atlas.draw(screen)
            pygame.event.pump()
        pygame.display.flip()
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
