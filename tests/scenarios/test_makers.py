"""How many powers make policy is data: the scenario's two lists, up to what its rules allow."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from tests.scenarios.test_patches import FRAME, begun, told

TWELVE = "[ottoman_empire, spain, netherlands, sweden, sardinia, two_sicilies, portugal"
MORE = ("bavaria", "denmark", "saxony", "hanover", "wurttemberg", "tuscany")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def frame(more: int) -> str:
    return f"{FRAME}regional: {', '.join((TWELVE, *MORE[:more]))}]\n"


def test_sixteen_powers_make_policy(mine: Path) -> None:
    world, book = begun(mine, scenario=frame(4))
    assert len(world.facts.policy_makers) == world.rules.politics.most_makers == 16
    campaign = Campaign(world, book, last_turn=1)
    campaign.advance()
    named = {world.roster[entry.order.power].id for entry in campaign.log}
    assert named & set(MORE[:4])


def test_more_than_the_rules_allow_is_a_mistake_and_rules_may_allow_more(mine: Path) -> None:
    assert told(mine, {"scenario.yaml": frame(5)}) == [
        "scenario.yaml:2: 17 policy makers are too many, at most 16: politics.most_makers"
    ]
    world, _ = begun(mine, scenario=frame(5), rules__politics="most_makers: 17\n")
    assert len(world.facts.policy_makers) == 17
