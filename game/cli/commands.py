"""Reads the command and runs it; without one the game opens on its title."""

from __future__ import annotations

import signal
import sys
import threading
from _thread import start_new_thread
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from game import VERSION
from game.campaign.tidying import tidy_seldom
from game.cli import data, simulate, soak, trial, window
from game.cli.begin import add_mods_option
from game.cli.shared import Failure, Parser, complain, hush, open_streams, speak_as_asked, write_out

STOPPED = 130  # what a shell calls a command that Ctrl-C has ended
AGAIN = 0.01  # seconds


@dataclass(frozen=True, slots=True)
class Ended:
    """That the program is to end: the signals that were heard, and whether that has been told."""

    heard: list[int] = field(default_factory=list)
    is_told: threading.Event = field(default_factory=threading.Event)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    tidy_seldom()
    open_streams()
    with _interruptible() as ended:
        try:
            status = _run(arguments)
            write_out("")
            return status
        except KeyboardInterrupt:
            return _stopped(ended)
        except Exception as error:
            # A library may wrap what interrupts it into an error of its own (serialising does).
            return _stopped(ended) if ended.heard else _failed(error)


def _stopped(ended: Ended) -> int:
    ended.is_told.set()
    complain("stopped")
    return STOPPED


def _failed(error: Exception) -> int:
    """What could not be done is said in a line; anything else is a fault of the program, and shown whole."""
    match error:
        case Failure():
            complain(*error.args)
            return error.status
        case BrokenPipeError():
            hush()
            return 1
        case _:
            raise error


def _run(arguments: Sequence[str] | None) -> int:
    """Understand a command and do it."""
    try:
        chosen = _parser().parse_args(arguments)
    except SystemExit:  # help or version was asked for, and given
        return 0
    speak_as_asked(chosen.language)
    status: int = chosen.run(chosen)
    return status


@contextmanager
def _interruptible() -> Iterator[Ended]:
    """Being ended from outside, or the terminal being closed, is like Ctrl-C: a command leaves in order.

    Who started the program may have told it not to mind such a signal; that holds. Yields what is heard.
    One that comes where nothing can be raised, as while memory is tidied, is raised again until it is told.
    """
    ended = Ended()

    def hear(number: int, frame: FrameType | None) -> None:
        ended.heard.append(number)
        if not ended.is_told.is_set():
            signal.default_int_handler(number, frame)

    def again() -> None:
        while not ended.is_told.wait(AGAIN):
            if hasattr(signal, "pthread_kill"):  # it wakes the main thread, too, where that sleeps
                signal.pthread_kill(threading.main_thread().ident or 0, ended.heard[-1])
            else:
                signal.raise_signal(ended.heard[-1])

    def raised_in_vain(what: sys.UnraisableHookArgs) -> None:
        if ended.heard and issubclass(what.exc_type, KeyboardInterrupt):
            start_new_thread(again, ())  # a thread that is waited for here could be interrupted here again
        else:
            usual(what)

    usual, sys.unraisablehook = sys.unraisablehook, raised_in_vain
    mending = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # not every system knows all
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                mending[number] = signal.signal(number, hear)
    try:
        yield ended
    finally:
        ended.is_told.set()
        sys.unraisablehook = usual
        for number, before in mending.items():
            signal.signal(number, before)


def _parser() -> Parser:
    parser = Parser(prog="main.py", description="Concert of Powers: great powers keep or break the peace.")
    parser.add_argument("--version", action="version", version=f"Concert of Powers {VERSION}")
    add_mods_option(parser)
    parser.add_argument("--language", metavar="CODE", help="of all texts, such as en; before the command")
    parser.set_defaults(run=window.open_game)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for part in (window, simulate, soak, data, trial):
        part.add_commands(commands)
    return parser
