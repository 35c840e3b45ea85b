"""Provinces and who owned them: every border can be drawn, every stake and every state has ground."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from game.words import Era, PlaceKind
from game.world.map.gamemap import GameMap

ERAS = [era.value for era in Era]
OFF_MAP = {"united_states", "japan"}
FAMOUS = [
    "sudetenland", "saar", "memel", "fiume", "teschen", "upper_silesia", "danzig", "vilna", "south_tyrol",
    "istria", "alsace", "schleswig", "holstein", "luxembourg", "antwerp", "cracow", "lombardy", "venetia",
    "savoy", "nice", "rome", "naples", "morea", "attica", "crete", "dobrudja", "bessarabia",
    "transnistria", "moldavia", "wallachia", "serbia", "kosovo", "bosnia", "macedonia", "montenegro",
    "crimea", "donetsk", "luhansk", "abkhazia", "south_ossetia", "karabakh", "nakhichevan", "chechnya",
    "petsamo", "aland", "mosul", "alexandretta", "gallipoli", "constantinople", "posen", "eupen",
    "burgenland", "ruthenia", "bukovina", "transylvania", "malta", "gibraltar", "cyprus", "syria",
    "palestine", "algiers", "tangier", "corfu",
]  # fmt: skip


def test_every_province_has_an_owner_in_every_era(europe: GameMap, owners: dict[str, Any]) -> None:
    land = [place.id for place in europe.places if place.kind is PlaceKind.LAND]
    for era in ERAS:
        assert list(owners[era]["owners"]) == land


def test_owners_and_overlords_are_powers_of_their_era(owners: dict[str, Any], powers: dict[str, Any]) -> None:
    for era in ERAS:
        named = set(owners[era]["owners"].values())
        for power, bond in owners[era]["overlords"].items():
            assert bond["kind"] in ("crown_union", "suzerain", "protector")
            named |= {power, bond["lord"]}
        assert all(era in powers[power]["eras"] for power in named)


def test_every_power_of_an_era_has_land_and_a_capital_of_its_own(
    owners: dict[str, Any], powers: dict[str, Any]
) -> None:
    for era in ERAS:
        title = owners[era]["owners"]
        for power, entry in powers.items():
            assert set(entry["capitals"]) == set(entry["eras"])
            if era in entry["eras"] and power not in OFF_MAP:
                assert title[entry["capitals"][era]] == power, (power, era)
            if era not in entry["eras"]:
                assert power not in title.values(), (power, era)


def test_powers_are_well_formed(powers: dict[str, Any]) -> None:
    assert len({entry["tag"] for entry in powers.values()}) == len(powers)
    for power, entry in powers.items():
        assert re.fullmatch("[a-z][a-z_]*", power)
        assert re.fullmatch("#[0-9a-f]{6}", entry["colour"])
        assert ("name" in entry) != ("names" in entry)
        assert set(entry.get("names", entry["eras"])) == set(entry["eras"])
        assert set(entry["eras"]) <= set(ERAS)


def test_every_state_of_the_towns_has_land(
    europe: GameMap, owners: dict[str, Any], powers: dict[str, Any], towns: list[dict[str, str]]
) -> None:
    power_of = {entry["tag"]: power for power, entry in powers.items()}
    inside = {city.id for city in europe.cities}
    for era in ERAS:
        states = {power_of[row[f"owner_{era}"]] for row in towns if row["id"] in inside}
        assert states <= set(owners[era]["owners"].values())


def test_nearly_all_towns_stand_on_their_owners_ground(
    europe: GameMap, owners: dict[str, Any], powers: dict[str, Any], towns: list[dict[str, str]]
) -> None:
    power_of = {entry["tag"]: power for power, entry in powers.items()}
    where = {city.id: europe.place_id(int(europe.place[city.hex])) for city in europe.cities}
    listed = [row for row in towns if row["id"] in where]
    right = [
        row
        for row in listed
        if all(owners[era]["owners"][where[row["id"]]] == power_of[row[f"owner_{era}"]] for era in ERAS)
    ]
    assert len(listed) > 640
    assert len(right) >= 0.97 * len(listed)


def test_every_stake_is_a_province(europe: GameMap, stakes: list[dict[str, str]]) -> None:
    marked = {place.id for place in europe.places if place.stake}
    assert len(stakes) > 120
    for row in stakes:
        assert set(row["provinces"].split(";")) <= marked, row["stake"]


@pytest.mark.parametrize("stake", FAMOUS)
def test_the_famous_quarrels_are_on_the_map(stakes: list[dict[str, str]], stake: str) -> None:
    assert stake in {row["stake"] for row in stakes}


def test_provinces_hang_together(europe: GameMap) -> None:
    for place in europe.places:
        if place.kind is PlaceKind.BOX:
            continue
        mine = set(np.flatnonzero(europe.place == place.index).tolist())
        stack = [place.centre]
        reached = {place.centre}
        while stack:
            for there in europe.neighbours[stack.pop()].tolist():
                if there in mine and there not in reached:
                    reached.add(there)
                    stack.append(there)
        assert place.centre in mine
        assert reached == mine, place.id


@pytest.mark.parametrize(
    ("era", "province", "power"),
    [
        ("1815", "rhineland", "prussia"),
        ("1815", "hanover", "hanover"),
        ("1815", "lombardy", "austria"),
        ("1815", "venetia", "austria"),
        ("1815", "eastern_galicia", "austria"),
        ("1815", "mazovia", "poland"),
        ("1815", "savoy", "sardinia"),
        ("1815", "nice", "sardinia"),
        ("1815", "liguria", "sardinia"),
        ("1815", "holstein", "denmark"),
        ("1815", "brabant", "netherlands"),
        ("1815", "serbia", "serbia"),
        ("1815", "wallachia", "wallachia"),
        ("1815", "bosnia", "ottoman_empire"),
        ("1815", "uusimaa", "finland"),
        ("1815", "bessarabia", "russia"),
        ("1815", "akershus", "norway"),
        ("1815", "cracow", "cracow"),
        ("1919", "posen", "poland"),
        ("1919", "corridor", "poland"),
        ("1919", "danzig", "danzig"),
        ("1919", "alsace", "france"),
        ("1919", "saar", "saar"),
        ("1919", "sudetenland", "czechoslovakia"),
        ("1919", "south_tyrol", "italy"),
        ("1919", "transylvania", "romania"),
        ("1919", "moscow", "soviet_russia"),
        ("1995", "east_prussia", "russia"),
        ("1995", "crimea", "ukraine"),
        ("1995", "kosovo", "yugoslavia"),
        ("1995", "northern_cyprus", "northern_cyprus"),
        ("1995", "silesia", "poland"),
        ("1995", "leinster", "ireland"),
        ("1995", "ulster", "britain"),
    ],
)
def test_known_owners(owners: dict[str, Any], era: str, province: str, power: str) -> None:
    assert owners[era]["owners"][province] == power


def test_known_bonds(owners: dict[str, Any]) -> None:
    bonds = owners["1815"]["overlords"]
    assert bonds["poland"] == {"lord": "russia", "kind": "crown_union"}
    assert bonds["hanover"] == {"lord": "britain", "kind": "crown_union"}
    assert bonds["luxembourg"] == {"lord": "netherlands", "kind": "crown_union"}
    assert bonds["serbia"] == {"lord": "ottoman_empire", "kind": "suzerain"}
    assert bonds["ionian_islands"] == {"lord": "britain", "kind": "protector"}


def test_names_follow_the_era(europe: GameMap) -> None:
    danzig = next(place for place in europe.places if place.id == "danzig")
    assert (danzig.name(Era.CONCERT), danzig.name(Era.ENLARGEMENT)) == ("Danzig", "Gdańsk")
    city = next(city for city in europe.cities if city.id == "istanbul")
    assert city.names[Era.CONCERT] == "Constantinople"
    assert city.names[Era.ENLARGEMENT] == "Istanbul"
