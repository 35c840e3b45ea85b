"""Warnings bind like weak promises; a call refused is a promise broken at once, and only once."""

from __future__ import annotations

import pytest

from game.ai.crises import conference
from game.ai.crises import warnings_and_calls as secretary
from game.ai.seat import situation
from game.campaign import door
from game.campaign.books.logbook import Done
from game.campaign.campaign import Campaign
from game.campaign.past import Juncture
from game.campaign.seats import Seat
from game.events.engine import EventBook
from game.politics.perception import threat
from game.politics.war.might import coalition
from game.politics.war.might.coalition import Case, Joiner
from game.politics.war.outbreak import conquest, titles
from game.politics.war.outsiders import warnings_and_calls
from game.politics.war.outsiders.joining import JoinWar
from game.politics.war.outsiders.warnings_and_calls import CallAlly, RefuseCall, Warn
from game.rules.orders import Code
from game.words import CrisisStep, Motive, Phase, Rank, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.treaties import Treaty, War
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    at_war,
    corps,
    four_in_a_row,
    given,
    refused,
    treaty,
    weigh_anew,
)
from tests.samples import quarrel

DICE = Dice(7)


def chance_of(w: World, joiner: int, aggressor: int, target: int) -> Joiner:
    found = coalition.forecast(w, Case(aggressor, target), threat.army_sizes(w)).joiners
    return next(j for j in found if j.power == joiner)


# --- warnings ---------------------------------------------------------------------------------------


def test_a_warning_makes_the_warner_likelier_in_every_forecast() -> None:
    w = four_in_a_row()
    before = chance_of(w, RED, GREEN, BLUE)
    given(w, Warn(RED, GREEN, BLUE))
    after = chance_of(w, RED, GREEN, BLUE)
    assert after.chance > before.chance
    assert {t.name: t.weight for t in after.terms}[Motive.WARNING] > 0
    assert sum(t.weight for t in after.terms) == after.score
    assert chance_of(w, RED, BLUE, GREEN).terms[4].weight == 0  # it is a warning to green alone
    w.turn += w.rules.diplomacy.warning_quarters + 1
    assert {t.name: t.weight for t in chance_of(w, RED, GREEN, BLUE).terms}[Motive.WARNING] == 0


def test_it_adds_nothing_to_a_treaty_that_says_more() -> None:
    w = four_in_a_row()
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
    given(w, Warn(RED, GREEN, BLUE))
    assert {t.name: t.weight for t in chance_of(w, RED, GREEN, BLUE).terms}[Motive.WARNING] == 0


def test_what_is_no_warning() -> None:
    w = four_in_a_row()
    judged = {
        Warn(RED, BLUE, BLUE): Code.BAD_TERMS, Warn(RED, RED, BLUE): Code.NO_SUCH_POWER,
    }  # fmt: skip
    for order, code in judged.items():
        assert refused(door.judge(View(w, RED), order)) is code
    at_war(w, GREEN, BLUE)
    assert refused(door.judge(View(w, RED), Warn(RED, GREEN, BLUE))) is Code.TOO_LATE
    treaty(w, TreatyKind.NON_AGGRESSION, RED, WHITE)
    assert refused(door.judge(View(w, RED), Warn(RED, WHITE, BLUE))) is Code.BOUND_BY_TREATY
    given(w, Warn(RED, BLUE, WHITE))
    assert refused(door.judge(View(w, RED), Warn(RED, BLUE, WHITE))) is Code.ALREADY_BOUND


def attacked() -> tuple[World, War]:
    """Red has warned green off blue; green attacks."""
    w = four_in_a_row()
    w.powers[RED].rank = Rank.REGIONAL
    given(w, Warn(RED, GREEN, BLUE))
    return w, at_war(w, GREEN, BLUE)


def test_a_bluff_costs_standing_trust_and_reliability() -> None:
    w, _ = attacked()
    state, trust = w.powers[RED].copy(), int(w.beliefs.trust[BLUE, RED])
    w.turn += w.rules.politics.honour_quarters
    records = warnings_and_calls.judge_warnings(w, DICE)
    assert isinstance(records[0], warnings_and_calls.WarningForgotten)
    assert w.powers[RED].standing < state.standing
    assert w.powers[RED].reliability < state.reliability
    assert int(w.beliefs.trust[BLUE, RED]) < trust
    w.turn += 1
    assert warnings_and_calls.judge_warnings(w, DICE) == []


def test_a_warning_is_a_title_to_come_and_a_promise_kept() -> None:
    w, fight = attacked()
    assert titles.title_to_join(w, RED, fight, BLUE) == "warning"
    trust = int(w.beliefs.trust[BLUE, RED])
    given(w, JoinWar(RED, fight.id, BLUE))
    assert int(w.beliefs.trust[BLUE, RED]) > trust
    w.turn += w.rules.politics.honour_quarters
    assert warnings_and_calls.judge_warnings(w, DICE) == []


def test_who_breaks_a_treaty_by_staying_away_is_not_judged_for_the_warning_as_well() -> None:
    w, fight = attacked()
    treaty(w, TreatyKind.GUARANTEE, RED, BLUE, subject=BLUE)
    w.turn += w.rules.politics.honour_quarters
    assert conquest.overdue_allies(w)
    assert warnings_and_calls.judge_warnings(w, DICE) == []
    assert not fight.is_over


def test_the_ai_warns_where_it_would_fight() -> None:
    """Under either logic; self-help minds that its hands are tied."""
    tied = {}
    for stage in (0, 3):
        w, crisis = quarrel(CrisisStep.TENSION)
        w.phase, w.round = Phase.POLITICS, 0
        w.powers[RED].stage = stage
        view = View(w, RED)
        reasons = secretary.reasons_to_warn(view, situation.read(view), crisis, 50_000)
        tied[stage] = next(r.weight for r in reasons if r.term == "tied_hands")
    assert tied[0] < tied[3] == 0


def test_the_ai_gives_its_warning_when_resolved(monkeypatch: pytest.MonkeyPatch) -> None:
    w, crisis = quarrel(CrisisStep.TENSION)
    w.phase, w.round = Phase.POLITICS, 0
    weigh_anew(w, "crises", warn_look=10_000)
    desk = LoneDesk(w, RED)
    monkeypatch.setattr(conference, "resolve_in", lambda *_: 50_000)
    secretary.mind_warnings(desk)
    assert desk.given(Warn) == [Warn(RED, crisis.challenger, crisis.defender)]
    monkeypatch.setattr(conference, "resolve_in", lambda *_: -50_000)
    desk = LoneDesk(quarrel(CrisisStep.TENSION)[0], RED)
    weigh_anew(desk.world, "crises", warn_look=10_000)
    desk.world.phase, desk.world.round = Phase.POLITICS, 0
    secretary.mind_warnings(desk)
    assert not desk.given(Warn)


# --- calls ------------------------------------------------------------------------------------------


def called() -> tuple[World, War, Treaty]:
    """Blue, attacked by green, may call on red, who is bound to it."""
    w = four_in_a_row()
    bond = treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE, bindingness=7_000)
    return w, at_war(w, GREEN, BLUE), bond


def test_a_call_refused_breaks_the_promise_at_once_and_once() -> None:
    w, fight, _ = called()
    given(w, CallAlly(BLUE, fight.id, RED))
    state, trust = w.powers[RED].copy(), int(w.beliefs.trust[BLUE, RED])
    records = given(w, RefuseCall(RED, fight.id))
    assert isinstance(records[0], warnings_and_calls.CallRefused)
    assert w.powers[RED].standing < state.standing
    assert int(w.beliefs.trust[BLUE, RED]) < trust
    w.turn += w.rules.politics.honour_quarters
    assert conquest.overdue_allies(w) == []
    assert conquest.judge_allies(w, DICE) == []


def test_silence_is_a_refusal_and_coming_is_not() -> None:
    w, fight, _ = called()
    given(w, CallAlly(BLUE, fight.id, RED))
    twin = w.copy()
    assert any(
        isinstance(r, warnings_and_calls.CallRefused) for r in warnings_and_calls.settle_calls(w, DICE)
    )
    assert not w.wars[fight.id].called
    given(twin, JoinWar(RED, fight.id, BLUE))
    assert warnings_and_calls.settle_calls(twin, DICE) == []


def test_who_may_be_called() -> None:
    w, fight, bond = called()
    assert refused(door.judge(View(w, BLUE), CallAlly(BLUE, fight.id, WHITE))) is Code.NO_RIGHT_TO_JOIN
    assert refused(door.judge(View(w, WHITE), CallAlly(WHITE, fight.id, RED))) is Code.NOT_A_BELLIGERENT
    given(w, CallAlly(BLUE, fight.id, RED))
    assert refused(door.judge(View(w, BLUE), CallAlly(BLUE, fight.id, RED))) is Code.ALREADY_PROPOSED
    later, fight, bond = called()
    later.turn += later.rules.politics.honour_quarters + 1
    assert refused(door.judge(View(later, BLUE), CallAlly(BLUE, fight.id, RED))) is Code.TOO_LATE
    assert bond.subject == -1


def test_an_ai_answers_a_call_at_once() -> None:
    for stage in (0, 3):
        w, fight, _ = called()
        w.powers[RED].stage = stage
        campaign = Campaign(w, EventBook(), {BLUE: Seat.HUMAN}, juncture=Juncture(agenda=(BLUE,)))
        assert not campaign.world.wars[fight.id].side_of(RED)
        done = campaign.submit(CallAlly(BLUE, fight.id, RED))
        assert isinstance(done, Done)
        there = campaign.world.wars[fight.id]
        assert RED not in there.called
        (last,) = done.answers
        assert last is campaign.log[-1]
        assert done.reasons_of(RED) == last.reasons
        assert (last.order.kind == "join_war") == (there.side_of(RED) < 0)
        assert any(r.term == "given_word" for r in last.reasons) or len(last.reasons) == 5


def test_the_ai_calls_when_it_is_not_winning_anyway() -> None:
    w, fight, _ = called()
    for _ in range(3):
        corps(w, GREEN, 4)
    w.turn += 1
    desk = LoneDesk(w, BLUE)
    secretary.mind_calls(desk)
    assert desk.given(CallAlly) == [CallAlly(BLUE, fight.id, RED)]
    for _ in range(30):
        corps(w, BLUE, 2)
    fight.called.clear()
    desk = LoneDesk(w, BLUE)
    secretary.mind_calls(desk)
    assert not desk.given(CallAlly)
