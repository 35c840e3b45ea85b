"""Economy: what provinces yield, what forces cost, and the quarterly accounts of every power.

A province yields its people's income, raised by industry, lowered by devastation and unrest. A power
votes shares of its output to the forces (their *chest*), to welfare and to investment, pays interest
on its debt, and borrows what is missing until nobody lends any more. Occupied and unrecognised land
yields little. Money is in thousands of pounds a quarter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.rules.land import garrisons
from game.words import Branch, OverlordKind, TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.powers import Budget
from game.world.state.reader import Reader
from game.world.units import POUNDS, TENTHS
from game.world.versions import Part

Blockade = Callable[[Reader, int], int]


@dataclass(slots=True)
class Account:
    """One power's quarter: what comes in and what is voted (thousands of pounds)."""

    output: int = 0
    taxes: int = 0
    trade: int = 0
    tribute: int = 0
    indemnity: int = 0
    embargo: int = 0
    forces: int = 0
    welfare: int = 0
    investment: int = 0
    interest: int = 0
    upkeep: int = 0
    garrisons: int = 0

    @property
    def balance(self) -> int:
        """What the quarter adds to the treasury."""
        income = self.taxes + self.trade + self.tribute + self.indemnity - self.garrisons
        return income - self.embargo - self.forces - self.welfare - self.investment - self.interest


def province_outputs(reader: Reader) -> NDArray[np.int64]:
    """(places,) output of a quarter at full yield, thousands of pounds. Read-only, as `outputs` is."""
    return reader.common(_province_outputs, (Part.GROUND,))


def _province_outputs(reader: Reader) -> NDArray[np.int64]:
    p = reader.places
    base = p.population.astype(np.int64) * p.development // (TENTHS * POUNDS * QUARTERS_A_YEAR)
    base = base * (fixed.ONE + p.industry.astype(np.int64)) // fixed.ONE
    unrest = p.unrest.astype(np.int64) * reader.rules.economy.unrest_yield // fixed.ONE
    healthy = (fixed.ONE - p.devastation.astype(np.int64)) * (fixed.ONE - unrest) // fixed.ONE
    yields = base * healthy // fixed.ONE
    if p.slump.any():
        yields = yields * (fixed.ONE - p.slump.astype(np.int64)) // fixed.ONE
    yields.flags.writeable = False
    return yields


def outputs(reader: Reader) -> NDArray[np.int64]:
    """(powers,) what each power draws on in a quarter: full from its own land, little from occupied.

    Read-only: all who ask at one moment share it.
    """
    return reader.common(_outputs, (Part.GROUND, Part.CONTROL, Part.BONDS))


def _outputs(reader: Reader) -> NDArray[np.int64]:
    economy = reader.rules.economy
    yields = province_outputs(reader)
    owner, holder = reader.places.owner, queries.holders(reader)
    foreign = (owner >= 0) & (holder >= 0) & (owner != holder)
    share = np.full(len(owner), fixed.ONE, np.int64)
    hostile = queries.hostility(reader)
    for place in np.flatnonzero(foreign).tolist():
        at_war = hostile[owner[place], holder[place]]
        share[place] = economy.occupied_yield if at_war else economy.unrecognised_yield
    held = np.where(owner >= 0, holder, -1)
    pledges = list(garrisons.pledged(reader))  # their owner draws on them: they are held, not taken
    held[pledges], share[pledges] = owner[pledges], fixed.ONE
    some = held >= 0
    total = np.zeros(len(reader.powers), np.int64)
    np.add.at(total, held[some], yields[some] * share[some] // fixed.ONE)
    total.flags.writeable = False
    return total


def people_of(reader: Reader, power: int) -> int:
    """Everybody who lives on land to which a power has the title."""
    return reader.common(_people, (Part.GROUND,))[power]


def _people(reader: Reader) -> list[int]:
    return _by_owner(reader, reader.places.population)


def wages(reader: Reader, power: int) -> int:
    """Average yearly income of a power's people, tenths of a pound, not below the floor."""
    return reader.common(_wages, (Part.GROUND,))[power]


def _wages(reader: Reader) -> list[int]:
    p, floor = reader.places, reader.rules.economy.wages_floor
    incomes = _by_owner(reader, p.population.astype(np.int64) * p.development)
    heads = _people(reader)
    return [
        max(floor, fixed.div(income, n)) if n else floor for income, n in zip(incomes, heads, strict=True)
    ]


def _by_owner(reader: Reader, column: NDArray[np.signedinteger]) -> list[int]:
    """The sum of a column of the places, by the power that has the title."""
    owner = reader.places.owner
    total = np.zeros(len(reader.powers) + 1, np.int64)  # the last is nobody's
    np.add.at(total, owner, column)
    found: list[int] = total[:-1].tolist()
    return found


def force_upkeep(reader: Reader, force: Force, wage: int) -> int:
    """What a force costs in a quarter on peace footing pay 1.0, in pounds."""
    usual = _usual_upkeep(reader, force.kind, force.strength, wage)
    return usual + readiness_cost(reader, force, wage) if force.earmarked >= 0 else usual


def keep_of(reader: Reader, power: int, kind: str, strength: int) -> int:
    """What men or guns of a unit type cost a power to keep for a quarter as it stands, in pounds."""
    usual = _usual_upkeep(reader, kind, strength, wages(reader, power))
    return fixed.mul(usual, reader.rules.economy.footing_cost[reader.powers[power].footing])


def _usual_upkeep(reader: Reader, kind: str, strength: int, wage: int) -> int:
    economy = reader.rules.economy
    unit = reader.rules.units[kind]
    if unit.branch is Branch.FLEET:
        return fixed.mul(strength * economy.gun_cost // QUARTERS_A_YEAR, unit.upkeep)
    yearly = fixed.mul(strength * wage // TENTHS, economy.soldier_cost)
    return fixed.mul(yearly // QUARTERS_A_YEAR, unit.upkeep)


def readiness_cost(reader: Reader, force: Force, wage: int) -> int:
    """What standing ready for a body adds to a force's upkeep, in pounds; common forces save it."""
    body = reader.bodies.get(force.earmarked)
    if body is None:
        return 0
    extra = fixed.mul(reader.rules.congress.earmark_upkeep, fixed.ONE - body.parameters.integration)
    return fixed.mul(_usual_upkeep(reader, force.kind, force.strength, wage), extra)


def upkeep_of(reader: Reader, power: int) -> int:
    """What a power's forces cost in a quarter, thousands of pounds."""
    wage = wages(reader, power)
    pounds = sum(force_upkeep(reader, force, wage) for force in queries.forces_of(reader, power))
    return fixed.mul(pounds, reader.rules.economy.footing_cost[reader.powers[power].footing]) // POUNDS


def raising_cost(reader: Reader, power: int, kind: str, strength: int) -> int:
    """What men or guns of a unit type cost a power to raise, thousands of pounds."""
    unit = reader.rules.units[kind]
    price = unit.cost * strength // unit.full_strength
    if unit.branch is not Branch.FLEET:
        price = price * wages(reader, power) // reader.rules.economy.wages_norm
    return max(1, price)


def manpower_cap(reader: Reader, power: int) -> int:
    """How many more men a power can call up on its present footing, beyond those under arms."""
    economy = reader.rules.economy
    held = (reader.places.owner == power) & (queries.holders(reader) == power)
    people = int(reader.places.population[held].sum())
    liable = fixed.mul(
        fixed.mul(people, economy.manpower_share), economy.footing_manpower[reader.powers[power].footing]
    )
    return max(0, liable - queries.strength_of(reader, power) - reader.powers[power].furlough)


def accounts(reader: Reader, blockade: Blockade) -> list[Account]:
    """The coming quarter's accounts of all powers, by index."""
    produce = outputs(reader).tolist()
    return [account_of(reader, i, produce, blockade) for i in range(len(reader.powers))]


def account_of(reader: Reader, power: int, produce: Sequence[int], blockade: Blockade) -> Account:
    """The coming quarter's account of one power, as screen, AI and rule reckon it.

    ``produce`` is `outputs` as a list; ``blockade`` tells which share of a power's sea trade hostile
    fleets stop.
    """
    state = reader.powers[power]
    if not state.exists or state.budget is None:
        return Account(output=produce[power])
    row = account_by(reader, power, state.budget, produce, blockade)
    if has_no_credit(reader, power):
        _spend_what_is_there(row, state.treasury)
    return row


def account_by(reader: Reader, power: int, b: Budget, produce: Sequence[int], blockade: Blockade) -> Account:
    """What a power's coming quarter would be by a budget, if all that it votes were spent."""
    state, row = reader.powers[power], Account(output=produce[power])
    row.forces, row.welfare = fixed.mul(row.output, b.military), fixed.mul(row.output, b.welfare)
    row.investment = fixed.mul(row.output, b.investment)
    row.taxes = taxes_of(row.output, b)
    row.interest = fixed.mul(state.debt, reader.rules.economy.interest) // QUARTERS_A_YEAR
    row.upkeep = upkeep_of(reader, power)
    row.trade = _trade(reader, power, produce, blockade)
    row.tribute = _tribute(reader, power, row.taxes, produce)
    row.indemnity = _indemnity(reader, power)
    row.embargo = embargo_cost(reader, power, produce)
    row.garrisons = garrisons.cost(reader, power, province_outputs(reader))
    return row


def taxes_of(output: int, budget: Budget) -> int:
    """What a quarter's taxes bring: what is invested is output that nobody earns, and is not taxed."""
    return fixed.mul(fixed.mul(output, fixed.ONE - min(fixed.ONE, budget.investment)), budget.tax)


def has_no_credit(reader: Reader, power: int) -> bool:
    """Whether a power stopped paying so lately that nobody lends to it."""
    return reader.turn - reader.powers[power].failed < reader.rules.economy.credit_closed


def credit_of(reader: Reader, power: int, output: int) -> int:
    """What lenders would put up for a power this quarter, thousands of pounds."""
    if has_no_credit(reader, power):
        return 0
    rules = reader.rules.economy
    left = fixed.mul(output * QUARTERS_A_YEAR, rules.borrow_limit) - reader.powers[power].debt
    return max(0, min(left, fixed.mul(output, rules.loan_most)))


def _spend_what_is_there(row: Account, treasury: int) -> None:
    """Nobody lends: what cannot be paid is not spent, works first, then relief, then the forces.

    Interest cannot be saved on; what is missing of it is owed.
    """
    for vote in ("investment", "welfare", "forces"):
        missing = max(0, -(treasury + row.balance))
        setattr(row, vote, getattr(row, vote) - min(missing, getattr(row, vote)))


def _trade(reader: Reader, power: int, produce: Sequence[int], blockade: Blockade) -> int:
    """Both sides of a trade treaty gain by the size of the smaller economy."""
    share, banned = reader.rules.economy.trade, reader.common(_banned_trade, (Part.BONDS,))
    gain = sum(
        fixed.mul(
            min(produce[power], produce[other]),
            fixed.mul(share, fixed.ONE - banned.get((power, other), 0)),
        )
        for treaty in queries.treaties_of(reader, power, TreatyKind.TRADE)
        for other in treaty.parties
        if other != power
    )
    return fixed.mul(gain, fixed.ONE - blockade(reader, power)) if gain else 0


def _banned_trade(reader: Reader) -> dict[tuple[int, int], int]:
    """The share of the trade between two powers that embargoes cut off, where they do."""
    cut, found = reader.rules.diplomacy.trade_cut, dict[tuple[int, int], int]()
    for author, state in enumerate(reader.powers):
        for target, ban in state.dealings.embargoes.items():
            for pair in ((author, target), (target, author)):
                found[pair] = max(found.get(pair, 0), cut[ban.degree - 1])
    return found


def embargo_cost(reader: Reader, power: int, produce: Sequence[int]) -> int:
    """What all embargoes on a power, and its own on others, cost it in a quarter."""
    rules = reader.rules.diplomacy
    found = 0
    for other, ban in reader.powers[power].dealings.embargoes.items():
        found += fixed.mul(min(produce[power], produce[other]), rules.embargo_backlash[ban.degree - 1])
    for other, degree in reader.common(_embargoed, (Part.BONDS,)).get(power, ()):
        found += fixed.mul(min(produce[power], produce[other]), rules.embargo_harm[degree - 1])
    return min(found, fixed.mul(produce[power], rules.embargo_most))


def _embargoed(reader: Reader) -> dict[int, list[tuple[int, int]]]:
    """Who lays what degree of embargo on each power that is under one."""
    found: dict[int, list[tuple[int, int]]] = {}
    for author, state in enumerate(reader.powers):
        for target, ban in state.dealings.embargoes.items():
            found.setdefault(target, []).append((author, ban.degree))
    return found


def _tribute(reader: Reader, power: int, taxes: int, produce: Sequence[int]) -> int:
    """What vassals at peace with their suzerain send him, less what the power sends its own."""
    rate = reader.rules.economy.tribute
    total = -fixed.mul(taxes, rate) if _pays_tribute(reader, power) else 0
    for vassal in queries.subjects_of(reader, power):
        budget = reader.powers[vassal].budget
        if budget is not None and _pays_tribute(reader, vassal):
            total += fixed.mul(taxes_of(produce[vassal], budget), rate)
    return total


def _pays_tribute(reader: Reader, power: int) -> bool:
    state = reader.powers[power]
    return state.overlord_kind is OverlordKind.SUZERAIN and not queries.at_war(reader, power, state.overlord)


def _indemnity(reader: Reader, power: int) -> int:
    """Indemnities received, less those paid."""
    total = 0
    for treaty in queries.treaties_of(reader, power, TreatyKind.INDEMNITY):
        receivers = len(treaty.parties) - 1
        each = treaty.amount // receivers
        total += -each * receivers if treaty.subject == power else each
    return total
