"""Defeat: who was beaten, what being beaten heals, and what a pathology that is broken still does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.politics.home import aftermath, pathologies, revision
from game.politics.home.aftermath import PeaceFelt
from game.politics.home.pathologies import PathologyBroken, PathologyEased, PathologyGrew
from game.politics.perception import conduct
from game.politics.treaties import claims
from game.politics.treaties.claims import ClaimDropped
from game.words import Cabinet, CasusBelli, Pathology, Term
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Record
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, at_war, four_neighbours

DICE = Dice(7)
NOTHING = (PeaceTerm(Term.STATUS_QUO),)
HEALED = {Pathology.HYPERNATIONALISM, Pathology.PRAETORIAN, Pathology.BELIEF_LOCK, Pathology.DIVERSION}
UNMOVED = {
    Pathology.MISSION_STATE, Pathology.CARTEL, Pathology.INCOMPLETE_DEMOCRACY, Pathology.DEPRESSION_RADICALS,
    Pathology.REVERSAL,
}  # fmt: skip


def war_for(w: World, casus: CasusBelli, *aims: PeaceTerm, score: int = 0) -> War:
    """A war of red on blue, in which green stands beside blue."""
    war = at_war(w, RED, (BLUE, GREEN))
    war.casus, war.aims, war.score = casus, aims, score
    return war


def land(w: World, giver: int = BLUE, taker: int = RED) -> PeaceTerm:
    """A province of the giver's that is no capital, to the taker."""
    place = next(p for p in range(len(w.places.owner)) if w.places.owner[p] == giver)
    return PeaceTerm(Term.CESSION, giver, taker, place)


def felt(w: World, war: War, terms: tuple[PeaceTerm, ...], reached: bool | None = None) -> dict[str, int]:
    records = aftermath.feel_peace(w, war, (RED,), (BLUE, GREEN), terms, reached)
    return {record.power: record.won for record in among(records, PeaceFelt)}


# --- who was beaten ---------------------------------------------------------------------------------


@pytest.mark.parametrize("casus", sorted(aftermath.TO_GAIN))
def test_who_began_a_war_to_gain_and_reaches_none_of_its_aims_was_beaten(casus: CasusBelli) -> None:
    w = four_neighbours()
    won = felt(w, war_for(w, casus, land(w), score=2_000), NOTHING)
    assert won["red"] <= -w.rules.home.defeat, "however well the war stood"
    assert won.get("blue", 0) >= -1_000, "who kept what he was attacked for"
    won = felt(w, war_for(w, casus, land(w), score=2_000), (land(w),))
    assert won["red"] > 0 > won["blue"]


def test_who_loses_feels_the_worse_of_terms_and_standing() -> None:
    w = four_neighbours()
    paid = PeaceTerm(Term.INDEMNITY, RED, BLUE, amount=1, quarters=1)
    cheap = felt(w, war_for(w, CasusBelli.INCIDENT, score=-6_000), (paid,))
    assert cheap["red"] <= -6_000, "an indemnity is little, but the war was lost"
    assert cheap["blue"] >= 0
    dear = (land(w, RED, BLUE), paid)
    even = felt(w, war_for(w, CasusBelli.INCIDENT), dear)
    assert even["red"] < -1_000, "the war stood even, and much was given"


def test_a_cause_is_judged_by_its_own_aim_for_both_sides() -> None:
    for casus in sorted(aftermath.FOR_A_CAUSE):
        w = four_neighbours()
        beaten = -w.rules.home.defeat
        came = felt(w, war_for(w, casus, score=500), NOTHING)
        assert came.get("red", 0) >= 0, "it took nothing, and wanted nothing"
        assert came["blue"] <= beaten
        failed = felt(w, war_for(w, casus, score=500), (land(w, RED, BLUE),))
        assert failed["red"] <= beaten
        assert failed["blue"] > 0
        assert felt(w, war_for(w, casus, score=500), NOTHING, reached=False)["red"] <= beaten


def test_a_separate_peace_with_one_of_several_judges_nobody_who_fights_on() -> None:
    w = four_neighbours()
    war = war_for(w, CasusBelli.CONQUEST, land(w), score=2_000)
    records = aftermath.feel_peace(w, war, (RED,), (GREEN,), NOTHING)
    assert {r.power: r.won for r in among(records, PeaceFelt)}["red"] > 0
    assert war.leavers((RED,), (GREEN,)) == (GREEN,)
    assert war.leavers((RED,), (BLUE, GREEN)) == (RED, BLUE, GREEN)


@given(st.sampled_from(sorted(CasusBelli)), st.integers(-10_000, 10_000), st.booleans())
def test_no_peace_makes_one_side_and_the_other_feel_victory(
    casus: CasusBelli, score: int, named: bool
) -> None:
    w = four_neighbours()
    war = war_for(w, casus, *((land(w),) if named else ()), score=score)
    won = felt(w, war, NOTHING)
    assert not (won.get("red", 0) > 0 and won.get("blue", 0) > 0)
    assert all(-fixed.ONE <= value <= fixed.ONE for value in won.values())


# --- what it heals ----------------------------------------------------------------------------------


def beaten(pathology: Pathology, cabinet: Cabinet, seed: int) -> tuple[World, list[Record]]:
    w = four_neighbours()
    pathologies.begin(w, RED, pathology, 7_000)
    w.powers[RED].home.cabinet = cabinet
    return w, pathologies.defeat(w, Dice(seed), RED, "a war")


@pytest.mark.parametrize("pathology", sorted(HEALED))
def test_defeat_heals_scorn_soldiers_lost_beliefs_and_adventures(pathology: Pathology) -> None:
    healed = sum(
        bool(among(beaten(pathology, Cabinet.MODERATE, seed)[1], PathologyBroken)) for seed in range(60)
    )
    assert 35 <= healed <= 58


@pytest.mark.parametrize("pathology", sorted(UNMOVED))
def test_defeat_teaches_missions_cartels_and_hungry_crowds_nothing(pathology: Pathology) -> None:
    for seed in range(30):
        w, records = beaten(pathology, Cabinet.MODERATE, seed)
        assert not records
        assert w.powers[RED].home.severity == 7_000


def test_defeat_feeds_revanche() -> None:
    w, records = beaten(Pathology.REVANCHISM, Cabinet.NATIONALIST, 1)
    assert not among(records, PathologyBroken)
    assert w.powers[RED].home.severity > 7_000


def test_lost_beliefs_go_with_the_men_who_held_them() -> None:
    ends = set()
    for seed in range(30):
        w, records = beaten(Pathology.BELIEF_LOCK, Cabinet.NATIONALIST, seed)
        home = w.powers[RED].home
        assert not records
        assert home.shaken
        pathologies._develop(w, Dice(seed), RED)
        assert home.shaken or home.healing, "the same men govern"
        home.cabinet = Cabinet.MODERATE
        ends |= {r.by for r in among(pathologies._develop(w, Dice(seed), RED), PathologyBroken)}
        assert not home.shaken
    assert "defeat" in ends


# --- what is broken acts no more --------------------------------------------------------------------


@pytest.mark.parametrize("pathology", sorted(HEALED | UNMOVED | {Pathology.REVANCHISM}))
def test_predation_odds_norms_and_arms_fall_with_the_cure_but_no_opening(
    pathology: Pathology,
) -> None:
    w = four_neighbours()
    home = w.powers[RED].home
    pathologies.begin(w, RED, pathology, 9_000)
    assert conduct.is_aggressor(w, RED)
    pathologies.break_pathology(w, RED, "defeat")
    assert home.severity == 9_000, "what is left of it fades, and shows"
    assert (home.predation, conduct.odds_bias(w, RED), conduct.arms_drive(w, RED)) == (0, 0, 0)
    assert conduct.norms_weight(w, RED) == fixed.ONE
    assert not conduct.is_infected(w, RED)
    home.greed = 4_000
    assert home.predation == 4_000


def test_what_a_fever_laid_claim_to_is_given_up_with_it_and_an_old_title_is_not() -> None:
    w = four_neighbours()
    pathologies.begin(w, RED, Pathology.CARTEL, 9_000)
    old = land(w, WHITE).place
    claims.add_claim(w, RED, old, 3_000)
    fevered = land(w, BLUE).place
    revision._claim(w, RED, fevered)
    dropped = among(pathologies.break_pathology(w, RED, "time"), ClaimDropped)
    assert [record.place for record in dropped] == [w.map.place_id(fevered)]
    assert [c.place for c in w.claims if c.power == RED] == [old]


def test_an_aggressor_that_neither_acts_nor_is_fed_turns_inward() -> None:
    w = four_neighbours()
    home = w.powers[RED].home
    pathologies.begin(w, RED, Pathology.CARTEL, 8_000)
    told: list[Record] = []
    quarters = 0
    while home.pathology is not None and not home.healing:
        told += pathologies._develop(w, DICE, RED)
        w.turn += 1
        quarters += 1
        assert quarters < 80, "it would be an aggressor for ever"
    assert any(isinstance(record, PathologyEased | PathologyBroken) for record in told)


def test_deeds_keep_it_alive() -> None:
    w = four_neighbours()
    home = w.powers[RED].home
    pathologies.begin(w, RED, Pathology.CARTEL, 8_000)
    at_war(w, RED, BLUE)
    for _ in range(3 * w.rules.home.idle_quarters):
        assert not pathologies._is_idle(w, RED)
    next(iter(w.wars.values())).end = w.turn
    idle = [pathologies._is_idle(w, RED) for _ in range(w.rules.home.idle_quarters + 1)]
    assert idle == [False] * w.rules.home.idle_quarters + [True]
    home.severity = w.rules.home.aggressor - 1
    assert pathologies._is_idle(w, RED), "below the threshold it goes on to fade"
    assert not among(pathologies.move_severity(w, RED, -1), PathologyGrew)
