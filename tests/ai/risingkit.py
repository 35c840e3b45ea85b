"""A rising on the tiny map, for cases of who comes in: green rises against blue, red and white look on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from game.ai.seat.situation import Situation
from game.ai.war import outsiders
from game.politics.perception.doctrine import creed_at
from game.words import (
    CasusBelli,
    CrisisStep,
    ExpeditionSize,
    Ideology,
    Motive,
    OverlordKind,
    Rank,
    Settlement,
)
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import War
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, armed_row, at_war

SELF_HELP, CONCERT = 0, 3
BOTH = pytest.mark.parametrize("stage", [SELF_HELP, CONCERT])
ALL, CORPS, FLEET = ExpeditionSize.ALL, ExpeditionSize.CORPS, ExpeditionSize.FLEET


@dataclass
class Rising:
    """Green rises against blue, its lord; red lies next to blue, white next to green."""

    world: World
    war: War

    def why(
        self, stage: int, *, lord: bool, power: int = RED, size: ExpeditionSize = ALL
    ) -> dict[Motive, int]:
        """What one outsider weighs by a logic."""
        view = View(self.world, power)
        here = Situation(view, creed_at(view, stage))
        reasons = outsiders.reasons_to_come(view, here, view.wars[self.war.id], BLUE if lord else GREEN, size)
        return {r.term: r.weight for r in reasons}


def rising(age: int = 8, **armies: int) -> Rising:
    world = armed_row("AABBCCDD", "AABBCCDD", "AAEECCDD", **{"red": 4, "green": 2, "blue": 2, **armies})
    world.turn = 40
    world.beliefs.trust[:] = 5_000
    state = world.powers[GREEN]
    state.overlord, state.overlord_kind = BLUE, OverlordKind.CROWN_UNION
    war = at_war(world, GREEN, BLUE)
    war.casus, war.start = CasusBelli.REBELLION, world.turn - age
    for power in (RED, BLUE, GREEN, WHITE):
        world.powers[power].home.ideology = Ideology.AUTHORITARIAN
        world.powers[power].rank = Rank.GREAT
    return Rising(world, war)


def believe(world: World, **rights: Ideology) -> None:
    for name, right in rights.items():
        world.powers[("red", "blue", "green", "white").index(name)].home.ideology = right


def steady(world: World) -> None:
    """Let nobody's private resolve decide."""
    world.rules = replace(world.rules, coalition=replace(world.rules.coalition, j_slope=10**9))


def decided(case: Rising, kind: Settlement, agent: int, addressed: int) -> None:
    case.world.crises[1] = Crisis(
        1, "rising", 30, GREEN, BLUE, CasusBelli.REBELLION, (), war=case.war.id, step=CrisisStep.ENFORCEMENT,
        decision=Draft(kind, (), agent), addressed=(addressed,), votes={RED: 0, WHITE: 0},
    )  # fmt: skip
