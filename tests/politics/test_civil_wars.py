"""Civil wars: two governments, one state, which goes on under whoever wins: by arms or by a peace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.campaign.present import Presenter
from game.events.effects.states import StateFounded, end_landless
from game.events.effects.war import CivilWar
from game.events.expressions.conditions import Answers, compile_checked
from game.politics.crises.crises import CallConference
from game.politics.war.consequences import rivals
from game.politics.war.ends import civil_wars, settlement
from game.politics.war.ends.civil_wars import CivilWarBegun, CivilWarEnded
from game.politics.war.ends.peace import OfferPeace
from game.politics.war.outbreak.war import WarDeclared
from game.rules.orders import Code
from game.words import Cabinet, CasusBelli, Ideology, Phase, Term
from game.world.state import queries
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, at_war, corps, give, given, refused, small_world

RISING = CivilWar(
    "civil_war", "white", "red", ("B",), cabinet=Cabinet.MILITARY, ideology=Ideology.FASCIST,
    army={"infantry_corps": 1},
)  # fmt: skip


@pytest.fixture
def world() -> World:
    """Red owns A, B and C, blue D, green E; white is not there yet; a corps of red stands in B, one in A."""
    made = small_world(
        "..........\n..........", "AABBCCDDEE\nAABBCCDDEE", {"D": "blue", "E": "green"}
    )  # fmt: skip
    made.powers[WHITE].exists = False
    corps(made, RED, 0)
    corps(made, RED, 2)
    return made


def hold(world: World, letter: str, power: int) -> None:
    """Let a power's men stand in a province."""
    place = next(p.index for p in world.map.places if p.id == letter)
    world.controller[world.map.place == place] = power
    world.places.occupied_since[place] = -1 if world.places.owner[place] == power else world.turn


def ended(world: World) -> CivilWarEnded:
    (told,) = among(civil_wars.settle(world), CivilWarEnded)
    world.check_invariants()
    return told


def test_a_second_government_rises_with_the_army_that_is_there(world: World) -> None:
    records = RISING.apply(world)
    assert {type(r) for r in records} >= {CivilWarBegun, StateFounded, WarDeclared}
    assert queries.strength_of(world, WHITE) == 40_000, "one corps went over, one rose"
    assert queries.strength_of(world, RED) == 20_000
    assert (world.places.owner[1], queries.holder_of(world, 1)) == (RED, WHITE)
    war = queries.war_between(world, WHITE, RED)
    assert war is not None
    assert war.casus is CasusBelli.REBELLION
    assert [(aim.term, aim.cabinet) for aim in war.aims] == [(Term.RESTORATION, Cabinet.MILITARY)]
    assert world.powers[WHITE].home.ideology is Ideology.FASCIST
    asked = compile_checked(world, "rival_of(white, red)")
    assert asked.holds(Answers(world).scope(asked))
    assert civil_wars.settle(world) == [], "both hold towns"
    assert all(Presenter(world).record(record) for record in records)
    world.check_invariants()


def test_a_rival_who_holds_all_takes_the_state_which_goes_on(world: World) -> None:
    RISING.apply(world)
    for letter in "AC":
        hold(world, letter, WHITE)
    told = ended(world)
    assert told.rival_won
    state = world.powers[RED]
    assert state.exists
    assert not world.powers[WHITE].exists
    assert (state.home.cabinet, state.home.ideology) == (Cabinet.MILITARY, Ideology.FASCIST)
    assert queries.owned_by(world, RED) == [0, 1, 2]
    assert {queries.holder_of(world, place) for place in (0, 1, 2)} == {RED}
    assert queries.strength_of(world, RED) == 40_000, "the loser's men went home, the winner's serve"
    assert not queries.is_at_war(world, RED)
    assert not rivals.is_rival(world, WHITE, RED)
    assert "governs it" in Presenter(world).record(told)


def test_a_government_that_retakes_the_last_town_has_won(world: World) -> None:
    RISING.apply(world)
    hold(world, "B", RED)
    told = ended(world)
    assert not told.rival_won
    assert not world.powers[WHITE].exists
    assert world.powers[RED].home.cabinet is Cabinet.MODERATE
    assert queries.strength_of(world, RED) == 20_000


def test_what_friends_hold_counts_and_their_war_ends_with_it(world: World) -> None:
    RISING.apply(world)
    war = queries.war_between(world, WHITE, RED)
    assert war is not None
    war.attackers = [WHITE, BLUE]
    hold(world, "A", BLUE)
    hold(world, "C", WHITE)
    assert ended(world).rival_won
    assert war.is_over
    assert queries.owned_by(world, RED) == [0, 1, 2]
    assert queries.holder_of(world, 0) == RED


def test_a_peace_that_puts_the_rivals_men_into_office_decides(world: World) -> None:
    RISING.apply(world)
    war = queries.war_between(world, WHITE, RED)
    assert war is not None
    term = PeaceTerm(Term.RESTORATION, RED, WHITE, cabinet=Cabinet.MILITARY)
    settlement.make_peace(world, war, (WHITE,), (RED,), (term,))
    assert ended(world).rival_won
    assert world.powers[RED].home.ideology is Ideology.FASCIST


def test_a_peace_without_terms_is_an_armistice(world: World) -> None:
    RISING.apply(world)
    war = queries.war_between(world, WHITE, RED)
    assert war is not None
    settlement.make_peace(world, war, (WHITE,), (RED,), (PeaceTerm(Term.STATUS_QUO),))
    assert queries.holder_of(world, 1) == WHITE
    assert civil_wars.settle(world) == []
    assert rivals.is_rival(world, WHITE, RED)
    assert end_landless(world) == []


def test_the_two_alone_stop_at_nothing_half_way(world: World) -> None:
    RISING.apply(world)
    world.phase = Phase.POLITICS
    (war,) = world.wars.values()
    offer = OfferPeace(RED, war=war.id, to=WHITE, terms=(PeaceTerm(Term.STATUS_QUO),))
    assert refused(give(world, offer)) is Code.BAD_TERMS


def test_a_peace_that_gives_the_rival_land_makes_two_states(world: World) -> None:
    RISING.apply(world)
    war = queries.war_between(world, WHITE, RED)
    assert war is not None
    settlement.make_peace(world, war, (WHITE,), (RED,), (PeaceTerm(Term.CESSION, RED, WHITE, place=1),))
    assert civil_wars.settle(world) == []
    assert not rivals.is_rival(world, WHITE, RED)
    assert world.powers[WHITE].exists
    assert queries.owned_by(world, WHITE) == [1]


def test_it_is_no_tables_business_until_others_fight_in_it(world: World) -> None:
    RISING.apply(world)
    world.phase = Phase.POLITICS
    (war,) = world.wars.values()
    assert refused(give(world, CallConference(BLUE, war=war.id))) is Code.NOTHING_TO_DO
    war.attackers = [WHITE, GREEN]
    given(world, CallConference(BLUE, war=war.id))


def test_two_that_exist_may_quarrel_about_the_whole(world: World) -> None:
    at_war(world, GREEN, RED)
    records = replace(RISING, power="green").apply(world)
    assert [type(r) for r in records] == [CivilWarBegun]
    assert len(world.wars) == 1
    for letter in "ABC":
        hold(world, letter, GREEN)
    assert ended(world).rival_won
    assert world.places.owner[4] == RED, "what the rival had is the state's"
