"""What powers were called when something happened.

Records name powers by their ids. Who tells them calls each as it was called in the quarter they are of: the
chronicle has a record of each name that was taken, and of the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.campaign.books.chronicle import Entry
from game.politics.home.styles import StyleTaken
from game.world.state.powers import PowerFacts
from game.world.state.styles import Style


def renames(entries: Iterable[Entry]) -> list[Entry]:
    """The lines of a chronicle by which a power took another name, in order."""
    return [entry for entry in entries if isinstance(entry.record, StyleTaken)]


def called_then(roster: Sequence[PowerFacts], later: Sequence[Entry]) -> dict[str, PowerFacts]:
    """Powers that have taken another name since, by id, as they were called before these lines."""
    facts_of = {facts.id: facts for facts in roster}
    before: dict[str, PowerFacts] = {}
    for entry in reversed(later):
        record = entry.record
        if isinstance(record, StyleTaken) and record.power in facts_of:
            facts = facts_of[record.power]
            before[record.power] = facts.dressed(_style_called(facts, record.predecessor))
    return before


def _style_called(facts: PowerFacts, name: str) -> Style | None:
    """The style of a power with this name, None for its own; one that an event gave has no more than that."""
    if facts.own.name == name:
        return None
    known = (each.style for each in reversed(facts.styles) if each.style.name == name)
    return next(known, replace(facts.own, name=name, article=None))
