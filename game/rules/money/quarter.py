"""The quarter's end of a purse: accounts are closed, the unpaid go home, people and industry grow.

A power spends what it voted and borrows what is missing, until its debt passes what lenders will hold: then
it stops paying, half the debt is gone (but never forgotten, nor counted as paid), and for years nobody lends
to it. Meanwhile what cannot be paid is not
spent, and struck from the budget. Who is not paid goes home, and is a year there before he is called again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from game.rules.money import economy, slumps
from game.rules.money.economy import Account, Blockade
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.powers import Budget, Power
from game.world.state.reader import Reader
from game.world.state.world import World


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
    """A power stopped paying its creditors; much of its debt is gone, and its name with it."""

    type: ClassVar[str] = "bankruptcy"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    debt: int

    def alarms(self) -> tuple[str, ...]:
        """The bankrupt."""
        return (self.power,)


@dataclass(frozen=True, slots=True, kw_only=True)
class MenWentHome(Record):
    """Unpaid men left their forces; for a year they cannot be called up again."""

    type: ClassVar[str] = "men_went_home"
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    men: int


def close_accounts(world: World, dice: Dice, blockade: Blockade) -> list[Record]:
    """Phase: every power takes in, votes and pays its quarter."""
    records: list[Record] = []
    for i, row in enumerate(economy.accounts(WorldIndex(world), blockade)):
        if world.powers[i].exists and world.powers[i].budget is not None:
            records += _settle(world, i, row)
    return records


def _settle(world: World, i: int, row: Account) -> list[Record]:
    """Book one power's quarter; returns its records."""
    rules = world.rules.economy
    power = world.powers[i]
    power.chest += row.forces
    paid = min(power.chest, row.upkeep)
    power.chest -= paid
    limit = rules.chest_quarters * max(row.forces, 1)
    returned = max(0, power.chest - limit)
    power.chest -= returned
    records = _balance(world, i, row, returned)
    if economy.has_no_credit(world, i):
        _strike_unpaid(power, row)
    arrears = row.upkeep - paid
    if arrears:
        records += _leave_unpaid(world, i, fixed.ratio(arrears, row.upkeep))
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


def _strike_unpaid(power: Power, row: Account) -> None:
    """What nobody would lend for falls out of the budget, until it is voted again."""
    assert power.budget is not None
    for vote, spent in (
        ("military", row.forces),
        ("welfare", row.welfare),
        ("investment", row.investment),
    ):
        voted = getattr(power.budget, vote)
        if spent < fixed.mul(row.output, voted):
            setattr(power.budget, vote, fixed.ratio(spent, max(1, row.output)))


def _balance(world: World, i: int, row: Account, returned: int) -> list[Record]:
    """Move the balance through treasury and debt; a power without lenders goes bankrupt."""
    rules = world.rules.economy
    power = world.powers[i]
    cash = power.treasury + row.balance + returned
    if cash < 0:
        power.debt -= cash
        cash = 0
    reserve = rules.reserve_quarters * row.taxes
    repaid = min(power.debt, max(0, cash - reserve) // 2)
    power.debt -= repaid
    power.treasury = cash - repaid
    limit = fixed.mul(row.output * QUARTERS_A_YEAR, rules.borrow_limit)
    if power.debt <= limit or economy.has_no_credit(world, i):  # nobody fails twice over the same paper
        return []
    return [stop_paying(world, i, fixed.HALF)]


def stop_paying(world: World, i: int, share: int) -> StateBankrupt:
    """A power pays a share of its debt no more: its name, its people's trust and all credit go with it."""
    rules, power = world.rules.economy, world.powers[i]
    lost = fixed.mul(power.debt, share) if share != fixed.HALF else power.debt // 2
    power.debt -= lost
    power.repudiated += lost
    power.failed = world.turn
    power.legitimacy = fixed.clip(power.legitimacy - rules.default_legitimacy)
    power.move_standing(-rules.default_legitimacy)
    return StateBankrupt(power=world.roster[i].id, debt=lost)


def _leave_unpaid(world: World, i: int, share: int) -> list[Record]:
    """Forces without pay lose heart, and part of the unpaid go home; one man stays with each flag."""
    rules, power, gone = world.rules.economy, world.powers[i], 0
    for force in queries.forces_of(world, i):
        force.morale = max(0, force.morale - fixed.mul(rules.arrears_morale, share))
        unit = world.rules.units[force.kind]
        left = min(force.strength - 1, fixed.mul(force.strength, fixed.mul(rules.desertion, share)))
        if left > 0:
            force.strength -= left
            gone += left * unit.manpower // unit.full_strength
    power.send_home(gone, world.turn + rules.furlough_quarters)
    return [MenWentHome(power=world.roster[i].id, men=gone)] if gone else []


def discharge(world: World, i: int, men: int) -> None:
    """Men are sent home; for a year none of them can be called up again."""
    world.powers[i].send_home(men, world.turn + world.rules.economy.furlough_quarters)


def yield_of(reader: Reader, investment: int) -> int:
    """What investing a share of output adds to industry in a year: each further pound brings less."""
    rules = reader.rules.economy
    half = rules.investment_half
    worth = fixed.mul(investment, fixed.ratio(half, half + investment)) if half else investment
    return fixed.mul(worth, rules.investment_yield)


def industry_gain(reader: Reader, budget: Budget) -> int:
    """What industry grows in a year: by what the state invests and what taxes leave the people to invest."""
    rules = reader.rules.economy
    return yield_of(reader, budget.investment) + rules.progress - fixed.mul(budget.tax, rules.tax_drag)


def grow(world: World, dice: Dice) -> list[Record]:
    """Phase: people multiply, industry grows with what is invested, ruins are rebuilt, pools fill."""
    rules = world.rules.economy
    p = world.places
    if world.facts.calendar.quarter_of(world.turn)[1] == 1:
        p.population += (p.population.astype(np.int64) * rules.growth // fixed.ONE).astype(np.int32)
    invest = np.full(len(world.powers) + 1, rules.progress, np.int64)
    for i, power in enumerate(world.powers):
        if power.exists and power.budget is not None:
            invest[i] = industry_gain(world, power.budget)
    gain = invest[p.owner] // QUARTERS_A_YEAR
    peaceful = (p.owner >= 0) & (p.occupied_since < 0)
    p.industry[:] = np.clip(p.industry + np.where(peaceful, gain, 0), 0, rules.industry_most)
    healed = (p.devastation.astype(np.int64) * rules.devastation_heal + fixed.ONE - 1) // fixed.ONE
    p.devastation -= np.where(peaceful, healed, 0).astype(np.int16)
    slumps.recover(world)
    for i in queries.existing(world):
        power = world.powers[i]
        if power.furlough and power.furlough_until <= world.turn:
            power.manpower, power.furlough = power.manpower + power.furlough, 0
        gap = economy.manpower_cap(world, i) - world.powers[i].manpower
        world.powers[i].manpower += fixed.mul(gap, rules.manpower_recovery)
    return []
