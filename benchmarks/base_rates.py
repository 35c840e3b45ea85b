"""Base rates of 1815: many campaigns the computer plays alone, counted by cell and compared seed by seed.

    python -m benchmarks.base_rates run --out FILE --cells logic=self_help,concert source=domestic,both \
        --seeds 1-40 --jobs 2
    python -m benchmarks.base_rates run --out FILE --from-event belgian_revolt --seeds 60
    python -m benchmarks.base_rates report FILE [--json | --markdown]

A run may be broken off and begun again with the same file. What is measured stands in docs/base-rates.md.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from benchmarks.rates.cells import FACTORS, BadCells, Cell, read_cells, read_seeds
from benchmarks.rates.ledger import SCENARIO, BadLedger, Ledger, code_hash, head_of, read_ledger
from benchmarks.rates.play import span_of
from benchmarks.rates.runner import Task, play_missing
from benchmarks.rates.setpieces import PIECES, WITHIN
from benchmarks.rates.tables.markdown import report_markdown
from benchmarks.rates.tables.report import report_data, report_text
from game.scenarios.load import load_scenario
from game.words import Logic
from game.world.state.world import Settings

ROOT = Path(__file__).resolve().parent.parent
BROKEN, MISUSED = 1, 2


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Say it and leave with the status of misuse."""
        self.exit(MISUSED, f"{self.prog}: {message}\n")


def parser() -> Parser:
    """The command line."""
    top = Parser(prog="base_rates", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = top.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="play what is missing in a file, then report")
    run.add_argument("--out", type=Path, required=True, metavar="FILE")
    run.add_argument("--cells", nargs="+", default=[], metavar="FACTOR=VALUE,VALUE",
                     help=", ".join(FACTORS))  # fmt: skip
    run.add_argument("--seeds", default="40", metavar="1-40", help="a number alone counts from 1")
    run.add_argument("--jobs", type=_number, default=os.cpu_count() or 1, metavar="N")
    run.add_argument("--from-event", choices=sorted(PIECES), metavar="EVENT", help=", ".join(PIECES))
    run.add_argument("--within", type=_number, metavar="YEARS", help="time an event is given to happen")
    report = commands.add_parser("report", help="the tables of a file")
    report.add_argument("file", type=Path, metavar="FILE")
    for command in (run, report):
        form = command.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="as data instead of tables")
        form.add_argument("--markdown", action="store_true", help="as tables of Markdown")
    return top


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run or report; the exit status."""
    commands = parser()
    chosen = commands.parse_args(arguments)
    try:
        if chosen.command == "report":
            head, lines = read_ledger(chosen.file)
            _print(report_data(head, lines), chosen)
            return 0
        return _run(chosen)
    except (BadCells, BadLedger) as error:
        commands.error(str(error))
    except KeyboardInterrupt:
        sys.stderr.write("base_rates: broken off; the same command goes on from here\n")
        return BROKEN


def _run(chosen: argparse.Namespace) -> int:
    """Play what is missing, then report on what was asked for."""
    tasks = tasks_of(chosen)
    world, _ = load_scenario(SCENARIO, 1, Settings())
    for cell in {task.cell: None for task in tasks}:
        span_of(world, cell)
    head = head_of(world)
    ledger = Ledger(chosen.out, head)
    failed = play_missing(ledger, tasks, chosen.jobs, code_hash(ROOT))
    _print(report_data(head, ledger.of([task.key for task in tasks])), chosen)
    return BROKEN if failed else 0


def tasks_of(chosen: argparse.Namespace) -> list[Task]:
    """The campaigns asked for, seed by seed, so that pairs are complete early."""
    if chosen.within is not None and not chosen.from_event:
        raise BadCells("--within goes with --from-event")
    seeds = read_seeds(chosen.seeds)
    if chosen.from_event:
        cells = read_cells(chosen.cells, Cell(logic=Logic.ADAPTIVE.value))
        within = chosen.within or WITHIN
        return [Task(cell, seed, chosen.from_event, within) for seed in seeds for cell in cells]
    return [Task(cell, seed) for seed in seeds for cell in read_cells(chosen.cells)]


def _print(data: dict[str, object], chosen: argparse.Namespace) -> None:
    """Print a report in the form asked for, and be content if the reader has closed the pipe."""
    text = report_markdown if chosen.markdown else report_text
    try:
        print(json.dumps(data, indent=1) if chosen.json else text(data), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
