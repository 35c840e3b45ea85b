"""Kin: whose people live in a province, and where a power's people live under strangers.

Who lives where stands beside the map (``people`` in ``maps/places.yaml``), and whose state a power is stands
on the roster. Both are facts that all see alike: what anybody makes of them is weighed elsewhere. Where
nobody wrote them down, as on the map of a mod, nobody has kin and nobody is a stranger.
"""

from __future__ import annotations

from game.rules.money import economy
from game.words import CasusBelli
from game.world import fixed
from game.world.state import queries
from game.world.state.reader import Reader


def people_of(reader: Reader, place: int) -> str:
    """Who lives in a province, most of it; empty where nobody wrote it down."""
    return reader.map.places[place].people.get(reader.facts.era, "")


def is_kin(reader: Reader, power: int, place: int) -> bool:
    """Whether a power's own people live in a province."""
    return people_of(reader, place) in reader.roster[power].people


def are_strangers(reader: Reader, power: int, place: int) -> bool:
    """Whether the people of a province are known to be none of a power's."""
    return bool(people_of(reader, place)) and not is_kin(reader, power, place)


def under_strangers(reader: Reader, power: int, other: int) -> list[int]:
    """Provinces of another where a power's people live and the owner's do not, ascending.

    Two states of one people have no kin to redeem from each other.
    """
    if not reader.roster[power].people:
        return []
    return [
        place
        for place in queries.owned_by(reader, other)
        if is_kin(reader, power, place) and are_strangers(reader, other, place)
    ]


def share_under_strangers(reader: Reader, power: int, other: int) -> int:
    """What those provinces yield against all that a power's land does, at most as much."""
    places = under_strangers(reader, power, other)
    if not places:
        return 0
    worth = economy.province_outputs(reader)
    own = sum(int(worth[place]) for place in queries.owned_by(reader, power))
    return fixed.clip(fixed.ratio(sum(int(worth[place]) for place in places), max(1, own)))


def kinship(reader: Reader, power: int, other: int) -> int:
    """How far another power is of one's own people: the part of what its land yields where they live.

    What those in arms hold against their lord is theirs and not his, whoever has the title.
    """
    if not reader.roster[power].people:
        return 0
    places = _land_of(reader, other)
    worth = economy.province_outputs(reader)
    whole = sum(int(worth[place]) for place in places)
    kindred = sum(int(worth[place]) for place in places if is_kin(reader, power, place))
    return fixed.clip(fixed.ratio(kindred, max(1, whole)))


def _land_of(reader: Reader, power: int) -> list[int]:
    """What a power owns and none of its rebels holds, and what it holds itself as a rebel, ascending."""
    risings = [w for w in reader.wars.values() if not w.is_over and w.casus is CasusBelli.REBELLION]
    rebels = {w.attackers[0] for w in risings if w.defenders[0] == power}
    lords = {w.defenders[0] for w in risings if w.attackers[0] == power}
    if not rebels and not lords:
        return list(queries.owned_by(reader, power))
    held = queries.holders(reader)
    own = [place for place in queries.owned_by(reader, power) if int(held[place]) not in rebels]
    won = [
        place for lord in sorted(lords) for place in queries.owned_by(reader, lord) if held[place] == power
    ]
    return sorted({*own, *won})
