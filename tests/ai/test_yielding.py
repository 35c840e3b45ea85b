"""What the computer gives in a peace: never more than map and battles have cost it, under either logic."""

from __future__ import annotations

import pytest
from hypothesis import given as supposing
from hypothesis import strategies as st

from game.ai import minister
from game.ai.seat.desk import score
from game.ai.war import peacemaking, yielding
from game.politics import warscore
from game.politics.war.ends import bargain, peace
from game.politics.war.ends.peace import AnswerPeace, OfferPeace
from game.words import CasusBelli, Motive, Phase, Term, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.ai.desks import LoneDesk, weight_of
from tests.kit import BLUE, GREEN, RED, WHITE, armed_row, at_war, commit, corps, place_called, treaty

STAGES = (0, 2, 3)
TAKES = st.sampled_from([Term.CESSION, Term.DISARMAMENT, Term.NEUTRALITY])


def row(stage: int = 0, **armies: int) -> World:
    """Red A; blue B (capital), E and F; green C; white D; all of one logic."""
    w = armed_row("AABBCCDD", "AABBCCDD", "AAEECCDD", "AAEECCDD", **armies)
    for state in w.powers:
        commit(state, stage)
    return w


def war_of(w: World, quarters: int = 3, score: int = 0) -> War:
    """Red attacks blue for E."""
    struggle = at_war(w, RED, BLUE)
    struggle.start, struggle.score = w.turn - quarters, score
    struggle.aims = (PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, "E")),)
    return struggle


def asks(w: World, kind: Term) -> PeaceTerm:
    match kind:
        case Term.CESSION:
            return PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, "E"))
        case Term.DISARMAMENT:
            return PeaceTerm(Term.DISARMAMENT, BLUE, RED, amount=w.armies[BLUE] // 2)
        case _:
            return PeaceTerm(Term.NEUTRALITY, BLUE, RED)


def signs(w: World, struggle: War, *terms: PeaceTerm) -> bool:
    """Whether blue, played by the computer, puts its name to what red offers."""
    peace.apply_offer_peace(w, Dice(7), OfferPeace(RED, struggle.id, BLUE, terms))
    desk = LoneDesk(w, BLUE)
    minister.answer(desk, max(w.proposals))
    return desk.given(AnswerPeace)[0].accept


@supposing(
    stage=st.sampled_from(STAGES),
    red=st.integers(1, 12),
    blue=st.integers(1, 4),
    battles=st.integers(-10_000, 10_000),
    tired=st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)),
    quarters=st.integers(0, 12),
    debt=st.integers(0, 10**6),
    kinds=st.sets(TAKES, min_size=1),
    pays=st.integers(0, 80),
    casus=st.sampled_from(list(CasusBelli)),
)
def test_with_nothing_lost_nobody_signs_away_land_army_or_freedom(
    stage: int,
    red: int,
    blue: int,
    battles: int,
    tired: tuple[int, int],
    quarters: int,
    debt: int,
    kinds: set[Term],
    pays: int,
    casus: CasusBelli,
) -> None:
    """Whatever armies stand against it, however tired it is, and whatever money is put on the table."""
    w = row(stage, red=red, blue=blue)
    struggle = war_of(w, quarters, battles)
    struggle.casus = casus
    w.powers[RED].weariness, w.powers[BLUE].weariness = tired
    w.powers[BLUE].debt = debt
    offered = [asks(w, kind) for kind in sorted(kinds)]
    if pays:
        offered.append(PeaceTerm(Term.INDEMNITY, RED, BLUE, amount=10, quarters=pays))
    earned = warscore.score_for(w, struggle, RED) > 0
    takes = [t for t in offered if warscore.given_by(w, [t], (BLUE,)) > 0]
    if not earned and takes:
        assert not signs(w, struggle, *offered)
        view = View(w, BLUE)
        own = peacemaking.terms_for(view, view.wars[struggle.id], BLUE, RED)
        assert warscore.given_by(w, own, (BLUE,)) == 0
        asked = peacemaking.terms_for(View(w, RED), struggle, RED, BLUE)
        assert warscore.given_by(w, asked, (BLUE,)) == 0  # nor does anybody think he would
    most = yielding.most_to_give(View(w, BLUE), struggle, BLUE)
    lost = max(0, -warscore.earned(w, struggle, (BLUE,)))
    assert most.hard <= lost + w.rules.minds.treaties.allowance


@pytest.mark.parametrize("stage", STAGES)
def test_bigger_armies_are_no_ground_already_won(stage: int) -> None:
    w = row(stage, red=20, blue=1)
    struggle = war_of(w)
    assert not signs(w, struggle, asks(w, Term.CESSION))
    reasons = peacemaking.reasons_to_sign(View(w, BLUE), BLUE, struggle, struggle.aims)
    assert weight_of(reasons, Motive.NOT_LOST) < 0
    assert score(reasons) < 0


@pytest.mark.parametrize("stage", STAGES)
def test_bigger_armies_lower_what_one_asks(stage: int) -> None:
    asked = []
    for blue in (1, 20):
        w = row(stage, red=3, blue=blue)
        struggle = war_of(w, score=9_000)
        view = View(w, RED)
        terms = peacemaking.terms_for(view, view.wars[struggle.id], RED, BLUE)
        asked.append(warscore.price_for(w, terms, (RED,)))
    assert asked[0] > asked[1]


@pytest.mark.parametrize("stage", STAGES)
def test_a_beaten_power_signs_what_the_battles_have_earned(stage: int) -> None:
    w = row(stage, red=6, blue=1)
    struggle = war_of(w, score=9_000)
    w.controller[w.map.place == place_called(w, "E")] = RED
    assert signs(w, struggle, asks(w, Term.CESSION))


@pytest.mark.parametrize("stage", STAGES)
def test_nobody_gives_before_those_bound_to_help_could_come(stage: int) -> None:
    w = row(stage, red=6, blue=1)
    struggle = war_of(w, quarters=1, score=9_000)
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    w.controller[w.map.place == place_called(w, "E")] = RED
    assert not signs(w, struggle, asks(w, Term.CESSION))
    struggle.refused = (GREEN,)
    w.proposals.clear()
    assert signs(w, struggle, asks(w, Term.CESSION))


def test_who_was_left_alone_may_give_up_as_far_as_its_era_knows_it() -> None:
    w = row(red=20, blue=1)
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    struggle = at_war(w, RED, BLUE)
    struggle.refused = (GREEN,)
    assert yielding.most_to_give(View(w, BLUE), struggle, BLUE).hard == 0
    w.phase, w.round = Phase.OPERATIONS, 2
    given_up = yielding.most_to_give(View(w, BLUE), struggle, BLUE).hard
    hopeless = w.rules.minds.treaties.hopeless[w.facts.era]
    assert (
        0
        < given_up
        <= w.rules.minds.treaties.prospects * hopeless // 10_000 + w.rules.minds.treaties.allowance
    )


def test_a_member_judges_by_its_own_losses() -> None:
    w = row(blue=2, white=2)
    struggle = at_war(w, RED, (BLUE, WHITE))
    struggle.start, struggle.score = w.turn - 3, 9_000
    terms = (PeaceTerm(Term.DISARMAMENT, WHITE, RED, amount=0),)
    proposal = peace.apply_offer_peace(w, Dice(7), OfferPeace(RED, struggle.id, BLUE, terms))
    assert proposal
    peace.apply_answer_peace(w, Dice(7), AnswerPeace(BLUE, max(w.proposals), True))
    desk = LoneDesk(w, WHITE)
    minister.answer(desk, max(w.proposals))
    (said,) = desk.given(AnswerPeace)
    assert not said.accept
    assert not said.counter
    assert bargain.must_sign(w, terms, RED, BLUE) == (WHITE,)


@pytest.mark.parametrize("stage", STAGES)
def test_who_leaves_by_himself_is_given_what_he_did_himself(stage: int) -> None:
    """The war is lost to red; green, who came after it, has done nothing, and gets nothing for it."""

    def gets(*, green_holds: bool) -> bool:
        w = row(stage, red=6, green=6, blue=1)
        struggle = at_war(w, (RED, GREEN), BLUE)
        struggle.start, struggle.score = w.turn - 4, 9_000
        if green_holds:
            w.controller[w.map.place == place_called(w, "E")] = GREEN
        half = PeaceTerm(Term.DISARMAMENT, BLUE, GREEN, amount=w.armies[BLUE] // 2)
        offer = OfferPeace(GREEN, struggle.id, BLUE, (half,), separate=True)
        peace.apply_offer_peace(w, Dice(7), offer)
        desk = LoneDesk(w, BLUE)
        minister.answer(desk, max(w.proposals))
        return desk.given(AnswerPeace)[0].accept

    assert not gets(green_holds=False)
    assert gets(green_holds=True)


def test_one_asks_of_nobody_more_than_the_war_has_cost_him() -> None:
    w = row(blue=2, white=2)
    corps(w, RED, 0)
    struggle = at_war(w, RED, (BLUE, WHITE))
    struggle.start, struggle.score = w.turn - 3, 9_000
    struggle.aims = (PeaceTerm(Term.DISARMAMENT, WHITE, RED, amount=0),)
    view = View(w, RED)
    assert struggle.aims[0] not in peacemaking.terms_for(view, view.wars[struggle.id], RED, BLUE)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(("won", "asks_money"), [(-450, False), (250, True), (3_000, True)])
def test_a_small_victory_is_worth_a_part_of_an_indemnity_and_a_tiny_one_no_bill(
    stage: int, won: int, asks_money: bool
) -> None:
    """Red has won a little, and asks for as much money as that carries; blue signs."""
    w = row(stage, red=3, blue=2)
    struggle = war_of(w, 4, won)
    struggle.aims = ()
    view = View(w, RED)
    whole = next(t for t in peacemaking._wanted(view, struggle, RED, BLUE) if t.term is Term.INDEMNITY)
    asked = [t for t in peacemaking.terms_for(view, struggle, RED, BLUE) if t.term is Term.INDEMNITY]
    assert bool(asked) == asks_money
    assert all(t.amount <= whole.amount for t in asked)
    assert not asked or signs(w, struggle, *asked)


@pytest.mark.parametrize("stage", STAGES)
def test_money_goes_to_those_who_fought_for_it_by_their_armies(stage: int) -> None:
    """White, in the war beside red, has a share; green, that has just come, has none."""
    w = row(stage, red=4, blue=2, white=2, green=2)
    struggle = at_war(w, (RED, WHITE, GREEN), BLUE)
    struggle.start, struggle.score, struggle.joined = w.turn - 4, 4_000, {WHITE: w.turn - 3, GREEN: w.turn}
    terms = peacemaking.terms_for(View(w, RED), struggle, RED, BLUE)
    shares = {t.taker: t.amount for t in terms if t.term is Term.INDEMNITY}
    assert set(shares) == {RED, WHITE}
    assert shares[RED] >= 2 * shares[WHITE] > 0
    assert peace.check_offer_peace(View(w, RED), OfferPeace(RED, struggle.id, BLUE, terms)) is None


def test_land_behind_other_land_is_taken_only_with_it() -> None:
    """White, west of blue's B, may have the far E of blue's if it has B as well."""
    w = armed_row("AABBEECC", each=2)
    w.places.owner[place_called(w, "A")] = WHITE
    near, far = (PeaceTerm(Term.CESSION, BLUE, WHITE, place_called(w, name)) for name in "BE")
    assert bargain.lands_apart(w, (far,)) == [far]
    assert bargain.lands_apart(w, (far, near)) == []
