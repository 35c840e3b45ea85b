"""Wars have reasons, allies may come, and peace passes titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.politics import warscore
from game.politics.perception.evidence import TrustMoved
from game.politics.treaties import claims
from game.politics.treaties.claims import ClaimProvince, RenounceClaim
from game.politics.war.ends import peace
from game.politics.war.ends.peace import AnswerPeace, OfferPeace
from game.politics.war.ends.settlement import PeaceSigned
from game.politics.war.outbreak import conquest, war
from game.politics.war.outbreak.conquest import AlliesWait, AllyStayedAway
from game.politics.war.outbreak.war import DeclareWar
from game.politics.war.outsiders import joining
from game.politics.war.outsiders.joining import JoinWar
from game.rules.orders import Code
from game.words import CasusBelli, OverlordKind, Rank, Term, TreatyKind
from game.world.dice import Dice
from game.world.records import Record
from game.world.state import memories, queries
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, at_war, corps, every, refused, small_world, treaty

DICE = Dice(7)


def world() -> World:
    """Red A, blue B and C (capital B), green D, white E; one column of two hexes each."""
    return small_world(
        ".....\n.....",
        provinces="ABCDE\nABCDE",
        owners={"B": "blue", "C": "blue", "D": "green", "E": "white"},
    )


CESSION = PeaceTerm(Term.CESSION, BLUE, RED, 2)
CLAIM_WAR = DeclareWar(RED, BLUE, CasusBelli.CLAIM, (CESSION,))


def claimed() -> World:
    w = world()
    claims.add_claim(w, RED, 2, 5000)
    return w


def test_a_war_for_a_claim_names_its_sides_and_aims() -> None:
    w = claimed()
    assert war.check_declare_war(w, CLAIM_WAR) is None
    record = among(war.apply_declare_war(w, DICE, CLAIM_WAR), war.WarDeclared)[0]
    assert (record.attackers, record.defenders) == (("red",), ("blue",))
    assert [(a.term, a.place, a.giver, a.taker) for a in record.aims] == [(Term.CESSION, "C", "blue", "red")]
    assert record.great_power_war
    assert queries.at_war(w, RED, BLUE)


def test_a_crown_union_fights_as_one_and_a_loyal_vassal_with_its_lord() -> None:
    w = claimed()
    w.powers[GREEN].overlord, w.powers[GREEN].overlord_kind = BLUE, OverlordKind.CROWN_UNION
    w.powers[WHITE].overlord, w.powers[WHITE].overlord_kind = RED, OverlordKind.SUZERAIN
    record = among(war.apply_declare_war(w, DICE, CLAIM_WAR), war.WarDeclared)[0]
    assert record.defenders == ("blue", "green")
    assert record.attackers == ("red", "white")


def test_a_vassal_that_has_risen_does_not_march_beside_its_lord() -> None:
    w = world()
    w.powers[WHITE].overlord, w.powers[WHITE].overlord_kind = RED, OverlordKind.SUZERAIN
    w.powers[WHITE].legitimacy = 9_000
    assert war.host_of(w, RED, BLUE) == [RED, WHITE]
    at_war(w, WHITE, RED)
    assert war.host_of(w, RED, BLUE) == [RED]


def test_war_ends_lesser_treaties_between_the_two() -> None:
    w = claimed()
    treaty(w, TreatyKind.TRADE, RED, BLUE)
    wider = treaty(w, TreatyKind.TRADE, RED, BLUE, GREEN)
    war.apply_declare_war(w, DICE, CLAIM_WAR)
    assert list(w.treaties) == [wider.id]


def test_a_bare_conquest_costs_more_standing_than_a_claim() -> None:
    costs = world().rules.politics.war_standing
    assert costs[CasusBelli.CONQUEST] > costs[CasusBelli.CLAIM] > costs[CasusBelli.GUARANTEE]


def truce(w: World) -> None:
    treaty(w, TreatyKind.TRUCE, RED, BLUE)


def vassal(w: World) -> None:
    w.powers[RED].overlord, w.powers[RED].overlord_kind = GREEN, OverlordKind.SUZERAIN


def fighting(w: World) -> None:
    at_war(w, RED, BLUE)


def comrades(w: World) -> None:
    at_war(w, (RED, BLUE), GREEN)


def unclaimed(w: World) -> None:
    claims.drop_claim(w, RED, 2)


def no_envoys(w: World) -> None:
    w.powers[RED].envoys = 0


def nothing(w: World) -> None:
    pass


@pytest.mark.parametrize(
    ("prepare", "order", "code"),
    [
        (truce, CLAIM_WAR, Code.BOUND_BY_TREATY),
        (comrades, CLAIM_WAR, Code.BOUND_BY_TREATY),
        (vassal, CLAIM_WAR, Code.UNDER_AN_OVERLORD),
        (fighting, CLAIM_WAR, Code.ALREADY_AT_WAR),
        (unclaimed, CLAIM_WAR, Code.NO_CASUS_BELLI),
        (no_envoys, CLAIM_WAR, Code.NO_ENVOYS),
        (nothing, DeclareWar(RED, 77, CasusBelli.CONQUEST), Code.NO_SUCH_POWER),
        (nothing, DeclareWar(RED, BLUE, CasusBelli.MANDATE), Code.NO_CASUS_BELLI),
        (nothing, DeclareWar(RED, BLUE, CasusBelli.GUARANTEE), Code.NO_CASUS_BELLI),
        (nothing, DeclareWar(RED, BLUE, CasusBelli.ALLIANCE), Code.NO_CASUS_BELLI),
        (nothing, DeclareWar(RED, BLUE, CasusBelli.INCIDENT), Code.NO_CASUS_BELLI),
        (nothing, DeclareWar(RED, BLUE, CasusBelli.REBELLION), Code.NO_CASUS_BELLI),
        # the capital cannot be asked for
        (
            nothing,
            DeclareWar(RED, BLUE, CasusBelli.CONQUEST, (PeaceTerm(Term.CESSION, BLUE, RED, 1),)),
            Code.BAD_TERMS,
        ),
    ],
)
def test_wars_that_cannot_be_declared(prepare: Callable[..., object], order: DeclareWar, code: Code) -> None:
    w = claimed()
    prepare(w)
    refusal = war.check_declare_war(w, order)
    assert refusal is not None
    assert refusal.code is code


def test_reasons_that_do_exist() -> None:
    w = world()
    memories.note_incident(w, RED, BLUE)
    assert war.check_declare_war(w, DeclareWar(RED, BLUE, CasusBelli.INCIDENT)) is None
    assert war.check_declare_war(w, DeclareWar(RED, BLUE, CasusBelli.PREVENTION)) is None
    assert war.check_declare_war(w, DeclareWar(RED, BLUE, CasusBelli.CONQUEST)) is None
    w.powers[RED].overlord, w.powers[RED].overlord_kind = BLUE, OverlordKind.SUZERAIN
    assert war.check_declare_war(w, DeclareWar(RED, BLUE, CasusBelli.REBELLION)) is None


def test_an_ally_may_join_the_defence_and_a_stranger_may_not() -> None:
    w = world()
    for other in (GREEN, WHITE):
        w.powers[other].rank = Rank.REGIONAL
    struggle = at_war(w, RED, BLUE)
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, WHITE)
    assert joining.check_join_war(w, JoinWar(WHITE, struggle.id, BLUE)) is None
    assert refused(joining.check_join_war(w, JoinWar(GREEN, struggle.id, BLUE))) is Code.NO_RIGHT_TO_JOIN
    # a defensive alliance gives no title to attack
    assert refused(joining.check_join_war(w, JoinWar(WHITE, struggle.id, RED))) is Code.BOUND_BY_TREATY
    joining.apply_join_war(w, DICE, JoinWar(WHITE, struggle.id, BLUE))
    assert struggle.defenders == [BLUE, WHITE]


def test_joining_that_cannot_be() -> None:
    w = world()
    struggle = at_war(w, RED, BLUE)
    assert refused(joining.check_join_war(w, JoinWar(GREEN, 999, BLUE))) is Code.NO_SUCH_WAR
    assert refused(joining.check_join_war(w, JoinWar(GREEN, struggle.id, WHITE))) is Code.NOT_A_BELLIGERENT
    assert refused(joining.check_join_war(w, JoinWar(RED, struggle.id, BLUE))) is Code.ALREADY_AT_WAR
    w.powers[GREEN].overlord, w.powers[GREEN].overlord_kind = WHITE, OverlordKind.SUZERAIN
    assert refused(joining.check_join_war(w, JoinWar(GREEN, struggle.id, BLUE))) is Code.UNDER_AN_OVERLORD


def occupied() -> tuple[World, War]:
    """Red holds blue's province C in a war."""
    w = world()
    struggle = at_war(w, RED, BLUE)
    w.controller[[2, 7]] = RED
    w.places.occupied_since[2] = w.turn
    return w, struggle


def sign(w: World, struggle: War, *terms: PeaceTerm) -> list[Record]:
    peace.apply_offer_peace(w, DICE, OfferPeace(RED, struggle.id, BLUE, terms))
    return peace.apply_answer_peace(w, DICE, AnswerPeace(BLUE, next(iter(w.proposals)), True))


def test_title_passes_by_treaty_only() -> None:
    w, struggle = occupied()
    assert w.places.owner[2] == BLUE
    told = sign(w, struggle, CESSION)
    assert w.places.owner[2] == RED
    assert struggle.is_over
    assert w.places.unrest[2] >= w.rules.politics.unrest_conquest
    (truce,) = queries.treaties_between(w, RED, BLUE, TreatyKind.TRUCE)
    (signed,) = [record for record in told if isinstance(record, PeaceSigned)]
    assert signed.truce == truce.until - truce.start > 0


def test_what_is_not_ceded_goes_back_and_armies_go_home() -> None:
    w, struggle = occupied()
    force = corps(w, RED, 2)
    sign(w, struggle, PeaceTerm(Term.STATUS_QUO))
    assert w.controller[2] == w.controller[7] == BLUE
    assert w.places.occupied_since[2] == -1
    assert force.hex == 0
    w.check_invariants()


def test_an_indemnity_becomes_a_treaty_and_disarmament_sends_men_home() -> None:
    w, struggle = occupied()
    corps(w, BLUE, 1)
    corps(w, BLUE, 1)
    sign(
        w,
        struggle,
        PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=30, quarters=8),
        PeaceTerm(Term.DISARMAMENT, BLUE, RED, amount=20_000),
    )
    (due,) = queries.treaties_of(w, BLUE, TreatyKind.INDEMNITY)
    assert (due.subject, due.amount, due.until) == (BLUE, 30, w.turn + 8)
    assert queries.strength_of(w, BLUE) == 20_000


def test_a_lesser_belligerent_may_leave_alone() -> None:
    w = world()
    struggle = at_war(w, (RED, GREEN), BLUE)
    peace.apply_offer_peace(
        w, DICE, OfferPeace(GREEN, struggle.id, BLUE, (PeaceTerm(Term.STATUS_QUO),), separate=True)
    )
    peace.apply_answer_peace(w, DICE, AnswerPeace(BLUE, next(iter(w.proposals)), True))
    assert struggle.attackers == [RED]
    assert struggle.left == (GREEN,)
    assert not struggle.is_over


def test_a_refusal_may_carry_one_counter_offer() -> None:
    w, struggle = occupied()
    peace.apply_offer_peace(w, DICE, OfferPeace(RED, struggle.id, BLUE, (CESSION,)))
    number = next(iter(w.proposals))
    counter = AnswerPeace(BLUE, number, False, (PeaceTerm(Term.STATUS_QUO),))
    assert peace.check_answer_peace(w, counter) is None
    peace.apply_answer_peace(w, DICE, counter)
    (back,) = w.proposals.values()
    assert back.is_counter
    assert back.receiver == RED
    again = AnswerPeace(RED, back.id, False, (CESSION,))
    assert refused(peace.check_answer_peace(w, again)) is Code.ALREADY_PROPOSED


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (OfferPeace(RED, 999, BLUE, (CESSION,)), Code.NO_SUCH_WAR),
        (OfferPeace(RED, 1, GREEN, (CESSION,)), Code.NOT_A_BELLIGERENT),
        (OfferPeace(RED, 1, BLUE, ()), Code.BAD_TERMS),
        (OfferPeace(RED, 1, BLUE, (CESSION, CESSION)), Code.TERMS_CLASH),
        (OfferPeace(RED, 1, BLUE, (PeaceTerm(Term.CESSION, BLUE, RED, 1),)), Code.BAD_TERMS),
        (
            OfferPeace(RED, 1, BLUE, (PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=0, quarters=3),)),
            Code.BAD_TERMS,
        ),
    ],
)
def test_offers_of_peace_that_cannot_be(order: OfferPeace, code: Code) -> None:
    w, _ = occupied()
    refusal = peace.check_offer_peace(w, order)
    assert refusal is not None
    assert refusal.code is code


def test_holding_the_enemys_land_wins_the_war_term_by_term() -> None:
    w, struggle = occupied()
    terms = warscore.standing(w, struggle)
    assert terms["land"] > 0
    assert (
        warscore.score_for(w, struggle, RED) == sum(terms.values()) == -warscore.score_for(w, struggle, BLUE)
    )


def test_conquest_without_war_is_recognised_after_five_years() -> None:
    w, struggle = occupied()
    struggle.end = w.turn
    w.turn += w.rules.politics.recognition_quarters - 1
    assert conquest.recognise(w, DICE) == []
    w.turn += 1
    assert w.places.owner[2] == BLUE
    conquest.recognise(w, DICE)
    assert w.places.owner[2] == RED


def test_an_ally_that_stays_away_is_named_and_loses_standing() -> None:
    w = world()
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    struggle = at_war(w, RED, BLUE)
    w.turn = struggle.start + w.rules.politics.honour_quarters
    standing = w.powers[GREEN].standing
    reliability = w.powers[GREEN].reliability
    records = conquest.judge_allies(w, DICE)
    (record,), opinions = among(records, AllyStayedAway), every(records[1:], TrustMoved)
    assert {r.power for r in opinions} == {"red", "blue", "white"}
    assert w.powers[GREEN].reliability < reliability
    assert (record.power, record.ally) == ("green", "blue")
    assert w.powers[GREEN].standing < standing


@pytest.mark.parametrize("secret", [True, False])
def test_who_is_bound_and_has_not_come_is_named_in_the_quarter_of_the_attack(secret: bool) -> None:
    w = world()
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN, secret=secret)
    struggle = at_war(w, RED, BLUE)
    w.turn = struggle.start
    standing = w.powers[GREEN].standing
    told = among(conquest.judge_allies(w, DICE), AlliesWait)
    assert [(r.ally, r.powers) for r in told] == ([] if secret else [("blue", ("green",))])
    assert w.powers[GREEN].standing == standing  # it may come yet


def test_claims_are_public_and_cost_standing() -> None:
    w = world()
    order = ClaimProvince(RED, 2)
    assert claims.check_claim_province(w, order) is None
    standing = w.powers[RED].standing
    claims.apply_claim_province(w, DICE, order)
    assert w.powers[RED].standing < standing
    assert refused(claims.check_claim_province(w, order)) is Code.ALREADY_CLAIMED
    assert refused(claims.check_claim_province(w, ClaimProvince(RED, 0))) is Code.BAD_PLACE
    assert refused(claims.check_claim_province(w, ClaimProvince(RED, 99))) is Code.NO_SUCH_PLACE
    claims.apply_renounce_claim(w, DICE, RenounceClaim(RED, 2))
    assert refused(claims.check_renounce_claim(w, RenounceClaim(RED, 2))) is Code.NO_SUCH_CLAIM
