"""Saves kept elsewhere: where a campaign goes whose folder takes no save, and how it comes back.

The user's own data folder comes first, with a place in it for each folder of saves; where that takes nothing
either, a new folder among the temporary ones.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import RESCUED, Rotation
from game.campaign.saving.folder import write_atomically
from game.campaign.saving.listing import Listed, saves_in
from game.campaign.saving.save import MAX_FILE
from game.scenarios.reading.files import Unreadable, read_bounded
from game.scenarios.reading.paths import user_data

NAME = "rescued"


@dataclass(frozen=True, slots=True)
class Aside:
    """A save that was kept elsewhere: where it lies, and how that place is called where nobody is named."""

    path: Path
    place: str
    is_lasting: bool  # whether it is there after the computer was started anew


def place_of(folder: Path) -> Path:
    """Where what a folder of saves did not take is kept until it does."""
    own = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:12]
    return user_data() / NAME / own


def save_aside(campaign: Campaign, folder: Path) -> Aside:
    """Save where it can be found again what a folder does not take; OSError where nothing takes it."""
    place = place_of(folder)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = Rotation.of(campaign, place, RESCUED, beside=folder).write(campaign)
        return Aside(path, f"DATA/{NAME}/{place.name}/{path.name}", is_lasting=True)
    except OSError:
        temporary = Path(tempfile.mkdtemp(prefix="concert-"))
    try:
        path = Rotation.of(campaign, temporary, RESCUED, beside=folder).write(campaign)
    except OSError:
        with suppress(OSError):
            temporary.rmdir()
        raise
    return Aside(path, f"TEMPORARY/{temporary.name}/{path.name}", is_lasting=False)


def kept_aside(folder: Path) -> list[Listed]:
    """The saves of a folder that are still kept elsewhere, newest first."""
    return [save for save in saves_in(place_of(folder)) if save.header is not None]


def bring_back(folder: Path) -> tuple[Path, ...]:
    """Take what was kept elsewhere back into its folder, as far as that takes it; what came, newest first."""
    return tuple(_brought(folder))


def _brought(folder: Path) -> Iterator[Path]:
    for save in kept_aside(folder):
        path, number = folder / save.path.name, 2
        while os.path.lexists(path):
            path, number = folder / f"{save.path.stem}-{number}.save", number + 1
        try:
            write_atomically(path, read_bounded(save.path, MAX_FILE))
        except (OSError, Unreadable):
            continue  # it stays where it is, and is offered from there
        with suppress(OSError):
            save.path.unlink()
        yield path
