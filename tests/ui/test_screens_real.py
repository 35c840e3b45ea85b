"""A real window on a virtual display, with real clicks and keys: a whole evening, a second start, a save.

Needs Xvfb and xdotool; without them the test is skipped. The game runs as its own process, as for a player.
Beside it the same clicks and keys go to a twin of the game inside the test, which shows where things lie.
After each of them both windows have to show the same, and at the end both have to have saved the same world.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.campaign.saving.listing import newest_save
from game.campaign.saving.save import read_header, read_save
from game.ui.mouse import DOUBLE
from game.ui.options import write_options
from game.ui.screens.actions import Door, Open, Place, QuitGame
from game.ui.screens.base import Go
from game.ui.screens.laboratory import TypeSeed
from game.ui.screens.load import take_up
from game.ui.widgets.rows import Action
from tests.ui.evening import Evening
from tests.ui.hands import Mouse
from tests.ui.screenkit import QUIET, SIZE, Person

ROOT = Path(__file__).parents[2]
READING = 2 * DOUBLE  # seconds, on the real window's clock, before a question is answered
PATIENCE = 60.0  # seconds until the window must show what the twin shows
ALIKE = 60  # pixels that may differ: a text cursor that blinks, a frame that breathes
DIGITS = 500  # the same where each window proposes a seed of its own
OFF = 24  # by how much a channel has to differ to count
POINTER = 40  # pixels around the pointer that are the display's own

needs_display = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)


class Desktop:
    """A virtual display with the game on it."""

    def __init__(self, home: Path) -> None:
        self.home, self.saves, self._buffer = home, home / "saves", tempfile.TemporaryDirectory()
        read, write = os.pipe()
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-fbdir", self._buffer.name,
             "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            display = ":" + told.readline().strip()
        self.env = {
            **os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy",
            "SDL_FRAMEBUFFER_ACCELERATION": "0", "CONCERT_SAVES": "saves",
        }  # fmt: skip
        self.game: subprocess.Popen[bytes] | None = None

    def do(self, *words: object) -> str:
        """Have xdotool do something."""
        done = subprocess.run(
            ["xdotool", *map(str, words)], env=self.env, capture_output=True, text=True, timeout=10,
            check=False,
        )  # fmt: skip
        return done.stdout.strip()

    def start(self, *arguments: str) -> None:
        """Start the game and give its window the keyboard."""
        command = [sys.executable, str(ROOT / "main.py"), *arguments]
        self.game = subprocess.Popen(command, cwd=self.home, env=self.env)
        until, window = time.monotonic() + PATIENCE, ""
        while not window and time.monotonic() < until:
            window = self.do("search", "--pid", self.game.pid)
            time.sleep(0.1)
        assert window, "no window opened"
        self.do("windowfocus", window.split()[-1])

    def pixels(self) -> NDArray[np.int16]:
        """What the display shows, (height, width, red green blue), out of its frame buffer."""
        raw = (Path(self._buffer.name) / "Xvfb_screen0").read_bytes()
        facts = np.frombuffer(raw[:100], ">u4")
        start, wide, high, line = facts[0] + 12 * facts[19], facts[4], facts[5], facts[12]
        rows = np.frombuffer(raw, np.uint8, int(line * high), int(start))
        return rows.reshape(int(high), int(line) // 4, 4)[:, : int(wide), 2::-1].astype(np.int16)

    def leave(self) -> None:
        """Wait until the game has closed by itself, and in peace."""
        assert self.game is not None
        assert self.game.wait(timeout=20) == 0

    def close(self) -> None:
        if self.game is not None and self.game.poll() is None:
            self.game.kill()
            self.game.wait()
        self.server.terminate()
        self.server.wait()
        self._buffer.cleanup()


class BothHands(Mouse):
    """A player who plays on the real window and on the twin at once."""

    def __init__(self, person: Person, desktop: Desktop) -> None:
        super().__init__(person)
        self.desktop = desktop
        self.alike = ALIKE
        self.at = (4, 4)
        self._point((40, 40))
        self._point(self.at)

    def click(self, position: tuple[int, int], button: int = 1) -> None:
        self._point(position)
        if self.person.app.is_resting:
            time.sleep(2 * DOUBLE)  # the real window counts in real time, and must hear the click too
        self.desktop.do("click", button)
        super().click(position, button)
        self.compare()

    def _is_dear(self) -> bool:
        """Whether a press is asked once more; a person reads that before pressing again, and so do we."""
        if not super()._is_dear():
            return False
        time.sleep(READING)
        return True

    def wheel(self, position: tuple[int, int], way: int) -> None:
        self._point(position)
        self.desktop.do("click", 4 if way > 0 else 5)
        super().wheel(position, way)
        self.compare()

    def more(self, action: Action) -> None:
        """By keyboard: a drag never ends on quite the same step of a slider twice."""
        while self.person.app.gui._focus != action:
            self.keys("tab")
        self.keys("right", "right")

    def keys(self, *names: str) -> None:
        """Press keys, named as the game names them."""
        for name in names:
            self.desktop.do("key", name if "+" in name else name.capitalize())
            self.person.press(name)
            self.compare()

    def _point(self, position: tuple[int, int]) -> None:
        self.at = position
        self.desktop.do("mousemove", *position)
        pygame.mouse.set_pos(position)
        still = pygame.Event(pygame.MOUSEMOTION, pos=position, rel=(1, 1), buttons=(0, 0, 0), touch=False)
        pygame.event.post(still)
        self.person.frames(1)

    def compare(self) -> None:
        """Wait until both windows show the same."""
        if self.person.app.is_done:
            return
        until, off = time.monotonic() + PATIENCE, 0
        while time.monotonic() < until:
            off = self._different()
            if off <= self.alike:
                return
            self.person.frames(1)
            time.sleep(0.02)
        self._keep_pictures()
        raise AssertionError(f"the window differs from its twin in {off} pixels")

    def _different(self) -> int:
        twin = pygame.surfarray.array3d(self.person.app.window).swapaxes(0, 1).astype(np.int16)
        differs = (np.abs(self.desktop.pixels() - twin) > OFF).any(axis=2)
        x, y = self.at
        differs[max(0, y - POINTER) : y + POINTER, max(0, x - POINTER) : x + POINTER] = False
        return int(differs.sum())

    def _keep_pictures(self) -> None:
        """Both windows, for whoever looks into the failure."""
        folder = self.desktop.home.parent
        pygame.image.save(self.person.app.window, folder / "twin.png")
        real = self.desktop.pixels().astype(np.uint8).swapaxes(0, 1)
        pygame.image.save(pygame.surfarray.make_surface(real), folder / "window.png")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """The game at home in one folder, its twin in another; both say "saves" of where their saves are."""
    for name in ("real", "twin"):
        (tmp_path / name / "saves").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "twin")
    found = Desktop(tmp_path / "real")
    write_options(replace(QUIET, window=SIZE, volume=0), found.saves)
    yield found
    found.close()


def states(*folders: Path) -> set[str]:
    """Fingerprints of the worlds in the newest saves of folders."""
    paths = [newest_save(folder) for folder in folders]
    assert all(paths)
    return {read_save(path).world.state_hash() for path in paths if path is not None}


@pytest.mark.slow
@needs_display
def test_an_evening_in_a_real_window(desktop: Desktop) -> None:
    twins = Path("saves")
    person = Person(twins, options=replace(QUIET, volume=0)).open()
    desktop.start()
    hand = BothHands(person, desktop)
    hand.compare()
    evening = Evening(hand, hand.compare)

    def type_seed() -> None:
        hand.do(TypeSeed())
        hand.keys("ctrl+a", "7")
        hand.alike = ALIKE
        hand.compare()

    hand.alike = DIGITS
    evening.begin(type_seed)
    assert person.session.campaign.world.seed == 7
    evening.govern()
    evening.declare()
    evening.to_operations()
    evening.march()
    evening.fight()
    turn = person.session.campaign.world.turn
    while person.session.campaign.world.turn < turn + 2:
        evening.end(staff=True)
    evening.talk_peace()
    evening.save_and_load()
    hand.keys("f5")
    assert len(states(desktop.saves, twins)) == 1
    evening.leave()
    desktop.leave()
    person.close()
    again(desktop, twins)


def again(desktop: Desktop, twins: Path) -> None:
    """A second start with ``load latest`` goes on where the first ended."""
    latest = newest_save(twins)
    assert latest is not None
    person = Person(twins, options=replace(QUIET, volume=0))
    campaign = take_up(latest)
    assert not isinstance(campaign, str)
    person.app.follow(Go(Place.CAMPAIGN, campaign))
    person.wait(lambda: person.session.is_asked)
    desktop.start("load", "latest")
    hand = BothHands(person, desktop)
    hand.compare()
    turn = person.session.campaign.world.turn
    hand.keys("f5")
    assert len(states(desktop.saves, twins)) == 1
    newest = newest_save(desktop.saves)
    assert newest is not None
    assert read_header(newest).turn == turn
    hand.do(Open(Door.MENU))
    hand.do(QuitGame())
    desktop.leave()
    person.close()


@pytest.mark.slow
def test_the_last_line_without_a_display(tmp_path: Path) -> None:
    """Without a screen the game says so in one line and fails."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "SDL_VIDEODRIVER", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "simulate" in done.stderr
