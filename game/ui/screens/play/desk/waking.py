"""What wakes a seat that left a quarter to its staff, or that waits until it is asked."""

from __future__ import annotations

import time

from game.campaign import asks
from game.campaign.campaign import Campaign
from game.politics.crises import conference
from game.words import Phase
from game.world.state import queries

SLICE = 0.03  # seconds after which those who think look up, so that a press never waits long


def staff_goes_on(campaign: Campaign, power: int) -> bool:
    """Let the staff of a seat act where nothing asks the seat itself; whether it did."""
    phase = campaign.world.phase
    is_muster = phase is Phase.CONFERENCE and campaign.world.round == conference.MUSTER
    if not (is_muster or phase is Phase.OPERATIONS) or asks.asks(campaign.view_of(power)):
        return False
    if is_muster:
        campaign.finish_seat(power)  # who left the quarter to the staff sends nobody
    else:
        campaign.play_for(power)
    return True


def needs_decision(campaign: Campaign, power: int, since: int) -> bool:
    """Whether a seat that waits to be asked has to be: something asks it, it is at war, or an alarm is told.

    ``since`` is the line of the chronicle up to which the seat has read.
    """
    view = campaign.view_of(power)
    if asks.asks(view) or queries.is_at_war(view, power):
        return True
    concerned = {view.roster[p].id for p in (power, *queries.allies_of(view, power))}
    fresh = campaign.chronicle.since(since, view.roster[power].id)
    return any(concerned.intersection(entry.record.alarms()) for entry in fresh)


def fresh_from(campaign: Campaign) -> int:
    """Where the chronicle of a campaign just opened becomes news: with the quarter before this one."""
    entries, turn = campaign.chronicle.entries, campaign.world.turn
    return next((n for n, entry in enumerate(entries) if entry.turn >= turn - 1), len(entries))


def others_act(campaign: Campaign) -> bool:
    """A slice of the others' turns, up to the next person's; whether a new turn began, when all look up."""
    until = time.perf_counter() + SLICE
    while not campaign.is_over and not campaign.is_human(campaign.active):
        turn = campaign.world.turn
        campaign.tick()
        if campaign.world.turn != turn or time.perf_counter() > until:
            return campaign.world.turn != turn
    return False
