"""Replay: the logged orders played again from the scenario's start must give the same world each turn."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.campaign import door
from game.campaign.books.logbook import LoggedOrder
from game.campaign.campaign import Campaign
from game.campaign.phases import TURN, RuleStep, enter, is_due, next_turn
from game.events.engine import EventBook
from game.scenarios.load import load_scenario
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.world import World


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
    orders: dict[tuple[int, int], list[LoggedOrder]] = field(default_factory=dict)

    def play(self, number: int) -> Mismatch | None:
        """Play one step of the turn; the first order that no longer passes, if any."""
        step, dice = TURN[number], Dice(self.world.seed)
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
    """Replay a campaign's orders from its scenario's start; the first difference, or None if all agrees."""
    saved = campaign.common_world
    return differs(campaign, *load_scenario(saved.facts.id, saved.seed, saved.settings))


def differs(campaign: Campaign, start: World, book: EventBook) -> Mismatch | None:
    """Replay a campaign's orders on the world it began with (which is used up); what differs first."""
    saved, tape = campaign.common_world, Tape(start, book)
    if len(campaign.hashes) != saved.turn:
        return Mismatch(saved.turn, f"{len(campaign.hashes)} turns have a fingerprint")
    for entry in campaign.common_log:
        tape.orders.setdefault((entry.turn, entry.step), []).append(entry)
    while tape.world.turn < saved.turn:
        turn = tape.world.turn
        for number in range(len(TURN)):
            if bad := tape.play(number):
                return bad
        next_turn(tape.world)
        if tape.world.state_hash() != campaign.hashes[turn]:
            return Mismatch(turn, "the world at the end of the turn differs")
    for number in range(campaign.step + (campaign.agenda is not None)):
        if bad := tape.play(number):
            return bad
    if tape.world.state_hash() != saved.state_hash():
        return Mismatch(saved.turn, "the saved world differs")
    return None
