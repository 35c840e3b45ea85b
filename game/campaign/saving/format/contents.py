"""The files that campaigns are played with, as saves carry them: each once, whoever shares it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from game.campaign.saving.format import codec, packing
from game.world.calendar import DAYS_A_MONTH
from game.world.state.facts import Content

MOST: Final = 2_000  # files of a campaign
FOLDERS: Final = ("assets/", "maps/")
CONTENT: Final = 2  # raised when files of old could not be read any more as they are
_MONTHS: Final = re.compile(rb"^(\s*)months_a_round:(\s*)([0-9]{1,2})\b", re.MULTILINE)


def _days_for_months(files: dict[str, bytes]) -> dict[str, bytes]:
    """The length of a round of war was counted in months."""
    return {
        name: _MONTHS.sub(lambda found: found[1] + b"days_a_round:" + found[2] + _days(found[3]), data)
        if name.endswith("/movement.yaml")
        else data
        for name, data in files.items()
    }


def _days(months: bytes) -> bytes:
    return b"%d" % (int(months) * DAYS_A_MONTH)


#: From a version of the files to the next: what makes files of that version readable today.
STEPS: Final[dict[int, Callable[[dict[str, bytes]], dict[str, bytes]]]] = {1: _days_for_months}


@lru_cache(maxsize=4)
def packed(kept: tuple[Content, ...]) -> bytes:
    """The files behind the stretches of a campaign as a block."""
    files: dict[str, str] = {}
    named: list[dict[str, str]] = []
    for content in kept:
        named.append({})
        for name, data in content.files.items():
            mark = hashlib.blake2b(data, digest_size=16).hexdigest()
            files[mark] = data.decode("latin-1")  # byte for byte, whatever the file holds
            named[-1][name] = mark
    return packing.pack({"version": CONTENT, "files": files, "contents": named}, packing.TIGHT)


def unpacked(block: Any) -> list[Content]:
    """The files in a block, one content for each stretch; ValueError and its like where they are none."""
    files = codec.adapter(dict[str, str]).validate_python(block["files"])
    named = codec.adapter(list[dict[str, str]]).validate_python(block["contents"])
    whole = {mark: text.encode("latin-1") for mark, text in files.items()}
    if not 0 < len(named) <= MOST or not all(0 < len(names) <= MOST for names in named):
        raise ValueError("too many files, or none")
    version = codec.adapter(int).validate_python(block["version"])
    found = [
        Content(migrated(version, {name: whole[mark] for name, mark in names.items()})) for names in named
    ]
    if not all(name.startswith(FOLDERS) for content in found for name in content.files):
        raise ValueError("files of no scenario")
    return found


def migrated(version: int, files: dict[str, bytes]) -> dict[str, bytes]:
    """Files of any known version, as they are read today; ValueError for those of another."""
    if not 1 <= version <= CONTENT:
        raise ValueError("files of an unknown version")
    for step in range(version, CONTENT):
        files = STEPS[step](files)
    return files
