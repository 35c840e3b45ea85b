"""The budget: what a power takes from its output and votes to forces, welfare and investment.

Political will bounds the military burden (P10): nobody arms beyond what his people bear, and shares
move only a few points a quarter, however often they are voted in it. All votes together come to no more than
can be raised. Shares are permyriad of output.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.rules.money import grip
from game.rules.money.economy import account_by, credit_of, outputs
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Footing, Posture
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.powers import Budget
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class SetBudget(Order):
    """Vote the shares of output to take in tax and to spend on forces, welfare and investment."""

    kind: ClassVar[str] = "set_budget"
    undoable: ClassVar[bool] = True
    tax: int
    military: int
    welfare: int
    investment: int


@dataclass(frozen=True, slots=True)
class SetFooting(Order):
    """Put the forces on peace, alert or war footing: readier, dearer, and announced to all.

    What is done quietly the others learn when their envoys notice, or when it comes to war. Nobody sends home
    unseen what all have seen called up.
    """

    kind: ClassVar[str] = "set_footing"
    footing: Footing
    quietly: bool = False


@dataclass(frozen=True, slots=True)
class SetPosture(Order):
    """Tell the staff how to spread the army in peace: observe, cover, mass or garrison."""

    kind: ClassVar[str] = "set_posture"
    undoable: ClassVar[bool] = True
    posture: Posture


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetVoted(Record):
    """A power's new shares, permyriad of output."""

    type: ClassVar[str] = "budget"
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    tax: int
    military: int
    welfare: int
    investment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FootingChanged(Record):
    """A power's forces were made readier or were stood down; everybody sees it unless it was quiet."""

    type: ClassVar[str] = "footing"
    chapter: ClassVar[Chapter] = Chapter.HOME
    told_by: ClassVar[str] = "footing"
    power: PowerWord
    footing: Footing
    before: Footing


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureSet(Record):
    """The staff got new standing instructions."""

    type: ClassVar[str] = "posture"
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    posture: Posture


def burden_cap(reader: Reader, power: int) -> int:
    """The largest share of output a power can spend on its forces: its army and the ships it has."""
    ships = min(reader.rules.will.burden_ships, grip.ships_burden(reader, power))
    return army_cap(reader, power) + ships


def army_cap(reader: Reader, power: int, patience: int = 0) -> int:
    """The largest share of output a power can spend on its army, permyriad.

    The ordinary army everybody bears; beyond it will and grip decide, in peace and in war. ``patience`` is
    added to its people's will in thought.
    """
    will, rules, hold = reader.powers[power].will + patience, reader.rules.will, grip.grip(reader, power)
    will = fixed.clip(will)
    beyond = fixed.mul(fixed.blend(rules.burden_floor, rules.burden_ceiling, will), hold)
    cap = grip.ordinary_burden(reader, power) + beyond
    if queries.is_at_war(reader, power):
        cap = max(cap, fixed.mul(fixed.mul(rules.burden_war, (fixed.ONE + will) // 2), min(fixed.ONE, hold)))
    return cap


def check_set_budget(reader: Reader, order: SetBudget) -> Refusal | None:
    """Shares must be in range, near those the quarter began with, bearable to the people, and payable."""
    economy = reader.rules.economy
    now = reader.powers[order.power].budget
    if now is None:
        return refuse(Code.NO_SUCH_POWER, power=reader.roster[order.power].id)
    if not economy.tax_min <= order.tax <= economy.tax_max:
        return refuse(Code.OUT_OF_RANGE, what="tax", low=economy.tax_min, high=economy.tax_max)
    began = voted_from(reader, order.power) or now
    steps = (
        ("tax", order.tax, began.tax, economy.tax_step),
        ("military", order.military, began.military, economy.share_step),
        ("welfare", order.welfare, began.welfare, economy.share_step),
        ("investment", order.investment, began.investment, economy.share_step),
    )
    for what, new, old, step in steps:
        if not 0 <= new <= fixed.ONE:
            return refuse(Code.OUT_OF_RANGE, what=what, low=0, high=fixed.ONE)
        if abs(new - old) > step:
            return refuse(Code.STEP_TOO_LARGE, what=what, step=step, now=old)
    cap = burden_cap(reader, order.power)
    if order.military > max(cap, now.military):
        return refuse(Code.ABOVE_POLITICAL_WILL, military=order.military, cap=cap)
    if (order.tax, order.military, order.welfare, order.investment) == (
        now.tax, now.military, now.welfare, now.investment
    ):  # fmt: skip
        return refuse(Code.NOTHING_TO_DO)
    missing = beyond_means(reader, order.power, drafted_by(order))
    if missing > max(0, beyond_means(reader, order.power, now)):
        return refuse(Code.CANNOT_BE_RAISED, missing=missing)
    return None


def drafted_by(order: SetBudget) -> Budget:
    """The budget that an order votes."""
    return Budget(order.tax, order.military, order.welfare, order.investment)


def voted_from(reader: Reader, power: int) -> Budget | None:
    """The budget as the quarter began: what one vote more in it may move is measured from there."""
    state = reader.powers[power]
    return state.opening if state.voted == reader.turn and state.opening is not None else state.budget


def beyond_means(reader: Reader, power: int, budget: Budget) -> int:
    """What a budget asks for beyond taxes, purse and loans of a quarter in calm seas, thousands of pounds."""
    row = account_by(reader, power, budget, outputs(reader).tolist(), lambda _reader, _power: 0)
    return -(reader.powers[power].treasury + row.balance + credit_of(reader, power, row.output))


def apply_set_budget(world: World, dice: Dice, order: SetBudget) -> list[Record]:
    """Vote the budget."""
    state = world.powers[order.power]
    began = voted_from(world, order.power)
    assert began is not None
    state.opening = Budget(began.tax, began.military, began.welfare, began.investment)
    state.voted, state.budget = world.turn, drafted_by(order)
    name = world.roster[order.power].id
    return [
        BudgetVoted(
            power=name, tax=order.tax, military=order.military, welfare=order.welfare,
            investment=order.investment, readers=(name,),
        )
    ]  # fmt: skip


def trim_to_will(world: World, dice: Dice) -> list[Record]:
    """Phase: where people no longer bear the burden, the vote for the forces falls towards what they do."""
    for i in queries.existing(world):
        budget = world.powers[i].budget
        if budget is None:
            continue
        excess = budget.military - burden_cap(world, i)
        if excess > 0:
            budget.military -= min(excess, world.rules.economy.share_step // 2)
    return []


def check_set_footing(reader: Reader, order: SetFooting) -> Refusal | None:
    """There must be something to change, and nobody stands down fully in the middle of a war, or arms quietly
    there."""
    if reader.powers[order.power].footing is order.footing:
        return refuse(Code.NOTHING_TO_DO)
    bound = order.footing is Footing.PEACE or order.quietly
    if bound and queries.is_at_war(reader, order.power):
        return refuse(Code.ALREADY_AT_WAR)
    return None


def apply_set_footing(world: World, dice: Dice, order: SetFooting) -> list[Record]:
    """Change the footing at once; the forces' readiness follows from it."""
    power, name = world.powers[order.power], world.roster[order.power].id
    power.move_standing(-price_of_bluff(world, order.power, order.footing))
    before, power.footing = power.footing, order.footing
    if quiet := order.quietly and not _is_seen(power.footing_shown or before, order.footing):
        power.footing_shown = power.footing_shown or before
    else:
        power.footing_shown = None
    told = (name,) if quiet else ()
    return [FootingChanged(power=name, footing=order.footing, before=before, readers=told)]


def price_of_bluff(reader: Reader, power: int, footing: Footing) -> int:
    """The standing it costs to send home what all have seen called up behind a demand that is still open."""
    state = reader.powers[power]
    threatens = any(
        crisis.challenger == power and crisis.demands and crisis.war < 0 and not crisis.is_over
        for crisis in reader.crises.values()
    )
    is_open = state.footing is Footing.MOBILISED and state.footing_shown is None
    is_bluff = threatens and is_open and footing is not Footing.MOBILISED
    return reader.rules.politics.bluff_standing if is_bluff else 0


def _is_seen(shown: Footing, now: Footing) -> bool:
    """Whether the others see forces change: who sends home what all have seen leaves empty camps behind."""
    steps = tuple(Footing)
    return steps.index(now) < steps.index(shown)


def check_set_posture(reader: Reader, order: SetPosture) -> Refusal | None:
    """There must be something to change."""
    return refuse(Code.NOTHING_TO_DO) if reader.powers[order.power].posture is order.posture else None


def apply_set_posture(world: World, dice: Dice, order: SetPosture) -> list[Record]:
    """Give the staff its instruction."""
    world.powers[order.power].posture = order.posture
    name = world.roster[order.power].id
    return [PostureSet(power=name, posture=order.posture, readers=(name,))]
