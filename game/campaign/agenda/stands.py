"""Soundings: which courts a power has asked this quarter where they would stand, and what they say.

A court says what its own cabinet would do today, and how firmly; it changes its mind with the news.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.crises import bargaining
from game.ai.seat.desk import Reason
from game.campaign.campaign import Campaign
from game.politics.crises.seats.soundings import SoundedOut
from game.words import Position
from game.world.state import queries


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a court would stand in an affair, and why."""

    crisis: int
    power: int
    position: Position
    reasons: tuple[Reason, ...]


def stands(campaign: Campaign, power: int) -> list[Stand]:
    """What the courts say that a power has sounded out this quarter, the latest first."""
    view, found = campaign.view_of(power), list[Stand]()
    for entry in reversed(campaign.chronicle.entries):
        record = entry.record
        if entry.turn < view.turn:
            break
        if not isinstance(record, SoundedOut) or record.power != view.roster[power].id:
            continue
        crisis, court = view.crises.get(record.crisis), queries.power_of(view, record.to)
        is_told = any((s.crisis, s.power) == (record.crisis, court) for s in found)
        if crisis is not None and not crisis.is_over and not is_told and not campaign.is_human(court):
            position, reasons = bargaining.position_on(campaign.view_of(court), crisis)
            found.append(Stand(crisis.id, court, position, tuple(reasons)))
    return found
