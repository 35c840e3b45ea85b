"""Raising and keeping forces: recruits, drafts to fill the ranks, disbanding, fortress works.

Men come from the power's manpower, money from its chest (what was voted to the forces) and, when that
is empty, from its treasury. New forces and works take quarters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.rules.land.zones import check_ground
from game.rules.money import arms, economy, quarter
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Branch
from game.world.dice import Dice
from game.world.numbers import PlaceNumber
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Raise(Order):
    """Recruit a new force of a kind in one of your provinces (a fleet: in a port)."""

    kind: ClassVar[str] = "raise"
    undoable: ClassVar[bool] = True
    unit: str
    place: PlaceNumber


@dataclass(frozen=True, slots=True)
class Reinforce(Order):
    """Send drafts to a force on your own or friendly ground to fill its ranks."""

    kind: ClassVar[str] = "reinforce"
    undoable: ClassVar[bool] = True
    force: int
    strength: int


@dataclass(frozen=True, slots=True)
class Disband(Order):
    """Send a force home; its men return to the pool in a year."""

    kind: ClassVar[str] = "disband"
    undoable: ClassVar[bool] = True
    force: int


@dataclass(frozen=True, slots=True)
class Fortify(Order):
    """Begin a fortress, or one more level of it, at the main city of a province."""

    kind: ClassVar[str] = "fortify"
    undoable: ClassVar[bool] = True
    place: PlaceNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceRaised(Record):
    """A power began to raise a force; it may act from ``ready_turn``."""

    type: ClassVar[str] = "force_raised"
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    force: int
    unit: str
    name: str
    place: PlaceWord
    strength: int
    cost: int
    ready_turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceReinforced(Record):
    """Drafts joined a force."""

    type: ClassVar[str] = "force_reinforced"
    power: PowerWord
    force: int
    added: int
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceDisbanded(Record):
    """A force was sent home."""

    type: ClassVar[str] = "force_disbanded"
    power: PowerWord
    force: int
    name: str
    strength: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksBegun(Record):
    """Fortress works began."""

    type: ClassVar[str] = "works_begun"
    power: PowerWord
    place: PlaceWord
    level: int
    cost: int
    ready_turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksDone(Record):
    """A fortress reached a new level."""

    type: ClassVar[str] = "works_done"
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    place: PlaceWord
    level: int


def money_of(reader: Reader, power: int) -> int:
    """What a power can pay at once for its forces, thousands of pounds."""
    return reader.powers[power].chest + reader.powers[power].treasury


def pay(world: World, power: int, cost: int) -> None:
    """Take a cost from the chest, the rest from the treasury; the caller has checked that it is there."""
    state = world.powers[power]
    from_chest = min(state.chest, cost)
    state.chest -= from_chest
    state.treasury -= cost - from_chest


def check_raise(reader: Reader, order: Raise) -> Refusal | None:
    """The unit must be of the era, the place one's own and free, men and money there."""
    unit = reader.rules.units.get(order.unit)
    if unit is None or unit.era is not reader.facts.era:
        return refuse(Code.NO_SUCH_UNIT, unit=order.unit)
    if bad := _check_depot(reader, order.power, order.place, afloat=unit.branch is Branch.FLEET):
        return bad
    if bad := arms.check_kind(reader, order.power, order.unit):
        return bad
    if unit.branch is not Branch.FLEET and (bad := arms.check_men(reader, order.power, unit.full_strength)):
        return bad
    if unit.manpower > reader.powers[order.power].manpower:
        return refuse(Code.NO_MANPOWER, needed=unit.manpower, left=reader.powers[order.power].manpower)
    cost = economy.raising_cost(reader, order.power, order.unit, unit.full_strength)
    if cost > money_of(reader, order.power):
        return refuse(Code.NO_MONEY, needed=cost, left=money_of(reader, order.power))
    return None


def _check_depot(reader: Reader, power: int, place: int, *, afloat: bool) -> Refusal | None:
    """A province of one's own, with a port for a fleet; or the box that is one's country."""
    if 0 <= place == queries.home_box(reader, power):
        return None
    if bad := _check_own_place(reader, power, place):
        return bad
    if not afloat:
        return check_ground(reader, power, place)
    return refuse(Code.NO_PORT, place=reader.map.place_id(place)) if port_of(reader, place) < 0 else None


def depot_of(reader: Reader, place: int, *, afloat: bool) -> tuple[int, int]:
    """Hex and zone in which forces of a place form, a fleet in its port: the zone is a box."""
    if not queries.is_land_place(reader, place):
        return NOWHERE, place
    return port_of(reader, place) if afloat else reader.map.places[place].centre, NOWHERE


def port_of(reader: Reader, place: int) -> int:
    """The port hex of a land province: its main city's if that is one, else the first; -1 without any."""
    centre = reader.map.places[place].centre
    if centre in reader.map.ports:
        return centre
    return next((h for h in reader.map.ports if reader.map.place[h] == place), -1)


def apply_raise(world: World, dice: Dice, order: Raise) -> list[Record]:
    """Pay, call up the men, and put the force down where it will form."""
    unit = world.rules.units[order.unit]
    cost = economy.raising_cost(world, order.power, order.unit, unit.full_strength)
    pay(world, order.power, cost)
    world.powers[order.power].manpower -= unit.manpower
    where, box = depot_of(world, order.place, afloat=unit.branch is Branch.FLEET)
    drill = world.rules.economy
    force = Force(
        world.take_id(), order.power, order.unit, force_name(world, order.power, order.unit), where,
        unit.full_strength, box, morale=drill.recruit_morale, experience=drill.recruit_experience,
        ready_turn=world.turn + unit.quarters,
    )  # fmt: skip
    world.forces[force.id] = force
    name = world.roster[order.power].id
    return [
        ForceRaised(
            power=name, force=force.id, unit=order.unit, name=force.name,
            place=world.map.place_id(order.place), strength=force.strength, cost=cost,
            ready_turn=force.ready_turn, readers=(name,),
        )
    ]  # fmt: skip


def force_name(reader: Reader, power: int, kind: str) -> str:
    """A name no other force of the power bears: the lowest free number and the unit's name."""
    unit = reader.rules.units[kind]
    taken = {force.name for force in queries.forces_of(reader, power)}
    number = 1
    while (name := f"{_ordinal(number)} {reader.roster[power].adjective} {unit.name}") in taken:
        number += 1
    return name


def _ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st, ..."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def check_reinforce(reader: Reader, order: Reinforce) -> Refusal | None:
    """The force must be one's own, on friendly ground, short of men, and men and money must be there."""
    force = reader.forces.get(order.force)
    if bad := check_own_force(reader, order.power, order.force):
        return bad
    assert force is not None
    unit = reader.rules.units[force.kind]
    if not queries.is_at_home_overseas(reader, force) and not _is_among_friends(reader, force):
        return refuse(Code.NO_ACCESS, force=force.id)
    if not 0 < order.strength <= unit.full_strength - force.strength:
        return refuse(Code.OUT_OF_RANGE, what="strength", low=1, high=unit.full_strength - force.strength)
    if unit.branch is not Branch.FLEET and (bad := arms.check_men(reader, order.power, order.strength)):
        return bad
    men = order.strength * unit.manpower // unit.full_strength
    if men > reader.powers[order.power].manpower:
        return refuse(Code.NO_MANPOWER, needed=men, left=reader.powers[order.power].manpower)
    cost = economy.raising_cost(reader, order.power, force.kind, order.strength)
    if cost > money_of(reader, order.power):
        return refuse(Code.NO_MONEY, needed=cost, left=money_of(reader, order.power))
    return None


def _is_among_friends(reader: Reader, force: Force) -> bool:
    """Whether a force stands ashore on ground that is open to it and no enemy's."""
    if force.at_sea:
        return False
    holder = int(reader.controller[force.hex])
    is_open = bool(queries.open_to(reader, force.power)[holder])
    return is_open and not queries.at_war(reader, force.power, holder)


def apply_reinforce(world: World, dice: Dice, order: Reinforce) -> list[Record]:
    """Pay, and mix the drafts into the ranks, which dilutes experience."""
    force = world.forces[order.force]
    unit = world.rules.units[force.kind]
    cost = economy.raising_cost(world, order.power, force.kind, order.strength)
    pay(world, order.power, cost)
    world.powers[order.power].manpower -= order.strength * unit.manpower // unit.full_strength
    total = force.strength + order.strength
    raw = world.rules.economy.recruit_experience * order.strength
    force.experience = (force.experience * force.strength + raw) // total
    force.strength = total
    name = world.roster[order.power].id
    return [ForceReinforced(power=name, force=force.id, added=order.strength, cost=cost, readers=(name,))]


def check_disband(reader: Reader, order: Disband) -> Refusal | None:
    """Only one's own force, not one with troops aboard, nor one set aside for a body."""
    if bad := check_own_force(reader, order.power, order.force):
        return bad
    if any(force.aboard == order.force for force in reader.forces.values()):
        return refuse(Code.NOT_READY, force=order.force)
    body = reader.bodies.get(reader.forces[order.force].earmarked)
    return refuse(Code.EARMARKED, body=body.name) if body is not None else None


def apply_disband(world: World, dice: Dice, order: Disband) -> list[Record]:
    """The force is gone; the men are a year at home before they can be called up again."""
    force = world.forces.pop(order.force)
    unit = world.rules.units[force.kind]
    quarter.discharge(world, order.power, force.strength * unit.manpower // unit.full_strength)
    return [
        ForceDisbanded(
            power=world.roster[order.power].id, force=force.id, name=force.name, strength=force.strength
        )
    ]


def check_fortify(reader: Reader, order: Fortify) -> Refusal | None:
    """The place must be one's own and quiet, not at the highest level, not already being built."""
    if bad := _check_own_place(reader, order.power, order.place):
        return bad
    if bad := check_ground(reader, order.power, order.place):
        return bad
    siege, places = reader.rules.siege, reader.places
    if places.fortress[order.place] >= siege.max_level:
        return refuse(Code.OUT_OF_RANGE, what="fortress", low=0, high=siege.max_level)
    if places.fortress_ready[order.place] >= 0:
        return refuse(Code.NOTHING_TO_DO)
    cost = fortify_cost(reader, order.power, order.place)
    if cost > money_of(reader, order.power):
        return refuse(Code.NO_MONEY, needed=cost, left=money_of(reader, order.power))
    return None


def fortify_cost(reader: Reader, power: int, place: int) -> int:
    """Price of the next fortress level, thousands of pounds; higher levels are dearer."""
    level = int(reader.places.fortress[place]) + 1
    price = reader.rules.siege.cost_fortress * level
    return price * economy.wages(reader, power) // reader.rules.economy.wages_norm


def apply_fortify(world: World, dice: Dice, order: Fortify) -> list[Record]:
    """Pay, and begin the works."""
    cost = fortify_cost(world, order.power, order.place)
    pay(world, order.power, cost)
    ready = world.turn + world.rules.siege.quarters_fortress
    world.places.fortress_ready[order.place] = ready
    return [
        WorksBegun(
            power=world.roster[order.power].id, place=world.map.place_id(order.place),
            level=int(world.places.fortress[order.place]) + 1, cost=cost, ready_turn=ready,
        )
    ]  # fmt: skip


def finish_works(world: World, dice: Dice) -> list[Record]:
    """Phase: fortress works that are due are done, unless an enemy stands in the place."""
    records: list[Record] = []
    places = world.places
    for place, ready in enumerate(places.fortress_ready.tolist()):
        if ready < 0 or ready > world.turn:
            continue
        places.fortress_ready[place] = -1
        owner = int(places.owner[place])
        if owner < 0 or places.occupied_since[place] >= 0:
            continue  # works fall with the place
        places.fortress[place] += 1
        records.append(
            WorksDone(
                power=world.roster[owner].id,
                place=world.map.place_id(place),
                level=int(places.fortress[place]),
            )
        )
    return records


def check_own_force(reader: Reader, power: int, force: int) -> Refusal | None:
    """The force must exist and belong to the power."""
    found = reader.forces.get(force)
    if found is None:
        return refuse(Code.NO_SUCH_FORCE, force=force)
    if found.power != power:
        return refuse(Code.NOT_YOUR_FORCE, force=force)
    return None


def _check_own_place(reader: Reader, power: int, place: int) -> Refusal | None:
    """The place must be a land province that one owns and holds, with no siege going on."""
    if not queries.is_land_place(reader, place):
        return refuse(Code.NO_SUCH_PLACE, place=place)
    name = reader.map.place_id(place)
    if reader.places.owner[place] != power:
        return refuse(Code.NOT_YOUR_PLACE, place=name)
    if queries.holder_of(reader, place) != power:
        return refuse(Code.PLACE_OCCUPIED, place=name)
    if reader.places.siege[place] > 0:
        return refuse(Code.PLACE_BESIEGED, place=name)
    return None
