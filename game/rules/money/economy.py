"""Economy: what provinces yield, what forces cost, and the quarterly accounts of every power.

A province yields its people's income, raised by industry, lowered by devastation and unrest. A power
votes shares of its output to the forces (their *chest*), to welfare and to investment, pays interest
on its debt, and borrows what is missing until nobody lends any more. Occupied and unrecognised land
yields little. Money is in thousands of pounds a quarter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from game.rules.land import garrisons
from game.words import Branch, OverlordKind, TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.state.world import World
from game.world.units import POUNDS, TENTHS
from game.world.versions import Part

Blockade = Callable[[Reader, int], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsClosed(Record):
    """A quarter's accounts of a great or regional power, in thousands of pounds."""

    type: ClassVar[str] = "accounts"
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    output: int
    taxes: int
    trade: int
    tribute: int  # received less paid
    indemnity: int  # received less paid
    embargo: int  # lost to embargoes, one's own and others'
    forces: int
    welfare: int
    investment: int
    interest: int
    upkeep: int
    arrears: int
    treasury: int
    debt: int
    garrisons: int = 0  # paid for land held as a pledge


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBankrupt(Record):
    """A power found no more lenders and stopped paying; half its debt is gone, and its name with it."""

    type: ClassVar[str] = "bankruptcy"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    debt: int

    def alarms(self) -> tuple[str, ...]:
        """The bankrupt."""
        return (self.power,)


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
    usual = _usual_upkeep(reader, force, wage)
    return usual + readiness_cost(reader, force, wage) if force.earmarked >= 0 else usual


def _usual_upkeep(reader: Reader, force: Force, wage: int) -> int:
    economy = reader.rules.economy
    unit = reader.rules.units[force.kind]
    if unit.branch is Branch.FLEET:
        return fixed.mul(force.strength * economy.gun_cost // QUARTERS_A_YEAR, unit.upkeep)
    yearly = fixed.mul(force.strength * wage // TENTHS, economy.soldier_cost)
    return fixed.mul(yearly // QUARTERS_A_YEAR, unit.upkeep)


def readiness_cost(reader: Reader, force: Force, wage: int) -> int:
    """What standing ready for a body adds to a force's upkeep, in pounds; common forces save it."""
    body = reader.bodies.get(force.earmarked)
    if body is None:
        return 0
    extra = fixed.mul(reader.rules.congress.earmark_upkeep, fixed.ONE - body.parameters.integration)
    return fixed.mul(_usual_upkeep(reader, force, wage), extra)


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
    return max(0, liable - queries.strength_of(reader, power))


def accounts(reader: Reader, blockade: Blockade) -> list[Account]:
    """The coming quarter's accounts of all powers, by index."""
    produce = outputs(reader).tolist()
    return [account_of(reader, i, produce, blockade) for i in range(len(reader.powers))]


def account_of(reader: Reader, power: int, produce: Sequence[int], blockade: Blockade) -> Account:
    """The coming quarter's account of one power, as screen, AI and rule reckon it.

    ``produce`` is `outputs` as a list; ``blockade`` tells which share of a power's sea trade hostile
    fleets stop.
    """
    state, row = reader.powers[power], Account(output=produce[power])
    if not state.exists or state.budget is None:
        return row
    b = state.budget
    row.taxes, row.forces = fixed.mul(row.output, b.tax), fixed.mul(row.output, b.military)
    row.welfare, row.investment = fixed.mul(row.output, b.welfare), fixed.mul(row.output, b.investment)
    row.interest = fixed.mul(state.debt, reader.rules.economy.interest) // QUARTERS_A_YEAR
    row.upkeep = upkeep_of(reader, power)
    row.trade = _trade(reader, power, produce, blockade)
    row.tribute = _tribute(reader, power, row.taxes, produce)
    row.indemnity = _indemnity(reader, power)
    row.embargo = embargo_cost(reader, power, produce)
    row.garrisons = garrisons.cost(reader, power, province_outputs(reader))
    return row


def _trade(reader: Reader, power: int, produce: Sequence[int], blockade: Blockade) -> int:
    """Both sides of a trade treaty gain by the size of the smaller economy."""
    share = reader.rules.economy.trade
    gain = sum(
        fixed.mul(min(produce[power], produce[other]), fixed.mul(share, _open_share(reader, power, other)))
        for treaty in queries.treaties_of(reader, power, TreatyKind.TRADE)
        for other in treaty.parties
        if other != power
    )
    return fixed.mul(gain, fixed.ONE - blockade(reader, power)) if gain else 0


def _open_share(reader: Reader, a: int, b: int) -> int:
    """The share of the trade between two powers that embargoes leave open."""
    bans = (reader.powers[a].dealings.embargoes.get(b), reader.powers[b].dealings.embargoes.get(a))
    cut = reader.rules.diplomacy.trade_cut
    return fixed.ONE - max((cut[ban.degree - 1] for ban in bans if ban is not None), default=0)


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
            total += fixed.mul(fixed.mul(produce[vassal], budget.tax), rate)
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


def close_accounts(world: World, dice: Dice, blockade: Blockade) -> list[Record]:
    """Phase: every power takes in, votes and pays its quarter."""
    records: list[Record] = []
    for i, row in enumerate(accounts(WorldIndex(world), blockade)):
        if world.powers[i].exists and world.powers[i].budget is not None:
            records += _settle(world, i, row)
    return records


def _settle(world: World, i: int, row: Account) -> list[Record]:
    """Book one power's quarter; returns its records."""
    economy = world.rules.economy
    power = world.powers[i]
    power.chest += row.forces
    paid = min(power.chest, row.upkeep)
    power.chest -= paid
    limit = economy.chest_quarters * max(row.forces, 1)
    returned = max(0, power.chest - limit)
    power.chest -= returned
    records = _balance(world, i, row, returned)
    arrears = row.upkeep - paid
    if arrears:
        _leave_unpaid(world, i, fixed.ratio(arrears, row.upkeep))
    if i not in world.facts.policy_makers:
        return records
    name = world.roster[i].id
    records.append(
        AccountsClosed(
            power=name, output=row.output, taxes=row.taxes, trade=row.trade, tribute=row.tribute,
            indemnity=row.indemnity, embargo=row.embargo, forces=row.forces, welfare=row.welfare,
            investment=row.investment, interest=row.interest, upkeep=row.upkeep, arrears=arrears,
            treasury=power.treasury, debt=power.debt, garrisons=row.garrisons, readers=(name,),
        )
    )  # fmt: skip
    return records


def _balance(world: World, i: int, row: Account, returned: int) -> list[Record]:
    """Move the balance through treasury and debt; a power without lenders goes bankrupt."""
    economy = world.rules.economy
    power = world.powers[i]
    cash = power.treasury + row.balance + returned
    if cash < 0:
        power.debt -= cash
        cash = 0
    reserve = economy.reserve_quarters * row.taxes
    repaid = min(power.debt, max(0, cash - reserve) // 2)
    power.debt -= repaid
    power.treasury = cash - repaid
    if power.debt <= fixed.mul(row.output * QUARTERS_A_YEAR, economy.borrow_limit):
        return []
    lost = power.debt // 2
    power.debt -= lost
    power.legitimacy = fixed.clip(power.legitimacy - economy.default_legitimacy)
    power.standing = fixed.clip(power.standing - economy.default_legitimacy)
    return [StateBankrupt(power=world.roster[i].id, debt=lost)]


def _leave_unpaid(world: World, i: int, share: int) -> None:
    """Forces without pay lose heart."""
    for force in queries.forces_of(world, i):
        force.morale = max(0, force.morale - fixed.mul(world.rules.economy.arrears_morale, share))


def grow(world: World, dice: Dice) -> list[Record]:
    """Phase: people multiply, industry grows with what is invested, ruins are rebuilt, pools fill."""
    economy = world.rules.economy
    p = world.places
    if world.facts.calendar.quarter_of(world.turn)[1] == 1:
        p.population += (p.population.astype(np.int64) * economy.growth // fixed.ONE).astype(np.int32)
    invest = np.zeros(len(world.powers) + 1, np.int64)
    for i, power in enumerate(world.powers):
        if power.exists and power.budget is not None:
            invest[i] = fixed.mul(power.budget.investment, economy.investment_yield)
    gain = (invest[p.owner] + economy.progress) // QUARTERS_A_YEAR
    peaceful = (p.owner >= 0) & (p.occupied_since < 0)
    p.industry[:] = np.minimum(p.industry + np.where(peaceful, gain, 0), economy.industry_most)
    healed = (p.devastation.astype(np.int64) * economy.devastation_heal + fixed.ONE - 1) // fixed.ONE
    p.devastation -= np.where(peaceful, healed, 0).astype(np.int16)
    for i in queries.existing(world):
        gap = manpower_cap(world, i) - world.powers[i].manpower
        world.powers[i].manpower += fixed.mul(gap, economy.manpower_recovery)
    return []
