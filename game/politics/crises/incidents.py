"""Incidents: quarrels between neighbours that nobody planned (P19; docs/politics.md#incidents).

A patrol crosses a border, a consul is insulted, great powers meet at sea. One side asks for satisfaction, the
stronger sooner than the weaker, and a crisis is there in which both may stand firm; who is to blame is open
to dispute.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.politics.crises import crises, sums
from game.politics.perception import threat
from game.politics.warscore import yearly_taxes
from game.words import CasusBelli, Rank, Term
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Record
from game.world.state import memories, queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World


def quarrel(world: World, dice: Dice) -> list[Record]:
    """Phase: now and then two powers that meet each other quarrel over next to nothing."""
    if not dice.chance(world.turn, world.rules.crises.incident, "incident"):
        return []
    pairs = _pairs(world)
    if not pairs:
        return []
    one, other = pairs[dice.below(world.turn, len(pairs), "incident", "between")]
    if dice.chance(world.turn, _touchiness(world, other, one), "incident", "offended"):
        one, other = other, one
    rules = world.rules.crises
    quarters = max(1, rules.satisfaction_quarters)
    amount = fixed.mul(yearly_taxes(world, other), rules.satisfaction) // quarters
    amount = min(amount, sums.most(world, other, quarters))
    if amount <= 0:
        return []
    memories.note_incident(world, one, other)
    satisfaction = PeaceTerm(Term.INDEMNITY, other, one, amount=amount, quarters=quarters)
    return crises.open_crisis(world, one, other, CasusBelli.INCIDENT, (satisfaction,))


def _touchiness(world: World, one: int, other: int) -> int:
    """Chance that of two the first asks for satisfaction: its share of both armies.

    Who could not make good a demand swallows an insult more often.
    """
    sizes = threat.army_sizes(world)
    return fixed.ratio(sizes[one] + 1, sizes[one] + sizes[other] + 2)


def _meet(reader: Reader, near: Sequence[frozenset[int]], a: int, b: int) -> bool:
    """Whether two powers meet: at a border, or as great powers at sea."""
    afloat = all(reader.powers[p].rank is Rank.GREAT and queries.fleets_of(reader, p) for p in (a, b))
    return b in near[a] or afloat


def _pairs(reader: Reader) -> list[tuple[int, int]]:
    """Policy makers that meet, at peace with each other and without a crisis, ascending."""
    makers = [p for p in reader.facts.policy_makers if reader.powers[p].exists]
    near = threat.neighbours(reader)
    busy = [set(c.parties) for c in crises.living(reader)]
    friends = {p: queries.allies_of(reader, p) for p in makers}
    return [
        (a, b) for a in makers for b in makers
        if a < b and _meet(reader, near, a, b) and not queries.at_war(reader, a, b) and {a, b} not in busy
        and b not in friends[a] and queries.sovereign_of(reader, a) == a
        and queries.sovereign_of(reader, b) == b and crises.has_rested(reader, a, b)
        and crises.has_rested(reader, b, a)
    ]  # fmt: skip
