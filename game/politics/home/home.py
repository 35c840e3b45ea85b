"""Laws of motion at home: where conditions drift, what befalls countries, the government's course.

Every great and regional power's conditions go a share of the way each quarter to where they rest, as a
table of laws says (``assets/rules/home.yaml``). Blows strike by keyed dice, the same in every arm of an
experiment. The government's standing course pushes some conditions its way, at a cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from game.politics.perception import condition
from game.rules.money import economy
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Condition, Course
from game.world import fixed
from game.world.constants.homerules import Blow
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World

#: Blows of which nothing is known abroad but talk.
GOSSIP: Final = frozenset({"barracks_plot"})


@dataclass(frozen=True, slots=True)
class SetCourse(Order):
    """Set the government's standing course at home: it works a little every quarter, and costs."""

    kind: ClassVar[str] = "set_course"
    undoable: ClassVar[bool] = True
    course: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSet(Record):
    """A government chose its course at home; its own people know, embassies guess."""

    type: ClassVar[str] = "course"
    decision: ClassVar[bool] = True
    power: PowerWord
    course: Course
    before: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeStruck(Record):
    """Something befell a country, or several at once; ``moves`` are the steps of its conditions."""

    type: ClassVar[str] = "blow"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "blow"
    blow: str
    powers: tuple[str, ...]
    moves: dict[str, int]

    def is_news(self) -> bool:
        """Gossip of the barracks is none."""
        return self.blow not in GOSSIP


def makers(reader: Reader) -> list[int]:
    """The great and regional powers that exist, ascending: those with a home of their own."""
    return [p for p in reader.facts.policy_makers if reader.powers[p].exists]


def move_homes(world: World, dice: Dice) -> list[Record]:
    """Phase: blows fall, then every condition takes its quarterly step, then courses have their effect."""
    records = _strike(world, dice)
    now = WorldIndex(world)  # no law of a home and no course touches what is common to all
    for power in makers(world):
        _drift(world, now, power)
        _steer(world, now, power)
    return records


def _strike(world: World, dice: Dice) -> list[Record]:
    """Blows that are common to all, and those that fall on some; one kind in one quarter is told once."""
    records: list[Record] = []
    for name, blow in world.rules.home.blows.items():
        if blow.common:
            if dice.chance(world.turn, blow.chance, "harvest", name):
                records.append(_befall(world, name, blow, queries.existing(world)))
            continue
        struck = [
            power for power in makers(world)
            if dice.chance(world.turn, blow.chance, "harvest", name, world.roster[power].id)
        ]  # fmt: skip
        if struck:
            records.append(_befall(world, name, blow, struck))
    return records


def _befall(world: World, name: str, blow: Blow, powers: list[int]) -> HomeStruck:
    for power in powers:
        condition.move(world, power, blow.moves)
    named = [p for p in powers if p in world.facts.policy_makers]
    moves = {str(what): step for what, step in blow.moves.items()}
    return HomeStruck(blow=name, powers=queries.names(world, named), moves=moves)


def _drift(world: World, now: WorldIndex, power: int) -> None:
    """All laws judge the conditions as they were when the quarter began."""
    rules = world.rules.home
    known = condition.values(now, power)
    steps: dict[Condition, int] = {}
    for what, law in rules.laws.items():
        drift = law.drift
        if what is Condition.HUMILIATION and not known[Condition.EXCLUSION]:
            drift = max(drift, rules.included_fade)
        rest = fixed.clip(condition.weigh(law.base, law.weights, known))
        steps[what] = step(rest - known[what], drift)
    condition.move(world, power, steps)


def step(gap: int, drift: int) -> int:
    """A share of the gap, never less than one step towards its end."""
    moved = fixed.mul(gap, drift)
    return moved if moved or not gap else (1 if gap > 0 else -1)


def _steer(world: World, now: WorldIndex, power: int) -> None:
    """The course works, if its cost can be paid."""
    state = world.powers[power]
    rule = world.rules.home.courses[state.home.course]
    cost = course_cost(now, power, state.home.course)
    if state.treasury >= cost:
        state.treasury -= cost
        condition.move(world, power, rule.moves)


def course_cost(reader: Reader, power: int, course: Course) -> int:
    """What a course costs a power in a quarter, thousands of pounds."""
    share = reader.rules.home.courses[course].cost
    return fixed.mul(int(economy.outputs(reader)[power]), share) if share else 0


def check_set_course(reader: Reader, order: SetCourse) -> Refusal | None:
    """Only a government with a home policy has a course; it must change something and be paid for."""
    if order.power not in reader.facts.policy_makers:
        return refuse(Code.NO_SUCH_POWER, power=reader.roster[order.power].id)
    state = reader.powers[order.power]
    if state.home.course is order.course:
        return refuse(Code.NOTHING_TO_DO)
    cost = course_cost(reader, order.power, order.course)
    if cost > state.treasury:
        return refuse(Code.NO_MONEY, needed=cost, left=state.treasury)
    return None


def apply_set_course(world: World, dice: Dice, order: SetCourse) -> list[Record]:
    """Set the course; it works from the next quarter on."""
    home = world.powers[order.power].home
    before, home.course = home.course, order.course
    name = world.roster[order.power].id
    return [CourseSet(power=name, course=order.course, before=before, readers=(name,))]
