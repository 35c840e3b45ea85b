"""Claims: titles to other people's provinces, raised or given up in public.

A claim feeds war aims and other powers' fears; raising one costs standing with everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import evidence
from game.politics.treaties import restraints
from game.rules.orders import Code, Order, Refusal, refuse
from game.world import fixed
from game.world.dice import Dice
from game.world.numbers import PlaceNumber
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Claim
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class ClaimProvince(Order):
    """Raise a public claim to a province of another power."""

    kind: ClassVar[str] = "claim_province"
    undoable: ClassVar[bool] = True
    place: PlaceNumber


@dataclass(frozen=True, slots=True)
class RenounceClaim(Order):
    """Give up a claim in public."""

    kind: ClassVar[str] = "renounce_claim"
    undoable: ClassVar[bool] = True
    place: PlaceNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRaised(Record):
    """A power claims a province."""

    type: ClassVar[str] = "claim_raised"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    place: PlaceWord
    owner: PowerWord

    def alarms(self) -> tuple[str, ...]:
        """Who claims, and who holds what is claimed."""
        return (self.power, self.owner)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDropped(Record):
    """A power gave up a claim, or got what it claimed."""

    type: ClassVar[str] = "claim_dropped"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    place: PlaceWord


def claim_on(reader: Reader, power: int, place: int) -> Claim | None:
    """The power's claim to a place, if it has one."""
    return next((c for c in reader.claims if c.power == power and c.place == place), None)


def check_claim_province(reader: Reader, order: ClaimProvince) -> Refusal | None:
    """The place must be somebody else's, not claimed already, and not given up by treaty."""
    if not queries.is_land_place(reader, order.place):
        return refuse(Code.NO_SUCH_PLACE, place=order.place)
    name = reader.map.place_id(order.place)
    owner = int(reader.places.owner[order.place])
    if owner < 0 or owner in queries.whole_realm_of(reader, order.power):
        return refuse(Code.BAD_PLACE, place=name)
    if claim_on(reader, order.power, order.place):
        return refuse(Code.ALREADY_CLAIMED, place=name)
    if bad := restraints.check_land(reader, order.power, owner):
        return bad
    return check_envoys(reader, order.power, order.kind)


def apply_claim_province(world: World, dice: Dice, order: ClaimProvince) -> list[Record]:
    """Publish the claim."""
    spend_envoys(world, order.power, order.kind)
    power = world.powers[order.power]
    power.standing = fixed.clip(power.standing - world.rules.politics.claim_cost)
    add_claim(world, order.power, order.place, world.rules.politics.new_claim)
    owner = int(world.places.owner[order.place])
    return [
        ClaimRaised(
            power=world.roster[order.power].id,
            place=world.map.place_id(order.place),
            owner=world.roster[owner].id,
        )
    ]


def add_claim(world: World, power: int, place: int, strength: int) -> None:
    """Enter a claim in the table, in its order; a stronger claim replaces a weaker one."""
    old = claim_on(world, power, place)
    if old is not None:
        world.claims.remove(old)
        strength = max(strength, old.strength)
    world.claims.append(Claim(power, place, strength))
    world.claims.sort(key=lambda c: (c.power, c.place))


def claim_back(world: World, power: int, place: int) -> ClaimRaised:
    """Claim land whose price was not paid."""
    add_claim(world, power, place, world.rules.politics.owed_claim)
    owner = int(world.places.owner[place])
    one, other = queries.names(world, (power, owner))
    return ClaimRaised(power=one, place=world.map.place_id(place), owner=other)


def check_renounce_claim(reader: Reader, order: RenounceClaim) -> Refusal | None:
    """There must be a claim to give up."""
    if not queries.is_land_place(reader, order.place):
        return refuse(Code.NO_SUCH_PLACE, place=order.place)
    if claim_on(reader, order.power, order.place) is None:
        return refuse(Code.NO_SUCH_CLAIM, place=reader.map.place_id(order.place))
    return check_envoys(reader, order.power, order.kind)


def apply_renounce_claim(world: World, dice: Dice, order: RenounceClaim) -> list[Record]:
    """Strike the claim from the table; whose land it is thinks the better of it."""
    spend_envoys(world, order.power, order.kind)
    claim = claim_on(world, order.power, order.place)
    assert claim is not None
    owner = int(world.places.owner[order.place])
    trust = fixed.mul(world.rules.diplomacy.reassure_trust, claim.strength)
    return [
        drop_claim(world, order.power, order.place),
        *evidence.note_good_will(world, owner, (order.power,), trust, "restraint"),
    ]


def drop_claim(world: World, power: int, place: int) -> ClaimDropped:
    """Take a claim that exists off the table."""
    world.claims = [c for c in world.claims if (c.power, c.place) != (power, place)]
    return ClaimDropped(power=world.roster[power].id, place=world.map.place_id(place))
