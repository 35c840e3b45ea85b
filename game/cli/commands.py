"""Reads the command and runs it; without one the game opens on its title."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from game import VERSION
from game.campaign.tidying import tidy_seldom
from game.cli import data, simulate, soak, trial, window
from game.cli.begin import add_mods_option
from game.cli.shared import Failure, Parser, complain, hush, open_streams, speak_as_asked, write_out

STOPPED = 130  # what a shell calls a command that Ctrl-C has ended
AGAIN = 0.01  # seconds


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
            return _stopped()
        except Exception as error:
            # A library may wrap what interrupts it into an error of its own (serialising does).
            return _stopped() if ended else _failed(error)


def _stopped() -> int:
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
def _interruptible() -> Iterator[list[int]]:
    """Being ended from outside, or the terminal being closed, is like Ctrl-C: a command leaves in order.

    Who started the program may have told it not to mind such a signal; that holds. Yields the signals heard.
    One that comes where nothing can be raised, as while memory is tidied, is raised again at once.
    """
    heard: list[int] = []
    late: list[threading.Timer] = []

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        signal.default_int_handler(number, frame)

    def raised_in_vain(what: sys.UnraisableHookArgs) -> None:
        if not (heard and issubclass(what.exc_type, KeyboardInterrupt)):
            usual(what)
            return
        late.append(threading.Timer(AGAIN, signal.raise_signal, [heard[-1]]))
        late[-1].start()

    usual, sys.unraisablehook = sys.unraisablehook, raised_in_vain
    mending = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # not every system knows all
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                mending[number] = signal.signal(number, hear)
    try:
        yield heard
    finally:
        sys.unraisablehook = usual
        for timer in late:
            timer.cancel()
        for number, before in mending.items():
            signal.signal(number, before)


def _parser() -> Parser:
    parser = Parser(prog="main.py", description="Concert of Powers: great powers keep or break the peace.")
    parser.add_argument("--version", action="version", version=f"Concert of Powers {VERSION}")
    parser.add_argument("--language", metavar="CODE", help="of all texts, such as en; before the command")
    add_mods_option(parser)
    parser.set_defaults(run=window.open_game)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for part in (window, simulate, soak, data, trial):
        part.add_commands(commands)
    return parser
