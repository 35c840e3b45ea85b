"""Clarity: how well a power sees another's arms, by their bodies, by open gates and by inspectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.words import TreatyKind
from game.world.state import queries
from game.world.state.bodies import transparency
from game.world.state.reader import Reader
from game.world.versions import SIDES, Part


def clarity(reader: Reader, power: int) -> list[int]:
    """What share of the error of reports falls away for each other power, as far as it shows itself."""
    rules = reader.rules.diplomacy
    found: list[int] = reader.common(_among_members, (Part.BODIES,))[power].tolist()
    for other in reader.common(_open, SIDES):
        if other != power:
            found[other] = max(rules.open_clear, found[other])
    for treaty in queries.treaties_of(reader, power, TreatyKind.ARMS_LIMIT):
        counted = (treaty.subject,) if treaty.subject >= 0 else treaty.parties  # equals count each other
        for other in counted:
            if other != power:  # who is owed a limit of arms sends men to count
                control = reader.rules.politics.security.control
                found[other] = max(control, found[other])
    for other, until in reader.powers[power].dealings.inspections.items():
        if until >= reader.turn:
            found[other] = max(rules.inspection_clear, found[other])
    return found


def _among_members(reader: Reader) -> NDArray[np.int64]:
    return transparency(reader.bodies, len(reader.powers))


def _open(reader: Reader) -> list[int]:
    """Powers whose arms are open to all, ascending."""
    return [i for i, state in enumerate(reader.powers) if state.dealings.opened >= reader.turn]
