"""Aid, apologies, expulsions and courts courted: what each does, what it costs, who learns of it."""

from __future__ import annotations

import pytest

from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.statecraft import courtesies as manners
from game.campaign import door
from game.politics.crises import courtesies, crises
from game.politics.crises.courtesies import Apologise, CourtPaid, ExpelEnvoy, Influence
from game.politics.statecraft import aid
from game.politics.statecraft.aid import Aid, AidUncovered
from game.rules.orders import Code
from game.words import CasusBelli, CrisisEnd, CrisisStep, Motive, Rank
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import memories
from game.world.state.dealings import Gift
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, GREEN, RED, WHITE, among, at_war, corps, four_in_a_row, given, refused, weigh_anew

DICE = Dice(7)


def trust(w: World, judge: int, about: int) -> int:
    return int(w.beliefs.trust[judge, about])


# --- aid --------------------------------------------------------------------------------------------


def test_open_aid_moves_money_earns_thanks_and_anger() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    at_war(w, GREEN, BLUE)
    given(w, Aid(RED, BLUE, 3_000))
    assert (w.powers[RED].treasury, w.powers[BLUE].treasury) == (7_000, 13_000)
    assert trust(w, BLUE, RED) > 5_000 > trust(w, GREEN, RED)
    assert trust(w, WHITE, RED) == 5_000


def test_thanks_are_earned_once_a_year() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    given(w, Aid(RED, BLUE, 1_000))
    once = trust(w, BLUE, RED)
    given(w, Aid(RED, BLUE, 1_000))
    assert trust(w, BLUE, RED) == once
    w.turn += QUARTERS_A_YEAR
    given(w, Aid(RED, BLUE, 1_000))
    assert trust(w, BLUE, RED) > once


def test_secret_aid_is_known_to_the_two_alone() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    at_war(w, GREEN, BLUE)
    before = repr(View(w, GREEN).powers[RED])
    records = given(w, Aid(RED, BLUE, 1_000, secret=True))
    assert set(records[0].readers) == {"red", "blue"}
    assert trust(w, GREEN, RED) == 5_000
    assert repr(View(w, GREEN).powers[RED]) == before
    assert not View(w, GREEN).powers[RED].gifts
    assert View(w, RED).powers[RED].gifts


def test_it_comes_out_in_some_campaigns_and_is_an_incident() -> None:
    out = 0
    for seed in range(40):
        w = four_in_a_row(1, 2, 4, 6)
        at_war(w, GREEN, BLUE)
        w.powers[RED].gifts = {BLUE: Gift(w.turn, is_secret=True)}
        for _ in range(QUARTERS_A_YEAR + 1):
            records = aid.uncover(w, Dice(seed))
            if records:
                out += 1
                assert among(records, AidUncovered)[0].enemies == ("green",)
                assert courtesies.is_incident_fresh(w, RED, GREEN)
                assert trust(w, GREEN, RED) < 5_000
                assert not w.powers[RED].gifts[BLUE].is_secret
            w.turn += 1
        assert not w.powers[RED].gifts
    assert 5 < out < 35


def test_what_is_no_aid() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    judged = {
        Aid(RED, BLUE, 1): Code.OUT_OF_RANGE, Aid(RED, BLUE, 20_000): Code.NO_MONEY,
        Aid(RED, RED, 500): Code.NO_SUCH_POWER,
    }  # fmt: skip
    for order, code in judged.items():
        assert refused(door.judge(View(w, RED), order)) is code
    at_war(w, RED, BLUE)
    assert refused(door.judge(View(w, RED), Aid(RED, BLUE, 500))) is Code.ALREADY_AT_WAR


# --- expulsion and apology --------------------------------------------------------------------------


def test_an_envoy_sent_home_is_an_incident_and_an_apology_ends_it() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    standing = w.powers[RED].standing
    given(w, ExpelEnvoy(RED, BLUE))
    assert w.powers[RED].standing < standing
    hurt = trust(w, BLUE, RED)
    assert hurt < 5_000
    assert courtesies.is_incident_fresh(w, BLUE, RED)
    assert refused(door.judge(View(w, RED), ExpelEnvoy(RED, BLUE))) is Code.NOTHING_TO_DO
    legitimacy = w.powers[RED].legitimacy
    given(w, Apologise(RED, BLUE))
    assert not courtesies.is_incident_fresh(w, BLUE, RED)
    assert w.powers[RED].legitimacy < legitimacy
    assert hurt < trust(w, BLUE, RED) < 5_000


@pytest.mark.parametrize("step", [CrisisStep.TENSION, CrisisStep.CONFERENCE])
def test_an_apology_meets_a_demand_nobody_took_up_and_is_not_for_who_demands(step: CrisisStep) -> None:
    w = four_in_a_row(1, 2, 4, 6)
    memories.note_incident(w, RED, BLUE)
    crises.open_crisis(w, BLUE, RED, CasusBelli.INCIDENT, ())
    (quarrel,) = crises.living(w)
    quarrel.step = step
    assert refused(door.judge(View(w, BLUE), Apologise(BLUE, RED))) is Code.ALREADY_IN_CRISIS
    given(w, Apologise(RED, BLUE))
    assert quarrel.is_over == (step is CrisisStep.TENSION)
    assert quarrel.outcome is (CrisisEnd.OVERTAKEN if quarrel.is_over else None)


def test_stale_incidents_need_no_apology() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    memories.note_incident(w, RED, BLUE)
    w.turn += 5
    assert refused(door.judge(View(w, RED), Apologise(RED, BLUE))) is Code.NOTHING_TO_DO


# --- influence --------------------------------------------------------------------------------------


def test_courting_wins_a_little_once_a_year_and_never_all() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    w.powers[BLUE].rank = Rank.MINOR
    (court,) = among(given(w, Influence(RED, BLUE)), CourtPaid)
    assert 0 < court.trust < 500
    assert int(w.beliefs.kinship[BLUE, RED]) == court.kinship > 0
    assert refused(door.judge(View(w, RED), Influence(RED, BLUE))) is Code.TOO_OFTEN
    assert refused(door.judge(View(w, RED), Influence(RED, GREEN))) is Code.NOT_MINOR
    for _ in range(200):
        w.turn, w.powers[RED].envoys = w.turn + QUARTERS_A_YEAR, 3
        given(w, Influence(RED, BLUE))
    assert trust(w, BLUE, RED) <= w.rules.diplomacy.court_most


# --- the AI -----------------------------------------------------------------------------------------


def threatened(stage: int) -> World:
    """Red, rich and at peace, fears green, who attacks blue and is held guilty."""
    w = four_in_a_row(1, 2, 4, 6)
    for _ in range(8):
        corps(w, GREEN, 4)
    struggle = at_war(w, GREEN, BLUE)
    struggle.casus, struggle.verdicts = CasusBelli.CONQUEST, {RED: GREEN}
    w.powers[RED].stage, w.powers[RED].treasury = stage, 100_000
    w.beliefs.trust[RED, GREEN] = 500
    w.beliefs.trust[RED, BLUE] = 9_500
    return w


@pytest.mark.parametrize(
    ("stage", "secret", "term"), [(0, True, Motive.THEIR_LOSS), (3, False, Motive.BREACH)]
)
def test_both_logics_help_the_victim_each_for_its_own_reason(stage: int, secret: bool, term: Motive) -> None:
    w = threatened(stage)
    weigh_anew(w, "statecraft", court_look=10_000)
    desk = LoneDesk(w, RED)
    manners.mind_courtesies(desk)
    assert [(o.to, o.secret) for o in desk.given(Aid)] == [(BLUE, secret)]
    reasons = {r.term: r.weight for r in desk.orders[0][1]}
    assert reasons[term] == max(reasons.values())


def test_the_poor_give_nothing() -> None:
    w = threatened(3)
    w.powers[RED].treasury = 30
    assert not [order for order, _ in manners.courtesies(View(w, RED)) if isinstance(order, Aid)]


def incident(stage: int, men: int = 1) -> View:
    w = four_in_a_row(1, 2, 4, 6)
    for _ in range(men):
        corps(w, BLUE, 2)
    memories.note_incident(w, RED, BLUE)
    w.powers[RED].stage = stage
    return View(w, RED)


def test_the_weaker_apologise_and_so_does_the_concert() -> None:
    def worth(view: View) -> int:
        return score(manners.to_apologise(view, BLUE, situation.read(view)))

    assert worth(incident(0, men=8)) > 0
    assert worth(incident(0, men=0)) <= 0
    assert worth(incident(3, men=0)) > 0 >= worth(incident(0, men=0))


def test_who_is_stronger_and_no_friend_of_the_concert_expels_the_guilty() -> None:
    scores = {}
    for stage in (0, 3):
        w = four_in_a_row(1, 2, 4, 6)
        struggle = at_war(w, GREEN, BLUE)
        struggle.casus, struggle.verdicts = CasusBelli.CONQUEST, {RED: GREEN}
        for _ in range(8):
            corps(w, RED, 1)
        w.powers[RED].stage = stage
        w.beliefs.trust[RED, GREEN] = 9_900
        view = View(w, RED)
        scores[stage] = score(manners.to_expel(view, GREEN, situation.read(view)))
    assert scores[0] > 0
    assert scores[0] > scores[3]


def test_a_minor_between_us_and_what_we_fear_is_courted() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    w.powers[BLUE].rank = Rank.MINOR
    for _ in range(8):
        corps(w, GREEN, 4)
    w.beliefs.trust[RED, GREEN] = 500
    weigh_anew(w, "statecraft", court_look=10_000)
    desk = LoneDesk(w, RED)
    manners.mind_courtesies(desk)
    assert desk.given(Influence) == [Influence(RED, BLUE)]


def test_who_gives_to_everybody_is_thanked_less_by_each() -> None:
    alone = four_in_a_row(1, 2, 4, 6)
    given(alone, Aid(RED, WHITE, 1_000))
    w = four_in_a_row(1, 2, 4, 6)
    for other in (BLUE, GREEN, WHITE):
        given(w, Aid(RED, other, 1_000))
    thanks = [trust(x, WHITE, RED) - 5_000 for x in (alone, w)]
    assert thanks[1] == pytest.approx(thanks[0] / 3, abs=2)
