"""What the era asks of a power, as far as its envoys and its treasurer can do something for it."""

from __future__ import annotations

import re
from functools import cache

from game.events.language import clauses
from game.events.mandates import army_it_needs
from game.words import TreatyKind
from game.world.sight.view import View
from game.world.state import queries

_TREATY = re.compile(r"treaty\(\s*(?P<one>\w+)\s*,\s*(?P<other>\w+)\s*,\s*(?P<kind>\w+)\s*\)")


def asked(view: View, other: int, kind: TreatyKind) -> int:
    """How many points of one's mandates hang on a treaty with another that does not exist yet."""
    pair = frozenset((view.roster[view.power].id, view.roster[other].id))
    if queries.treaties_between(view, view.power, other, kind):
        return 0
    mine = (m for m in view.facts.mandates if m.power == view.power)
    return sum(m.worth for m in mine if (pair, kind) in _treaties_in(m.condition))


def army_asked_for(view: View, men: int) -> int:
    """The army that keeps every mandate met which an army of so many men meets now; 0 if none hangs on it."""
    mine = (m for m in view.facts.mandates if m.power == view.power)
    return max((army_it_needs(view, m, men) for m in mine), default=0)


@cache  # the mandates of a scenario are few and fixed
def _treaties_in(condition: str) -> frozenset[tuple[frozenset[str], str]]:
    """The treaties that a condition cannot be met without: pair and kind."""
    found = (_TREATY.fullmatch(clause.strip()) for clause in clauses(condition))
    return frozenset((frozenset((m["one"], m["other"])), m["kind"]) for m in found if m)
