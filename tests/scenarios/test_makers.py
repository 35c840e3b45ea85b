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


def test_a_list_of_bodies_names_each_kind_once_and_one_at_least(mine: Path) -> None:
    nothing = "nobody could think of founding anything, name kinds that can be founded, or leave `bodies` out"
    assert told(mine, {"scenario.yaml": f"{FRAME}bodies: []\n"})[0].startswith(f"scenario.yaml:2: {nothing}")
    twice = told(mine, {"scenario.yaml": f"{FRAME}bodies: [concert, concert]\n"})
    assert any("concert is listed twice" in line for line in twice)


def test_a_state_s_people_live_somewhere(mine: Path) -> None:
    strange = "powers:\n  france: {people: [frensh]}\n"
    assert told(mine, {"roster.yaml": strange}) == [
        "roster.yaml:2: nobody of `frensh` lives anywhere, did you mean `french`?"
    ]
