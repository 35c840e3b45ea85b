"""What wakes a seat that left a quarter to its staff, or that waits until it is asked."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from enum import StrEnum

from game.ai.chores import Chore
from game.campaign import asks
from game.campaign.agenda.agenda import agenda
from game.campaign.agenda.cards import Card, Slot
from game.campaign.campaign import Campaign
from game.politics.crises import conference
from game.words import Phase
from game.world.records import Record
from game.world.state import queries

TOLD = 3  # acts of the ministers that are told in a line
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


def ministers_act(campaign: Campaign, power: int, left: Collection[Chore]) -> list[Record]:
    """Let the ministers look after what the standing instructions leave to them, once a quarter.

    What they did, as far as it is worth telling. That they did lies in the notebook, and so in the save.
    """
    book, turn = campaign.notebook(power), campaign.world.turn
    if not left or campaign.world.phase is not Phase.POLITICS or book.minded == turn:
        return []
    book.minded, before = turn, len(campaign.chronicle.entries)
    campaign.mind_chores(power, left)
    done = campaign.chronicle.since(before, campaign.world.roster[power].id)
    return [e.record for e in done if e.record.decision or e.record.is_news()][:TOLD]


class Until(StrEnum):
    """How far a seat wants time to go on without it."""

    IT_MATTERS = "it_matters"
    NEW_YEAR = "new_year"


#: Cards for which time stops. What an adviser would begin, and an affair that ripens, can wait.
STOPS: Mapping[Until, Collection[Slot]] = {
    Until.IT_MATTERS: (Slot.DECIDE, Slot.LETTER, Slot.SHADOW, Slot.GOAL, Slot.HOME),
    Until.NEW_YEAR: (Slot.DECIDE, Slot.HOME),
}


def what_wakes(campaign: Campaign, power: int, since: int, until: Until = Until.IT_MATTERS) -> Card | None:
    """For what a seat that let time go on has to be asked; None if nothing is worth it.

    ``since`` is the line of the chronicle up to which the seat has read.
    """
    view, book = campaign.view_of(power), campaign.notebook(power)
    if asked := asks.asks(view):
        return Card(Slot.DECIDE, str(asked[0].matter), about=asked[0].about)
    if queries.is_at_war(view, power):
        return Card(Slot.DECIDE, "war")
    name = view.roster[power].id
    concerned = {view.roster[p].id for p in (power, *queries.allies_of(view, power))}
    watched = {view.roster[p].id for p in book.watched} if until is Until.IT_MATTERS else set[str]()
    for number, entry in enumerate(campaign.chronicle.entries[since:], since):
        record = entry.record
        if not record.readable_by(name):
            continue
        if concerned.intersection(record.alarms()) or (record.is_news() and watched & record.names()):
            return Card(Slot.SHADOW, "alarm", about=number)
    cards = agenda(campaign, power, since, book.told)
    fresh = (c for c in cards if book.told.get(c.key) != view.turn and c.slot in STOPS[until])
    return next(fresh, None)


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
