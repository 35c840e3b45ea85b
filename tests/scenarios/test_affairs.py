"""A campaign may begin in the middle of things: wars, fronts, embargoes, trust by pair, memories."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.saving.replay import verify
from game.campaign.saving.save import read_save, write_save
from game.scenarios.load import load_scenario
from game.words import CasusBelli, Term
from game.world.map.mapindex import index_of
from game.world.state import memories, queries
from game.world.state.dealings import Embargo
from game.world.state.world import Settings, World
from tests.scenarios.test_patches import begun, place, power, told

WAR = """
wars:
  - {id: greeks, name: "Greek War of Independence", attackers: [russia, serbia], defenders: [ottoman_empire],
     reason: rebellion, aims: [dobrudja], aggressor: russia, score: 1200,
     verdicts: {austria: russia}}
"""
NO_TRUCE = "treaties: [{id: truce_bucharest, remove: true}]\n"
FRONT = "held:\n  - {place: dobrudja, by: russia}\n  - {place: albania, by: austria, hexes: [%d]}\n"
REST = """
sanctions: [{power: britain, on: france, degree: 2}]
trust: [{power: prussia, toward: france, trust: 1200}]
incidents: [{power: spain, other: portugal}]
torn: [{power: france, against: austria, until: 1819-Q4}]
lost: [{power: saxony, place: grunberg}]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


@pytest.fixture(scope="module")
def plain() -> World:
    return load_scenario("1815", 7, Settings())[0]


def hexes_of(world: World, name: str) -> tuple[int, ...]:
    return tuple(index_of(world.map).hexes[place(world, name)])


def test_a_war_in_being_is_fought_from_the_first_day(mine: Path, plain: World) -> None:
    world, book = begun(mine, treaties=NO_TRUCE, affairs=WAR + FRONT % hexes_of(plain, "albania")[0])
    (war,) = world.wars.values()
    russia, turks = (power(world, name) for name in ("russia", "ottoman_empire"))
    assert (war.attackers[0], war.defenders, war.casus) == (russia, [turks], CasusBelli.REBELLION)
    assert (war.aggressor, war.score, war.start, war.name[:5]) == (russia, 1200, 0, "Greek")
    assert [(aim.term, aim.giver, aim.taker) for aim in war.aims] == [(Term.CESSION, turks, russia)]
    assert war.verdicts == {power(world, "austria"): russia}
    assert queries.at_war(world, russia, turks)
    assert queries.at_war(world, power(world, "serbia"), turks)
    world.check_invariants()
    campaign = Campaign(world, book, last_turn=3)
    campaign.advance()
    assert campaign.world.turn >= 3
    assert campaign.world.wars[war.id].battles or campaign.world.wars[war.id].is_over


def test_land_can_be_held_whole_or_by_the_hex(mine: Path, plain: World) -> None:
    albania = hexes_of(plain, "albania")
    there = "forces: [{power: russia, at: dobrudja, units: {infantry_corps: 1}}]\n"
    world, _ = begun(mine, treaties=NO_TRUCE, affairs=WAR + FRONT % albania[-1], forces=there)
    russia, austria, turks = (power(world, name) for name in ("russia", "austria", "ottoman_empire"))
    assert {int(world.controller[h]) for h in hexes_of(world, "dobrudja")} == {russia}
    assert world.places.owner[place(world, "dobrudja")] == turks
    assert world.places.occupied_since[place(world, "dobrudja")] == 0
    assert [int(world.controller[h]) for h in albania] == [turks] * (len(albania) - 1) + [austria]


def test_embargoes_trust_and_memories_are_there(mine: Path) -> None:
    world, _ = begun(mine, affairs=REST)
    britain, france, austria, prussia, saxony = (
        power(world, name) for name in ("britain", "france", "austria", "prussia", "saxony")
    )
    assert world.powers[britain].dealings.embargoes == {france: Embargo(2, 0)}
    assert world.beliefs.trust[prussia, france] == 1200 != world.beliefs.trust[austria, france]
    assert world.powers[france].dealings.torn == {austria: 15}
    assert memories.last_incident(world, power(world, "portugal"), power(world, "spain")) == 0
    assert memories.lost_by(world, saxony) == {place(world, "grunberg")}


def test_a_campaign_begun_in_the_middle_is_saved_and_verified(
    mine: Path, tmp_path: Path, plain: World
) -> None:
    affairs = WAR + FRONT % hexes_of(plain, "albania")[0] + REST
    world, book = begun(mine, treaties=NO_TRUCE, affairs=affairs)
    campaign = Campaign(world, book, last_turn=1)
    campaign.advance()
    write_save(campaign, tmp_path / "one.save")
    back = read_save(tmp_path / "one.save")
    assert back.world.state_hash() == campaign.world.state_hash()
    assert verify(back) is None


def test_what_is_not_there_says_nothing(plain: World) -> None:
    assert "scenario/affairs" not in plain.facts.content.prints


MISTAKES = {
    "wars:\n  - {id: a, name: A, attackers: [prussia], defenders: [tunis, prussia], reason: conquest}\n":
        ["affairs.yaml:2: prussia is in the war twice"],
    "wars:\n  - {id: a, name: A, attackers: [prussia], defenders: [], reason: conquest}\n":
        ["affairs.yaml:2: wars[0].defenders: at least 1 must be there"],
    "wars:\n  - {id: a, name: A, attackers: [prussia], defenders: [ottoman_empire], reason: greed}\n":
        ["affairs.yaml:2: wars[0].reason: should be"],
    "wars:\n  - {id: a, name: A, attackers: [prussia], defenders: [ottoman_empire], reason: conquest,\n"
    "     aims: [alsace], aggressor: france}\n":
        ["affairs.yaml:3: france is not in the war", "affairs.yaml:3: `alsace` does not belong to otto"],
    "wars:\n  - {id: a, name: A, attackers: [britain], defenders: [portugal], reason: conquest}\n":
        ["affairs.yaml:2: britain and portugal fight and have the treaty"],
    "wars:\n  - {id: a, name: A, attackers: [germany], defenders: [portugal], reason: conquest}\n":
        ["affairs.yaml:2: germany owns no land in this era"],
    "wars:\n  - {id: a, name: A, attackers: [spain], defenders: [tunis], reason: conquest,\n"
    "     verdicts: {austria: france}}\n":
        ["affairs.yaml:3: france is not in the war"],
    "incidents: [{power: spain, other: spain}]\n":
        ["affairs.yaml:1: `power` and `other` are both spain"],
    "held: [{place: alsace, by: france}]\n":
        ["affairs.yaml:1: france owns `alsace`, held is what belongs"],
    "held: [{place: alsace, by: prussia, hexes: [0]}]\n":
        ["affairs.yaml:1: hex 0 is not in `alsace`"],
    "held: [{place: alsase, by: prussia}]\n":
        ["affairs.yaml:1: no land province `alsase`, did you mean `alsace`?"],
    "sanctions: [{power: france, on: france, degree: 1}]\n":
        ["affairs.yaml:1: `power` and `on` are both france"],
    "sanctions: [{power: france, on: spain, degree: 4}]\n":
        ["affairs.yaml:1: sanctions[0].degree: should be less"],
    "trust: [{power: france, toward: spian, trust: 1}]\n":
        ["affairs.yaml:1: no power `spian`, did you mean `spain`?"],
    "torn: [{power: france, against: spain, until: 1814-Q1}]\n":
        ["affairs.yaml:1: this truce would be over by now"],
    "lost: [{power: france, place: alsace}]\n":
        ["affairs.yaml:1: france owns `alsace`"],
}  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES)
def test_each_mistake_is_told_at_its_line(mine: Path, text: str) -> None:
    lines = told(mine, {"affairs.yaml": text})
    assert len(lines) == len(MISTAKES[text]), lines
    assert all(any(line.startswith(words) for line in lines) for words in MISTAKES[text]), lines
