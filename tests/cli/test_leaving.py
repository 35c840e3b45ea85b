"""A command that is ended, or that nobody reads any more, leaves in order: a line or none, no half files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.campaign.saving.save import read_save
from game.cli import commands
from tests.commands import ROOT, begin, mind_signals, one_line, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
STOPPED = 130
#: Ctrl-C at the moment when the command line begins to be read in.
EARLY = """
import builtins, os, signal
really = builtins.__import__
def interrupted(name, *rest):
    if name == "game.cli":
        os.kill(os.getpid(), signal.SIGINT)
    return really(name, *rest)
builtins.__import__ = interrupted
from game.__main__ import start
start()
"""


def wait_for_play(command: subprocess.Popen[bytes]) -> None:
    """Until the map is read: the command uses processor time for some seconds before it plays."""
    ticks = os.sysconf("SC_CLK_TCK")
    until = time.monotonic() + 120
    while time.monotonic() < until and command.poll() is None:
        fields = Path(f"/proc/{command.pid}/stat").read_text().rpartition(")")[2].split()
        if (int(fields[11]) + int(fields[12])) / ticks > 2.5:
            return
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="how long a process has run is in /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_ended_leaves_no_half_files(number: signal.Signals, tmp_path: Path) -> None:
    save, told = tmp_path / "a.save", tmp_path / "a.jsonl"
    assert run("simulate", "1815", "--turns", "1", "--save", str(save)).returncode == 0
    before = save.read_bytes()
    command = begin("simulate", "--from", str(save), "--save", str(save), "--chronicle", str(told))
    wait_for_play(command)
    command.send_signal(number)
    said, complained = command.communicate(timeout=60)
    assert (command.returncode, said) == (STOPPED, b"")
    assert one_line(complained.decode()) == "stopped"
    assert save.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.save"]


def test_a_command_that_is_ended_while_it_starts_makes_no_noise() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EARLY], cwd=ROOT, capture_output=True, check=False, preexec_fn=mind_signals
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def test_an_interruption_that_a_library_wraps_is_still_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def serialise(*_: object) -> int:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(1)
        except KeyboardInterrupt as interruption:
            raise ValueError("Error serializing to JSON: KeyboardInterrupt") from interruption
        return 0

    monkeypatch.setattr(commands, "_run", serialise)
    monkeypatch.setattr(signal, "getsignal", lambda _: signal.SIG_DFL)
    assert commands.main([]) == STOPPED
    assert one_line(capsys.readouterr().err) == "stopped"


def test_an_interruption_where_nothing_can_be_raised_comes_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Tidied:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0.2)

    def tidy(*_: object) -> int:
        Tidied()
        time.sleep(60)
        return 0

    monkeypatch.setattr(commands, "_run", tidy)
    monkeypatch.setattr(signal, "getsignal", lambda _: signal.SIG_DFL)
    assert commands.main([]) == STOPPED
    assert one_line(capsys.readouterr().err) == "stopped"


def test_whoever_told_it_not_to_mind_is_obeyed(tmp_path: Path) -> None:
    command = subprocess.Popen(
        [sys.executable, "main.py", "simulate", "1815", "--turns", "2", "--save", str(tmp_path / "a.save")],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN) and None,  # as nohup does
    )
    while command.poll() is None:
        command.send_signal(signal.SIGHUP)
        time.sleep(0.2)
    assert command.returncode == 0
    assert read_save(tmp_path / "a.save").world.turn == 2


@pytest.mark.parametrize(
    "arguments", [("--help",), ("scenarios",), ("scenarios", "--json"), ("simulate", "1815", "--turns", "1")]
)
def test_a_reader_who_has_gone_is_not_complained_about(arguments: tuple[str, ...]) -> None:
    command = begin(*arguments)
    assert command.stdout is not None
    command.stdout.close()
    _, complained = command.communicate(timeout=120)
    assert complained == b""
    assert command.returncode in (0, 1)


def test_nobody_may_hear_what_is_wrong() -> None:
    command = begin("simulate", "1816")
    assert command.stderr is not None
    command.stderr.close()
    command.communicate(timeout=120)
    assert command.returncode == 1
