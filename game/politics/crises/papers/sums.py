"""Sums at a table: on whom money may be laid, and how much of it.

Who only asked has done no harm yet: he drops his demand and owes nothing. Money is for who broke the peace
by force; of who is asked for it a table may ask as much, or less (docs/politics.md#crises).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.politics.war.ends.bargain import owed_by
from game.politics.war.outbreak.war import most_indemnity
from game.politics.warscore import side_worth, yearly_taxes
from game.words import CasusBelli, Term
from game.world import fixed
from game.world.state.crises import Crisis
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm

#: What is asked for in an insult: amends, in money or in words.
AMENDS = frozenset({Term.INDEMNITY, Term.NOTE})


def most(reader: Reader, payer: int, quarters: int) -> int:
    """The most a power can be made to pay a quarter short of a peace, thousands of pounds.

    It is a share of a year's taxes in all, within what a beaten power can pay with what it owes already.
    """
    whole = fixed.mul(yearly_taxes(reader, payer), reader.rules.crises.sum_taxes)
    left = most_indemnity(reader, payer) - owed_by(reader, payer)
    return max(0, min(whole // max(1, quarters), left))


def is_bearable(reader: Reader, terms: Sequence[PeaceTerm]) -> bool:
    """Whether nobody pays more by some articles than a table may ask of it."""
    sums = [t for t in terms if t.term is Term.INDEMNITY]
    for payer in sorted({t.giver for t in sums}):
        mine = [t for t in sums if t.giver == payer]
        if sum(t.amount for t in mine) > most(reader, payer, max(t.quarters for t in mine)):
            return False
    return True


def is_for_amends(crisis: Crisis) -> bool:
    """Whether an affair is an insult or asks for no more than amends, so that words can settle it."""
    if not crisis.demands:
        return crisis.casus is CasusBelli.INCIDENT
    return all(t.term in AMENDS for t in crisis.demands)


def breaker(reader: Reader, crisis: Crisis) -> int:
    """The party that used force in breach of the peace; -1 where none did.

    Nobody did who rose, was invited, or keeps a promise; nor who was insulted: he may be refused, not fined.
    """
    fight, rules = reader.wars.get(crisis.war), reader.rules.belief
    if fight is None or fight.casus is CasusBelli.INCIDENT or rules.blame[fight.casus] < rules.verdict_floor:
        return -1
    return fight.aggressor if fight.aggressor in crisis.parties else -1


def fine(reader: Reader, crisis: Crisis) -> tuple[PeaceTerm, ...]:
    """What who broke the peace pays the other party: never more than what he asked for in money."""
    payer = breaker(reader, crisis)
    if payer < 0:
        return ()
    taker = next(p for p in crisis.parties if p != payer)
    asked = [t for t in crisis.demands if t.term is Term.INDEMNITY and t.taker == payer]
    if asked and len(asked) == len(crisis.demands):
        return tuple(replace(t, giver=payer, taker=taker) for t in asked)
    return _sum(reader, crisis, payer, taker)


def _sum(reader: Reader, crisis: Crisis, payer: int, taker: int) -> tuple[PeaceTerm, ...]:
    """A sum that hurts a little, by the gravity of the affair, in instalments.

    The harm is no greater than he is who suffered it: a small state is not made rich by a great one.
    """
    rules = reader.rules.crises
    quarters = max(1, rules.sum_quarters)
    share = fixed.mul(rules.sum_share, rules.gravity[crisis.casus])
    amount = fixed.mul(side_worth(reader, [payer]), share) // quarters
    harm = fixed.mul(yearly_taxes(reader, taker), rules.sum_taxes) // quarters
    amount = min(amount, harm, most(reader, payer, quarters))
    return (PeaceTerm(Term.INDEMNITY, payer, taker, amount=amount, quarters=quarters),) if amount > 0 else ()
