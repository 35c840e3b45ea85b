"""Outsiders in others' risings, in words: what makes a power come in, on which side, with how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.crises import warnings_and_calls
from game.ai.crises.conference import pledge_for
from game.ai.war import solidarity
from game.politics.war.outsiders.joining import JoinWar
from game.politics.war.outsiders.warnings_and_calls import CallAlly
from game.words import (
    CasusBelli,
    CrisisStep,
    ExpeditionSize,
    Ideology,
    Motive,
    Phase,
    PledgeSize,
    Position,
    Settlement,
)
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis
from game.world.state.treaties import Claim, Expedition
from tests.ai.desks import LoneDesk
from tests.ai.risingkit import ALL, BOTH, CONCERT, CORPS, SELF_HELP, Rising, believe, decided, rising, steady
from tests.kit import BLUE, GREEN, RED, WHITE, place_called, weigh_anew

# --- what it is about -------------------------------------------------------------------------------


@BOTH
def test_old_thrones_help_the_lord_and_liberals_the_liberal_rebel(stage: int) -> None:
    case = rising()
    believe(case.world, blue=Ideology.LEGITIMIST, green=Ideology.CONSTITUTIONAL, red=Ideology.LEGITIMIST)
    assert case.why(stage, lord=True)[Motive.PRINCIPLE] > 0 > case.why(stage, lord=False)[Motive.PRINCIPLE]
    believe(case.world, red=Ideology.CONSTITUTIONAL)
    assert case.why(stage, lord=False)[Motive.PRINCIPLE] > 0 > case.why(stage, lord=True)[Motive.PRINCIPLE]


@BOTH
@pytest.mark.parametrize(
    ("mine", "rebel", "lord"),
    [
        (Ideology.COMMUNIST, Ideology.COMMUNIST, Ideology.AUTHORITARIAN),  # reds and whites
        (Ideology.FASCIST, Ideology.FASCIST, Ideology.REPUBLICAN),  # generals who rise against a republic
    ],
)
def test_later_creeds_help_their_like_in_a_civil_war(
    stage: int, mine: Ideology, rebel: Ideology, lord: Ideology
) -> None:
    case = rising()
    believe(case.world, red=mine, green=rebel, blue=lord, white=lord)
    assert case.why(stage, lord=False)[Motive.PRINCIPLE] > 0
    assert case.why(stage, lord=True, power=WHITE)[Motive.PRINCIPLE] > 0


@BOTH
def test_who_fears_whom_the_lord_keeps_away_helps_the_lord(stage: int) -> None:
    case = rising(white=6)
    case.world.beliefs.trust[RED, WHITE] = 500
    kept = case.why(stage, lord=True).get(Motive.BUFFER, 0)
    case.world.claims = [Claim(WHITE, place_called(case.world, "B"), 8_000)]  # white would be his heir
    case.world.versions.forget()
    assert case.why(stage, lord=True)[Motive.BUFFER] >= kept
    assert case.why(stage, lord=True)[Motive.BUFFER] > 0 > case.why(stage, lord=False)[Motive.BUFFER]


@BOTH
def test_who_is_like_the_lord_does_not_gain_by_his_fall(stage: int) -> None:
    case = rising(white=6)
    case.world.beliefs.trust[RED, WHITE] = 500
    case.world.claims = [Claim(WHITE, place_called(case.world, "B"), 8_000)]
    believe(case.world, white=Ideology.REPUBLICAN, blue=Ideology.REPUBLICAN)
    case.world.versions.forget()
    assert case.why(stage, lord=True)[Motive.BUFFER] == 0


def test_self_help_likes_a_feared_lord_to_be_weakened_and_concert_does_not_mind() -> None:
    case = rising(blue=6, red=5)
    case.world.beliefs.trust[RED, BLUE] = 500
    assert case.why(SELF_HELP, lord=False)[Motive.RIVALS_LOSS] > 0
    assert case.why(CONCERT, lord=False)[Motive.RIVALS_LOSS] == 0


@BOTH
def test_a_claim_to_the_lords_land_speaks_for_the_rebel(stage: int) -> None:
    case = rising()
    case.world.claims = [Claim(RED, place_called(case.world, "B"), 8_000)]
    case.world.versions.forget()
    assert case.why(stage, lord=False)[Motive.OWN_CLAIM] > 0 > case.why(stage, lord=True)[Motive.OWN_CLAIM]


@BOTH
def test_kin_help_their_kin(stage: int) -> None:
    case = rising()
    world = case.world
    for place, power in (("A", RED), ("C", GREEN)):
        number = place_called(world, place)
        spot = replace(world.map.places[number], people={world.facts.era: "highlander"})
        spots = tuple(spot if i == number else p for i, p in enumerate(world.map.places))
        world.map = replace(world.map, places=spots)
        facts = replace(world.roster[power], people=("highlander",))
        world.roster = tuple(facts if i == power else f for i, f in enumerate(world.roster))
    world.versions.forget()
    assert case.why(stage, lord=False)[Motive.KIN] > 0 > case.why(stage, lord=True)[Motive.KIN]
    assert case.why(stage, lord=False, power=WHITE)[Motive.KIN] == 0
    world.places.owner[place_called(world, "C")] = BLUE  # theirs by arms, if not by title
    world.versions.forget()
    assert case.why(stage, lord=False)[Motive.KIN] > 0 > case.why(stage, lord=True)[Motive.KIN]


@BOTH
def test_more_trust_in_the_one_speaks_for_him(stage: int) -> None:
    case = rising()
    case.world.beliefs.trust[RED, GREEN] = 9_000
    assert case.why(stage, lord=False)[Motive.FRIENDSHIP] > 0 > case.why(stage, lord=True)[Motive.FRIENDSHIP]


@BOTH
def test_restless_land_at_the_rebels_border_speaks_for_the_lord(stage: int) -> None:
    case = rising()
    case.world.places.unrest[case.world.places.owner == WHITE] = 2_000
    case.world.claims = [Claim(GREEN, int((case.world.places.owner == WHITE).argmax()), 5_000)]
    assert case.why(stage, lord=True, power=WHITE).get(Motive.EXAMPLE, 0) >= 0


def test_what_a_coming_does_not_turn_weighs_nothing() -> None:
    young, old = rising(age=0, blue=12, green=1), rising(age=16, blue=12, green=1)
    for case in (young, old):
        believe(case.world, blue=Ideology.LEGITIMIST, red=Ideology.LEGITIMIST)
    assert young.why(SELF_HELP, lord=True)[Motive.PRINCIPLE] < old.why(SELF_HELP, lord=True)[Motive.PRINCIPLE]


# --- being there ------------------------------------------------------------------------------------


@BOTH
def test_a_rival_who_is_there_alone_would_have_the_say(stage: int) -> None:
    case = rising(white=6)
    case.world.beliefs.trust[RED, WHITE] = 500
    before = case.why(stage, lord=True).get(Motive.RIVAL_ALONE, 0)
    case.war.defenders.append(WHITE)
    case.war.expeditions = {WHITE: Expedition(ALL, 60)}
    beside, against = case.why(stage, lord=True), case.why(stage, lord=False)
    assert beside[Motive.RIVAL_ALONE] > before
    assert against[Motive.RIVALS_GAIN] > 0, "so a rising can grow into a war of great powers"


@BOTH
def test_help_that_was_asked_for_is_given_sooner(stage: int) -> None:
    case = rising()
    before = sum(case.why(stage, lord=True).values())
    case.war.invited = (RED,)
    assert case.why(stage, lord=True)[Motive.INVITED] > 0
    assert sum(case.why(stage, lord=True).values()) > before


@BOTH
def test_cost_odds_alarm_and_a_bare_title_go_with_the_size(stage: int) -> None:
    case = rising(white=6)
    case.world.beliefs.trust[WHITE, RED] = 500
    whole, part = (case.why(stage, lord=False, size=size) for size in (ALL, CORPS))
    for term in (Motive.COST, Motive.ALARM, Motive.BARE_TITLE):
        assert whole[term] < part[term] < 0, term


@BOTH
def test_a_tired_power_and_one_at_war_elsewhere_stay_out_sooner(stage: int) -> None:
    case = rising()
    fresh = sum(case.why(stage, lord=True).values())
    case.world.powers[RED].exhaustion = 8_000
    assert sum(case.why(stage, lord=True).values()) < fresh


# --- the table's leave ------------------------------------------------------------------------------


def test_concert_minds_the_tables_leave_and_self_help_hardly() -> None:
    case = rising()
    assert case.why(CONCERT, lord=True)[Motive.TABLES_LEAVE] < 0
    assert case.why(SELF_HELP, lord=True)[Motive.TABLES_LEAVE] == 0
    decided(case, Settlement.MANDATE, RED, GREEN)
    assert case.why(CONCERT, lord=True)[Motive.TABLES_LEAVE] > 0
    assert case.why(CONCERT, lord=True, power=WHITE)[Motive.TABLES_LEAVE] < 0, "it was not sent"
    without = case.why(CONCERT, lord=True, power=WHITE)[Motive.TABLES_LEAVE]
    assert case.why(CONCERT, lord=False)[Motive.TABLES_LEAVE] < without, (
        "worse than no leave: the table is for the lord"
    )


def test_a_switch_makes_both_logics_mind_the_leave_alike() -> None:
    case = rising()
    weigh_anew(case.world, "outsiders", leave_alike=fixed.ONE)
    both = [case.why(stage, lord=True)[Motive.TABLES_LEAVE] for stage in (SELF_HELP, CONCERT)]
    assert both[0] == both[1] < 0


def test_a_sovereigns_call_is_half_a_leave() -> None:
    case = rising()
    before = case.why(CONCERT, lord=True)[Motive.TABLES_LEAVE]
    case.war.invited = (RED,)
    assert before < case.why(CONCERT, lord=True)[Motive.TABLES_LEAVE] < 0


# --- the deed ---------------------------------------------------------------------------------------


def test_a_power_takes_the_side_and_the_size_that_are_worth_most() -> None:
    case = rising(age=1, green=3, blue=3)
    believe(case.world, red=Ideology.CONSTITUTIONAL, green=Ideology.CONSTITUTIONAL, blue=Ideology.LEGITIMIST)
    weigh_anew(case.world, "outsiders", principle=20_000)
    steady(case.world)
    desk = LoneDesk(case.world, RED)
    solidarity.mind_wars(desk)
    (order,) = desk.given(JoinWar)
    assert order.beside == GREEN
    view = View(case.world, RED)
    assert case.war.expeditions[RED].size is order.size
    assert case.war.expeditions[RED].until == view.turn + view.rules.politics.expedition.quarters


def test_nobody_without_a_reason_comes_in() -> None:
    case = rising(age=0, blue=12, green=1)
    for power in (RED, WHITE):
        desk = LoneDesk(case.world, power)
        solidarity.mind_wars(desk)
        assert not desk.given(JoinWar)


def test_an_expedition_is_kept_there_as_long_as_it_is_worth_it() -> None:
    case = rising(green=3, blue=3)
    believe(case.world, red=Ideology.LEGITIMIST, green=Ideology.REPUBLICAN, blue=Ideology.LEGITIMIST)
    case.war.defenders.append(RED)
    case.war.expeditions = {RED: Expedition(CORPS, case.world.turn + 1)}
    weigh_anew(case.world, "outsiders", principle=30_000)
    desk = LoneDesk(case.world, RED)
    solidarity.mind_wars(desk)
    assert case.war.expeditions[RED].until > case.world.turn + 1
    case.war.expeditions = {RED: Expedition(CORPS, case.world.turn + 1)}
    weigh_anew(case.world, "outsiders", principle=0, cost=dict.fromkeys(ExpeditionSize, 9000))
    desk = LoneDesk(case.world, RED)
    solidarity.mind_wars(desk)
    assert not desk.given(JoinWar)


def needing_help() -> Rising:
    """A rising that its lord cannot put down, next to a friend of his cause."""
    case = rising(age=16, blue=2, green=3, red=6)
    believe(case.world, red=Ideology.LEGITIMIST, blue=Ideology.LEGITIMIST, green=Ideology.REPUBLICAN)
    weigh_anew(case.world, "outsiders", principle=20_000)
    return case


def test_a_lord_who_cannot_put_it_down_asks_whom_he_needs_and_not_whom_he_dreads() -> None:
    case = needing_help()
    desk = LoneDesk(case.world, BLUE)
    warnings_and_calls.mind_calls(desk)
    assert [order.ally for order in desk.given(CallAlly)] == [RED]
    assert case.war.invited == (RED,)
    dreaded = needing_help()
    weigh_anew(dreaded.world, "outsiders", ask_pride=20_000)
    desk = LoneDesk(dreaded.world, BLUE)
    warnings_and_calls.mind_calls(desk)
    assert not desk.given(CallAlly)


def test_a_pledge_for_a_rebel_is_more_than_a_voice_where_one_would_fight_for_him() -> None:
    sizes = []
    for principle in (0, 60_000):
        case = rising(green=3, blue=3)
        believe(case.world, red=Ideology.CONSTITUTIONAL, green=Ideology.CONSTITUTIONAL)
        weigh_anew(case.world, "outsiders", principle=principle)
        case.world.phase, case.world.round = Phase.CONFERENCE, 1
        case.world.crises[1] = crisis = Crisis(
            1, "rising", 30, GREEN, BLUE, CasusBelli.REBELLION, (), CrisisStep.CONFERENCE, war=case.war.id
        )
        order, _ = pledge_for(LoneDesk(case.world, RED), crisis, Position.FOR)
        sizes.append(order.size)
    assert sizes[0] in (PledgeSize.NONE, PledgeSize.VOICE)
    assert sizes[1] in (PledgeSize.CONTINGENT, PledgeSize.FULL)
