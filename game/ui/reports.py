"""Reports of faults: what whoever mends the game needs, and nothing about who plays it or where it lies."""

from __future__ import annotations

import getpass
import os
import platform
import re
import sys
import time
import traceback
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pygame

from game import VERSION
from game.campaign.campaign import Campaign
from game.campaign.saving.folder import write_atomically
from game.scenarios.reading.paths import data_root

REPORTS = "reports"  # the folder of reports and of the journal, in the folder of saves
MOST = 20  # reports kept
PACKAGES = ("numpy", "scipy", "pydantic", "pygame-ce", "pygame_gui")


def write_report(
    folder: Path, fault: BaseException, campaign: Campaign | None, screens: Iterable[str]
) -> Path:
    """Write down what went wrong beside the saves; OSError if that is not possible."""
    reports = folder / REPORTS
    stamp = time.strftime("%Y%m%d-%H%M%S")
    same = [int(path.stem.rpartition("-")[2]) for path in reports.glob(f"fault-{stamp}-[0-9]*.txt")]
    path = reports / f"fault-{stamp}-{max(same, default=0) + 1:03}.txt"  # numbers given up stay so
    write_atomically(path, report(fault, campaign, screens, folder).encode("utf-8", "replace"))
    for old in sorted(reports.glob("fault-*.txt"))[:-MOST]:
        with suppress(OSError):
            old.unlink()
    return path


def report(fault: BaseException, campaign: Campaign | None, screens: Iterable[str], folder: Path) -> str:
    """The text of a report."""
    told = traceback.TracebackException.from_exception(fault)
    _shorten(told, set())
    lines = [
        f"{type(fault).__name__} on {' < '.join(screens) or 'no screen'}",
        "",
        *_versions(),
        *(_standing(campaign) if campaign is not None else ["no campaign was being played"]),
        "",
        "".join(told.format()),
    ]
    return without_names("\n".join(lines), folder)


def _versions() -> list[str]:
    found = [
        f"Concert of Powers {VERSION}",
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
    ]
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    driver = pygame.display.get_driver() if pygame.display.get_init() else "no display"
    return [*found, f"SDL {'.'.join(map(str, pygame.get_sdl_version()))}, {driver}"]


def _standing(campaign: Campaign) -> list[str]:
    """Where the campaign stands, in words that give away no seat's secrets."""
    world = campaign.world
    return [
        f"scenario {world.facts.id}, seed {world.seed}, turn {world.turn}, {world.phase} {world.round}",
        f"step {campaign.step}, {len(campaign.agenda or ())} to act, {len(campaign.log)} orders",
        f"settings {world.settings}",
    ]


def _shorten(told: traceback.TracebackException, seen: set[int]) -> None:
    """Name files by their place in the program that they belong to, through all causes."""
    if id(told) in seen:
        return
    seen.add(id(told))
    for frame in told.stack:
        frame.filename = short_path(frame.filename)
    for other in (told.__cause__, told.__context__, *(told.exceptions or ())):
        if other is not None:
            _shorten(other, seen)


def short_path(path: str) -> str:
    """A file of a program without where that program lies.

    >>> short_path("/home/ada/venv/lib/python3.11/site-packages/numpy/core/fromnumeric.py")
    'numpy/core/fromnumeric.py'
    """
    plain = path.replace("\\", "/")
    for root in (data_root().as_posix(), Path(os.__file__).parent.as_posix(), sys.prefix.replace("\\", "/")):
        if "/site-packages/" in plain:
            return plain.rpartition("/site-packages/")[2]
        if plain.startswith(f"{root}/"):
            return plain.removeprefix(f"{root}/")
    return plain.rpartition("/")[2]


def without_names(text: str, folder: Path) -> str:
    """A text without the folder of saves, the home and the name of whoever plays."""
    hidden = [
        (str(folder.absolute()), "SAVES"),
        (os.path.realpath(folder), "SAVES"),
        (str(data_root()), "GAME"),
    ]
    with suppress(RuntimeError):
        hidden.append((str(Path.home()), "HOME"))
    for place, word in sorted(hidden, key=lambda pair: -len(pair[0])):
        if len(place) > 1:
            text = text.replace(place, word)
    names = [(platform.node(), "COMPUTER")]
    with suppress(OSError, KeyError, ImportError):
        names.append((getpass.getuser(), "PLAYER"))
    for name, word in names:
        text = re.sub(rf"\b{re.escape(name)}\b", word, text) if name else text
    return text
