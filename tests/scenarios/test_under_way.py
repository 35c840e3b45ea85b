"""A campaign may begin with a dispute on the table and with a fortress under siege."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.phases import advance_sieges
from game.politics.crises.seats.seating import seats_of
from game.rules.land.siege import SiegeAdvanced
from game.rules.land.zoc import board_of
from game.rules.sea.sea import Seas
from game.words import CasusBelli, CrisisStep, Settlement, Term
from game.world.dice import Dice
from game.world.state import queries
from tests.kit import among
from tests.scenarios.test_patches import begun, place, power, told

WAR = (
    "wars: [{id: danube, name: Danube, attackers: [russia], defenders: [ottoman_empire], reason: conquest}]\n"
)
ARMY = "forces: [{power: russia, at: southern_dobrudja, units: {infantry_corps: 2}}]\n"
SIEGE = "sieges: [{place: southern_dobrudja, by: russia, progress: 4200}]\n"
NO_TRUCE = "treaties: [{id: truce_bucharest, remove: true}]\n"
SAAR = "id: saar, title: Saar Question, challenger: france, defender: prussia"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def test_a_siege_goes_on_from_where_it_stood(mine: Path) -> None:
    world, _ = begun(mine, treaties=NO_TRUCE, affairs=WAR + SIEGE, forces=ARMY)
    here, turks = place(world, "southern_dobrudja"), power(world, "ottoman_empire")
    assert world.places.siege[here] == 4200
    assert queries.holder_of(world, here) == turks
    (month,) = among(advance_sieges(world, Dice(7)), SiegeAdvanced)
    assert (month.place, month.by) == ("southern_dobrudja", ("russia",))
    assert month.progress - month.gain == 4200 < month.progress


def test_a_dispute_lies_before_the_world(mine: Path) -> None:
    world, book = begun(mine, affairs=f"crises: [{{{SAAR}, reason: claim, cede: [saar], sum: 50}}]\n")
    (crisis,) = world.crises.values()
    assert (crisis.title, crisis.step, crisis.since) == ("Saar Question", CrisisStep.TENSION, 0)
    assert [term.term for term in crisis.demands] == [Term.CESSION, Term.INDEMNITY]
    assert crisis.casus is CasusBelli.CONQUEST  # for it has no claim to what it asks
    world.check_invariants()
    campaign = Campaign(world, book, last_turn=2)
    campaign.advance()
    assert crisis.is_over or crisis.step is not CrisisStep.TENSION


HELD = "held: [{place: wallachia, by: russia}]\n"
ASKS = {
    "evacuate: [wallachia]": Term.EVACUATION,
    "sign: trade": Term.PACT,
    "note: true": Term.NOTE,
    "protectorate: true": Term.PROTECTION,
    "annex: true": Term.ANNEXATION,
    "neutrality: true": Term.NEUTRALITY,
    "disarm: 1000": Term.DISARMAMENT,
    "limit_arms: 10000": Term.ARMS_LIMIT,
    "cabinet: nationalist": Term.RESTORATION,
    "demilitarise: [savoy]": Term.ZONE,
    "pledge: [savoy]": Term.OCCUPATION,
}
PARTIES = {
    **dict.fromkeys(("evacuate", "sign", "note"), ("austria", "russia")),
    "pledge": ("france", "sardinia"),
}


@pytest.mark.parametrize("asks", ASKS)
@pytest.mark.parametrize("step", ["", ", convener: prussia", ", ultimatum: true"])
def test_whatever_is_demanded_the_powers_can_deal_with(mine: Path, asks: str, step: str) -> None:
    parties = PARTIES.get(asks.split(":")[0], ("austria", "sardinia"))
    crisis = f"id: a, title: A, challenger: {parties[0]}, defender: {parties[1]}, {asks}{step}"
    world, book = begun(mine, affairs=f"{HELD}crises: [{{{crisis}}}]\n")
    (found,) = world.crises.values()
    assert [term.term for term in found.demands] == [ASKS[asks]]
    campaign = Campaign(world, book, last_turn=4)
    campaign.advance()
    assert campaign.world.crises[found.id].is_over


def test_a_dispute_may_be_before_a_conference_or_at_its_ultimatum(mine: Path) -> None:
    table, note = (
        f"{SAAR}, sum: 50, convener: britain",
        "id: a, title: A, challenger: spain, defender: portugal",
    )
    affairs = f"crises:\n  - {{{table}}}\n  - {{{note}, sum: 5, ultimatum: true}}\n"
    world, _ = begun(mine, affairs=affairs)
    one, other = world.crises.values()
    assert (one.step, one.convener) == (CrisisStep.CONFERENCE, power(world, "britain"))
    assert power(world, "britain") in seats_of(world, one)
    assert (other.step, other.addressed) == (CrisisStep.ULTIMATUM, (power(world, "portugal"),))
    assert other.decision is not None
    assert (other.decision.kind, other.is_own_demand) == (Settlement.INDEMNITY, True)


def test_a_conference_may_sit_on_a_war_in_being(mine: Path) -> None:
    crisis = "crises: [{id: a, title: A, challenger: russia, defender: ottoman_empire, convener: austria}]\n"
    world, _ = begun(mine, treaties=NO_TRUCE, affairs=WAR + crisis)
    (found,) = world.crises.values()
    assert (found.war, found.step) == (next(iter(world.wars)), CrisisStep.CONFERENCE)


def test_a_patch_changes_a_dispute_by_its_id(mine: Path, tmp_path: Path) -> None:
    begun(mine, affairs=f"crises: [{{{SAAR}, sum: 50}}]\n")
    world, _ = begun(
        tmp_path / "over", scenario='base: "mine"\n', affairs="crises: [{id: saar, title: Other}]\n"
    )
    assert [crisis.title for crisis in world.crises.values()] == ["Other"]


NOT_TO_GIVE = "Saar Question: the defender has not all of that to give, no"
SAME, PEACE = "`challenger` and `defender` are", "russia is not at war with ottoman_empire, see `wars`"
MISTAKES = {
    f"crises: [{{{SAAR}}}]\n": "Saar Question: nothing is demanded, name one of cede, sum, free, evacuate",
    f"crises: [{{{SAAR}, cede: [alsace]}}]\n": "`alsace` belongs to france, ",
    f"crises: [{{{SAAR}, cede: [brandenburg]}}]\n": NOT_TO_GIVE,
    f"crises: [{{{SAAR}, sum: 900000}}]\n": NOT_TO_GIVE,
    f"crises: [{{{SAAR}, evacuate: [alsace]}}]\n": NOT_TO_GIVE,
    f"crises: [{{{SAAR}, protectorate: true}}]\n": NOT_TO_GIVE,
    f"crises: [{{{SAAR}, sign: truce}}]\n": "crises[0].sign: should be 'access', 'trade', 'non_aggression',",
    f"crises: [{{{SAAR}, free: true}}]\n": NOT_TO_GIVE,
    f"crises: [{{{SAAR}, sum: 5, convener: italy}}]\n": "italy owns no land in this era",
    f"crises: [{{{SAAR}, sum: 5, convener: spain, ultimatum: true}}]\n": "an ultimatum is sent where nobody",
    f"crises: [{{{SAAR}, sum: 5}}, {{id: b, title: B, challenger: prussia, defender: france, sum: 5}}]\n":
        "B: the two have another crisis open",
    "crises: [{id: a, title: A, challenger: spain, defender: spain, sum: 5}]\n": SAME,
    "sieges: [{place: southern_dobrudja, by: russia}]\n": PEACE,
    "sieges: [{place: new_castile, by: france}]\n": "`new_castile` has no fortress, see provinces.yaml",
    "sieges: [{place: southern_dobrudja, by: russia, progress: 10000}]\n": "sieges[0].progress",
    f"{WAR}{SIEGE}": "russia has no army before `southern_dobrudja`, forces.yaml: at: southern_dobrudja",
    f"{WAR}crises: [{{id: a, title: A, challenger: russia, defender: ottoman_empire, sum: 5}}]\n":
        "A: the two are at war, name a `convener`",
}  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES)
def test_each_mistake_is_told_at_its_line(mine: Path, text: str) -> None:
    lines = told(mine, {"affairs.yaml": text, "treaties.yaml": NO_TRUCE})
    assert len(lines) == 1, lines
    number = 2 if text.startswith("wars") else 1
    assert lines[0].startswith(f"affairs.yaml:{number}: {MISTAKES[text]}"), lines


LONDON = "id: london, name: Straits Convention, kind: straits, parties: [{}], subject: {}, start: 1815-01-01"


def test_the_straits_may_be_closed_to_ships_of_war_from_the_first_day(mine: Path) -> None:
    bond = LONDON.format("ottoman_empire, britain, france", "ottoman_empire")
    world, _ = begun(mine, treaties=f"treaties: [{{{bond}}}]\n")
    seas = Seas(board_of(world))
    (bosporus, *_) = [s for s in world.map.straits if "bosp" in s.id]
    for name, is_barred in (
        ("britain", True),
        ("france", True),
        ("russia", False),
        ("ottoman_empire", False),
    ):
        who = power(world, name)
        assert seas.is_barred(who, bosporus) is is_barred
        assert (bosporus.b in seas.next_to(who, bosporus.a)) is not is_barred
        assert bosporus.b in seas.next_to(who, bosporus.a, of_war=False)


def test_who_holds_no_straits_cannot_have_them_closed(mine: Path) -> None:
    bond = LONDON.format("austria, britain", "austria")
    (line,) = told(mine, {"treaties.yaml": f"treaties: [{{{bond}}}]\n"})
    assert line.startswith("treaties.yaml:1: austria holds no shore of a strait")
