"""The bench on which one trial is played from its first turn to the check of its save, and measured."""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from game import VERSION
from game.campaign.campaign import Campaign
from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.campaign.saving.sound.soundness import unsound
from game.lab.alone import end_after, play_until
from game.lab.trials import Trial
from game.scenarios.load import load_scenario
from game.world.calendar import QUARTERS_A_YEAR

#: What a trial found, as a line of the results has it.
Result = dict[str, Any]
REPLAY = " --save soak.save && python main.py replay soak.save --verify"


class Differs(Exception):
    """A save is not what was saved."""


class Unsound(Exception):
    """What play came to would not be read from a save."""


def play_trial(trial: Trial, tell: Callable[[int], None]) -> Result:
    """Play a trial and check its save. What breaks ends up in the result; turns are told as they end.

    Seconds for the turns and for the replay, milliseconds for saving and loading, megabytes for memory.
    """
    result: Result = asdict(trial) | {"version": VERSION, "failure": None}
    turn, is_played = 0, False
    try:
        campaign = Campaign(*load_scenario(trial.scenario, trial.seed, trial.settings()), debug=trial.check)
        end = end_after(campaign, trial.turns or None)
        result |= {"rules": campaign.world.rules.hash, "memory": {"begun": peak_memory()}}
        began = time.perf_counter()
        for turn in play_until(campaign, end):
            campaign.world.check_invariants()
            if turn % QUARTERS_A_YEAR == 0 and (wrong := unsound(campaign)):
                raise Unsound(f"a save of it would be refused: {wrong}")
            tell(turn)
            if turn == (end + 1) // 2:
                result["memory"]["half"] = peak_memory()
        result |= {
            "played": turn,
            "seconds": round(time.perf_counter() - began, 2),
            "orders": len(campaign.log),
            "state_hash": campaign.world.state_hash(),
        }
        result["memory"]["played"] = peak_memory()
        is_played = True
        result |= _check_save(campaign)
        result["memory"]["checked"] = peak_memory()
    except Exception as error:  # whatever breaks is what a soak looks for
        shows_in_save = is_played or isinstance(error, Unsound)
        command = trial.command(turn) + REPLAY if shows_in_save else trial.command(turn + 1)
        result["failure"] = {"turn": turn, "what": _said(error), "command": command}
    return result


def _check_save(campaign: Campaign) -> Result:
    """Save, load and replay a campaign; size and times, or `Differs`, or what loading raises."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "soak.save"
        times = [time.perf_counter()]
        write_save(campaign, path)
        times.append(time.perf_counter())
        again = read_save(path)
        times.append(time.perf_counter())
        if again.world.state_hash() != campaign.world.state_hash():
            raise Differs("the world of the save differs from the one saved")
        if mismatch := verify(again):
            raise Differs(f"replay differs at turn {mismatch.turn}: {mismatch.what}")
        times.append(time.perf_counter())
        save, load, replay = (after - before for before, after in pairwise(times))
        return {
            "save_bytes": path.stat().st_size,
            "save_ms": round(save * 1_000),
            "load_ms": round(load * 1_000),
            "replay_seconds": round(replay, 2),
        }


def _said(error: Exception) -> str:
    """An exception in one line, with the place it came from."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})".replace("\n", " ")


def peak_memory() -> int | None:
    """The most memory this process has had so far, in megabytes; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource  # is not there on every system

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most // (1 << 20 if sys.platform == "darwin" else 1 << 10))
