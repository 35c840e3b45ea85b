"""Reassurance: sending men home from a border, so that the neighbour need not count them (P16).

It costs what it shows: the men are gone until they are raised anew. The neighbour trusts more, by the share
of the army sent home, and if it is frightened its fright falls; the power has done a costly act for the
order. What was shown binds for a year: men who are called to that border within it, in peace, undo man for
man what their going won, and tell against who called them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import evidence
from game.politics.treaties.signing import check_other
from game.rules.money import quarter, raising
from game.rules.money.raising import Raise, Reinforce
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Branch
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.map.mapindex import index_of
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.dealings import with_entry
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Reassure(Order):
    """Send a share of the army on a neighbour's border home, for the neighbour to see."""

    kind: ClassVar[str] = "reassure"
    to: PowerNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderEased(Record):
    """A power sent men home from a neighbour's border."""

    type: ClassVar[str] = "border_eased"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    power: PowerWord
    to: PowerWord
    men: int
    share: int  # of its army, permyriad
    again: bool = False  # whether it did so at this border not long ago

    def is_news(self) -> bool:
        """A border that is eased year after year is news but once."""
        return not self.again


def border_of(reader: Reader, power: int, other: int) -> set[int]:
    """Land provinces of a power that touch another's land."""
    owner, borders = reader.places.owner, index_of(reader.map).borders
    theirs = queries.whole_realm_of(reader, other)
    return {
        place
        for place in queries.owned_by(reader, power)
        if queries.is_land_place(reader, place) and any(int(owner[b]) in theirs for b in borders[place])
    }


def border_forces(reader: Reader, power: int, other: int) -> list[Force]:
    """Land forces of a power in provinces that touch another's land, and not set aside for a body, by id."""
    near = border_of(reader, power, other)
    return [
        force
        for force in queries.land_forces_of(reader, power)
        if force.hex >= 0 and force.earmarked < 0 and int(reader.map.place[force.hex]) in near
    ]


def shown_to(reader: Reader, power: int, place: int) -> list[int]:
    """Neighbours whom men called to a province now would belie: reassured within the year, at peace."""
    return [
        other
        for other in reader.powers[power].dealings.reassured
        if is_fresh(reader, power, other)
        and not queries.at_war(reader, power, other)
        and place in border_of(reader, power, other)
    ]


def men_to_spare(reader: Reader, power: int, other: int) -> int:
    """Men that a reassurance would send home from a border."""
    share = reader.rules.diplomacy.furlough
    return sum(fixed.mul(force.strength, share) for force in border_forces(reader, power, other))


def check_reassure(reader: Reader, order: Reassure) -> Refusal | None:
    """A neighbour at peace, not reassured within the year, with enough men at its border to count."""
    if bad := check_other(reader, order.power, order.to):
        return bad
    if queries.at_war(reader, order.power, order.to):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[order.to].id)
    if is_fresh(reader, order.power, order.to):
        return refuse(Code.TOO_OFTEN, power=reader.roster[order.to].id)
    army = queries.strength_of(reader, order.power)
    men = men_to_spare(reader, order.power, order.to)
    if not men or fixed.ratio(men, army) < reader.rules.diplomacy.reassure_least:
        return refuse(Code.NOTHING_TO_DO)
    return check_envoys(reader, order.power, order.kind)


def is_fresh(reader: Reader, power: int, to: int) -> bool:
    """Whether a power has reassured another within the year."""
    since = reader.powers[power].dealings.reassured.get(to)
    return since is not None and reader.turn - since < QUARTERS_A_YEAR


def apply_reassure(world: World, dice: Dice, order: Reassure) -> list[Record]:
    """March them home, with the neighbour's attaches looking on."""
    spend_envoys(world, order.power, order.kind)
    rules, state = world.rules.diplomacy, world.powers[order.power]
    army = max(1, queries.strength_of(world, order.power))
    men = 0
    for force in border_forces(world, order.power, order.to):
        unit, cut = world.rules.units[force.kind], fixed.mul(force.strength, rules.furlough)
        force.strength -= cut
        quarter.discharge(world, order.power, cut * unit.manpower // unit.full_strength)
        men += cut
    share = fixed.ratio(men, army)
    since = state.dealings.reassured.get(order.to)
    again = since is not None and world.turn - since < rules.open_news
    weight = fixed.clip(fixed.ratio(share, rules.reassure_full))
    state.dealings = replace(
        state.dealings, reassured=with_entry(state.dealings.reassured, order.to, world.turn)
    )
    state.acted = world.turn
    home = world.powers[order.to].home
    home.fear -= fixed.mul(home.fear, fixed.mul(rules.reassure_calm, weight))
    one, other = queries.names(world, (order.power, order.to))
    eased = BorderEased(power=one, to=other, men=men, share=share, again=again)
    trust = fixed.mul(rules.reassure_trust, weight)
    return [eased, *evidence.note_good_will(world, order.to, (order.power,), trust, "restraint")]


def apply_reinforce(world: World, dice: Dice, order: Reinforce) -> list[Record]:
    """Drafts join a force; at a border from which men were sent home, its neighbour sees them come back."""
    force = world.forces[order.force]
    belied = shown_to(world, order.power, int(world.map.place[force.hex])) if force.hex >= 0 else []
    records = raising.apply_reinforce(world, dice, order)
    return records + _take_back(world, order.power, belied, order.strength)


def apply_raise(world: World, dice: Dice, order: Raise) -> list[Record]:
    """A force is raised; at a border from which men were sent home, its neighbour sees it form."""
    unit = world.rules.units[order.unit]
    belied = [] if unit.branch is Branch.FLEET else shown_to(world, order.power, order.place)
    records = raising.apply_raise(world, dice, order)
    return records + _take_back(world, order.power, belied, unit.full_strength)


def _take_back(world: World, power: int, belied: list[int], men: int) -> list[Record]:
    """Every neighbour to whom men were shown going judges those who come, as it judged those who went."""
    rules, army = world.rules.diplomacy, max(1, queries.strength_of(world, power))
    weight = fixed.clip(fixed.ratio(fixed.ratio(men, army), rules.reassure_full))
    share, records = fixed.mul(rules.reassure_trust, weight), list[Record]()
    for judge in belied:
        records += evidence.note_taken_back(world, judge, power, share)
    return records
