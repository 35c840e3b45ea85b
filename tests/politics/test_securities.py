"""Securities of a peace: land held as a pledge, limits of arms, vigilance by name, exclusion, restoration."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from game.campaign import phases
from game.events.effects.treaties import SignTreaty
from game.events.effects.void import EffectVoid
from game.politics import securities, warscore
from game.politics.bodies.membership import ApplyForMembership, check_membership_application
from game.politics.home.government import CabinetFormed
from game.politics.statecraft.inspections import may_inspect
from game.politics.treaties.treaties import Breach, Denounce, apply_breach, check_breach, check_denounce
from game.politics.war.consequences import security
from game.politics.war.consequences.security import ArmsLimitExceeded
from game.politics.war.ends import bargain
from game.politics.war.ends.peace import AnswerPeace, OfferPeace
from game.politics.war.ends.settlement import make_peace
from game.politics.war.might.coalition import Case, _bond
from game.politics.war.outbreak import conquest, titles, war
from game.politics.war.outbreak.war import DeclareWar
from game.politics.war.outsiders import joining
from game.politics.war.outsiders.joining import JoinWar
from game.rules.land import garrisons
from game.rules.land.garrisons import PledgeEvacuated
from game.rules.money import arms, economy
from game.rules.money.raising import Raise, check_raise
from game.rules.orders import Code
from game.words import Cabinet, CasusBelli, JoinTitle, Pathology, Phase, Rung, Term, TreatyKind
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.clarity import clarity
from game.world.state import memories, queries
from game.world.state.treaties import NEVER, PeaceTerm, Treaty
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    a_body,
    among,
    armed_row,
    at_war,
    corps,
    given,
    place_called,
    refused,
    treaty,
)

DICE = Dice(7)
YEARS = 12
WATCH = tuple(PeaceTerm(Term.VIGILANCE, BLUE, p, quarters=40) for p in (RED, WHITE))
PAYS = PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=30, quarters=8)


def world() -> World:
    """Red A; blue B (the capital) and E beside red; green C; white D."""
    w = armed_row("AEBBCCDD", "AEBBCCDD", each=2)
    w.powers[BLUE].capital = place_called(w, "B")
    return w


def pledge(w: World, quarters: int = YEARS) -> PeaceTerm:
    return PeaceTerm(Term.OCCUPATION, BLUE, RED, place_called(w, "E"), quarters=quarters)


def limit(men: int = 20_000, quarters: int = YEARS) -> PeaceTerm:
    return PeaceTerm(Term.ARMS_LIMIT, BLUE, RED, amount=men, quarters=quarters)


def peace(w: World, *terms: PeaceTerm, victors: tuple[int, ...] = (RED,)) -> list[Record]:
    return make_peace(w, at_war(w, victors, BLUE), victors, (BLUE,), terms)


def bond(w: World, kind: TreatyKind) -> Treaty:
    return next(t for t in w.treaties.values() if t.kind is kind)


def quarters(w: World, count: int) -> list[Record]:
    """Let the beginnings of so many quarters pass."""
    records: list[Record] = []
    for _ in range(count):
        w.turn += 1
        records += phases._bonds(w, DICE)
    return records


# --- occupation -------------------------------------------------------------------------------------


def test_a_victor_holds_border_land_without_title_and_it_is_no_conquest() -> None:
    w, e = world(), place_called(world(), "E")
    before = int(economy.outputs(w)[BLUE])
    peace(w, pledge(w, quarters=0))
    assert queries.holder_of(w, e) == RED
    assert int(w.places.owner[e]) == BLUE
    assert int(economy.outputs(w)[BLUE]) == before  # taxes and all stay its owner's
    w.turn += w.rules.politics.recognition_quarters + 1
    conquest.recognise(w, DICE)
    assert int(w.places.owner[e]) == BLUE
    w.check_invariants()


def test_it_costs_the_holder_money_and_will_and_humbles_the_owner() -> None:
    w = world()
    assert economy.account_of(w, RED, economy.outputs(w).tolist(), lambda reader, power: 0).garrisons == 0
    peace(w, pledge(w))
    row = economy.account_of(w, RED, economy.outputs(w).tolist(), lambda reader, power: 0)
    assert row.garrisons > 0
    assert replace(row, garrisons=0).balance == row.balance + row.garrisons
    will, shame = w.powers[RED].will, w.powers[BLUE].home.humiliation
    security.watch(w, DICE)
    assert w.powers[RED].will < will
    assert w.powers[BLUE].home.humiliation > shame


def test_it_ends_when_the_last_instalment_is_paid_and_the_garrison_marches_out() -> None:
    w = world()
    peace(w, PAYS, pledge(w))
    guard = corps(w, RED, w.map.places[place_called(w, "E")].centre)
    assert bond(w, TreatyKind.OCCUPATION).until == w.turn + PAYS.quarters
    assert among(quarters(w, PAYS.quarters), PledgeEvacuated) == []
    assert len(among(quarters(w, 1), PledgeEvacuated)) == 1
    assert queries.holder_of(w, place_called(w, "E")) == BLUE
    assert int(w.map.place[guard.hex]) == place_called(w, "A")
    w.check_invariants()


def test_it_stays_if_the_payer_stops_paying() -> None:
    w = world()
    peace(w, PAYS, pledge(w))
    given(w, Breach(BLUE, bond(w, TreatyKind.INDEMNITY).id))
    assert bond(w, TreatyKind.OCCUPATION).until == NEVER
    quarters(w, 2 * YEARS)
    assert queries.holder_of(w, place_called(w, "E")) == RED


def test_the_holder_may_march_out_before_the_time() -> None:
    w = world()
    peace(w, pledge(w))
    held = bond(w, TreatyKind.OCCUPATION)
    given(w, Denounce(RED, held.id))
    assert len(among(quarters(w, 1), PledgeEvacuated)) == 1


def test_a_pledge_is_land_at_the_victors_border_or_in_his_hands_and_no_capital() -> None:
    w = world()
    assert war.is_sound(w, pledge(w), (RED,), (BLUE,))
    capital = replace(pledge(w), place=place_called(w, "B"))
    assert not war.is_sound(w, capital, (RED,), (BLUE,))
    assert not war.is_sound(w, replace(pledge(w), taker=WHITE), (WHITE,), (BLUE,))


# --- limits of arms ---------------------------------------------------------------------------------


def test_a_limit_of_arms_sends_men_home_and_raising_obeys_it() -> None:
    w = world()
    men = queries.strength_of(w, BLUE)
    peace(w, limit())
    assert men > queries.strength_of(w, BLUE) == 20_000, "no more than allowed, and no fewer: order is kept"
    order = Raise(BLUE, "infantry_corps", place_called(w, "B"))
    assert refused(check_raise(w, order)) is Code.ARMS_LIMITED
    assert arms.room(w, BLUE) is not None
    at_war(w, GREEN, BLUE)  # who is attacked may raise what he can
    assert arms.room(w, BLUE) is None
    assert check_raise(w, order) is None


def test_who_owes_it_may_not_denounce_it_but_break_it_in_the_open() -> None:
    w = world()
    peace(w, limit())
    owed = bond(w, TreatyKind.ARMS_LIMIT)
    assert refused(check_denounce(w, Denounce(BLUE, owed.id))) is Code.OWED_BY_PEACE
    assert refused(check_breach(w, Breach(RED, owed.id))) is Code.OWED_TO_YOU
    shame, trust = w.powers[BLUE].home.humiliation, int(w.beliefs.trust[RED, BLUE])
    apply_breach(w, DICE, Breach(BLUE, owed.id))
    assert w.powers[BLUE].home.humiliation <= shame  # the chains that fell are a triumph
    assert int(w.beliefs.trust[RED, BLUE]) < trust
    assert memories.last_incident(w, RED, BLUE) == w.turn
    assert not queries.treaties_between(w, RED, BLUE, TreatyKind.TRUCE)  # nor does the truce hold any more
    assert titles.may_declare(w, RED, BLUE, CasusBelli.INCIDENT, ())


def test_an_empty_zone_is_owed_by_its_subject_and_among_equals_by_nobody() -> None:
    w = world()
    where = {"places": (place_called(w, "E"),)}
    owed = treaty(w, TreatyKind.DEMILITARISED_ZONE, RED, BLUE, subject=BLUE, **where)
    equal = treaty(w, TreatyKind.DEMILITARISED_ZONE, RED, BLUE, **where)
    assert refused(check_denounce(w, Denounce(BLUE, owed.id))) is Code.OWED_BY_PEACE
    assert check_breach(w, Breach(BLUE, owed.id)) is None
    assert check_denounce(w, Denounce(BLUE, equal.id)) is None


def test_who_holds_it_may_count_and_too_many_men_are_an_incident() -> None:
    w = world()
    peace(w, limit())
    assert may_inspect(w, RED, BLUE)
    assert not may_inspect(w, BLUE, RED)
    assert clarity(w, RED)[BLUE] >= w.rules.politics.security.control
    assert among(quarters(w, 4), ArmsLimitExceeded) == []
    for _ in range(4):
        corps(w, BLUE, w.map.places[place_called(w, "B")].centre)
    trust = int(w.beliefs.trust[RED, BLUE])
    (told,) = among(quarters(w, 4), ArmsLimitExceeded)
    assert told.men > told.allowed
    assert int(w.beliefs.trust[RED, BLUE]) < trust
    assert memories.last_incident(w, RED, BLUE) == w.turn


def test_a_limit_is_owed_to_all_victors_and_each_lets_it_go_for_himself() -> None:
    w = world()
    peace(w, limit(), victors=(RED, WHITE))
    owed = bond(w, TreatyKind.ARMS_LIMIT)
    assert set(owed.parties) == {RED, BLUE, WHITE}
    given(w, Denounce(RED, owed.id))
    assert set(owed.parties) == {BLUE, WHITE}
    assert owed.until > w.turn
    given(w, Denounce(WHITE, owed.id))
    assert owed.until == w.turn


# --- vigilance --------------------------------------------------------------------------------------


def watched() -> World:
    w = world()
    peace(w, *WATCH, victors=(RED, WHITE))
    assert bond(w, TreatyKind.VIGILANCE).parties == (RED, WHITE)
    return w


def test_victors_bind_themselves_against_the_beaten_by_name() -> None:
    w = watched()
    struggle = at_war(w, BLUE, RED)
    struggle.verdicts[WHITE] = BLUE
    assert titles.title_to_join(w, WHITE, struggle, RED) is JoinTitle.VIGILANCE
    assert joining.check_join_war(w, JoinWar(WHITE, struggle.id, RED)) is None  # not even the truce stands
    assert _bond(w, WHITE, Case(BLUE, RED)) > 0
    assert _bond(w, WHITE, Case(GREEN, RED)) == 0
    w.turn += w.rules.politics.honour_quarters
    assert [power for _, power, _, _ in conquest.overdue_allies(w)] == [WHITE]  # who stays away fails


@pytest.mark.parametrize("watchers", [(RED, WHITE, GREEN), (RED, WHITE)])
def test_who_will_keep_no_watch_stops_his_own_and_not_the_peace(watchers: tuple[int, ...]) -> None:
    w = world()
    struggle = at_war(w, watchers, BLUE)
    struggle.start = w.turn - 1
    watches = tuple(PeaceTerm(Term.VIGILANCE, BLUE, p, quarters=40) for p in watchers)
    given(w, OfferPeace(RED, struggle.id, BLUE, (PAYS, *watches)))
    given(w, AnswerPeace(BLUE, max(w.proposals), True))
    while w.proposals:  # the bargain is struck, and goes from hand to hand
        (asked,) = w.proposals.values()
        given(w, AnswerPeace(asked.receiver, asked.id, asked.receiver == GREEN))
    assert struggle.is_over
    assert bond(w, TreatyKind.INDEMNITY).subject == BLUE
    kept = [t for t in w.treaties.values() if t.kind is TreatyKind.VIGILANCE]
    assert [t.parties for t in kept] == ([(RED, GREEN)] if GREEN in watchers else [])  # one alone is none


def test_whoever_else_the_beaten_attacks_they_have_a_title_and_no_duty() -> None:
    w = watched()
    struggle = at_war(w, BLUE, GREEN)
    assert titles.title_to_join(w, WHITE, struggle, GREEN) is JoinTitle.VIGILANCE
    w.turn += w.rules.politics.honour_quarters
    assert conquest.overdue_allies(w) == []


def test_a_breach_of_the_peace_is_a_reason_for_all_who_keep_watch() -> None:
    w = world()
    peace(w, limit(), *WATCH, victors=(RED, WHITE))
    assert not titles.may_declare(w, WHITE, BLUE, CasusBelli.GUARANTEE, ())
    given(w, Breach(BLUE, bond(w, TreatyKind.ARMS_LIMIT).id))
    assert war.check_declare_war(w, DeclareWar(WHITE, BLUE, CasusBelli.GUARANTEE)) is None


def test_nobody_keeps_watch_alone_nor_by_anothers_hand() -> None:
    w = world()
    assert not war.is_sound(w, WATCH[0], (RED,), (BLUE,))
    struggle = at_war(w, (RED, WHITE), BLUE)
    struggle.start -= 1
    assert bargain.check_bargain(w, struggle, RED, BLUE, WATCH, False) is None
    assert bargain.check_bargain(w, struggle, RED, BLUE, WATCH[:1], False) is not None
    assert bargain.must_sign(w, WATCH, RED, BLUE) == (WHITE,)


def test_no_article_makes_another_empty() -> None:
    w = world()
    struggle = at_war(w, RED, BLUE)
    struggle.start -= 1
    struggle.aims = (PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, "E")),)
    for pair in (
        (*struggle.aims, pledge(w)),
        (PeaceTerm(Term.DISARMAMENT, BLUE, RED, amount=15_000), limit()),
    ):
        assert refused(bargain.check_bargain(w, struggle, RED, BLUE, pair, False)) is Code.TERMS_CLASH
        for term in pair:
            assert bargain.check_bargain(w, struggle, RED, BLUE, (term,), False) is None


# --- exclusion --------------------------------------------------------------------------------------


def test_the_beaten_is_out_of_the_council_until_it_has_kept_its_word_for_so_long() -> None:
    w = world()
    body = a_body(w)
    peace(w, limit(quarters=0), PeaceTerm(Term.EXCLUSION, BLUE, RED, quarters=YEARS))
    assert body.members[BLUE] is Rung.OBSERVER
    w.phase = Phase.POLITICS
    w.turn += w.rules.congress.ladder_quarters
    assert refused(check_membership_application(w, ApplyForMembership(BLUE, body.id))) is Code.EXCLUDED
    given(w, Breach(BLUE, bond(w, TreatyKind.ARMS_LIMIT).id))  # its time begins anew
    assert bond(w, TreatyKind.EXCLUSION).until == w.turn + YEARS
    quarters(w, YEARS)
    assert body.members[BLUE] is Rung.OBSERVER
    quarters(w, 1)
    assert body.members[BLUE] is Rung.COUNCIL


# --- restoration ------------------------------------------------------------------------------------


def test_a_peace_puts_another_cabinet_into_office_and_leaves_shame() -> None:
    w = world()
    home = w.powers[BLUE].home
    home.cabinet, home.pathology, home.severity = Cabinet.NATIONALIST, Pathology.REVANCHISM, 8_000
    shame = home.humiliation
    (formed,) = among(
        peace(w, PeaceTerm(Term.RESTORATION, BLUE, RED, cabinet=Cabinet.MODERATE)), CabinetFormed
    )
    assert (home.cabinet, formed.how) == (Cabinet.MODERATE, "peace")
    assert home.severity < 8_000
    assert home.humiliation > shame


@pytest.mark.parametrize("casus", list(CasusBelli))
def test_wars_by_invitation_and_mandate_are_for_a_cabinet(casus: CasusBelli) -> None:
    w = world()
    w.powers[BLUE].home.cabinet = Cabinet.RADICAL
    w.powers[RED].openness = 0  # a court restores a court's men
    begun, _ = war.begin_war(w, RED, BLUE, casus, (), aggressor=-1)
    kinds = {CasusBelli.INVITATION: Cabinet.REACTIONARY, CasusBelli.MANDATE: Cabinet.MODERATE}
    asked = tuple(aim.cabinet for aim in begun.aims if aim.term is Term.RESTORATION)
    assert asked == ((kinds[casus],) if casus in kinds else ())


# --- what they are worth ----------------------------------------------------------------------------


@for_all(st.integers(1, 79), st.integers(0, 60_000))
def test_longer_and_harsher_securities_never_cost_less(length: int, men: int) -> None:
    w = world()
    for term in (
        pledge(w, length),
        limit(men, length),
        PeaceTerm(Term.VIGILANCE, BLUE, RED, quarters=length),
    ):
        price = warscore.term_price(w, term)
        assert 0 <= price <= warscore.term_price(w, replace(term, quarters=length + 1))
        assert price <= warscore.term_price(w, replace(term, quarters=0))
    assert warscore.term_price(w, limit(men)) >= warscore.term_price(w, limit(men + 1_000))


def test_what_changes_nothing_is_worth_nothing() -> None:
    w = world()
    assert warscore.term_price(w, limit(10**9)) == 0
    same = PeaceTerm(Term.RESTORATION, BLUE, RED, cabinet=w.powers[BLUE].home.cabinet)
    assert warscore.term_price(w, same) == 0
    assert not securities.is_sound(w, same, (RED,))
    assert warscore.term_price(w, PeaceTerm(Term.EXCLUSION, BLUE, RED)) == 0  # they sit in no body


def test_a_harsh_peace_kept_up_breeds_the_wish_for_revenge() -> None:
    mild, harsh = world(), world()
    peace(mild, PeaceTerm(Term.STATUS_QUO))
    peace(harsh, pledge(harsh, 0), limit(quarters=0))
    for w in (mild, harsh):
        quarters(w, 20)
    assert harsh.powers[BLUE].home.humiliation > mild.powers[BLUE].home.humiliation + 500
    assert queries.strength_of(harsh, BLUE) < queries.strength_of(mild, BLUE)  # and holds its arms down
    assert garrisons.pledged(harsh)


def test_an_event_may_sign_what_a_peace_may() -> None:
    w = world()
    e = w.map.place_id(place_called(w, "E"))
    kept = SignTreaty(
        "treaty", TreatyKind.OCCUPATION, ("red", "blue"), subject="blue", places=(e,), quarters=8
    )
    assert kept.apply(w)
    assert queries.holder_of(w, place_called(w, "E")) == RED
    (void,) = replace(kept, subject=None).apply(w)
    assert isinstance(void, EffectVoid)  # somebody has to owe it
    watch = SignTreaty("treaty", TreatyKind.VIGILANCE, ("red", "white"), about="blue")
    assert watch.apply(w)
    assert securities.watch_on(w, WHITE, BLUE)
