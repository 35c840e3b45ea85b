"""Makes spoiled files: saves whose checksum and fingerprint are right again, scenarios, maps."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

from game.campaign.campaign import Campaign
from game.campaign.saving.save import write_save
from game.campaign.seats import Seat
from game.politics.treaties.claims import ClaimProvince
from game.scenarios.load import load_scenario
from game.scenarios.reading.paths import scenarios_folder
from game.scenarios.reading.yamlpos import read_text
from game.world.state.world import Settings
from tests.fuzz.spoil import Spoiler
from tests.maps.test_tiled import small_map
from tests.savekit import apart, together

#: Events that use every condition, scope and effect of the language.
EVERY_WORD = Path(__file__).parent / "every_word.yaml"
#: What of a save is spoiled, and how often: header, files carried, turns that are over, the present.
PARTS = ("header", "content", "turns", "present", "present", "present", "present")


def campaigns(folder: Path, quarters: int) -> list[Path]:
    """Sound saves to begin with: between turns, in a person's quarter, under seal, a sandbox."""
    kinds = {
        "plain": (Settings(), False),
        "hotseat": (Settings(), True),
        "sealed": (Settings(simultaneous=True), True),
        "sandbox": (Settings(sandbox=True), False),
    }
    found = []
    for name, (settings, is_played) in kinds.items():
        world, book = load_scenario("1815", 7, settings)
        campaign = Campaign(world, book, last_turn=quarters - 1)
        campaign.advance()
        campaign.last_turn = world.facts.last_turn
        if is_played:
            _sit_down(campaign)
        path = folder / f"{name}.save"
        write_save(campaign, path)
        found.append(path)
    return found


def _sit_down(campaign: Campaign) -> None:
    """Two people take seats, and the first to act gives an order."""
    for power in campaign.world.facts.policy_makers[:2]:
        campaign.hand_to(power, Seat.HUMAN)
    campaign.advance()
    world = campaign.world
    place = next(i for i in range(world.map.land_count()) if world.places.owner[i] != campaign.active)
    campaign.submit(ClaimProvince(campaign.active, place))


def saves(sound: list[Path], folder: Path, seed: int, count: int) -> Iterator[Path]:
    """So many spoiled saves, one after the other under one name."""
    path = folder / "spoiled.save"
    for number in range(count):
        spoiler = Spoiler(seed * 1_000_003 + number)
        header, data = apart(spoiler.dice.choice(sound))
        part = spoiler.dice.choice(PARTS)
        if part == "header":
            spoiler.spoil(header)
        elif part == "content":
            _spoil_content(spoiler, data[0])
        else:
            spoiler.spoil(data[-1] if part == "present" or len(data) < 3 else spoiler.dice.choice(data[1:-1]))
        together(path, header, data)
        yield path


def _spoil_content(spoiler: Spoiler, block: dict[str, Any]) -> None:
    """The files a save carries, or one of their texts."""
    if spoiler.dice.random() < 0.3:
        spoiler.spoil(block)
        return
    mark = spoiler.dice.choice(sorted(block["files"]))
    text = block["files"][mark].encode("latin-1").decode("utf-8")
    block["files"][mark] = spoiler.spoil_text(text).encode("utf-8", "ignore").decode("latin-1")


def scenarios(folder: Path, seed: int, count: int) -> Iterator[Path]:
    """So many spoiled scenarios: one file of a small copy each time, by its text or by its values.

    A file of events that say everything there is to say is among them, and is chosen more often than others.
    """
    home = folder / "mine"
    shutil.copytree(scenarios_folder() / "1815", home)
    for extra in sorted((home / "events").glob("*.yaml"))[3:]:
        extra.unlink()
    shutil.copy(EVERY_WORD, home / "events")
    yield from _spoilt(home, seed, count, often=home / "events" / EVERY_WORD.name)


#: A small patch of 1815 that holds a file of every kind.
MOD = {
    "scenario.yaml": 'base: "1815"\ntitle: Mine\nwithout: [mandates, events/1818_congress]\n'
    "people: {city: [160, 70, 30]}\n",
    "powers.yaml": "powers:\n  - {id: france, will: 9000, manpower: ~, home: {cartel: 1}}\n"
    "  - {id: slavonia_republic, population: 900, wages: 70}\n  - {id: austria, population: 28583}\n",
    "roster.yaml": "powers:\n  slavonia_republic: {tag: SLR, name: Slavonia, adjective: Slavonian, eras: [],"
    " colour: '#a1b2c3'}\n  russia: {name: Muscovy, names: ~}\n",
    "owners.yaml": "owners: {slavonia: slavonia_republic, schleswig: prussia}\noverlords: {norway: ~}\n",
    "provinces.yaml": "provinces: [{id: malta, fortress: 1}, {id: metz, remove: true}]\n",
    "forces.yaml": "forces: [{power: britain, at: corfu, remove: true}]\n",
    "leaders.yaml": "leaders: [{power: britain, name: Fox, office: head, start: 1812-Q1, end: 1830-Q1}]\n",
    "choosing.yaml": "short: 1820-Q4\ncharacters: [{power: spain, part: The knight, difficulty: 5}]\n",
    "treaties.yaml": "treaties: [{id: truce_bucharest, remove: true}, {id: quadruple_alliance, until: ~}]\n"
    "claims: [{power: spain, place: gibraltar, strength: 7000}]\n"
    "institutions: [{id: concert_of_europe, members: {spain: council, france: ~}}]\n",
    "affairs.yaml": "wars: [{id: a, name: A, attackers: [russia], defenders: [ottoman_empire], reason: claim,"
    " aims: [dobrudja]}]\nheld: [{place: dobrudja, by: russia}]\n"
    "sanctions: [{power: britain, on: france, degree: 2}]\n"
    "trust: [{power: spain, toward: france, trust: 1}]\n"
    "torn: [{power: france, against: spain, until: 1819-Q4}]\nlost: [{power: saxony, place: grunberg}]\n",
    "events/mine.yaml": "events: [{id: navarino, title: A, text: B, when: turn > 3,"
    " effects: [{do: news, text: C}]},"
    " {id: zollverein, remove: true}]\n",
    "rules/economy.yaml": "soldier_cost: 12000\ntax_max: 3000\n",
    "rules/minds.yaml": "bodies: {habit: -301, orderly: {veto: 1}}\n",
    "rules/units.yaml": "cavalry_corps: {cost: 7}\n",
}


def mods(folder: Path, seed: int, count: int) -> Iterator[Path]:
    """So many spoiled patches of 1815."""
    home = folder / "mine"
    for name, text in MOD.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    yield from _spoilt(home, seed, count)


def _spoilt(home: Path, seed: int, count: int, often: Path | None = None) -> Iterator[Path]:
    """A folder with one file of it spoiled each time, by its text or its values; one of them more often."""
    names = sorted(path for path in home.rglob("*.yaml")) + ([often] * 3 if often else [])
    whole = {path: path.read_text("utf-8") for path in names}
    for number in range(count):
        spoiler = Spoiler(seed * 1_000_003 + number)
        path = spoiler.dice.choice(names)
        if spoiler.dice.random() < 0.5:
            text = spoiler.spoil_text(whole[path])
        else:
            data, _ = read_text(whole[path], path.name)
            spoiler.spoil(data)
            text = _written(data) or spoiler.spoil_text(whole[path])
        path.write_text(text, encoding="utf-8", errors="replace")
        yield home
        path.write_text(whole[path], encoding="utf-8")


def _written(data: object) -> str:
    """Data as a file, for JSON is YAML too; nothing where what was spoiled holds itself."""
    try:
        return to_json(data, inf_nan_mode="strings").decode("utf-8", "replace")
    except PydanticSerializationError:
        return ""


def maps(folder: Path, seed: int, count: int) -> Iterator[Path]:
    """So many spoiled maps: the map itself, its tilesets, or its names."""
    path = small_map(folder)
    names = ["small.tmx", "small.tmx", "small.tmx", "t.tsx", "r.tsx", "p.tsx", "places.yaml"]
    whole = {name: path.with_name(name).read_text() for name in names}
    for number in range(count):
        spoiler = Spoiler(seed * 1_000_003 + number)
        name = spoiler.dice.choice(names)
        path.with_name(name).write_text(spoiler.spoil_text(whole[name]), encoding="utf-8", errors="replace")
        yield path
        path.with_name(name).write_text(whole[name])
