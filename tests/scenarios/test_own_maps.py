"""A scenario may have a map of its own, or a window of one: what lies outside is no mistake."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.campaign.saving.takeover import CannotTakeOver, take_over
from game.scenarios.lint import validate_paths
from game.scenarios.load import load_scenario
from game.words import Rank
from game.world.state import queries
from game.world.state.world import Settings, World

TILED = Path(__file__).parents[1] / "maps" / "tiled"
ITALY = """base: "1815"
title: "Italy"
about: "The peninsula and who wants it."
window: {provinces: [piedmont, lombardy, venetia, tuscany, naples], margin: 250}
"""
ISLE = """base: "1815"
title: "War for the Isle"
about: "Two shores and one strait."
map: isle.tmx
great: [france, britain]
"""
OWN = "powers: [{id: austria, population: 8000, debt: 777}]\n"
NORTH = """base: mine
title: North
window: {provinces: [piedmont], margin: 0}
great: [sardinia]
regional: []
"""
LORDS = "owners: {isle: britain, shore: france}\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def write(home: Path, **files: str) -> Path:
    """A scenario's folder with these files; `rules__movement` is the file `rules/movement.yaml`."""
    for name, text in files.items():
        path = home / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, "utf-8")
    return home


def isle(home: Path, **files: str) -> Path:
    """A scenario on the small map that Tiled wrote."""
    for name in ("t.tsx", "r.tsx", "p.tsx", "places.yaml"):
        shutil.copy(TILED / name, home)
    shutil.copy(TILED / "zlib.tmx", home / "isle.tmx")
    return write(home, **{"scenario": ISLE, "owners": LORDS, **files})


def begun(home: Path) -> World:
    return load_scenario(str(home), 7, Settings())[0]


def told(home: Path) -> list[str]:
    return [str(problem).removeprefix(f"{home}/") for problem in validate_paths([home])]


def living(world: World) -> set[str]:
    return {facts.id for facts, power in zip(world.roster, world.powers, strict=True) if power.exists}


# --- a window -------------------------------------------------------------------------------------------


def test_a_window_of_a_shipped_scenario_is_one_line(home: Path) -> None:
    assert told(write(home, scenario=ITALY)) == []
    world = begun(home)
    world.check_invariants()
    assert living(world) == {
        "austria", "bavaria", "france", "lucca", "modena", "ottoman_empire", "papal_states", "parma",
        "sardinia", "switzerland", "tuscany", "two_sicilies",
    }  # fmt: skip
    assert {world.roster[p].id for p in world.facts.policy_makers} == {
        "austria", "france", "ottoman_empire", "sardinia", "two_sicilies",
    }  # fmt: skip
    assert world.powers[queries.power_of(world, "austria")].rank is Rank.GREAT


def test_what_the_base_says_of_elsewhere_is_left_behind(home: Path) -> None:
    world, book = load_scenario(str(write(home, scenario=ITALY)), 7, Settings())
    there = living(world)
    names = {"naples_1820", "five_days_of_milan"}
    assert names <= {event.id for event in book.events}
    assert not {"belgian_appeal", "spain_1820", "carlsbad"} & {event.id for event in book.events}
    assert all({world.roster[p].id for p in treaty.parties} <= there for treaty in world.treaties.values())
    assert all(len(treaty.parties) > 1 for treaty in world.treaties.values())
    assert all({world.roster[p].id for p in body.members} <= there for body in world.bodies.values())
    assert all(world.powers[force.power].exists for force in world.forces.values())


def test_a_treaty_of_many_is_one_of_those_who_are_there(home: Path) -> None:
    """The Four made the alliance; with two of them in the window it is a treaty of two."""
    window = "window: {provinces: [lower_austria, brandenburg], margin: 0}\n"
    world = begun(write(home, scenario=f'base: "1815"\n{window}'))
    parties = [{world.roster[p].id for p in treaty.parties} for treaty in world.treaties.values()]
    assert {"austria", "prussia"} in parties


def test_a_state_has_the_people_and_the_debts_of_its_part(home: Path) -> None:
    whole, part = load_scenario("1815", 7, Settings())[0], begun(write(home, scenario=ITALY))
    for name in ("austria", "france", "sardinia"):
        mine, same = queries.power_of(part, name), queries.power_of(whole, name)
        inside = {part.map.place_id(p) for p in queries.owned_by(part, mine)}
        index = {place.id: place.index for place in whole.map.places}
        people = sum(int(whole.places.population[index[place]]) for place in inside)
        here = sum(int(part.places.population[p]) for p in queries.owned_by(part, mine))
        assert abs(here - people) <= 1000
        everybody = sum(int(whole.places.population[p]) for p in queries.owned_by(whole, same))
        assert abs(part.powers[mine].debt * everybody - whole.powers[same].debt * people) <= everybody * 10


def test_a_part_is_a_part_whatever_files_of_the_base_are_done_without(home: Path, tmp_path: Path) -> None:
    """Who writes the provinces anew has the same Austrians in them, with the same debts and debtors."""
    bare = write(tmp_path / "bare", scenario=ITALY + "without: [provinces, affairs]\n")
    plain, part = begun(write(home, scenario=ITALY)), begun(bare)
    for one, other in zip(plain.powers, part.powers, strict=True):
        assert (one.debt, one.treasury, one.manpower) == (other.debt, other.treasury, other.manpower)
    for power, state in enumerate(plain.powers):
        people = [sum(int(w.places.population[p]) for p in queries.owned_by(w, power)) for w in (plain, part)]
        assert people[0] == people[1], state
    owed = [{t.id: t.amount for t in world.treaties.values() if t.amount} for world in (plain, part)]
    assert owed[0] == owed[1] != {}


def test_a_capital_outside_gives_way_to_the_largest_province(home: Path) -> None:
    world = begun(write(home, scenario=ITALY))
    austria = world.powers[queries.power_of(world, "austria")]
    assert world.map.place_id(austria.capital) == "lombardy"


def test_what_stands_in_ones_own_files_must_lie_inside(home: Path) -> None:
    write(
        home, scenario=ITALY, owners="owners: {parma: austria, brabant: austria}\n",
        provinces="provinces: [{id: silesia, unrest: 500}]\n",
        treaties="treaties: [{id: t, kind: trade, parties: [austria, bavaria], name: T, start: 1815-Q4}]\n",
        events__mine="""events:
  - {id: e, title: E, text: T, when: "owns(austria, brabant)"}
""",
    )  # fmt: skip
    lines = told(home)
    assert any(line.startswith("owners.yaml:1:26: `brabant` is not on this campaign's map") for line in lines)
    assert any(line.startswith("provinces.yaml:1:14: `silesia` is not on this campaign") for line in lines)
    assert any(
        line.startswith("events/mine.yaml:2:") and "no place `brabant`, remove it, or" in line
        for line in lines
    ), lines
    assert len(lines) == 3, lines


def test_a_patch_may_change_what_is_left_and_nothing_else(home: Path) -> None:
    lines = told(write(home, scenario=ITALY, powers="powers: [{id: russia, wages: 60}]\n"))
    assert len(lines) == 1
    assert lines[0].startswith("powers.yaml:1:10: there is no `russia` to change")


def test_ones_own_numbers_are_those_of_the_window(home: Path) -> None:
    world = begun(
        write(home, scenario=ITALY, powers="powers: [{id: austria, population: 8000, debt: 777}]\n")
    )
    austria = queries.power_of(world, "austria")
    assert sum(int(world.places.population[p]) for p in queries.owned_by(world, austria)) == 8_000_000
    assert world.powers[austria].debt == 777


def test_fronts_by_the_hex_move_with_the_window(home: Path) -> None:
    base = home.parent / "front"
    base.mkdir()
    whole = load_scenario("1815", 7, Settings())[0]
    place = next(p for p in whole.map.places if p.id == "lombardy")
    row, col = divmod(place.centre, whole.map.width)
    held = f"held: [{{place: lombardy, by: sardinia, hexes: [{place.centre}]}}]\n"
    peace = "treaties: [{id: sardinia_vienna, remove: true}]\n"
    war = "wars: [{id: w, name: W, attackers: [sardinia], defenders: [austria], reason: claim}]\n"
    write(base, scenario='base: "1815"\ntitle: "A front"\n', affairs=war + held, treaties=peace)
    write(home, scenario=ITALY.replace('"1815"', "front"))
    assert told(home) == []
    world = begun(home)
    mine = [int(h) for h in (world.controller == queries.power_of(world, "sardinia")).nonzero()[0]]
    lombardy = next(p for p in world.map.places if p.id == "lombardy")
    assert [h for h in mine if world.map.place[h] == lombardy.index] == [lombardy.centre]
    assert (row, col) != divmod(lombardy.centre, world.map.width)


def test_a_window_is_patched_like_all_else(home: Path) -> None:
    write(home, scenario=ITALY)
    inner = home.parent / "inner"
    inner.mkdir()
    write(inner, scenario=NORTH)
    assert told(inner) == []
    assert living(begun(inner)) < living(begun(home))


# --- a map of one's own ---------------------------------------------------------------------------------


def test_a_map_of_ones_own_is_played(home: Path) -> None:
    assert told(isle(home)) == []
    world = begun(home)
    assert living(world) == {"france", "britain"}
    assert (world.map.width, world.map.height) == (5, 3)
    assert {treaty.name for treaty in world.treaties.values()} == {
        "Second Peace of Paris",
        "Army of occupation in France",
    }


def test_a_map_in_a_folder_of_its_own_brings_its_table_of_owners(home: Path) -> None:
    isle(home, scenario=ISLE.replace("isle.tmx", "ground/isle.tmx"))
    (home / "owners.yaml").unlink()
    ground = home / "ground"
    ground.mkdir()
    for path in [*home.glob("*.ts?"), home / "isle.tmx", home / "places.yaml"]:
        shutil.move(path, ground / path.name)
    era = "\n  owners: {isle: britain, shore: france}\n  overlords: {}\n"
    (ground / "owners.yaml").write_text("".join(f'"{year}":{era}' for year in (1815, 1919, 1995)), "utf-8")
    assert told(home) == []
    assert living(begun(home)) == {"france", "britain"}


def test_a_map_may_be_the_bases(home: Path) -> None:
    isle(home)
    later = home.parent / "later"
    later.mkdir()
    write(later, scenario="base: mine\ntitle: Later\nstart: 1816-Q3\n")
    assert told(later) == []
    assert begun(later).map.hash == begun(home).map.hash


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("map: isle.tmx", "map: isel.tmx", "scenario.yaml:4:1: map: there is no `isel.tmx`"),
        ("map: isle.tmx", "map: ../isle.tmx", "scenario.yaml:4:1: map: there is no `../isle.tmx`"),
        ("map: isle.tmx", "map: /etc/passwd", "scenario.yaml:4:1: map: there is no `/etc/passwd`"),
        ("map: isle.tmx", "map: 7", "scenario.yaml:4:1: map: should be a valid string"),
        ("great: ", "window: {}\ngreat: ", "scenario.yaml:5:1: window: `provinces` is missing"),
        ("great: ", "window: {provinces: []}\ngreat: ", "scenario.yaml:5:10: window.provinces: at least 1"),
        ("great: ", "window: {provinces: [shoer]}\ngreat: ", "scenario.yaml:5:22: no land province `shoer`"),
        ("great: ", "window: {provinces: [paris]}\ngreat: ", "scenario.yaml:5:22: `paris` is not on this"),
        ("map: ", "window: {provinces: [isle, shore], margin: -1}\nmap: ", "scenario.yaml:4:36: window.marg"),
    ],
)  # fmt: skip
def test_mistakes_in_what_is_said_of_the_map_are_told(home: Path, old: str, new: str, line: str) -> None:
    assert old in ISLE
    lines = told(isle(home, scenario=ISLE.replace(old, new)))
    assert len(lines) == 1, lines
    assert lines[0].startswith(line), lines


@pytest.mark.parametrize("key", ["map", "window", "window.provinces", "window.margin"])
@pytest.mark.parametrize(
    "value",
    [
        "~",
        "[]",
        "{}",
        "[[1]]",
        "{a: [b]}",
        "-1",
        "1.5",
        "true",
        "99999999999999",
        '"a.tmx"',
        "[~]",
        "..",
        "x",
    ],
)
def test_nothing_that_is_said_of_a_map_ends_the_program(home: Path, key: str, value: str) -> None:
    outer, _, inner = key.partition(".")
    said = f"{{provinces: [piedmont], {inner}: {value}}}" if inner == "margin" else f"{{{inner}: {value}}}"
    told(write(home, scenario=f'base: "1815"\ntitle: T\n{outer}: {said if inner else value}\n'))


def test_the_great_powers_of_the_base_that_are_left_are_great(home: Path) -> None:
    assert told(isle(home, scenario=ISLE.replace("great: [france, britain]\n", ""))) == []


def test_without_a_great_power_left_the_window_is_told(home: Path) -> None:
    frame = 'base: "1815"\ntitle: "Scandinavia"\nwindow: {provinces: [zealand, svealand, akershus]}\n'
    lines = told(write(home, scenario=frame))
    assert len(lines) == 1
    assert lines[0].startswith("scenario.yaml:3:1: there is no great power on this map, name those that are")
    assert told(write(home, scenario=f"{frame}great: [sweden]\nregional: [denmark]\n")) == []


def test_mistakes_in_the_map_itself_are_told_with_its_lines(home: Path) -> None:
    isle(home)
    text = (home / "isle.tmx").read_text()
    (home / "isle.tmx").write_text(text.replace('staggerindex="odd"', 'staggerindex="even"'))
    assert told(home) == ["isle.tmx:2: `staggerindex` is 'even', odd"]
    (home / "isle.tmx").write_text(text)
    (home / "places.yaml").unlink()
    assert told(home) == ["places.yaml: cannot be read: No such file or directory"]


def test_land_that_nobody_owns_is_told_with_the_file_to_write(home: Path) -> None:
    isle(home)
    (home / "owners.yaml").unlink()
    lines = told(home)
    assert len(lines) == 2
    assert all("add `" in line and "to owners.yaml" in line for line in lines)


def test_a_map_that_is_a_link_out_of_its_folder_is_refused(home: Path) -> None:
    isle(home)
    shutil.move(home / "isle.tmx", home.parent / "isle.tmx")
    (home / "isle.tmx").symlink_to(home.parent / "isle.tmx")
    assert told(home) == ["isle.tmx: cannot be read: it is a link that leads out of its folder"]


def test_what_lies_beside_a_map_and_is_not_its_own_is_read_by_nobody(home: Path) -> None:
    isle(home)
    shutil.copy(home / "isle.tmx", home / "isle2.tmx")
    assert told(home) == ["isle2.tmx: nobody reads this file, did you mean `isle.tmx`?"]


def test_a_round_in_which_armies_cross_the_map_is_doubted(home: Path) -> None:
    isle(home)
    fine = (
        (home / "isle.tmx").read_text().replace('name="km" type="float" value="60"', 'name="km" value="10"')
    )
    (home / "isle.tmx").write_text(fine)
    lines = told(home)
    assert len(lines) == 1
    assert lines[0].startswith(
        "scenario.yaml:4:1: warning: foot marches 24 hexes of 10 km in a round of 30 days"
    )
    assert told(write(home, rules__movement="days_a_round: 10\n")) == []


# --- saves ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [isle, lambda home: write(home, scenario=ITALY)])
def test_a_campaign_goes_on_where_its_map_is_not(home: Path, tmp_path: Path, make: object) -> None:
    make(home)  # type: ignore[operator]
    world, book = load_scenario(str(home), 7, Settings())
    campaign = Campaign(world, book)
    while campaign.world.turn < 2:
        campaign.tick()
    write_save(campaign, tmp_path / "a.save")
    shutil.rmtree(home)
    back = read_save(tmp_path / "a.save")
    assert back.world.map.hash == world.map.hash
    assert verify(back) is None
    while back.world.turn < 3:
        back.tick()
        campaign.tick()
    assert back.world.state_hash() == campaign.world.state_hash()


def test_rounds_of_another_length_are_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "m"
    home = folder / "scenarios" / "italy_for_a_test"
    home.mkdir(parents=True)
    (folder / "mod.yaml").write_text('id: m\nversion: "1"\ntitle: M\n')
    write(home, scenario=ITALY)
    monkeypatch.setenv("CONCERT_MODS", str(folder))
    campaign = Campaign(*load_scenario("italy_for_a_test", 7, Settings()))
    campaign.tick()
    write_save(campaign, tmp_path / "a.save")
    write(home, rules__movement="days_a_round: 10\n")
    from game.scenarios import load

    load._kept.cache_clear()
    with pytest.raises(CannotTakeOver, match="another number of rounds"):
        take_over(read_save(tmp_path / "a.save"))
    load._kept.cache_clear()
