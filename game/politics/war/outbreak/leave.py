"""The table's leave: whether what a conference decided wants a power to come into the war it is about."""

from __future__ import annotations

from game.words import Settlement
from game.world.state.reader import Reader
from game.world.state.treaties import War


def leave_of(reader: Reader, war: War, power: int, beside: int) -> int:
    """Whether a table wants a power to come in: 1 if it was sent or the table is for that side, -1 if it is
    for the other, 0 if nothing was decided."""
    for crisis in sorted(reader.crises.values(), key=lambda c: -c.start):
        draft = crisis.decision
        if crisis.war != war.id or draft is None or crisis.is_own_demand or not crisis.binding:
            continue
        if war.camp_of(beside)[0] in crisis.addressed:
            return -1
        if draft.kind is Settlement.MANDATE:
            return int(draft.agent == power)
        return int(bool(crisis.addressed))
    return 0
