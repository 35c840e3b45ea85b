"""Bodies at work: rungs, lines, dues, contingents, inquiries, and what each parameter does there."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import to_json

from game.campaign.present import Presenter
from game.campaign.saving.format import codec
from game.politics.bodies import (
    charter,
    congress,
    contributions,
    dividing_line,
    inquiry,
    institutions,
    membership,
)
from game.politics.bodies.congress import CallCongress, CastVote
from game.politics.bodies.contributions import Contribute, Earmark
from game.politics.bodies.inquiry import ArmamentsExamined
from game.politics.bodies.institutions import LeaveInstitution
from game.politics.bodies.membership import AnswerInvitation, ApplyForMembership, FoundInstitution, Invite
from game.politics.perception import quiet
from game.politics.perception.doctrine import creed_of
from game.politics.war.might import coalition
from game.politics.war.might.coalition import Case
from game.rules.money import economy
from game.rules.orders import Code
from game.words import Agenda, Clause, Pathology, Preset, Rank, Rung, Vote
from game.world import fixed
from game.world.constants.parameters import Parameters
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.bodies import Institution, Motion
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    among,
    at_war,
    commit,
    corps,
    every,
    four_with_a_body,
    refused,
    small_world,
)

DICE = Dice(7)
of_two = partial(four_with_a_body, members=(RED, BLUE))
SHARES = st.integers(0, 10_000)
SMALL = small_world("........", provinces="AABBCCDD", owners={"B": "blue", "C": "green", "D": "white"})


def body_of(w: World) -> Institution:
    return w.bodies[50]


# --- the ladder -------------------------------------------------------------------------------------


def test_the_ladder_goes_rung_by_rung_and_ends_where_rank_and_council_say() -> None:
    w = of_two(members=())
    body = body_of(w)
    seen = []
    while (rung := membership.next_rung(w, body, GREEN)) is not None:
        seen.append(rung)
        body.members[GREEN] = rung
    assert seen == [Rung.OBSERVER, Rung.PARTNER, Rung.COUNCIL]
    body.members[GREEN] = Rung.PARTNER
    w.powers[GREEN].rank = Rank.REGIONAL
    assert membership.next_rung(w, body, GREEN) is Rung.MEMBER
    w.powers[GREEN].rank = Rank.GREAT
    body.parameters = replace(body.parameters, council=1_000)
    assert membership.next_rung(w, body, GREEN) is Rung.MEMBER


def test_each_rung_shows_more_and_makes_interests_more_alike() -> None:
    sights, kin = [], []
    for rung in (Rung.OBSERVER, Rung.PARTNER, Rung.MEMBER):
        w = of_two()
        membership.climb(w, body_of(w), GREEN, rung)
        sights.append(View(w, GREEN).bodies[50].membership(GREEN))
        institutions.keep_company(w, DICE)
        kin.append(int(w.beliefs.kinship[GREEN, RED]))
    assert sights == sorted(sights)
    assert kin == sorted(kin)
    assert kin[0] < kin[-1]


def test_an_invitation_accepted_opens_a_door_or_hands_in_an_application() -> None:
    for inclusive, wanted in ((9_000, Rung.OBSERVER), (1_000, None)):
        w = of_two(inclusive=inclusive)
        membership.apply_invite(w, DICE, Invite(RED, 50, GREEN))
        membership.apply_answer_invitation(w, DICE, AnswerInvitation(GREEN, 50, True))
        assert body_of(w).members.get(GREEN) is wanted
        assert (GREEN in body_of(w).register.applied) == (wanted is None)


def test_who_declines_and_who_is_refused_is_remembered() -> None:
    w = of_two()
    membership.apply_invite(w, DICE, Invite(RED, 50, GREEN))
    membership.apply_answer_invitation(w, DICE, AnswerInvitation(GREEN, 50, False))
    assert body_of(w).register.parted == {GREEN: w.turn}


def test_applications_lapse() -> None:
    w = of_two()
    membership.apply_membership_application(w, DICE, ApplyForMembership(GREEN, 50))
    w.turn += w.rules.congress.application_quarters
    membership.settle_doors(w, DICE)
    assert not body_of(w).register.applied


def test_one_knocks_once_and_is_told_so() -> None:
    w = of_two()
    membership.apply_membership_application(w, DICE, ApplyForMembership(GREEN, 50))
    refusal = membership.check_membership_application(w, ApplyForMembership(GREEN, 50))
    assert refusal is not None
    assert body_of(w).name in Presenter(w).refusal(refusal)
    assert refusal.code is Code.ALREADY_APPLIED


def test_nobody_at_war_with_the_council_knocks() -> None:
    w = of_two()
    at_war(w, GREEN, RED)
    refusal = membership.check_membership_application(w, ApplyForMembership(GREEN, 50))
    assert refusal is not None
    assert refusal.code is Code.ALREADY_AT_WAR


def test_a_body_left_by_all_but_one_ends_and_frees_what_was_set_aside() -> None:
    w = of_two()
    force = next(f for f in w.forces.values() if f.power == RED)
    contributions.apply_earmark(w, DICE, Earmark(RED, 50, force.id))
    institutions.apply_leave(w, DICE, LeaveInstitution(BLUE, 50))
    (ended,) = every(membership.settle_doors(w, DICE), membership.InstitutionEnded)
    assert ended.cause == "deserted"
    assert force.earmarked == -1
    w.check_invariants()


def test_one_may_not_found_a_second_body_of_a_kind_nor_under_a_name_that_is_taken() -> None:
    w = of_two()
    second = membership.check_found(w, FoundInstitution(RED, Preset.CONCERT, "Other", (GREEN,)))
    assert second is not None
    assert second.code is Code.ALREADY_A_MEMBER
    taken = membership.check_found(w, FoundInstitution(GREEN, Preset.ALLIANCE, "body", (WHITE,)))
    assert taken is not None
    assert taken.code is Code.BAD_NAME


def test_only_what_the_age_can_think_of_is_founded() -> None:
    w = of_two()
    w.facts = replace(w.facts, bodies=(Preset.CONCERT, Preset.ALLIANCE))
    order = FoundInstitution(GREEN, Preset.UNITED_NATIONS, "Assembly", (WHITE,))
    refusal = membership.check_found(w, order)
    assert refusal is not None
    assert refusal.code is Code.NOT_OF_THE_AGE
    assert membership.check_found(w, replace(order, preset=Preset.ALLIANCE)) is None


# --- the line ---------------------------------------------------------------------------------------


@given(SHARES, SHARES, st.sampled_from(list(Rung)))
def test_a_sharper_line_never_costs_less_and_a_higher_rung_never_more(
    one: int, other: int, rung: Rung
) -> None:
    low, high = sorted((one, other))
    terms = SMALL.rules.institutions.presets[Preset.ALLIANCE]
    soft, sharp = (
        Institution(50, "b", Preset.ALLIANCE, "B", 0, replace(terms, line=at), {RED: Rung.MEMBER})
        for at in (low, high)
    )
    assert dividing_line.loss(SMALL, soft, WHITE, 9_000) <= dividing_line.loss(SMALL, sharp, WHITE, 9_000)
    closer = sharp.copy()
    closer.members[WHITE] = rung
    assert dividing_line.loss(SMALL, closer, WHITE, 9_000) <= dividing_line.loss(SMALL, sharp, WHITE, 9_000)


def test_only_outsiders_at_the_border_feel_the_line() -> None:
    w = of_two(Preset.ALLIANCE, members=(RED,))
    assert dividing_line.outsiders_next_to(w, body_of(w), GREEN) == [BLUE, WHITE]
    body_of(w).members[BLUE] = Rung.MEMBER
    assert dividing_line.outsiders_next_to(w, body_of(w), GREEN) == [WHITE]


def test_a_founding_is_told_to_each_outsider_once_however_many_of_his_neighbours_come() -> None:
    w = of_two(Preset.ALLIANCE)
    del w.bodies[50]
    told = charter.establish(w, "pact", Preset.ALLIANCE, "Pact", {}, {RED: Rung.PARTNER, GREEN: Rung.MEMBER})
    lines = [r for r in told if isinstance(r, dividing_line.LineDrawn)]
    assert [(line.outsider, line.admitted, line.how) for line in lines] == [
        ("blue", "green", "founded"), ("white", "green", "founded"),
    ]  # fmt: skip
    assert "begins without" in Presenter(w).record(lines[0])


# --- congresses -------------------------------------------------------------------------------------


def motion_of(w: World) -> Motion:
    found = body_of(w).motion
    assert found is not None
    return found


def open_motion(w: World, item: Agenda, subject: int = -1, **more: Any) -> None:
    body_of(w).motion = Motion(item, RED, w.turn, w.turn, subject, votes={RED: Vote.FOR}, **more)


def test_a_question_about_a_power_that_is_gone_lapses() -> None:
    w = of_two()
    open_motion(w, Agenda.ARMAMENTS, GREEN)
    w.powers[GREEN].exists = False
    (ended,) = every(congress.settle_congresses(w, DICE), congress.CongressEnded)
    assert ended.result == "lapsed"


def test_who_leaves_takes_his_vote_with_him() -> None:
    w = of_two(members=(RED, BLUE, GREEN))
    open_motion(w, Agenda.ARMAMENTS, WHITE)
    congress.apply_cast_vote(w, DICE, CastVote(BLUE, 50, Vote.FOR))
    institutions.apply_leave(w, DICE, LeaveInstitution(BLUE, 50))
    assert motion_of(w).votes == {RED: Vote.FOR}


def test_a_mind_may_be_changed_until_the_vote_is_taken() -> None:
    w = of_two()
    open_motion(w, Agenda.ARMAMENTS, GREEN)
    assert refused(congress.check_cast_vote(w, CastVote(RED, 50, Vote.FOR))) is Code.NOTHING_TO_DO
    assert congress.check_cast_vote(w, CastVote(RED, 50, Vote.AGAINST)) is None


def test_the_party_concerned_has_a_voice_only_where_the_kind_of_body_gives_it_one() -> None:
    for preset, has_voice in ((Preset.CONCERT, False), (Preset.ALLIANCE, True)):
        w = of_two(preset, members=(RED, BLUE, GREEN))
        open_motion(w, Agenda.EXPULSION, GREEN)
        assert congress.may_vote(w, body_of(w), GREEN) == has_voice


def test_bodies_say_whom_they_wait_for() -> None:
    w = of_two()
    open_motion(w, Agenda.ARMAMENTS, GREEN)
    assert not congress.awaiting(w, RED)
    assert congress.awaiting(w, BLUE) == [body_of(w)]
    assert not congress.awaiting(w, WHITE)
    body_of(w).register.invited[WHITE] = RED
    assert congress.awaiting(w, WHITE) == [body_of(w)]


@given(st.sampled_from(list(Clause)), st.integers(-1_000, 1_000))
def test_a_reform_moves_one_parameter_by_what_was_voted_and_stays_in_bounds(
    clause: Clause, change: int
) -> None:
    w = of_two()
    order = CallCongress(RED, 50, Agenda.REFORM, clause=clause, change=change)
    now = congress.parameter(body_of(w), clause)
    if congress.check_call_congress(w, order) is not None:
        assert not change or not 0 <= now + change <= fixed.ONE
        return
    congress.apply_call_congress(w, DICE, order)
    motion_of(w).votes[BLUE] = Vote.FOR
    before = body_of(w).parameters
    w.turn = motion_of(w).due
    congress.settle_congresses(w, DICE)
    after = body_of(w).parameters
    assert after == replace(before, **{clause.value: now + change})
    w.check_invariants()


# --- what is owed -----------------------------------------------------------------------------------


@given(SHARES, SHARES, SHARES, SHARES)
def test_legal_force_and_common_forces_raise_what_is_asked_and_self_help_lowers_it(
    binding: int, common: int, own: int, more: int
) -> None:
    terms = SMALL.rules.institutions.presets[Preset.ALLIANCE]

    def asks(b: int, m: int, s: int) -> int:
        return contributions.share_asked(replace(terms, binding=b, integration=m, self_help=s))

    here = asks(binding, common, own)
    assert asks(max(binding, more), common, own) >= here
    assert asks(binding, max(common, more), own) >= here
    assert asks(binding, common, max(own, more)) <= here


def test_the_concert_asks_nothing_and_a_partner_owes_less_than_a_member() -> None:
    w = of_two(Preset.ALLIANCE)
    produce = economy.outputs(w).tolist()
    full = contributions.dues_of(w, body_of(w), RED, produce)
    body_of(w).members[RED] = Rung.PARTNER
    assert 0 < contributions.dues_of(w, body_of(w), RED, produce) < full
    assert contributions.dues_of(of_two(), body_of(of_two()), RED, produce) == 0


@given(st.integers(1, 200), st.integers(0, 300))
def test_money_is_neither_made_nor_lost_between_treasury_chest_and_contingents(owed: int, chest: int) -> None:
    w = of_two(Preset.ALLIANCE, integration=0)
    body = body_of(w)
    body.register.owed[RED], body.register.chest = owed, chest
    force = next(f for f in w.forces.values() if f.power == BLUE)
    contributions.apply_earmark(w, DICE, Earmark(BLUE, 50, force.id))
    whole = sum(p.treasury + p.chest for p in w.powers) + chest
    contributions.apply_contribute(w, DICE, Contribute(RED, 50, owed))
    w.turn = 5
    contributions.keep_books(w, DICE)
    assert sum(p.treasury + p.chest for p in w.powers) + body.register.chest == whole


def test_standing_ready_costs_and_common_forces_save_it() -> None:
    costs = []
    for common in (0, 5_000, 10_000):
        w = of_two(Preset.ALLIANCE, integration=common)
        before = economy.upkeep_of(w, RED)
        force = next(f for f in w.forces.values() if f.power == RED)
        contributions.apply_earmark(w, DICE, Earmark(RED, 50, force.id))
        costs.append(economy.upkeep_of(w, RED) - before)
    assert costs[0] > costs[1] > costs[2] == 0


def test_who_leaves_pays_what_he_owes_with_borrowed_money_and_takes_his_contingent_home() -> None:
    w = of_two(Preset.ALLIANCE)
    force = next(f for f in w.forces.values() if f.power == RED)
    contributions.apply_earmark(w, DICE, Earmark(RED, 50, force.id))
    body_of(w).register.owed[RED] = 30
    debt, chest = w.powers[RED].debt, body_of(w).register.chest
    institutions.apply_leave(w, DICE, LeaveInstitution(RED, 50))
    assert (w.powers[RED].debt, body_of(w).register.chest) == (debt + 30, chest + 30)
    assert force.earmarked == -1
    assert RED not in body_of(w).register.owed
    assert RED not in body_of(w).register.earmarks
    w.check_invariants()


# --- standing ready and holding back ----------------------------------------------------------------


def term(
    w: World,
    name: str,
    joiner: int = GREEN,
    aggressor: int = WHITE,
    target: int = RED,
    plainness: int = fixed.ONE,
) -> int:
    """A term of a power's readiness to join."""
    case = Case(aggressor, target, plainness)
    sizes = [queries.strength_of(w, p) for p in range(4)]
    reckoning = coalition.prepare(w, case, sizes)
    terms = coalition.standing_terms(reckoning, joiner, creed_of(w, joiner))
    return next(t.weight for t in terms if t.name == name)


def test_a_contingent_counts_for_concert_logic_where_the_body_covers_the_victim() -> None:
    w = of_two(members=(RED, BLUE, GREEN))
    assert term(w, "earmark") == 0
    force = next(f for f in w.forces.values() if f.power == GREEN)
    contributions.apply_earmark(w, DICE, Earmark(GREEN, 50, force.id))
    assert term(w, "earmark") > 0
    assert term(w, "earmark", plainness=3_000) < term(w, "earmark")
    commit(w.powers[GREEN], 0)
    assert term(w, "earmark") == 0


def test_a_guard_is_the_stronger_the_more_the_body_acts_before_a_breach_and_fades() -> None:
    marks = []
    for deterrence in (0, 5_000, 10_000):
        w = of_two(members=(RED, BLUE, GREEN), deterrence=deterrence)
        body_of(w).register.marked[WHITE] = w.turn
        marks.append(term(w, "earmark"))
    assert 0 < marks[0] < marks[1] < marks[2]
    w.turn += 3
    assert 0 < term(w, "earmark") < marks[2]
    w.turn += w.rules.congress.mark_quarters
    assert term(w, "earmark") == 0


def test_mutual_restraint_keeps_members_out_of_quarrels_and_not_out_of_plain_breaches() -> None:
    held, free = (of_two(members=(RED, BLUE, GREEN), restraint=r) for r in (9_000, 0))
    assert term(held, "obligation") == term(free, "obligation")
    assert term(held, "obligation", plainness=3_000) < term(free, "obligation", plainness=3_000)


# --- inquiries --------------------------------------------------------------------------------------


def look_into(w: World, excess: int, monkeypatch: pytest.MonkeyPatch) -> ArmamentsExamined:
    monkeypatch.setattr(quiet, "inquire", lambda world, judge, subject, candour: (excess, []))
    return among(inquiry.examine(w, DICE, body_of(w), WHITE, [RED, BLUE]), ArmamentsExamined)[0]


def test_arms_that_are_explained_earn_a_little_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    w = of_two()
    before = int(w.beliefs.trust[RED, WHITE])
    assert look_into(w, 0, monkeypatch).finding == "explained"
    assert int(w.beliefs.trust[RED, WHITE]) > before


def test_greed_is_found_out_and_the_supporters_owe_a_contingent(monkeypatch: pytest.MonkeyPatch) -> None:
    w = of_two()
    home = w.powers[WHITE].home
    home.pathology, home.severity = Pathology.REVANCHISM, 8_000
    assert look_into(w, 6_000, monkeypatch).finding == "aggressive"
    assert body_of(w).register.marked == {WHITE: w.turn}
    assert set(body_of(w).register.pledged) == {RED, BLUE}


@pytest.mark.parametrize(("chance", "finding"), [(10_000, "reassured"), (0, "provoked")])
def test_fear_is_eased_or_stirred(monkeypatch: pytest.MonkeyPatch, chance: int, finding: str) -> None:
    w = of_two()
    w.rules = replace(w.rules, congress=replace(w.rules.congress, reassure=chance))
    w.powers[WHITE].home.fear = 5_000
    assert look_into(w, 6_000, monkeypatch).finding == finding
    assert (w.powers[WHITE].home.fear < 5_000) == (finding == "reassured")


def test_the_rest_is_a_false_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    w = of_two()
    assert look_into(w, 6_000, monkeypatch).finding == "unexplained"
    assert not body_of(w).register.marked


def test_an_inquiry_sees_the_clearer_the_more_open_the_body() -> None:
    w = of_two(transparency=10_000)
    body_of(w).cohesion = 10_000
    for _ in range(12):
        corps(w, WHITE, 6)
    truth = queries.strength_of(w, WHITE)
    blind = View(w, RED).armies[WHITE]
    seen, _ = quiet.inquire(w.copy(), RED, WHITE, 10_000)
    dim, _ = quiet.inquire(w.copy(), RED, WHITE, 0)
    assert (seen > dim) == (truth > blind)


@pytest.mark.parametrize("subject", [GREEN, 1_000])
def test_a_reform_is_about_no_power(subject: int) -> None:
    order = CallCongress(RED, 50, Agenda.REFORM, subject, Clause.VETO, 500)
    assert refused(congress.check_call_congress(of_two(), order)) is Code.NO_SUCH_POWER


def test_nothing_but_parameters_that_exist_can_be_reformed() -> None:
    assert [c.value for c in Clause] == list(Parameters.__slots__)


# --- keeping books ----------------------------------------------------------------------------------


def test_a_copy_of_a_body_shares_nothing_and_a_save_forgets_nothing() -> None:
    w = of_two()
    body = body_of(w)
    open_motion(w, Agenda.REFORM, clause=Clause.VETO, change=500)
    for field in fields(body.register):
        if field.name != "chest":
            getattr(body.register, field.name)[GREEN] = 7
    body.register.chest = 12
    twin = body.copy()
    assert twin == body
    plain = json.loads(to_json(body))
    assert codec.adapter(Institution).validate_python(plain) == body
    assert twin.motion is not None
    assert body.motion is not None
    twin.motion.votes.clear()
    for field in fields(twin.register):
        if field.name != "chest":
            getattr(twin.register, field.name).clear()
    twin.members.clear()
    assert body.motion.votes
    assert body.members
    assert all(getattr(body.register, field.name) for field in fields(body.register))
