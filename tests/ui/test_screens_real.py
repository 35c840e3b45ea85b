"""A real window on a virtual display, with real keys and clicks: begin, march, end turns, save, quit, load.

Needs Xvfb and xdotool; without them the test is skipped. The game runs as its own process, as for a player.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.campaign.save import read_header

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
    ),
]


class Desktop:
    """A virtual display with the game on it."""

    def __init__(self, saves: Path) -> None:
        self.saves = saves
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            display = ":" + told.readline().strip()
        self.env = {
            **os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy",
            "CONCERT_SAVES": str(saves),
        }  # fmt: skip
        self.game: subprocess.Popen[bytes] | None = None

    def do(self, *words: object) -> str:
        """Have xdotool do something."""
        done = subprocess.run(
            ["xdotool", *map(str, words)],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        return done.stdout.strip()

    def start(self, *arguments: str) -> str:
        """Start the game and give its window the keyboard; the window's id."""
        self.game = subprocess.Popen([sys.executable, "main.py", *arguments], cwd=ROOT, env=self.env)
        window = ""
        until = time.monotonic() + PATIENCE
        while not window and time.monotonic() < until:
            window = self.do("search", "--pid", self.game.pid)
            time.sleep(0.2)
        assert window, "no window opened"
        window = window.split()[-1]
        self.do("windowfocus", window)
        time.sleep(2.5)
        return window

    def keys(self, *names: str) -> None:
        """Press keys."""
        for name in names:
            self.do("key", name)
            time.sleep(0.35)

    def wait_for(self, pattern: str, count: int) -> list[Path]:
        """Wait until so many saves are there."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = sorted(self.saves.glob(pattern))
            if len(found) >= count:
                return found
            time.sleep(0.3)
        raise AssertionError(f"no {pattern} came")

    def end_quarter(self, turn: int, *names: str) -> None:
        """Press keys that end the turn until the autosave of a later one is there."""
        newest = self.saves / "autosave-1.save"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if newest.exists() and read_header(newest).turn >= turn:
                time.sleep(1)
                return
            self.keys(*names)
            time.sleep(1.5)
        raise AssertionError(f"turn {turn} never came")

    def leave(self) -> None:
        """Wait until the game has closed by itself."""
        assert self.game is not None
        assert self.game.wait(timeout=20) == 0

    def close(self) -> None:
        if self.game is not None and self.game.poll() is None:
            self.game.kill()
            self.game.wait()
        self.server.terminate()
        self.server.wait()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    found = Desktop(tmp_path)
    yield found
    found.close()


def test_a_first_evening(desktop: Desktop) -> None:
    desktop.start()
    desktop.keys("n")  # new campaign: the seats are second; Britain has the keyboard, Austria is fifth
    desktop.keys("Down", "Down", "Down", "Down", "Return", "ctrl+Return")
    time.sleep(5)
    desktop.keys("F5")
    first = desktop.wait_for("1815-austria-*.save", 1)[0]
    assert read_header(first).humans == ("austria",)
    desktop.keys("Return")  # politics are done
    time.sleep(3)
    desktop.keys("n", "x", "Up", "Return")  # a force marches one hex north, or says why it cannot
    desktop.keys("n", "x", "Right", "Return")
    desktop.do("mousemove", 640, 400)
    desktop.do("click", 4)  # the wheel
    desktop.do("click", 1)
    desktop.keys("space")
    desktop.end_quarter(1, "Return")
    desktop.end_quarter(2, "shift+Return")
    desktop.keys("F5")
    saves = desktop.wait_for("1815-austria-*.save", 2)
    last = max(saves, key=lambda path: path.stat().st_mtime_ns)
    assert read_header(last).turn == 2
    desktop.keys("Escape", "ctrl+q")
    desktop.leave()
    desktop.start("load", "latest")
    time.sleep(4)
    desktop.keys("F5")
    assert read_header(max(desktop.wait_for("1815-austria-*.save", 3), key=_age)).turn == 2
    desktop.keys("Escape", "ctrl+q")
    desktop.leave()


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns


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
