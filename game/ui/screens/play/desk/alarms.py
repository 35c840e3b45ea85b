"""What of the news nobody wants to miss whom it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from game.campaign.chronicle import Entry
from game.world.records import Record
from game.world.sight.view import View
from game.world.state import queries


def is_alarmed(view: View, news: Sequence[Entry]) -> bool:
    """Whether news hold what its power, or an ally of it, would not want to miss."""
    concerned = {view.roster[p].id for p in (view.power, *queries.allies_of(view, view.power))}
    return any(_is_alarm(entry.record, concerned) for entry in news)


def _is_alarm(record: Record, concerned: set[str]) -> bool:
    """Whether a record is one that nobody wants to miss who is concerned by it."""
    if record.type in ("war_declared", "war_joined"):
        named = {*getattr(record, "attackers", ()), *getattr(record, "defenders", ())}
        return bool(concerned & (named | {getattr(record, "power", ""), getattr(record, "target", "")}))
    if record.type == "treaty_ended":
        return getattr(record, "how", "") == "broken" and bool(
            concerned & set(getattr(record, "parties", ()))
        )
    return record.type in ("claim_raised", "bankruptcy") and bool(
        concerned & {getattr(record, "owner", ""), getattr(record, "power", "")}
    )
