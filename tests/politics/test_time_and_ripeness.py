"""When a table sits: envoys travel to a war, and a table that rose sits again when something has moved.

Green has risen against blue, its suzerain; a demand of the same two is the other half of the law.
"""

from __future__ import annotations

import pytest

from game.ai.staff import command
from game.campaign.present import Presenter
from game.politics.crises import crises
from game.politics.crises.conference import ProposeSettlement, is_asked
from game.politics.crises.crises import CallConference
from game.politics.crises.outcomes import armistice, decisions
from game.politics.crises.outcomes.armistice import ArmisticeBroken, ArmsAsked, RestArms
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.crises.seats import sittings
from game.politics.war.ends import overruled, stirring
from game.rules.land.movement import Move
from game.rules.orders import Code, Refusal
from game.words import CasusBelli, CrisisStep, OverlordKind, Phase, Rank, Term
from game.world.dice import Dice
from game.world.records import Record
from game.world.state.crises import Crisis
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    among,
    at_war,
    corps,
    give,
    given,
    place_called,
    refused,
    small_world,
)
from tests.samples import SAMPLES, quarrel

DICE = Dice(7)


def rising() -> tuple[World, War]:
    """Green in arms against blue, with red and white looking on."""
    world = small_world(
        "......\n......",
        provinces="AABBCD\nAABBCD",
        owners={"A": "red", "B": "blue", "C": "green", "D": "green"},
    )
    state = world.powers[GREEN]
    state.overlord, state.overlord_kind, state.rank = BLUE, OverlordKind.SUZERAIN, Rank.MINOR
    war = at_war(world, GREEN, BLUE)
    war.casus, war.aims = CasusBelli.REBELLION, (PeaceTerm(Term.INDEPENDENCE, BLUE, GREEN),)
    return world, war


def called() -> tuple[World, Crisis]:
    """The rising with a table called over it this quarter."""
    world, war = rising()
    world.phase = Phase.POLITICS
    give(world, CallConference(RED, war=war.id))
    return world, crises.living(world)[0]


def confer(world: World) -> None:
    """The conference phase of a quarter in which nobody says anything."""
    world.phase = Phase.CONFERENCE
    crises.advance(world, DICE)
    decisions.open_offers(world, DICE)
    decisions.decide(world, DICE)


def next_quarter(world: World) -> None:
    """The quarter ends: what moved in it is noted."""
    stirring.watch(world)
    world.turn += 1


def test_the_envoys_to_a_war_travel_for_a_quarter() -> None:
    world, crisis = called()
    confer(world)
    assert sittings.is_awaited(world, crisis)
    assert not is_asked(world, RED, crisis, 1), "nobody is asked before the table sits"
    assert crisis.sittings == 0
    next_quarter(world)
    assert is_asked(world, RED, crisis, 1)
    confer(world)
    assert crisis.sittings == 1


def test_a_conference_over_a_demand_sits_at_once_before_the_ultimatum_runs() -> None:
    world, crisis = quarrel()
    crisis.step = CrisisStep.TENSION
    crises.convene(world, crisis, RED)
    assert sittings.is_sitting(world, crisis)
    confer(world)
    assert crisis.sittings == 1


def adjourned() -> tuple[World, Crisis]:
    """A table over the rising that has sat once, in its second quarter, without a decision."""
    world, crisis = called()
    next_quarter(world)
    confer(world)
    assert crisis.step is CrisisStep.CONFERENCE
    return world, crisis


@pytest.mark.parametrize("term", [Term.ANNEXATION, Term.CESSION, Term.STATUS_QUO])
def test_nobody_is_faster_than_the_envoys(term: Term) -> None:
    """What is taken while a table is called and has not sat lies before it; who gives up takes nothing."""
    world, crisis = called()
    spot = place_called(world, "D") if term is Term.CESSION else -1
    terms = (PeaceTerm(term, GREEN, BLUE, spot),)
    waits = overruled.table_over(world, (GREEN, BLUE), terms)
    assert waits is (None if term is Term.STATUS_QUO else crisis)
    if term is Term.CESSION:
        overruled.shelve(crisis, terms, world.turn)
        world.wars.clear()
        confer(world)
        assert crisis.sat == world.turn, "the table sits on the peace at once"
        return
    next_quarter(world)
    confer(world)
    assert overruled.table_over(world, (GREEN, BLUE), terms) is None, "it has had its say"


@pytest.mark.parametrize(
    "what", ["nothing", "a battle", "a town", "a power comes in", "a power leaves", "a tired party"]
)
def test_a_table_over_a_war_sits_again_when_something_has_moved(what: str) -> None:
    world, crisis = adjourned()
    war = world.wars[crisis.war]
    next_quarter(world)
    assert not sittings.is_sitting(world, crisis)
    match what:
        case "a battle":
            war.battles += 1
        case "a town":
            world.controller[world.map.place == place_called(world, "D")] = BLUE
            world.versions.forget()
        case "a power comes in":
            war.defenders.append(RED)
        case "a power leaves":
            war.attackers.append(RED)
            stirring.watch(world)
            world.turn += 1
            crisis.sat = world.turn
            war.attackers.remove(RED)
        case "a tired party":
            world.powers[BLUE].weariness += world.rules.crises.wearier
    next_quarter(world)
    crises.advance(world, DICE)
    assert sittings.is_sitting(world, crisis) == (what != "nothing")


def test_where_nothing_moves_it_sits_over_the_stalemate_at_last() -> None:
    world, crisis = adjourned()
    for _ in range(world.rules.crises.still_quarters):
        next_quarter(world)
    assert sittings.is_sitting(world, crisis)
    assert stirring.still_for(world, world.wars[crisis.war]) >= world.rules.crises.still_quarters - 1
    confer(world)
    assert crisis.sittings == 2


def test_a_conference_of_an_old_save_sits_as_it_did() -> None:
    """What was called before envoys travelled has no day of its own: it sits."""
    world, war = rising()
    crisis = Crisis(
        world.take_id(), "Green Question", 0, GREEN, BLUE, CasusBelli.REBELLION, war.aims,
        CrisisStep.CONFERENCE, war=war.id,
    )  # fmt: skip
    world.crises[crisis.id] = crisis
    assert is_asked(world, RED, crisis, 1)


@pytest.mark.parametrize("over_war", [True, False])
def test_the_call_says_whether_the_envoys_travel(over_war: bool) -> None:
    world, crisis = called() if over_war else quarrel()
    told = crises.convene(world, crisis, RED)
    assert ("next quarter" in Presenter(world).record(told)) == over_war == told.travels


# --- armistice --------------------------------------------------------------------------------------


def answered(blue: bool | None = True, green: bool | None = True) -> tuple[World, Crisis, list[Record]]:
    """The rising in the quarter of the call, with the parties' answers opened."""
    world, crisis = called()
    world.phase, world.round = Phase.CONFERENCE, 1
    crises.advance(world, DICE)
    for power, rests in ((BLUE, blue), (GREEN, green)):
        if rests is not None:
            assert not isinstance(give(world, RestArms(power, crisis.id, rests)), Refusal)
    return world, crisis, decisions.open_offers(world, DICE)


@pytest.mark.parametrize(
    ("blue", "green", "rest"),
    [(True, True, True), (True, False, False), (False, False, False), (None, True, False)],
)
def test_arms_rest_until_the_table_sits_if_both_will(blue: bool, green: bool, rest: bool) -> None:
    world, crisis, records = answered(blue, green)
    (told,) = among(records, ArmsAsked)
    assert told.rest == crisis.rests == rest
    assert armistice.at_rest(world, BLUE) == ({GREEN} if rest else set())
    assert Presenter(world).record(told).startswith(f"{crisis.title}: {'arms rest' if rest else 'no'}")


def test_only_the_parties_are_asked_and_nothing_else_lies_on_that_table() -> None:
    world, crisis = called()
    world.phase, world.round = Phase.CONFERENCE, 1
    assert not is_asked(world, RED, crisis, 1)
    assert refused(give(world, RestArms(RED, crisis.id, True))) is Code.NOT_AT_THE_TABLE
    draft = possible_settlements(world, crisis)[0]
    order = ProposeSettlement(BLUE, crisis.id, draft.kind, draft.terms, draft.agent)
    assert refused(give(world, order)) is Code.WRONG_STEP


def test_who_only_marches_in_while_arms_rest_has_struck() -> None:
    world = answered()[0]
    world.phase = Phase.OPERATIONS
    force = corps(world, BLUE, 3)
    given(world, Move(BLUE, (force.id,), (4,)))
    assert [told.power for told in among(armistice.judge(world), ArmisticeBroken)] == ["blue"]


def test_a_guest_who_strikes_answers_himself_and_not_whom_he_came_to_help() -> None:
    world, crisis, _ = answered()
    world.wars[crisis.war].attackers.append(RED)
    world.wars[crisis.war].struck = RED
    before = {p: world.powers[p].standing for p in (RED, GREEN)}
    armistice.judge(world)
    assert world.powers[RED].standing < before[RED]
    assert world.powers[GREEN].standing == before[GREEN]


@pytest.mark.parametrize("struck", [True, False])
def test_who_strikes_while_arms_rest_pays_before_those_who_sit(struck: bool) -> None:
    world, crisis, _ = answered()
    before, trust = world.powers[BLUE].standing, int(world.beliefs.trust[RED, BLUE])
    if struck:
        world.wars[crisis.war].struck = BLUE
    records = armistice.judge(world)
    assert bool(among(records, ArmisticeBroken)) == struck
    assert (world.powers[BLUE].standing < before) == struck
    assert (int(world.beliefs.trust[RED, BLUE]) < trust) == struck
    assert not crisis.rests, "it ends with the quarter: then the table sits"


def test_a_blow_ashore_has_an_author() -> None:
    sample = SAMPLES["attack"]()
    given(sample.world, sample.good)
    assert [war.struck for war in sample.world.wars.values()] == [RED]


def test_an_army_whose_enemies_rest_stands_where_it_stands() -> None:
    world, crisis, _ = answered()
    for place, power in ((2, BLUE), (4, GREEN)):
        corps(world, power, place)
    world.phase, world.round = Phase.OPERATIONS, 1
    desk = LoneDesk(world, BLUE)
    command.play_round(desk)
    assert desk.orders == []
    crisis.rests = False
    assert armistice.at_rest(world, BLUE) == set()
