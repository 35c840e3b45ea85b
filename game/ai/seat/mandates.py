"""What the era asks of a power, as far as its envoys and its treasurer can do something for it."""

from __future__ import annotations

import re
from functools import cache

from game.events.expressions.language import clauses
from game.events.mandates import army_it_needs, debt_too_much
from game.politics.perception import armament
from game.rules.money import economy
from game.words import TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
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


def army_asked_for(view: View, men: int, output: int) -> int:
    """The army that keeps or meets the mandates that hang on it; 0 if none does, or none is worth its men.

    A mandate that ``men`` meet now is kept; one that is missed is worth as many more as its points pay for at
    ``output``, thousands of pounds a quarter.
    """
    effort = view.rules.minds.home.mandate_army

    def reach(worth: int) -> int:
        return men + armament.men_paid_by(view, view.power, output, fixed.mul(worth, effort))

    mine = (m for m in view.facts.mandates if m.power == view.power)
    return max((army_it_needs(view, m, reach(m.worth)) for m in mine), default=0)


def is_thrift_asked_for(view: View) -> bool:
    """Whether a mandate is missed by no more debt than a generation of saving pays off."""
    state, output = view.powers[view.power], int(economy.outputs(view)[view.power])
    owed = fixed.ratio(state.debt + state.repudiated, max(1, output * QUARTERS_A_YEAR))
    mine = (m for m in view.facts.mandates if m.power == view.power)
    return any(0 < debt_too_much(view, m, owed) <= view.rules.minds.home.debt_reach for m in mine)


@cache  # the mandates of a scenario are few and fixed
def _treaties_in(condition: str) -> frozenset[tuple[frozenset[str], str]]:
    """The treaties that a condition cannot be met without: pair and kind."""
    found = (_TREATY.fullmatch(clause.strip()) for clause in clauses(condition))
    return frozenset((frozenset((m["one"], m["other"])), m["kind"]) for m in found if m)
