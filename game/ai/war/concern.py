"""Concern: how far others' quarrel is one's own business.

A neighbour's quarrel is; who lies behind a lesser neighbour feels less of it, and so does who shares its
waters. What goes on behind a great power is that power's affair. Whose ships rule the sea lies on every
water. A great power has some concern everywhere, a lesser one far off next to none.
"""

from __future__ import annotations

from game.politics.perception import threat
from game.words import Rank
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries


def concern_of(view: View, power: int, *parties: int) -> int:
    """The share of its stakes that a power feels in a quarrel of others, by how near it lies."""
    minds = view.rules.minds.outsiders
    realm = queries.realm_of(view, power)
    near = threat.neighbours(view)
    if any(party in near[mine] for mine in realm for party in parties):
        return fixed.ONE
    is_second = any(near[n] & set(parties) for n in near[power] if view.powers[n].rank is not Rank.GREAT)
    least = minds.concern_great if view.powers[power].rank is Rank.GREAT else minds.concern_far
    shared = fixed.ONE if is_second else _waters_shared(view, realm, parties)
    return max(least, fixed.mul(minds.concern_second, shared))


def _waters_shared(view: View, realm: list[int], parties: tuple[int, ...]) -> int:
    """Whether a realm has ports on a quarrel's waters or next to them; or its part of the greatest fleet."""
    shores, links = threat.shores(view), index_of(view.map).zone_links
    theirs = frozenset[int]().union(*(shores[p] for p in parties))
    mine = frozenset[int]().union(*(shores[p] for p in realm))
    if not theirs or not mine:
        return 0
    if not mine.isdisjoint(theirs.union(*(links[zone] for zone in theirs))):
        return fixed.ONE
    guns = view.navies
    return fixed.ratio(sum(guns[p] for p in realm), max(1, *guns))
