"""Whatever the system answers while a save is written, no save that was there is lost, and it is said why."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import Rotation
from game.campaign.saving.save import read_header, write_save
from game.scenarios.load import load_scenario
from game.world.state.world import Settings

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
CALLS = ("mkdir", "open", "fdopen", "write", "fsync", "chmod", "replace", "unlink", "scandir", "listdir")
WAYS: dict[str, Callable[[Campaign, Path], object]] = {
    "new": lambda campaign, folder: write_save(campaign, folder / "new.save"),
    "over": lambda campaign, folder: write_save(campaign, folder / "one.save"),
    "rotation": lambda campaign, folder: Rotation.of(campaign, folder).write(campaign),
}


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return Campaign(*load_scenario("1815", 7, Settings()))


def demand_whole(path: Path) -> None:
    """A save whose checksum fits is the one that was written: it need not be read to the end each time."""
    raw = path.read_bytes().partition(b"\n")[2]
    assert hashlib.sha256(raw).hexdigest() == read_header(path).sha256


class Broken:
    """A system in which one kind of call fails from some time on."""

    def __init__(self, patch: pytest.MonkeyPatch, call: str, number: int, nth: int) -> None:
        self.left, self.number, self.failed = nth, number, 0
        if call == "write":
            real = os.fdopen
            patch.setattr(os, "fdopen", lambda *a, **k: self._file(real(*a, **k)))
        else:
            patch.setattr(os, call, self._failing(getattr(os, call)))

    def _failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                self.failed += 1
                raise OSError(self.number, os.strerror(self.number))
            return real(*given, **named)

        return call

    def _file(self, file: Any) -> Any:
        broken = self

        class Full:
            """A file on which there is no room."""

            def __enter__(self) -> Full:
                file.__enter__()
                return self

            def __exit__(self, *what: object) -> None:
                file.__exit__(*what)

            def __getattr__(self, name: str) -> Any:
                return broken._failing(getattr(file, name)) if name == "write" else getattr(file, name)

        return Full()


@pytest.mark.parametrize("number", ERRORS, ids=lambda number: errno.errorcode[number])
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("way", WAYS)
def test_no_answer_of_the_system_costs_a_save(
    campaign: Campaign, tmp_path: Path, way: str, call: str, number: int
) -> None:
    """The first, second and third call of its kind fails, and all after it."""
    write_save(campaign, tmp_path / "one.save")
    rotation = Rotation.of(campaign, tmp_path)
    for _ in range(3):
        rotation.write(campaign)
    before = {path.name for path in tmp_path.iterdir()}
    for nth in range(3):
        with pytest.MonkeyPatch.context() as patch:
            broken = Broken(patch, call, number, nth)
            try:
                WAYS[way](campaign, tmp_path)
                why = ""
            except OSError as error:
                why = error.strerror or ""
        there = sorted(path for path in tmp_path.iterdir() if path.name[0] != ".")
        assert why in ("", os.strerror(number))
        assert why == "" or broken.failed
        if why:
            assert before <= {path.name for path in there}
        assert len([path for path in there if path.name.startswith("autosave-")]) >= 3
        for path in there:
            demand_whole(path)
        before = {path.name for path in there}
