"""A scenario may be a patch of another: only what it names differs, and what changes nothing is a mistake."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from game.campaign.campaign import Campaign
from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.events.engine import EventBook
from game.rules.money import economy
from game.scenarios.folder.gather import on_disk
from game.scenarios.lint import validate_paths
from game.scenarios.load import load_scenario, setup_of
from game.scenarios.reading.carried import Carried, Shelf
from game.scenarios.reading.paths import scenarios_folder
from game.scenarios.reading.problems import ScenarioError, mistakes
from game.words import OverlordKind, Rank, Rung, TreatyKind
from game.world.state import queries
from game.world.state.world import Settings, World
from tests.played import played

FRAME = 'base: "1815"\n'


def folder_of(home: Path, files: dict[str, str]) -> Path:
    """A scenario's folder with these files; without a frame of their own they patch 1815."""
    for name, text in {"scenario.yaml": FRAME, **files}.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    return home


def begun(home: Path, **files: str) -> tuple[World, EventBook]:
    """The first morning of a patch of 1815; `rules__economy` is the file `rules/economy.yaml`."""
    named = {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}
    return load_scenario(str(folder_of(home, named)), 7, Settings())


@pytest.fixture(scope="module")
def plain() -> tuple[World, EventBook]:
    return load_scenario("1815", 7, Settings())


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def power(world: World, name: str) -> int:
    return queries.power_of(world, name)


def place(world: World, name: str) -> int:
    return next(p.index for p in world.map.places if p.id == name)


def named(world: World, name: str) -> list[str]:
    return [treaty.name for treaty in world.treaties.values() if treaty.name == name]


# --- what a patch may change ----------------------------------------------------------------------------


def test_only_what_is_named_differs(mine: Path, plain: tuple[World, EventBook]) -> None:
    world, book = begun(mine, scenario=f'{FRAME}title: "Mine"\n')
    assert (world.facts.title, world.facts.id) == ("Mine", "mine")
    assert [e.id for e in book.events] == [e.id for e in plain[1].events]
    assert world.powers == plain[0].powers
    assert world.forces == plain[0].forces
    assert world.treaties == plain[0].treaties
    assert np.array_equal(world.places.population, plain[0].places.population)


def test_a_frame_is_changed_key_by_key(mine: Path) -> None:
    text = f"{FRAME}last: 1830-Q4\ntrust: 4000\nregional: [ottoman_empire, spain]\nwithout: [mandates]\n"
    world, _ = begun(mine, scenario=f"{text}people: {{ground: {{desert: 0}}}}\n")
    spain, sweden, bavaria = (power(world, name) for name in ("spain", "sweden", "bavaria"))
    assert (world.powers[spain].rank, world.powers[sweden].rank) == (Rank.REGIONAL, Rank.MINOR)
    assert world.beliefs.trust[spain, bavaria] == 4000
    assert world.facts.last_turn == (1831 - 1816) * 4 - 1
    assert not world.facts.mandates


def test_land_and_lords_change_hands(mine: Path, plain: tuple[World, EventBook]) -> None:
    world, _ = begun(mine, owners="owners: {schleswig: prussia}\noverlords:\n  norway: ~\n"
                     "  saxony: {lord: prussia, kind: protector}\n  egypt: {kind: protector}\n")  # fmt: skip
    schleswig, prussia = place(world, "schleswig"), power(world, "prussia")
    assert world.places.owner[schleswig] == prussia
    assert (world.controller[list(world.map.place == schleswig)] == prussia).all()
    assert world.powers[power(world, "norway")].overlord < 0
    saxony, egypt = (world.powers[power(world, name)] for name in ("saxony", "egypt"))
    assert (saxony.overlord, saxony.overlord_kind) == (power(world, "prussia"), OverlordKind.PROTECTOR)
    assert (egypt.overlord, egypt.overlord_kind) == (power(world, "ottoman_empire"), OverlordKind.PROTECTOR)
    differs = np.flatnonzero(world.places.owner != plain[0].places.owner)
    assert list(differs) == [schleswig]


def test_a_power_differs_in_the_keys_it_names(mine: Path, plain: tuple[World, EventBook]) -> None:
    world, _ = begun(mine, powers="powers:\n  - {id: france, will: 9000, manpower: ~, home: {cartel: 1}}\n")
    france, before = (w.powers[power(w, "france")] for w in (world, plain[0]))
    assert (france.will, france.home.cartel) == (9000, 1)
    assert france.manpower != before.manpower
    assert (france.legitimacy, france.home.humiliation) == (before.legitimacy, before.home.humiliation)


def test_a_new_power_takes_its_place_at_the_end_of_the_roster(
    mine: Path, plain: tuple[World, EventBook]
) -> None:
    roster = (
        "powers:\n  slavonia_republic: {tag: SLR, name: Slavonian Republic, adjective: Slavonian, eras: [],"
        " colour: '#a1b2c3'}\n  russia: {name: Muscovy, names: ~, colour: '#123456'}\n"
    )
    world, _ = begun(mine, roster=roster, owners="owners: {slavonia: slavonia_republic}\n",
                     powers="powers:\n  - {id: slavonia_republic, population: 900, wages: 70}\n"
                     "  - {id: austria, population: 28583}\n")  # fmt: skip
    born = power(world, "slavonia_republic")
    assert born == len(plain[0].roster)
    assert [f.id for f in world.roster[:-1]] == [f.id for f in plain[0].roster]
    assert world.roster[born].name == "Slavonian Republic"
    assert world.powers[born].capital == place(world, "slavonia")
    assert world.places.population[place(world, "slavonia")] == 900_000
    russia = world.roster[power(world, "russia")]
    assert (russia.name, russia.colour) == ("Muscovy", (0x12, 0x34, 0x56))


def test_treaties_claims_and_bodies_are_added_changed_and_removed(mine: Path) -> None:
    treaties = """
treaties:
  - {id: holy_alliance, remove: true}
  - {id: quadruple_alliance, until: ~, bindingness: 100}
  - {id: pact, kind: trade, parties: [france, spain], name: "Family Compact", start: 1816-Q1}
claims:
  - {power: sardinia, place: lombardy, remove: true}
  - {power: spain, place: gibraltar, strength: 7000}
institutions:
  - {id: concert_of_europe, members: {spain: council, france: ~}, cohesion: 1, parameters: {veto: 1}}
"""
    world, _ = begun(mine, treaties=treaties)
    assert not named(world, "Holy Alliance")
    assert named(world, "Family Compact")
    alliance = next(t for t in world.treaties.values() if t.name == "Quadruple Alliance")
    assert (alliance.kind, alliance.bindingness) == (TreatyKind.DEFENSIVE_ALLIANCE, 100)
    claims = {(world.roster[c.power].id, world.map.places[c.place].id): c.strength for c in world.claims}
    assert ("sardinia", "lombardy") not in claims
    assert claims["spain", "gibraltar"] == 7000
    body = next(body for body in world.bodies.values() if body.key == "concert_of_europe")
    members = {world.roster[p].id: rung for p, rung in body.members.items()}
    assert members["spain"] is Rung.COUNCIL
    assert "france" not in members
    assert body.cohesion == 1
    usual = world.rules.institutions.presets[body.preset]
    assert (body.parameters.veto, body.parameters.council) == (1, usual.council)


def test_forces_leaders_and_mandates_stand_in_place_of_those_of_their_name(mine: Path) -> None:
    forces = """
forces:
  - {power: britain, at: malta, units: {garrison_division: 3}}
  - {power: britain, at: corfu, remove: true}
  - {power: spain, at: madrid, units: {guard_corps: 1}}
"""
    leaders = """
leaders:
  - {power: britain, name: Lord Castlereagh, office: foreign, remove: true}
  - {power: britain, name: Lord Liverpool, office: head, start: 1812-Q1, end: 1812-Q4}
  - {power: britain, name: Charles James Fox, office: head, start: 1812-Q1, end: 1830-Q1}
"""
    mandates = "mandates: [{id: no_hegemon, worth: 1}, {id: cheap_peace, remove: true}]\n"
    world, _ = begun(mine, forces=forces, leaders=leaders, mandates=mandates)
    britain, malta = power(world, "britain"), place(world, "malta")
    there = [f.kind for f in queries.forces_of(world, britain) if world.map.place[f.hex] == malta]
    assert there == ["garrison_division"] * 3
    corfu = next(c.hex for c in world.map.cities if c.id == "corfu")
    assert not [f for f in queries.forces_of(world, britain) if f.hex == corfu]
    assert "guard_corps" in {f.kind for f in queries.forces_of(world, power(world, "spain"))}
    assert world.powers[britain].leader == "Charles James Fox"
    worth = {m.id: m.worth for m in world.facts.mandates}
    assert worth["no_hegemon"] == 1
    assert "cheap_peace" not in worth


def test_provinces_differ_in_the_keys_they_name(mine: Path, plain: tuple[World, EventBook]) -> None:
    world, _ = begun(mine, provinces="provinces:\n  - {id: malta, fortress: 1}\n"
                     "  - {id: metz, remove: true}\n  - {id: posen, unrest: 4000}\n")  # fmt: skip
    malta, metz, posen = (place(world, name) for name in ("malta", "metz", "posen"))
    assert list(world.places.fortress[[malta, metz]]) == [1, 0]
    assert world.places.population[malta] == plain[0].places.population[malta] == 100_000
    assert world.places.unrest[posen] == 4000


def test_events_are_added_replaced_in_place_and_removed(mine: Path, plain: tuple[World, EventBook]) -> None:
    peace = 'title: Peace, text: "-", when: "turn > 500", effects: [{do: news, text: x}]'
    changes = [f"{{id: navarino, {peace}}}", f"{{id: new, {peace}}}", "{id: zollverein, remove: true}"]
    frame = f"{FRAME}without: [events/1818_congress]\n"
    before = [e.id for e in plain[1].events]
    assert "navarino" in before
    _, book = begun(mine, scenario=frame, events__more=f"events: [{', '.join(changes)}]\n")
    after = [e.id for e in book.events]
    gone = set(before) - set(after)
    assert gone == {"zollverein", "aix_la_chapelle"}
    assert after == [name for name in before if name not in gone] + ["new"]
    assert book.by_id["navarino"].title == "Peace"


def test_rules_differ_in_the_keys_they_name(mine: Path, plain: tuple[World, EventBook]) -> None:
    hussars = """
cavalry_corps: {cost: 7}
hussars: {era: "1815", branch: horse, name: Hussars, full_strength: 5000, attack: 5000, defence: 3000, 
  march_km: 400, cost: 200, manpower: 5000, quarters: 2, upkeep: 9000, siege: 100, capacity: 0}
"""
    world, _ = begun(mine, rules__economy="soldier_cost: 12000\n", rules__units=hussars,
                     rules__minds="bodies: {habit: -301, orderly: {veto: 1}}\n",
                     forces="forces: [{power: spain, at: madrid, units: {hussars: 2}}]\n")  # fmt: skip
    rules, before = world.rules, plain[0].rules
    assert (rules.economy.soldier_cost, before.economy.soldier_cost) == (12000, 24000)
    assert rules.economy.gun_cost == before.economy.gun_cost
    assert (rules.units["cavalry_corps"].cost, rules.units["cavalry_corps"].attack) == (7, 8000)
    assert list(rules.units)[-1] == "hussars"
    assert rules.minds.bodies.habit == -301
    assert rules.minds.bodies.abstain_within == before.minds.bodies.abstain_within
    assert rules.hash != before.hash
    assert [f.kind for f in queries.forces_of(world, power(world, "spain"))].count("hussars") == 2


#: Mistakes of each kind: the files of the folder, and every line that is told of them.
TROY = "powers: {troy: {tag: TRY, name: Troy, adjective: Trojan, eras: [], colour: '#102030'}}\n"
MISTAKES: dict[str, tuple[dict[str, str], list[str]]] = {
    "nothing at all": ({}, ["scenario.yaml:1: this scenario changes nothing in its base"]),
    "a base nobody knows": (
        {"scenario.yaml": 'base: "1816"\n'},
        ["scenario.yaml:1: base: no scenario `1816`, did you mean `1815`?"],
    ),
    "itself": ({"scenario.yaml": "base: mine\n"}, ["scenario.yaml:1: base: `mine` would be a patch"]),
    "elsewhere": ({"scenario.yaml": "base: ../1815\n"}, ["scenario.yaml:1: base: no scenario can have such"]),
    "no name": ({"scenario.yaml": "base: [1815]\n"}, ["scenario.yaml:1: base: no scenario can have such"]),
    "a frame that says the same": (
        {"scenario.yaml": f"{FRAME}trust: 5500\ntitel: x\n"},
        ["scenario.yaml:2: this changes nothing, `trust` is", "scenario.yaml:3: unknown key `titel`"],
    ),
    "without what is not there": (
        {"scenario.yaml": f"{FRAME}without: [force, events/1820_revolt]\n"},
        [
            "scenario.yaml:2: the base has no file `events/1820_revolt`, did you mean `events/1820_revolts`?",
            "scenario.yaml:2: the base has no file `force`, did you mean `forces`?",
        ],
    ),
    "owners": (
        {"owners.yaml": "owners:\n  alsace: france\n  posne: france\n  posen: prusia\n"},
        [
            "owners.yaml:2: this changes nothing, `owners.alsace` is so without",
            "owners.yaml:3: no land province `posne`, did you mean `posen`?",
            "owners.yaml:4: no power `prusia`, did you mean `prussia`?",
        ],
    ),
    "overlords": (
        {"owners.yaml": "overlords:\n  norwa: ~\n  norway: {lord: sweden}\n  spain: {lord: france}\n"},
        [
            "owners.yaml:2: there is no `norwa` to take away, did you mean `norway`?",
            "owners.yaml:3: this changes nothing",
            "owners.yaml:4: there is no `spain` to change, and a new one needs `kind`",
        ],
    ),
    "a land without a state": (
        {"roster.yaml": TROY, "owners.yaml": "owners: {schleswig: troy}\n"},
        ["owners.yaml:1: `troy` owns land and has no entry, add `- id: troy` to powers.yaml"],
    ),
    "a state without land": (
        {"owners.yaml": "owners: {cracow: austria}\noverlords: {cracow: ~}\n"},
        [
            "1815/powers.yaml:*: cracow owns no land in this era, the base has it: change or remove it",
            "1815/treaties.yaml:*: cracow owns no land in this era, the base has it: change or remove it",
        ],
    ),
    "the roster": (
        {"roster.yaml": "powers:\n  france: {tag: FRA}\n  spian: {colour: '#102030'}\n"},
        ["roster.yaml:2: this changes nothing",
         "roster.yaml:3: there is no `spian` to change, and a new one needs `tag`"],
    ),
    "two names": (
        {"roster.yaml": "powers: {russia: {name: Muscovy}}\n"},
        ["roster.yaml:1: russia needs `name`, or `names` by era, not both, a patch takes one away"],
    ),
    "powers": (
        {
            "powers.yaml": "powers:\n  - {id: france, wages: 90}\n  - {id: spian, wages: 9}\n"
            "  - {id: austria}\n"
            "  - {id: russia, will: 1}\n  - {id: russia, will: 2}\n  - {id: troy, remove: true}\n"
            "  - {id: spain, home: {cartell: 3}}\n  - {id: prussia, capitol: ~}\n"
        },
        [
            "powers.yaml:2: this changes nothing, `powers[0].wages` is so",
            "powers.yaml:3: there is no `spian` to change, and a new one needs `population`, did you mean",
            "powers.yaml:4: this changes nothing, say what differs",
            "powers.yaml:5: `russia` stands there twice",
            "powers.yaml:6: `russia` stands there twice",
            "powers.yaml:7: there is no `troy` to remove",
            "powers.yaml:8: powers[6].home: unknown key `cartell`, did you mean `cartel`?",
            "powers.yaml:9: there is no `capitol` to take away, did you mean `capital`?",
        ],
    ),
    "treaties": (
        {
            "treaties.yaml": "treaties:\n  - {id: holy_aliance, remove: true}\n"
            "  - {id: holy_alliance, remove: true, secret: true}\n  - {id: pact, kind: trade, name: x}\n"
            "claims:\n  - {power: sardinia, place: lombardi, remove: true}\ninstitutions: []\n"
        },
        [
            "treaties.yaml:2: there is no `holy_aliance` to remove, did you mean `holy_alliance`?",
            "treaties.yaml:3: `holy_alliance` is removed, and more is said of it, only `remove: true`",
            "treaties.yaml:4: there is no `pact` to change, and a new one needs `parties`, `start`",
            "treaties.yaml:6: there is no `sardinia lombardi` to remove, did you mean `sardinia lombardy`?",
            "treaties.yaml:7: this changes nothing",
        ],
    ),
    "forces, leaders, mandates, provinces": (
        {
            "forces.yaml": "forces: [{power: britain, at: corfoo, remove: true}]\n",
            "leaders.yaml": "leaders: [{power: britain, name: Lord Grey, office: head, remove: false}]\n",
            "mandates.yaml": "mandates: [{id: no_hegemon, worth: 1500}]\n",
            "provinces.yaml": "provinces: [{id: malta, unrst: 3}, {id: texas, unrest: 3}]\n",
        },
        [
            "forces.yaml:1: there is no `britain corfoo` to remove, did you mean `britain corfu`?",
            "leaders.yaml:1: `britain Lord Grey head` is removed, and more is said of it",
            "mandates.yaml:1: this changes nothing",
            "provinces.yaml:1: no land province `texas`",
            "provinces.yaml:1: provinces[0]: unknown key `unrst`, did you mean `unrest`?",
        ],
    ),
    "events": (
        {
            "events/a.yaml": "events:\n  - {id: navarin, remove: true}\n  - {id: new, title: x}\n",
            "events/b.yaml": "event: []\n",
        },
        [
            "events/a.yaml:2: there is no `navarin` to remove, did you mean `navarino`?",
            "events/a.yaml:3: there is no `new` to change, and a new one needs `text`, `when`",
            "events/b.yaml:1: unknown key `event`",
            "events/b.yaml:1: `events` is missing",
        ],
    ),
    "rules": (
        {
            "rules/economy.yaml": "soldier_cst: 3\ntax_max: 2500\ntax_min: much\n",
            "rules/minds.yaml": "bodies:\n  habit: -300\n  orderly: {vetto: 3}\n",
            "rules/units.yaml": "cavalry_corp: {cost: 3}\n",
            "rules/econmy.yaml": "soldier_cost: 3\n",
            "rules/siege.yaml": "max_level: ~\n",
        },
        [
            "rules/econmy.yaml:0: nobody reads this file, did you mean `economy.yaml`?",
            "rules/economy.yaml:1: unknown key `soldier_cst`, did you mean `soldier_cost`?",
            "rules/economy.yaml:2: this changes nothing",
            "rules/economy.yaml:3: tax_min: should be a valid integer",
            "rules/minds.yaml:2: this changes nothing",
            "rules/minds.yaml:3: ",
            "rules/siege.yaml:1: `max_level` is missing",
            "rules/units.yaml:1: there is no `cavalry_corp` to change, and a new one needs `era`",
        ],
    ),
    "a list": ({"rules/economy.yaml": "- 1\n"}, ["rules/economy.yaml:1: the file: a mapping is needed"]),
    "no YAML": ({"forces.yaml": "forces: [}\n"}, ["forces.yaml:1: did not find expected node content"]),
}  # fmt: skip


DOUBTFUL = """events:
  - {id: one, title: One, text: One, when: "true",
     effects: [{do: flag, name: nobody_asks}, {do: flag, name: nor_here}]}
"""


@pytest.mark.parametrize("kind", MISTAKES)
def test_each_mistake_is_told_at_its_line(mine: Path, kind: str) -> None:
    files, expected = MISTAKES[kind]
    lines = told(mine, files)
    found = [line for line in lines if any(fits(line, words) for words in expected)]
    assert lines == found, "\n".join(lines)
    assert all(any(fits(line, words) for line in lines) for words in expected), "\n".join(lines)


def test_many_values_that_change_nothing_are_told_in_one_line(mine: Path) -> None:
    shipped = yaml.safe_load((scenarios_folder() / "1815" / "powers.yaml").read_text("utf-8"))
    keys = ("population", "wages", "treasury", "debt")
    entry = next(entry for entry in shipped["powers"] if entry["id"] == "france")
    same = "\n".join(f"    {key}: {entry[key]}" for key in keys)
    (line,) = told(mine, {"powers.yaml": f"powers:\n  - id: france\n{same}\n"})
    assert "powers.yaml:3: 4 values change nothing, the first are `powers[0].population`" in line
    assert line.endswith("they are so without it: remove them, in line 3, 4, 5, 6")


def test_people_counted_out_too_many_are_told_where_they_were_written(mine: Path) -> None:
    (line,) = told(mine, {"provinces.yaml": "provinces:\n  - {id: brandenburg, population: 99000}\n"})
    assert line.startswith("provinces.yaml:2: the provinces of prussia count")


def test_what_is_doubtful_in_a_base_is_one_line_of_the_patch(tmp_path: Path) -> None:
    """Its author did not write it; in a file of his own it is told where it stands."""
    folder_of(tmp_path / "below", {"scenario.yaml": FRAME, "events/e.yaml": DOUBTFUL})
    above = folder_of(tmp_path / "above", {"scenario.yaml": 'base: below\ntitle: "Above"\n'})
    (line,) = [p for p in validate_paths([above]) if p.is_warning]
    assert line.what.startswith("2 doubts about what the base says, the first at its e.yaml:")
    assert line.file == str(above / "scenario.yaml")
    assert len([p for p in validate_paths([tmp_path / "below"]) if p.is_warning]) == 2


def fits(line: str, words: str) -> bool:
    """Whether a line begins so; a star stands for any line of a file."""
    before, star, after = words.partition("*")
    return line.startswith(before) and (
        not star or line.partition(before)[2].lstrip("0123456789").startswith(after)
    )


def told(home: Path, files: dict[str, str]) -> list[str]:
    """Every mistake in a folder: its file, its line, what is wrong and the hint."""
    folder = folder_of(home, files)
    found = []
    for problem in mistakes(validate_paths([folder])):
        path = Path(problem.file)
        name = path.relative_to(folder) if path.is_relative_to(folder) else f"1815/{path.name}"
        found.append(f"{name}:{problem.line}: {problem.what}, {problem.hint}")
    return found


def test_a_later_start_leaves_behind_what_was_over(mine: Path) -> None:
    """Treaties that ended, and events whose window closed; troops that stood by such a treaty are told."""
    later = {"scenario.yaml": f"{FRAME}start: 1821-Q1\n"}
    lines = told(mine, later)
    assert [line.partition(":")[0] for line in lines] == ["1815/forces.yaml"] * len(lines)
    assert all("may not have forces at" in line and "the base has it" in line for line in lines)
    late = "{id: late, kind: trade, parties: [france, spain], name: Late, start: 1816-Q1, until: 1818-Q1}"
    own = told(mine, later | {"treaties.yaml": f"treaties: [{late}]\n"})
    assert any("not in force when the campaign begins" in line for line in own)
    (mine / "treaties.yaml").unlink()
    guests = {line.split("`")[1]: line.split(": ")[1].split()[0] for line in lines}
    gone = ", ".join(f"{{power: {power}, at: {at}, remove: true}}" for at, power in guests.items())
    assert told(mine, later | {"forces.yaml": f"forces: [{gone}]\n"}) == []
    world, _ = load_scenario(str(mine), 7, Settings())
    assert not [t for t in world.treaties.values() if t.until < 0]
    assert not [p for p in validate_paths([mine]) if "window" in p.what]


def test_any_file_of_a_patch_stands_for_its_folder(mine: Path) -> None:
    folder_of(
        mine, {"rules/economy.yaml": "tax_max: 2500\n", "owners.yaml": "owners: {schleswig: prussia}\n"}
    )
    for name in ("rules/economy.yaml", "rules", "owners.yaml", "scenario.yaml"):
        assert len(mistakes(validate_paths([mine / name]))) == 1, name


# --- patches of patches, and what saves carry -----------------------------------------------------------


def test_a_patch_may_patch_a_patch_beside_it(tmp_path: Path) -> None:
    folder_of(tmp_path / "first", {"rules/economy.yaml": "soldier_cost: 12000\ngun_cost: 7\n",
                                   "owners.yaml": "owners: {schleswig: prussia}\n",
                                   "events/a.yaml": "events: [{id: navarino, remove: true}]\n"})  # fmt: skip
    frame = "base: first\nwithout: [events/1834_zollverein]\n"
    own = {"owners.yaml": "owners: {salzburg: baden}\n", "rules/economy.yaml": "soldier_cost: 13000\n"}
    home = folder_of(tmp_path / "second", {"scenario.yaml": frame, **own})
    world, book = load_scenario(str(home), 7, Settings())
    assert (world.rules.economy.soldier_cost, world.rules.economy.gun_cost) == (13000, 7)
    owner = [
        world.roster[int(world.places.owner[place(world, name)])].id for name in ("schleswig", "salzburg")
    ]
    assert owner == ["prussia", "baden"]
    assert "navarino" not in book.by_id
    (line,) = told(tmp_path / "third", {"scenario.yaml": frame.replace("first", "second")})
    assert line.startswith("scenario.yaml:2: the base has no file `events/1834_zollverein`")


def test_a_patch_that_says_nothing_of_play_is_played_as_its_base(mine: Path) -> None:
    world, book = begun(mine, scenario=f'{FRAME}title: "Mine"\n')
    campaign = Campaign(world, book, last_turn=2)
    campaign.advance()
    assert campaign.hashes == played("1815", 3).hashes


def test_two_folders_cannot_patch_each_other(tmp_path: Path) -> None:
    folder_of(tmp_path / "one", {"scenario.yaml": "base: two\n"})
    two = folder_of(tmp_path / "two", {"scenario.yaml": "base: one\n"})
    with pytest.raises(ScenarioError, match="`two` would be a patch of itself"):
        load_scenario(str(two), 7, Settings())


def test_a_campaign_carries_its_base_and_its_rules(mine: Path, tmp_path: Path) -> None:
    """The save is read where neither the folder nor its base is."""
    folder_of(mine, {"rules/economy.yaml": "soldier_cost: 12000\n", "roster.yaml": TROY,
                     "owners.yaml": "owners: {schleswig: prussia}\n"})  # fmt: skip
    campaign = Campaign(*load_scenario(str(mine), 7, Settings()), last_turn=0)
    campaign.advance()
    write_save(campaign, tmp_path / "one.save")
    for path in sorted(mine.rglob("*.yaml")):
        path.unlink()
    back = read_save(tmp_path / "one.save")
    assert back.world.rules.economy.soldier_cost == 12000
    assert back.world.state_hash() == campaign.world.state_hash()
    assert back.world.roster[-1].id == "troy"
    assert verify(back) is None


def test_what_is_carried_reads_like_the_folder(mine: Path) -> None:
    folder_of(mine, {"rules/economy.yaml": "soldier_cost: 12000\n"})
    source = on_disk(mine)
    carried = setup_of(Carried(Shelf(source.shelf.files), source.at))
    assert dict(carried.content.prints) == dict(setup_of(source).content.prints)
    assert carried.ground.rules.economy.soldier_cost == 12000


def test_leaders_mandates_and_provinces_need_not_be_there(mine: Path) -> None:
    frame = f"{FRAME}without: [leaders, mandates, provinces, events, forces]\n"
    world, book = begun(mine, scenario=frame, forces="forces: []\n")
    assert (book.events, world.facts.leaders, world.facts.mandates) == ((), (), ())
    assert not world.places.fortress.any()
    campaign = Campaign(world, book, last_turn=3)
    campaign.advance()
    assert campaign.world.turn >= 3


def test_an_income_of_more_than_three_thousand_pounds_is_played_and_saved(mine: Path, tmp_path: Path) -> None:
    folder_of(mine, {"powers.yaml": "powers: [{id: france, wages: 32768}]\n",
                     "provinces.yaml": "provinces: [{id: alsace, development: 1000000}]\n"})  # fmt: skip
    campaign = Campaign(*load_scenario(str(mine), 7, Settings()), last_turn=1)
    alsace, paris = (place(campaign.world, name) for name in ("alsace", "ile_de_france"))
    assert list(campaign.world.places.development[[alsace, paris]]) == [1_000_000, 105]
    assert 32_768 < economy.wages(campaign.world, power(campaign.world, "france")) < 100_000
    campaign.advance()
    write_save(campaign, tmp_path / "rich.save")
    back = read_save(tmp_path / "rich.save")
    assert back.world.state_hash() == campaign.world.state_hash()
    assert verify(back) is None


def test_rules_out_of_all_range_are_told_before_play(mine: Path) -> None:
    (line,) = told(mine, {"rules/economy.yaml": "soldier_cost: -5000\n"})
    assert line.startswith("scenario.yaml:0: the first morning cannot be: ")
    with pytest.raises(ScenarioError, match="a number in its rules is out of range"):
        load_scenario(str(mine), 7, Settings())
