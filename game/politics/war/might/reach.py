"""Reach: what part of its army a power can bring to bear on or beside another (docs/politics.md#joining).

Land next door opens the whole country. Behind one other country lies only what that one lets through: to who
comes to help, most would; to who attacks, only those whose ground stands open to him. Across the sea go as
many men as one's ships carry, and none to where there is no port, so none to a country off the map. Of who
would help from farther away, over the land of several, a few arrive.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.politics.perception import threat
from game.words import Branch
from game.world import fixed
from game.world.state import queries
from game.world.state.reader import Reader


def reach_of(reader: Reader, power: int, target: int) -> int:
    """The share of its force a power can bring to bear at another's side, permyriad."""
    return _reach(reader, power, target, comes_to_help=True)


def help_of(reader: Reader, ally: int, power: int, foe: int) -> int:
    """The share of its force an ally can bring to bear for a power against a foe, permyriad.

    It marches to the power's side if its road does not lead over the foe's own land, or falls upon the foe
    from elsewhere, which helps less than standing beside who is attacked. Over more than one sea come fewer.
    """
    near, rules = threat.neighbours(reader), reader.rules.coalition
    foes = set(queries.whole_realm_of(reader, foe))
    between = [n for n in near[ally] if power in near[n] and n not in foes]
    if power in near[ally] and ally in near[power]:
        beside = rules.neighbour
    elif between:
        beside = rules.second_row
    else:
        beside = min(rules.by_sea, _carried(reader, ally, power))
        waters = threat.shores(reader)
        if not waters[ally] & waters[power]:
            beside = fixed.mul(beside, rules.far_seas)
    return max(beside, fixed.mul(rules.diversion, strike_of(reader, ally, foe)))


def host_of(reader: Reader, leader: int, sizes: Sequence[int]) -> int:
    """Men of a realm that could stand with its head: its own, and of each subject as many as could come.

    Who is in arms against it is no help.
    """
    subjects = [p for p in queries.realm_of(reader, leader) if p != leader]
    loyal = [p for p in subjects if not queries.at_war(reader, p, leader)]
    return sizes[leader] + sum(fixed.mul(sizes[p], reach_of(reader, p, leader)) for p in loyal)


def strike_of(reader: Reader, power: int, target: int) -> int:
    """The share of its force a power can bring to bear against another, permyriad."""
    return _reach(reader, power, target, comes_to_help=False)


def _reach(reader: Reader, power: int, target: int, *, comes_to_help: bool) -> int:
    rules = reader.rules.coalition
    near = threat.neighbours(reader)
    if (target in near[power] and power in near[target]) or target == power:
        return rules.neighbour  # an outpost at the border opens nobody's homeland
    between = [n for n in near[power] if target in near[n]]
    if between and (comes_to_help or _is_let_through(reader, power, between)):
        return rules.second_row
    afloat = min(rules.by_sea, _carried(reader, power, target))
    return max(rules.far, afloat) if comes_to_help else afloat


def _is_let_through(reader: Reader, power: int, between: list[int]) -> bool:
    """Whether any of some countries is open to a power's armies, or would be in its wars."""
    ground = queries.open_to(reader, power)
    return any(bool(ground[n]) for n in between) or not set(between).isdisjoint(
        queries.allies_of(reader, power)
    )


def _carried(reader: Reader, power: int, target: int) -> int:
    """The share of an army that its own ships can bring over the sea in a quarter, to a port or from one."""
    ports = threat.shores(reader)
    can_sail = bool(ports[power]) or queries.home_box(reader, power) >= 0
    guns = reader.navies[power] if can_sail and ports[target] else 0
    if not guns:
        return 0
    fleets = [unit for unit in reader.rules.units_of(reader.facts.era) if unit.branch is Branch.FLEET]
    room = min(fixed.ratio(unit.capacity, unit.full_strength) for unit in fleets)
    men = fixed.mul(guns * reader.rules.coalition.crossings, room)
    return min(fixed.ONE, fixed.ratio(men, max(1, reader.armies[power])))
