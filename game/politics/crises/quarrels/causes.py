"""Causes: what two powers have to quarrel about, and how much of each (docs/politics.md#causes).

A claim, kin of one under the other's rule, an old rivalry, a strait through which one's ships must pass and
whose shores the other holds, a rising next door, flags that meet overseas, money owed. All of it is public:
whoever reads the newspapers could reckon the same. What is left over is chance, which needs no cause.
What each counts for at its fullest stands in ``assets/rules/crises.yaml`` (``causes``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from game.politics.perception import kin, threat
from game.politics.perception.compatibility import resting_trust
from game.rules.money import economy
from game.words import CasusBelli, Cause, CrisisEnd, Rank, TreatyKind
from game.world import fixed
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.versions import Part

#: How a dispute ends that leaves nothing behind.
GOOD_ENDS = (CrisisEnd.SETTLED, CrisisEnd.OVERTAKEN, CrisisEnd.RESTED)
#: Causes that neither time nor what was agreed uses up by themselves.
STANDING = (Cause.CLAIM, Cause.KIN, Cause.STRAIT, Cause.COLONY)
#: What the trust hangs on to which two powers would come if nothing happened.
RESTING = (Part.BELIEFS, Part.CLAIMS, Part.GROUND, Part.BONDS, Part.HOMES)


def causes(reader: Reader, one: int, other: int) -> dict[Cause, int]:
    """What two powers have to quarrel about, each by its weight; without what weighs nothing."""
    counts = reader.rules.crises.causes
    shares = _shares(reader, one, other).items()
    found = {cause: fixed.mul(counts.get(cause, 0), fixed.clip(share)) for cause, share in shares}
    return {cause: weight for cause, weight in found.items() if weight > 0}


def unaired(reader: Reader, one: int, other: int) -> dict[Cause, int]:
    """The same, less what two powers have had out of late: over that nobody takes fresh offence."""
    aired = _aired(reader, one, other)
    found = {c: fixed.mul(w, fixed.ONE - aired.get(c, 0)) for c, w in causes(reader, one, other).items()}
    return {cause: weight for cause, weight in found.items() if weight > 0}


def tension(reader: Reader, one: int, other: int) -> int:
    """How much two powers have to quarrel about, the more the less they trust each other."""
    trust = reader.beliefs.trust
    mutual = (int(trust[one, other]) + int(trust[other, one])) // 2
    ease = fixed.mul(reader.rules.crises.trust_eases, fixed.clip(mutual))
    return fixed.mul(sum(unaired(reader, one, other).values()), fixed.ONE - ease)


def gravest(found: Mapping[Cause, int]) -> Cause:
    """The weightiest of some causes; chance where there is none."""
    order = list(Cause)
    return max(found, key=lambda cause: (found[cause], -order.index(cause)), default=Cause.CHANCE)


def has_cause(reader: Reader, one: int, other: int) -> bool:
    """Whether two powers have anything to speak of to quarrel about."""
    return sum(causes(reader, one, other).values()) >= reader.rules.crises.least_cause


def aggrieved(reader: Reader, cause: Cause, one: int, other: int) -> tuple[int, ...]:
    """Which of two powers has something to complain of where they quarrel about a cause; both, if it is open.

    Kin are ill treated under the other's rule, ships held up by his shores, rebels sheltered on his land,
    money owed by him. Over a claim, an old rivalry, a flag or a consul either may take offence.
    """
    full = ONE_SIDED.get(cause)
    if full is None:
        return one, other
    return tuple(p for p, q in ((one, other), (other, one)) if full(reader, p, q) > 0) or (one, other)


def _shares(reader: Reader, one: int, other: int) -> dict[Cause, int]:
    """How full the measure of each cause is between two powers."""
    both_ways = {Cause.CLAIM: _claim, **ONE_SIDED}
    shares = {c: max(full(reader, one, other), full(reader, other, one)) for c, full in both_ways.items()}
    shares[Cause.RIVALRY] = rivalry(reader, one, other)
    shares[Cause.COLONY] = fixed.ONE if _meet_overseas(reader, one, other) else 0
    return {cause: shares[cause] for cause in Cause if cause in shares}


def _aired(reader: Reader, one: int, other: int) -> dict[Cause, int]:
    """How fresh the last quarrel of two powers over each standing cause is: what was had out rests."""
    pair, found = {one, other}, dict[Cause, int]()
    for crisis in reader.crises.values():
        if crisis.is_over and crisis.cause in STANDING and set(crisis.parties) == pair:
            fresh = _freshness(reader, crisis.end)
            found[crisis.cause] = max(fresh, found.get(crisis.cause, 0))
    return found


def _claim(reader: Reader, one: int, other: int) -> int:
    """The strongest claim of one on land of the other or of who stands under it."""
    realm, owner = set(queries.realm_of(reader, other)), reader.places.owner
    held = (c.strength for c in reader.claims if c.power == one and int(owner[c.place]) in realm)
    return max(held, default=0)


def _kin(reader: Reader, one: int, other: int) -> int:
    """How much one's people care for kin under the other's rule: how many, and how national a time it is."""
    realm = queries.realm_of(reader, other)
    share = max((kin.share_under_strangers(reader, one, p) for p in realm), default=0)
    return fixed.mul(share, 2 * reader.powers[one].nationalism)


def rivalry(reader: Reader, one: int, other: int) -> int:
    """What two powers have learned of each other: wars, crises that ended badly, trust that was lost.

    Wars and crises fade with the years; trust tells the rest: breaches, alarms and arms have cost it.
    """
    rules, pair, found = reader.rules.crises, {one, other}, 0
    for war in reader.wars.values():
        if war.side_of(one) * war.side_of(other) < 0:
            found += fixed.mul(rules.rival_war, _freshness(reader, war.end if war.is_over else reader.turn))
    for crisis in reader.crises.values():
        if crisis.is_over and set(crisis.parties) == pair and crisis.outcome not in GOOD_ENDS:
            found += fixed.mul(rules.rival_crisis, _freshness(reader, crisis.end))
    rest, trust = reader.common(resting_trust, RESTING), reader.beliefs.trust
    lost = sum(max(0, int(rest[a, b]) - int(trust[a, b])) for a, b in ((one, other), (other, one))) // 2
    return found + fixed.mul(rules.rival_distrust, lost)


def _freshness(reader: Reader, turn: int) -> int:
    """How fresh the memory of a turn is."""
    span = max(1, reader.rules.crises.rival_quarters)
    return fixed.clip(fixed.ratio(span - (reader.turn - turn), span))


def _shut_in(reader: Reader, one: int, other: int) -> int:
    """Full where ships of one have no way to the open sea but between shores of the other."""
    realm = frozenset(queries.realm_of(reader, other))
    owner = reader.places.owner
    held = tuple(
        number
        for number, strait in enumerate(reader.map.straits)
        if all(int(owner[int(reader.map.place[shore])]) in realm for shore in strait.shores)
    )
    shut = _enclosed(reader.map, held) - _enclosed(reader.map, ()) if held else frozenset()
    return fixed.ONE if threat.shores(reader)[one] & shut else 0


@lru_cache(maxsize=64)  # who holds which straits changes a few times in a campaign
def _enclosed(game_map: GameMap, shut: tuple[int, ...]) -> frozenset[int]:
    """Waters without a way to the widest part of the sea while some straits are shut."""
    near = {zone: set(others) for zone, others in enumerate(index_of(game_map).zone_links) if others}
    for number, strait in enumerate(game_map.straits):
        for here, there in ((strait.a, strait.b), (strait.b, strait.a)):
            near.setdefault(here, set()).update(() if number in shut else (there,))
    parts: list[list[int]] = []
    left = set(near)
    while left:
        part = [min(left)]
        left.discard(part[0])
        for zone in part:
            fresh = sorted(near[zone] & left)
            left.difference_update(fresh)
            part.extend(fresh)
        parts.append(part)
    widest = max(parts, key=lambda part: (len(part), -part[0]), default=[])
    return frozenset(zone for part in parts if part is not widest for zone in part)


def _rising(reader: Reader, one: int, other: int) -> int:
    """Full where subjects of one are up in arms next door to the other."""
    near = threat.neighbours(reader)
    for war in queries.wars_of(reader, one):
        rebel, lord = war.attackers[0], war.defenders[0]
        at_home = war.casus is CasusBelli.REBELLION and lord == one and not war.side_of(other)
        if at_home and (rebel in near[other] or other in near[rebel]):
            return fixed.ONE
    return 0


def _meet_overseas(reader: Reader, one: int, other: int) -> bool:
    """Whether two great powers keep fleets of weight and hold land across the water."""
    return all(_is_overseas(reader, p) for p in (one, other))


def _is_overseas(reader: Reader, power: int) -> bool:
    """Whether a great power has business overseas: a shore away from home, and ships that count there."""
    water = index_of(reader.map).zones
    if reader.powers[power].rank is not Rank.GREAT:
        return False
    if not any(water[place] for place in threat.outposts(reader)[power]):
        return False
    greatest = max(_guns(reader, p) for p in queries.great_powers(reader))
    return 0 < fixed.mul(greatest, reader.rules.crises.sea_power) <= _guns(reader, power)


def _guns(reader: Reader, power: int) -> int:
    """The strength of a power's fleets, as it is known."""
    return sum(fleet.strength for fleet in queries.fleets_of(reader, power))


def owed(reader: Reader, creditor: int, debtor: int) -> int:
    """What one still owes the other by treaty, thousands of pounds."""
    bonds = queries.treaties_between(reader, creditor, debtor, TreatyKind.INDEMNITY)
    return max(
        (b.amount * max(0, b.until - reader.turn + 1) for b in bonds if b.subject == debtor), default=0
    )


def _debt(reader: Reader, creditor: int, debtor: int) -> int:
    """What one still owes the other, against what a quarter yields him."""
    return fixed.ratio(owed(reader, creditor, debtor), max(1, int(economy.outputs(reader)[debtor])))


#: What one of two powers has against the other, and how much of it.
ONE_SIDED: Mapping[Cause, Callable[[Reader, int, int], int]] = {
    Cause.KIN: _kin, Cause.STRAIT: _shut_in, Cause.RISING: _rising, Cause.DEBT: _debt,
}  # fmt: skip
