"""Who comes into whose quarrel, in words: whose business it is, who is not needed, who said no before."""

from __future__ import annotations

from game.ai.seat import situation
from game.ai.seat.situation import Situation
from game.ai.war import asking, solidarity
from game.ai.war.concern import concern_of
from game.ai.war.quarrel import Quarrel
from game.politics.perception.doctrine import creed_at
from game.politics.war.outbreak.titles import title_to_join
from game.politics.war.outsiders import expeditions, steadfast
from game.politics.war.outsiders.joining import JoinWar, check_join_war
from game.politics.war.outsiders.warnings_and_calls import CallAlly, CallRefused, RefuseCall
from game.rules.orders import Code
from game.words import (
    CasusBelli,
    CrisisStep,
    Ideology,
    JoinTitle,
    Motive,
    OverlordKind,
    Rank,
    Settlement,
    TreatyKind,
)
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import Expedition
from tests.ai.risingkit import ALL, BOTH, CONCERT, CORPS, FLEET, SELF_HELP, Rising, believe, rising
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    among,
    at_war,
    corps,
    every,
    fleet,
    given,
    refused,
    small_world,
    treaty,
    weigh_anew,
)


def seen(case: Rising, stage: int, *, beside: int, power: int = RED) -> Quarrel:
    view = View(case.world, power)
    return Quarrel(view, Situation(view, creed_at(view, stage)), view.wars[case.war.id], beside)


# --- whose business it is ---------------------------------------------------------------------------


def test_a_neighbours_quarrel_is_ones_own_and_a_far_one_a_great_powers_alone() -> None:
    case = rising()
    rules = case.world.rules.minds.outsiders
    view = View(case.world, RED)
    assert concern_of(view, RED, BLUE) == fixed.ONE
    assert concern_of(view, RED, GREEN) == rules.concern_great, "behind a great power: that one's affair"
    case.world.powers[BLUE].rank = Rank.REGIONAL
    view = View(case.world, RED)
    assert concern_of(view, RED, GREEN) == rules.concern_second, "behind a lesser neighbour"
    assert concern_of(view, RED, WHITE) == rules.concern_great
    case.world.powers[RED].rank = Rank.MINOR
    assert concern_of(View(case.world, RED), RED, WHITE) == rules.concern_far


@BOTH
def test_what_is_far_off_weighs_less_of_all_that_it_is_about(stage: int) -> None:
    case = rising()
    believe(case.world, blue=Ideology.LEGITIMIST, green=Ideology.CONSTITUTIONAL, red=Ideology.LEGITIMIST)
    near = case.why(stage, lord=True)[Motive.PRINCIPLE]
    weigh_anew(case.world, "outsiders", concern_second=2_000, concern_great=2_000)
    case.world.places.owner[case.world.places.owner == RED] = WHITE  # red has gone far away
    case.world.versions.forget()
    assert 0 <= case.why(stage, lord=True)[Motive.PRINCIPLE] < near


# --- who is not needed ------------------------------------------------------------------------------


@BOTH
def test_each_who_comes_makes_the_next_ones_coming_worth_less(stage: int) -> None:
    case = rising(blue=2, green=3, white=3)
    before = seen(case, stage, beside=BLUE)
    alone = before.chance_with(CORPS) - before.chance(0)
    case.war.defenders.append(WHITE)
    case.war.expeditions = {WHITE: Expedition(ALL, 60)}
    after = seen(case, stage, beside=BLUE)
    assert after.chance_with(CORPS) - after.chance(0) < alone


@BOTH
def test_ships_turn_nothing_where_ones_friends_rule_the_waters_already(stage: int) -> None:
    world = small_world("..~~....", provinces="AA  BBCC", owners={"B": "blue", "C": "green"}, ports=(1, 4))
    world.powers[GREEN].overlord, world.powers[GREEN].overlord_kind = BLUE, OverlordKind.CROWN_UNION
    for power, hex_id in ((RED, 0), (BLUE, 5), (GREEN, 7)):
        corps(world, power, hex_id)
    war = at_war(world, GREEN, BLUE)
    war.casus = CasusBelli.REBELLION
    for _ in range(3):
        fleet(world, RED, 1)
    fleet(world, BLUE, 4)
    case = Rising(world, war)
    turned = {}
    for beside in (BLUE, GREEN):
        quarrel = seen(case, stage, beside=beside)
        turned[beside] = quarrel.chance_with(FLEET) - quarrel.chance(0)
    assert turned[BLUE] == 0 < turned[GREEN]


# --- on the rebel's side ----------------------------------------------------------------------------


@BOTH
def test_who_rises_against_a_lord_of_another_faith_has_the_hearts_of_his_own(stage: int) -> None:
    case = rising()
    believe(case.world, blue=Ideology.ISLAMIC, green=Ideology.CONSTITUTIONAL, white=Ideology.ISLAMIC)
    assert case.why(stage, lord=False)[Motive.PRINCIPLE] > 0 > case.why(stage, lord=True)[Motive.PRINCIPLE]
    assert case.why(stage, lord=True, power=WHITE)[Motive.PRINCIPLE] > 0, "and he those of his own"
    believe(case.world, green=Ideology.ISLAMIC)
    assert case.why(stage, lord=False)[Motive.PRINCIPLE] == 0, "a quarrel among themselves"


def test_the_ward_of_a_feared_power_next_door_is_a_loss_to_it_which_self_help_likes() -> None:
    case = rising(white=9, blue=1)
    case.world.beliefs.trust[RED, WHITE] = 500
    case.world.beliefs.trust[RED, BLUE] = 10_000
    before = case.why(SELF_HELP, lord=False)[Motive.RIVALS_LOSS]
    treaty(case.world, TreatyKind.GUARANTEE, BLUE, WHITE, subject=BLUE)
    case.world.versions.forget()
    assert case.why(SELF_HELP, lord=False)[Motive.RIVALS_LOSS] > before
    assert case.why(CONCERT, lord=False)[Motive.RIVALS_LOSS] == 0
    treaty(case.world, TreatyKind.GUARANTEE, BLUE, RED, subject=BLUE)
    case.world.versions.forget()
    assert case.why(SELF_HELP, lord=False)[Motive.RIVALS_LOSS] == before, "it keeps him up itself"


# --- who is asked -----------------------------------------------------------------------------------


@BOTH
def test_a_lord_asks_nobody_who_would_not_come(stage: int) -> None:
    def asks(right: Ideology) -> int:
        case = rising(age=16, blue=2, green=3, red=6)
        believe(case.world, red=right, blue=Ideology.LEGITIMIST, green=Ideology.REPUBLICAN)
        weigh_anew(case.world, "outsiders", principle=20_000)
        case.world.powers[RED].stage = case.world.powers[RED].stage_shown = stage
        view = View(case.world, BLUE)
        reasons = asking.reasons_to_ask(view, situation.read(view), view.wars[case.war.id], RED)
        return {r.term: r.weight for r in reasons}[Motive.THEIR_ARMS]

    assert asks(Ideology.REPUBLICAN) == 0 < asks(Ideology.LEGITIMIST)


@BOTH
def test_who_was_refused_once_begs_less_readily_at_the_next_court(stage: int) -> None:
    case = rising(age=16)
    case.world.powers[BLUE].stage = stage
    prides = []
    for asked in ((), (WHITE,)):
        case.war.invited = asked
        view = View(case.world, BLUE)
        reasons = asking.reasons_to_ask(view, situation.read(view), view.wars[case.war.id], RED)
        prides.append({r.term: r.weight for r in reasons}[Motive.PRIDE])
    assert prides[1] < prides[0] < 0


def test_who_was_only_asked_breaks_no_word_whatever_binds_the_two_besides() -> None:
    case = rising()
    treaty(case.world, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
    given(case.world, CallAlly(BLUE, case.war.id, RED))
    before = case.world.powers[RED].copy()
    records = given(case.world, RefuseCall(RED, case.war.id))
    assert not every(records, CallRefused)
    assert case.world.powers[RED].reliability == before.reliability
    assert case.war.stood_back == {RED: case.world.turn}


# --- who said no ------------------------------------------------------------------------------------


@BOTH
def test_who_refused_does_not_come_the_next_quarter_after_all(stage: int) -> None:
    case = rising()
    before = sum(case.why(stage, lord=True).values())
    case.war.stood_back = {RED: case.world.turn - 1}
    why = case.why(stage, lord=True)
    assert why[Motive.SAID_NO] < 0
    assert sum(why.values()) < before


@BOTH
def test_who_refused_an_attacked_friend_does_not_come_the_next_quarter_either(stage: int) -> None:
    world = rising().world
    war = at_war(world, WHITE, BLUE)
    war.start = world.turn - 2
    war.stood_back = {RED: world.turn - 1}
    view = View(world, RED)
    here = Situation(view, creed_at(view, stage))
    reasons = solidarity.reasons_to_join(view, here, view.wars[war.id], BLUE)
    assert {r.term: r.weight for r in reasons}[Motive.SAID_NO] < 0


def test_who_comes_after_all_pays_for_it_whoever_he_is() -> None:
    lost = []
    for back in (False, True):
        case = rising()
        world, war = case.world, case.war
        war.invited = (RED,)
        war.stood_back = {RED: world.turn - 1} if back else {}
        before = world.powers[RED].standing
        given(world, JoinWar(RED, war.id, BLUE))
        lost.append(before - world.powers[RED].standing)
    assert lost[1] - lost[0] == case.world.rules.politics.said_no_standing > 0


def test_who_refused_a_lord_has_said_nothing_to_the_rebels() -> None:
    case = rising()
    world, war = case.world, case.war
    war.stood_back, war.invited, war.refused = {RED: world.turn - 1}, (RED,), (RED,)
    view = View(world, RED)
    assert steadfast.said_no(view, view.wars[war.id], RED, BLUE)
    assert not steadfast.said_no(view, view.wars[war.id], RED, GREEN)


def test_what_has_changed_since_makes_it_another_question() -> None:
    case = rising()
    world, war = case.world, case.war
    war.stood_back = {RED: world.turn - 1}

    def refuses() -> bool:
        view = View(world, RED)
        return steadfast.said_no(view, view.wars[war.id], RED, BLUE)

    assert refuses()
    war.attackers.append(WHITE)
    war.joined = {WHITE: world.turn}
    assert not refuses(), "a new enemy has come in"
    war.attackers.remove(WHITE)
    war.joined = {}
    draft = Draft(Settlement.MANDATE, (), RED)
    world.crises[1] = Crisis(
        1, "rising", 30, GREEN, BLUE, CasusBelli.REBELLION, (), war=war.id, step=CrisisStep.ENFORCEMENT,
        decision=draft, addressed=(GREEN,),
    )  # fmt: skip
    assert not refuses(), "a table sends it"
    world.crises.clear()
    at_war(world, GREEN, RED)
    assert not refuses(), "it is attacked itself"


def test_going_home_is_remembered_and_who_would_stay_stays() -> None:
    case = rising()
    given(case.world, JoinWar(RED, case.war.id, BLUE, CORPS))
    case.world.turn = case.war.expeditions[RED].until
    assert among(expeditions.recall(case.world), expeditions.ExpeditionWentHome)
    assert case.war.stood_back[RED] == case.world.turn


# --- who has nothing to send ------------------------------------------------------------------------


def test_a_dwarf_that_others_protect_sends_nobody_and_follows_his_protector_to_his_own_wars_only() -> None:
    case = rising()
    world, war = case.world, case.war
    state = world.powers[WHITE]
    state.rank, state.overlord, state.overlord_kind = Rank.MINOR, RED, OverlordKind.PROTECTOR
    world.versions.forget()
    war.defenders.append(RED)
    assert title_to_join(world, WHITE, war, BLUE) is not JoinTitle.PROTECTION, "red came to others' quarrel"
    own = at_war(world, RED, BLUE)
    assert title_to_join(world, WHITE, own, RED) is JoinTitle.PROTECTION
    assert check_join_war(world, JoinWar(WHITE, own.id, RED)) is None
    for force in [f for f in world.forces.values() if f.power == WHITE]:
        del world.forces[force.id]
    assert refused(check_join_war(world, JoinWar(WHITE, own.id, RED))) is Code.NOTHING_TO_SEND


def test_a_neutral_by_treaty_joins_no_war_unless_it_is_attacked() -> None:
    case = rising()
    treaty(case.world, TreatyKind.NEUTRALITY, RED, BLUE, WHITE, subject=RED)
    order = JoinWar(RED, case.war.id, GREEN)
    assert refused(check_join_war(case.world, order)) is Code.BOUND_BY_TREATY
    case.world.treaties.clear()
    treaty(case.world, TreatyKind.NEUTRALITY, RED, WHITE, subject=RED)
    assert check_join_war(case.world, order) is None, "a neutrality between two is about the two"
