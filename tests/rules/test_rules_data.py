"""The shipped constants of war make sense together, in every era."""

from __future__ import annotations

import pytest

from game.rules.land.ground import twelfths
from game.scenarios.tables.rules import load_rules
from game.words import Branch, Era, Footing, Mission, RiverRank, Stance, Terrain
from game.world import fixed
from tests.kit import small_map

RULES = load_rules()


@pytest.mark.parametrize("era", list(Era))
@pytest.mark.parametrize("branch", list(Branch))
def test_every_era_has_every_branch(era: Era, branch: Branch) -> None:
    assert any(unit.branch is branch for unit in RULES.units_of(era))


@pytest.mark.parametrize("era", list(Era))
def test_a_foot_corps_is_the_measure_and_some_fleet_carries_it(era: Era) -> None:
    units = RULES.units_of(era)
    foot = next(unit for unit in units if unit.branch is Branch.FOOT)
    battle = next(unit for unit in units if unit.branch is Branch.FLEET)
    assert foot.attack == foot.defence == foot.siege == foot.upkeep == fixed.ONE
    assert battle.attack == fixed.ONE
    assert max(unit.capacity for unit in units) >= foot.full_strength


def test_horse_outruns_foot_and_everybody_gets_four_hexes_far() -> None:
    europe = small_map("..")
    foot, horse = (RULES.units[kind].march_km for kind in ("infantry_corps", "cavalry_corps"))
    assert (twelfths(europe, foot) // 12, twelfths(europe, horse) // 12) == (4, 6)


def test_tables_are_complete_and_ordered() -> None:
    assert set(RULES.terrain) == set(Terrain)
    combat, movement = RULES.combat, RULES.movement
    assert set(combat.river) == set(movement.river_km) == set(RiverRank)
    assert [combat.river[rank] for rank in RiverRank] == sorted(combat.river.values(), reverse=True)
    assert [movement.river_km[rank] for rank in RiverRank] == sorted(movement.river_km.values())
    assert set(combat.stance_loss) == set(combat.stance_value) == set(Stance)
    assert set(combat.readiness) == set(Footing)
    assert set(RULES.naval.contact) == set(RULES.naval.evasion) == set(Mission)
    assert set(combat.entrenchment) == set(combat.max_entrenchment) == set(movement.rail) == set(Era)


def test_only_land_can_be_entered() -> None:
    for terrain, rule in RULES.terrain.items():
        assert (rule.foot > 0) == (rule.horse > 0) == (terrain >= Terrain.PLAIN)
