"""Autosaves rotate by campaign, nothing goes before the new one is there, and odd files hide none."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import AUTOSAVES, Rotation, write_autosave
from game.campaign.saving.folder import sweep, write_atomically
from game.campaign.saving.listing import NoWholeSave, newest_save, newest_whole, saves_in
from game.campaign.saving.save import read_header, read_save, write_save
from game.campaign.saving.still import adopt_packed, still
from game.lab.alone import play_until
from game.scenarios.load import load_scenario
from game.world.state.world import Settings

ROOT = Path(__file__).parents[2]


def fresh(seed: int = 7) -> Campaign:
    """A campaign of 1815 on its first morning."""
    return Campaign(*load_scenario("1815", seed, Settings()))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_each_campaign_rotates_its_own(tmp_path: Path) -> None:
    one, other = fresh(1), fresh(2)
    kept = write_autosave(one, tmp_path)
    for _ in range(AUTOSAVES + 2):
        write_autosave(other, tmp_path)
    assert kept.exists()
    assert len(list(tmp_path.iterdir())) == AUTOSAVES + 1


def test_a_game_drops_nothing_that_another_writes_meanwhile(tmp_path: Path) -> None:
    """Two games go on with the same campaign; each keeps its own last ones."""
    campaign = fresh()
    here, there = Rotation.of(campaign, tmp_path), Rotation.of(campaign, tmp_path)
    theirs = there.write(campaign)
    for _ in range(AUTOSAVES + 2):
        here.write(campaign)
    assert theirs.exists()


def play_on(campaign: Campaign, rotation: Rotation, quarters: int) -> None:
    """Play and save each quarter's beginning."""
    for _ in play_until(campaign, campaign.world.turn + quarters):
        rotation.write(campaign)


def test_who_goes_back_to_an_older_save_keeps_what_he_had_come_to(tmp_path: Path) -> None:
    campaign = fresh()
    write_save(campaign, tmp_path / "begun.save")
    rotation = Rotation.of(campaign, tmp_path)
    play_on(campaign, rotation, AUTOSAVES)
    come_to = set(rotation.present())

    again = read_save(tmp_path / "begun.save")
    again.world.powers[0].treasury += 1  # what it orders this time
    other = Rotation.of(again, tmp_path)
    play_on(again, other, AUTOSAVES + 2)
    assert set(other.present()) > come_to
    assert len(other.present()) == 2 * AUTOSAVES

    back = read_save(max(come_to, key=lambda path: read_header(path).turn))
    gone_on_with = set(other.present()) - come_to
    once_more = Rotation.of(back, tmp_path)
    play_on(back, once_more, AUTOSAVES)
    assert set(once_more.present()) > gone_on_with
    assert not set(once_more.present()) & come_to  # its own past goes as ever


@pytest.mark.parametrize("call", ["open", "fsync", "replace", "write"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_a_failed_write_loses_no_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    campaign = fresh()
    rotation = Rotation.of(campaign, tmp_path)
    for _ in range(AUTOSAVES):
        rotation.write(campaign)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def fail(*_: object, **__: object) -> int:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as within:
        name = "fdopen" if call == "write" else call
        within.setattr(f"game.campaign.saving.folder.os.{name}", fail)
        with pytest.raises(OSError, match=os.strerror(code)):
            rotation.write(campaign)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    rotation.write(campaign)
    assert len(names(tmp_path)) == AUTOSAVES


KILLED = """
import os, signal, sys
from pathlib import Path
from game.campaign.saving import folder
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
folder.os.fsync = die
folder.write_atomically(Path(sys.argv[1]) / "one.save", b"half")
"""


@pytest.mark.skipif(os.name != "posix", reason="other systems guard open files themselves")
def test_what_a_killed_writer_left_goes_and_what_the_living_write_stays(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    (left,) = names(tmp_path)
    assert left.startswith(".one.save.")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as living:
        mine = tmp_path / f".two.save.{living.pid}.0123abcd"
        others = tmp_path / ".bashrc.settings", tmp_path / "three.save", tmp_path / ".old.save.abcdefgh"
        for path in (mine, *others):
            path.write_bytes(b"")
        assert sweep(tmp_path) == [left]
        assert names(tmp_path) == {path.name for path in (mine, *others)}
        living.communicate(b"\n")
    os.utime(others[2], (time.time() - 200_000,) * 2)
    assert sweep(tmp_path) == [others[2].name, mine.name]


def test_what_a_killed_writer_left_elsewhere_goes_after_a_day(tmp_path: Path) -> None:
    """Other machines may write there too, and other programs have files of their own."""
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    (left,) = names(tmp_path)
    old = (".two.save.4194305.0123abcd", ".three.json.abcdefgh", ".bashrc.part")
    for name in old:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - 200_000,) * 2)
    assert sweep(tmp_path, is_own=False) == [old[0]]
    os.utime(tmp_path / left, (time.time() - 200_000,) * 2)
    assert sweep(tmp_path, is_own=False) == [left]
    assert names(tmp_path) == set(old[1:])


@pytest.mark.parametrize("name", ["n" * 250 + ".save", "維" * 83 + ".save"])
def test_a_name_may_be_as_long_as_the_folder_takes(name: str, tmp_path: Path) -> None:
    write_atomically(tmp_path / name, b"whole")
    assert names(tmp_path) == {name}


def test_a_link_is_followed_and_a_mode_is_kept(tmp_path: Path) -> None:
    target, link = tmp_path / "kept.save", tmp_path / "link.save"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_what_is_no_file_is_not_written_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.save")
    with pytest.raises(OSError, match="not a plain file"):
        write_atomically(tmp_path / "pipe.save", b"new")
    assert names(tmp_path) == {"pipe.save"}


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(os.path.relpath(path))


ODD: dict[str, Callable[[Path], object]] = {
    "dangling": dangling,
    "loop": lambda path: path.symlink_to(path),
    "folder": lambda path: path.mkdir(),
    "pipe": os.mkfifo,
    "socket": listening,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "empty": lambda path: path.write_bytes(b""),
    "word": lambda path: path.write_bytes(b'{"magic": "concert-of-powers save", "format": "5"}\n'),
    "null": lambda path: path.write_bytes(b'{"magic": "concert-of-powers save", "format": null}\n'),
    "zero": lambda path: path.write_bytes(b'{"magic": "concert-of-powers save", "format": 0}\n'),
    "junk": lambda path: path.write_bytes(bytes(range(256)) * 40),
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_file_costs_one_line_and_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    monkeypatch.chdir(tmp_path)
    good = write_autosave(fresh(), tmp_path)
    ODD[odd](tmp_path / "odd.save")
    begun = time.monotonic()
    listed = {save.path.name: save for save in saves_in(tmp_path)}
    assert time.monotonic() - begun < 5
    assert set(listed) == {good.name, "odd.save"}
    assert listed["odd.save"].header is None
    assert listed["odd.save"].problem.startswith(str(tmp_path / "odd.save"))
    assert "\n" not in listed["odd.save"].problem
    assert newest_save(tmp_path) == good
    assert newest_whole(tmp_path).path == good


def test_the_newest_whole_save_is_found_and_the_others_are_told(tmp_path: Path) -> None:
    campaign = fresh()
    whole, cut = tmp_path / "whole.save", tmp_path / "cut.save"
    write_save(campaign, whole)
    write_save(campaign, cut)
    cut.write_bytes(cut.read_bytes()[:-100])
    found = newest_whole(tmp_path)
    assert found.path == whole
    assert found.campaign.world.state_hash() == campaign.world.state_hash()
    assert [problem.split(":")[0] for problem in found.passed_over] == [str(cut)]
    whole.unlink()
    with pytest.raises(NoWholeSave, match="no whole save") as none:
        newest_whole(tmp_path)
    assert len(none.value.problems) == 1
    with pytest.raises(NoWholeSave, match="no save"):
        newest_whole(tmp_path / "elsewhere")


def test_a_still_stays_as_it_is(tmp_path: Path) -> None:
    """A save of it holds the moment it was taken in, whatever the campaign does meanwhile."""
    campaign = fresh()
    campaign.advance(stop_at_turn=True)
    taken, before = still(campaign), tmp_path / "before.save"
    write_save(campaign, before)
    campaign.advance(stop_at_turn=True)
    campaign.locks[0] = "00:11"
    campaign.lent[0] = 1, 0
    write_save(taken, tmp_path / "still.save")
    one, other = read_save(before), read_save(tmp_path / "still.save")
    assert one.world.state_hash() == other.world.state_hash()
    assert (one.log, one.hashes, one.locks, one.seats) == (other.log, other.hashes, other.locks, other.seats)
    assert one.lent == other.lent == {}
    assert one.chronicle == other.chronicle
    assert one.yearbook == other.yearbook


def test_the_newest_is_what_the_saves_say_and_not_the_clock(tmp_path: Path) -> None:
    campaign = fresh()
    first, second, third = (tmp_path / f"{name}.save" for name in ("c", "a", "b"))
    for number, path in enumerate((first, second, third)):
        write_save(campaign, path)
        os.utime(path, (1_000_000 - number,) * 2)
    assert [save.path for save in saves_in(tmp_path)] == [third, second, first]
    assert newest_save(tmp_path) == third


def test_all_saves_of_a_campaign_bear_its_name(tmp_path: Path) -> None:
    """A still is saved, and the campaign itself goes on: what names it must not be made anew for each."""
    campaign = fresh()
    rotation = Rotation.of(campaign, tmp_path)
    for _ in range(2):
        rotation.write(still(campaign))
    write_save(still(campaign), tmp_path / "by hand.save")
    heads = [save.header for save in saves_in(tmp_path)]
    assert {head.campaign for head in heads if head is not None} == {campaign.id}
    assert [head.serial for head in heads if head is not None] == [3, 2, 1]
    assert read_save(tmp_path / "by hand.save").id == campaign.id


def test_turns_that_are_over_are_packed_once(tmp_path: Path) -> None:
    campaign = fresh()
    campaign.advance(stop_at_turn=True)
    held = still(campaign)
    write_save(held, tmp_path / "one.save")
    adopt_packed(campaign, held)
    packed = list(campaign.packed)
    assert len(packed) == 1
    again = still(campaign)
    write_save(again, tmp_path / "two.save")
    assert again.packed == packed
