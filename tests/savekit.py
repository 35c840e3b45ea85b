"""Saves taken apart and put together again, for tests that change one thing in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.campaign.saving.format import packing


def apart(path: Path) -> tuple[dict[str, Any], list[Any]]:
    """The header of a save of today's format and what is in its blocks; the present is the last."""
    line, _, raw = path.read_bytes().partition(b"\n")
    return json.loads(line), packing.unpack(packing.split(raw))


def together(path: Path, header: dict[str, Any], data: list[Any]) -> None:
    """Write them as a save with the right checksum."""
    raw = b"".join(packing.pack(block) for block in data)
    line = json.dumps(header | {"sha256": hashlib.sha256(raw).hexdigest()}).encode()
    path.write_bytes(line + b"\n" + raw)


def changed(source: Path, target: Path, change: Callable[[dict[str, Any], list[Any]], None]) -> Path:
    """A copy of a save with something changed in its header or its blocks."""
    header, data = apart(source)
    change(header, data)
    together(target, header, data)
    return target
