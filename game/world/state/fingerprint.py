"""The fingerprint of a state: what must be equal where two campaigns, or two machines, agree.

Everything goes by name and only where it differs from its default, so that a field or a column that is added
changes no fingerprint until it is used. Numbers count by their value, whatever holds them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from numpy.typing import NDArray
from pydantic import TypeAdapter

from game.words import Logic
from game.world.state.bodies import Institution
from game.world.state.crises import Crisis
from game.world.state.forces import Force
from game.world.state.powers import Power
from game.world.state.treaties import Claim, Proposal, Question, Treaty, War

#: What counts of a world besides its clock and its columns; dictionaries in the order of their keys.
TABLES: Final[dict[str, Any]] = {
    "powers": list[Power],
    "forces": list[tuple[int, Force]],
    "treaties": list[tuple[int, Treaty]],
    "wars": list[tuple[int, War]],
    "bodies": list[tuple[int, Institution]],
    "crises": list[tuple[int, Crisis]],
    "claims": list[Claim],
    "proposals": list[tuple[int, Proposal]],
    "questions": list[Question],
    "fired": list[tuple[str, int]],
    "flags": list[tuple[str, int]],
    "incidents": list[tuple[tuple[int, int], int]],
    "lost": list[tuple[tuple[int, int], int]],
    "logics": list[tuple[int, Logic]],
}


def fingerprint(
    clock: tuple[object, ...],
    columns: Mapping[str, NDArray[Any]],
    tables: Mapping[str, Any],
    settings: object,
) -> str:
    """The fingerprint of a clock, columns of numbers, the `TABLES` of a state, and a campaign's settings."""
    digest = hashlib.blake2b("|".join(map(str, clock)).encode(), digest_size=16)
    for name, column in columns.items():
        if column.any():
            digest.update(name.encode() + column.astype("<i8").tobytes())
    for name, shape in TABLES.items():
        table = sorted(tables[name].items()) if isinstance(tables[name], dict) else tables[name]
        if table:
            digest.update(name.encode() + _plain(shape).dump_json(table, exclude_defaults=True))
    kind: Any = type(settings)
    digest.update(_plain(kind).dump_json(settings, exclude_defaults=True))
    return digest.hexdigest()


@lru_cache(maxsize=32)
def _plain(kind: Any) -> TypeAdapter[Any]:
    """Writes a part of the state as plain text."""
    return TypeAdapter(kind)
