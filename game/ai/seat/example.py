"""The example: what a rising that wins next door teaches a power's own subjects."""

from __future__ import annotations

from game.rules.money import economy
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries


def example_to(view: View, power: int, rebel: int) -> int:
    """What a power has to fear for itself where a rebel goes free, in its own output.

    A province of its realm that borders the rebel's land or is claimed by it, and is less quiet than the rest
    of the realm, is the next to rise: as far as it is unquiet that land is in danger, and with it the state.
    """
    minds = view.rules.minds.crises
    if not minds.example:
        return 0
    realm = [p for p in queries.realm_of(view, power) if p != rebel]
    mine = {place for p in realm for place in queries.owned_by(view, p) if queries.is_land_place(view, place)}
    quiet = _ordinary_unrest(view, sorted(mine))
    yields, whole = economy.province_outputs(view), max(1, sum(economy.outputs(view)[p] for p in realm))
    worst = land = 0
    for place in sorted(_next_to_rise(view, rebel) & mine):
        excess = int(view.places.unrest[place]) - quiet
        danger = fixed.clip(fixed.ratio(max(0, excess), max(1, minds.example_unrest)))
        worst = max(worst, danger)
        land += fixed.mul(danger, fixed.ratio(int(yields[place]), int(whole)))
    return fixed.mul(minds.example, worst) + fixed.mul(minds.hold, land)


def _next_to_rise(view: View, rebel: int) -> set[int]:
    """Places at a rebel's borders, and those it claims."""
    borders = index_of(view.map).borders
    near = {int(b) for place in queries.owned_by(view, rebel) for b in borders[place]}
    return near | {c.place for c in view.claims if c.power == rebel}


def _ordinary_unrest(view: View, places: list[int]) -> int:
    """Unrest of some places, each weighed by its people."""
    people = sum(int(view.places.population[p]) for p in places)
    return sum(int(view.places.population[p]) * int(view.places.unrest[p]) for p in places) // max(1, people)
