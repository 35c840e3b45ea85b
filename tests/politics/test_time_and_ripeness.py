"""When a table sits: envoys travel to a war, and a table that rose sits again when something has moved.

Green has risen against blue, its suzerain; a demand of the same two is the other half of the law.
"""

from __future__ import annotations

import pytest

from game.campaign.present import Presenter
from game.politics.crises import crises, decisions, sittings
from game.politics.crises.conference import is_asked
from game.politics.crises.crises import CallConference
from game.politics.war import stirring
from game.words import CasusBelli, CrisisStep, OverlordKind, Phase, Rank, Term
from game.world.dice import Dice
from game.world.state.crises import Crisis
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, at_war, give, place_called, small_world
from tests.samples import quarrel

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
