"""What a settlement takes of who gives it: land as a part of himself, arms as safety, money as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.ai.crises import bargaining, judges, stakes
from game.ai.seat.desk import score
from game.politics.perception import condition
from game.words import Cabinet, CasusBelli, CrisisStep, Motive, Position, Settlement, Term
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft, called
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.ai.desks import weight_of
from tests.kit import BLUE, GREEN, RED, WHITE, armed_row, place_called

#: Red A; blue B (capital), E, F, G and H; green C; white D, from west to east.
ROWS = ("AEBFCCDD", "AEBFCCDD", "AGBHCCDD", "AGBHCCDD")


def note(*asked: str, reds: int = 12, blues: int = 1) -> tuple[World, Crisis]:
    """Red demands provinces of blue's, that it could take: an ultimatum lies before blue."""
    w = armed_row(*ROWS, red=reds, blue=blues)
    for letter in "EFGH":
        w.places.owner[place_called(w, letter)] = BLUE
    w.controller[:] = w.places.owner[w.map.place]
    w.powers[BLUE].capital = place_called(w, "B")
    terms = tuple(PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, letter)) for letter in asked)
    return w, before(w, terms)


def before(w: World, terms: tuple[PeaceTerm, ...]) -> Crisis:
    """The ultimatum of some terms, before blue."""
    w.crises.clear()
    crisis = Crisis(w.take_id(), "Note", w.turn, RED, BLUE, CasusBelli.CONQUEST, terms, CrisisStep.ULTIMATUM)
    crisis.decision, crisis.addressed = Draft(called(terms), terms, proposer=RED), (BLUE,)
    w.crises[crisis.id] = crisis
    return crisis


def worth(w: World, crisis: Crisis, terms: Sequence[PeaceTerm], judge: int, motive: Motive) -> int:
    view, draft = View(w, judge), Draft(called(terms), tuple(terms))
    return weight_of(stakes.worth_of(view, crisis, draft, judges.judge_of(view, judge)), motive)


# --- land -------------------------------------------------------------------------------------------


def test_who_is_hopelessly_weaker_gives_a_province_and_fights_for_most_of_himself() -> None:
    for asked, yields in (("E", True), ("EFGH", False)):
        w, crisis = note(*asked)
        assert (score(bargaining.reasons_to_comply(View(w, BLUE), crisis)) > 0) is yields, asked


def test_a_part_of_oneself_counts_by_its_square() -> None:
    w, crisis = note("E", "F", "G", "H")
    one, two, four = (worth(w, crisis, crisis.demands[:n], BLUE, Motive.EXISTENCE) for n in (1, 2, 4))
    assert two == pytest.approx(4 * one, rel=0.02)
    assert four == pytest.approx(16 * one, rel=0.02)
    assert worth(w, crisis, crisis.demands, RED, Motive.EXISTENCE) == 0


def test_what_is_fought_for_is_not_said_to_be_taken_anyway() -> None:
    w, crisis = note("E", "F", "G", "H")
    reasons = bargaining.reasons_to_comply(View(w, BLUE), crisis)
    assert weight_of(reasons, Motive.TAKEN_ANYWAY) <= -weight_of(reasons, Motive.OWN_LAND) * 2


def test_the_others_take_position_by_the_size_of_the_bite_and_how_near_it_is() -> None:
    w, crisis = note("E", "F", "G", "H")
    w.beliefs.trust[:] = 2_000
    near, far = (worth(w, crisis, crisis.demands, judge, Motive.NEXT_VICTIM) for judge in (GREEN, WHITE))
    assert near < far < 0
    assert near < worth(w, crisis, crisis.demands[:1], GREEN, Motive.NEXT_VICTIM) < 0
    assert bargaining.position_on(View(w, GREEN), crisis)[0] is Position.AGAINST
    w.beliefs.trust[GREEN, RED] = 10_000
    assert worth(w, crisis, crisis.demands, GREEN, Motive.NEXT_VICTIM) == 0


def test_a_tiny_state_swallowed_is_no_omen_to_a_great_one() -> None:
    w, crisis = note("E", "F", "G", "H")
    w.beliefs.trust[:] = 2_000
    like_it = worth(w, crisis, crisis.demands, GREEN, Motive.NEXT_VICTIM)
    w.places.population[place_called(w, "C")] *= 100
    w.versions.forget()
    assert like_it < worth(w, crisis, crisis.demands, GREEN, Motive.NEXT_VICTIM) <= 0


# --- arms, money, men in office ---------------------------------------------------------------------


def limit(amount: int, quarters: int = 0) -> PeaceTerm:
    return PeaceTerm(Term.ARMS_LIMIT, BLUE, RED, amount=amount, quarters=quarters)


def test_a_limit_of_arms_is_dearer_the_lower_the_longer_and_the_more_is_feared() -> None:
    w, crisis = note("E", reds=3, blues=4)
    w.beliefs.trust[:] = 2_000
    low, high, short = (
        worth(w, crisis, [term], BLUE, Motive.OWN_ARMS)
        for term in (limit(5_000), limit(60_000), limit(5_000, 8))
    )
    assert low < short < 0
    assert low < high < 0
    w.beliefs.trust[BLUE, :] = 10_000
    assert low < worth(w, crisis, [limit(5_000)], BLUE, Motive.OWN_ARMS) < 0


def test_a_sum_weighs_by_all_its_instalments_and_not_by_the_quarter() -> None:
    w, crisis = note("E")
    year, long = (
        worth(w, crisis, [PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=500, quarters=q)], BLUE, Motive.MONEY)
        for q in (4, 80)
    )
    assert 8 * year > long > 20 * year


def test_a_promise_is_worth_what_its_maker_is_good_for() -> None:
    w, crisis = note("E")
    paid = [PeaceTerm(Term.INDEMNITY, RED, BLUE, amount=500, quarters=40)]
    w.powers[RED].reliability = 10_000
    good = worth(w, crisis, paid, BLUE, Motive.MONEY)
    w.powers[RED].reliability = 2_000
    assert 0 < worth(w, crisis, paid, BLUE, Motive.MONEY) < good // 4
    owed = worth(
        w, crisis, [PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=500, quarters=40)], BLUE, Motive.MONEY
    )
    assert owed == -good, "what one owes oneself counts in full"


def test_strangers_in_office_weigh_by_how_far_they_are_strangers() -> None:
    w, crisis = note("E")
    known = condition.values(View(w, BLUE), BLUE)
    rules = w.rules.government.cabinets
    wanted = {kind: condition.weigh(rule.base, rule.weights, known) for kind, rule in rules.items()}
    *by_wish, best = sorted(Cabinet, key=wanted.__getitem__)
    w.powers[BLUE].home.cabinet = best
    felt = [
        worth(w, crisis, [PeaceTerm(Term.RESTORATION, BLUE, RED, cabinet=kind)], BLUE, Motive.FREEDOM)
        for kind in by_wish
    ]
    assert felt == sorted(felt)
    assert felt[0] < felt[-1] < 0


LAND = PeaceTerm(Term.CESSION, BLUE, RED, 1)
MONEY = PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=1, quarters=4)
PLEDGE = PeaceTerm(Term.OCCUPATION, BLUE, RED, 1, quarters=4)


@pytest.mark.parametrize(
    ("terms", "kind"),
    [
        ((LAND, MONEY), Settlement.CESSION),
        ((MONEY,), Settlement.INDEMNITY),
        ((PLEDGE,), Settlement.ARTICLES),
        ((limit(5_000), MONEY), Settlement.ARTICLES),
    ],
)
def test_a_settlement_is_called_by_what_it_asks(terms: tuple[PeaceTerm, ...], kind: Settlement) -> None:
    assert called(terms) is kind
