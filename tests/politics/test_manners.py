"""What an affront asks for, who may complain, who apologises to whom, and what an idle threat costs."""

from __future__ import annotations

import pytest

from game.ai.crises import bargaining, second_thoughts
from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.statecraft import courtesies as manners
from game.campaign import door
from game.politics.crises import courtesies, crises, incidents
from game.politics.crises.courtesies import Apologise, LetRest
from game.politics.crises.crises import Demand
from game.politics.crises.outcomes import decisions
from game.politics.crises.quarrels import causes, rests
from game.rules.orders import Code
from game.words import CasusBelli, Cause, CrisisEnd, CrisisStep, Footing, Motive, Settlement, Term, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import memories
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import Claim, PeaceTerm
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, four_in_a_row, given, refused, treaty
from tests.politics.test_causes import row

DICE, SEEDS = Dice(7), 60
NOTE = PeaceTerm(Term.NOTE, BLUE, RED)


def indebted(w: World) -> None:
    """Blue owes green."""
    bond = treaty(w, TreatyKind.INDEMNITY, BLUE, GREEN)
    bond.subject, bond.amount, bond.until = BLUE, 50, w.turn + 7


def quarrel(w: World) -> list[tuple[int, int, Cause | None, PeaceTerm]]:
    """(offended, offender, cause, what is asked) of the incident that comes, if one does."""
    incidents.quarrel(w, Dice(w.seed))
    return [(c.challenger, c.defender, c.cause, c.demands[0]) for c in crises.living(w)]


def many() -> list[tuple[int, int, Cause | None, PeaceTerm]]:
    """The same over many seeds of a world in which blue owes green and claims its land."""
    found = []
    for seed in range(SEEDS):
        w = row()
        w.seed = seed
        indebted(w)
        w.claims.append(Claim(BLUE, 2, 6_000))
        found += quarrel(w)
    return found


def test_an_affront_asks_for_words_and_a_debt_for_money_no_more_than_is_owed() -> None:
    seen = many()
    assert {cause for _, _, cause, _ in seen} >= {Cause.DEBT, Cause.CLAIM}
    w = row()
    indebted(w)
    for offended, offender, cause, asked in seen:
        assert asked.term is (Term.INDEMNITY if cause is Cause.DEBT else Term.NOTE)
        assert (asked.giver, asked.taker) == (offender, offended)
        if cause is Cause.DEBT:
            assert (offended, offender) == (GREEN, BLUE)  # who is owed complains, not who owes
            assert 0 < asked.amount * asked.quarters <= causes.owed(w, GREEN, BLUE)


def test_the_lord_complains_of_who_shelters_his_rebels_not_the_neighbour_of_the_lord() -> None:
    w = row()
    at_war(w, GREEN, BLUE).casus = CasusBelli.REBELLION
    assert causes.aggrieved(w, Cause.RISING, WHITE, BLUE) == (BLUE,)
    assert causes.aggrieved(w, Cause.RIVALRY, WHITE, BLUE) == (WHITE, BLUE)


def test_who_only_fights_beside_a_lord_has_no_rebels_of_his_own() -> None:
    w = row()
    rising = at_war(w, GREEN, BLUE)
    rising.casus = CasusBelli.REBELLION
    rising.defenders.append(RED)
    assert Cause.RISING not in causes.causes(w, RED, WHITE)
    assert Cause.RISING in causes.causes(w, BLUE, WHITE)


def test_the_same_two_are_not_insulted_again_for_years() -> None:
    w = row()
    one, other = quarrel(w)[0][:2]
    (first,) = crises.living(w)
    decisions.close(w, first, CrisisEnd.SETTLED)
    for _ in range(w.rules.crises.incident_rest):
        w.turn += 1
        for offended, offender, _, _ in quarrel(w):
            assert {offended, offender} != {one, other}
        for crisis in crises.living(w):
            decisions.close(w, crisis, CrisisEnd.OVERTAKEN)


# --- apologies --------------------------------------------------------------------------------------


def test_who_gave_offence_apologises_and_who_took_it_has_nothing_to_apologise_for() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    memories.note_insult(w, RED, BLUE)
    assert memories.offender(w, RED, BLUE) == RED
    assert refused(door.judge(View(w, BLUE), Apologise(BLUE, RED))) is Code.NOTHING_TO_DO
    assert courtesies.check_apologise(w, Apologise(RED, BLUE)) is None
    memories.note_insult(w, BLUE, RED)  # both did: that is open to dispute again
    assert memories.offender(w, RED, BLUE) == -1
    assert courtesies.check_apologise(w, Apologise(BLUE, RED)) is None


@pytest.mark.parametrize("casus", [CasusBelli.CLAIM, CasusBelli.INCIDENT])
def test_nobody_apologises_to_whom_he_asks_for_something(casus: CasusBelli) -> None:
    w = four_in_a_row(1, 2, 4, 6)
    memories.note_insult(w, RED, BLUE)
    crises.open_crisis(w, RED, BLUE, casus, (NOTE,))
    assert refused(door.judge(View(w, RED), Apologise(RED, BLUE))) is Code.ALREADY_IN_CRISIS


@pytest.mark.parametrize("stage", [0, 3])
def test_nobody_bows_to_whose_land_he_wants_or_with_his_men_called_up(stage: int) -> None:
    def worth(*, claims: bool = False, footing: Footing = Footing.PEACE) -> int:
        w = four_in_a_row(1, 2, 4, 6)
        memories.note_insult(w, RED, BLUE)
        w.powers[RED].stage, w.powers[RED].footing = stage, footing
        if claims:
            w.claims.append(Claim(RED, w.powers[BLUE].capital, 6_000))
        view = View(w, RED)
        return score(manners.to_apologise(view, BLUE, situation.read(view)))

    assert worth() > worth(claims=True)
    assert worth() > worth(footing=Footing.MOBILISED)
    assert worth(claims=True) < 0


@pytest.mark.parametrize("end", [CrisisEnd.SETTLED, CrisisEnd.GAVE_IN, CrisisEnd.BACKED_DOWN])
def test_an_insult_that_was_answered_or_found_to_be_nothing_is_over_with_its_affair(end: CrisisEnd) -> None:
    w = four_in_a_row(1, 2, 4, 6)
    memories.note_insult(w, BLUE, RED)
    crises.open_crisis(w, RED, BLUE, CasusBelli.INCIDENT, (NOTE,))
    (affair,) = crises.living(w)
    decisions.close(w, affair, end)
    assert memories.last_incident(w, RED, BLUE) is None
    assert refused(door.judge(View(w, BLUE), Apologise(BLUE, RED))) is Code.NOTHING_TO_DO


# --- idle threats -----------------------------------------------------------------------------------


def dropped(casus: CasusBelli) -> World:
    """Red threatens blue for a reason, is defied, and drops it."""
    w = four_in_a_row(1, 2, 4, 6)
    memories.note_insult(w, BLUE, RED)
    crises.open_crisis(w, RED, BLUE, casus, (NOTE,))
    (affair,) = crises.living(w)
    w.turn += 1
    crises.advance(w, DICE)
    decisions.open_offers(w, DICE)  # silence is defiance
    decisions.decide(w, DICE)
    assert affair.outcome is CrisisEnd.BACKED_DOWN
    return w


def test_a_threat_that_is_defied_and_dropped_costs_face_the_more_the_graver_it_was() -> None:
    before = four_in_a_row(1, 2, 4, 6).powers[RED]
    lost = {
        c: before.standing - dropped(c).powers[RED].standing for c in (CasusBelli.INCIDENT, CasusBelli.CLAIM)
    }
    assert 0 < lost[CasusBelli.INCIDENT] < lost[CasusBelli.CLAIM]
    assert dropped(CasusBelli.INCIDENT).powers[RED].legitimacy < before.legitimacy


def test_who_dropped_a_threat_is_not_listened_to_for_years() -> None:
    w = dropped(CasusBelli.INCIDENT)
    rules = w.rules.crises
    w.turn += rules.rest_quarters + 1
    memories.note_insult(w, BLUE, RED)
    again = Demand(RED, BLUE, CasusBelli.INCIDENT, (NOTE,))
    assert refused(door.judge(View(w, RED), again)) is Code.TOO_SOON
    assert rests.rest_left(w, RED, BLUE) == rules.rest_dropped - rules.rest_quarters
    w.turn += rules.rest_dropped - rules.rest_quarters
    assert rests.has_rested(w, RED, BLUE)


def asked(w: World) -> Crisis:
    """Red asks words of regret of blue."""
    memories.note_insult(w, BLUE, RED)
    crises.open_crisis(w, RED, BLUE, CasusBelli.INCIDENT, (NOTE,))
    (affair,) = crises.living(w)
    return affair


def test_a_demand_can_be_let_rest_before_it_is_an_ultimatum_and_never_after() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    rivals, before = causes.rivalry(w, RED, BLUE), w.powers[RED].legitimacy
    affair = asked(w)
    assert refused(door.judge(View(w, BLUE), LetRest(BLUE, affair.id))) is Code.NOT_AT_THE_TABLE
    given(w, LetRest(RED, affair.id))
    assert affair.outcome is CrisisEnd.RESTED
    assert 0 < before - w.powers[RED].legitimacy < w.rules.crises.drop_legitimacy
    assert causes.rivalry(w, RED, BLUE) == rivals  # nobody was humbled
    w.turn += w.rules.crises.rest_quarters + 1
    again = asked(w)
    w.turn += 1
    crises.advance(w, DICE)
    assert refused(courtesies.check_let_rest(w, LetRest(RED, again.id))) is Code.WRONG_STEP


@pytest.mark.parametrize("stage", [0, 3])
@pytest.mark.parametrize(("stronger", "rests"), [(RED, False), (BLUE, True)])
def test_who_is_no_match_for_the_other_leaves_it_at_a_protest(stage: int, stronger: int, rests: bool) -> None:
    w = four_in_a_row(1, 2, 4, 6)
    for _ in range(8):
        corps(w, stronger, 1 if stronger == RED else 2)
    w.powers[RED].stage = stage
    asked(w)
    desk = LoneDesk(w, RED)
    second_thoughts.think_twice(desk)
    assert not desk.given(LetRest)  # others may still take it up
    w.turn += w.rules.crises.tension_quarters
    desk = LoneDesk(w, RED)
    second_thoughts.think_twice(desk)
    assert bool(desk.given(LetRest)) is rests


def test_an_apology_comes_sooner_where_it_is_asked_for() -> None:
    def worth(*, in_public: bool, refused_by_a_table: bool = False) -> int:
        w = four_in_a_row(1, 2, 4, 6)
        memories.note_insult(w, BLUE, RED)
        if in_public:
            affair = asked(w)
            if refused_by_a_table:
                affair.step, affair.addressed = CrisisStep.ULTIMATUM, (RED,)
                affair.decision = Draft(Settlement.STATUS_QUO, (PeaceTerm(Term.STATUS_QUO),))
        view = View(w, BLUE)
        return score(manners.to_apologise(view, RED, situation.read(view)))

    assert worth(in_public=True) > worth(in_public=False)
    assert worth(in_public=True, refused_by_a_table=True) == worth(in_public=False)


@pytest.mark.parametrize("step", [CrisisStep.TENSION, CrisisStep.CONFERENCE, CrisisStep.ULTIMATUM])
def test_who_asked_for_words_has_them_with_an_apology_whoever_deals_with_it(step: CrisisStep) -> None:
    w = four_in_a_row(1, 2, 4, 6)
    affair = asked(w)
    affair.step = step
    given(w, Apologise(BLUE, RED))
    assert affair.outcome is CrisisEnd.OVERTAKEN


@pytest.mark.parametrize("stage", [0, 3])
def test_hardly_anybody_goes_to_war_for_words(stage: int) -> None:
    w = four_in_a_row(1, 2, 4, 6)
    for _ in range(8):
        corps(w, RED, 1)
    w.powers[RED].stage = stage
    reasons = bargaining.reasons_to_press(View(w, RED), asked(w))
    assert score(reasons) < 0
    assert next(r.weight for r in reasons if r.term is Motive.TRIFLE) < 0
