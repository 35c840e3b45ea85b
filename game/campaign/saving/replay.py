"""Replay: logged orders played again must give the same world each turn, each stretch by its own rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from game.campaign import door
from game.campaign.books.logbook import LoggedOrder
from game.campaign.books.segments import FOLDED, RULES_VERSION, Segment
from game.campaign.campaign import Campaign
from game.campaign.phases import RuleStep, enter, is_due, next_turn, turn_of
from game.campaign.saving.format import codec, packing
from game.campaign.saving.renumber import NotThere, Renumbering
from game.events.engine import EventBook
from game.scenarios.load import Setup, carried, installed_as
from game.scenarios.reading.problems import ScenarioError
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.invariants import BrokenInvariant
from game.world.state.world import World

_OTHER: Final = "was played by another version of the game, with other results"
_WHY: Final = {FOLDED: "is too many stretches back, whose beginnings are not kept"}
#: What files and a state out of a save, which may be anything, come to when they are played.
UNPLAYABLE: Final = (ValueError, KeyError, TypeError, IndexError, AttributeError, NotThere, BrokenInvariant)
Moment = tuple[int, int]  # a turn and the step of it


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Where a replay left the recorded path."""

    turn: int
    what: str


@dataclass(slots=True)
class Tape:
    """A world being played again from a log; no AI has a say."""

    world: World
    book: EventBook
    orders: dict[Moment, list[LoggedOrder]] = field(default_factory=dict)

    def play(self, number: int) -> Mismatch | None:
        """Play one step of the turn; the first order that no longer passes, if any."""
        step, dice = turn_of(self.world)[number], Dice(self.world.seed)
        if not is_due(self.world, step):
            return None
        enter(self.world, step)
        if isinstance(step, RuleStep):
            step.run(self.world, dice, self.book)
            return None
        for entry in self.orders.get((self.world.turn, number), []):
            refusal = door.judge(View(self.world, entry.order.power), entry.order)
            if refusal is not None:
                return Mismatch(self.world.turn, f"order {entry.order.kind} is refused now ({refusal.code})")
            door.execute(self.world, dice, self.book, entry.order)
        return None


def verify(campaign: Campaign) -> Mismatch | None:
    """Replay all that this version can; the first difference, or None if all agrees."""
    saved = campaign.common_world
    if len(campaign.hashes) != saved.turn:
        return Mismatch(saved.turn, f"{len(campaign.hashes)} turns have a fingerprint")
    for segment, end in stretches(campaign):
        if segment.version == RULES_VERSION and (bad := _replayed(campaign, segment, end)):
            return bad
    return None


def _replayed(campaign: Campaign, segment: Segment, end: Segment) -> Mismatch | None:
    """Replay one stretch, whose files and state came out of the save and may be anything."""
    try:
        return _differs(campaign, segment, end)
    except ScenarioError as error:
        return Mismatch(segment.turn, f"the files of that time cannot be used: {error.problems[0]}")
    except UNPLAYABLE:
        return Mismatch(segment.turn, "the stretch that begins there is not what a save holds")


def left_out(campaign: Campaign) -> list[str]:
    """Which turns cannot be played again, and why, a line each."""
    calendar = campaign.world.facts.calendar
    return [
        f"{calendar.date(segment.turn)[:7]} to {calendar.date(end.turn)[:7]} "
        f"{_WHY.get(segment.version, _OTHER)}: compared from turn {end.turn} on"
        for segment, end in stretches(campaign)
        if segment.version != RULES_VERSION
    ]


def stretches(campaign: Campaign) -> Iterator[tuple[Segment, Segment]]:
    """Each stretch of a campaign, and where it ends: where the next begins, or where the campaign stands."""
    at, last = campaign.juncture, campaign.segments[-1]
    now = replace(
        last, turn=at.turn, step=at.step, agenda=at.agenda, orders=len(campaign.common_log), state=b""
    )
    yield from zip(campaign.segments, [*campaign.segments[1:], now], strict=True)


def _differs(campaign: Campaign, segment: Segment, end: Segment) -> Mismatch | None:
    """Replay one stretch; what differs first."""
    world, turn = None, segment.turn
    for told in played_again(campaign, segment, end):
        if isinstance(told, Mismatch):
            return told
        world = told
        if world.turn > turn and world.state_hash() != campaign.hashes[turn]:
            return Mismatch(turn, "the world at the end of the turn differs")
        turn = world.turn
    is_last = end.content is segment.content and end.orders == len(campaign.common_log) and not end.state
    if is_last and world is not None and world.state_hash() != campaign.common_world.state_hash():
        return Mismatch(end.turn, "the saved world differs")
    return None


def played_again(campaign: Campaign, segment: Segment, end: Segment) -> Iterator[World | Mismatch]:
    """Play one stretch again from the log: the world as each turn begins, and as the stretch ends.

    It is one world that goes on; an order that no longer passes is the last that comes.
    """
    setup = setup_of_segment(campaign, segment)
    tape = Tape(_start(campaign, segment, setup), setup.book)
    old = Renumbering.between(campaign.world, tape.world)
    for entry in campaign.common_log[segment.orders : end.orders]:
        then = replace(entry, order=old.of(type(entry.order), entry.order)) if old.moves else entry
        tape.orders.setdefault((entry.turn, entry.step), []).append(then)
    number = segment.step
    until = (end.turn, end.step + (end.agenda is not None))
    if number == 0:
        yield tape.world
    while (tape.world.turn, number) < until:
        if number < len(turn_of(tape.world)):
            if bad := tape.play(number):
                yield bad
                return
            number += 1
            continue
        next_turn(tape.world)
        number = 0
        yield tape.world
    yield tape.world


def setup_of_segment(campaign: Campaign, segment: Segment) -> Setup:
    """What a stretch was played with."""
    scenario = campaign.world.facts.id
    return installed_as(scenario, segment.content.prints) or carried(segment.content, scenario)


def _start(campaign: Campaign, segment: Segment, setup: Setup) -> World:
    """The world at the beginning of a stretch."""
    start = setup.begin(campaign.world.seed, campaign.world.settings)
    if not segment.state:
        return start
    return codec.world_from(start, packing.unpack([segment.state])[0]["state"])
