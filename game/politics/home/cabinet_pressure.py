"""The infected cabinet and its government: it presses, and the government yields, resists or dismisses it.

Yielding pays at once and feeds what is wrong; holding out costs legitimacy and the army's obedience;
dismissing the cabinet may break the pathology or bring the soldiers into the streets. People and the
computer answer alike, with the order `AnswerCabinet`; who says nothing has yielded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.home import government, pathologies
from game.politics.home.home import makers
from game.politics.perception import condition, conduct
from game.rules.money import economy
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Cabinet, CabinetAnswer
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class AnswerCabinet(Order):
    """Answer the cabinet that presses you: yield to it, resist it, or dismiss it."""

    kind: ClassVar[str] = "answer_cabinet"
    answer: CabinetAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetPressed(Record):
    """An infected cabinet demands something of its own government and wants an answer."""

    type: ClassVar[str] = "cabinet_pressed"
    told_by: ClassVar[str] = "demand"
    power: PowerWord
    demand: str
    severity: int
    resisted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetAnswered(Record):
    """A government answered the cabinet that pressed it; with what the answer moved, permyriad."""

    type: ClassVar[str] = "cabinet_answered"
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "answer"
    power: PowerWord
    answer: CabinetAnswer
    demand: str
    by_default: bool
    severity: int
    moves: dict[str, int]
    loan: int  # thousands of pounds that patriots lent


def press(world: World, dice: Dice) -> list[Record]:
    """Phase: infected cabinets whose quarter it is press their governments."""
    every = world.rules.government.press_quarters
    records: list[Record] = []
    for power in makers(world):
        home = world.powers[power].home
        home.pressed = 0
        if not conduct.is_infected(world, power) or (world.turn - home.since) % every:
            continue
        home.pressed = 1
        name = world.roster[power].id
        records.append(
            CabinetPressed(
                power=name, demand=demand_of(world, power), severity=home.severity, resisted=home.resisted,
                readers=(name,),
            )
        )  # fmt: skip
    return records


def demand_of(reader: Reader, power: int) -> str:
    """What an infected cabinet wants, in a word; '' without one."""
    pathology = reader.powers[power].home.pathology
    return reader.rules.pathologies[pathology].demand if pathology is not None else ""


def check_answer_cabinet(reader: Reader, order: AnswerCabinet) -> Refusal | None:
    """There must be a cabinet that presses."""
    if not reader.powers[order.power].home.pressed:
        return refuse(Code.NO_SUCH_QUESTION, event="cabinet")
    return None


def apply_answer_cabinet(world: World, dice: Dice, order: AnswerCabinet) -> list[Record]:
    """Give the answer, with all that follows."""
    return _answer(world, dice, order.power, order.answer, by_default=False)


def settle_pressing(world: World, dice: Dice) -> list[Record]:
    """Phase: a government that said nothing has yielded."""
    return [
        record
        for power in makers(world)
        if world.powers[power].home.pressed
        for record in _answer(world, dice, power, CabinetAnswer.YIELD, by_default=True)
    ]


def _answer(world: World, dice: Dice, power: int, answer: CabinetAnswer, *, by_default: bool) -> list[Record]:
    rules, home, name = world.rules.government, world.powers[power].home, world.roster[power].id
    home.pressed = 0
    demand, loan = demand_of(world, power), 0
    match answer:
        case CabinetAnswer.YIELD:
            moves, step, home.resisted = rules.yield_moves, rules.yield_severity, 0
            loan = patriotic_loan(world, power)
            world.powers[power].treasury += loan
            world.powers[power].debt += loan
        case CabinetAnswer.RESIST:
            moves, step, home.resisted = rules.resist_moves, rules.resist_severity, home.resisted + 1
        case CabinetAnswer.DISMISS:
            moves, step = rules.dismiss_moves, 0
    condition.move(world, power, moves)
    follows = pathologies.move_severity(world, power, step)
    if answer is CabinetAnswer.DISMISS:
        follows += _dismiss(world, dice, power)
    record = CabinetAnswered(
        power=name, answer=answer, demand=demand, by_default=by_default, severity=home.severity,
        moves={str(what): step for what, step in moves.items()}, loan=loan, readers=(name,),
    )  # fmt: skip
    return [record, *follows]


def patriotic_loan(reader: Reader, power: int) -> int:
    """What patriots lend a government that yields, thousands of pounds."""
    yearly = int(economy.outputs(reader)[power]) * QUARTERS_A_YEAR
    return fixed.mul(yearly, reader.rules.government.yield_loan)


def coup_risk(reader: Reader, power: int) -> int:
    """The chance that dismissing an infected cabinet brings the soldiers into the streets."""
    rules, home = reader.rules.government, reader.powers[power].home
    risk = fixed.mul(fixed.mul(rules.dismiss_risk, home.severity), fixed.ONE - home.civil_control)
    return fixed.clip(risk + rules.resisted_risk * home.resisted)


def _dismiss(world: World, dice: Dice, power: int) -> list[Record]:
    """The dice say whether the soldiers move, and if not, whether the fever breaks with the cabinet."""
    rules, home, name = world.rules.government, world.powers[power].home, world.roster[power].id
    if dice.chance(world.turn, coup_risk(world, power), "cabinet", name, "dismissal"):
        records = pathologies.move_severity(world, power, rules.yield_severity)
        return records + government.strike_coup(world, power, "dismissal")
    home.resisted = 0
    records = pathologies.move_severity(world, power, rules.dismiss_severity)
    records += government.install(world, power, Cabinet.MODERATE, "dismissal")
    if dice.chance(world.turn, rules.dismiss_cure, "cure", name, "dismissal"):
        records += pathologies.break_pathology(world, power, "dismissal")
    return records
