"""Incidents: quarrels between neighbours that nobody planned (politics model, step 9).

A patrol crosses a border, a consul is insulted. One side asks for satisfaction, and a crisis is there in
which both may stand firm; who is to blame is open to dispute.
"""

from __future__ import annotations

from game.politics import crises, threat
from game.politics.warscore import yearly_taxes
from game.words import CasusBelli, Term
from game.world import fixed, queries
from game.world.dice import Dice
from game.world.queries import Reader
from game.world.records import Record
from game.world.treaties import PeaceTerm
from game.world.world import World

QUARTERS = 4  # in which satisfaction is paid
MILLION_SHARE = 100  # permyriad to parts of a million


def quarrel(world: World, dice: Dice) -> list[Record]:
    """Phase: now and then two neighbours quarrel over next to nothing."""
    if not dice.chance(world.turn, world.rules.crises.incident * MILLION_SHARE, "incident"):
        return []
    pairs = _pairs(world)
    if not pairs:
        return []
    one, other = pairs[dice.below(world.turn, len(pairs), "incident", "between")]
    if dice.below(world.turn, 2, "incident", "offended"):
        one, other = other, one
    amount = fixed.mul(yearly_taxes(world, other), world.rules.crises.satisfaction) // QUARTERS
    if amount <= 0:
        return []
    world.flags[queries.incident_flag(world, one, other)] = world.turn
    satisfaction = PeaceTerm(Term.INDEMNITY, other, one, amount=amount, quarters=QUARTERS)
    return crises.open_crisis(world, one, other, CasusBelli.INCIDENT, (satisfaction,))


def _pairs(reader: Reader) -> list[tuple[int, int]]:
    """Neighbouring policy makers at peace with each other and without a crisis, ascending."""
    makers = [p for p in reader.facts.policy_makers if reader.powers[p].exists]
    near = threat.neighbours(reader)
    busy = [set(c.parties) for c in crises.living(reader)]
    friends = {p: queries.allies_of(reader, p) for p in makers}
    return [
        (a, b) for a in makers for b in makers
        if a < b and b in near[a] and not queries.at_war(reader, a, b) and {a, b} not in busy
        and b not in friends[a] and queries.sovereign_of(reader, a) == a
        and queries.sovereign_of(reader, b) == b and crises.rested(reader, a, b)
        and crises.rested(reader, b, a)
    ]  # fmt: skip
