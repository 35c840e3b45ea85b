"""Compatibility: how well the interests and ideas of two powers go together (P15).

It comes from what states are, not from any institution: what they hold right, how openly they are
governed, and whether one claims the other's land. Trust rests at what compatibility allows, widened by
interests that grew alike (kinship).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.politics.perception import conduct
from game.words import Ideology
from game.world import fixed
from game.world.state.reader import Reader


def compatibility(reader: Reader) -> NDArray[np.int64]:
    """(powers, powers) compatibility, permyriad, symmetric; the diagonal is 1."""
    rules, powers = reader.rules.belief, reader.powers
    kinds = sorted({power.home.ideology for power in powers})
    ideas = np.array([kinds.index(power.home.ideology) for power in powers])
    openness = np.array([power.openness for power in powers], np.int64)
    apart = np.abs(openness[:, None] - openness[None, :])
    alike = ideas[:, None] == ideas[None, :]
    table: NDArray[np.int64] = (
        rules.compat_base
        + np.where(alike, rules.compat_ideology, 0)
        + rules.compat_openness * (fixed.ONE - apart) // fixed.ONE
    )
    claimed = np.zeros_like(table)
    for claim in reader.claims:
        owner = int(reader.places.owner[claim.place])
        if owner >= 0:
            claimed[claim.power, owner] = max(int(claimed[claim.power, owner]), claim.strength)
    table -= np.maximum(claimed, claimed.T) * rules.compat_claim // fixed.ONE
    shift = np.array([conduct.compat_shift(reader, i) for i in range(len(powers))], np.int64)
    table += shift[:, None] + shift[None, :]
    np.clip(table, 0, fixed.ONE, out=table)
    np.fill_diagonal(table, fixed.ONE)
    return table


def resting_trust(reader: Reader) -> NDArray[np.int64]:
    """(powers, powers) where trust settles if nothing happens: compatibility, widened by kinship."""
    table = compatibility(reader)
    widened: NDArray[np.int64] = table + (fixed.ONE - table) * reader.beliefs.kinship // fixed.ONE
    return widened


def likeness(reader: Reader, one: int, other: int) -> int:
    """How far the regimes of two powers stand for the same, -10,000..10,000.

    Alike are who hold the same right. Who is governed as another would be after a revolution is a threat by
    its example, the more the further down that road; a regime with a mission is one to all others.
    """
    mine, theirs = reader.powers[one].home.ideology, reader.powers[other].home.ideology
    if mine is theirs:
        return fixed.ONE
    kinds = reader.rules.revolution.ideologies
    if kinds[mine].mission or kinds[theirs].mission:
        return -fixed.ONE
    steps = max(_falls(reader, mine, theirs), _falls(reader, theirs, mine))
    return -min(fixed.ONE, steps * reader.rules.revolution.apart)


def _falls(reader: Reader, regime: Ideology, to: Ideology) -> int:
    """How many revolutions lead from one regime to another; 0 if none do."""
    kinds, seen = reader.rules.revolution.ideologies, [regime]
    while (following := kinds[seen[-1]].falls_to) not in seen:
        seen.append(following)
        if following is to:
            return len(seen) - 1
    return 0
