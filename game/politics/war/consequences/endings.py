"""States ended: what becomes of the land, the subjects, the men and the bonds of a state that is no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from game.politics.treaties.signing import end_now
from game.politics.war.consequences.passing import cede
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class StateEnded(Record):
    """A state is no more; what it owned passed to ``heir``, if it had anything left and anybody took it."""

    type: ClassVar[str] = "state_ended"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    power: PowerWord
    heir: PowerWord
    places: tuple[PlaceWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarLapsed(Record):
    """A war ended without a peace: all who fought on a side are no more, the last of them ``power``."""

    type: ClassVar[str] = "war_lapsed"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    name: str
    power: PowerWord
    first: tuple[PowerWord, ...]
    second: tuple[PowerWord, ...]


def dissolve(world: World, power: int, heir: int) -> list[Record]:
    """End a state: land and subjects pass to the heir (if any), forces go home, bonds and wars fall."""
    if not world.powers[power].exists or heir == power:
        return []
    places = queries.owned_by(world, power)
    if places and (heir < 0 or not world.powers[heir].exists):
        return []
    records: list[Record] = []
    for place in places:
        records += cede(world, place, heir, apart=False)
    held = np.flatnonzero(world.controller == power)
    world.controller[held] = world.places.owner[world.map.place[held]]
    for subject in queries.subjects_of(world, power):
        state = world.powers[subject]
        state.overlord = heir if heir != subject else -1
        state.overlord_kind = state.overlord_kind if state.overlord >= 0 else None
    _clear(world, power)
    records += _leave_bonds(world, power)
    names = tuple(world.map.place_id(p) for p in places)
    heir_name = world.roster[heir].id if heir >= 0 else ""
    return [*records, StateEnded(power=world.roster[power].id, heir=heir_name, places=names)]


def _clear(world: World, power: int) -> None:
    """Take a state and all that was its own off the table."""
    gone = {i for i, f in world.forces.items() if f.power == power}
    world.forces = {i: f for i, f in world.forces.items() if i not in gone and f.aboard not in gone}
    state = world.powers[power]
    state.exists = False
    state.overlord, state.overlord_kind, state.capital, state.budget = -1, None, -1, None
    state.treasury = state.chest = state.debt = state.manpower = state.envoys = state.losses = 0
    world.claims = [c for c in world.claims if c.power != power]
    world.questions = [q for q in world.questions if q.power != power]
    world.proposals = {i: p for i, p in world.proposals.items() if power not in (p.proposer, p.receiver)}


def _leave_bonds(world: World, power: int) -> list[Record]:
    """A state that ended leaves its wars and treaties; those left without a second party end."""
    records: list[Record] = []
    for war in world.wars.values():
        if war.is_over or not war.side_of(power):
            continue
        attackers = [p for p in war.attackers if p != power]
        defenders = [p for p in war.defenders if p != power]
        if attackers and defenders:
            war.attackers, war.defenders = attackers, defenders
            war.left = (*war.left, power)
        else:
            war.end = world.turn
            first, second = (queries.names(world, side) for side in (war.attackers, war.defenders))
            name = world.roster[power].id
            lapsed = WarLapsed(war=war.id, name=war.name, power=name, first=first, second=second)
            records.append(lapsed)
    for treaty in list(world.treaties.values()):
        if power not in treaty.parties:
            continue
        if len(treaty.parties) > 2 and treaty.subject != power:
            treaty.parties = tuple(p for p in treaty.parties if p != power)
        else:
            records.append(end_now(world, treaty, -1, "void"))
    return records
