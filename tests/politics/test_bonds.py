"""Which treaties keep two powers from fighting, and which parts of a country have neighbours."""

from __future__ import annotations

import pytest

from game.politics.bonds import peace_bonds
from game.politics.perception import threat
from game.politics.perception.doctrine import creed_at
from game.politics.war.outsiders import joining
from game.rules.orders import Code
from game.words import CasusBelli, TreatyKind
from game.world import fixed
from game.world.state import queries
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, four_in_a_row, small_world, treaty


@pytest.mark.parametrize("kind", [TreatyKind.GUARANTEE, TreatyKind.NEUTRALITY])
def test_guarantors_keep_the_peace_with_whom_they_guarantee_and_not_with_each_other(kind: TreatyKind) -> None:
    w = four_in_a_row()
    bond = treaty(w, kind, RED, BLUE, GREEN, subject=GREEN)
    assert peace_bonds(w, RED, GREEN) == [bond] == peace_bonds(w, GREEN, BLUE)
    assert not peace_bonds(w, RED, BLUE)


@pytest.mark.parametrize(
    "kind", [TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE, TreatyKind.NON_AGGRESSION,
             TreatyKind.TRUCE]
)  # fmt: skip
def test_allies_and_who_promised_peace_keep_it(kind: TreatyKind) -> None:
    w = four_in_a_row()
    bond = treaty(w, kind, RED, BLUE)
    assert peace_bonds(w, RED, BLUE) == [bond]
    assert not peace_bonds(w, RED, GREEN)


@pytest.mark.parametrize(
    ("kind", "guilty", "code"),
    [
        (TreatyKind.DEFENSIVE_ALLIANCE, BLUE, None),
        (TreatyKind.DEFENSIVE_ALLIANCE, -1, Code.BOUND_BY_TREATY),
        (TreatyKind.OFFENSIVE_ALLIANCE, BLUE, Code.BOUND_BY_TREATY),
        (TreatyKind.NON_AGGRESSION, BLUE, None),
        (TreatyKind.NON_AGGRESSION, -1, Code.BOUND_BY_TREATY),
        (TreatyKind.TRUCE, BLUE, Code.BOUND_BY_TREATY),
    ],
)
def test_neither_alliance_for_defence_nor_promise_of_peace_shields_whom_one_holds_guilty(
    kind: TreatyKind, guilty: int, code: Code | None
) -> None:
    w = four_in_a_row()
    struggle = at_war(w, BLUE, GREEN)
    struggle.casus = CasusBelli.CONQUEST
    struggle.verdicts[RED] = guilty
    treaty(w, kind, RED, BLUE)
    refusal = joining.check_join_war(w, joining.JoinWar(RED, struggle.id, GREEN))
    assert (refusal and refusal.code) is code


def test_who_shares_a_water_is_feared_across_it_and_who_does_not_less() -> None:
    w = small_world(
        "...~...\n...~...", provinces="AABzCDD\nAABzCDD",
        owners={"B": "blue", "C": "green", "D": "white"}, ports=(2, 4),
    )  # fmt: skip
    for power, spot in ((RED, 0), (BLUE, 2), (GREEN, 4), (WHITE, 6)):
        corps(w, power, spot)
    near, rules = threat.neighbours(w), w.rules.belief
    suspected = threat.intents(w, BLUE, creed_at(w, 0), near)
    assert suspected[GREEN][0] == rules.second_row
    assert suspected[WHITE][0] == rules.far
    assert suspected[RED][0] == fixed.ONE


@pytest.mark.parametrize(("row", "is_main"), [("AABBBDDCCC", True), ("GHIJKLABDC", False)])
def test_main_parts_of_a_country_have_neighbours_and_outposts_have_not(row: str, is_main: bool) -> None:
    """Red's D lies apart from its other land, which is one province or seven; white's C touches D alone."""
    w = small_world("." * len(row), provinces=row, owners={"B": "blue", "C": "white"})
    near = threat.neighbours(w)
    assert (WHITE in near[RED]) == is_main
    assert RED in near[WHITE]


def test_in_war_the_ground_of_allies_is_open_and_to_the_enemy_too() -> None:
    w = four_in_a_row()
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    assert queries.hosts_of(w, BLUE) == queries.hosts_of(w, RED) == []
    at_war(w, RED, (BLUE, WHITE))
    for belligerent in (RED, BLUE, WHITE):  # the enemy may follow, and a comrade may pass
        assert GREEN in queries.hosts_of(w, belligerent)
    assert queries.hosts_of(w, GREEN) == []
