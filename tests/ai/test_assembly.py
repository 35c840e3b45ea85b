"""How powers of either logic vote, call a congress, join, found, leave and pay."""

from __future__ import annotations

from typing import Any

import pytest

from game.ai import minister
from game.ai.bodies import assembly, belonging, contributions, votes
from game.ai.bodies.assembly import weigh
from game.ai.seat import situation
from game.ai.seat.desk import Reason, deciding, score, weightiest
from game.politics.bodies.congress import CallCongress, CastVote
from game.politics.bodies.contributions import Contribute, Earmark, Recall
from game.politics.bodies.institutions import LeaveInstitution
from game.politics.bodies.membership import AnswerInvitation, ApplyForMembership, FoundInstitution, Invite
from game.politics.treaties import claims
from game.words import Agenda, CasusBelli, Clause, OverlordKind, Pathology, Preset, Rank, Rung, Vote
from game.world.sight.view import View
from game.world.state.bodies import Motion
from game.world.state.treaties import War
from game.world.state.world import World
from tests.ai.desks import LoneDesk, weight_of
from tests.kit import BLUE, GREEN, RED, WHITE, commit, corps, four_with_a_body, weigh_anew

SELF_HELP, CONCERT = 0, 3


def world(
    stage: int = CONCERT,
    preset: Preset = Preset.CONCERT,
    members: tuple[int, ...] = (RED, BLUE),
    **changed: Any,
) -> World:
    """Red, blue, green and white from west to east; some in a body; equal armies and middling trust."""
    w = four_with_a_body(preset, members, stage=stage, **changed)
    w.turn = 40
    w.beliefs.trust[:] = 5_000
    for power in w.powers:
        power.compliance = 8_000
    return w


def reasons(w: World, item: Agenda, subject: int = -1, power: int = RED, **more: Any) -> list[Reason]:
    view = View(w, power)
    judge = assembly.judge_of(view, situation.read(view))
    return weigh(judge, view.bodies[50], Motion(item, power, 0, 0, subject, **more))


def worth(w: World, item: Agenda, subject: int = -1, **more: Any) -> int:
    return sum(r.weight for r in reasons(w, item, subject, **more))


def often(w: World, chance: str) -> World:
    """The same world, in which cabinets think of it every quarter."""
    weigh_anew(w, "bodies", **{chance: 10_000})
    return w


# --- enlargement ------------------------------------------------------------------------------------


def test_concert_logic_opens_the_ladder_by_conduct() -> None:
    good, bad = world(), world()
    bad.powers[GREEN].compliance = 1_000
    assert worth(good, Agenda.ADMISSION, GREEN) > worth(bad, Agenda.ADMISSION, GREEN)
    for w in (good, bad):
        for power in w.powers:
            commit(power, SELF_HELP)
    assert worth(good, Agenda.ADMISSION, GREEN) == worth(bad, Agenda.ADMISSION, GREEN)


def test_concert_logic_prices_the_fears_of_neighbours_and_self_help_does_not() -> None:
    for stage, prices in ((CONCERT, True), (SELF_HELP, False)):
        found = reasons(world(stage, Preset.ALLIANCE), Agenda.ADMISSION, GREEN)
        assert (weight_of(found, "neighbours_fears") < 0) == prices


def test_self_help_takes_in_the_useful_up_to_the_line_it_can_defend() -> None:
    w = world(SELF_HELP, Preset.ALLIANCE)
    w.bodies[50].members[GREEN] = Rung.PARTNER
    for _ in range(6):
        corps(w, WHITE, 6)
    w.beliefs.trust[:, WHITE] = 0
    found = reasons(w, Agenda.ADMISSION, GREEN)
    assert weight_of(found, "useful") > 0
    assert weight_of(found, "hard_to_defend") < 0


def test_a_rival_is_kept_out_by_self_help_more_than_by_concert_logic() -> None:
    costs = []
    for stage in (SELF_HELP, CONCERT):
        w = world(stage)
        w.beliefs.trust[RED, GREEN] = 1_000
        costs.append(weight_of(reasons(w, Agenda.ADMISSION, GREEN), "rival"))
    assert costs[0] < costs[1] < 0


def test_nobody_wants_a_claimant_and_distance_counts_in_a_narrow_body() -> None:
    w = world()
    claims.add_claim(w, GREEN, 0, 5_000)
    assert weight_of(reasons(w, Agenda.ADMISSION, GREEN), "their_claim") < 0
    far = world(preset=Preset.ALLIANCE, members=(RED,))
    near = world(preset=Preset.ALLIANCE, members=(RED, BLUE))
    assert weight_of(reasons(far, Agenda.ADMISSION, WHITE), "far_away") < 0
    assert weight_of(reasons(near, Agenda.ADMISSION, GREEN), "far_away") == 0


# --- expulsion, reform, armaments -------------------------------------------------------------------


def test_who_is_held_guilty_may_be_put_out_and_an_ally_not() -> None:
    w = world(members=(RED, BLUE, GREEN))
    assert worth(w, Agenda.EXPULSION, GREEN) < 0
    war = War(9, "a war", w.turn, [GREEN], [WHITE], CasusBelli.CONQUEST, (), GREEN)
    war.verdicts[RED] = GREEN
    w.wars[9] = war
    assert worth(w, Agenda.EXPULSION, GREEN) > 0


@pytest.mark.parametrize(
    ("clause", "orderly"),
    [(Clause.TRANSPARENCY, True), (Clause.RESTRAINT, True), (Clause.VETO, False), (Clause.SELF_HELP, False)],
)
def test_the_logics_want_other_rules(clause: Clause, orderly: bool) -> None:
    concert = worth(world(), Agenda.REFORM, clause=clause, change=1_000)
    own = worth(world(SELF_HELP), Agenda.REFORM, clause=clause, change=1_000)
    assert (concert > own) == orderly


def test_a_neighbours_build_up_is_a_matter_for_the_table_to_one_and_for_the_army_to_the_other() -> None:
    scores = []
    for stage in (CONCERT, SELF_HELP):
        w = world(stage)
        w.beliefs.arms[:, WHITE] = 4_000
        found = reasons(w, Agenda.ARMAMENTS, WHITE)
        assert weight_of(found, "their_arms") > 0
        scores.append(weight_of(found, "ask_first") + weight_of(found, "arm_first"))
    assert scores[0] > 0 > scores[1]


def test_nobody_confers_about_the_army_of_a_small_country() -> None:
    w = world()
    for _ in range(9):
        corps(w, RED, 0)
    w.beliefs.arms[:, WHITE] = 4_000
    assert weight_of(reasons(w, Agenda.ARMAMENTS, WHITE), "their_arms") < 100


def test_swapping_the_logic_changes_the_weights_and_not_the_list() -> None:
    for item in (Agenda.ADMISSION, Agenda.EXPULSION, Agenda.ARMAMENTS):
        names = [[r.term for r in reasons(world(stage), item, GREEN)] for stage in (SELF_HELP, CONCERT)]
        assert names[0] == names[1]


# --- voting and calling -----------------------------------------------------------------------------


def test_a_power_votes_once_with_its_reasons_and_they_tip_the_choice() -> None:
    w = world()
    w.bodies[50].motion = Motion(Agenda.REFORM, BLUE, 40, 41, clause=Clause.TRANSPARENCY, change=1_000)
    desk = LoneDesk(w, RED)
    votes.mind_votes(desk)
    votes.mind_votes(desk)
    ((order, given),) = desk.orders
    assert order == CastVote(RED, 50, Vote.FOR)
    total = score(given)
    assert total > 0
    assert sum(r.weight for r in weightiest(given)) == total
    tipping = deciding(given)
    assert tipping
    assert total - score(tipping) <= 0


def test_a_subject_votes_with_its_lord() -> None:
    w = world(members=(RED, BLUE, GREEN))
    w.powers[GREEN].overlord, w.powers[GREEN].overlord_kind = RED, OverlordKind.CROWN_UNION
    w.bodies[50].motion = Motion(Agenda.ARMAMENTS, RED, 40, 41, WHITE, votes={RED: Vote.AGAINST})
    desk = LoneDesk(w, GREEN)
    votes.mind_votes(desk)
    assert desk.given(CastVote) == [CastVote(GREEN, 50, Vote.AGAINST)]


def test_a_congress_is_called_only_for_what_would_be_carried() -> None:
    w = often(world(members=(RED, BLUE, GREEN)), "calls")
    w.bodies[50].register.applied[WHITE] = 40
    desk = LoneDesk(w, RED)
    votes.mind_congress(desk)
    assert desk.given(CallCongress)
    assert w.powers[RED].envoys == 1
    hostile = often(world(members=(RED, BLUE, GREEN)), "calls")
    hostile.bodies[50].register.applied[WHITE] = 40
    for power in (BLUE, GREEN):
        commit(hostile.powers[power], SELF_HELP)
        hostile.beliefs.trust[power, WHITE] = 0
    weigh_anew(hostile, "bodies", content=1_000)
    lone = LoneDesk(hostile, RED)
    votes.mind_congress(lone)
    assert not lone.given(CallCongress)


def test_envoys_at_war_and_a_body_at_rest_call_nobody() -> None:
    w = often(world(), "calls")
    w.powers[RED].envoys = 1
    assert not votes.questions(View(w, RED), situation.read(View(w, RED)))
    w.powers[RED].envoys, w.bodies[50].met = 3, 39
    assert not votes.questions(View(w, RED), situation.read(View(w, RED)))


# --- coming and going -------------------------------------------------------------------------------


def own_worth(w: World, power: int = RED) -> list[Reason]:
    view = View(w, power)
    return belonging.worth(assembly.judge_of(view, situation.read(view)), view.bodies[50])


def test_an_aggressor_finds_the_rules_in_its_way() -> None:
    w = world()
    assert weight_of(own_worth(w), "rules_in_the_way") == 0
    home = w.powers[RED].home
    home.pathology, home.severity = Pathology.REVANCHISM, 9_000
    assert weight_of(own_worth(w), "rules_in_the_way") < 0


def test_concert_logic_counts_the_order_and_self_help_its_free_hand() -> None:
    terms = ("order_it_keeps", "free_hand")
    for stage, (term, other) in ((CONCERT, terms), (SELF_HELP, terms[::-1])):
        found = own_worth(world(stage))
        assert weight_of(found, term) != 0
        assert weight_of(found, other) == 0


def test_who_would_be_bound_in_everything_thinks_twice() -> None:
    loose, tight = (world(binding=binding, scope=10_000) for binding in (3_000, 10_000))
    assert weight_of(own_worth(loose), "what_it_binds") == 0
    assert weight_of(own_worth(tight), "what_it_binds") < 0


def test_an_outsider_asks_a_circle_that_would_let_it_in_and_not_one_that_refused_it() -> None:
    w = often(world(), "applies")
    w.powers[GREEN].rank = Rank.GREAT
    desk = LoneDesk(w, GREEN)
    belonging.mind_belonging(desk)
    assert desk.given(ApplyForMembership) == [ApplyForMembership(GREEN, 50)]
    refused = often(world(), "applies")
    refused.bodies[50].register.parted[GREEN] = 30
    lone = LoneDesk(refused, GREEN)
    belonging.mind_belonging(lone)
    assert not lone.given(ApplyForMembership)


@pytest.mark.parametrize("stage", [SELF_HELP, CONCERT])
@pytest.mark.parametrize(("rank", "asks"), [(Rank.GREAT, True), (Rank.REGIONAL, False)])
def test_a_great_power_outside_its_circle_asks_as_soon_as_it_would_be_heard(
    stage: int, rank: Rank, asks: bool
) -> None:
    w = world(stage)
    weigh_anew(w, "bodies", applies=0, applies_outside=10_000, worth_asking=-90_000, rival=0, rival_more=0)
    w.powers[GREEN].rank = rank
    w.beliefs.trust[:] = 9_000
    desk = LoneDesk(w, GREEN)
    belonging._apply(desk, situation.read(desk.view))
    assert bool(desk.given(ApplyForMembership)) is asks
    w.beliefs.trust[:] = 0  # and waits while it would not
    lone = LoneDesk(w, GREEN)
    belonging._apply(lone, situation.read(lone.view))
    assert not lone.given(ApplyForMembership)


def test_a_congress_about_a_great_powers_place_is_less_trouble() -> None:
    w = world()
    order = CallCongress(RED, 50, Agenda.ADMISSION, GREEN)
    found = []
    for rank in (Rank.REGIONAL, Rank.GREAT):
        w.powers[GREEN].rank = rank
        found.append(votes._trouble(View(w, RED), order))
    assert found[1] < found[0] == w.rules.minds.bodies.trouble


def test_a_member_invites_who_would_come() -> None:
    w = often(world(inclusive=9_000), "invites")
    desk = LoneDesk(w, RED)
    belonging.mind_belonging(desk)
    (invitation,) = desk.given(Invite)
    guest = LoneDesk(w, invitation.to)
    minister.answer_invitation(guest, 50)
    assert guest.given(AnswerInvitation) == [AnswerInvitation(invitation.to, 50, True)]


def test_where_no_order_stands_a_great_power_of_concert_logic_founds_one() -> None:
    w = often(world(members=()), "founds")
    del w.bodies[50]
    desk = LoneDesk(w, RED)
    belonging.mind_belonging(desk)
    (order,) = desk.given(FoundInstitution)
    assert order.preset is Preset.CONCERT
    assert len(order.invited) >= 2
    standing = LoneDesk(often(world(members=(RED, BLUE, GREEN)), "founds"), WHITE)
    belonging.mind_belonging(standing)
    assert not standing.given(FoundInstitution)


def test_a_body_that_costs_too_much_is_left() -> None:
    w = often(world(SELF_HELP, Preset.UNION, members=(RED, BLUE, GREEN)), "leaves")
    w.beliefs.trust[RED] = 0
    home = w.powers[RED].home
    home.pathology, home.severity = Pathology.REVANCHISM, 9_000
    desk = LoneDesk(w, RED)
    belonging.mind_belonging(desk)
    assert desk.given(LeaveInstitution) == [LeaveInstitution(RED, 50)]


# --- dues and contingents ---------------------------------------------------------------------------


def test_dues_are_paid_by_who_has_the_money() -> None:
    w = world()
    w.bodies[50].register.owed[RED] = 100
    desk = LoneDesk(w, RED)
    contributions.mind_dues(desk)
    assert desk.given(Contribute) == [Contribute(RED, 50, 100)]
    w.bodies[50].register.owed[RED], w.powers[RED].treasury = 100, 150
    poor = LoneDesk(w, RED)
    contributions.mind_dues(poor)
    assert not poor.orders


@pytest.mark.parametrize(("stage", "keeps"), [(CONCERT, True), (SELF_HELP, False)])
def test_a_vote_to_stand_ready_is_made_good_by_concert_logic(stage: int, keeps: bool) -> None:
    w = world(stage)
    w.bodies[50].register.pledged[RED] = 44
    desk = LoneDesk(w, RED)
    contributions.mind_dues(desk)
    assert bool(desk.given(Earmark)) == keeps


def test_a_contingent_goes_home_when_nobody_is_watched_any_more() -> None:
    w = world()
    force = next(f for f in w.forces.values() if f.power == RED)
    force.earmarked, w.bodies[50].register.earmarks[RED] = 50, force.strength
    w.bodies[50].register.marked[WHITE] = 40
    watchful = LoneDesk(w, RED)
    contributions.mind_dues(watchful)
    assert not watchful.orders
    w.turn = 60
    desk = LoneDesk(w, RED)
    contributions.mind_dues(desk)
    assert desk.given(Recall) == [Recall(RED, force.id)]
