"""Refusals: who said no to which offer of a power of late, or seems restless, as the chronicle has it."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.advice.guess import Refused
from game.campaign.books.chronicle import Entry
from game.politics.home.revision import SignShown
from game.politics.treaties.treaties import ProposalAnswered
from game.words import TreatyKind
from game.world.sight.view import View
from game.world.state import queries

REMEMBERED = 24  # quarters for which a no, or an ill sign, is remembered


def refused(view: View, entries: Sequence[Entry]) -> Refused:
    """Who said no to which kind of treaty that the View's power offered within six years, and at whose court
    ill signs were seen in that time."""
    name, found = view.roster[view.power].id, set[tuple[int, TreatyKind | None]]()
    for entry in reversed(entries):
        if entry.turn < view.turn - REMEMBERED:
            break
        match entry.record:
            case ProposalAnswered(power=power, to=to, treaty=treaty, answer="refused"):
                if to == name and treaty != "peace":
                    found.add((queries.power_of(view, power), treaty))
            case SignShown(power=power) as sign if sign.readable_by(name):
                found.add((queries.power_of(view, power), None))
            case _:
                pass
    return frozenset(found)
