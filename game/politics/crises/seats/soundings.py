"""Soundings: to ask a court, before an affair comes to the table, where it would stand.

An envoy goes and comes back with what the court says today; that binds nobody, and nobody else hears of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.crises.seats.seating import seats_of
from game.rules.orders import Code, Order, Refusal, refuse
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import CrisisNumber, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class SoundOut(Order):
    """Ask a court where it would stand in an affair in which both have a seat; it costs an envoy."""

    kind: ClassVar[str] = "sound_out"
    to: PowerNumber
    crisis: CrisisNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundedOut(Record):
    """A court was asked where it would stand; only the two know."""

    type: ClassVar[str] = "sounded_out"
    decision: ClassVar[bool] = True
    power: PowerWord
    to: PowerWord
    crisis: CrisisNumber
    title: str


def check_sound_out(reader: Reader, order: SoundOut) -> Refusal | None:
    """Another court that would sit at the table of a living affair, and an envoy to send."""
    crisis = reader.crises.get(order.crisis)
    if crisis is None or crisis.is_over:
        return refuse(Code.NO_SUCH_CRISIS)
    seats = seats_of(reader, crisis)
    if order.power not in seats:
        return refuse(Code.NOT_AT_THE_TABLE, power=reader.roster[order.power].id)
    if order.to == order.power or order.to not in seats or not reader.powers[order.to].exists:
        return refuse(Code.NOT_AT_THE_TABLE, power=reader.roster[order.to].id)
    if order.to in crisis.signers:
        return refuse(Code.NOTHING_TO_DO)
    if queries.at_war(reader, order.power, order.to):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[order.to].id)
    cost, left = reader.rules.politics.sounding_envoys, reader.powers[order.power].envoys
    return refuse(Code.NO_ENVOYS, needed=cost, left=left) if cost > left else None


def apply_sound_out(world: World, dice: Dice, order: SoundOut) -> list[Record]:
    """Send the envoy."""
    world.powers[order.power].envoys -= world.rules.politics.sounding_envoys
    one, other = queries.names(world, (order.power, order.to))
    title = world.crises[order.crisis].title
    return [SoundedOut(power=one, to=other, crisis=order.crisis, title=title, readers=(one, other))]
