"""Plain data packed and unpacked: blocks of compressed JSON, one after the other, bounded on the way out.

What is unpacked may come from a stranger: neither its size nor the number of things in it may hurt.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any, Final

from pydantic_core import from_json, to_json

LEVEL: Final = 3
TIGHT: Final = 9  # for what is packed once
LENGTH: Final = struct.Struct(">I")  # of a block, before it
MAX_BYTES: Final = 48 * 1024 * 1024  # unpacked, of all blocks; a whole campaign takes about a seventh of it
MAX_BLOCKS: Final = 2_000
MAX_GROUPS: Final = 800_000  # lists and mappings; a whole campaign has a fifth of it
MAX_VALUES: Final = 1_600_000  # a whole campaign has a third of it


def pack(data: Any, level: int = LEVEL) -> bytes:
    """Data as one packed block."""
    block = zlib.compress(to_json(data), level)
    return LENGTH.pack(len(block)) + block


def split(raw: bytes) -> list[bytes]:
    """The blocks as they are packed, in order; ValueError for what is cut."""
    blocks: list[bytes] = []
    at = 0
    while at < len(raw):
        if len(raw) - at < LENGTH.size or len(blocks) == MAX_BLOCKS:
            raise ValueError("cut, or too many blocks")
        end = at + LENGTH.size + LENGTH.unpack_from(raw, at)[0]
        if end > len(raw):
            raise ValueError("cut")
        blocks.append(raw[at:end])
        at = end
    return blocks


def unpack(blocks: list[bytes]) -> list[Any]:
    """The data of blocks; ValueError for what is damaged or holds too much."""
    texts: list[bytes] = []
    left = MAX_BYTES
    for block in blocks:
        texts.append(inflate(block[LENGTH.size :], left))
        left -= len(texts[-1])
    demand_bearable(texts)
    return [from_json(text) for text in texts]


def demand_bearable(texts: Iterable[bytes]) -> None:
    """ValueError where reading texts of JSON would make more things than a campaign consists of."""
    groups = values = 0
    for text in texts:
        groups += text.count(b"[") + text.count(b"{")
        values += text.count(b",")
    if groups > MAX_GROUPS or values > MAX_VALUES:
        raise ValueError("too many things")


def inflate(block: bytes, limit: int) -> bytes:
    """What a zlib stream holds, if that is at most so many bytes; ValueError if not, or if it is damaged."""
    engine = zlib.decompressobj()
    try:
        text = engine.decompress(block, limit + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not engine.eof or engine.unused_data or len(text) > limit:
        raise ValueError("cut, or too large")
    return text
