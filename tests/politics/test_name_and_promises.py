"""A name can be spent beyond nothing, and a promise is worth what its maker is and has kept."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from game.ai.seat import promises, situation
from game.ai.seat.desk import score
from game.ai.treaties import diplomat
from game.politics.perception import threat
from game.politics.perception.doctrine import creed_of
from game.politics.perception.repute import growth, infamy
from game.politics.treaties.claims import add_claim
from game.politics.treaties.treaties import Breach, ProposeTreaty
from game.politics.war.might import coalition
from game.politics.war.outbreak.war import DeclareWar
from game.words import CasusBelli, Motive, Term, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, armed_row, corps, four_in_a_row, given, place_called, treaty

PEACE = TreatyKind.NON_AGGRESSION


def at_rest(world: World) -> World:
    """Nobody has a bad name, and everybody has envoys."""
    for state in world.powers:
        state.standing, state.envoys = world.rules.will.standing_rest[state.rank], 9
    return world


def test_a_breach_costs_the_same_name_at_standing_0_as_at_any_other() -> None:
    costs = []
    for standing in (6_000, 0, -4_000):
        w = at_rest(armed_row("AABBCCDD"))
        bond = treaty(w, PEACE, RED, BLUE, bindingness=5_000)
        w.powers[RED].standing = standing
        given(w, Breach(RED, bond.id))
        costs.append(standing - w.powers[RED].standing)
    assert len(set(costs)) == 1
    assert costs[0] > 0


def test_a_declaration_at_standing_0_is_owed_and_not_waived() -> None:
    w = at_rest(armed_row("AABBCCDD"))
    w.powers[RED].standing = 0
    given(w, DeclareWar(RED, BLUE, CasusBelli.CONQUEST))
    assert w.powers[RED].standing == -w.rules.politics.war_standing[CasusBelli.CONQUEST]


@each(st.lists(st.integers(-9_000, 9_000), max_size=8))
def test_standing_has_a_ceiling_and_no_floor(changes: list[int]) -> None:
    state, owed = armed_row("AABBCCDD").powers[RED], 5_000
    state.standing = owed
    for change in changes:
        owed = min(fixed.ONE, owed + change)
        state.move_standing(change)
    assert state.standing == owed


def test_no_rule_moves_standing_but_by_the_one_way_that_owes() -> None:
    wild = re.compile(r"\.standing\s*(?:[+-]?=)(?!=)")
    found = [
        str(path)
        for path in Path("game").rglob("*.py")
        if path.name != "powers.py" and wild.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_infamy_brings_everybody_nearer_to_standing_up() -> None:
    w = at_rest(four_in_a_row())
    sizes = threat.army_sizes(w)
    case = coalition.Case(RED, BLUE)
    before = {j.power: j.score for j in coalition.forecast(w, case, sizes).joiners}
    w.powers[RED].standing = -4_000
    after = coalition.forecast(w, case, sizes).joiners
    assert infamy(w, RED) == fixed.ONE
    for joiner in after:
        assert {t.name: t.weight for t in joiner.terms}[Motive.INFAMY] > 0
        assert joiner.score > before[joiner.power]


def test_land_won_by_treaty_is_seen_as_growth_and_feared() -> None:
    w = at_rest(armed_row("AABBCCEED"))
    for state in w.powers:
        state.start_output = 16_000
    w.powers[BLUE].start_output = 32_000
    near, sizes = threat.neighbours(w), threat.army_sizes(w)
    before = threat.threat_from(w, GREEN, BLUE, sizes, near, creed_of(w, GREEN))
    assert growth(w, BLUE) == 0
    w.places.owner[place_called(w, "A")] = BLUE
    assert growth(w, BLUE) > 0
    now = threat.threat_from(w, GREEN, BLUE, sizes, threat.neighbours(w), creed_of(w, GREEN))
    assert now > before


def test_a_country_that_grows_rich_with_the_others_has_not_grown() -> None:
    w = armed_row("AABBCCDD")
    for state in w.powers:
        state.start_output = 16_000
    w.places.industry[:] = 9_000
    assert [growth(w, p) for p in range(4)] == [0, 0, 0, 0]


def worth(world: World, maker: int) -> int:
    """What blue thinks of a promise of peace that somebody offers."""
    view = View(world, BLUE)
    return score(diplomat.weigh_treaty(view, situation.read(view), maker, PEACE, is_receiver=True))


def test_a_promise_of_peace_from_the_unarmed_is_worth_less_than_free_hands() -> None:
    w = at_rest(armed_row("AABBCCDD", each=2))
    armed = worth(w, RED)
    for force in w.forces_of(RED)[:]:
        del w.forces[force.id]
    assert worth(w, RED) < 0 < armed


def test_a_promise_of_mere_peace_is_worth_what_the_age_believes_of_it() -> None:
    w = at_rest(armed_row("AABBCCDD", each=2))
    mind = w.rules.minds.treaties
    found = []
    for believed in (0, mind.paper, 10_000):
        treaties = replace(mind, paper=believed)
        w.rules = replace(w.rules, minds=replace(w.rules.minds, treaties=treaties))
        found.append(worth(w, RED))
    assert found[0] < 0 < found[1] < found[2]


def test_who_is_afraid_in_an_age_of_lawful_wars_looks_for_no_paper() -> None:
    """The envoy it takes is worth more than the paper in 1815, in both logics; not between the wars."""
    offered = {}
    for stage in (0, 3):
        w = at_rest(armed_row("AABBCCDD", each=2))
        for state in w.powers:
            state.stage = stage
        w.beliefs.trust[RED, BLUE] = w.beliefs.trust[BLUE, RED] = 7_000
        for era, believed in (("1815", w.rules.minds.treaties.paper), ("1919", 10_000)):
            treaties = replace(w.rules.minds.treaties, paper=believed)
            w.rules = replace(w.rules, minds=replace(w.rules.minds, treaties=treaties))
            view = View(w, RED)
            here = situation.read(view)
            order = ProposeTreaty(RED, BLUE, PEACE)
            offered[stage, era] = score(diplomat.reasons_to_offer(view, here, order)) > 0
    assert offered == {key: key[1] == "1919" for key in offered}


def test_a_promise_of_peace_from_who_broke_his_others_is_worth_nothing() -> None:
    w = at_rest(armed_row("AABBCCDD", each=2))
    w.powers[RED].standing = -5_000
    assert worth(w, RED) < 0


def test_a_promise_calms_as_far_as_one_trusts_and_no_further() -> None:
    w = at_rest(armed_row("AABBCCDD"))
    near, sizes = threat.neighbours(w), threat.army_sizes(w)
    found = {}
    for trust in (0, 9_000):
        w.beliefs.trust[BLUE, RED] = trust
        bare = threat.threat_from(w, BLUE, RED, sizes, near, creed_of(w, BLUE))
        bond = treaty(w, PEACE, RED, BLUE)
        found[trust] = bare - threat.threat_from(w, BLUE, RED, sizes, near, creed_of(w, BLUE))
        del w.treaties[bond.id]
    assert found[0] == 0 < found[9_000]


def test_the_word_given_to_the_unarmed_weighs_less_with_who_plans_a_war() -> None:
    w = at_rest(armed_row("AABBCCDD", each=2))
    view = View(w, RED)
    strong = promises.weight(view, situation.read(view), BLUE)
    for force in w.forces_of(BLUE)[:]:
        del w.forces[force.id]
    view = View(w, RED)
    assert promises.weight(view, situation.read(view), BLUE) == w.rules.minds.treaties.promise_floor < strong


@pytest.mark.parametrize("others", [0, 1])
def test_greed_gives_notice_to_a_promise_made_to_the_weak(others: int) -> None:
    w = at_rest(armed_row("AABBCCDD", each=2, blue=0))
    bond = treaty(w, PEACE, RED, BLUE)
    w.powers[RED].home.greed = 9_000 * others
    view = View(w, RED)
    leaves = score(diplomat.reasons_to_denounce(view, situation.read(view), bond)) > 0
    assert leaves is bool(others)


def test_an_armed_neighbour_keeps_both_to_it() -> None:
    w = at_rest(armed_row("AABBCCDD", each=2))
    corps(w, BLUE, 2)
    bond = treaty(w, PEACE, RED, BLUE)
    view = View(w, RED)
    assert score(diplomat.reasons_to_denounce(view, situation.read(view), bond)) < 0


@pytest.mark.parametrize("kind", [TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.NON_AGGRESSION])
def test_what_was_signed_not_long_ago_is_left_less_lightly(kind: TreatyKind) -> None:
    against = []
    for years in (0, 3, 6, 20):
        w = four_in_a_row()
        w.turn = 4 * years
        bond = treaty(w, kind, RED, BLUE)
        view = View(w, RED)
        terms = {r.term: r.weight for r in diplomat.reasons_to_denounce(view, situation.read(view), bond)}
        against.append(-terms.get(Motive.YOUNG_TREATY, 0))
    assert against[0] > against[1] > against[2] > against[3] == 0


def test_a_claim_excuses_as_far_as_it_is_believed() -> None:
    prices = []
    for strength in (0, 2_000, 10_000):
        w = at_rest(armed_row("AABBCCDD", "AAEECCDD"))
        land = PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, "E"))
        if strength:
            add_claim(w, RED, land.place, strength)
        before = w.powers[RED].standing
        reason = CasusBelli.CLAIM if strength else CasusBelli.CONQUEST
        given(w, DeclareWar(RED, BLUE, reason, (land,)))
        prices.append(before - w.powers[RED].standing)
    table = w.rules.politics.war_standing
    assert table[CasusBelli.CONQUEST] == prices[0] > prices[1] > prices[2] == table[CasusBelli.CLAIM]


@pytest.mark.parametrize(("plainness", "minds"), [(fixed.ONE, False), (2_000, True)])
def test_no_alliance_was_signed_to_help_a_robbery(plainness: int, minds: bool) -> None:
    """Red guarantees green and is allied with blue, who falls upon it: plainly in the wrong, or hardly."""
    w = four_in_a_row(0, 2, 4, 6)
    treaty(w, TreatyKind.GUARANTEE, RED, GREEN, subject=GREEN, bindingness=6_000)
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE, bindingness=9_000)
    case = coalition.Case(BLUE, GREEN, plainness)
    terms = coalition.standing_terms(coalition.prepare(w, case, w.armies), RED, creed_of(w, RED))
    bond = next(t.weight for t in terms if t.name is Motive.TREATY)
    assert (bond < 0) is minds
