"""Courtesies: the small change of diplomacy. Envoys are expelled, apologies made, lesser courts courted.

To expel an envoy is an incident. An apology ends a fresh one before anybody fights over it, at some cost to
one's own pride. Who has asked for something may let it rest before it becomes a threat that he would have to
make good. A minor power that is courted once a year grows a little closer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.politics.crises.crises import living
from game.politics.crises.outcomes.decisions import close
from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import evidence
from game.politics.treaties import restraints
from game.politics.treaties.signing import check_other
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import CasusBelli, CrisisEnd, CrisisStep, Rank, Settlement
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import memories, queries
from game.world.state.crises import Crisis, called
from game.world.state.dealings import with_entry
from game.world.state.reader import Reader
from game.world.state.world import World

WORDS = Settlement.SATISFACTION


@dataclass(frozen=True, slots=True)
class ExpelEnvoy(Order):
    """Send a power's envoy home; it is an incident between you."""

    kind: ClassVar[str] = "expel_envoy"
    target: PowerNumber


@dataclass(frozen=True, slots=True)
class Apologise(Order):
    """Apologise for a fresh incident, so that nobody need fight over it."""

    kind: ClassVar[str] = "apologise"
    to: PowerNumber


@dataclass(frozen=True, slots=True)
class LetRest(Order):
    """Let a demand of yours rest that nobody has taken up, before it becomes an ultimatum."""

    kind: ClassVar[str] = "let_rest"
    crisis: int


@dataclass(frozen=True, slots=True)
class Influence(Order):
    """Court a minor power: a little more trust and kinship, once a year."""

    kind: ClassVar[str] = "influence"
    target: PowerNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvoyExpelled(Record):
    """A power sent another's envoy home."""

    type: ClassVar[str] = "envoy_expelled"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    power: PowerWord
    target: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyMade(Record):
    """A power apologised for an incident, and it is closed."""

    type: ClassVar[str] = "apology_made"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    power: PowerWord
    to: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtPaid(Record):
    """A power courted a lesser one; by how much its trust and kinship grew (permyriad)."""

    type: ClassVar[str] = "court_paid"
    decision: ClassVar[bool] = True
    power: PowerWord
    target: PowerWord
    trust: int
    kinship: int


def is_incident_fresh(reader: Reader, a: int, b: int) -> bool:
    """Whether an incident between two powers is still a reason for war."""
    when = memories.last_incident(reader, a, b)
    return when is not None and reader.turn - when <= reader.rules.crises.incident_quarters


# --- expulsion and apology --------------------------------------------------------------------------


def check_expel_envoy(reader: Reader, order: ExpelEnvoy) -> Refusal | None:
    """The envoy of another sovereign power at peace with one, with whom no incident is open."""
    if bad := check_other(reader, order.power, order.target):
        return bad
    for party in (order.power, order.target):
        if queries.sovereign_of(reader, party) != party:
            return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[party].id)
    if queries.at_war(reader, order.power, order.target):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[order.target].id)
    if is_incident_fresh(reader, order.power, order.target):
        return refuse(Code.NOTHING_TO_DO)
    return check_envoys(reader, order.power, order.kind)


def apply_expel_envoy(world: World, dice: Dice, order: ExpelEnvoy) -> list[Record]:
    """Hand him his passports; the courts of Europe shake their heads."""
    spend_envoys(world, order.power, order.kind)
    rules, state = world.rules.diplomacy, world.powers[order.power]
    state.move_standing(-rules.expel_standing)
    memories.note_insult(world, order.power, order.target)
    one, other = queries.names(world, (order.power, order.target))
    expelled = EnvoyExpelled(power=one, target=other)
    lost = evidence.shut_out(world, order.target, (order.power,), rules.expel_trust, "envoy_expelled")
    return [expelled, *lost]


def check_apologise(reader: Reader, order: Apologise) -> Refusal | None:
    """For a fresh incident that is not the other's doing, to a power one neither fights nor asks anything."""
    if bad := check_other(reader, order.power, order.to):
        return bad
    if queries.at_war(reader, order.power, order.to):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[order.to].id)
    gave = memories.offender(reader, order.power, order.to)
    if gave == order.to or not is_incident_fresh(reader, order.power, order.to):
        return refuse(Code.NOTHING_TO_DO)
    if any(crisis.parties == (order.power, order.to) for crisis in living(reader)):
        return refuse(Code.ALREADY_IN_CRISIS, power=reader.roster[order.to].id)
    return check_envoys(reader, order.power, order.kind)


def _quarrel(reader: Reader, offended: int, offender: int) -> Crisis | None:
    """The crisis in which one asks another for satisfaction over an incident."""
    return next(
        (
            crisis for crisis in living(reader)
            if crisis.casus is CasusBelli.INCIDENT and crisis.parties == (offended, offender)
        ),
        None,
    )  # fmt: skip


def apply_apologise(world: World, dice: Dice, order: Apologise) -> list[Record]:
    """Say so; the public at home does not like it.

    A demand that nobody has taken up yet is met by it, and one for words of regret whoever deals with it.
    """
    spend_envoys(world, order.power, order.kind)
    rules, state = world.rules.diplomacy, world.powers[order.power]
    state.legitimacy = fixed.clip(state.legitimacy - rules.apology_legitimacy)
    memories.forget_incident(world, order.power, order.to)
    one, other = queries.names(world, (order.power, order.to))
    made = ApologyMade(power=one, to=other)
    records = [
        made,
        *evidence.note_good_will(world, order.to, (order.power,), rules.apology_trust, "apology"),
    ]
    crisis = _quarrel(world, order.to, order.power)
    if crisis is not None and (crisis.step is CrisisStep.TENSION or called(crisis.demands) is WORDS):
        records += close(world, crisis, CrisisEnd.OVERTAKEN, "apology")
    return records


def check_let_rest(reader: Reader, order: LetRest) -> Refusal | None:
    """What one has asked for oneself, as long as no table and no ultimatum deals with it."""
    crisis = reader.crises.get(order.crisis)
    if crisis is None or crisis.is_over:
        return refuse(Code.NO_SUCH_CRISIS, crisis=order.crisis)
    if crisis.challenger != order.power:
        return refuse(Code.NOT_AT_THE_TABLE, power=reader.roster[order.power].id)
    is_early = crisis.step is CrisisStep.TENSION and crisis.war < 0
    return None if is_early else refuse(Code.WRONG_STEP, crisis=crisis.id)


def apply_let_rest(world: World, dice: Dice, order: LetRest) -> list[Record]:
    """Speak of it no more; the public at home notices."""
    state = world.powers[order.power]
    state.legitimacy = fixed.clip(state.legitimacy - world.rules.crises.rested_legitimacy)
    return close(world, world.crises[order.crisis], CrisisEnd.RESTED)


# --- influence --------------------------------------------------------------------------------------


def check_influence(reader: Reader, order: Influence) -> Refusal | None:
    """A minor power, not courted by one within the year, not at war with one, not left to another."""
    if bad := check_other(reader, order.power, order.target):
        return bad
    name = reader.roster[order.target].id
    if reader.powers[order.target].rank is not Rank.MINOR:
        return refuse(Code.NOT_MINOR, power=name)
    if queries.at_war(reader, order.power, order.target):
        return refuse(Code.ALREADY_AT_WAR, power=name)
    if bad := restraints.check_favour(reader, order.power, order.target):
        return bad
    since = reader.powers[order.power].dealings.courted.get(order.target)
    if since is not None and reader.turn - since < QUARTERS_A_YEAR:
        return refuse(Code.TOO_OFTEN, power=name)
    return check_envoys(reader, order.power, order.kind)


def apply_influence(world: World, dice: Dice, order: Influence) -> list[Record]:
    """Dinners, decorations, a loan to the prince's brother."""
    spend_envoys(world, order.power, order.kind)
    state = world.powers[order.power]
    state.dealings = replace(
        state.dealings, courted=with_entry(state.dealings.courted, order.target, world.turn)
    )
    trust, kinship = evidence.note_courtship(world, order.target, order.power)
    one, other = queries.names(world, (order.power, order.target))
    return [CourtPaid(power=one, target=other, trust=trust, kinship=kinship, readers=(one, other))]
