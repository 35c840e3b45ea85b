"""A soak: many campaigns, each in a process of its own, so that one that breaks takes no other with it."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from game import VERSION
from game.campaign.tidying import tidy_seldom
from game.lab.bench import Result, play_trial
from game.lab.trials import Trial

PATIENCE = 600.0  # seconds in which a trial must come one turn further
ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
LOOK = 1.0  # seconds between two looks at those that say nothing


def soak(trials: Sequence[Trial], jobs: int, tell: Callable[[int], None]) -> Generator[Result, None, None]:
    """Play trials, so many at a time; the result of each as it ends. Turns are told as they are played.

    Workers are started afresh, for the memory of each campaign to be its own, and hear nothing but the trial;
    whoever stops asking ends them.
    """
    if sys.platform != "win32":
        resource_tracker.ensure_running()  # starting it would let signals through that wait
    waiting, running = list(reversed(trials)), list[_Worker]()
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                with _signals_waiting():
                    running.append(_begin(waiting.pop()))
            heard = wait([worker.ear for worker in running], LOOK)
            for worker in [*running]:
                result = worker.listen(tell) if worker.ear in heard else worker.overdue()
                if result is not None:
                    running.remove(worker)
                    worker.end()
                    yield result
    finally:
        for worker in running:
            worker.end()


@dataclass(slots=True)
class _Worker:
    """A process that plays a trial, and what was heard of it."""

    trial: Trial
    process: SpawnProcess
    ear: Connection
    turn: int = 0
    heard: float = 0.0

    def listen(self, tell: Callable[[int], None]) -> Result | None:
        """What it says: a turn played, or its result, at last."""
        try:
            said: int | Result = self.ear.recv()
        except (EOFError, OSError):
            self.process.join()
            return self._lost(f"its process ended with status {self.process.exitcode}")
        if isinstance(said, int):
            self.turn, self.heard = said, time.monotonic()
            tell(said)
            return None
        return said

    def overdue(self) -> Result | None:
        """A failure if it has said nothing for too long."""
        if time.monotonic() - self.heard < PATIENCE:
            return None
        return self._lost(f"no turn ended in {PATIENCE:.0f} s")

    def _lost(self, what: str) -> Result:
        command = self.trial.command(self.turn + 1)
        failure = {"turn": self.turn, "what": what, "command": command}
        return asdict(self.trial) | {"version": VERSION, "failure": failure}

    def end(self) -> None:
        """End it, if it has not ended by itself."""
        self.process.terminate()
        self.process.join()
        self.ear.close()


def _begin(trial: Trial) -> _Worker:
    """Start a worker on a trial."""
    context = multiprocessing.get_context("spawn")
    ear, mouth = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(trial, mouth), daemon=True)
    process.start()
    mouth.close()
    return _Worker(trial, process, ear, heard=time.monotonic())


@contextmanager
def _signals_waiting() -> Iterator[None]:
    """Let Ctrl-C and its like wait a moment: a worker that is half begun can only complain of it.

    Here they are noted, and come when the moment is over; the worker inherits that they wait.
    """
    heard: list[int] = []
    asked = [n for n in ENDING if signal.getsignal(n) not in (signal.SIG_IGN, None)]
    before = {n: signal.signal(n, lambda number, _: heard.append(number)) for n in asked}
    mask = None if sys.platform == "win32" else signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        if sys.platform != "win32" and mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in before.items():
            signal.signal(number, handler)
    for number in heard[:1]:
        signal.raise_signal(number)


def _work(trial: Trial, mouth: Connection) -> None:
    """What a worker does: Ctrl-C is its parent's to answer, and without a parent it stops."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    tidy_seldom()
    with suppress(BrokenPipeError):
        mouth.send(play_trial(trial, mouth.send))
