"""Treaties: offered, answered, kept, left and broken."""

from __future__ import annotations

import pytest

from game.politics import treaties
from game.politics.treaties import AnswerProposal, Breach, Denounce, ProposeTreaty
from game.rules.orders import Code
from game.words import OverlordKind, TreatyKind
from game.world.dice import Dice
from game.world.view import View
from tests.kit import BLUE, GREEN, RED, at_war, small_world, treaty

DICE = Dice(7)
ALLIANCE = TreatyKind.DEFENSIVE_ALLIANCE


def world():
    return small_world("....\n....", provinces="ABCD\nABCD", owners={"B": "blue", "C": "green", "D": "white"})


def offer(w, kind=ALLIANCE):
    treaties.apply_propose_treaty(w, DICE, ProposeTreaty(RED, BLUE, kind))
    return next(iter(w.proposals))


def test_an_accepted_offer_binds_both_for_its_usual_time():
    w = world()
    treaties.apply_answer_proposal(w, DICE, AnswerProposal(BLUE, offer(w), True))
    (bond,) = w.treaties.values()
    assert bond.parties == (RED, BLUE)
    assert bond.until == w.turn + w.rules.politics.treaty_quarters[ALLIANCE]
    assert not w.proposals


def test_a_refused_offer_leaves_no_treaty():
    w = world()
    treaties.apply_answer_proposal(w, DICE, AnswerProposal(BLUE, offer(w), False))
    assert not w.treaties
    assert not w.proposals


def test_an_offer_takes_an_envoy():
    w = world()
    offer(w)
    assert w.powers[RED].envoys == 2


def test_a_guarantee_protects_the_one_it_is_offered_to():
    w = world()
    treaties.apply_answer_proposal(w, DICE, AnswerProposal(BLUE, offer(w, TreatyKind.GUARANTEE), True))
    assert next(iter(w.treaties.values())).subject == BLUE


def test_a_denounced_treaty_binds_through_the_notice():
    w = world()
    bond = treaty(w, ALLIANCE, RED, BLUE)
    treaties.apply_denounce(w, DICE, Denounce(RED, bond.id))
    assert bond.until == w.turn + w.rules.politics.notice_quarters
    w.turn = bond.until
    assert treaties.lapse_treaties(w, DICE) == []
    w.turn += 1
    assert [r.how for r in treaties.lapse_treaties(w, DICE)] == ["expired"]


def test_a_breach_ends_it_today_and_costs_standing():
    w = world()
    bond = treaty(w, ALLIANCE, RED, BLUE)
    standing = w.powers[RED].standing
    treaties.apply_breach(w, DICE, Breach(RED, bond.id))
    assert not w.treaties
    assert w.powers[RED].standing < standing


def test_a_treaty_loses_a_party_that_is_no_more_and_binds_the_others():
    w = world()
    bond = treaty(w, ALLIANCE, RED, BLUE, GREEN)
    w.powers[GREEN].exists = False
    treaties.lapse_treaties(w, DICE)
    assert w.treaties[bond.id].parties == (RED, BLUE)


def test_unanswered_offers_lapse():
    w = world()
    offer(w)
    assert [r.answer for r in treaties.lapse_proposals(w, DICE)] == ["lapsed"]
    assert not w.proposals


def test_secret_treaties_are_seen_by_their_parties_only():
    w = world()
    bond = treaty(w, ALLIANCE, RED, BLUE, secret=True)
    assert bond.id in View(w, RED).treaties
    assert bond.id not in View(w, GREEN).treaties


def at_war_first(w):
    at_war(w, RED, BLUE)


def bound_already(w):
    treaty(w, ALLIANCE, RED, BLUE)


def offered_already(w):
    offer(w)


def no_envoys(w):
    w.powers[RED].envoys = 0


def blue_is_a_vassal(w):
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = GREEN, OverlordKind.SUZERAIN


@pytest.mark.parametrize(
    ("prepare", "order", "code"),
    [
        (lambda w: None, ProposeTreaty(RED, 99, ALLIANCE), Code.NO_SUCH_POWER),
        (lambda w: None, ProposeTreaty(RED, RED, ALLIANCE), Code.NO_SUCH_POWER),
        (lambda w: None, ProposeTreaty(RED, BLUE, TreatyKind.TRUCE), Code.BAD_TERMS),
        (at_war_first, ProposeTreaty(RED, BLUE, ALLIANCE), Code.ALREADY_AT_WAR),
        (bound_already, ProposeTreaty(RED, BLUE, ALLIANCE), Code.ALREADY_BOUND),
        (offered_already, ProposeTreaty(RED, BLUE, TreatyKind.TRADE), Code.ALREADY_PROPOSED),
        (no_envoys, ProposeTreaty(RED, BLUE, ALLIANCE), Code.NO_ENVOYS),
        (blue_is_a_vassal, ProposeTreaty(RED, BLUE, ALLIANCE), Code.UNDER_AN_OVERLORD),
    ],
)
def test_offers_that_cannot_be_made(prepare, order, code):
    w = world()
    prepare(w)
    refusal = treaties.check_propose_treaty(View(w, RED), order)
    assert refusal is not None
    assert refusal.code is code


def test_answers_and_endings_that_cannot_be():
    w = world()
    number = offer(w)
    view = View(w, GREEN)
    assert (
        treaties.check_answer_proposal(view, AnswerProposal(GREEN, number, True)).code
        is Code.NO_SUCH_PROPOSAL
    )
    assert treaties.check_answer_proposal(w, AnswerProposal(GREEN, number, True)).code is Code.NOT_ADDRESSED
    assert treaties.check_denounce(w, Denounce(RED, 999)).code is Code.NO_SUCH_TREATY
    truce = treaty(w, TreatyKind.TRUCE, RED, BLUE)
    assert treaties.check_denounce(w, Denounce(RED, truce.id)).code is Code.BOUND_BY_TREATY
    assert treaties.check_breach(w, Breach(GREEN, truce.id)).code is Code.NOT_A_PARTY
    truce.kind, truce.until = ALLIANCE, w.turn + 1
    assert treaties.check_denounce(w, Denounce(RED, truce.id)).code is Code.NOTHING_TO_DO
