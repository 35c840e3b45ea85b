"""Armistice: whether arms rest while the envoys travel to a table over a war.

When the invitations to a war's table have gone out, all who sign there are asked whether arms may rest until
it sits; the answers are opened together. If all will, nobody strikes a blow. Whoever strikes first all the
same breaks his word before those who are to sit: it costs him standing, and they trust him less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.crises.conference import FIRST, hand_in, is_asked
from game.politics.crises.crises import living
from game.politics.crises.seats.seating import seats_of
from game.politics.crises.seats.sittings import is_awaited
from game.politics.perception import evidence
from game.rules.orders import Code, Order, Refusal, refuse
from game.world.dice import Dice
from game.world.records import CrisisNumber, PowerWord, Record
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.reader import Reader
from game.world.state.treaties import War
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class RestArms(Order):
    """Say whether your arms may rest until a table over your war sits."""

    kind: ClassVar[str] = "rest_arms"
    undoable: ClassVar[bool] = True
    crisis: int
    rests: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmsAsked(Record):
    """Whether the arms of those who fight rest until their table sits, and who would not."""

    type: ClassVar[str] = "arms_asked"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "rest"
    crisis: CrisisNumber
    title: str
    rest: bool
    blockers: tuple[PowerWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmisticeBroken(Record):
    """A power struck while arms were to rest."""

    type: ClassVar[str] = "armistice_broken"
    headline: ClassVar[bool] = True
    crisis: CrisisNumber
    title: str
    power: PowerWord

    def alarms(self) -> tuple[str, ...]:
        """Who broke its word."""
        return (self.power,)


def rests(reader: Reader, war: War) -> bool:
    """Whether the leaders of a war have agreed that arms rest."""
    return any(c.war == war.id and c.rests for c in living(reader))


def at_rest(reader: Reader, power: int) -> frozenset[int]:
    """Enemies of a power whom it fights in no war in which arms do not rest."""
    wars = queries.wars_of(reader, power)
    active = {p for war in wars if not rests(reader, war) for p in war.opponents_of(power)}
    return frozenset({p for war in wars for p in war.opponents_of(power)} - active)


# --- the answers ------------------------------------------------------------------------------------


def check_rest_arms(reader: Reader, order: RestArms) -> Refusal | None:
    """A party, in the quarter in which the envoys to its table set out."""
    crisis = reader.crises.get(order.crisis)
    if crisis is None or crisis.is_over:
        return refuse(Code.NO_SUCH_CRISIS, crisis=order.crisis)
    if not is_awaited(reader, crisis) or reader.round != FIRST:
        return refuse(Code.WRONG_STEP, crisis=crisis.id)
    if not is_asked(reader, order.power, crisis, reader.round):
        return refuse(Code.NOT_AT_THE_TABLE, power=reader.roster[order.power].id)
    return None


def apply_rest_arms(world: World, dice: Dice, order: RestArms) -> list[Record]:
    """Write it down."""
    return hand_in(world, order.power, order.crisis, "rest" if order.rests else "fight", rests=order.rests)


def open_answers(world: World, crisis: Crisis) -> list[Record]:
    """Open all answers together; silence is no armistice."""
    if not crisis.sealed:
        return []
    said = {p: paper.rests for p, paper in crisis.sealed.items()}
    refused = tuple(p for p in crisis.signers if not said.get(p))
    crisis.rests = not refused
    if crisis.rests:
        world.wars[crisis.war].struck = -1
    return [
        ArmsAsked(
            crisis=crisis.id, title=crisis.title, rest=crisis.rests, blockers=queries.names(world, refused)
        )
    ]


# --- the end ----------------------------------------------------------------------------------------


def judge(world: World) -> list[Record]:
    """Armistices end with the quarter; who struck first in one pays for it."""
    records: list[Record] = []
    for crisis in living(world):
        if not crisis.rests:
            continue
        crisis.rests = False
        war = world.wars[crisis.war]
        if war.side_of(war.struck):
            records += _break(world, crisis, _answers_for(world, war))
    return records


def _answers_for(world: World, war: War) -> int:
    """Who answers for the first blow: who struck it, for a subject its lord, where he is on its side."""
    lord = queries.sovereign_of(world, war.struck)
    return lord if war.side_of(lord) == war.side_of(war.struck) else war.struck


def _break(world: World, crisis: Crisis, power: int) -> list[Record]:
    """Who struck first has broken the armistice before those who sit."""
    world.powers[power].move_standing(-world.rules.crises.armistice_standing)
    told = ArmisticeBroken(crisis=crisis.id, title=crisis.title, power=world.roster[power].id)
    others = [p for p in seats_of(world, crisis) if p != power]
    return [told, *evidence.note_defiance(world, power, others)]
