"""The command line: the only place that prints, and the place where exit statuses are decided.

0: done. 1: what was asked failed. 2: the command was not understood. 130: it was ended by Ctrl-C or from
outside, and left no half files. Messages go to stderr, one line each, and never a traceback; results go to
stdout or to the files named.
"""

from game.cli.commands import main

__all__ = ["main"]
