"""Treaties: offered, answered, kept, left and broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game.politics.perception import threat
from game.politics.perception.doctrine import creed_of
from game.politics.treaties import treaties
from game.politics.treaties.signing import TreatyEnded
from game.politics.treaties.treaties import AnswerProposal, Breach, Denounce, ProposeTreaty
from game.politics.war.consequences import passing
from game.politics.war.consequences.passing import GuestsLeft
from game.politics.war.ends import unanswered
from game.politics.war.might import coalition
from game.politics.war.outbreak import war
from game.rules.land import zones
from game.rules.orders import Code, Refusal
from game.rules.supply import routes
from game.words import OverlordKind, Phase, Rank, Term, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    armed_row,
    at_war,
    corps,
    every,
    four_neighbours,
    give,
    given,
    refused,
    small_world,
    treaty,
)

DICE = Dice(7)
ALLIANCE = TreatyKind.DEFENSIVE_ALLIANCE


def offer(w: World, kind: TreatyKind = ALLIANCE) -> int:
    treaties.apply_propose_treaty(w, DICE, ProposeTreaty(RED, BLUE, kind))
    return next(iter(w.proposals))


def test_an_accepted_offer_binds_both_for_its_usual_time() -> None:
    w = four_neighbours()
    treaties.apply_answer_proposal(w, DICE, AnswerProposal(BLUE, offer(w), True))
    (bond,) = w.treaties.values()
    assert bond.parties == (RED, BLUE)
    assert bond.until == w.turn + w.rules.politics.treaty_quarters[ALLIANCE]
    assert not w.proposals


def test_a_refused_offer_leaves_no_treaty() -> None:
    w = four_neighbours()
    treaties.apply_answer_proposal(w, DICE, AnswerProposal(BLUE, offer(w), False))
    assert not w.treaties
    assert not w.proposals


def test_an_offer_takes_an_envoy() -> None:
    w = four_neighbours()
    offer(w)
    assert w.powers[RED].envoys == 2


def test_a_guarantee_protects_the_one_it_is_offered_to() -> None:
    w = four_neighbours()
    treaties.apply_answer_proposal(w, DICE, AnswerProposal(BLUE, offer(w, TreatyKind.GUARANTEE), True))
    assert next(iter(w.treaties.values())).subject == BLUE


def test_a_denounced_treaty_binds_through_the_notice() -> None:
    w = four_neighbours()
    bond = treaty(w, ALLIANCE, RED, BLUE)
    treaties.apply_denounce(w, DICE, Denounce(RED, bond.id))
    assert bond.until == w.turn + w.rules.politics.notice_quarters
    w.turn = bond.until
    assert treaties.lapse_treaties(w, DICE) == []
    w.turn += 1
    assert [r.how for r in every(treaties.lapse_treaties(w, DICE), TreatyEnded)] == ["expired"]


def test_a_breach_ends_it_today_and_costs_standing() -> None:
    w = four_neighbours()
    bond = treaty(w, ALLIANCE, RED, BLUE)
    standing = w.powers[RED].standing
    treaties.apply_breach(w, DICE, Breach(RED, bond.id))
    assert not w.treaties
    assert w.powers[RED].standing < standing


def test_a_treaty_loses_a_party_that_is_no_more_and_binds_the_others() -> None:
    w = four_neighbours()
    bond = treaty(w, ALLIANCE, RED, BLUE, GREEN)
    w.powers[GREEN].exists = False
    treaties.lapse_treaties(w, DICE)
    assert w.treaties[bond.id].parties == (RED, BLUE)


def test_unanswered_offers_lapse() -> None:
    w = four_neighbours()
    offer(w)
    assert [r.answer for r in every(unanswered.lapse_proposals(w, DICE), treaties.ProposalAnswered)] == [
        "lapsed"
    ]
    assert not w.proposals


def test_secret_treaties_are_seen_by_their_parties_only() -> None:
    w = four_neighbours()
    bond = treaty(w, ALLIANCE, RED, BLUE, secret=True)
    assert bond.id in View(w, RED).treaties
    assert bond.id not in View(w, GREEN).treaties


def at_war_first(w: World) -> None:
    at_war(w, RED, BLUE)


def bound_already(w: World) -> None:
    treaty(w, ALLIANCE, RED, BLUE)


def offered_already(w: World) -> None:
    offer(w)


def no_envoys(w: World) -> None:
    w.powers[RED].envoys = 0


def blue_is_a_vassal(w: World) -> None:
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
def test_offers_that_cannot_be_made(prepare: Callable[..., object], order: ProposeTreaty, code: Code) -> None:
    w = four_neighbours()
    prepare(w)
    refusal = treaties.check_propose_treaty(View(w, RED), order)
    assert refusal is not None
    assert refusal.code is code


SPHERE, DENIAL, ZONE = TreatyKind.SPHERE, TreatyKind.SELF_DENIAL, TreatyKind.DEMILITARISED_ZONE


def sphere(about: int = GREEN, subject: int = RED) -> ProposeTreaty:
    return ProposeTreaty(RED, BLUE, SPHERE, about=about, subject=subject)


def denial(about: int = GREEN, **fields: Any) -> ProposeTreaty:
    return ProposeTreaty(RED, BLUE, DENIAL, about=about, **fields)


def green_is_small(w: World) -> None:
    w.powers[GREEN].rank = Rank.MINOR


def green_is_great(w: World) -> None:
    w.powers[GREEN].rank = Rank.GREAT


def green_is_a_vassal(w: World) -> None:
    green_is_small(w)
    w.powers[GREEN].overlord, w.powers[GREEN].overlord_kind = WHITE, OverlordKind.SUZERAIN


def at_war_with_green(w: World) -> None:
    green_is_small(w)
    at_war(w, BLUE, GREEN)


def protects_green(w: World) -> None:
    green_is_small(w)
    treaty(w, TreatyKind.GUARANTEE, RED, GREEN, subject=GREEN)


def denied_already(w: World) -> None:
    treaty(w, DENIAL, RED, BLUE, about=GREEN)


def left_already(w: World) -> None:
    green_is_small(w)
    treaty(w, SPHERE, RED, BLUE, about=GREEN, subject=BLUE)


@pytest.mark.parametrize(
    ("prepare", "order", "code"),
    [
        (green_is_small, sphere(about=99), Code.NO_SUCH_POWER),
        (green_is_small, sphere(about=BLUE), Code.NO_SUCH_POWER),
        (green_is_small, sphere(about=-1), Code.NO_SUCH_POWER),
        (green_is_small, sphere(subject=GREEN), Code.BAD_TERMS),
        (green_is_small, sphere(subject=-1), Code.BAD_TERMS),
        (green_is_great, sphere(), Code.BAD_TERMS),
        (green_is_small, denial(subject=RED), Code.BAD_TERMS),
        (green_is_small, ProposeTreaty(RED, BLUE, ALLIANCE, about=GREEN), Code.BAD_TERMS),
        (green_is_small, ProposeTreaty(RED, BLUE, ALLIANCE, subject=RED), Code.BAD_TERMS),
        (green_is_a_vassal, denial(), Code.UNDER_AN_OVERLORD),
        (at_war_with_green, denial(), Code.ALREADY_AT_WAR),
        (protects_green, sphere(), Code.BOUND_BY_TREATY),
        (denied_already, denial(), Code.ALREADY_BOUND),
        (left_already, sphere(), Code.ALREADY_BOUND),
    ],
)
def test_restraints_that_cannot_be_offered(
    prepare: Callable[..., object], order: ProposeTreaty, code: Code
) -> None:
    w = four_neighbours()
    prepare(w)
    refusal = treaties.check_propose_treaty(View(w, RED), order)
    assert refusal is not None
    assert refusal.code is code


def zone(*places: int) -> ProposeTreaty:
    return ProposeTreaty(RED, BLUE, ZONE, places=places)


def land(w: World) -> None:
    """Red holds A and E, blue B and F; E and F touch; A and B are the capitals."""
    w.powers[RED].capital, w.powers[BLUE].capital = 0, 1


def in_a_zone(w: World) -> None:
    land(w)
    treaty(w, ZONE, RED, BLUE, places=(3,))


@pytest.mark.parametrize(
    ("prepare", "order", "code"),
    [
        (land, zone(), Code.BAD_TERMS),
        (land, zone(4, 3), Code.BAD_TERMS),
        (land, zone(3, 3), Code.BAD_TERMS),
        (land, zone(99), Code.NO_SUCH_PLACE),
        (land, zone(0), Code.BAD_PLACE),
        (land, zone(2), Code.BAD_PLACE),
        (land, ProposeTreaty(RED, BLUE, DENIAL, about=GREEN, places=(3,)), Code.BAD_TERMS),
        (land, ProposeTreaty(RED, BLUE, ZONE, about=GREEN, places=(3,)), Code.BAD_TERMS),
        (in_a_zone, zone(3, 4), Code.PLACE_BOUND),
    ],
)
def test_zones_that_cannot_be_offered(
    prepare: Callable[..., object], order: ProposeTreaty, code: Code
) -> None:
    w = border()
    prepare(w)
    refusal = treaties.check_propose_treaty(View(w, RED), order)
    assert refusal is not None
    assert refusal.code is code


def border() -> World:
    return small_world(
        "..........", "AAEEFFBBCC", owners={"E": "red", "F": "blue", "B": "blue", "C": "green"}
    )


def test_a_zone_keeps_both_sides_of_the_border_empty() -> None:
    w = border()
    ids = {p.id: p.index for p in w.map.places}
    w.powers[RED].capital, w.powers[BLUE].capital = ids["A"], ids["B"]
    places = tuple(sorted((ids["E"], ids["F"])))
    treaties.apply_propose_treaty(w, DICE, zone(*places))
    treaties.apply_answer_proposal(w, DICE, AnswerProposal(BLUE, next(iter(w.proposals)), True))
    corps(w, RED, 3), corps(w, BLUE, 4)
    records = every(zones.keep_zones(w, DICE), zones.ZoneCleared)
    assert [(r.power, r.places) for r in records] == [("red", ("E",)), ("blue", ("F",))]
    assert [int(w.map.place[f.hex]) for f in w.forces.values()] == [ids["A"], ids["B"]]
    assert zones.keep_zones(w, DICE) == []


def test_what_can_be_reached_is_what_a_march_may_end_on() -> None:
    w = border()
    ids = {p.id: p.index for p in w.map.places}
    force = corps(w, RED, 1)
    before = set(routes.reachable(View(w, RED), [force]))
    treaty(w, ZONE, RED, BLUE, places=(ids["E"],))
    after = set(routes.reachable(View(w, RED), [force]))
    assert before - after == {h for h in before if int(w.map.place[h]) == ids["E"]} != set()


def test_what_became_impossible_can_be_refused_but_not_accepted() -> None:
    w = four_neighbours()
    green_is_small(w)
    treaties.apply_propose_treaty(w, DICE, sphere(subject=BLUE))
    number = next(iter(w.proposals))
    treaty(w, TreatyKind.GUARANTEE, BLUE, GREEN, subject=GREEN)
    view = View(w, BLUE)
    assert (
        refused(treaties.check_answer_proposal(view, AnswerProposal(BLUE, number, True)))
        is Code.BOUND_BY_TREATY
    )
    assert treaties.check_answer_proposal(view, AnswerProposal(BLUE, number, False)) is None


def test_two_restraints_about_two_states_bind_together() -> None:
    w = four_neighbours()
    denied_already(w)
    assert treaties.check_propose_treaty(View(w, RED), denial(about=WHITE)) is None


def test_a_restraint_ends_with_the_state_it_is_about() -> None:
    w = four_neighbours()
    denied_already(w)
    w.powers[GREEN].exists = False
    lapsed = every(treaties.lapse_treaties(w, DICE), TreatyEnded)
    assert [(r.how, r.about) for r in lapsed] == [("void", "green")]
    assert not w.treaties


def test_who_stands_back_has_less_of_an_interest_there() -> None:
    w = four_neighbours()
    green_is_small(w)

    def interest(of: int) -> int:
        reckoning = coalition.prepare(w, coalition.Case(WHITE, GREEN), threat.army_sizes(w))
        terms = coalition.standing_terms(reckoning, of, creed_of(w, of))
        return next(t.weight for t in terms if t.name == "local_interest")

    red, blue = interest(RED), interest(BLUE)
    treaty(w, SPHERE, RED, BLUE, about=GREEN, subject=RED)
    assert interest(RED) < red
    assert interest(BLUE) == blue


def test_land_given_up_is_no_article_of_a_peace() -> None:
    w = four_neighbours()
    w.powers[GREEN].capital = -1
    cession = PeaceTerm(Term.CESSION, GREEN, RED, 2)
    assert war.is_sound(w, cession, (RED,), (GREEN,))
    denied_already(w)
    assert not war.is_sound(w, cession, (RED,), (GREEN,))


def test_answers_and_endings_that_cannot_be() -> None:
    w = four_neighbours()
    number = offer(w)
    view = View(w, GREEN)
    assert (
        refused(treaties.check_answer_proposal(view, AnswerProposal(GREEN, number, True)))
        is Code.NO_SUCH_PROPOSAL
    )
    assert (
        refused(treaties.check_answer_proposal(w, AnswerProposal(GREEN, number, True))) is Code.NOT_ADDRESSED
    )
    assert refused(treaties.check_denounce(w, Denounce(RED, 999))) is Code.NO_SUCH_TREATY
    truce = treaty(w, TreatyKind.TRUCE, RED, BLUE)
    assert refused(treaties.check_denounce(w, Denounce(RED, truce.id))) is Code.BOUND_BY_TREATY
    assert refused(treaties.check_breach(w, Breach(GREEN, truce.id))) is Code.NOT_A_PARTY
    truce.kind, truce.until = ALLIANCE, w.turn + 1
    assert refused(treaties.check_denounce(w, Denounce(RED, truce.id))) is Code.NOTHING_TO_DO


def test_an_offer_is_judged_when_it_is_signed_as_when_it_was_made() -> None:
    w = armed_row("AABBCCDD")
    for state in w.powers:
        state.envoys = 9
    given(w, ProposeTreaty(RED, BLUE, TreatyKind.NON_AGGRESSION))
    (offer,) = w.proposals
    w.powers[RED].overlord, w.powers[RED].overlord_kind = GREEN, OverlordKind.SUZERAIN  # and no longer free
    assert refused(give(w, AnswerProposal(BLUE, offer, True))) is Code.UNDER_AN_OVERLORD
    w.powers[RED].overlord, w.powers[RED].overlord_kind = -1, None
    treaty(w, TreatyKind.NON_AGGRESSION, RED, BLUE)  # signed twice it would be torn up once
    assert refused(give(w, AnswerProposal(BLUE, offer, True))) is Code.ALREADY_BOUND
    given(w, AnswerProposal(BLUE, offer, False))


def test_guests_whose_passage_runs_out_go_home_and_nobody_else_does() -> None:
    w = armed_row("AABBCCDD")
    guest, invader = corps(w, RED, 2), corps(w, RED, 6)
    treaty(w, TreatyKind.ACCESS, RED, BLUE, until=w.turn + 4)
    war_with_white = at_war(w, RED, WHITE)
    assert not passing.clear_closed_ground(w), "the way is open"
    w.turn += 5
    treaties.lapse_treaties(w, DICE)
    (left,) = every(passing.clear_closed_ground(w), GuestsLeft)
    assert (left.power, left.other, left.men) == ("red", "blue", guest.strength)
    assert w.controller[guest.hex] == RED
    assert invader.hex == 6, "an enemy's ground is open"
    war_with_white.end = w.turn
    assert every(passing.clear_closed_ground(w), GuestsLeft)[0].other == "white"
    assert not passing.clear_closed_ground(w)


def test_who_breaks_a_treaty_of_several_leaves_the_others_bound() -> None:
    """One breach once ended the Quadruple Alliance for the three that kept it."""
    w = armed_row("AABBCCDD")
    w.phase = Phase.POLITICS
    alliance = treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE, GREEN)
    answer = give(w, Breach(RED, alliance.id))
    assert not isinstance(answer, Refusal)
    assert w.treaties[alliance.id].parties == tuple(sorted((BLUE, GREEN)))
    assert queries.allies_of(w, RED) == []
    assert queries.allies_of(w, BLUE) == [GREEN]


@pytest.mark.parametrize(("kind", "routine"), [(TreatyKind.TRADE, True), (ALLIANCE, False)])
def test_tariffs_are_the_daily_business_of_offices(kind: TreatyKind, routine: bool) -> None:
    w = four_neighbours()
    records = treaties.apply_propose_treaty(w, DICE, ProposeTreaty(RED, BLUE, kind))
    records += treaties.apply_answer_proposal(w, DICE, AnswerProposal(BLUE, next(iter(w.proposals)), True))
    told = [record for record in records if record.chapter is not None]
    assert len(told) == 3  # offered, answered, signed
    assert {record.is_routine() for record in told} == {routine}
