"""What the computer asks of the beaten so that a peace holds, and when it breaks or releases it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.war import peacemaking, securities
from game.politics.war.ends import peace
from game.words import Cabinet, Motive, Rank, Term, TreatyKind
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.ai.desks import weight_of
from tests.kit import BLUE, GREEN, RED, WHITE, armed_row, at_war, commit, corps, place_called, treaty


def beaten(stage: int, *, guilty: bool, trust: int) -> tuple[World, War]:
    """Blue, whose nationalists govern, has lost to red."""
    w = armed_row("AEBBCCDD", "AEBBCCDD", each=3, blue=6)
    w.powers[BLUE].capital = place_called(w, "B")
    w.powers[BLUE].home.cabinet = Cabinet.NATIONALIST
    war = at_war(w, (RED, WHITE), BLUE)
    war.verdicts = dict.fromkeys((RED, GREEN, WHITE), BLUE if guilty else -1)
    commit(w.powers[RED], stage)
    w.beliefs.trust[RED, BLUE] = trust
    return w, war


def asked(w: World, war: War) -> dict[Term, int]:
    """Quarters by term that red asks for."""
    view = View(w, RED)
    terms = [
        *securities.limits(view, war, RED, (RED, WHITE), BLUE),
        *securities.pledges(view, war, RED, (RED, WHITE), BLUE, ()),
    ]
    return {t.term: t.quarters for t in terms}


def alike(w: World) -> None:
    minds = w.rules.minds
    w.rules = replace(w.rules, minds=replace(minds, security=replace(minds.security, alike=1)))


def test_concert_logic_binds_the_guilty_with_an_end_and_self_help_the_feared_without_one() -> None:
    concert = asked(*beaten(3, guilty=True, trust=9_000))
    lasting = (Term.ARMS_LIMIT, Term.OCCUPATION, Term.VIGILANCE)
    assert all(concert[term] > 0 for term in lasting)
    assert Term.RESTORATION in concert
    assert asked(*beaten(3, guilty=False, trust=9_000)) == {}
    realist = asked(*beaten(0, guilty=False, trust=0))
    assert all(realist[term] == 0 for term in lasting)


def test_a_limit_of_arms_is_of_an_ordinary_army_and_not_of_the_mobilised_one() -> None:
    def men(corps_of_blue: int) -> int:
        w, war = beaten(3, guilty=True, trust=9_000)
        place = w.map.places[place_called(w, "B")].centre
        for _ in range(corps_of_blue):
            corps(w, BLUE, place)
        (limit,) = securities.limits(View(w, RED), war, RED, (RED, WHITE), BLUE)
        return limit.amount

    assert men(0) == men(8)


def test_a_switch_makes_both_ask_alike() -> None:
    realist, institutionalist = (beaten(stage, guilty=True, trust=0) for stage in (0, 3))
    assert asked(*realist) != asked(*institutionalist)
    for w, _ in (realist, institutionalist):
        alike(w)
    assert asked(*realist) == asked(*institutionalist)


def test_the_winner_of_a_war_offers_them_where_the_war_carries_them() -> None:
    w, war = beaten(3, guilty=True, trust=0)
    war.score = 10_000
    w.turn += 4
    terms = peacemaking.terms_for(View(w, RED), war, RED, BLUE)
    assert Term.ARMS_LIMIT in {t.term for t in terms}
    war.score = -10_000
    terms = peacemaking.terms_for(View(w, RED), war, RED, BLUE)
    assert all(t.taker != RED for t in terms)


@pytest.mark.parametrize("stage", [0, 3])
def test_a_great_power_that_many_have_beaten_is_offered_what_can_be_signed_and_is_content_with_it(
    stage: int,
) -> None:
    w, war = beaten(stage, guilty=True, trust=0)
    for power in (RED, BLUE, WHITE):
        w.powers[power].rank = Rank.GREAT
    war.score, war.start = 10_000, w.turn - 8
    view = View(w, RED)
    terms = peacemaking.terms_for(view, war, RED, BLUE)
    assert {t.taker for t in terms if t.term is Term.VIGILANCE} == {RED, WHITE}
    assert peace.check_offer_peace(view, peace.OfferPeace(RED, war.id, BLUE, terms)) is None
    reasons = peacemaking.reasons_to_sign(view, RED, war, terms)
    assert score(reasons) > 0, "all that it wants is enough, however far it could go on"
    nothing = (PeaceTerm(Term.STATUS_QUO),)
    assert score(peacemaking.reasons_to_sign(view, RED, war, nothing)) < score(reasons)


@pytest.mark.parametrize("stage", [0, 3])
def test_who_wins_a_war_that_he_began_is_not_bought_off_what_he_came_for(stage: int) -> None:
    w, war = beaten(stage, guilty=True, trust=0)
    war.aims = (PeaceTerm(Term.RESTORATION, BLUE, RED, cabinet=Cabinet.REACTIONARY),)
    war.score, war.start = 10_000, w.turn - 8
    money = (PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=10, quarters=12),)

    def of_aims(power: int, *terms: PeaceTerm) -> int:
        return weight_of(peacemaking.reasons_to_sign(View(w, power), power, war, terms), "aims_met")

    assert of_aims(RED, *money) < 0 < of_aims(RED, *money, *war.aims)
    war.score = -5_000
    assert of_aims(RED, *money) == 0, "who does not win takes what he gets"


def test_who_is_bound_breaks_free_when_the_chains_gall_and_nobody_would_come() -> None:
    w = armed_row("AEBBCCDD", "AEBBCCDD", each=3)
    bond = treaty(w, TreatyKind.ARMS_LIMIT, RED, BLUE, subject=BLUE, amount=10_000)
    w.powers[BLUE].home.humiliation = 9_000
    reasons = securities.weigh_breach(View(w, BLUE), situation.read(View(w, BLUE)), bond)
    held = weight_of(reasons, Motive.THOSE_WHO_WOULD_COME)
    assert held < 0
    w.forces = {i: f for i, f in w.forces.items() if f.power == BLUE}
    free = securities.weigh_breach(View(w, BLUE), situation.read(View(w, BLUE)), bond)
    assert weight_of(free, Motive.THOSE_WHO_WOULD_COME) > held
    assert score(free) > max(0, score(reasons))


def test_who_holds_lets_go_of_whom_it_trusts_after_years_and_not_of_whom_it_fears() -> None:
    w = armed_row("AEBBCCDD", "AEBBCCDD", each=3)
    bond = treaty(w, TreatyKind.ARMS_LIMIT, RED, BLUE, subject=BLUE, amount=10_000)
    bond.start, w.turn = 0, 40
    w.beliefs.trust[RED, BLUE] = 9_000
    w.forces = {i: f for i, f in w.forces.items() if f.power != BLUE}
    assert score(securities.weigh_release(View(w, RED), situation.read(View(w, RED)), bond)) > 0
    w = armed_row("AEBBCCDD", "AEBBCCDD", each=3, blue=9)
    bond = treaty(w, TreatyKind.ARMS_LIMIT, RED, BLUE, subject=BLUE, amount=10_000)
    w.beliefs.trust[RED, BLUE] = 0
    assert score(securities.weigh_release(View(w, RED), situation.read(View(w, RED)), bond)) < 0


def test_who_takes_land_for_good_asks_no_pledge_of_it() -> None:
    w, war = beaten(3, guilty=True, trust=0)
    view, e = View(w, RED), place_called(w, "E")
    for asked_for, held in (((), True), ((PeaceTerm(Term.CESSION, BLUE, RED, e),), False)):
        terms = securities.pledges(view, war, RED, (RED, WHITE), BLUE, asked_for)
        assert any(t.term is Term.OCCUPATION and t.place == e for t in terms) is held


def test_who_lives_under_a_limit_weighs_his_fear_the_years_and_whether_the_other_could_come() -> None:
    w = armed_row("AEBBCCDD", "AEBBCCDD", each=3)
    bond = treaty(w, TreatyKind.ARMS_LIMIT, RED, BLUE, subject=BLUE, amount=10_000)

    def felt(motive: Motive) -> int:
        view = View(w, BLUE)
        return weight_of(securities.weigh_breach(view, situation.read(view), bond), motive)

    w.beliefs.trust[BLUE, :] = 9_000
    calm, held, young = (felt(m) for m in (Motive.THREAT, Motive.THOSE_WHO_WOULD_COME, Motive.YEARS_HELD))
    w.beliefs.trust[BLUE, :] = 1_000
    w.turn += 40
    w.powers[RED].weariness = 8_000
    assert felt(Motive.THREAT) > calm
    assert felt(Motive.YEARS_HELD) > young
    assert 0 > felt(Motive.THOSE_WHO_WOULD_COME) > held
    at_war(w, RED, WHITE)
    assert felt(Motive.THOSE_WHO_WOULD_COME) == 0


def test_arms_that_are_sure_to_be_taken_again_relieve_of_no_fear() -> None:
    w = armed_row("AEBBCCDD", "AEBBCCDD", each=3)
    bond = treaty(w, TreatyKind.ARMS_LIMIT, RED, BLUE, subject=BLUE, amount=10_000)
    w.beliefs.trust[BLUE, :] = 1_000

    def fear(futile: int) -> int:
        minds = w.rules.minds
        w.rules = replace(w.rules, minds=replace(minds, security=replace(minds.security, futile=futile)))
        view = View(w, BLUE)
        return weight_of(securities.weigh_breach(view, situation.read(view), bond), Motive.THREAT)

    assert fear(0) > fear(10_000) >= 0
    at_war(w, RED, WHITE)  # who fights elsewhere does not come
    assert fear(0) == fear(10_000)


def test_nobody_tears_up_what_he_has_just_signed_to_end_a_war() -> None:
    w = armed_row("AEBBCCDD", "AEBBCCDD", each=3)
    bond = treaty(w, TreatyKind.ARMS_LIMIT, RED, BLUE, subject=BLUE, amount=10_000)
    w.turn = 60
    for start, minds in ((60, True), (60 - w.rules.minds.treaties.young_quarters, False)):
        bond.start = start
        view = View(w, BLUE)
        reasons = securities.weigh_breach(view, situation.read(view), bond)
        assert (weight_of(reasons, Motive.YOUNG_TREATY) < 0) is minds


def test_a_pledge_is_kept_by_who_stands_in_it_or_borders_it_and_only_till_the_money_is_paid() -> None:
    """Red leads, white has the border, and red is of either logic."""
    w = armed_row("AAEEBBCC", "AAEEBBCC", each=3, blue=6)
    w.places.owner[place_called(w, "A")] = WHITE
    w.places.owner[place_called(w, "C")] = RED
    w.powers[BLUE].capital = place_called(w, "B")
    war = at_war(w, (RED, WHITE), BLUE)
    war.verdicts = dict.fromkeys((RED, WHITE), BLUE)
    land = place_called(w, "E")
    for stage in (0, 3):
        commit(w.powers[RED], stage)
        w.beliefs.trust[RED, BLUE] = 0
        money = PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=10, quarters=8)
        terms = securities.pledges(View(w, RED), war, RED, (RED, WHITE), BLUE, (money,))
        (pledge,) = [t for t in terms if t.term is Term.OCCUPATION and t.place == land]
        assert pledge.taker == WHITE
        assert pledge.quarters > 0
