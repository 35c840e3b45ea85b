"""The turn, as data: which rules run, in which order, and when the seats act.

Read `BEGINS`, `_round` and `ENDS` from top to bottom and you have read a quarter. A rule step is a plain
function of world, dice and events; a seat step lets powers act one after the other in a keyed random order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final, Literal

from game.events import engine
from game.events.engine import EventBook
from game.politics import envoys
from game.politics.bodies import congress, contributions, inclusion, institutions, membership
from game.politics.crises import conference, crises, incidents
from game.politics.crises.outcomes import armistice, decisions, pledges
from game.politics.home import (
    cabinet_pressure,
    government,
    home,
    pathologies,
    revision,
    revolution,
    styles,
    will,
)
from game.politics.perception import commitment, disclosure, evidence, quiet
from game.politics.statecraft import aid, mobilisation, sanctions
from game.politics.treaties import secrets, treaties
from game.politics.war.consequences import passing, security
from game.politics.war.ends import stirring, unanswered
from game.politics.war.might import coalition, deterrent
from game.politics.war.outbreak import conquest
from game.politics.war.outsiders import joining, warnings_and_calls
from game.rules.land import movement, siege, zones
from game.rules.land.zoc import board_of
from game.rules.money import budget, quarter, raising
from game.rules.sea import naval
from game.rules.sea.sea import Seas
from game.rules.supply import supply
from game.words import Phase
from game.world.calendar import MONTHS_A_QUARTER
from game.world.dice import Dice
from game.world.records import Record
from game.world.state import queries
from game.world.state.world import World

Rule = Callable[[World, Dice], list[Record]]
BookRule = Callable[[World, Dice, EventBook], list[Record]]


#: the parts of a turn in which seats act
Sitting = Literal["politics", "offers", "final", "muster", "operations"]


@dataclass(frozen=True, slots=True)
class RuleStep:
    """Something that happens to everybody; ``round`` 0 outside operations."""

    phase: Phase
    name: str
    run: BookRule
    round: int = 0


@dataclass(frozen=True, slots=True)
class SeatStep:
    """The seats act, each once."""

    phase: Phase
    name: Sitting
    round: int = 0


Step = RuleStep | SeatStep


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsDrawn(Record):
    """In which order the powers act in a phase."""

    type: ClassVar[str] = "seat_order"
    phase: Sitting
    powers: tuple[str, ...]


def _rule(phase: Phase, rule: Rule, number: int = 0) -> RuleStep:
    name = f"{rule.__module__.rsplit('.', 1)[-1]}.{rule.__name__}"
    return RuleStep(phase, name, lambda world, dice, book: rule(world, dice), number)


def _accounts(world: World, dice: Dice) -> list[Record]:
    return quarter.close_accounts(world, dice, naval.blockade_share)


def _bonds(world: World, dice: Dice) -> list[Record]:
    """Securities of a peace whose time is over end before the treaties lapse; the others do their work,
    secrets come out, and guests whose passage has run out go home.

    One step, for saves of old count the steps of a turn.
    """
    ended = security.release(world, dice)
    lapsed = treaties.lapse_treaties(world, dice)
    known = secrets.uncover(world, dice)
    return [*ended, *lapsed, *known, *passing.clear_closed_ground(world), *security.watch(world, dice)]


def _notices(world: World, dice: Dice) -> list[Record]:
    """What was done in secret comes out: money given, forces made ready.

    One step, for saves of old count the steps of a turn.
    """
    return [*aid.uncover(world, dice), *mobilisation.notice(world, dice)]


def _governments(world: World, dice: Dice) -> list[Record]:
    """Cabinets do their work, fall and are formed; then states are called by what they have become.

    One step, for saves of old count the steps of a turn.
    """
    return [*government.move_governments(world, dice), *styles.keep_styles(world)]


def _wars(world: World, dice: Dice) -> list[Record]:
    """How sides compare, and whether a war ends everything.

    One step, for saves of old count the steps of a turn.
    """
    return [*coalition.measure(world, dice), *deterrent.tempt_fate(world, dice)]


def _reckonings(world: World, dice: Dice) -> list[Record]:
    """Whether anything moved in a war, who struck while arms were to rest, and whom each could count on.

    One step, for saves of old count the steps of a turn.
    """
    return [*stirring.watch(world), *armistice.judge(world), *coalition.expect_help(world, dice)]


def _bodies(world: World, dice: Dice) -> list[Record]:
    """Bodies live together, and who was let in is written down.

    One step, for saves of old count the steps of a turn.
    """
    return [*institutions.keep_company(world, dice), *inclusion.keep_ledger(world, dice)]


def advance_sieges(world: World, dice: Dice) -> list[Record]:
    """A round of every siege, harbours fed or not as the fleets lie now."""
    board = board_of(world)
    return siege.advance_sieges(world, dice, board, Seas(board).feeds)


def _round(number: int) -> tuple[Step, ...]:
    """One round of operations."""
    return (
        _rule(Phase.OPERATIONS, movement.begin_round, number),
        SeatStep(Phase.OPERATIONS, "operations", number),
        _rule(Phase.OPERATIONS, naval.meet, number),
        _rule(Phase.OPERATIONS, advance_sieges, number),
        _rule(Phase.OPERATIONS, supply.feed, number),
    )


EVENTS: Final = "engine.run_events"  # the step in which events are drawn
#: The quarter until its operations, and after them.
BEGINS: Final[tuple[Step, ...]] = (
    RuleStep(Phase.WORLD, "treaties.lapse_treaties", lambda world, dice, book: _bonds(world, dice)),
    _rule(Phase.WORLD, zones.keep_zones),
    _rule(Phase.WORLD, sanctions.lapse_embargoes),
    RuleStep(Phase.WORLD, "aid.uncover", lambda world, dice, book: _notices(world, dice)),
    _rule(Phase.WORLD, envoys.return_envoys),
    RuleStep(Phase.WORLD, "quarter.close_accounts", lambda world, dice, book: _accounts(world, dice)),
    _rule(Phase.WORLD, contributions.keep_books),
    _rule(Phase.WORLD, quarter.grow),
    _rule(Phase.WORLD, raising.finish_works),
    _rule(Phase.WORLD, will.move_moods),
    _rule(Phase.WORLD, home.move_homes),
    _rule(Phase.WORLD, revolution.move_revolutions),
    _rule(Phase.WORLD, pathologies.move_pathologies),
    RuleStep(Phase.WORLD, "government.move_governments", lambda world, dice, book: _governments(world, dice)),
    _rule(Phase.WORLD, revision.raise_claims),
    _rule(Phase.WORLD, revision.show_signs),
    _rule(Phase.WORLD, cabinet_pressure.press),
    _rule(Phase.WORLD, will.move_unrest),
    _rule(Phase.WORLD, budget.trim_to_will),
    _rule(Phase.WORLD, incidents.quarrel),
    RuleStep(Phase.WORLD, EVENTS, engine.run_events),
    SeatStep(Phase.POLITICS, "politics"),
    RuleStep(Phase.POLITICS, "engine.settle_questions", engine.settle_questions),
    _rule(Phase.POLITICS, cabinet_pressure.settle_pressing),
    _rule(Phase.POLITICS, unanswered.lapse_proposals),
    _rule(Phase.POLITICS, warnings_and_calls.settle_calls),
    _rule(Phase.POLITICS, congress.settle_congresses),
    _rule(Phase.POLITICS, membership.settle_doors),
    _rule(Phase.CONFERENCE, crises.advance),
    _rule(Phase.CONFERENCE, pledges.watch_mandates),
    SeatStep(Phase.CONFERENCE, "offers", conference.FIRST),
    _rule(Phase.CONFERENCE, decisions.open_offers),
    SeatStep(Phase.CONFERENCE, "final", conference.FINAL),
    _rule(Phase.CONFERENCE, decisions.decide),
    _rule(Phase.CONFERENCE, evidence.judge_wars),
    SeatStep(Phase.CONFERENCE, "muster", conference.MUSTER),
    RuleStep(Phase.CONFERENCE, "coalition.measure", lambda world, dice, book: _wars(world, dice)),
)
ENDS: Final[tuple[Step, ...]] = (
    _rule(Phase.CLOSE, unanswered.lapse_proposals),
    _rule(Phase.CLOSE, siege.rebuild_garrisons),
    _rule(Phase.CLOSE, warnings_and_calls.judge_warnings),
    _rule(Phase.CLOSE, conquest.judge_allies),
    _rule(Phase.CLOSE, conquest.recognise),
    _rule(Phase.CLOSE, quiet.weigh_quarter),
    RuleStep(Phase.CLOSE, "institutions.keep_company", lambda world, dice, book: _bodies(world, dice)),
    RuleStep(Phase.CLOSE, "coalition.expect_help", lambda world, dice, book: _reckonings(world, dice)),
    _rule(Phase.CLOSE, commitment.move_stages),
    _rule(Phase.CLOSE, disclosure.leak_stages),
)


@lru_cache(maxsize=16)
def turn_with(rounds: int) -> tuple[Step, ...]:
    """A quarter of so many rounds of operations."""
    return (*BEGINS, *(step for number in range(1, rounds + 1) for step in _round(number)), *ENDS)


#: A quarter as most campaigns have it, with a round a month.
TURN: Final = turn_with(MONTHS_A_QUARTER)


def turn_of(world: World) -> tuple[Step, ...]:
    """The steps of a quarter in a world, by the length of its rounds."""
    return turn_with(world.rules.movement.rounds)


def is_due(world: World, step: Step) -> bool:
    """Whether a step takes place: without a crisis or a new war nobody confers, without any war there is
    one round of operations. One that begins within a quarter begins with the operations of that month."""
    if world.turn == 0 and _is_over_before(world, step):
        return False
    if step.phase is Phase.CONFERENCE and isinstance(step, SeatStep):
        if step.round == conference.MUSTER:
            return any(w.start == world.turn and not w.is_over for w in world.wars.values())
        return bool(crises.living(world))
    if step.phase is not Phase.OPERATIONS:
        return True
    return step.round <= 1 or any(not w.is_over for w in world.wars.values())


def _is_over_before(world: World, step: Step) -> bool:
    """Whether a step of the first quarter lies before the month in which the campaign begins."""
    first = world.facts.first_month
    if first == 1 or step.phase is Phase.CLOSE:
        return False
    return step.phase is not Phase.OPERATIONS or world.rules.movement.month(step.round) < first


def enter(world: World, step: Step) -> None:
    """Set the clock within the turn to a step."""
    world.phase, world.round = step.phase, step.round


def next_turn(world: World) -> None:
    """Set the clock to the beginning of the next turn."""
    world.turn += 1
    world.phase, world.round = Phase.WORLD, 0


def who_acts(world: World, dice: Dice, step: SeatStep) -> list[int]:
    """The powers that act in a seat step, in the order drawn."""
    able = queries.existing(world)
    if step.phase is Phase.OPERATIONS:
        armed = {force.power for force in world.forces.values()}
        able = [p for p in able if p in armed and (step.round == 1 or queries.is_at_war(world, p))]
        purpose = "initiative"
    elif step.phase is Phase.CONFERENCE:
        if step.round == conference.MUSTER:
            able = [p for p in able if joining.may_intervene(world, p)]
        else:
            able = [p for p in able if conference.may_decide(world, p, step.round)]
        purpose = "seat_order"
    else:
        purpose = "seat_order"
    drawn = dice.shuffled(world.turn, queries.names(world, able), purpose, step.round)
    index = {name: i for i, name in zip(able, queries.names(world, able), strict=True)}
    return [index[name] for name in drawn]
