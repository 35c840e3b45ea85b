"""Aid: money for another power, in the open or in secret.

The receiver thinks the better of the giver, and whoever fights the receiver the worse. Secret aid is known to
the two alone until it comes out, which it may in any quarter of the year after; then it is an incident.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import evidence
from game.politics.treaties.signing import check_other
from game.politics.warscore import yearly_taxes
from game.rules.orders import Code, Order, Refusal, refuse
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import memories, queries
from game.world.state.dealings import Gift, struck, with_entry
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Aid(Order):
    """Give a power money (thousands of pounds), for all to see or in secret."""

    kind: ClassVar[str] = "aid"
    to: PowerNumber
    amount: int
    secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AidGiven(Record):
    """Money went from one power to another; of secret aid only the two know."""

    type: ClassVar[str] = "aid_given"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "secret"
    power: PowerWord
    to: PowerWord
    amount: int
    secret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AidUncovered(Record):
    """Secret aid has come out; it is an incident with whoever fights the receiver."""

    type: ClassVar[str] = "aid_uncovered"
    headline: ClassVar[bool] = True
    power: PowerWord
    to: PowerWord
    enemies: tuple[PowerWord, ...]


def check_aid(reader: Reader, order: Aid) -> Refusal | None:
    """Money that one has, for a power one does not fight."""
    if bad := check_other(reader, order.power, order.to):
        return bad
    if queries.at_war(reader, order.power, order.to):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[order.to].id)
    least, treasury = reader.rules.diplomacy.least_aid, reader.powers[order.power].treasury
    if order.amount < least:
        return refuse(Code.OUT_OF_RANGE, what="amount", low=least, high=max(least, treasury))
    if order.amount > treasury:
        return refuse(Code.NO_MONEY, needed=order.amount, left=treasury)
    return check_envoys(reader, order.power, order.kind)


def apply_aid(world: World, dice: Dice, order: Aid) -> list[Record]:
    """Hand it over; thanks are earned once a year, by what the sum is to the receiver.

    Who gives to everybody is thanked by nobody: each further receiver within the year thanks less.
    """
    spend_envoys(world, order.power, order.kind)
    giver, rules = world.powers[order.power], world.rules.diplomacy
    last = giver.gifts.get(order.to)
    giver.treasury -= order.amount
    world.powers[order.to].treasury += order.amount
    among = sum(other != order.to for other in giver.gifts) + 1
    giver.gifts = with_entry(giver.gifts, order.to, Gift(world.turn, order.secret))
    one, other = queries.names(world, (order.power, order.to))
    told = (one, other) if order.secret else ()
    records: list[Record] = [
        AidGiven(power=one, to=other, amount=order.amount, secret=order.secret, readers=told)
    ]
    if last is None or world.turn - last.turn >= QUARTERS_A_YEAR:
        worth = fixed.clip(fixed.ratio(order.amount, max(1, yearly_taxes(world, order.to))))
        trust = fixed.mul(rules.aid_trust, worth) // among
        records += evidence.note_good_will(world, order.to, (order.power,), trust, "aid")
    if not order.secret:
        records += _resented(world, order.power, order.to)
    return records


def _resented(world: World, giver: int, receiver: int) -> list[Record]:
    """Whoever fights the receiver trusts the giver less."""
    records: list[Record] = []
    for enemy in queries.enemies_of(world, receiver):
        if enemy != giver and not queries.at_war(world, enemy, giver):
            records += evidence.shut_out(
                world, enemy, (giver,), world.rules.diplomacy.aid_anger, "aid_to_enemy"
            )
    return records


def uncover(world: World, dice: Dice) -> list[Record]:
    """Phase: secret aid of the last year may come out; what is older is forgotten."""
    records: list[Record] = []
    for giver, state in enumerate(world.powers):
        for receiver, gift in state.gifts.items():
            one, other = queries.names(world, (giver, receiver))
            if world.turn - gift.turn >= QUARTERS_A_YEAR:
                state.gifts = struck(state.gifts, receiver)
            elif gift.is_secret and dice.chance(
                world.turn, world.rules.diplomacy.secret_leak, "secret", one, other
            ):
                state.gifts = with_entry(state.gifts, receiver, replace(gift, is_secret=False))
                records += _come_out(world, giver, receiver)
    return records


def _come_out(world: World, giver: int, receiver: int) -> list[Record]:
    """The newspapers have it."""
    enemies = [
        p for p in queries.enemies_of(world, receiver)
        if p != giver and queries.sovereign_of(world, p) == p and not queries.at_war(world, p, giver)
    ]  # fmt: skip
    for enemy in enemies:
        memories.note_insult(world, giver, enemy)
    one, other = queries.names(world, (giver, receiver))
    out = AidUncovered(power=one, to=other, enemies=queries.names(world, enemies))
    return [out, *_resented(world, giver, receiver)]
