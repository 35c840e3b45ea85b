"""Commands as people give them: in a process of its own, or in this one where that is enough."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from game.cli import main

ROOT = Path(__file__).resolve().parent.parent


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def mind_signals() -> None:
    """Hear of signals even where whoever runs the tests does not mind them: a program inherits that."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def begin(*arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """A command that is still running."""
    return subprocess.Popen(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env=os.environ | dict(environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=mind_signals,
    )


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A command as a process would run it, in this one: nothing has to be imported and read again."""
    said, complained = StringIO(), StringIO()
    with chdir(ROOT), redirect_stdout(said), redirect_stderr(complained):
        status = main(arguments)
    return subprocess.CompletedProcess(arguments, status, said.getvalue(), complained.getvalue())


def one_line(text: str) -> str:
    """The one line that a text must be, and no traceback."""
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    return lines[0]
