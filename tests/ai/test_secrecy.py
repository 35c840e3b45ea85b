"""An AI decides on its View alone: what it cannot see changes none of its orders."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.ai import minister
from game.ai.seat.desk import Reason
from game.campaign.campaign import Campaign
from game.events.engine import EventBook
from game.rules.orders import Code, Order, Refusal
from game.words import Phase, Stance
from game.world.sight.view import View
from game.world.state.dealings import Gift
from game.world.state.world import World
from tests import played as campaigns
from tests.ai.desks import LoneDesk

TURNS = 8


@pytest.fixture(scope="module")
def played() -> Campaign:
    return campaigns.played("1815", TURNS, 11)


def decisions(
    world: World, book: EventBook, power: int, phase: Phase
) -> list[tuple[Order, tuple[Reason, ...]]]:
    desk = LoneDesk(world.copy(), power, book)
    desk.world.phase, desk.world.round = phase, int(phase is Phase.OPERATIONS)
    if phase is Phase.POLITICS:
        minister.play_politics(desk)
    else:
        minister.play_operations(desk)
    return desk.orders


def disturb(world: World, victim: int, watcher: int) -> World:
    """Change everything about a power that another one cannot see."""
    twin = world.copy()
    state = twin.powers[victim]
    state.treasury += 54_321
    state.chest += 1_111
    state.envoys = 0
    state.gifts = {watcher: Gift(world.turn, is_secret=True)}
    state.stage, state.stage_since = 4 - state.stage, world.turn
    state.quarters_above, state.quarters_below = 3, 2
    state.will = state.will // 1000 * 1000 + (state.will + 500) % 1000
    seen = View(world, watcher).friends
    for force in twin.forces.values():
        if force.power == victim and victim not in seen:
            force.morale, force.experience, force.supply, force.stance = 123, 45, 678, Stance.DELAY
    return twin


@pytest.mark.parametrize("phase", [Phase.POLITICS, Phase.OPERATIONS])
@pytest.mark.parametrize("watcher", ["austria", "france", "ottoman_empire", "bavaria"])
def test_hidden_facts_of_russia_change_nobodys_orders(played: Campaign, phase: Phase, watcher: str) -> None:
    names = [facts.id for facts in played.world.roster]
    victim, power = names.index("russia"), names.index(watcher)
    twin = disturb(played.world, victim, power)
    assert twin.state_hash() != played.world.state_hash()
    assert decisions(twin, played.book, power, phase) == decisions(played.world, played.book, power, phase)


def test_an_ai_writes_nothing_itself(played: Campaign) -> None:
    before = played.world.state_hash()

    class Deaf(LoneDesk):
        def submit(
            self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
        ) -> Refusal:
            self.orders.append((order, tuple(reasons)))
            return Refusal(Code.NOT_YOUR_TURN)

    for power in range(len(played.world.powers)):
        if played.world.powers[power].exists:
            for phase in (Phase.POLITICS, Phase.OPERATIONS):
                played.world.phase, played.world.round = phase, int(phase is Phase.OPERATIONS)
                desk = Deaf(played.world, power, played.book)
                (minister.play_politics if phase is Phase.POLITICS else minister.play_operations)(desk)
    played.world.phase, played.world.round = Phase.WORLD, 0
    assert played.world.state_hash() == before
