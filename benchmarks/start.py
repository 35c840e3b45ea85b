"""How long a player waits: for the title, for the first map, and for the others at the end of a turn.

    python benchmarks/start.py [--driver x11] [--turns N] [--json FILE]

The title is timed from the start of a new process to its first picture. A campaign is begun on the screen
for it and timed until the atlas is drawn. Then turns are ended in the window at 1920x1080, in peace and with
half the great powers at war with the other half, from the key until the next seat is asked; the frames in
between show whether the window stays alive. Prints milliseconds; ``--json`` writes them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pygame

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from game.campaign.seats import Seat
from game.ui.app import FRAMES, App
from game.ui.options import Options
from game.ui.screens.base import Push
from game.ui.screens.choices import BeginCampaign
from game.ui.screens.new_campaign import NewCampaignScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen
from game.words import CasusBelli, Footing, Phase
from game.world.state import queries
from game.world.state.treaties import War

SIZE = (1920, 1080)
STARTS, BEGINS, TURNS = 5, 3, 12
MILLI = 1000
TITLE = """
import pygame, sys
show = pygame.display.flip
def once():
    show()
    sys.stdout.write("shown"); sys.stdout.flush(); import os; os._exit(0)
pygame.display.flip = once
from game.cli import main
main([])
"""

Figures = dict[str, dict[str, float]]


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--driver", default="dummy")
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    os.environ["SDL_VIDEODRIVER"] = options.driver
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    figures: Figures = {"start to title": summary([title() for _ in range(STARTS)])}
    pygame.display.init()
    screen = pygame.display.set_mode(SIZE)
    figures["begin to first map"] = summary([begin(screen) for _ in range(BEGINS)])
    for name, prepare in (("peace", lambda play: None), ("general war", general_war)):
        ends, frames = turns(screen, options.turns, prepare)
        figures[f"end of turn, {name}"] = summary(ends)
        figures[f"frames meanwhile, {name}"] = summary(frames)
    for name, figure in figures.items():
        print(f"{name:32}  " + "  ".join(f"{key} {value:8.1f}" for key, value in figure.items()))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), "utf-8")


def title() -> float:
    """Seconds from a new process to the first picture of the title."""
    with tempfile.TemporaryDirectory() as saves:
        env = {**os.environ, "CONCERT_SAVES": saves}
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", TITLE], cwd=ROOT, env=env, capture_output=True, text=True, check=False
        )
        taken = time.perf_counter() - start
    assert done.stdout.endswith("shown"), done.stderr
    return taken


def desk(screen: pygame.Surface, folder: str) -> App:
    """A window with nothing on it yet."""
    options = Options(animation=0, autosave=False, edge_pan=False, ceremonies=False, volume=0)
    return App(screen, options, Path(folder))


def begin(screen: pygame.Surface) -> float:
    """Seconds from "begin" to a frame with the atlas on it; leaves the campaign again."""
    with tempfile.TemporaryDirectory() as folder:
        app = desk(screen, folder)
        start = time.perf_counter()
        play = begun(app)
        while not play.session.is_asked:
            app.step()
        app.step()
        pygame.display.flip()
        taken = time.perf_counter() - start
        app.close()
    return taken


def begun(app: App) -> WorldScreen:
    """A new campaign as Austria, begun on the screen for it."""
    app.follow(Push(TitleScreen(app.context)))
    choice = NewCampaignScreen(app.context)
    app.follow(Push(choice))
    choice.choices.seed = "7"
    austria = queries.power_of(choice.choices.world, "austria")
    choice.choices.seats = {austria: Seat.HUMAN}
    app.follow(choice.on(BeginCampaign(), None))
    assert isinstance(app.screen, WorldScreen)
    return app.screen


def general_war(play: WorldScreen) -> None:
    """Half the powers that make policy against the other half, all armies mobilised."""
    world = play.session.campaign.world
    makers = [p for p in world.facts.policy_makers if world.powers[p].exists]
    sides = makers[::2], makers[1::2]
    war = War(world.take_id(), "General War", world.turn, *sides, CasusBelli.CONQUEST, (), sides[0][0])
    world.wars[war.id] = war
    for power in makers:
        world.powers[power].footing = Footing.MOBILISED
    play.session.campaign.revision += 1


def turns(
    screen: pygame.Surface, count: int, prepare: Callable[[WorldScreen], None]
) -> tuple[list[float], list[float]]:
    """Seconds from ending a turn to being asked in the next, and of the frames in between."""
    ends: list[float] = []
    frames: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        app = desk(screen, folder)
        play = begun(app)
        clock = pygame.time.Clock()
        while not play.session.is_asked:
            app.step()
        prepare(play)
        for _ in range(count):
            end_turn(app, play, clock, ends, frames)
        app.close()
    return ends, frames


def end_turn(
    app: App, play: WorldScreen, clock: pygame.time.Clock, ends: list[float], frames: list[float]
) -> None:
    """Leave the rest of the quarter to the staff; wait at the game's own pace for the next one."""
    session = play.session
    turn, start = session.campaign.world.turn, time.perf_counter()
    while True:
        if session.is_asked:
            if session.campaign.world.turn > turn and session.view.phase is Phase.POLITICS:
                break
            session.finish(leave_to_staff=True)
        began = time.perf_counter()
        app.step(clock.tick(FRAMES) / MILLI if frames else 0.0)
        pygame.display.flip()
        frames.append(time.perf_counter() - began)
    ends.append(time.perf_counter() - start)


def summary(seconds: list[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile and worst case in milliseconds."""
    ordered = sorted(seconds)
    last = len(ordered) - 1
    return {
        "median": ordered[len(ordered) // 2] * MILLI,
        "p95": ordered[min(last, len(ordered) * 95 // 100)] * MILLI,
        "p99": ordered[min(last, len(ordered) * 99 // 100)] * MILLI,
        "worst": ordered[-1] * MILLI,
    }


if __name__ == "__main__":
    main()
