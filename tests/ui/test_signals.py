"""The system or the terminal asks the game to leave: it saves first where it can, and says if it cannot."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.campaign.saving.listing import newest_whole
from game.campaign.saving.save import read_save
from game.rules.money.budget import SetBudget
from game.ui.options import Options
from game.ui.screens.play.world import WorldScreen
from game.ui.window import Call
from tests.commands import one_line

ROOT = Path(__file__).parents[2]
SAVING = Options(animation=0, edge_pan=False, ceremonies=False)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of other systems are others")

RUN = """
import os, signal, sys, threading, time
from pathlib import Path
signal.signal(int(sys.argv[2]), signal.SIG_DFL)
from game.ui import window
from game.ui.options import Options
from game.ui.screens.play.world import WorldScreen
from tests.ui.screenkit import campaign
from tests.ui.test_signals import SAVING, call_when_asked
window.demand_screen()
found = []
def first(context):
    found.append(WorldScreen(context, campaign("austria")))
    return found[0]
threading.Thread(target=call_when_asked, args=(found, int(sys.argv[2])), daemon=True).start()
window.run(first, SAVING, Path(sys.argv[1]))
print("left with", len(found[0].campaign.log), "orders")
"""


def call_when_asked(found: list[WorldScreen], number: int, is_full: bool = False) -> None:
    """Send a signal to this game as soon as its seat has given an order, saved or in vain before."""
    while not (found and found[0].session.is_asked and found[0].session.keeper.is_unsaved == is_full):
        time.sleep(0.02)
    session = found[0].session
    b = session.view.powers[session.seat].budget
    assert b is not None
    session.campaign.submit(SetBudget(session.seat, b.tax + 30, b.military, b.welfare, b.investment))
    os.kill(os.getpid(), number)


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(n, marks=pytest.mark.slow) for n in (signal.SIGINT, signal.SIGHUP))],
)
def test_a_signal_leaves_like_a_quit_and_saves_first(tmp_path: Path, number: signal.Signals) -> None:
    env = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path), str(int(number))],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert f"left with {len(newest_whole(tmp_path).campaign.log)} orders" in done.stdout
    assert len(newest_whole(tmp_path).campaign.log) > 0
    assert not list(tmp_path.glob(".*"))
    journal = (tmp_path / "reports" / "journal.log").read_text(encoding="utf-8")
    assert "started" in journal
    assert re.search(r"saved autosave-1815-[0-9a-f]{8}-2-\d+\.save", journal)
    assert "left" in journal


PLAY = """
import signal, sys, threading
from game.cli import main, window
from tests.ui.test_signals import call_when_asked
found, really = [], window._run_app
def noted(first):
    def begin(context):
        found.append(first(context))
        return found[0]
    return really(begin)
window._run_app = noted
threading.Thread(target=call_when_asked, args=(found, signal.SIGTERM, True), daemon=True).start()
sys.exit(main(["play", "1815", "--human", "austria"]))
"""


@pytest.mark.parametrize("room", ["data", "temporary", "nowhere"])
def test_who_has_to_leave_and_cannot_save_there_is_told_and_saves_elsewhere(
    room: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    aside = tmp_path / "aside"
    aside.mkdir()
    saves = tmp_path / "file" / "saves"
    play = PLAY if room != "nowhere" else f"import tempfile\ntempfile.tempdir = {str(saves)!r}\n{PLAY}"
    data = aside / "data" if room == "data" else tmp_path / "file" / "data"
    env = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", play], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={**env, "CONCERT_SAVES": str(saves), "TMPDIR": str(aside), "XDG_DATA_HOME": str(data)},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    told = one_line(done.stderr)
    assert f"could not be saved in {saves} (Not a directory)" in told
    if room != "nowhere":
        where = "concert-*/*.save" if room == "temporary" else "data/*/rescued/*/*.save"
        (path,) = aside.glob(where)
        assert str(path) in told
        assert read_save(path).log
        assert path.parent.stat().st_mode & 0o077 == 0
    else:
        assert "is lost" in told
        assert not list(aside.iterdir())


def test_who_told_it_not_to_mind_a_closed_terminal_is_obeyed() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        call = Call()
        os.kill(os.getpid(), signal.SIGHUP)
        assert not call.has_come
        os.kill(os.getpid(), signal.SIGTERM)
        assert call.has_come
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
