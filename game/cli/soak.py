"""The soak: many campaigns of computer powers, checked as they go, to find what breaks."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from game.cli.begin import MAX_SEED
from game.cli.outputs import demand_outputs, is_standard
from game.cli.shared import Failure, Misuse, Parser, complain, demand_texts, tell, whole

if TYPE_CHECKING:
    from game.lab.bench import Result
    from game.lab.results import Results
    from game.lab.trials import Trial

MOST = 100_000


def add_commands(commands: argparse._SubParsersAction[Parser]) -> None:
    """Soak."""
    soak = commands.add_parser(
        "soak",
        help="play many campaigns of computer powers and check them",
        description="Plays campaigns over all scenarios, logics, sources, rates, turn orders and seeds. The "
        "world is checked after every turn, and once a year as if it came from a save; each campaign is "
        "saved, loaded and replayed at its end. With --json the same command goes on where it stopped, and "
        "tries again what failed.",
    )
    soak.add_argument("--campaigns", type=whole(1, MOST), default=20, metavar="N", help="20 by default")
    soak.add_argument("--turns", type=whole(0, 1000), default=0, metavar="N", help="0 by default: whole ones")
    soak.add_argument(
        "--check",
        type=whole(0, MOST),
        default=0,
        metavar="N",
        help="check the first N after every order",
    )
    soak.add_argument("--seed", type=whole(0, MAX_SEED - MOST), default=1, metavar="N", help="the first seed")
    soak.add_argument(
        "--jobs", type=whole(1, 256), default=os.cpu_count() or 1, metavar="N", help="how many at a time"
    )
    soak.add_argument("--json", type=Path, metavar="FILE", help="add a line to it for each campaign")
    soak.set_defaults(run=_soak)


def _soak(chosen: argparse.Namespace) -> int:
    from game.lab.results import BadResults, Results
    from game.lab.trials import trials
    from game.scenarios.catalogue import list_scenarios

    if chosen.json is not None and is_standard(chosen.json):
        raise Misuse("main.py soak: another run goes on with the results, so name a file for them")
    demand_outputs({"--json": chosen.json})
    demand_texts()
    scenarios = [row.id for row in list_scenarios() if row.is_playable]
    if not scenarios:
        raise Failure("there is no scenario that can be played (see main.py scenarios)")
    wanted = trials(scenarios, chosen.campaigns, chosen.seed, chosen.turns, chosen.check)
    try:
        results = Results(chosen.json)
    except BadResults as reason:
        raise Failure(str(reason)) from None
    _play(results, wanted, chosen.jobs)
    found = results.of(wanted)
    tell(summary(found))
    return 1 if any(result["failure"] for result in found) else 0


def _play(results: Results, wanted: list[Trial], jobs: int) -> None:
    """Play what is missing, with a bar on a terminal; a failure is told at once."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from game.lab.soak import soak

    missing = results.missing(wanted)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("campaigns", total=len(wanted), completed=len(wanted) - len(missing))
        turns = progress.add_task("turns", total=None)
        with closing(soak(missing, jobs, lambda turn: progress.advance(turns))) as played:
            for result in played:
                _keep(result, results)
                progress.advance(task)


def _keep(result: Result, results: Results) -> None:
    """Keep a result, and tell it if it is a failure."""
    if result["failure"]:
        complain(told(result))
    try:
        results.add(result)
    except OSError as error:
        raise Failure(f"{results.path}: cannot be written ({error.strerror or error})") from None


def told(result: Result) -> str:
    """A failure in one line, with the command that repeats it."""
    failure = result["failure"]
    return f"seed {result['seed']}, turn {failure['turn']}: {failure['what']}; repeat: {failure['command']}"


def summary(found: list[Result]) -> list[str]:
    """What a soak found, in a few lines."""
    whole_ones = [result for result in found if not result["failure"]]
    failed = len(found) - len(whole_ones)
    lines = [f"{len(found)} campaigns, {sum(r['played'] for r in whole_ones)} turns, {failed} failed"]
    if whole_ones:
        lines += [
            _spread("seconds a turn", [r["seconds"] / max(1, r["played"]) for r in whole_ones], 3),
            _spread("megabytes at most", [r["memory"]["checked"] or 0 for r in whole_ones]),
            _spread("kilobytes a save", [r["save_bytes"] / 1_000 for r in whole_ones]),
            _spread("milliseconds to save", [r["save_ms"] for r in whole_ones]),
            _spread("milliseconds to load", [r["load_ms"] for r in whole_ones]),
            _spread("seconds to replay", [r["replay_seconds"] for r in whole_ones], 2),
        ]
    return lines


def _spread(what: str, values: list[float], digits: int = 0) -> str:
    return f"{what}: {median(values):.{digits}f} in the middle, {max(values):.{digits}f} at most"
