"""Rivals: who claims to be the government of whom, in a civil war (`game.politics.war.ends.civil_wars`)."""

from __future__ import annotations

from typing import Final

from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import War

MARK: Final = "civil_war:"


def mark(rival: str, state: str) -> str:
    """Name of the public fact that a rival claims the whole of a state."""
    return f"{MARK}{rival}:{state}"


def is_rival(reader: Reader, rival: int, state: int) -> bool:
    """Whether a power claims to be the government of a state."""
    return mark(*queries.names(reader, (rival, state))) in reader.flags


def are_rivals(reader: Reader, one: int, other: int) -> bool:
    """Whether two powers are the governments of one country."""
    return is_rival(reader, one, other) or is_rival(reader, other, one)


def is_home_affair(reader: Reader, war: War) -> bool:
    """Whether a war is between the two governments of a country and nobody else: no table's business yet."""
    sides = war.attackers, war.defenders
    return all(len(side) == 1 for side in sides) and are_rivals(reader, sides[0][0], sides[1][0])
