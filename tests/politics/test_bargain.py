"""No peace without a war, a law a test: what may pass, who must sign, what terms are worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.politics import warscore
from game.politics.envoys import return_envoys
from game.politics.perception import evidence
from game.politics.treaties.treaties import Breach
from game.politics.war.ends import bargain, peace, settlement
from game.politics.war.ends.peace import AnswerPeace, OfferPeace, PeaceOffered
from game.politics.war.outbreak import war
from game.politics.war.outbreak.war import DeclareWar
from game.politics.war.outsiders import joining
from game.politics.war.outsiders.joining import JoinWar
from game.rules.orders import Code, Refusal
from game.words import CasusBelli, JoinTitle, OverlordKind, Phase, Rank, Term, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import memories, queries
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    among,
    armed_row,
    at_war,
    corps,
    give,
    given,
    place_called,
    refused,
    treaty,
)

DICE = Dice(7)


def row(**armies: int) -> World:
    """Red A; blue B (capital) and E; green C; white D, from west to east."""
    return armed_row("AABBCCDD", "AABBCCDD", "AAEECCDD", "AAEECCDD", **armies)


def fought(w: World, attackers: int | tuple[int, ...] = RED, defenders: int | tuple[int, ...] = BLUE) -> War:
    """A war that is in its second quarter."""
    struggle = at_war(w, attackers, defenders)
    struggle.start = w.turn - 1
    return struggle


def holds(w: World, power: int, place: int) -> None:
    w.controller[w.map.place == place] = power
    w.places.occupied_since[place] = w.turn


def cession(w: World, letter: str = "E", giver: int = BLUE, taker: int = RED) -> PeaceTerm:
    return PeaceTerm(Term.CESSION, giver, taker, place_called(w, letter))


# --- land -------------------------------------------------------------------------------------------


def test_land_passes_only_where_it_is_held_or_was_named_from_the_start() -> None:
    w = row()
    struggle = fought(w)
    land = cession(w)
    offer = OfferPeace(RED, struggle.id, BLUE, (land,))
    assert refused(give(w, offer)) is Code.LAND_NOT_WON
    struggle.aims = (land,)
    assert peace.check_offer_peace(w, offer) is None
    struggle.aims = ()
    holds(w, RED, land.place)
    assert peace.check_offer_peace(w, offer) is None


def test_nobody_buys_land_at_a_peace_table_for_a_promise() -> None:
    w = row()
    struggle = fought(w)
    pays = PeaceTerm(Term.INDEMNITY, RED, BLUE, amount=1, quarters=80)
    assert refused(give(w, OfferPeace(RED, struggle.id, BLUE, (cession(w), pays)))) is Code.LAND_NOT_WON


def test_a_war_begun_this_quarter_passes_no_land_before_a_month_of_it() -> None:
    w = row()
    struggle = at_war(w, RED, BLUE)
    struggle.aims = (cession(w),)
    offer = OfferPeace(RED, struggle.id, BLUE, struggle.aims)
    assert refused(peace.check_offer_peace(w, offer)) is Code.NEWCOMER
    w.phase, w.round = Phase.OPERATIONS, 1
    assert refused(peace.check_offer_peace(w, offer)) is Code.NEWCOMER
    w.round = 2
    assert peace.check_offer_peace(w, offer) is None


def test_who_came_this_quarter_cannot_leave_with_land() -> None:
    w = row()
    struggle = fought(w)
    w.powers[GREEN].envoys = 1
    given(w, JoinWar(GREEN, struggle.id, RED))
    land = cession(w, taker=GREEN)
    holds(w, GREEN, land.place)
    offer = OfferPeace(GREEN, struggle.id, BLUE, (land,), separate=True)
    assert refused(give(w, offer)) is Code.NEWCOMER
    w.turn += 1
    assert not isinstance(give(w, offer), Refusal)


def test_who_makes_a_separate_peace_takes_what_he_holds_himself() -> None:
    w = row()
    struggle = fought(w, (RED, GREEN))
    land = cession(w, taker=GREEN)
    holds(w, RED, land.place)
    offer = OfferPeace(GREEN, struggle.id, BLUE, (land,), separate=True)
    assert refused(give(w, offer)) is Code.LAND_NOT_WON
    holds(w, GREEN, land.place)
    assert peace.check_offer_peace(w, offer) is None


# --- terms ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "term",
    [
        PeaceTerm(Term.DISARMAMENT, RED, BLUE, amount=1_000_000_000),  # to more men than there are
        PeaceTerm(Term.DISARMAMENT, BLUE, RED, place=3, amount=0),  # junk
        PeaceTerm(Term.INDEMNITY, BLUE, RED, place=1, amount=1, quarters=4),
        PeaceTerm(Term.NEUTRALITY, BLUE, RED, amount=5),
        PeaceTerm(Term.STATUS_QUO, BLUE, RED),
        PeaceTerm(Term.RESTORATION, BLUE, RED, place=2),  # does nothing
        PeaceTerm(Term.INDEPENDENCE, BLUE, RED),  # is nobody's subject
    ],
)
def test_a_term_that_changes_nothing_or_holds_junk_is_no_term(term: PeaceTerm) -> None:
    w = row(blue=2, red=2)
    struggle = fought(w)
    assert refused(give(w, OfferPeace(RED, struggle.id, BLUE, (term,)))) is Code.BAD_TERMS


def test_a_term_stands_once() -> None:
    w = row(blue=2)
    struggle = fought(w)
    twice = tuple(PeaceTerm(Term.DISARMAMENT, BLUE, taker, amount=n) for n, taker in ((0, RED), (1, RED)))
    assert refused(give(w, OfferPeace(RED, struggle.id, BLUE, twice))) is Code.TERMS_CLASH


def test_a_purse_that_is_pledged_is_not_pledged_twice() -> None:
    w = row()
    struggle = fought(w)
    most = war.most_indemnity(w, BLUE)
    term = PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=most, quarters=4)
    offer = OfferPeace(RED, struggle.id, BLUE, (term,))
    assert peace.check_offer_peace(w, offer) is None
    treaty(w, TreatyKind.INDEMNITY, BLUE, GREEN, subject=BLUE, amount=1)
    assert refused(give(w, offer)) is Code.BAD_TERMS


def test_disarmament_is_worth_the_share_of_the_army_that_goes_home() -> None:
    w = row(blue=4)
    men = w.armies[BLUE]
    half, all_of_it, none = (
        warscore.term_price(w, PeaceTerm(Term.DISARMAMENT, BLUE, RED, amount=left))
        for left in (men // 2, 0, men)
    )
    assert none == 0 < half
    assert all_of_it == 2 * half
    settlement.carry_out(w, PeaceTerm(Term.DISARMAMENT, BLUE, RED, amount=men // 2))
    assert w.armies[BLUE] <= men // 2


def test_a_neutrality_of_the_weak_is_a_gift_to_the_weak() -> None:
    w = row(red=1, blue=6)
    weak, strong = (PeaceTerm(Term.NEUTRALITY, a, b) for a, b in ((RED, BLUE), (BLUE, RED)))
    assert warscore.term_price(w, weak) < 0 < warscore.term_price(w, strong)
    treaty(w, TreatyKind.NEUTRALITY, RED, BLUE, subject=RED)
    assert not war.is_sound(w, weak, (BLUE,), (RED,))


def test_a_promise_is_worth_less_the_later_and_the_less_its_giver_is_good_for() -> None:
    w = row()
    amount = war.most_indemnity(w, BLUE)
    soon = PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=amount, quarters=4)
    late = replace(soon, quarters=40)
    assert warscore.term_price(w, late) < 10 * warscore.term_price(w, soon)
    w.powers[BLUE].reliability = fixed.ONE
    trusted = warscore.term_worth(w, soon)
    w.powers[BLUE].reliability = fixed.ONE // 4
    assert warscore.term_worth(w, soon) < trusted
    w.powers[BLUE].reliability, w.powers[BLUE].debt = fixed.ONE, 10**9
    assert warscore.term_worth(w, soon) == 0 < warscore.term_price(w, soon)


def test_independence_is_worth_the_share_of_the_realm_that_goes() -> None:
    w = row()
    free = {}
    for subject in (GREEN, WHITE):
        w.powers[subject].overlord, w.powers[subject].overlord_kind = BLUE, OverlordKind.CROWN_UNION
        free[subject] = warscore.term_price(w, PeaceTerm(Term.INDEPENDENCE, BLUE, subject))
    assert free[GREEN] == free[WHITE] > 0
    assert warscore.term_price(w, PeaceTerm(Term.AUTONOMY, BLUE, GREEN)) < free[GREEN]
    w.places.owner[place_called(w, "E")] = GREEN  # and blue has only its capital
    assert warscore.term_price(w, PeaceTerm(Term.INDEPENDENCE, BLUE, GREEN)) > free[WHITE]


# --- consent ----------------------------------------------------------------------------------------


def struck(w: World) -> War:
    """Blue leads green against red; red asks for green's only army to be sent home."""
    struggle = fought(w, RED, (BLUE, GREEN))
    given(w, OfferPeace(RED, struggle.id, BLUE, (PeaceTerm(Term.DISARMAMENT, GREEN, RED, amount=0),)))
    return struggle


def test_nobody_is_bound_by_anothers_signature() -> None:
    w = row()
    struggle = struck(w)
    records = given(w, AnswerPeace(BLUE, max(w.proposals), True))
    (asked,) = among(records, PeaceOffered)
    assert (asked.power, asked.to, asked.consent) == ("blue", "green", True)
    assert w.armies[GREEN] > 0
    assert not struggle.is_over
    given(w, AnswerPeace(GREEN, max(w.proposals), True))
    assert w.armies[GREEN] == 0
    assert struggle.is_over


def test_a_member_that_will_not_sign_stops_the_bargain_and_its_leader_may_go_alone() -> None:
    w = row()
    struggle = struck(w)
    given(w, AnswerPeace(BLUE, max(w.proposals), True))
    given(w, AnswerPeace(GREEN, max(w.proposals), False))
    assert not struggle.is_over
    assert w.armies[GREEN] > 0
    quo = (PeaceTerm(Term.STATUS_QUO),)
    given(w, OfferPeace(BLUE, struggle.id, RED, quo, separate=True))
    given(w, AnswerPeace(RED, max(w.proposals), True))
    assert not struggle.is_over
    assert (struggle.defenders, struggle.left) == ([GREEN], (BLUE,))


def test_nobody_leaves_a_war_by_a_treaty_with_the_least_of_his_enemies() -> None:
    w = row()
    struggle = fought(w, (RED, WHITE), (BLUE, GREEN))
    quo = (PeaceTerm(Term.STATUS_QUO),)
    sly = OfferPeace(RED, struggle.id, GREEN, quo, separate=True)
    assert refused(give(w, sly)) is Code.NOT_A_BELLIGERENT
    assert peace.check_offer_peace(w, replace(sly, to=BLUE)) is None
    assert peace.check_offer_peace(w, replace(sly, power=WHITE, to=BLUE)) is None
    assert peace.check_offer_peace(w, replace(sly, power=GREEN, to=RED)) is None


@pytest.mark.parametrize(
    ("kind", "signs"), [(OverlordKind.CROWN_UNION, ()), (OverlordKind.SUZERAIN, (GREEN,))]
)
def test_a_crown_signs_for_its_realm_and_a_suzerain_for_himself(
    kind: OverlordKind, signs: tuple[int, ...]
) -> None:
    w = row()
    w.powers[GREEN].overlord, w.powers[GREEN].overlord_kind = BLUE, kind
    terms = (PeaceTerm(Term.DISARMAMENT, GREEN, RED, amount=0),)
    assert bargain.must_sign(w, terms, RED, BLUE) == signs


def test_a_counter_offer_is_not_for_who_only_consents() -> None:
    w = row()
    struck(w)
    given(w, AnswerPeace(BLUE, max(w.proposals), True))
    counter = AnswerPeace(GREEN, max(w.proposals), False, (PeaceTerm(Term.STATUS_QUO),))
    assert refused(give(w, counter)) is Code.ALREADY_PROPOSED


# --- asking -----------------------------------------------------------------------------------------


def test_one_offer_a_war_and_quarter() -> None:
    w = row()
    struggle = fought(w, RED, (BLUE, GREEN))
    quo = (PeaceTerm(Term.STATUS_QUO),)
    given(w, OfferPeace(RED, struggle.id, BLUE, quo))
    given(w, AnswerPeace(BLUE, max(w.proposals), False))
    for other in (BLUE, GREEN):
        again = OfferPeace(RED, struggle.id, other, quo, separate=True)
        assert refused(give(w, again)) is Code.OFFERED_ALREADY
    w.turn += 1
    assert not isinstance(give(w, OfferPeace(RED, struggle.id, BLUE, quo)), Refusal)


def test_one_purse_a_side() -> None:
    w = row(blue=4)
    struggle = fought(w, (RED, GREEN))
    struggle.score = 3_000
    before = warscore.score_for(w, struggle, RED)
    price = PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=war.most_indemnity(w, BLUE), quarters=4)
    worth = warscore.term_worth(w, price)
    given(w, OfferPeace(GREEN, struggle.id, BLUE, (price,), separate=True))
    given(w, AnswerPeace(BLUE, max(w.proposals), True))
    assert struggle.attackers == [RED]
    assert warscore.standing(w, struggle)["taken"] < 0
    assert abs(before - warscore.score_for(w, struggle, RED)) >= worth


def test_who_speaks_for_himself_has_earned_what_he_holds_himself() -> None:
    w = row()
    struggle = fought(w, (RED, GREEN))
    struggle.score = 4_000
    holds(w, RED, place_called(w, "E"))
    assert warscore.earned(w, struggle, (GREEN,)) == 0
    assert warscore.earned(w, struggle, (RED, GREEN)) > 4_000


def test_joining_a_war_for_gain_costs_an_envoy_and_a_name() -> None:
    w = row()
    w.powers[BLUE].rank = Rank.REGIONAL
    struggle = fought(w)
    for power in (GREEN, WHITE):
        w.powers[power].envoys = 0
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, WHITE)
    standing = [w.powers[p].standing for p in range(4)]
    given(w, JoinWar(WHITE, struggle.id, BLUE))  # as it had promised
    given(w, JoinWar(GREEN, struggle.id, RED))  # on credit
    assert (w.powers[WHITE].envoys, w.powers[WHITE].standing) == (0, standing[WHITE])
    assert w.powers[GREEN].envoys == -1
    assert w.powers[GREEN].standing < standing[GREEN]
    assert joining.join_envoys(w, JoinTitle.ALLIANCE) == 0
    other = at_war(w, WHITE, BLUE)
    assert refused(joining.check_join_war(w, JoinWar(GREEN, other.id, WHITE))) in (
        Code.NO_ENVOYS,
        Code.ALREADY_AT_WAR,
    )
    return_envoys(w, DICE)
    assert w.powers[GREEN].envoys == w.powers[RED].envoys - 1


# --- the price torn up ------------------------------------------------------------------------------


def test_who_tears_up_the_price_reopens_the_bargain() -> None:
    w = row()
    struggle = fought(w, RED, BLUE)
    land = cession(w)
    holds(w, RED, land.place)
    pays = PeaceTerm(Term.INDEMNITY, RED, BLUE, amount=war.most_indemnity(w, RED) // 2, quarters=20)
    given(w, OfferPeace(RED, struggle.id, BLUE, (land, pays)))
    given(w, AnswerPeace(BLUE, max(w.proposals), True))
    (debt,) = queries.treaties_of(w, RED, TreatyKind.INDEMNITY)
    assert debt.bought == (land.place,)
    assert queries.treaties_between(w, RED, BLUE, TreatyKind.TRUCE)
    given(w, Breach(RED, debt.id))
    assert not queries.treaties_between(w, RED, BLUE, TreatyKind.TRUCE)
    assert memories.last_incident(w, RED, BLUE) == w.turn
    (claim,) = (c for c in w.claims if c.power == BLUE)
    assert claim.place == land.place
    assert (
        war.check_declare_war(w, DeclareWar(BLUE, RED, CasusBelli.CLAIM, (cession(w, "E", RED, BLUE),)))
        is None
    )


def test_a_truce_torn_up_weighs_as_bare_aggression_unless_provoked() -> None:
    def blamed(*, torn: bool, provoked: bool = False) -> int:
        w = row()
        if torn:
            bond = treaty(w, TreatyKind.TRUCE, RED, BLUE, until=w.turn + 12)
            given(w, Breach(RED, bond.id))
        if provoked:
            memories.note_incident(w, BLUE, RED)
        struggle = at_war(w, RED, BLUE)
        (verdict,) = [
            v
            for v in among(evidence.judge_wars(w, DICE), evidence.VerdictGiven)
            if v.power == "green" and v.war == struggle.id
        ]
        return verdict.ground

    assert blamed(torn=True) > blamed(torn=False) == blamed(torn=True, provoked=True)


def test_a_truce_of_a_past_war_is_forgotten_when_it_would_have_ended() -> None:
    w = row()
    bond = treaty(w, TreatyKind.TRUCE, RED, BLUE, until=w.turn + 2)
    given(w, Breach(RED, bond.id))
    w.turn += 3
    at_war(w, RED, BLUE)
    verdicts = among(evidence.judge_wars(w, DICE), evidence.VerdictGiven)
    assert {v.ground for v in verdicts} == {w.rules.belief.blame[CasusBelli.CLAIM]}


# --- help that may come -----------------------------------------------------------------------------


def test_help_may_come_until_it_has_had_its_time_or_has_refused() -> None:
    w = row()
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    struggle = at_war(w, RED, BLUE)
    view = View(w, BLUE)
    assert bargain.help_may_come(view, struggle, BLUE)
    struggle.start -= 1
    assert bargain.help_may_come(View(w, BLUE), struggle, BLUE)
    struggle.refused = (GREEN,)
    assert not bargain.help_may_come(View(w, BLUE), struggle, BLUE)
    assert bargain.is_forsaken(w, struggle, BLUE)
    struggle.refused, struggle.start = (), w.turn - w.rules.politics.honour_quarters - 1
    assert not bargain.help_may_come(View(w, BLUE), struggle, BLUE)
    assert not bargain.is_forsaken(w, struggle, BLUE)


def test_a_state_that_all_left_alone_may_give_up_after_a_month() -> None:
    w = row()
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    struggle = at_war(w, RED, BLUE)
    struggle.refused = (GREEN,)
    assert not bargain.is_forsaken(w, struggle, BLUE)
    w.phase, w.round = Phase.OPERATIONS, 2
    assert bargain.is_forsaken(w, struggle, BLUE)
    assert not bargain.help_may_come(w, struggle, BLUE)
    corps(w, BLUE, 2)
    assert bargain.is_forsaken(w, struggle, BLUE)


def test_land_passes_only_where_it_joins_what_its_taker_has() -> None:
    """White beats blue, which lies behind green: no strip in the midst of another's country."""
    w = row()
    struggle = fought(w, WHITE)
    struggle.aims = (cession(w, taker=WHITE),)
    offer = OfferPeace(WHITE, struggle.id, BLUE, struggle.aims)
    refusal = peace.check_offer_peace(w, offer)
    assert refusal is not None
    assert refusal.code is Code.LAND_APART
    holds(w, WHITE, place_called(w, "E"))
    assert peace.check_offer_peace(w, offer) is None  # it stands there


def test_a_capital_weighs_by_whose_it_is() -> None:
    """The fall of a vassal's capital is not the fall of its lord's."""
    score = {}
    for fallen in (BLUE, GREEN):
        w = row()
        w.powers[GREEN].overlord, w.powers[GREEN].overlord_kind = BLUE, OverlordKind.SUZERAIN
        for power, letter, people in ((BLUE, "B", 16_000_000), (GREEN, "C", 1_000_000)):
            w.powers[power].capital = place_called(w, letter)
            w.places.population[w.places.owner == power] = people
        struggle = fought(w, RED, (BLUE, GREEN))
        holds(w, RED, w.powers[fallen].capital)
        score[fallen] = warscore.standing(w, struggle)["capitals"]
    assert score[BLUE] > 4 * score[GREEN] > 0
    assert sum(score.values()) <= w.rules.politics.capital_score
