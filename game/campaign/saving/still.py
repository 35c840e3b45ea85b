"""A still of a campaign: a copy that stays as it is while the campaign goes on, to be saved meanwhile."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from game.campaign.books.chronicle import Chronicle
from game.campaign.books.yearbook import Yearbook
from game.campaign.campaign import Campaign


def still(campaign: Campaign) -> Campaign:
    """A copy of a campaign to save, not to play: orders, records and pages never change once written.

    What saving it packs is its own until `adopt_packed` hands it back: the campaign may be saved meanwhile.
    """
    found = copy(campaign)
    found.world = campaign.world.copy()
    found.seats, found.locks = dict(campaign.seats), dict(campaign.locks)
    found.lent = dict(campaign.lent)
    found.notebooks = {power: book.copy() for power, book in campaign.notebooks.items()}
    found.segments, found.packed = list(campaign.segments), list(campaign.packed)
    found.log, found.hashes = list(campaign.log), list(campaign.hashes)
    found.chronicle = Chronicle(list(campaign.chronicle.entries))
    found.yearbook = Yearbook({power: list(pages) for power, pages in campaign.yearbook.pages.items()})
    sealing = campaign.sealing
    common = None if sealing.common is None else sealing.common.copy()
    found.sealing = replace(sealing, orders=list(sealing.orders), common=common)
    return found


def adopt_packed(campaign: Campaign, saved: Campaign) -> None:
    """What saving a still has packed the campaign need not pack again, unless it was packed meanwhile."""
    if saved.packed[: len(campaign.packed)] == campaign.packed:
        campaign.packed = list(saved.packed)
