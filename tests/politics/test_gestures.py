"""Reassurance costs men and earns trust; open gates and inspectors make the counts of arms exact."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from game.ai.home import treasurer
from game.ai.seat import situation
from game.ai.seat.desk import Reason, score
from game.ai.statecraft import signals
from game.campaign import door
from game.events.engine import EventBook
from game.politics.bodies.congress import CongressCalled
from game.politics.home import remedies
from game.politics.statecraft import inspections
from game.politics.statecraft.inspections import Inspect, InspectionHeld, OpenToInspection
from game.politics.statecraft.reassurance import BorderEased, Reassure
from game.politics.treaties import claims
from game.politics.treaties.claims import RenounceClaim
from game.rules.money.raising import Reinforce
from game.rules.orders import Code
from game.words import Agenda, Footing, Motive, Pathology, Preset, Rung
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.sight.clarity import clarity
from game.world.sight.view import View
from game.world.state.bodies import Institution
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, GREEN, RED, WHITE, among, at_war, corps, four_in_a_row, given, refused, weigh_anew

DICE = Dice(7)


# --- reassurance ------------------------------------------------------------------------------------


def test_reassurance_sends_men_home_and_is_believed() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    w.powers[BLUE].home.fear = 8_000
    men, trust = sum(f.strength for f in w.forces_of(RED)), int(w.beliefs.trust[BLUE, RED])
    (eased,) = among(given(w, Reassure(RED, BLUE)), BorderEased)
    assert eased.men == men - sum(f.strength for f in w.forces_of(RED)) > 0
    assert w.powers[RED].furlough == eased.men
    assert int(w.beliefs.trust[BLUE, RED]) > trust
    assert int(w.beliefs.trust[GREEN, RED]) == 5_000
    assert w.powers[BLUE].home.fear < 8_000
    assert w.powers[RED].acted == w.turn


def test_a_border_that_is_eased_again_and_again_is_news_but_once() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    news = []
    for wait in (0, 4, w.rules.diplomacy.open_news):
        w.turn += wait
        w.powers[RED].envoys = 3
        (eased,) = among(given(w, Reassure(RED, BLUE)), BorderEased)
        news.append(eased.is_news())
    assert news == [True, False, True]


def test_men_called_back_to_the_border_take_back_what_their_going_won() -> None:
    """A player sent men home for the neighbour to see, and filled the same ranks in the same quarter."""
    for trust in (1_000, 5_000, 9_000):
        w = four_in_a_row(1, 2, 4, 6)
        w.beliefs.trust[BLUE, RED] = trust
        given(w, Reassure(RED, BLUE))
        won = int(w.beliefs.trust[BLUE, RED])
        w.powers[RED].treasury, w.powers[RED].manpower = 10**6, 10**6
        for force in list(w.forces_of(RED)):
            missing = w.rules.units[force.kind].full_strength - force.strength
            given(w, Reinforce(RED, force.id, missing))
        assert int(w.beliefs.trust[BLUE, RED]) < trust < won


def test_men_called_back_after_a_year_or_in_war_belie_nobody() -> None:
    def filled(w: World) -> int:
        w.powers[RED].treasury, w.powers[RED].manpower = 10**6, 10**6
        before = int(w.beliefs.trust[BLUE, RED])
        for force in list(w.forces_of(RED)):
            missing = w.rules.units[force.kind].full_strength - force.strength
            given(w, Reinforce(RED, force.id, missing))
        return int(w.beliefs.trust[BLUE, RED]) - before

    later, fighting = four_in_a_row(1, 2, 4, 6), four_in_a_row(1, 2, 4, 6)
    for w in (later, fighting):
        given(w, Reassure(RED, BLUE))
    later.turn += QUARTERS_A_YEAR
    at_war(fighting, RED, BLUE)
    assert (filled(later), filled(fighting)) == (0, 0)


def test_the_computer_does_not_fill_the_ranks_it_sent_home_to_reassure() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    given(w, Reassure(RED, BLUE))
    w.powers[RED].treasury, w.powers[RED].manpower = 10**6, 10**6
    men = sum(f.strength for f in w.forces_of(RED))
    desk = LoneDesk(w, RED)
    treasurer.fill_ranks(desk, situation.read(desk.view))
    assert sum(f.strength for f in w.forces_of(RED)) == men


def test_once_a_year_and_not_with_a_handful() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    given(w, Reassure(RED, BLUE))
    assert refused(door.judge(View(w, RED), Reassure(RED, BLUE))) is Code.TOO_OFTEN
    assert refused(door.judge(View(w, RED), Reassure(RED, WHITE))) is Code.NOTHING_TO_DO
    w.turn += QUARTERS_A_YEAR
    assert door.judge(View(w, RED), Reassure(RED, BLUE)) is None
    at_war(w, RED, BLUE)
    assert refused(door.judge(View(w, RED), Reassure(RED, BLUE))) is Code.ALREADY_AT_WAR


def test_it_helps_the_frightened_even_while_the_neighbour_is_on_alert() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    w.powers[RED].footing = Footing.ALERT
    assert not remedies.is_reassured(w, BLUE)
    given(w, Reassure(RED, BLUE))
    assert remedies.is_reassured(w, BLUE)


def test_a_claim_given_up_reassures_whose_land_it_is() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    claims.add_claim(w, RED, 1, 8_000)
    trust = int(w.beliefs.trust[BLUE, RED])
    given(w, RenounceClaim(RED, 1))
    assert int(w.beliefs.trust[BLUE, RED]) > trust


# --- inspections ------------------------------------------------------------------------------------


def test_open_gates_and_inspectors_clear_the_reports() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    assert clarity(w, BLUE)[RED] == 0
    given(w, OpenToInspection(RED))
    rules = w.rules.diplomacy
    assert clarity(w, BLUE)[RED] == clarity(w, WHITE)[RED] == rules.open_clear
    given(w, Inspect(BLUE, RED))
    assert clarity(w, BLUE)[RED] == rules.inspection_clear
    assert clarity(w, WHITE)[RED] == rules.open_clear
    w.turn += rules.inspection_quarters + 1
    assert clarity(w, BLUE)[RED] == 0


def test_an_inspector_counts_better_than_an_attache() -> None:
    """Over many campaigns the error of the count falls to a tenth."""
    off = {False: 0, True: 0}
    for seed in range(40):
        for inspected in off:
            w = four_in_a_row(1, 2, 4, 6)
            w.seed = seed
            if inspected:
                blue = w.powers[BLUE]
                blue.dealings = replace(blue.dealings, inspections={RED: w.turn + 4})
            truth = sum(f.strength for f in w.forces_of(RED))
            off[inspected] += abs(View(w, BLUE).armies[RED] - truth)
    assert off[True] < off[False] // 2


def test_what_is_seen_behind_open_gates_depends_on_what_is_meant() -> None:
    gains = {}
    for severity in (0, 9_500):
        w = four_in_a_row(1, 2, 4, 6)
        home = w.powers[RED].home
        home.pathology, home.severity, home.since = Pathology.REVANCHISM, severity, 0
        before = int(w.beliefs.trust[BLUE, RED])
        given(w, OpenToInspection(RED))
        gains[severity] = int(w.beliefs.trust[BLUE, RED]) - before
    assert gains[0] > gains[9_500] >= 0


def test_nobody_inspects_behind_closed_doors() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    assert refused(door.judge(View(w, BLUE), Inspect(BLUE, RED))) is Code.CLOSED_DOORS
    terms = replace(w.rules.institutions.presets[Preset.COLLECTIVE_SECURITY], transparency=9_000)
    members = {RED: Rung.MEMBER, BLUE: Rung.MEMBER}
    body = Institution(w.take_id(), "league", Preset.COLLECTIVE_SECURITY, "League", 0, terms, members)
    w.bodies[body.id] = body
    assert door.judge(View(w, BLUE), Inspect(BLUE, RED)) is None
    given(w, Inspect(BLUE, RED))
    assert refused(door.judge(View(w, BLUE), Inspect(BLUE, RED))) is Code.NOTHING_TO_DO


def test_inspectors_may_come_upon_preparations() -> None:
    found = set()
    for seed in range(30):
        w = four_in_a_row(1, 2, 4, 6)
        w.seed = seed
        home = w.powers[RED].home
        home.pathology, home.severity, home.since = Pathology.REVANCHISM, 8_000, 0
        w.powers[RED].dealings = replace(w.powers[RED].dealings, opened=w.turn + 4)
        before = int(w.beliefs.trust[BLUE, RED])
        order = Inspect(BLUE, RED)
        (held,) = among(door.execute(w, Dice(seed), EventBook(), order), InspectionHeld)
        found.add(held.finding)
        assert (int(w.beliefs.trust[BLUE, RED]) < before) or held.finding != "aggressive"
    assert "aggressive" in found
    assert len(found) > 1


def test_the_findings_are_for_the_two_alone() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    w.powers[RED].dealings = replace(w.powers[RED].dealings, opened=w.turn + 4)
    held = given(w, Inspect(BLUE, RED))[0]
    assert isinstance(held, inspections.InspectionHeld)
    assert set(held.readers) == {"red", "blue"}


# --- the AI -----------------------------------------------------------------------------------------


def weights(view: View, stage: int, weigh: Callable[..., Iterable[Reason]], *about: int) -> dict[str, int]:
    view._world.powers[view.power].stage = stage
    fresh = View(view._world, view.power)
    return {r.term: r.weight for r in weigh(fresh, *about, situation.read(fresh))}


def feared() -> World:
    """Blue is small beside red, and trusts it little."""
    w = four_in_a_row(1, 2, 4, 6)
    for _ in range(6):
        corps(w, RED, 1)
    w.beliefs.trust[BLUE, RED] = 1_000
    w.beliefs.trust[RED, BLUE] = 9_500
    return w


def test_concert_logic_spares_a_neighbour_its_fear_and_self_help_does_not() -> None:
    scores = {}
    for stage in (0, 3):
        scores[stage] = sum(weights(View(feared(), RED), stage, signals.to_reassure, BLUE).values())
    assert scores[3] > 0 >= scores[0]


def test_who_has_designs_shows_nothing() -> None:
    w = feared()
    home = w.powers[RED].home
    home.pathology, home.severity, home.since = Pathology.REVANCHISM, 9_000, 0
    view = View(w, RED)
    for order, reasons in signals.gestures(view, situation.read(view)):
        if not isinstance(order, Inspect):
            assert score(reasons) < 0


def test_concert_logic_asks_before_it_arms() -> None:
    w = feared()
    w.beliefs.arms[BLUE, RED] = 4_000
    w.powers[RED].dealings = replace(w.powers[RED].dealings, opened=w.turn + 4)
    scores = {stage: sum(weights(View(w, BLUE), stage, signals.to_inspect, RED).values()) for stage in (0, 3)}
    assert scores[3] > scores[0]


def test_the_frightened_open_their_gates() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    w.powers[RED].home.fear, w.powers[RED].stage = 10_000, 3
    w.beliefs.trust[BLUE, RED] = 500
    weigh_anew(w, "statecraft", gesture_look=10_000)
    desk = LoneDesk(w, RED)
    w.forces_of(RED)[0].hex = 0
    signals.mind_gestures(desk)
    assert [type(order) for order, _ in desk.orders] in ([OpenToInspection], [Reassure])


@pytest.mark.parametrize("stage", [0, 3])
def test_shown_terms_sum_to_the_choice(stage: int) -> None:
    w = feared()
    w.powers[RED].stage = stage
    view = View(w, RED)
    scores = [score(reasons) for _, reasons in signals.gestures(view, situation.read(view))]
    assert scores == sorted(scores, reverse=True)


def test_a_gate_that_was_hardly_closed_is_no_news_when_it_opens_again() -> None:
    w = four_in_a_row(1, 2, 4, 6)
    gains: list[int] = []
    for pause in (0, 1, w.rules.diplomacy.open_news):
        w.turn += w.rules.diplomacy.inspection_quarters * bool(gains) + pause
        w.beliefs.trust[:] = 5_000
        given(w, OpenToInspection(RED))
        w.powers[RED].envoys = 3
        gains.append(int(w.beliefs.trust[BLUE, RED]) - 5_000)
    first, again, later = gains
    assert first > 0
    assert again <= first // 10
    assert later == pytest.approx(first, rel=0.5)


def test_who_has_just_counted_anothers_arms_does_not_ask_again_at_once() -> None:
    w = four_in_a_row()
    w.beliefs.arms[BLUE, RED] = 5_000
    against = []
    for years in (None, 0, 2, 4):
        looks = {} if years is None else {RED: w.turn - 4 * years}
        w.powers[BLUE].dealings = replace(w.powers[BLUE].dealings, inspections=looks)
        view = View(w, BLUE)
        terms = {r.term: r.weight for r in signals.to_inspect(view, RED, situation.read(view))}
        against.append(-terms.get(Motive.SEEN_LATELY, 0))
    never, today, later, long_ago = against
    assert never == long_ago == 0 < later < today


def test_an_inquiry_is_told_once_by_what_it_finds() -> None:
    asked = CongressCalled(
        body="b", power="red", item=Agenda.ARMAMENTS, subject="blue", clause="", change=0, until="1820-01-01"
    )
    assert not asked.is_news()
    assert replace(asked, item=Agenda.EXPULSION).is_news()
