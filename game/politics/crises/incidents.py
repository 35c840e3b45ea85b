"""Incidents: quarrels between neighbours that nobody planned (P19; docs/politics.md#incidents).

A patrol crosses a border, a ship is stopped in a strait, a consul is insulted. It comes soonest between
those who have something to quarrel about (`game.politics.crises.quarrels.causes`) and do not trust each
other; between others it is rare. Who has something to complain of asks for satisfaction; where both have, the
stronger sooner than the weaker. An affront asks for words of regret, money only for a debt or real damage;
a crisis is there in which both may stand firm.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from game.politics.crises import crises
from game.politics.crises.papers import sums
from game.politics.crises.quarrels import causes, rests
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
    offended = _offended(world, dice, cause, one, other)
    offender = other if offended == one else one
    memories.note_insult(world, offender, offended)
    asked = (_satisfaction(world, cause, offended, offender),)
    return crises.open_crisis(world, offended, offender, CasusBelli.INCIDENT, asked, cause=cause)


def _offended(world: World, dice: Dice, cause: Cause, one: int, other: int) -> int:
    """Who takes offence: who has something to complain of, of two the stronger sooner."""
    able = causes.aggrieved(world, cause, one, other)
    if len(able) == 1:
        return able[0]
    second = dice.chance(world.turn, _touchiness(world, other, one), "incident", "offended")
    return other if second else one


def _satisfaction(world: World, cause: Cause, offended: int, offender: int) -> PeaceTerm:
    """What is asked for: words of regret, or money as far as there is damage to make good."""
    rules = world.rules.crises
    quarters = max(1, rules.satisfaction_quarters)
    share = fixed.mul(rules.satisfaction, rules.damage.get(cause, 0))
    amount = min(
        fixed.mul(yearly_taxes(world, offender), share) // quarters, sums.most(world, offender, quarters)
    )
    if cause is Cause.DEBT:
        amount = min(amount, causes.owed(world, offended, offender) // quarters)
    if amount <= 0:
        return PeaceTerm(Term.NOTE, offender, offended)
    return PeaceTerm(Term.INDEMNITY, offender, offended, amount=amount, quarters=quarters)


def _drawn(world: World, dice: Dice, pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Between whom it happens: each pair comes as much sooner as there is tension between the two."""
    chance = world.rules.crises.causes.get(Cause.CHANCE, 0)
    weights = [chance + causes.tension(world, *pair) for pair in pairs]
    return pairs[_pick(dice, world.turn, weights, "between")]


def _about(world: World, dice: Dice, one: int, other: int) -> Cause:
    """What it is about: one of the causes between the two, or nothing."""
    found = {
        Cause.CHANCE: world.rules.crises.causes.get(Cause.CHANCE, 0),
        **causes.unaired(world, one, other),
    }
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
        and queries.sovereign_of(reader, b) == b and _have_rested(reader, a, b)
    ]  # fmt: skip


def _have_rested(reader: Reader, one: int, other: int) -> bool:
    """Whether it is long enough ago that two powers last quarrelled, over a trifle above all."""
    since = reader.turn - reader.rules.crises.incident_rest
    trifles = (c for c in reader.crises.values() if c.casus is CasusBelli.INCIDENT)
    if any({*c.parties} == {one, other} and c.end >= since for c in trifles):
        return False
    return rests.has_rested(reader, one, other) and rests.has_rested(reader, other, one)
