"""Map modes: what the land's colours say, and the legend that goes with each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from game.ai.seat import situation
from game.rules.land.ground import twelfths
from game.rules.land.zoc import Ground, board_of
from game.rules.supply.fields import UNREACHED
from game.rules.supply.provisions import Provisions
from game.ui.map import pigments
from game.ui.map.pigments import PERIOD, Colour, Pigments
from game.ui.text import legend as named
from game.words import PlaceKind, Rank, Rung, Terrain
from game.world.sight.view import View
from game.world.state import queries

TRUST_STEPS = (2_500, 4_000, 5_500, 7_000)  # distrusted, doubted, watched, trusted, relied on
THREAT_STEPS = (800, 2_000, 3_500)  # harmless, noticed, feared, dreaded
WORST = 6_000  # unrest that gets the darkest colour, permyriad


class MapMode(StrEnum):
    """What the map's colours show."""

    POLITICAL = "political"
    TERRAIN = "terrain"
    SUPPLY = "supply"
    RELATIONS = "relations"
    UNREST = "unrest"
    TRUST = "trust"
    THREAT = "threat"
    COMMITMENT = "commitment"
    BODIES = "bodies"


@dataclass(frozen=True, slots=True, eq=False)
class Wash:
    """The land's colours: ``label`` names a colour for each hex (-1: bare paper). Labels meet in sharp
    borders, unless ``is_soft``: then colours run into each other."""

    label: NDArray[np.int32]  # (hexes,)
    palette: NDArray[np.uint8]  # (labels, 3)
    is_soft: bool = False
    strength: float = 0.62  # over the paper, away from borders


Legend = list[tuple[Colour, str]]


def wash(view: View, mode: MapMode, colours: Pigments = PERIOD) -> Wash:
    """The land's colours in a mode, from what the View's power knows. Water hexes hold -1."""
    return _WASHES[mode](view, colours)


def legend(view: View, mode: MapMode, colours: Pigments = PERIOD) -> Legend:
    """The colours of a mode and what each means; in the political mode the powers that lead."""
    if mode is MapMode.POLITICAL:
        leading = [i for i in queries.existing(view) if view.powers[i].rank is not Rank.MINOR]
        return [(colours.realm(view.roster[i]), view.roster[i].name) for i in leading]
    table: pigments.Table = getattr(colours, mode.value)
    return [(colour, named(key)) for key, colour in table.items()]


def _by_place(view: View, values: NDArray[np.int32]) -> NDArray[np.int32]:
    """A label for each place, as one for each hex; -1 where there is no land."""
    place = view.map.place
    return np.where(view.map.is_land & (place >= 0), values[place], -1).astype(np.int32)


def _owners(view: View) -> NDArray[np.int32]:
    return view.places.owner.astype(np.int32)


def _political(view: View, colours: Pigments) -> Wash:
    of_powers = np.array([colours.realm(facts) for facts in view.roster], np.uint8)
    return Wash(_by_place(view, _owners(view)), of_powers, strength=colours.tint)


def _terrain(view: View, colours: Pigments) -> Wash:
    palette = np.array([colours.terrain.get(kind.word, pigments.PAPER) for kind in Terrain], np.uint8)
    label = np.where(view.map.is_land, view.map.terrain.astype(np.int32), -1)
    return Wash(label, palette, is_soft=True)


def _supply(view: View, colours: Pigments) -> Wash:
    """How far each hex is from where the power's side gets its provisions."""
    board = board_of(view)
    provisions = Provisions(board, view.power)
    rules = view.rules.supply
    free, reach = twelfths(view.map, rules.free_reach_km), twelfths(view.map, rules.reach_km)
    road, ship = provisions.by_land, provisions.by_sea
    label = np.full(view.map.size, 4, np.int32)
    label[ship < UNREACHED] = 3
    label[road < UNREACHED] = 2
    label[road <= (free + reach) // 2] = 1
    label[road <= free] = 0
    ground = np.array(board.ground(view.power), np.int8)[view.controller]
    label[(ground != Ground.OWN) & (ground != Ground.ENEMY)] = 5  # no concern of our commissaries
    label[~view.map.is_land] = -1
    return Wash(label, np.array(list(colours.supply.values()), np.uint8), is_soft=True)


def _relations(view: View, colours: Pigments) -> Wash:
    """What every owner is to the View's power; claims either way show on the land claimed."""
    me = view.power
    words = list(colours.relations)
    of_power = np.full(len(view.roster) + 1, words.index("neutral"), np.int32)
    of_power[[t for x in queries.treaties_of(view, me) for t in x.parties]] = words.index("treaty")
    of_power[queries.allies_of(view, me)] = words.index("ally")
    of_power[queries.comrades_of(view, me)] = words.index("comrade")
    of_power[queries.whole_realm_of(view, me)] = words.index("realm")
    of_power[queries.enemies_of(view, me)] = words.index("war")
    of_power[me] = words.index("own")
    owner = view.places.owner
    label = np.where(owner >= 0, of_power[owner], -1).astype(np.int32)
    for claim in view.claims:
        if claim.power == me:
            label[claim.place] = words.index("claimed")
        elif owner[claim.place] == me:
            label[claim.place] = words.index("claimant")
    palette = np.array(list(colours.relations.values()), np.uint8)
    return Wash(_by_place(view, label), palette)


def _unrest(view: View, colours: Pigments) -> Wash:
    steps = len(colours.unrest)
    land = np.array([place.kind is PlaceKind.LAND for place in view.map.places])
    level = np.minimum(view.places.unrest.astype(np.int32) * steps // WORST, steps - 1)
    palette = np.array(list(colours.unrest.values()), np.uint8)
    return Wash(_by_place(view, np.where(land, level, -1)), palette)


def _by_owner(view: View, of_power: NDArray[np.int32], table: pigments.Table) -> Wash:
    """A label for each power, on all its land."""
    owner = view.places.owner
    label = np.where(owner >= 0, of_power[owner], -1).astype(np.int32)
    return Wash(_by_place(view, label), np.array(list(table.values()), np.uint8))


def _trust(view: View, colours: Pigments) -> Wash:
    """How far one's own power trusts each other one."""
    row = view.beliefs.trust[view.power].astype(np.int32)
    of_power = 1 + np.searchsorted(TRUST_STEPS, row, side="right").astype(np.int32)
    of_power[view.power] = 0
    return _by_owner(view, of_power, colours.trust)


def _threat(view: View, colours: Pigments) -> Wash:
    """How far one's own power feels threatened by each other one."""
    fears = situation.read(view).threats
    values = np.array([fears.get(p, 0) for p in range(len(view.roster))], np.int32)
    of_power = 1 + np.searchsorted(THREAT_STEPS, values, side="right").astype(np.int32)
    of_power[view.power] = 0
    return _by_owner(view, of_power, colours.threat)


def _commitment(view: View, colours: Pigments) -> Wash:
    """The stage of commitment of each power that makes policy."""
    of_power = np.full(len(view.roster), list(colours.commitment).index("no_policy"), np.int32)
    for power in view.facts.policy_makers:
        of_power[power] = view.powers[power].stage
    return _by_owner(view, of_power, colours.commitment)


def _bodies(view: View, colours: Pigments) -> Wash:
    """Who sits in the institutions, and how far."""
    words = list(colours.bodies)
    of_power = np.full(len(view.roster), words.index("outside"), np.int32)
    for power in range(len(view.roster)):
        rungs = [body.members[power] for body in view.bodies.values() if power in body.members]
        if rungs:
            best = {Rung.COUNCIL: "council", Rung.MEMBER: "member"}.get(max(rungs, key=_weight), "guest")
            of_power[power] = words.index("several" if len(rungs) > 1 else best)
    return _by_owner(view, of_power, colours.bodies)


def _weight(rung: Rung) -> int:
    """A council seat before a member's, a member's before a guest's."""
    return (Rung.OBSERVER, Rung.PARTNER, Rung.MEMBER, Rung.COUNCIL).index(rung)


_WASHES: dict[MapMode, Callable[[View, Pigments], Wash]] = {
    MapMode.POLITICAL: _political,
    MapMode.TERRAIN: _terrain,
    MapMode.SUPPLY: _supply,
    MapMode.RELATIONS: _relations,
    MapMode.UNREST: _unrest,
    MapMode.TRUST: _trust,
    MapMode.THREAT: _threat,
    MapMode.COMMITMENT: _commitment,
    MapMode.BODIES: _bodies,
}
