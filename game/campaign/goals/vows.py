"""Vows: what a seat means to bring about within the year, beside what the era asks. A vow binds nobody.

Three are thought of from what is so today; one of them is taken, and judged at the next New Year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Final

from game.ai.advice.guess import NOBODY, guess
from game.campaign.books.notebook import Vow, VowKind
from game.campaign.goals.progress import Progress, progress
from game.events.expressions.conditions import Answers, compile_checked
from game.politics.perception import threat
from game.politics.treaties.treaties import ProposeTreaty, check_propose_treaty
from game.words import TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.facts import Mandate

OFFERED = 3  # vows thought of
MORE_TRUST, MORE_CALM, BETTER_OFFICES = 500, 300, 150  # permyriad
LESS_DEBT, MORE_MEN = 9_000, 11_000  # of what is so today, permyriad
TEMPLATES: Final[Mapping[VowKind, str]] = {
    VowKind.PEACE: "not is_at_war({me})",
    VowKind.FRIEND: "trust({other}, {me}) >= {bound}",
    VowKind.MARKET: "treaty({me}, {other}, trade)",
    VowKind.CALM: "legitimacy({me}) >= {bound}",
    VowKind.THRIFT: "debt_share({me}) <= {bound}",
    VowKind.OFFICES: "institutions({me}) >= {bound}",
    VowKind.ARMS: "strength({me}) >= {bound}",
}


def offered(view: View) -> list[Vow]:
    """What could be vowed today: other things than last year come first, as the turn of the year has it."""
    found = list(_possible(view))
    if not found:
        return []
    first = (view.turn // QUARTERS_A_YEAR) % len(found)
    return list(islice([*found[first:], *found[:first]], OFFERED))


def how_it_stands(view: View, vow: Vow) -> Progress:
    """How far a vow is kept."""
    names = {"me": view.roster[view.power].id, "bound": str(vow.bound)}
    if vow.about >= 0:
        names["other"] = view.roster[vow.about].id
    condition = TEMPLATES[vow.kind].format(**names)
    return progress(view, Mandate(view.power, f"vow_{vow.kind}", "", condition, 0, False))


def _possible(view: View) -> Iterator[Vow]:
    for kind, think in _THOUGHTS.items():
        if (vow := think(view)) is not None:
            yield Vow(kind, *vow, view.turn + QUARTERS_A_YEAR)


Thought = tuple[int, int]  # about whom, -1 for nobody; the bound


def _peace(view: View) -> Thought | None:
    return (-1, 0) if queries.is_at_war(view, view.power) else None


def _friend(view: View) -> Thought | None:
    """The power next door or among the great that trusts us least and is no enemy."""
    near = threat.neighbours(view)[view.power].union(queries.great_powers(view)) - {view.power}
    makers = near.intersection(view.facts.policy_makers)
    trust = {p: _asked(view, "trust", view.roster[p].id) for p in makers}
    others = [p for p in trust if not queries.at_war(view, view.power, p)]
    if not others:
        return None
    coolest = min(others, key=lambda p: (trust[p], p))
    return coolest, min(fixed.ONE, trust[coolest] + MORE_TRUST)


def _market(view: View) -> Thought | None:
    """The first great power that would probably sign, or might."""
    for other in queries.great_powers(view):
        order = ProposeTreaty(view.power, other, TreatyKind.TRADE)
        if other != view.power and check_propose_treaty(view, order) is None and _is_open(view, order):
            return other, 0
    return None


def _is_open(view: View, order: ProposeTreaty) -> bool:
    return guess(view, order, NOBODY).band.value not in ("never", "would_refuse")


def _calm(view: View) -> Thought:
    return -1, min(fixed.ONE, _asked(view, "legitimacy") + MORE_CALM)


def _thrift(view: View) -> Thought | None:
    owed = _asked(view, "debt_share")
    return (-1, fixed.mul(owed, LESS_DEBT)) if owed else None


def _offices(view: View) -> Thought:
    return -1, min(fixed.ONE, _asked(view, "institutions") + BETTER_OFFICES)


def _arms(view: View) -> Thought:
    return -1, fixed.mul(_asked(view, "strength"), MORE_MEN)


def _asked(view: View, question: str, *others: str) -> int:
    """What a question of conditions is answered with, asked of others first and of the seat last."""
    name = view.roster[view.power].id
    expression = compile_checked(view, f"{question}({', '.join((*others, name))})", "num")
    value = expression.value(Answers(view, name).scope(expression))
    return value if isinstance(value, int) else 0


_THOUGHTS: Final[Mapping[VowKind, Callable[[View], Thought | None]]] = {
    VowKind.PEACE: _peace, VowKind.FRIEND: _friend, VowKind.MARKET: _market, VowKind.CALM: _calm,
    VowKind.THRIFT: _thrift, VowKind.OFFICES: _offices, VowKind.ARMS: _arms,
}  # fmt: skip
