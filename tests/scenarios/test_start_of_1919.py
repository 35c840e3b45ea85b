"""The start of 1919: armies, titles, fronts and treaties are those of 1 July 1919."""

from __future__ import annotations

import pytest

from game.politics.crises.seats import callers
from game.rules.money import economy
from game.scenarios.folder.ground import ground_of
from game.scenarios.load import load_scenario
from game.words import CasusBelli, Era, Rank, TreatyKind
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.world import Settings, World
from tests.scenarios.strength import shares

#: Men under arms, thousands; where the treaties capped an army or a civil war was fought, those truly there.
SOLDIERS = {
    "britain": 1333, "france": 2364, "germany": 500, "italy": 1000, "soviet_russia": 1550,
    "united_states": 1173, "japan": 306, "poland": 500, "czechoslovakia": 150, "yugoslavia": 255,
    "romania": 292, "ottoman_empire": 45, "greece": 200, "hungary": 120, "spain": 224, "belgium": 212,
    "bulgaria": 45, "austria_republic": 29, "portugal": 20, "netherlands": 14, "denmark": 16, "norway": 7,
    "finland": 38, "estonia": 75, "latvia": 11, "lithuania": 10, "albania": 3, "persia": 20, "egypt": 17,
    "georgia": 20, "armenia": 18, "azerbaijan": 25, "syria": 8, "hejaz": 6, "jabal_shammar": 4,
    "ukraine": 25, "white_russia_south": 160, "white_russia_east": 115, "white_russia_north": 39,
}  # fmt: skip
#: Towns whose title had not yet passed, or passed otherwise, on the first day (owners.yaml has the dates).
NOT_YET = {
    "corridor": "germany", "thorn": "germany", "danzig": "germany", "memel": "germany", "fiume": "fiume",
    "western_thrace": "bulgaria", "smyrna": "ottoman_empire", "adalia": "ottoman_empire",
    "cilicia": "ottoman_empire",
}  # fmt: skip


@pytest.fixture(scope="module")
def world() -> World:
    return load_scenario("1919", 7, Settings())[0]


def men_of(world: World, power: int) -> int:
    garrisons = int(world.places.garrison[world.places.owner == power].sum())
    return garrisons + sum(
        force.strength for force in queries.forces_of(world, power) if not queries.is_fleet(world, force)
    )


def id_of(world: World, power: int) -> str:
    return world.roster[power].id if power >= 0 else ""


@pytest.mark.parametrize(("name", "thousands"), SOLDIERS.items())
def test_every_army_is_within_a_tenth_of_what_stood_there(world: World, name: str, thousands: int) -> None:
    assert men_of(world, queries.power_of(world, name)) / 1000 == pytest.approx(thousands, rel=0.1)


def test_titles_are_those_of_the_settled_peace_but_for_what_had_not_yet_passed(world: World) -> None:
    settled = ground_of(Era("1919")).owners.owners
    towns = [(city.id, int(world.map.place[city.hex])) for city in world.map.cities]
    other = {
        (town, world.map.places[place].id)
        for town, place in towns
        if place < world.map.land_count()
        and id_of(world, int(world.places.owner[place])) != settled[world.map.places[place].id]
    }
    assert {place for _, place in other} == set(NOT_YET)
    assert len(other) <= 20
    for name, owner in NOT_YET.items():
        place = next(p for p in world.map.places if p.id == name)
        assert id_of(world, int(world.places.owner[place.index])) == owner


def test_great_powers_are_seven_two_of_them_off_the_map(world: World) -> None:
    great = queries.great_powers(world)
    assert set(queries.names(world, great)) == {
        "britain", "france", "germany", "italy", "soviet_russia", "united_states", "japan"
    }  # fmt: skip
    landless = {id_of(world, p) for p in great if not queries.owned_by(world, p)}
    assert landless <= {"united_states", "japan"}
    assert len(world.facts.policy_makers) == 15
    assert all(world.powers[p].rank is not Rank.MINOR for p in world.facts.policy_makers)


def test_strength_in_europe_is_within_three_points_of_the_shares_that_fit_the_age(world: World) -> None:
    proposed = {"britain": 27, "france": 27, "germany": 14, "italy": 11, "soviet_russia": 21}
    share = shares(world, tuple(proposed))
    assert share == pytest.approx(proposed, abs=3)


def test_britain_has_more_guns_afloat_than_any_other_and_germany_next_to_none(world: World) -> None:
    afloat = {
        id_of(world, p): sum(f.strength for f in queries.forces_of(world, p) if queries.is_fleet(world, f))
        for p in queries.great_powers(world)
    }
    assert afloat["britain"] > 2 * afloat["united_states"] > 2 * afloat["japan"] > 2 * afloat["italy"]
    assert afloat["germany"] < afloat["italy"] // 4


def test_fronts_and_pledges_stand_where_they_stood(world: World) -> None:
    at = {p.id: p for p in world.map.places}
    holders = {
        "smyrna": "greece", "debrecen": "romania", "pskov": "white_russia_north", "adalia": "italy",
        "cilicia": "france", "carinthia": "yugoslavia", "rhineland": "britain", "moselle": "france",
        "trier": "france", "palatinate": "france", "eupen": "belgium",
    }  # fmt: skip
    for place, holder in holders.items():
        assert id_of(world, int(world.controller[at[place].centre])) == holder, place


def test_the_peace_of_versailles_binds_germany(world: World) -> None:
    germany = queries.power_of(world, "germany")
    owed = {t.kind for t in queries.treaties_of(world, germany) if t.subject == germany}
    assert owed >= {
        TreatyKind.ARMS_LIMIT, TreatyKind.DEMILITARISED_ZONE, TreatyKind.INDEMNITY, TreatyKind.OCCUPATION,
        TreatyKind.EXCLUSION,
    }  # fmt: skip
    (limit,) = queries.treaties_of(world, germany, TreatyKind.ARMS_LIMIT)
    assert limit.amount == 100_000


def test_wars_in_being_are_fought_and_none_is_between_great_powers(world: World) -> None:
    assert len(world.wars) == 11
    great = set(queries.great_powers(world))
    assert all(len(great & {*w.attackers, *w.defenders}) < 2 for w in world.wars.values())


def test_nobody_begins_bankrupt_and_budgets_balance(world: World) -> None:
    yields, rows = economy.outputs(world), economy.accounts(world, lambda reader, power: 0)
    for power in queries.existing(world):
        limit = int(yields[power]) * QUARTERS_A_YEAR * world.rules.economy.borrow_limit // 10_000
        assert world.powers[power].debt <= limit, id_of(world, power)
        row = rows[power]
        assert abs(row.balance) <= max(10, row.taxes // 10), id_of(world, power)


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("britain", True),
        ("italy", True),
        ("united_states", True),
        ("germany", False),
        ("soviet_russia", False),
    ],
)
def test_in_july_of_1919_the_powers_sit_down_at_no_call_of_the_outcasts(
    world: World, name: str, heard: bool
) -> None:
    power, other = queries.power_of(world, name), queries.power_of(world, "poland")
    assert callers.is_heard(world, power, other, CasusBelli.CLAIM) == heard
