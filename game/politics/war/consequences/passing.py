"""Passing on: what changes hands or goes home by a treaty: title to land, ground, and men under arms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.treaties.claims import claim_on, drop_claim
from game.rules.land.homes import nearest_town
from game.rules.land.occupation import mark_occupation
from game.rules.money import quarter
from game.rules.money.raising import port_of
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceCeded(Record):
    """Title to a province passed by treaty: news where no peace or end of a state tells it anyway."""

    type: ClassVar[str] = "province_ceded"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    place: PlaceWord
    giver: PowerWord
    taker: PowerWord
    apart: bool = True

    def is_news(self) -> bool:
        return self.apart


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestsLeft(Record):
    """Forces whose passage through another's land had run out went home; ``men`` on land, none of ships."""

    type: ClassVar[str] = "guests_left"
    told_by: ClassVar[str] = "men"
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    other: PowerWord  # whose ground it was
    men: int


def cede(world: World, place: int, taker: int, *, apart: bool = True) -> list[Record]:
    """Pass the title of a province: its garrison marches out, its people need time to get used to it.

    It is news unless it is part of something that tells it (not ``apart``).
    """
    giver = int(world.places.owner[place])
    world.powers[giver].manpower += int(world.places.garrison[place])
    world.places.garrison[place] = world.places.siege[place] = 0
    world.places.fortress_ready[place] = -1
    world.places.owner[place] = taker
    unrest = int(world.places.unrest[place]) + world.rules.politics.unrest_conquest
    world.places.unrest[place] = fixed.clip(unrest)
    give_ground(world, place, taker)
    record = ProvinceCeded(
        place=world.map.place_id(place), giver=world.roster[giver].id, taker=world.roster[taker].id,
        apart=apart,
    )  # fmt: skip
    records: list[Record] = [record]
    if claim_on(world, taker, place):
        records.append(drop_claim(world, taker, place))
    return records


def give_ground(world: World, place: int, power: int) -> None:
    """Hand all hexes of a place to a power's police."""
    world.controller[list(index_of(world.map).hexes[place])] = power
    mark_occupation(world, place)


def disarm(world: World, power: int, allowed: int) -> None:
    """Send men home, of the youngest forces first, until no more stand than allowed, and no fewer."""
    for force in reversed(queries.land_forces_of(world, power)):
        beyond = min(force.strength, queries.strength_of(world, power) - allowed)
        if beyond <= 0:
            return
        quarter.discharge(world, power, beyond)
        force.strength -= beyond
        if not force.strength:
            del world.forces[force.id]


def clear_closed_ground(world: World) -> list[Record]:
    """Let all whose passage has run out go home: nobody stands where he could not march either."""
    records: list[Record] = []
    for power in sorted({force.power for force in world.forces.values()}):
        guests: dict[int, int] = {}
        for force, left in send_home(world, power):
            host = int(world.controller[left])
            men = 0 if queries.is_fleet(world, force) else force.strength
            guests[host] = guests.get(host, 0) + men
        one = world.roster[power].id
        for host, men in sorted(guests.items()):
            other = world.roster[host].id
            records.append(GuestsLeft(power=one, other=other, men=men, readers=(one, other)))
    return records


def send_home(world: World, power: int) -> list[tuple[Force, int]]:
    """Forces on ground they may no longer stand on leave it for their nearest own city or a port; whence.

    Those of an off-map power without either go overseas, to its box.
    """
    allowed, gone = queries.open_to(world, power), []
    for force in queries.forces_of(world, power):
        if force.at_sea or allowed[world.controller[force.hex]]:
            continue
        afloat = queries.is_fleet(world, force)
        home = _home_port(world, power) if afloat else nearest_town(world, power, force.hex)
        box = queries.home_box(world, power) if home < 0 else NOWHERE
        if home >= 0 or box >= 0:
            gone.append((force, force.hex))
            force.hex, force.zone, force.entrenchment = home if home >= 0 else NOWHERE, box, 0
    return gone


def _home_port(reader: Reader, power: int) -> int:
    """The first port a power owns and holds; -1 without any."""
    for place in queries.owned_by(reader, power):
        if queries.is_land_place(reader, place) and queries.holder_of(reader, place) == power:
            port = port_of(reader, place)
            if port >= 0 and int(reader.controller[port]) == power:
                return port
    return -1
