"""Plain data in and out: records, orders and state as JSON, checked on the way in.

Writing hands dataclasses to pydantic's serialiser. Reading validates against the very same dataclasses,
so that a damaged or hostile file is refused with a message and never builds an impossible value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from game.campaign.books.chronicle import Entry
from game.campaign.door import ORDERS
from game.campaign.record_types import RECORDS
from game.rules.orders import Order
from game.words import Logic, Phase
from game.world.map.mapindex import index_of
from game.world.state.beliefs import Beliefs
from game.world.state.bodies import Institution
from game.world.state.crises import Crisis
from game.world.state.forces import Force
from game.world.state.powers import Power, in_their_styles
from game.world.state.treaties import Claim, Proposal, Question, Treaty, War
from game.world.state.world import Columns, World

#: Fields of a World that a save holds besides its arrays, and the types they must have.
STATE: dict[str, Any] = {
    "seed": int,
    "turn": int,
    "phase": Phase,
    "round": int,
    "powers": list[Power],
    "forces": dict[int, Force],
    "treaties": dict[int, Treaty],
    "wars": dict[int, War],
    "bodies": dict[int, Institution],
    "crises": dict[int, Crisis],
    "claims": list[Claim],
    "proposals": dict[int, Proposal],
    "questions": list[Question],
    "fired": dict[str, int],
    "flags": dict[str, int],
    "logics": dict[int, Logic],
    "next_id": int,
}


@lru_cache(maxsize=256)
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The checked reader of a type; raises `pydantic.ValidationError` on what does not fit."""
    return TypeAdapter(kind)


def state_of(world: World) -> dict[str, Any]:
    """The changing state of a world as plain data."""
    state = {name: getattr(world, name) for name in STATE}
    state["controller"] = world.controller.tolist()
    state["places"] = {name: getattr(world.places, name).tolist() for name in Columns.__slots__}
    state["beliefs"] = {name: getattr(world.beliefs, name).tolist() for name in Beliefs.__slots__}
    names = [facts.id for facts in world.roster]
    state["incidents"] = [[names[a], names[b], turn] for (a, b), turn in sorted(world.incidents.items())]
    state["lost"] = [[names[p], world.map.place_id(q), turn] for (p, q), turn in sorted(world.lost.items())]
    return state


def world_from(start: World, state: dict[str, Any]) -> World:
    """A world with the static parts of ``start`` and the given state; ValueError if it does not fit.

    What a state of old does not know yet, a table, column or field, is as it is when a campaign begins.
    """
    world = start.copy()
    for name, kind in STATE.items():
        if name in state:
            setattr(world, name, adapter(kind).validate_python(state[name]))
    world.roster = in_their_styles(world.roster, world.powers)
    _fill(world.controller, state["controller"], "controller")
    for name, column in state["places"].items():
        _fill(getattr(world.places, name), column, name)
    world.incidents = _by_id(state["incidents"], _powers(start), _powers(start))
    world.lost = _by_id(state["lost"], _powers(start), index_of(start.map).by_id)
    for name, table in state["beliefs"].items():
        _fill(getattr(world.beliefs, name), table, name, list[list[int]])
    return world


def _powers(world: World) -> dict[str, int]:
    return {facts.id: facts.index for facts in world.roster}


def _by_id(rows: Any, first: dict[str, int], second: dict[str, int]) -> dict[tuple[int, int], int]:
    """A table by two things that rows name by their ids; KeyError for an unknown one."""
    checked = adapter(list[tuple[str, str, int]]).validate_python(rows)
    return dict(sorted(((first[one], second[other]), turn) for one, other, turn in checked))


def _fill(column: np.ndarray[Any, Any], values: Any, name: str, kind: Any = list[int]) -> None:
    checked = np.array(adapter(kind).validate_python(values), np.int64)
    if checked.shape != column.shape:
        raise ValueError(f"column {name} has the wrong length")
    if checked.size and (
        checked.max() > np.iinfo(column.dtype).max or checked.min() < np.iinfo(column.dtype).min
    ):
        raise ValueError(f"column {name} has a number out of range")
    column[...] = checked


def order_from_plain(word: str, fields: dict[str, Any]) -> Order:
    """The order back; KeyError for an unknown word, ValidationError for bad fields."""
    kind: Any = ORDERS[word].order
    order: Order = adapter(kind).validate_python(fields)
    return order


def entries_to_plain(entries: Iterable[Entry]) -> list[list[Any]]:
    """Chronicle entries as rows of turn, month, word, record."""
    return [[e.turn, e.month, e.record.type, e.record] for e in entries]


def entries_from_plain(rows: Sequence[Sequence[Any]]) -> list[Entry]:
    """The entries back, in order; each kind is checked in one sweep."""
    by_type: dict[str, list[int]] = {}
    for position, row in enumerate(rows):
        by_type.setdefault(row[2], []).append(position)
    found: list[Entry | None] = [None] * len(rows)
    for word, positions in by_type.items():
        kind: Any = RECORDS[word]
        records = adapter(list[kind]).validate_python([rows[p][3] for p in positions])
        for position, record in zip(positions, records, strict=True):
            found[position] = Entry(int(rows[position][0]), int(rows[position][1]), record)
    return [entry for entry in found if entry is not None]
