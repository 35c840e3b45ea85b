"""What is no order, or is one no more, is refused in a sentence and changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.stale import Trial
from game.campaign.campaign import Campaign
from game.politics.bodies.membership import FoundInstitution
from game.politics.war.outbreak.war import DeclareWar
from game.rules.land.movement import Move
from game.rules.orders import Code, Refusal
from game.scenarios.load import load_scenario
from game.words import CasusBelli, Preset, Term
from game.world.state.treaties import PeaceTerm
from game.world.state.world import Settings

ANY: Any = object()
TEXT: Any = "claim"
NO_ORDERS: dict[str, Any] = {
    "nothing": None,
    "no number": Move(0, forces=(1,), path=("7",)),  # type: ignore[arg-type]
    "a fraction": Move(0, forces=(1.0,), path=(7,)),  # type: ignore[arg-type]
    "yes and no": Move(0, forces=(True,), path=(7,)),
    "a list": Move(0, forces=[1], path=(7,)),  # type: ignore[arg-type]
    "too large a number": Move(0, forces=(2**70,), path=(7,)),
    "a word that is none": DeclareWar(0, 1, TEXT),
    "something in something": DeclareWar(0, 1, CasusBelli.CLAIM, (PeaceTerm(Term.CESSION, place=ANY),)),
    "a power that is none": Move(10**6, forces=(1,), path=(7,)),
    "nobody": Move(-1, forces=(1,), path=(7,)),
    "a name without end": FoundInstitution(0, Preset.CONCERT, "x" * 10_000, ()),
    "a name that commands the terminal": FoundInstitution(0, Preset.CONCERT, "League\x1b[31m", ()),
}


@pytest.mark.parametrize("order", NO_ORDERS.values(), ids=NO_ORDERS)
def test_what_is_no_order_is_refused(order: Any) -> None:
    campaign = Campaign(*load_scenario("1815", 7, Settings()))
    before = campaign.world.state_hash()
    answer = campaign.submit(order)
    assert isinstance(answer, Refusal)
    assert answer.code is Code.NO_ORDER
    assert campaign.world.state_hash() == before


def test_orders_held_back_and_nonsense_change_nothing(tmp_path: Path) -> None:
    trial = Trial(3, tmp_path)
    trial.run(1000)
    assert trial.bad == []
    assert trial.counts["stale, refused"] > 20
