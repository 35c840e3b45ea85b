"""How much memory the window holds over a campaign, and over many changes of its size.

    python benchmarks/memory.py [--quarters N] [--rounds N] [--json FILE]

At 1920x1080 a seat's turns are left to the staff, quarter after quarter; in each the atlas is looked at from
near and far in another mode, and screens are opened. Then the window is brought from 1280x720 to 3840x2160
and back again and again, at two scales of letters. Prints the curve in megabytes: what the process holds, the
most it ever held, and how much of it are pictures on the shelf, printed chunks and tiles of relief.
Needs ``/proc``, that is Linux.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.scenarios.load import load_scenario
from game.ui.app import App
from game.ui.map.modes import MapMode
from game.ui.map.printing.relief import Tiles
from game.ui.memory import MEGABYTE, SHELF, bytes_of
from game.ui.options import Options
from game.ui.screens.base import Pop, Push
from game.ui.screens.play.world import WorldScreen
from game.world.state import queries
from game.world.state.world import Settings

SIZE = (1920, 1080)
SIZES = ((1280, 720), (1600, 900), (1920, 1080), (2560, 1440), (3840, 2160), (800, 500))
SCALES = (100, 150)
SCREENS = ("budget", "powers", "chronicle", "graphs", "home")
QUARTERS, ROUNDS = 60, 6
EACH = 4  # quarters from one point of the curve to the next
FRAMES = 20_000

Point = dict[str, float]


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quarters", type=int, default=QUARTERS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    curve: dict[str, Point] = {}
    with tempfile.TemporaryDirectory() as folder:
        app, play = sit_down(Path(folder))
        for name, point in (*quarters(app, play, options.quarters), *sizes(app, play, options.rounds)):
            curve[name] = point
            print(f"{name:22}" + "".join(f"  {key} {value:6.1f}" for key, value in point.items()), flush=True)
        print("\nshelf: " + ", ".join(f"{k} {v / MEGABYTE:.1f}" for k, v in SHELF.by_owner().items()))
        app.close()
    if options.json:
        options.json.write_text(json.dumps(curve, indent=1), "utf-8")


def sit_down(folder: Path) -> tuple[App, WorldScreen]:
    """A window on 1815, in Austria's seat."""
    pygame.display.init()
    world, book = load_scenario("1815", 7, Settings())
    seat = queries.power_of(world, "austria")
    quiet = Options(animation=0, autosave=False, edge_pan=False, ceremonies=False, reports=False)
    app = App(pygame.display.set_mode(SIZE), quiet, folder)
    play = WorldScreen(app.context, Campaign(world, book, seats={seat: Seat.HUMAN}))
    app.follow(Push(play))
    wait(app, play)
    return app, play


def quarters(app: App, play: WorldScreen, count: int) -> Iterator[tuple[str, Point]]:
    """The curve over a campaign."""
    world = play.session.campaign.world
    yield "first picture", held(play)
    while world.turn < count and not play.session.campaign.is_over:
        turn = world.turn
        while world.turn == turn and not play.session.campaign.is_over:
            play.session.finish(leave_to_staff=True)
            wait(app, play)
        look_around(app, play, turn)
        if world.turn % EACH == 0:
            yield f"quarter {world.turn}", held(play)


def look_around(app: App, play: WorldScreen, turn: int) -> None:
    """Look at a capital from every distance, in the quarter's mode, and open a screen."""
    session, modes = play.session, list(MapMode)
    session.atlas.mode = modes[turn % len(modes)]
    makers = [p for p in session.view.facts.policy_makers if session.view.powers[p].exists]
    session.atlas.centre_on_place(session.view.powers[makers[turn % len(makers)]].capital)
    for level in range(session.atlas.camera.lowest, len(session.atlas.camera.levels)):
        session.atlas.camera.zoom(level - session.atlas.camera.level)
        session.atlas.settle()
        app.step()
    app.follow(play.on(("open", SCREENS[turn % len(SCREENS)]), None))
    app.step()
    app.follow(Pop())


def sizes(app: App, play: WorldScreen, rounds: int) -> Iterator[tuple[str, Point]]:
    """The curve over changes of the window's size and of the scale of letters."""
    for number in range(rounds):
        app.context.options = replace(app.context.options, scale=SCALES[number % len(SCALES)])
        for size in SIZES:
            app.window = pygame.display.set_mode(size)
            app.resize(size)
            look_around(app, play, number)
        yield f"sizes, round {number + 1}", held(play)


def wait(app: App, play: WorldScreen) -> None:
    """Let frames pass until the seat is asked."""
    for _ in range(FRAMES):
        if play.session.is_asked or play.session.campaign.is_over:
            return
        app.step()
        pygame.time.wait(1)
    raise SystemExit("the seat was never asked")


def held(play: WorldScreen) -> Point:
    """Megabytes held now, and for what."""
    gc.collect()
    store = play.session.atlas.store
    relief = store.press.relief
    tiles = relief.kept_bytes() if isinstance(relief, Tiles) else 0
    chunks = sum(bytes_of(kept.picture) for kept in list(store.kept.values()))
    of_system = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    lines = dict(line.split(":", 1) for line in of_system)
    resident, most = (int(lines[key].split()[0]) * 1024 for key in ("VmRSS", "VmHWM"))
    shares = {"held": resident, "most": most, "shelf": SHELF.taken, "chunks": chunks, "tiles": tiles}
    return {name: size / MEGABYTE for name, size in shares.items()}


if __name__ == "__main__":
    main()
