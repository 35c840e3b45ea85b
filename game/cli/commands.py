"""Reads the command and runs it; without one the game opens on its title."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from game.campaign.tidying import tidy_seldom
from game.cli import data, simulate, window
from game.cli.shared import Failure, Parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    tidy_seldom()
    try:
        chosen = _parser().parse_args(arguments)
        status: int = chosen.run(chosen)
        sys.stdout.flush()
        return status
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except Failure as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return 1


def _parser() -> Parser:
    parser = Parser(prog="main.py", description="Concert of Powers: great powers keep or break the peace.")
    parser.set_defaults(run=window.open_game)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for part in (window, simulate, data):
        part.add_commands(commands)
    return parser
