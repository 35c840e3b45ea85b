"""Reads spoiled files and counts what came of it.

    python -m tests.fuzz saves|scenarios|lint|maps [--count N] [--seed N] [--jobs N] [--quarters N]
                         [--json FILE]

Every file is made from the seed and its number, so that a failure can be made again. Prints the counts and
each failure; exit status 1 if there was any.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.fuzz import files, trials
from tests.fuzz.trials import Outcome, Tally

STRIDE = 50  # files that a process reads before it is renewed


def run(what: str, seed: int, count: int, quarters: int = 4, sound: list[Path] | None = None) -> Tally:
    """Spoil and read so many files in this process."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, outcome in enumerate(outcomes(what, folder, seed, count, quarters, sound)):
            tally.add(f"{what} --seed {seed} file {number}", outcome)
    return tally


def outcomes(
    what: str, folder: Path, seed: int, count: int, quarters: int, sound: list[Path] | None
) -> Iterator[Outcome]:
    """What came of each."""
    made: Iterator[Path]
    trial: Callable[[Path], Outcome]
    if what == "saves":
        made = files.saves(sound or files.campaigns(folder, quarters), folder, seed, count)
        trial = trials.of_save
    elif what in ("scenarios", "lint"):
        made = files.scenarios(folder, seed, count)
        trial = trials.of_scenario if what == "scenarios" else trials.of_lint
    else:
        made, trial = files.maps(folder, seed, count), trials.of_map
    return map(trial, made)


def _job(job: tuple[str, int, int, int, list[Path]]) -> Tally:
    return run(*job)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("what", choices=("saves", "scenarios", "lint", "maps"))
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--quarters", type=int, default=4)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    whole = Tally()
    with tempfile.TemporaryDirectory() as name:
        sound = files.campaigns(Path(name), chosen.quarters) if chosen.what == "saves" else []
        jobs = [
            (
                chosen.what,
                chosen.seed * 1_000 + part,
                min(STRIDE, chosen.count - start),
                chosen.quarters,
                sound,
            )
            for part, start in enumerate(range(0, chosen.count, STRIDE))
        ]
        with multiprocessing.Pool(chosen.jobs, maxtasksperchild=1) as pool:
            for tally in pool.imap_unordered(_job, jobs):
                whole.ends.update(tally.ends)
                whole.failures += tally.failures
                whole.most_megabytes = max(whole.most_megabytes, tally.most_megabytes)
                print(f"\r{whole.ends.total()}", end="", file=sys.stderr, flush=True)
    print(f"\r{chosen.what}: {whole}")
    print("\n".join(whole.failures))
    if chosen.json:
        rows = {"ends": dict(whole.ends), "failures": whole.failures, "megabytes": whole.most_megabytes}
        chosen.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 1 if whole.failures else 0


if __name__ == "__main__":
    sys.exit(main())
