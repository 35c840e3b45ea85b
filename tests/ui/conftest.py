"""Tests of the desktop need no screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.ui.map.printing.chunk import Press
from tests.ui.printshop import print_once
from tests.ui.screenkit import Person, at_desk

#: Tests of printing itself and of how much memory the desktop takes.
PRINT_ANEW = ("test_map_", "test_memory", "test_screens_random")


@pytest.fixture(scope="module", autouse=True)
def printing(request: pytest.FixtureRequest) -> Iterator[None]:
    """The same part of the same atlas is printed once for all tests that look at other things."""
    with pytest.MonkeyPatch.context() as patch:
        if not request.module.__name__.rpartition(".")[2].startswith(PRINT_ANEW):
            patch.setattr(Press, "print", print_once)
        yield


@pytest.fixture
def austria(tmp_path: Path) -> Iterator[Person]:
    """A person at Austria's desk, asked for the first time."""
    person = at_desk(tmp_path, "austria")
    yield person
    person.close()
