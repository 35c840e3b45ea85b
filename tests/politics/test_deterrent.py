"""The deterrent: one rule for whoever is armed and whoever plans, and a switch for the laboratory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.seat import situation
from game.ai.war.ambition import weigh
from game.campaign.present import Presenter
from game.campaign.verdict import judge
from game.politics.war.might import coalition, deterrent
from game.politics.war.might.deterrent import (
    RUIN,
    RuinOfAll,
    chance_of_ruin,
    credibility,
    dread,
    guardians,
    tempt_fate,
)
from game.politics.war.outbreak.war import DeclareWar
from game.words import CasusBelli, Motive, Term, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, small_world, treaty

DICE = Dice(5)


def world(*armed: int, **rules: object) -> World:
    w = small_world("........\n........", "AABBCCDD\nAABBCCDD", {"B": "blue", "C": "green", "D": "white"})
    for power in (RED, BLUE, GREEN, WHITE):
        corps(w, power, w.map.places[power].centre)
    for power in armed:
        w.powers[power].warheads = 100
    ambition = w.rules.ambition
    changed = replace(ambition.deterrent, **rules)  # type: ignore[arg-type]
    w.rules = replace(w.rules, ambition=replace(ambition, deterrent=changed))
    return w


def test_who_is_armed_answers_for_itself_and_for_nobody_it_has_promised_nothing() -> None:
    w = world(BLUE)
    assert credibility(w, BLUE, BLUE) == fixed.ONE
    assert credibility(w, BLUE, GREEN) == credibility(w, GREEN, GREEN) == 0
    assert guardians(w, BLUE) == {BLUE: fixed.ONE}
    assert guardians(w, GREEN) == {BLUE: 0}
    assert dread(w, RED, GREEN) == 0 < dread(w, RED, BLUE)


def test_for_an_ally_by_trust_presence_and_command_and_never_wholly() -> None:
    w = world(BLUE)
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, BLUE, GREEN)
    w.beliefs.trust[BLUE, GREEN] = 5_000
    rules = w.rules.ambition.deterrent
    bare = credibility(w, BLUE, GREEN)
    assert bare == rules.ally + fixed.mul(rules.ally_trust, 5_000)
    corps(w, BLUE, w.map.places[GREEN].centre)
    assert credibility(w, BLUE, GREEN) == bare + rules.ally_presence < fixed.ONE
    assert dread(w, RED, BLUE) > dread(w, RED, GREEN) > 0
    guarantee = treaty(w, TreatyKind.GUARANTEE, BLUE, WHITE, subject=BLUE)
    assert credibility(w, BLUE, WHITE) == 0
    guarantee.subject = WHITE
    assert credibility(w, BLUE, WHITE) > 0


@pytest.mark.parametrize(("peace", "share"), [("strong", 10_000), ("weak", 3_000), ("none", 0)])
def test_it_enters_the_sum_of_a_war_and_who_comes_by_the_switch(peace: str, share: int) -> None:
    full = dread(world(BLUE), RED, BLUE)
    w = world(BLUE, peace=peace)
    assert dread(w, RED, BLUE) == fixed.mul(full, share)
    order = DeclareWar(RED, BLUE, CasusBelli.CONQUEST, (PeaceTerm(Term.CESSION, BLUE, RED, 1),))
    view = View(w, RED)
    terms = {r.term: r.weight for r in weigh(view, situation.read(view), order).reasons}
    assert terms[Motive.DETERRENT] == -fixed.mul(full, share)
    case = coalition.case_for(w, BLUE, GREEN, CasusBelli.CONQUEST)
    sizes = [1, *([20_000] * (len(w.powers) - 1))]
    seen = {j.power: j for j in coalition.forecast(w, case, sizes).joiners}[WHITE]
    named = {t.name: t.weight for t in seen.terms}
    assert named[Motive.DETERRENT] == -fixed.mul(dread(w, WHITE, BLUE), w.rules.ambition.deterrent.beside)


def test_unarmed_wars_are_as_they_were() -> None:
    w = world(BLUE)
    assert dread(w, BLUE, RED) == dread(w, RED, GREEN) == 0
    assert chance_of_ruin(w, at_war(w, BLUE, RED)) == 0


def test_the_chance_grows_while_the_armed_fight_and_with_soil_that_is_held() -> None:
    w = world(RED, BLUE)
    fight = at_war(w, RED, BLUE)
    rules = w.rules.ambition.deterrent
    assert chance_of_ruin(w, fight) == rules.use
    w.turn += 2
    assert chance_of_ruin(w, fight) == rules.use + 2 * rules.use_grows
    w.controller[w.map.place == 1] = RED
    assert chance_of_ruin(w, fight) == fixed.mul(rules.use + 2 * rules.use_grows, rules.soil)
    fight.end = w.turn
    assert chance_of_ruin(w, fight) == 0


def test_the_dice_fall_only_where_they_may_and_then_nobody_has_won() -> None:
    w = world(RED, BLUE, use=10_000)
    at_war(w, RED, BLUE)
    assert tempt_fate(w, DICE) == []
    w = world(RED, BLUE, use=10_000, can_end=True)
    at_war(w, RED, BLUE)
    (told,) = tempt_fate(w, DICE)
    assert isinstance(told, RuinOfAll)
    assert told.powers == ("red", "blue")
    assert "Red" in Presenter(w, "en").record(told)
    assert RUIN in w.flags
    assert tempt_fate(w, DICE) == []
    assert judge(w, GREEN).total == 0
    assert deterrent.armed(w) == [RED, BLUE]


def test_a_shield_takes_from_the_answer_unless_a_treaty_forbids_it() -> None:
    w = world(RED, BLUE, shield=1_000)
    assert deterrent.shield(w, RED, BLUE) == 1_000
    assert deterrent.answer(w, RED, guardians(w, BLUE)) == 9_000
    assert deterrent.shield(w, GREEN, BLUE) == 0  # who has no such weapons builds none
    treaty(w, TreatyKind.NO_SHIELDS, RED, BLUE)
    assert deterrent.answer(w, RED, guardians(w, BLUE)) == fixed.ONE
