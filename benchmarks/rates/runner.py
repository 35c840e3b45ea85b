"""The runner: plays what is missing in a ledger on several cores, and says how far it has come."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TextIO

from benchmarks.rates.cells import Cell
from benchmarks.rates.ledger import Ledger, Line, piece_key
from benchmarks.rates.play import play
from benchmarks.rates.setpieces import play_piece
from game.campaign.tidying import tidy_seldom


@dataclass(frozen=True, slots=True)
class Task:
    """One campaign to be played; ``piece`` is the event of a set piece, or ''."""

    cell: Cell
    seed: int
    piece: str = ""
    within: int = 0

    @property
    def key(self) -> tuple[str, str, int]:
        """What the ledger knows it by."""
        return piece_key(self.piece, self.within), self.cell.key, self.seed

    @property
    def name(self) -> str:
        """How a message calls it."""
        return f"{self.piece} {self.cell.key} seed {self.seed}".strip()

    def play(self, code: str) -> Line:
        """Play it."""
        if self.piece:
            return play_piece(self.piece, self.cell, self.seed, self.within, code)
        return play(self.cell, self.seed, code)


def play_missing(
    ledger: Ledger, tasks: Sequence[Task], jobs: int, code: str, out: TextIO = sys.stderr
) -> int:
    """Play every task the ledger does not hold, and add each as it ends; how many failed.

    A campaign that breaks is told with its seed and left out, so that a later run tries it again.
    """
    done = ledger.done
    missing = [task for task in tasks if task.key not in done]
    progress = Progress(len(missing), len(tasks), out)
    if not missing:
        return 0
    with ProcessPoolExecutor(min(jobs, len(missing)), initializer=_settle_down) as pool:
        futures: dict[Future[Line], Task] = {pool.submit(task.play, code): task for task in missing}
        try:
            for future in as_completed(futures):
                error = future.exception()
                if error is None:
                    ledger.add(future.result())
                elif isinstance(error, BrokenProcessPool):
                    progress.fail("a worker was ended from outside; the same command goes on from here")
                    break
                else:
                    progress.fail(f"{futures[future].name} broke: {type(error).__name__}: {error}")
                progress.step()
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        finally:
            progress.close()
    return progress.failed


def _settle_down() -> None:
    """What a worker does first: an interrupt ends it at once without a word (the parent speaks), and it
    looks for garbage seldom."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    tidy_seldom()


class Progress:
    """A line on a terminal that says how many campaigns are played and how long the rest will take."""

    def __init__(
        self, missing: int, wanted: int, out: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.missing, self.done, self.failed = missing, 0, 0
        self.before = wanted - missing
        self.out, self.clock = out, clock
        self.began = clock()
        self.is_shown = out.isatty()
        self._show()

    def step(self) -> None:
        """One more is played."""
        self.done += 1
        self._show()

    def fail(self, what: str) -> None:
        """One broke."""
        self.failed += 1
        if self.is_shown:
            self.out.write("\r\x1b[K")
        self.out.write(f"base_rates: {what}\n")

    def text(self) -> str:
        """What the line says."""
        told = f"{self.done} of {self.missing} campaigns"
        if self.before:
            told += f", {self.before} from before"
        if self.done and self.done < self.missing:
            left = (self.clock() - self.began) / self.done * (self.missing - self.done)
            told += f", about {left / 60:.0f} minutes left" if left >= 90 else f", about {left:.0f} s left"
        return told

    def close(self) -> None:
        """End the line."""
        if self.is_shown:
            self.out.write("\n")

    def _show(self) -> None:
        if self.is_shown:
            self.out.write(f"\r\x1b[K{self.text()}")
            self.out.flush()
