"""Runs the text cases in ``tests/cases``: a rule in a player's words, a tiny map, orders, what came of it.

A case is read from YAML (see ``tests/cases/README.md``), its orders pass the game's one door, and what it
asserts is looked up afterwards. Whoever finds a rule broken can write the case down without any Python.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.campaign import door, phases
from game.campaign.saving.format.codec import order_from_plain
from game.politics.bodies import congress, contributions, membership
from game.politics.treaties import claims, treaties
from game.politics.war.outbreak import conquest
from game.rules.land import movement, siege, zones
from game.rules.orders import Refusal
from game.rules.sea import naval
from game.rules.supply import supply
from game.scenarios.reading.yamlpos import read
from game.words import Footing, Mission, Phase, Preset, Rank, RiverRank, Rung, Stance, TreatyKind
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.state.bodies import Institution
from game.world.state.world import World
from tests.kit import POWERS, at_war, corps, fleet, power, small_world, treaty

FOLDER = Path(__file__).parent / "cases"
KEYS = {
    "title", "rule", "map", "provinces", "owners", "rivers", "crossings", "straits", "ports", "season",
    "seed", "wars", "treaties", "powers", "places", "held", "forces", "orders", "after", "refusal",
    "bodies", "trust", "in_politics", "claims",
}  # fmt: skip
SEASONS = {"winter": 4, "spring": 5, "summer": 6, "autumn": 7}  # turns of the kit's calendar
PHASES: dict[str, Callable[[World, Dice], list[Record]]] = {
    "begin_round": movement.begin_round,
    "meet": naval.meet,
    "advance_sieges": phases.advance_sieges,
    "feed": supply.feed,
    "rebuild_garrisons": siege.rebuild_garrisons,
    "settle_congresses": congress.settle_congresses,
    "settle_doors": membership.settle_doors,
    "keep_books": contributions.keep_books,
    "lapse_treaties": treaties.lapse_treaties,
    "recognise": conquest.recognise,
    "keep_zones": zones.keep_zones,
    "next_quarter": lambda world, dice: next_quarter(world),
    "five_years": lambda world, dice: next_quarter(world, 20),
}
COMPARE = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "!=": operator.ne}
WORDS = {"footing": Footing, "mission": Mission, "rank": Rank, "stance": Stance}


def next_quarter(world: World, quarters: int = 1) -> list[Record]:
    """Let a quarter or more go by in which nothing else happens."""
    world.turn += quarters
    return []


def all_cases() -> list[Any]:
    """Every case of every file, as test parameters named by file and title."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        cases: Any = read(path)[0]
        for case in cases:
            found.append(pytest.param(case, id=f"{path.stem}: {case['title']}"))
    return found


class Scene:
    """A case's world, with the names its author gave to forces."""

    def __init__(self, case: dict[str, Any]) -> None:
        assert set(case) <= KEYS, f"unknown keys: {sorted(set(case) - KEYS)}"
        self.width = max(len(row) for row in case["map"].strip("\n").split("\n"))
        self.world = self._world(case)
        self.places = {place.id: place.index for place in self.world.map.places}
        self.names: dict[str, int] = {}
        self.dice = Dice(case.get("seed", 7))
        for sides in case.get("wars", []):
            at_war(self.world, *(tuple(power(name) for name in side.split()) for side in sides))
        for kind, *parties in case.get("treaties", []):
            fields = dict(parties.pop()) if isinstance(parties[-1], dict) else {}
            land = tuple(sorted(self.places[p] for p in fields.pop("places", [])))
            known: dict[str, Any] = {k: v if k == "amount" else power(v) for k, v in fields.items()}
            known |= {"places": land} if land else {}
            treaty(self.world, TreatyKind(kind), *(power(name) for name in parties), **known)
        for owner, place, strength in case.get("claims", []):
            claims.add_claim(self.world, power(owner), self.places[place], strength)
        for place, fields in case.get("places", {}).items():
            for name, value in fields.items():
                getattr(self.world.places, name)[self.places[place]] = value
        for name, fields in case.get("powers", {}).items():
            self._set(self.world.powers[power(name)], fields)
        for spot, name in case.get("held", {}).items():
            self.world.controller[self.hex(spot)] = power(name)
        for name, fields in case.get("bodies", {}).items():
            self.names[name] = self._body(name, dict(fields))
        for judge, row in case.get("trust", {}).items():
            for other, value in row.items():
                self.world.beliefs.trust[power(judge), power(other)] = value
        for name, fields in case.get("forces", {}).items():
            self.names[name] = self._force(dict(fields))
        if case.get("in_politics"):
            self.world.phase, self.world.round = Phase.POLITICS, 0

    def hex(self, spot: str) -> int:
        """A hex id from "column/row"."""
        column, row = (int(part) for part in spot.split("/"))
        return row * self.width + column

    def _world(self, case: dict[str, Any]) -> World:
        sides = {(self.hex(s), int(d)): RiverRank(r) for s, d, r in case.get("rivers", [])}
        straits = [(a, b, tuple(self.hex(s) for s in shores)) for a, b, shores in case.get("straits", [])]
        world = small_world(
            case["map"], case.get("provinces", ""), case.get("owners"), rivers=sides,
            crossings=tuple((self.hex(a), self.hex(b)) for a, b in case.get("crossings", [])),
            straits=tuple(straits), ports=tuple(self.hex(s) for s in case.get("ports", [])),
        )  # fmt: skip
        world.turn = SEASONS[case.get("season", "summer")]
        for state in world.powers:
            state.footing = Footing.MOBILISED
        return world

    def _body(self, name: str, fields: dict[str, Any]) -> int:
        """A body: its preset, members by rung, cohesion, books, and parameters unlike the preset's."""
        preset = Preset(fields.pop("preset"))
        members = {power(p): Rung(rung) for p, rung in fields.pop("members").items()}
        cohesion, books = fields.pop("cohesion", 5_000), fields.pop("register", {})
        terms = replace(self.world.rules.institutions.presets[preset], **fields)
        body = Institution(self.world.take_id(), name, preset, name, 0, terms, members, cohesion)
        for book, rows in books.items():
            known = {power(p): value for p, value in rows.items()} if isinstance(rows, dict) else rows
            setattr(body.register, book, known)
        self.world.bodies[body.id] = body
        return body.id

    def _force(self, fields: dict[str, Any]) -> int:
        owner, spot, zone = power(fields.pop("power")), fields.pop("at", None), fields.pop("zone", None)
        kind = fields.pop("kind", "infantry_corps")
        if "earmarked" in fields:
            fields["earmarked"] = self.names[fields["earmarked"]]
        aboard, strength = fields.pop("aboard", None), fields.pop("strength", None)
        where = self.hex(spot) if spot else -1
        if self.world.rules.units[kind].branch == "fleet":
            force = fleet(self.world, owner, where, self.places[zone] if zone else -1, kind)
        else:
            force = corps(self.world, owner, where, strength, kind)
        if aboard:
            carrier = self.world.forces[self.names[aboard]]
            force.hex, force.zone, force.aboard = carrier.hex, carrier.zone, carrier.id
        self._set(force, fields)
        return force.id

    @staticmethod
    def _set(thing: Any, fields: dict[str, Any]) -> None:
        for name, value in fields.items():
            setattr(thing, name, WORDS[name](value) if name in WORDS else value)

    # --- orders ---------------------------------------------------------------------------------------

    def run(self, step: dict[str, Any]) -> list[Record] | Refusal:
        """Give an order through the door, or let a phase pass."""
        ((word, fields),) = step.items()
        if word == "phase":
            return PHASES[fields](self.world, self.dice)
        order = order_from_plain(word, {key: self._resolve(key, value) for key, value in fields.items()})
        refusal = door.judge(View(self.world, order.power), order)
        return refusal or door.ORDERS[word].execute(self.world, self.dice, None, order)  # type: ignore[arg-type]

    def _resolve(self, key: str, value: Any) -> Any:
        """Names and spots in an order become the ids the game uses."""
        if isinstance(value, list):
            return [self._resolve(key, item) for item in value]
        if isinstance(value, dict):
            return {inner: self._resolve(inner, item) for inner, item in value.items()}
        if key in ("forces", "force", "fleet", "body"):
            return self.names.get(value, value)
        if not isinstance(value, str):
            return value
        if value in POWERS:
            return power(value)
        if value in self.places:
            return self.places[value]
        return self.hex(value) if "/" in value else value

    # --- what came of it ------------------------------------------------------------------------------

    def check(self, after: dict[str, Any], records: list[Record]) -> None:
        """Compare the world with what the case asserts."""
        known = {"forces", "held", "places", "gone", "records", "powers", "bodies", "trust", "claims"}
        assert set(after) <= known, "unknown assertion"
        self._check_bodies(after)
        if "claims" in after:
            held = [[POWERS[c.power], self.world.map.place_id(c.place)] for c in self.world.claims]
            self._compare("claims", held, after["claims"])
        for name in after.get("gone", []):
            assert self.names[name] not in self.world.forces, f"{name} still exists"
        for name, fields in after.get("forces", {}).items():
            force = self.world.forces[self.names[name]]
            for key, wanted in fields.items():
                actual: Any = getattr(force, {"at": "hex"}.get(key, key))
                expected = self._resolve("forces" if key == "aboard" else key, wanted)
                self._compare(f"{name}.{key}", actual, expected)
        for spot, name in after.get("held", {}).items():
            self._compare(f"holder of {spot}", int(self.world.controller[self.hex(spot)]), power(name))
        for place, fields in after.get("places", {}).items():
            for key, wanted in fields.items():
                column = getattr(self.world.places, key)
                self._compare(f"{place}.{key}", int(column[self.places[place]]), wanted)
        for name, fields in after.get("powers", {}).items():
            for key, wanted in fields.items():
                self._compare(f"{name}.{key}", getattr(self.world.powers[power(name)], key), wanted)
        happened = [record.type for record in records]
        for word in after.get("records", []):
            absent = word.startswith("no ")
            assert (word.removeprefix("no ") in happened) != absent, f"{word}: happened {happened}"

    def _check_bodies(self, after: dict[str, Any]) -> None:
        """Compare bodies (members by rung, books, parameters) and trust."""
        for name, fields in after.get("bodies", {}).items():
            body = self.world.bodies[self.names[name]]
            for key, wanted in fields.items():
                if key == "members":
                    held = {POWERS[p]: rung.word for p, rung in body.members.items()}
                    self._compare(f"{name}.{key}", held, wanted)
                    continue
                where: Any = next(t for t in (body, body.register, body.parameters) if hasattr(t, key))
                actual = getattr(where, key)
                if isinstance(wanted, dict):
                    actual = {POWERS[p]: value for p, value in actual.items()}
                self._compare(f"{name}.{key}", actual, wanted)
        for judge, row in after.get("trust", {}).items():
            for other, wanted in row.items():
                actual = int(self.world.beliefs.trust[power(judge), power(other)])
                self._compare(f"trust of {judge} in {other}", actual, wanted)

    @staticmethod
    def _compare(what: str, actual: Any, wanted: Any) -> None:
        sign, _, number = wanted.partition(" ") if isinstance(wanted, str) else ("", "", "")
        if sign in COMPARE:
            assert COMPARE[sign](actual, int(number)), f"{what} is {actual}, not {wanted}"
        else:
            assert actual == wanted, f"{what} is {actual}, not {wanted}"


@pytest.mark.parametrize("case", all_cases())
def test_case(case: dict[str, Any]) -> None:
    scene = Scene(case)
    scene.world.check_invariants()
    assert ("refusal" in case) != ("after" in case), "a case asserts either a refusal or what came after"
    records: list[Record] = []
    *before, last = case["orders"]
    for step in before:
        given = scene.run(step)
        assert not isinstance(given, Refusal), f"{step} was refused: {given}"
        records += given
    unchanged = scene.world.state_hash()
    result = scene.run(last)
    if "refusal" in case:
        assert isinstance(result, Refusal), f"not refused, but {result}"
        assert result.code == case["refusal"]
        assert scene.world.state_hash() == unchanged, "a refused order changed the world"
    else:
        assert not isinstance(result, Refusal), f"refused: {result}"
        scene.world.check_invariants()
        scene.check(case["after"], records + result)


def test_every_refusal_of_the_orders_of_war_has_a_case() -> None:
    wanted = {(word, code) for word, codes in REFUSALS.items() for code in codes.split()}
    shown = {
        (next(iter(param.values[0]["orders"][-1])), param.values[0]["refusal"])
        for param in all_cases()
        if "refusal" in param.values[0]
    }
    assert sorted(wanted - shown) == []


_COMMAND = "no_such_force not_your_force not_a_land_force at_sea not_ready"
REFUSALS = {
    "move": f"{_COMMAND} not_together empty_path broken_path no_entry no_access enemy_in_the_way "
    "zone_of_control fortress no_points",
    "attack": f"{_COMMAND} already_fought not_adjacent no_target not_at_war",
    "entrench": f"{_COMMAND} already_fought no_points nothing_to_do",
    "set_stance": "no_such_force not_your_force not_a_land_force",
    "storm": f"{_COMMAND} no_such_place already_fought not_adjacent not_at_war no_target enemy_in_the_way",
    "sail": "no_such_force not_your_force not_a_fleet not_ready not_together empty_path no_such_place "
    "no_entry broken_path strait_closed enemy_in_the_way no_points no_port no_access",
    "set_naval_mission": "no_such_force not_your_force not_a_fleet not_ready no_port",
    "embark": f"{_COMMAND} not_a_fleet not_coast no_points no_transport",
    # "no_entry" of landings needs flooded or modded ground: see tests/rules/test_transport.py
    "land": "no_such_force not_your_force not_embarked already_fought not_together not_coast no_access "
    "fortress",
}
