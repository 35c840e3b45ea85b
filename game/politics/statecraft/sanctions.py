"""Sanctions: embargoes by degree, which cost both sides and the smaller economy more.

A power lays and lifts them by order. Who pledged sanctions in a crisis has them laid on whoever defies the
decision or presses the demand; those end when the parties have been at peace for a year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import evidence
from game.politics.treaties.signing import check_other
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import PledgeSize
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.dealings import DEGREES, Embargo, struck, with_entry
from game.world.state.reader import Reader
from game.world.state.world import World

#: why an embargo ends
Lifting = Literal["order", "peace", "void"]


@dataclass(frozen=True, slots=True)
class Sanction(Order):
    """Stop trading with a power, by degree: arms (1), most goods (2), everything (3)."""

    kind: ClassVar[str] = "sanction"
    target: PowerNumber
    degree: int


@dataclass(frozen=True, slots=True)
class LiftSanction(Order):
    """Open trade with a power again."""

    kind: ClassVar[str] = "lift_sanction"
    target: PowerNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbargoLaid(Record):
    """A power stopped its trade with another, by its own choice or as it had pledged in a crisis."""

    type: ClassVar[str] = "embargo_laid"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "title"
    power: PowerWord
    target: PowerWord
    degree: int
    title: str  # of the crisis, empty if it was its own choice
    eased: bool = False  # it was harder before


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbargoLifted(Record):
    """Trade is open again: by order, because the affair is over, or because one of the two is no more."""

    type: ClassVar[str] = "embargo_lifted"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    told_by: ClassVar[str] = "cause"
    power: PowerWord
    target: PowerWord
    cause: Lifting  # order, peace, void

    def is_news(self) -> bool:
        """To a state that is no more nobody's ports are open or shut."""
        return self.cause != "void"


def embargo_on(reader: Reader, power: int, target: int) -> Embargo | None:
    """A power's embargo on another, if there is one."""
    return reader.powers[power].dealings.embargoes.get(target)


def check_sanction(reader: Reader, order: Sanction) -> Refusal | None:
    """Another sovereign power, and a degree that it is not under already."""
    if bad := check_other(reader, order.power, order.target):
        return bad
    if order.degree not in DEGREES:
        return refuse(Code.OUT_OF_RANGE, what="degree", low=DEGREES[0], high=DEGREES[-1])
    if queries.sovereign_of(reader, order.power) != order.power:
        return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[order.power].id)
    now = embargo_on(reader, order.power, order.target)
    if now is not None and now.degree == order.degree:
        return refuse(Code.NOTHING_TO_DO)
    return check_envoys(reader, order.power, order.kind)


def apply_sanction(world: World, dice: Dice, order: Sanction) -> list[Record]:
    """Close the ports."""
    spend_envoys(world, order.power, order.kind)
    return lay(world, order.power, order.target, order.degree)


def lay(world: World, power: int, target: int, degree: int, crisis: Crisis | None = None) -> list[Record]:
    """Put an embargo into force; the target thinks less of its author, the more the harder it is."""
    state = world.powers[power]
    before = embargo_on(world, power, target)
    eased = before is not None and before.degree > degree
    ban = Embargo(degree, world.turn, crisis.id if crisis else -1)
    state.dealings = replace(state.dealings, embargoes=with_entry(state.dealings.embargoes, target, ban))
    one, other = queries.names(world, (power, target))
    title = crisis.title if crisis else ""
    laid = EmbargoLaid(power=one, target=other, degree=degree, title=title, eased=eased)
    if eased:
        return [laid]
    share = world.rules.diplomacy.embargo_trust * degree
    return [laid, *evidence.shut_out(world, target, (power,), share, "embargo")]


def check_lift_sanction(reader: Reader, order: LiftSanction) -> Refusal | None:
    """Only an embargo of one's own."""
    if embargo_on(reader, order.power, order.target) is None:
        return refuse(Code.NOTHING_TO_DO)
    return check_envoys(reader, order.power, order.kind)


def apply_lift_sanction(world: World, dice: Dice, order: LiftSanction) -> list[Record]:
    """Open the ports."""
    spend_envoys(world, order.power, order.kind)
    return [lift(world, order.power, order.target, "order")]


def lift(world: World, power: int, target: int, cause: Lifting) -> EmbargoLifted:
    """Open trade again, for a cause."""
    state = world.powers[power]
    state.dealings = replace(state.dealings, embargoes=struck(state.dealings.embargoes, target))
    one, other = queries.names(world, (power, target))
    return EmbargoLifted(power=one, target=other, cause=cause)


# --- sanctions pledged in a crisis ------------------------------------------------------------------


def enforce_pledges(world: World, crisis: Crisis, foe_of: dict[int, int]) -> list[Record]:
    """Those who pledged sanctions lay them; ``foe_of`` says on whom each does whose pledge is due."""
    records: list[Record] = []
    for power, foe in foe_of.items():
        pledge = crisis.pledges[power]
        degree = pledged_degree(world, pledge.size, crisis.measures)
        if not degree or not _may_lay(world, power, foe):
            continue
        state, now = world.powers[power], embargo_on(world, power, foe)
        state.acted = world.turn  # it costs, and all see it
        if now is None or now.degree < degree:  # what stood already is no promise kept
            state.move_standing(world.rules.crises.keep_standing // 2)
            records += lay(world, power, foe, degree, crisis)
    return records


def pledged_degree(reader: Reader, size: PledgeSize, measures: int = 0) -> int:
    """The degree of embargo that a pledge comes to after so many quarters in which measures were defied.

    A blockade stops everything at once; where closed ports are defied they close further, and who has shown
    the flag in vain closes his.
    """
    first = reader.rules.diplomacy.pledged_degree
    match size:
        case PledgeSize.BLOCKADE:
            return DEGREES[-1]
        case PledgeSize.SANCTIONS:
            return min(DEGREES[-1], first + measures)
        case PledgeSize.DEMONSTRATION if measures:
            return min(DEGREES[-1], first + measures - 1)
        case _:
            return 0


def _may_lay(reader: Reader, power: int, foe: int) -> bool:
    """Whether a power still exists, makes its own policy, and does not stand in the foe's realm."""
    free = reader.powers[power].exists and queries.sovereign_of(reader, power) == power
    return free and foe not in queries.realm_of(reader, power)


def lapse_embargoes(world: World, dice: Dice) -> list[Record]:
    """Phase: embargoes end with either side, and pledged ones once their crisis is a year at rest."""
    records: list[Record] = []
    for power, state in enumerate(world.powers):
        for target, ban in state.dealings.embargoes.items():
            if not (state.exists and world.powers[target].exists):
                records.append(lift(world, power, target, "void"))
            elif ban.crisis >= 0 and _is_at_rest(world, ban):
                records.append(lift(world, power, target, "peace"))
    return records


def _is_at_rest(world: World, ban: Embargo) -> bool:
    """Whether the parties of the crisis an embargo came of have kept the peace for long enough."""
    crisis = world.crises.get(ban.crisis)
    if crisis is None:
        return True
    if not crisis.is_over:
        return False
    last = max(ban.since, crisis.end)
    for war in world.wars.values():
        if war.side_of(crisis.challenger) * war.side_of(crisis.defender) < 0:
            last = max(last, war.end if war.is_over else world.turn)
    return world.turn - last >= world.rules.diplomacy.embargo_rest
