"""Only ordinary files are read, nothing is waited for, and never more is taken in than asked for."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.scenarios.maps.tiled import load_map
from game.scenarios.reading.files import TooLarge, Unreadable, read_bounded
from game.scenarios.reading.problems import ScenarioError
from game.scenarios.reading.yamlpos import read


@pytest.fixture(autouse=True)
def alarm() -> Iterator[None]:
    """What hangs is a failure, not a long wait."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(5)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        near = Path(folder) / "s"
        with socket.socket(socket.AF_UNIX) as heard:
            heard.bind(str(near))
            near.rename(path)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_loop(path: Path) -> None:
    path.symlink_to(path)


def a_dangling_link(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def nothing(path: Path) -> None:
    pass


def through_a_file(path: Path) -> None:
    """The path leads through what is no folder."""
    path.parent.rmdir()
    path.parent.write_text("a file")


SPECIAL = [
    (a_folder, "a folder"),
    (a_pipe, "a pipe"),
    (a_socket, "a socket"),
    (a_device, "a device"),
    (a_loop, "symbolic links"),
    (a_dangling_link, "No such file"),
    (nothing, "No such file"),
    (through_a_file, "Not a directory"),
]


@pytest.mark.parametrize(("make", "told"), SPECIAL)
def test_what_is_no_ordinary_file_is_refused_at_once(
    tmp_path: Path, make: Callable[[Path], None], told: str
) -> None:
    odd = tmp_path / "room" / "odd"
    odd.parent.mkdir()
    make(odd)
    with pytest.raises(Unreadable, match=told):
        read_bounded(odd, 100)


@pytest.mark.parametrize("name", ["a\0b", "\udcff\ud800"])
def test_a_name_that_no_file_can_have_is_refused_like_the_rest(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="no file can have such a name"):
        read_bounded(tmp_path / name, 100)


def test_a_file_is_read_up_to_its_limit_and_no_further(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 100)
    assert read_bounded(path, 100) == b"x" * 100
    with pytest.raises(TooLarge, match="99 bytes"):
        read_bounded(path, 99)
    path.write_bytes(b"")
    assert read_bounded(path, 0) == b""


def test_a_great_file_of_holes_costs_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "holes"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(TooLarge, match="4 MB"):
        read_bounded(path, 4 << 20)


def test_a_file_that_hides_its_size_is_bounded_too() -> None:
    told = Path("/proc/self/maps")
    if not told.exists():
        pytest.skip("there is no /proc here")
    with pytest.raises(TooLarge):
        read_bounded(told, 10)


def test_a_link_to_an_ordinary_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to("file")
    assert read_bounded(tmp_path / "link", 100) == b"text"


def test_no_descriptor_stays_open(tmp_path: Path) -> None:
    open_now = Path("/proc/self/fd")
    if not open_now.exists():
        pytest.skip("there is no /proc here")
    (tmp_path / "file").write_bytes(b"x" * 100)
    before = len(list(open_now.iterdir()))
    for _ in range(20):
        read_bounded(tmp_path / "file", 100)
        with pytest.raises(TooLarge):
            read_bounded(tmp_path / "file", 10)
    assert len(list(open_now.iterdir())) == before


@pytest.mark.parametrize("make", [a_folder, a_pipe, a_device, a_dangling_link])
@pytest.mark.parametrize(("reader", "name"), [(read, "odd.yaml"), (load_map, "odd.tmx")])
def test_the_readers_of_text_and_maps_refuse_the_same(
    tmp_path: Path, make: Callable[[Path], None], reader: Callable[[Path], object], name: str
) -> None:
    odd = tmp_path / name
    make(odd)
    with pytest.raises(ScenarioError, match="cannot be read"):
        reader(odd)
