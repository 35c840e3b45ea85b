"""A campaign that the computer plays alone, for so many turns."""

from __future__ import annotations

from collections.abc import Iterator

from game.campaign.campaign import Campaign, Pause
from game.campaign.phases import EVENTS, turn_of
from game.campaign.seats import Seat


class NobodyDecides(Exception):
    """A seat has to decide, and nobody sits on it."""


def hand_to_computer(campaign: Campaign) -> list[str]:
    """The computer takes every seat that a person has; the names of those powers."""
    people = [power for power in sorted(campaign.seats) if campaign.is_human(power)]
    for power in people:
        campaign.hand_to(power, Seat.AI)
    return [campaign.world.roster[power].name for power in people]


def end_after(campaign: Campaign, turns: int | None) -> int:
    """The turn that is not played any more: after so many from now on, or after the campaign's last.

    Turns asked for beyond the last one are played as far as the scenario goes; the campaign is then longer.
    """
    if turns is None:
        return campaign.last_turn + 1
    end = min(campaign.world.turn + turns, campaign.world.facts.extended_last_turn + 1)
    campaign.last_turn = max(campaign.last_turn, end - 1)
    return end


def play_until(campaign: Campaign, end: int) -> Iterator[int]:
    """Play up to a turn, which is not played; gives the number of turns played so far after each.

    Raises `NobodyDecides` where a person has to act.
    """
    while campaign.world.turn < end and not campaign.is_over:
        if campaign.advance(stop_at_turn=True) is Pause.DECISION:
            name = campaign.world.roster[campaign.active].name
            raise NobodyDecides(f"{name} has to decide, and nobody sits there")
        yield campaign.world.turn


def play_to_events(campaign: Campaign) -> None:
    """Play a quarter that has just begun as far as the moment in which its events are drawn.

    By then treaties have lapsed, accounts are closed and governments formed.
    """
    while not campaign.is_over and turn_of(campaign.world)[campaign.step].name != EVENTS:
        campaign.tick()
