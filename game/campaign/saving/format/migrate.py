"""Old saves made new: what the formats before today's held, in today's shape.

From format 10 on a save carries the files it is played with, and each format keeps a save among the tests.
The trial format before it, 9, did not: the files it was played with are kept in ``assets/former``.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic_core import from_json

from game.campaign.saving.format import packing
from game.scenarios.reading.paths import data_root

FORMAT: Final = 10  # raised whenever the body of a save changes its shape
OLDEST: Final = 9
#: The files in ``assets/former`` as format 9 named them: by fingerprints of map, rules and facts.
FILES_OF_9: Final = (
    "217c1d86fb63221aa15bc2c76d4a17b4",
    "49d323906c1ae7394fdca38704f19ae1",
    "633af9f054210903e5e504f0be112529",
)


def migrate_header(header: dict[str, Any]) -> dict[str, Any]:
    """The header of a save of any known format in today's shape; ValueError where nobody kept its files."""
    if header["format"] == FORMAT:
        return header
    named = tuple(header.pop(name, "") for name in ("map_hash", "rules_hash", "facts_hash"))
    if named != FILES_OF_9:
        raise ValueError("played with files that nobody kept")
    return header


def blocks_of(version: int, raw: bytes) -> list[bytes]:
    """The blocks of a save of any known format, in today's shape; ValueError for what is damaged."""
    if version == FORMAT:
        return packing.split(raw)
    text = packing.inflate(raw, packing.MAX_BYTES)
    packing.demand_bearable([text])
    body = from_json(text)
    turns = {"log": body.pop("log"), "chronicle": body.pop("chronicle")}
    body["turns"] = {"log": [], "chronicle": []}
    body["last_turn"] = -1  # where a run was cut short by its option, that was kept as the campaign's end
    first = {"content": 0, "version": "trial", "turn": 0, "step": 0, "agenda": None, "orders": 0}
    body["segments"] = [first | {"has_state": False}]
    former = data_root() / "assets" / "former" / "9.content"
    return [*packing.split(former.read_bytes()), packing.pack(turns), packing.pack(body)]
