"""The files that campaigns are played with, as saves carry them: each once, whoever shares it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from game.campaign.saving import codec, packing
from game.world.state.facts import Content

FOLDERS = ("assets/", "maps/")


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
    return packing.pack({"files": files, "contents": named}, packing.TIGHT)


def unpacked(block: Any) -> list[Content]:
    """The files in a block, one content for each stretch; ValueError and its like where they are none."""
    files = codec.adapter(dict[str, str]).validate_python(block["files"])
    named = codec.adapter(list[dict[str, str]]).validate_python(block["contents"])
    whole = {mark: text.encode("latin-1") for mark, text in files.items()}
    found = [Content({name: whole[mark] for name, mark in names.items()}) for names in named]
    if not all(name.startswith(FOLDERS) for content in found for name in content.files):
        raise ValueError("files of no scenario")
    return found
