"""Incidents: quarrels between neighbours that nobody planned (P19; docs/politics.md#incidents).

A patrol crosses a border, a ship is stopped in a strait, a consul is insulted. It comes soonest between
those who have something to quarrel about (`game.politics.crises.causes`) and do not trust each other;
between others it is rare. One side asks for satisfaction, the stronger sooner than the weaker, and a crisis
is there in which both may stand firm; who is to blame is open to dispute.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from game.politics.crises import causes, crises, sums
from game.politics.perception import threat
from game.politics.warscore import yearly_taxes
from game.words import CasusBelli, Cause, Rank, Term
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Record
from game.world.state import memories, queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World


def quarrel(world: World, dice: Dice) -> list[Record]:
    """Phase: now and then two powers that meet quarrel over little, or over what is old between them."""
    if not dice.chance(world.turn, world.rules.crises.incident, "incident"):
        return []
    pairs = _pairs(world)
    if not pairs:
        return []
    one, other = _drawn(world, dice, pairs)
    cause = _about(world, dice, one, other)
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
    return crises.open_crisis(world, one, other, CasusBelli.INCIDENT, (satisfaction,), cause=cause)


def _drawn(world: World, dice: Dice, pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Between whom it happens: each pair comes as much sooner as there is tension between the two."""
    chance = world.rules.crises.causes.get(Cause.CHANCE, 0)
    weights = [chance + causes.tension(world, *pair) for pair in pairs]
    return pairs[_pick(dice, world.turn, weights, "between")]


def _about(world: World, dice: Dice, one: int, other: int) -> Cause:
    """What it is about: one of the causes between the two, or nothing."""
    found = {Cause.CHANCE: world.rules.crises.causes.get(Cause.CHANCE, 0), **causes.causes(world, one, other)}
    kinds = list(found)
    return kinds[_pick(dice, world.turn, [found[kind] for kind in kinds], "about")]


def _pick(dice: Dice, turn: int, weights: Sequence[int], question: str) -> int:
    """The number of one of some weights, the heavier the sooner; all alike if none weighs anything."""
    if not any(weights):
        return dice.below(turn, len(weights), "incident", question)
    left = dice.below(turn, sum(weights), "incident", question)
    until = accumulate(weights)
    return next(number for number, end in enumerate(until) if left < end)


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
