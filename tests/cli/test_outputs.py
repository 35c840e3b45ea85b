"""Results are written whole or not at all, each for itself, and only where they can be."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.campaign.saving.save import read_save
from tests.commands import ROOT, begin, one_line, run, start

OPTIONS = ("json", "chronicle", "story", "save")
posix = pytest.mark.skipif(os.name != "posix", reason="links, modes and pipes with names are those of POSIX")


def simulate(*outputs: str) -> subprocess.CompletedProcess[str]:
    return run("simulate", "1815", "--turns", "1", *outputs)


def outputs_in(place: Path) -> list[str]:
    return [word for name in OPTIONS for word in (f"--{name}", str(place / name))]


def fails_on(name: str, code: int, real: Callable[[int], None]) -> Callable[[int], None]:
    """A sync of files that fails on one of them."""

    def sync(handle: int) -> None:
        if name in os.readlink(f"/proc/self/fd/{handle}"):
            raise OSError(code, os.strerror(code))
        real(handle)

    return sync


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="files are told apart by /proc")
@pytest.mark.parametrize("lost", OPTIONS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_loses_one_file(
    lost: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in OPTIONS:
        (tmp_path / name).write_text("old")
    monkeypatch.setattr(os, "fsync", fails_on(f"{tmp_path.name}/.{lost}.", code, os.fsync))
    done = simulate(*outputs_in(tmp_path))
    assert done.returncode == 1
    assert one_line(done.stderr) == f"{tmp_path / lost}: cannot be written ({os.strerror(code)})"
    assert (tmp_path / lost).read_text() == "old"
    assert all((tmp_path / name).read_bytes() != b"old" for name in OPTIONS if name != lost)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(OPTIONS)


@pytest.mark.parametrize("second", ["x.json", "./x.json", "link.json", "twin.json"])
@pytest.mark.parametrize("exists", [False, True])
@posix
def test_two_outputs_in_one_file_are_refused(second: str, exists: bool, tmp_path: Path) -> None:
    first = tmp_path / "x.json"
    (tmp_path / "link.json").symlink_to(first)
    if exists or second == "twin.json":
        first.write_text("old")
        os.link(first, tmp_path / "twin.json")
    done = simulate("--json", str(first), "--save", f"{tmp_path}/{second}")
    assert done.returncode == 2
    assert "--json" in one_line(done.stderr)
    assert not first.exists() or first.read_text() == "old"


def test_standard_output_is_one_file_too() -> None:
    assert simulate("--json", "-", "--chronicle", "-").returncode == 2
    assert simulate("--json", os.devnull, "--chronicle", os.devnull).returncode == 0


def test_only_a_save_takes_the_place_of_the_one_played_from(tmp_path: Path) -> None:
    save = tmp_path / "a.save"
    assert simulate("--save", str(save)).returncode == 0
    go_on = ("simulate", "--from", str(save), "--turns", "1")
    assert run(*go_on, "--json", str(save)).returncode == 2
    assert run(*go_on, "--save", str(save)).returncode == 0
    assert read_save(save).world.turn == 2


@posix
def test_a_link_is_followed_and_a_mode_is_kept(tmp_path: Path) -> None:
    there, link, hanging = tmp_path / "there.json", tmp_path / "link.json", tmp_path / "hanging.save"
    there.write_text("old")
    there.chmod(0o640)
    link.symlink_to(there)
    hanging.symlink_to(tmp_path / "new.save")
    before = os.umask(0o027)
    try:
        assert simulate("--json", str(link), "--save", str(hanging)).returncode == 0
    finally:
        os.umask(before)
    assert link.is_symlink()
    assert hanging.is_symlink()
    assert json.loads(there.read_text())["turns"] == 1
    assert stat.S_IMODE(there.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new.save").stat().st_mode) == 0o640  # as the umask has it


@pytest.mark.parametrize("option", OPTIONS)
@posix
def test_a_special_file_is_refused(option: str, tmp_path: Path) -> None:
    pipe, link, loop = tmp_path / "pipe", tmp_path / "link", tmp_path / "loop"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    loop.symlink_to(loop)
    for path in (pipe, link, loop, Path("/dev/full"), tmp_path, tmp_path / "no" / "where"):
        done = simulate(f"--{option}", str(path))
        assert done.returncode == 1, path
        assert str(path) in one_line(done.stderr)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1"])
@pytest.mark.parametrize("option", OPTIONS)
@posix
def test_standard_output_holds_nothing_else(option: str, name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "simulate", "1815", "--turns", "1", f"--{option}", name],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    file = tmp_path / "file"
    assert simulate(f"--{option}", str(file)).returncode == 0
    if option == "json":
        told, written = json.loads(done.stdout), json.loads(file.read_bytes())
        assert told | {"seconds": 0} == written | {"seconds": 0}
    elif option == "save":  # each save has a number and a date of its own
        (tmp_path / "said").write_bytes(done.stdout)
        said, written = (read_save(tmp_path / name).world.state_hash() for name in ("said", "file"))
        assert said == written
    else:
        assert done.stdout == file.read_bytes()


@posix
def test_dev_null_stays_what_it_is(tmp_path: Path) -> None:
    link = tmp_path / "nothing"
    link.symlink_to("/dev/null")
    for path in ("/dev/null", str(link)):
        assert simulate("--save", path, "--json", path).returncode == 0
        assert stat.S_ISCHR(os.stat(path).st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("command", [("scenarios",), ("simulate", "1815", "--turns", "1"), ("--help",)])
def test_a_full_standard_output_is_one_line(command: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "main.py", *command], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert os.strerror(errno.ENOSPC) in one_line(done.stderr.decode())


def test_nothing_is_played_for_an_output_that_cannot_be_written() -> None:
    done = start("simulate", "1815", "--json", "/no/such/folder/x.json")
    assert (done.returncode, done.stdout) == (1, "")


def test_a_name_that_no_folder_holds_is_refused_before_playing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.lab.alone.play_until", lambda *_: pytest.fail("it was played for nothing"))
    path = tmp_path / ("n" * 300)
    for option in OPTIONS:
        done = simulate(f"--{option}", str(path))
        assert (done.returncode, one_line(done.stderr)) == (
            1, f"{path}: cannot be written ({os.strerror(errno.ENAMETOOLONG)})"
        )  # fmt: skip


def test_what_killed_writers_left_beside_an_output_goes(tmp_path: Path) -> None:
    left, other = tmp_path / ".x.save.4194305.0123abcd.part", tmp_path / ".x.json.abcdefgh"
    for path in (left, other):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - 200_000,) * 2)
    path = tmp_path / ("n" * 240 + ".save")
    assert simulate("--save", str(path)).returncode == 0
    assert {each.name for each in tmp_path.iterdir()} == {path.name, other.name}


def test_a_reader_who_goes_away_takes_no_file_with_him(tmp_path: Path) -> None:
    command = begin("simulate", "1815", "--turns", "1", "--chronicle", "-", "--json", str(tmp_path / "x"))
    assert command.stdout is not None
    command.stdout.close()
    _, complained = command.communicate()
    assert (command.returncode, complained) == (1, b"")
    assert json.loads((tmp_path / "x").read_text())["turns"] == 1


def test_why_a_folder_takes_no_file_the_system_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(**_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    done = simulate("--json", str(tmp_path / "nowhere" / "x.json"))
    assert one_line(done.stderr).endswith(f"({tmp_path / 'nowhere'}: {os.strerror(errno.ENOENT)})")
    assert one_line(simulate("--json", str(tmp_path)).stderr).endswith("(it is a folder)")
    monkeypatch.setattr("game.cli.outputs.tempfile.TemporaryFile", read_only)
    done = simulate("--json", str(tmp_path / "x.json"))
    assert done.returncode == 1
    assert one_line(done.stderr).endswith(f"({tmp_path}: {os.strerror(errno.EROFS)})")
