"""Seats: who decides for a power, and the desk at which an AI sits.

A desk shows one power's View and takes its orders. It is all an AI ever gets: no world, no dice but a
fork of its own, no way around the door.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from game.ai.seat.desk import Reason
from game.campaign.books.logbook import Done
from game.events.engine import EventBook
from game.rules.orders import Order, Refusal
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View


class Seat(StrEnum):
    """Who decides for a power."""

    HUMAN = "human"
    AI = "ai"


def left_seats(seats: Mapping[int, Seat]) -> list[int]:
    """Powers whose seats people have left to the computer."""
    return [power for power, seat in sorted(seats.items()) if seat is Seat.AI]


class House(Protocol):
    """Where desks stand: the campaign, as far as a desk needs it."""

    @property
    def book(self) -> EventBook: ...
    def view_of(self, power: int) -> View: ...
    def submit(
        self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
    ) -> Done | Refusal: ...


@dataclass(frozen=True, slots=True)
class CampaignDesk:
    """An AI's desk in a running campaign (fulfils `game.ai.seat.desk.Desk`)."""

    house: House
    power: int
    name: str  # the power's id
    dice: Dice

    @property
    def view(self) -> View:
        """What the power sees at this moment."""
        return self.house.view_of(self.power)

    @property
    def book(self) -> EventBook:
        """The campaign's events, which are rules and known to all."""
        return self.house.book

    def submit(
        self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
    ) -> list[Record] | Refusal:
        """Give an order; its records if it was carried out (those the power may read), else the refusal."""
        answer = self.house.submit(order, reasons, otherwise)
        if isinstance(answer, Refusal):
            return answer
        return [record for record in answer.records if record.readable_by(self.name)]
