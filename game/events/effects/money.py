"""Effects on money: shocks to output, loans, debts that are forgiven, rescheduled or not paid any more.

What a slump does to a country is a rule of its economy; whom it spreads to is the events' own matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.events.effects.marks import (
    AnyPlaceId,
    EffectKeys,
    PowerId,
    ShareSaid,
    StepSaid,
    SumSaid,
    TermSaid,
    number,
)
from game.events.effects.void import gone, void
from game.events.expressions.asking import places_named, powers_named
from game.politics.treaties import loans
from game.rules.money import quarter, slumps
from game.world.constants.rulemarks import Name
from game.world.records import Record
from game.world.state import queries
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class ShockOutput(EffectKeys):
    """Takes a share of the output of powers, or of places, at one blow (above 0 it adds one); what was lost
    or won comes back to the usual by a part each quarter (`economy.yaml`: `slump_heal`)."""

    do: Literal["shock_output"]
    share: StepSaid
    powers: tuple[PowerId, ...] = ()
    places: tuple[AnyPlaceId, ...] = ()

    def apply(self, world: World) -> list[Record]:
        """Let the blow fall on all the places meant."""
        powers, named = powers_named(world, self.powers), places_named(world, self.places)
        absent = gone(world, self.powers, rest=bool(powers or named))
        where = sorted({*named, *(p for power in powers for p in queries.owned_by(world, power))})
        if not where:
            return absent
        if not slumps.strike(world, where, number(self.share)):
            return [*absent, void(world, "no_room", powers, named)]
        return [*absent, slumps.told(world, powers, named, number(self.share))]


@dataclass(frozen=True, slots=True)
class Default(EffectKeys):
    """Lets a power stop paying its creditors: a share of its debt is gone, and with it its name, its people's
    trust, and for years every lender, as when nobody lends any more."""

    do: Literal["default"]
    power: PowerId
    share: ShareSaid = 5000

    def apply(self, world: World) -> list[Record]:
        """Stop paying, if anything is owed."""
        for power in powers_named(world, [self.power]):
            if not world.powers[power].debt or not number(self.share):
                return [void(world, "naught", [power])]
            return [quarter.stop_paying(world, power, number(self.share))]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class Owe(EffectKeys):
    """Adds thousands of pounds to what a power owes its lenders, or forgives them (a negative amount)."""

    do: Literal["debt"]
    power: PowerId
    amount: SumSaid

    def apply(self, world: World) -> list[Record]:
        """Move the debt, down to nothing at most."""
        for power in powers_named(world, [self.power]):
            state, before = world.powers[power], world.powers[power].debt
            state.debt = max(0, before + number(self.amount))
            if state.debt == before:
                return [void(world, "naught", [power])]
            return [loans.DebtMoved(power=self.power, amount=state.debt - before, debt=state.debt)]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class Lend(EffectKeys):
    """Lets `lenders` put up thousands of pounds together, in equal parts, for a power, which pays them back
    with `interest` (a share a year; left out, the usual) in equal parts over so many `quarters`. The debt is
    a treaty of the kind `indemnity`: who tears it up breaks his word."""

    do: Literal["loan"]
    lenders: tuple[PowerId, ...]
    to: PowerId
    amount: SumSaid
    quarters: TermSaid
    interest: ShareSaid | None = None
    name: Name | Literal[""] = ""

    def apply(self, world: World) -> list[Record]:
        """Pay it out, and sign for what is owed."""
        takers = powers_named(world, [self.to])
        lenders = [p for p in powers_named(world, dict.fromkeys(self.lenders)) if p not in takers]
        if not takers or not lenders:
            return gone(world, [self.to, *self.lenders]) or [void(world, "same", takers)]
        amount, quarters = number(self.amount), number(self.quarters)
        if amount <= 0 or quarters <= 0:
            return [void(world, "naught", takers)]
        fighting = [p for p in lenders if queries.at_war(world, p, takers[0])]
        if fighting:
            return [void(world, "at_war", [*fighting, *takers])]
        interest = world.rules.economy.interest if self.interest is None else number(self.interest)
        lent = loans.lend(world, lenders, takers[0], amount, quarters, interest, self.name)
        return [*lent, *gone(world, self.lenders, rest=True)]


@dataclass(frozen=True, slots=True)
class Reschedule(EffectKeys):
    """Changes what a power has bound itself to pay another each quarter (an indemnity or a loan): to an
    `amount`, or by a step of `share` of it, and for so many `quarters` from now. Nothing a quarter is a
    respite; `end_treaty` forgives it for good."""

    do: Literal["reschedule"]
    power: PowerId
    to: PowerId
    amount: SumSaid | None = None
    share: StepSaid | None = None
    quarters: TermSaid | None = None

    def apply(self, world: World) -> list[Record]:
        """Write the treaties anew."""
        both = powers_named(world, [self.power, self.to])
        if len(both) < 2 or both[0] == both[1]:
            return gone(world, [self.power, self.to]) or [void(world, "same", both)]
        owed = loans.owed(world, both[0], both[1])
        if not owed:
            return [void(world, "no_treaty", both)]
        amount = None if self.amount is None else max(0, number(self.amount))
        step = 0 if self.share is None else number(self.share)
        term = None if self.quarters is None else number(self.quarters)
        records = [loans.reschedule(world, treaty, amount, step, term) for treaty in owed]
        return [r for r in records if r is not None] or [void(world, "no_room", both)]
