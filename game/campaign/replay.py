"""Replay: the logged orders played again from the scenario's start must give the same world each turn."""

from __future__ import annotations

from dataclasses import dataclass

from game.campaign import door
from game.campaign.campaign import Campaign, LoggedOrder
from game.campaign.phases import TURN, RuleStep, is_due
from game.rules.orders import Refusal
from game.scenarios.load import load_scenario
from game.words import Phase
from game.world.dice import Dice
from game.world.view import View


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Where a replay left the recorded path."""

    turn: int
    what: str


def verify(campaign: Campaign) -> Mismatch | None:
    """Replay a campaign's orders without any AI; the first difference, or None if all agrees."""
    saved = campaign.world
    world, book = load_scenario(saved.facts.id, saved.seed, saved.settings)
    dice = Dice(saved.seed)
    orders: dict[tuple[int, int], list[LoggedOrder]] = {}
    for entry in campaign.log:
        orders.setdefault((entry.turn, entry.step), []).append(entry)
    while (world.turn, 0) <= (saved.turn, campaign.step):
        for number, step in enumerate(TURN):
            if world.turn == saved.turn and number > campaign.step:
                break
            if world.turn == saved.turn and number == campaign.step and campaign.agenda is None:
                break
            if not is_due(world, step):
                continue
            world.phase, world.round = step.phase, step.round
            if isinstance(step, RuleStep):
                step.run(world, dice, book)
                continue
            for entry in orders.get((world.turn, number), []):
                refusal = door.judge(View(world, entry.order.power), entry.order)
                if isinstance(refusal, Refusal):
                    return Mismatch(world.turn, f"order {entry.order.kind} is refused now: {refusal.code}")
                door.execute(world, dice, book, entry.order)
        if world.turn == saved.turn:
            break
        world.turn += 1
        world.phase, world.round = Phase.WORLD, 0
        if world.state_hash() != campaign.hashes[world.turn - 1]:
            return Mismatch(world.turn - 1, "the world at the end of the turn differs")
    if world.state_hash() != saved.state_hash():
        return Mismatch(saved.turn, "the saved world differs")
    return None
