"""Refusals: who said no to which offer of a power not long ago, as it reads in the chronicle."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.advice.guess import Refused
from game.campaign.books.chronicle import Entry
from game.politics.treaties.treaties import ProposalAnswered
from game.words import TreatyKind
from game.world.sight.view import View
from game.world.state import queries

REMEMBERED = 8  # quarters for which a no is not asked for again


def refused(view: View, entries: Sequence[Entry]) -> Refused:
    """Who said no to which kind of treaty that the View's power offered within two years."""
    name, found = view.roster[view.power].id, set[tuple[int, TreatyKind]]()
    for entry in reversed(entries):
        if entry.turn < view.turn - REMEMBERED:
            break
        record = entry.record
        if not isinstance(record, ProposalAnswered) or record.treaty == "peace":
            continue
        if record.to == name and record.answer == "refused":
            found.add((queries.power_of(view, record.power), record.treaty))
    return frozenset(found)
