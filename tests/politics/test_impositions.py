"""Demands for neither land nor money: to leave a place, to come under protection, regret, a signature."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.ai.crises.judges import judge_of
from game.ai.crises.stakes import worth_of
from game.campaign.present import Presenter
from game.events.effects.crises import OpenCrisis
from game.events.effects.void import EffectVoid
from game.events.expressions.conditions import FUNCTIONS, Answers
from game.politics import warscore
from game.politics.crises import crises
from game.politics.crises.crises import Demand
from game.politics.crises.outcomes import decisions, verdicts
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.home.aftermath import is_met
from game.politics.war.ends.bargain import check_bargain, check_together
from game.politics.war.ends.settlement import make_peace
from game.politics.war.outbreak.titles import gravest
from game.politics.war.outbreak.war import begin_war, is_sound
from game.rules.orders import Code
from game.words import (
    Cabinet,
    CasusBelli,
    CrisisAnswer,
    CrisisEnd,
    Motive,
    OverlordKind,
    Phase,
    Rank,
    Settlement,
    Term,
    TreatyKind,
)
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import memories, queries
from game.world.state.crises import Crisis, Draft, Paper
from game.world.state.treaties import Claim, PeaceTerm
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    among,
    corps,
    give,
    given,
    place_called,
    refused,
    small_world,
    treaty,
)

DICE = Dice(7)
LEAVE, PROTECT = PeaceTerm(Term.EVACUATION, BLUE, RED, place=3), PeaceTerm(Term.PROTECTION, BLUE, RED)
NOTE, PASSAGE = PeaceTerm(Term.NOTE, BLUE, RED), PeaceTerm(Term.PACT, BLUE, RED, pact=TreatyKind.ACCESS)
EMPTY, ALL_OF_IT = PeaceTerm(Term.ZONE, BLUE, RED, place=4), PeaceTerm(Term.ANNEXATION, BLUE, RED)
ASKED: dict[PeaceTerm, dict[str, Any]] = {
    LEAVE: {"evacuate": ("D",)}, PROTECT: {"protectorate": True}, NOTE: {"note": True},
    PASSAGE: {"sign": TreatyKind.ACCESS}, EMPTY: {"demilitarise": ("E",)}, ALL_OF_IT: {"annex": True},
}  # fmt: skip


def world() -> World:
    """Blue E, red A, blue B, green C, white D, which blue holds; blue is no great power."""
    owners = {"B": "blue", "C": "green", "D": "white", "E": "blue"}
    w = small_world("..........\n..........", "EEAABBCCDD\nEEAABBCCDD", owners)
    w.powers[BLUE].rank = Rank.REGIONAL
    w.controller[w.map.place == 3] = BLUE
    w.phase, w.round = w.phase.CONFERENCE, 0
    return w


def asked(w: World, term: PeaceTerm, **facts: Any) -> Crisis:
    """Red demands it of blue."""
    records = OpenCrisis("crisis", "red", "blue", **ASKED[term], **facts).apply(w)
    assert not among(records, EffectVoid)
    (crisis,) = w.crises.values()
    assert crisis.demands == (term,)
    return crisis


def answered(w: World, crisis: Crisis, answer: CrisisAnswer) -> None:
    crises.send_ultimatum(w, crisis, crises.own_demand(crisis), (BLUE,))
    crisis.sealed = {BLUE: Paper(answer=answer)}
    decisions.open_offers(w, DICE)


def prevailed(w: World, one: str, other: str) -> bool:
    return bool(FUNCTIONS["prevailed"].ask(Answers(w), one, other))


@pytest.mark.parametrize("term", ASKED)
def test_what_is_complied_with_comes_true(term: PeaceTerm) -> None:
    w = world()
    men = corps(w, BLUE, w.map.places[3].centre)
    memories.note_incident(w, RED, BLUE)
    assert not is_met(w, term)
    answered(w, crisis := asked(w, term), CrisisAnswer.COMPLY)
    assert crisis.outcome is CrisisEnd.GAVE_IN
    assert (prevailed(w, "red", "blue"), prevailed(w, "blue", "red")) == (True, False)
    assert is_met(w, term) is (term is not NOTE)
    assert (queries.holder_of(w, 3) == WHITE) is (term in (LEAVE, ALL_OF_IT))
    assert (int(w.map.place[men.hex]) == 1) is (term is LEAVE)
    assert (men.id in w.forces) is (int(w.places.owner[1]) == BLUE) is (term is not ALL_OF_IT)
    assert bool(queries.treaties_between(w, RED, BLUE, TreatyKind.DEMILITARISED_ZONE)) is (term is EMPTY)
    bond = (w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind)
    assert (bond == (RED, OverlordKind.PROTECTOR)) is (term is PROTECT)
    assert bool(queries.treaties_between(w, RED, BLUE, TreatyKind.ACCESS)) is (term is PASSAGE)
    # an insult is over with its affair; who asks for a whole state has made it one of conquest
    assert (memories.last_incident(w, RED, BLUE) is None) is (crisis.casus is CasusBelli.INCIDENT)
    w.check_invariants()


def test_what_there_is_not_cannot_be_asked() -> None:
    w = world()
    ones = ((RED,), (BLUE,))
    assert all(is_sound(w, term, *ones) for term in ASKED)
    w.powers[BLUE].rank = Rank.GREAT
    assert not is_sound(w, PROTECT, *ones)
    w.powers[BLUE].rank, w.powers[BLUE].overlord = Rank.MINOR, GREEN
    w.powers[BLUE].overlord_kind = OverlordKind.PROTECTOR
    assert not is_sound(w, PROTECT, *ones)
    treaty(w, TreatyKind.ACCESS, RED, BLUE)
    assert not is_sound(w, PASSAGE, *ones)
    assert not is_sound(w, PeaceTerm(Term.PACT, BLUE, RED), *ones)
    for place in (-1, 0, 1, 2):
        assert not is_sound(w, PeaceTerm(Term.EVACUATION, BLUE, RED, place=place), *ones), place
    for junk in ({"amount": 3}, {"pact": TreatyKind.TRADE}, {"place": 3}):
        assert not is_sound(w, replace(NOTE, **junk), *ones)


def test_an_event_that_asks_for_what_is_not_there_says_so() -> None:
    w = world()
    (told,) = OpenCrisis("crisis", "red", "green", evacuate=("D",)).apply(w)
    assert isinstance(told, EffectVoid)
    assert (told.reason, told.places) == ("not_to_give", ("D",))


@pytest.mark.parametrize("term", ASKED)
def test_a_table_may_give_it_and_weighs_it(term: PeaceTerm) -> None:
    w = world()
    crisis = asked(w, term, convener="white")
    drafts = [d for d in possible_settlements(w, crisis) if d.terms == (term,)]
    named = {NOTE: Settlement.SATISFACTION, ALL_OF_IT: Settlement.CESSION}
    assert [d.kind for d in drafts] == [named.get(term, Settlement.ARTICLES)]
    worth = {}
    for power in (RED, BLUE):
        view = View(w, power)
        reasons = {r.term: r.weight for r in worth_of(view, crisis, drafts[0], judge_of(view, power))}
        own = (Motive.FACE, Motive.FREEDOM, Motive.BUFFER, Motive.OWN_LAND)
        worth[power] = sum(reasons.get(motive, 0) for motive in own)
    assert worth[BLUE] < 0 <= worth[RED]
    assert warscore.term_price(w, term) > 0


def test_regret_is_offered_once_where_it_is_what_was_asked() -> None:
    w = world()
    kinds = [d.kind for d in possible_settlements(w, asked(w, NOTE))]
    assert kinds.count(Settlement.SATISFACTION) == 1
    w = world()
    assert Settlement.SATISFACTION not in [d.kind for d in possible_settlements(w, asked(w, PROTECT))]


def test_who_keeps_all_has_prevailed() -> None:
    undecided = dict.fromkeys((CrisisEnd.LAPSED, CrisisEnd.WAR, CrisisEnd.OVERTAKEN), "")
    for outcome, winner in {CrisisEnd.BACKED_DOWN: "blue", **undecided}.items():
        w = world()
        assert not prevailed(w, "red", "blue")
        decisions.close(w, asked(w, NOTE), outcome)
        found = [one for one, other in (("red", "blue"), ("blue", "red")) if prevailed(w, one, other)]
        assert found == ([winner] if winner else [])


def test_of_a_settlement_it_hangs_on_who_gave() -> None:
    quo, back = PeaceTerm(Term.STATUS_QUO), PeaceTerm(Term.INDEMNITY, RED, BLUE, amount=5, quarters=4)
    for kind, terms, winner in (
        (Settlement.STATUS_QUO, (quo,), BLUE),
        (Settlement.SATISFACTION, (quo,), RED),
        (Settlement.ARTICLES, (NOTE,), RED),
        (Settlement.ARTICLES, (NOTE, back), -1),
        (Settlement.INDEMNITY, (back,), BLUE),
        (Settlement.NEUTRALITY, (quo,), -1),
    ):
        crisis = asked(world(), NOTE)
        crisis.outcome = CrisisEnd.SETTLED if winner != BLUE else CrisisEnd.ENFORCED
        crisis.decision = Draft(kind, terms)
        assert crises.winner(crisis) == winner, (kind, terms)


def test_each_is_told_in_words() -> None:
    w = world()
    told = Presenter(w, "en")
    sentences = []
    for term in ASKED:
        w.crises.clear()
        (opened,) = OpenCrisis("crisis", "red", "blue", **ASKED[term]).apply(w)
        sentences.append(told.record(opened))
    known = "the evacuation of D", "a protector's rights", "words of regret", "agreement (right of passage)"
    for words in known:
        assert any(words in sentence for sentence in sentences), sentences


def test_a_decision_that_was_fought_for_stands_if_it_came_true() -> None:
    for comes_true in (True, False):
        w = world()
        crisis = asked(w, LEAVE)
        crisis.decision, crisis.addressed = Draft(Settlement.ARTICLES, (LEAVE,)), (BLUE,)
        fight, _ = begin_war(w, RED, BLUE, CasusBelli.MANDATE, (), aggressor=-1)
        if comes_true:
            w.controller[w.map.place == 3] = WHITE
        assert verdicts.is_carried(w, crisis, fight) is comes_true
    note = Draft(Settlement.SATISFACTION, (NOTE,))
    assert not verdicts.gives_nothing(note)
    assert verdicts.gives_nothing(Draft(Settlement.SATISFACTION, (PeaceTerm(Term.STATUS_QUO),)))


def test_other_demands_are_articles_of_a_peace() -> None:
    w = world()
    corps(w, BLUE, w.map.places[1].centre)
    w.powers[GREEN].overlord, w.powers[GREEN].overlord_kind = BLUE, OverlordKind.CROWN_UNION
    both = (BLUE, RED)
    pairs: tuple[tuple[dict[str, Any], PeaceTerm], ...] = (
        ({"neutrality": True}, PeaceTerm(Term.NEUTRALITY, *both)),
        ({"disarm": 0}, PeaceTerm(Term.DISARMAMENT, *both)),
        ({"limit_arms": 9_000, "quarters": 8}, PeaceTerm(Term.ARMS_LIMIT, *both, amount=9_000, quarters=8)),
        ({"cabinet": Cabinet.NATIONALIST}, PeaceTerm(Term.RESTORATION, *both, cabinet=Cabinet.NATIONALIST)),
        ({"pledge": ("B",)}, PeaceTerm(Term.OCCUPATION, *both, place=1, quarters=20)),
    )
    for said, term in pairs:
        effect = OpenCrisis("crisis", "red", "blue", **said)
        assert effect._demands(w, RED, BLUE) == [term]
    w.crises.clear()
    (opened,) = OpenCrisis("crisis", "green", "blue", CasusBelli.REBELLION, autonomy=True).apply(w)
    assert not isinstance(opened, EffectVoid)
    (crisis,) = w.crises.values()
    assert crisis.demands == (PeaceTerm(Term.AUTONOMY, giver=BLUE, taker=GREEN),)


def test_a_whole_state_is_asked_for_by_nobody_bound_and_is_called_conquest() -> None:
    w = world()
    ones = ((RED,), (BLUE,))
    assert is_sound(w, ALL_OF_IT, *ones)
    assert gravest(w, CasusBelli.INCIDENT, (ALL_OF_IT,)) is CasusBelli.CONQUEST
    w.powers[BLUE].rank = Rank.GREAT
    assert not is_sound(w, ALL_OF_IT, *ones)
    w.powers[BLUE].rank = Rank.MINOR
    treaty(w, TreatyKind.SELF_DENIAL, RED, GREEN, about=BLUE)
    assert not is_sound(w, ALL_OF_IT, *ones)


def test_a_peace_takes_a_whole_state_from_who_holds_all_of_it() -> None:
    w = world()
    fight, _ = begin_war(w, RED, BLUE, CasusBelli.CONQUEST, (), aggressor=RED)
    w.turn += 2
    bad = check_bargain(w, fight, RED, BLUE, (ALL_OF_IT,), False)
    assert bad is not None
    assert bad.code is Code.LAND_NOT_WON
    w.controller[(w.map.place == 1) | (w.map.place == 4)] = RED
    assert check_bargain(w, fight, RED, BLUE, (ALL_OF_IT,), False) is None
    again = check_bargain(w, fight, RED, BLUE, (ALL_OF_IT, NOTE), False)
    assert again is not None
    assert again.code is Code.TERMS_CLASH
    make_peace(w, fight, (RED,), (BLUE,), (ALL_OF_IT,))
    assert (w.powers[BLUE].exists, int(w.places.owner[1])) == (False, RED)
    assert fight.is_over
    w.check_invariants()


def test_who_fears_the_taker_minds_an_annexation() -> None:
    w = world()
    crisis = asked(w, ALL_OF_IT, convener="white")
    draft = next(d for d in possible_settlements(w, crisis) if d.terms == (ALL_OF_IT,))
    view = View(w, GREEN)
    reasons = {r.term: r.weight for r in worth_of(view, crisis, draft, judge_of(view, GREEN))}
    assert reasons[Motive.NEXT_VICTIM] < 0
    own = View(w, BLUE)
    mine = {r.term: r.weight for r in worth_of(own, crisis, draft, judge_of(own, BLUE))}
    assert mine[Motive.EXISTENCE] == -w.rules.minds.crises.existence


@pytest.mark.parametrize("goes", [True, False])
def test_a_vote_that_is_demanded_binds(goes: bool) -> None:
    owners = {"B": "blue", "D": "blue", "C": "green"}
    w = small_world("........\n........", "AABBDDCC\nAABBDDCC", owners)
    w.phase, w.round = w.phase.CONFERENCE, 0
    place = place_called(w, "D")
    w.places.unrest[place] = 10_000 * goes
    if goes:
        w.claims.append(Claim(RED, place, 10_000))
    vote = PeaceTerm(Term.VOTE, BLUE, RED, place=place)
    assert is_sound(w, vote, (RED,), (BLUE,))
    assert not is_sound(w, replace(vote, place=place_called(w, "B")), (RED,), (BLUE,)), "the capital"
    OpenCrisis("crisis", "red", "blue", vote=("D",)).apply(w)
    (crisis,) = w.crises.values()
    assert crisis.demands == (vote,)
    assert 0 < warscore.term_price(w, vote) < warscore.term_price(w, replace(vote, term=Term.CESSION))
    draft = next(d for d in possible_settlements(w, crisis) if d.terms == (vote,))
    view = View(w, BLUE)
    reasons = {r.term: r.weight for r in worth_of(view, crisis, draft, judge_of(view, BLUE))}
    assert reasons[Motive.OWN_LAND] < 0
    answered(w, crisis, CrisisAnswer.COMPLY)
    assert (int(w.places.owner[place]) == RED) is goes
    assert is_met(w, vote) is goes
    w.check_invariants()


# --- what may be asked for, and what a table gives for it --------------------------------------------


def wide() -> World:
    """Red A beside blue B to H, whose capital is B; green I; red claims all but the capital."""
    owners = {**dict.fromkeys("BCDEFGH", "blue"), "I": "green"}
    w = small_world("." * 18, "AABBCCDDEEFFGGHHII", owners)
    w.powers[BLUE].capital = 1
    w.claims += [Claim(RED, place, 5_000) for place in range(2, 8)]
    w.phase = Phase.POLITICS
    return w


def test_no_note_empties_a_capital_or_the_heart_of_a_country() -> None:
    w = wide()
    soundness = {place: is_sound(w, replace(EMPTY, place=place), (RED,), (BLUE,)) for place in range(1, 8)}
    assert soundness == {1: False, **dict.fromkeys(range(2, 7), False), 7: True}


def test_no_note_empties_more_of_a_country_than_a_treaty_may() -> None:
    most = world().rules.diplomacy.zone_most
    zones = tuple(PeaceTerm(Term.ZONE, BLUE, RED, place=place) for place in range(most + 1))
    assert check_together(world(), zones[:-1]) is None
    bad = check_together(world(), zones)
    assert bad is not None
    assert bad.code is Code.BAD_TERMS


def test_land_is_demanded_where_it_joins_what_one_has() -> None:
    w = wide()
    far = tuple(PeaceTerm(Term.CESSION, BLUE, RED, place=place) for place in (4, 5))
    assert refused(give(w, Demand(RED, BLUE, CasusBelli.CLAIM, far))) is Code.LAND_APART
    w.powers[BLUE].capital = 7
    near = tuple(PeaceTerm(Term.CESSION, BLUE, RED, place=place) for place in (1, 2))
    w.claims.append(Claim(RED, 1, 5_000))
    assert given(w, Demand(RED, BLUE, CasusBelli.CLAIM, near))


def test_a_table_gives_no_more_than_was_asked() -> None:
    """Words are answered by words, and land is not paid for in money."""
    w = world()
    crisis = asked(w, NOTE, convener="white")
    w.powers[BLUE].rank = Rank.MINOR
    crisis.casus = CasusBelli.CONQUEST
    assert {d.kind for d in possible_settlements(w, crisis)} == {
        Settlement.STATUS_QUO,
        Settlement.SATISFACTION,
    }
    crisis.demands = (PeaceTerm(Term.CESSION, BLUE, RED, place=4),)
    kinds = {d.kind for d in possible_settlements(w, crisis)}
    assert not kinds & {Settlement.INDEMNITY, Settlement.SATISFACTION}
