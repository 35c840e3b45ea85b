"""The way in: ``python main.py``, ``python -m game`` and the command ``concert-of-powers`` begin here."""

from __future__ import annotations

import signal
import sys


def start() -> int:
    """Run the command asked for; until one listens, Ctrl-C ends the program at once and without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from game.cli import main  # from here on there is much to read

    return main()


if __name__ == "__main__":
    sys.exit(start())
