"""What must hold of every world, whatever happened: what breaks it is a bug, never a player's mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from game.world.state.bodies import Institution
from game.world.state.crises import Crisis
from game.world.state.forces import NOWHERE, Force
from game.world.state.home import Home
from game.world.state.powers import Power, PowerFacts
from game.world.state.treaties import Treaty, War


class BrokenInvariant(AssertionError):
    """The world contradicts itself: a bug, never a player's mistake."""


def demand(holds: bool, what: str) -> None:
    """Raise `BrokenInvariant` where something does not hold."""
    if not holds:
        raise BrokenInvariant(what)


def check_powers(roster: Sequence[PowerFacts], powers: Sequence[Power]) -> None:
    """Of powers."""
    for facts, power in zip(roster, powers, strict=True):
        for name in (
            "will",
            "weariness",
            "exhaustion",
            "legitimacy",
            "nationalism",
            "hardship",
            "openness",
            "compliance",
            "reliability",
        ):
            demand(0 <= getattr(power, name) <= 10_000, f"{facts.id}: {name} out of range")
        for name in ("manpower", "debt", "chest", "treasury", "losses"):
            demand(getattr(power, name) >= 0, f"{facts.id}: negative {name}")
        demand(power.envoys >= -1, f"{facts.id}: more than one envoy sent on credit")
        for name, kind in Home.WORDS.items():  # a bare text would come back from a save as a word
            value = getattr(power.home, name)
            demand(value is None or type(value) is kind, f"{facts.id}: home.{name} is a bare text")
        for name in Home.SHARES:
            demand(0 <= getattr(power.home, name) <= 10_000, f"{facts.id}: home.{name} out of range")
        demand(power.overlord != facts.index, f"{facts.id} is its own overlord")


def check_forces(
    forces: Mapping[int, Force],
    powers: Sequence[Power],
    bodies: Mapping[int, Institution],
    is_land: NDArray[np.bool_],
) -> None:
    """Of forces."""
    for i, force in forces.items():
        demand(i == force.id, f"force {i} is filed under another id")
        demand(force.strength > 0, f"force {i} has no strength")
        demand(powers[force.power].exists, f"force {i} belongs to no living power")
        demand(0 <= force.morale <= 1000, f"force {i}: morale out of range")
        demand(0 <= force.supply <= 1000, f"force {i}: supply out of range")
        demand((force.hex == NOWHERE) != (force.zone == NOWHERE), f"force {i} is in two places or in none")
        if force.hex != NOWHERE:
            demand(bool(is_land[force.hex]), f"force {i} stands on water")
        if force.earmarked != NOWHERE:
            body = bodies.get(force.earmarked)
            demand(body is not None and force.power in body.members, f"force {i} is set aside for nobody")
        if force.aboard != NOWHERE:
            demand(force.aboard in forces, f"force {i} is aboard no fleet")
            demand(forces[force.aboard].zone == force.zone, f"force {i} left its fleet")


def check_bonds(wars: Mapping[int, War], treaties: Mapping[int, Treaty]) -> None:
    """Of wars and treaties."""
    for i, war in wars.items():
        both = [p for p in war.attackers if p in war.defenders]
        demand(i == war.id and not both, f"war {i}: a power on both sides")
        demand(war.is_over or bool(war.attackers and war.defenders), f"war {i} has an empty side")
    for i, treaty in treaties.items():
        demand(i == treaty.id and len(treaty.parties) >= 2, f"treaty {i} has too few parties")
        demand(list(treaty.parties) == sorted(set(treaty.parties)), f"treaty {i}: parties unsorted")


def check_tables(bodies: Mapping[int, Institution], crises: Mapping[int, Crisis], powers: int) -> None:
    """Of bodies and crises, in a world of so many powers."""
    for i, body in bodies.items():
        demand(i == body.id, f"institution {i} is filed under another id")
        demand(0 <= body.cohesion <= 10_000, f"institution {i}: cohesion out of range")
        demand(all(0 <= p < powers for p in body.members), f"institution {i}: no such member")
        demand(body.register.chest >= 0, f"institution {i}: a chest below nothing")
        demand(set(body.register.owed) <= set(body.members), f"institution {i}: an outsider owes it")
        about = body.parameters
        demand(
            all(0 <= getattr(about, name) <= 10_000 for name in type(about).__slots__),
            f"institution {i}: a parameter out of range",
        )
    for i, crisis in crises.items():
        demand(i == crisis.id and len(set(crisis.parties)) == 2, f"crisis {i} has no two parties")
        known = (*crisis.parties, *crisis.positions, *crisis.pledges, *crisis.votes, *crisis.sealed)
        demand(all(0 <= p < powers for p in known), f"crisis {i}: no such power")
