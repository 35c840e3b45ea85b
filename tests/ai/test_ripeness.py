"""When a war is ripe for a table: a stake or a verdict of arms for who looks on, fading hope for who fights.

Green has risen against blue, its lord, who has the larger army; red and white look on, at either stage.
"""

from __future__ import annotations

import pytest

from game.ai.crises import arms, calling, stakes
from game.ai.crises.judges import judge_of
from game.ai.crises.resting import reasons_to_rest
from game.ai.crises.verdicts import verdict_on
from game.ai.seat.desk import Reason, score
from game.ai.war.standstill import is_stale
from game.politics.crises import crises
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.crises.seats import mediation
from game.words import CasusBelli, CrisisStep, OverlordKind, Settlement, Term, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.ai.desks import weight_of
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, commit, corps, place_called, small_world, treaty

LOGICS = {"self-help": 0, "concert": 3}
LONG = 12  # quarters


def rising(stage: int = 0) -> tuple[World, Crisis]:
    """Green in arms against blue, a table called over it; who looks on is of some logic."""
    world = small_world(
        "......\n......",
        provinces="AABBCD\nAABBCD",
        owners={"A": "red", "B": "blue", "C": "green", "D": "green"},
    )
    world.places.population[:] = 4_000_000
    world.beliefs.trust[:] = 4_000
    state = world.powers[GREEN]
    state.overlord, state.overlord_kind = BLUE, OverlordKind.CROWN_UNION
    for _ in range(3):
        corps(world, BLUE, 2)
    corps(world, GREEN, 4)
    corps(world, RED, 0)
    for power in (RED, WHITE, BLUE, GREEN):
        commit(world.powers[power], stage)
    war = at_war(world, GREEN, BLUE)
    war.casus, war.aims = CasusBelli.REBELLION, (PeaceTerm(Term.INDEPENDENCE, BLUE, GREEN),)
    war.start = war.stirred = world.turn
    crisis = Crisis(
        world.take_id(), "Green Question", world.turn, GREEN, BLUE, CasusBelli.REBELLION, war.aims,
        CrisisStep.CONFERENCE, war=war.id, convener=RED,
    )  # fmt: skip
    world.crises[crisis.id] = crisis
    return world, crisis


def let_time_pass(world: World, quarters: int, *, tired: int = 0) -> None:
    """Nothing moves for so long, and the belligerents tire."""
    world.turn += quarters
    for power in (GREEN, BLUE):
        world.powers[power].weariness = tired
    world.versions.forget()


def take(world: World, place: str, power: int) -> None:
    """A town falls."""
    world.controller[world.map.place == place_called(world, place)] = power
    world.versions.forget()


def call(world: World, crisis: Crisis, power: int = RED) -> list[Reason]:
    """What speaks for calling a table, to who looks on."""
    view = View(world, power)
    return calling.reasons_to_call(view, crisis, judge_of(view, power))


def verdict(world: World, crisis: Crisis, power: int, kind: Settlement) -> list[Reason]:
    """What a party makes of a draft."""
    view = View(world, power)
    draft = next(d for d in possible_settlements(view, crisis) if d.kind is kind)
    return verdict_on(view, crisis, draft, judge_of(view, power))


def hope(world: World, crisis: Crisis, power: int) -> int:
    view = View(world, power)
    return stakes.affair_of(view, crisis, judge_of(view, power)).hope


# --- who looks on -----------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", LOGICS.values(), ids=LOGICS)
def test_while_arms_have_not_spoken_nobody_without_a_stake_calls_a_table(stage: int) -> None:
    world, crisis = rising(stage)
    reasons = call(world, crisis, WHITE)
    assert weight_of(reasons, "undecided") < 0 == weight_of(reasons, "verdict_of_arms")
    assert score(reasons) < 0


@pytest.mark.parametrize("stage", LOGICS.values(), ids=LOGICS)
@pytest.mark.parametrize("how", ["a side is beaten", "nothing moves"])
def test_a_verdict_of_arms_makes_a_war_ripe(stage: int, how: str) -> None:
    world, crisis = rising(stage)
    early = score(call(world, crisis, WHITE))
    if how == "nothing moves":
        let_time_pass(world, LONG)
    else:
        world.wars[crisis.war].score = -9_000
    later = call(world, crisis, WHITE)
    assert weight_of(later, "verdict_of_arms") > 0 == weight_of(later, "undecided")
    assert score(later) > early


def test_self_help_lets_others_tire_until_arms_have_spoken() -> None:
    weights = {}
    for name, stage in LOGICS.items():
        world, crisis = rising(stage)
        weights[name] = weight_of(call(world, crisis), "let_them_tire")
    assert weights["self-help"] < 0 == weights["concert"]
    world, crisis = rising()
    let_time_pass(world, LONG)
    assert weight_of(call(world, crisis), "let_them_tire") == 0


@pytest.mark.parametrize("stage", LOGICS.values(), ids=LOGICS)
def test_a_stake_is_a_reason_before_arms_have_spoken(stage: int) -> None:
    world, crisis = rising(stage)
    bare = call(world, crisis)
    assert weight_of(bare, "armies_next_door") > 0, "blue's army stands at red's border"
    treaty(world, TreatyKind.TRADE, RED, GREEN)
    take(world, "B", GREEN)
    staked = call(world, crisis)
    assert weight_of(staked, "war_trade") > 0 == weight_of(bare, "war_trade")
    assert weight_of(staked, "refugees") > 0 == weight_of(bare, "refugees")
    assert score(staked) > score(bare)


def test_before_a_war_nothing_is_too_early() -> None:
    world, crisis = rising()
    crisis.war = -1
    assert {r.term for r in call(world, crisis)}.isdisjoint({"undecided", "verdict_of_arms", "let_them_tire"})


# --- who fights -------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", LOGICS.values(), ids=LOGICS)
def test_a_lord_who_expects_to_put_a_rising_down_signs_no_self_government(stage: int) -> None:
    world, crisis = rising(stage)
    first = verdict(world, crisis, BLUE, Settlement.AUTONOMY)
    assert weight_of(first, "hope_of_arms") < 0
    assert score(first) < 0
    let_time_pass(world, LONG, tired=3_000)
    assert score(verdict(world, crisis, BLUE, Settlement.AUTONOMY)) > 0, "a stalemate ripens"


@pytest.mark.parametrize("stage", LOGICS.values(), ids=LOGICS)
def test_rebels_who_hold_their_valleys_do_not_submit_and_beaten_ones_do(stage: int) -> None:
    world, crisis = rising(stage)
    assert score(verdict(world, crisis, GREEN, Settlement.WITHDRAWAL)) < 0
    take(world, "C", BLUE)
    take(world, "D", BLUE)
    assert score(verdict(world, crisis, GREEN, Settlement.WITHDRAWAL)) > 0


def test_hope_follows_towns_battles_weariness_and_stillness() -> None:
    world, crisis = rising()
    fresh = {p: hope(world, crisis, p) for p in (GREEN, BLUE, RED)}
    assert fresh[RED] == 0, "who does not fight hopes for nothing"
    assert fresh[GREEN] > fixed.HALF < fresh[BLUE], "both hope: so there is a war"
    let_time_pass(world, LONG)
    still = {p: hope(world, crisis, p) for p in (GREEN, BLUE)}
    let_time_pass(world, 0, tired=3_000)
    tired = {p: hope(world, crisis, p) for p in (GREEN, BLUE)}
    assert all(tired[p] < still[p] < fresh[p] for p in (GREEN, BLUE))
    world, crisis = rising()
    world.wars[crisis.war].score = 6_000
    won = {p: hope(world, crisis, p) for p in (GREEN, BLUE)}
    assert won[GREEN] > fresh[GREEN]
    assert won[BLUE] < fresh[BLUE]


def test_the_chance_of_a_war_that_is_on_is_more_than_odds() -> None:
    world, crisis = rising()
    chances = []
    for points in (-6_000, 0, 6_000):
        world.wars[crisis.war].score = points
        view = View(world, WHITE)
        chances.append(arms.challengers_chance(view, crisis, judge_of(view, WHITE)))
    assert chances == sorted(chances)
    assert chances[0] < chances[2]


def test_an_attacker_does_not_go_home_with_nothing_while_he_hopes() -> None:
    world, crisis = rising()
    world.powers[GREEN].overlord, world.powers[GREEN].overlord_kind = -1, None
    crisis.casus, crisis.demands = CasusBelli.CLAIM, ()
    world.versions.forget()
    view = View(world, GREEN)
    draft = Draft(Settlement.WITHDRAWAL, (PeaceTerm(Term.STATUS_QUO),))
    assert weight_of(verdict_on(view, crisis, draft, judge_of(view, GREEN)), "hope_of_arms") < 0


# --- who mediates -----------------------------------------------------------------------------------


def trusted(world: World) -> None:
    world.beliefs.trust[[BLUE, GREEN], RED] = 8_000


@pytest.mark.parametrize("stage", LOGICS.values(), ids=LOGICS)
def test_whom_both_sides_trust_offers_to_mediate(stage: int) -> None:
    world, crisis = rising(stage)
    assert weight_of(call(world, crisis), "honest_broker") == 0
    trusted(world)
    assert weight_of(call(world, crisis), "honest_broker") > 0


@pytest.mark.parametrize("why", ["distrusted", "an ally of one", "a party"])
def test_nobody_mediates_who_stands_on_a_side(why: str) -> None:
    world, _ = rising()
    trusted(world)
    if why == "distrusted":
        world.beliefs.trust[GREEN, RED] = 1_000
    if why == "an ally of one":
        treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
    assert not mediation.may_mediate(world, BLUE if why == "a party" else RED, (GREEN, BLUE))


def test_before_a_mediator_a_party_signs_a_little_sooner() -> None:
    world, crisis = rising()
    alone = verdict(world, crisis, BLUE, Settlement.AUTONOMY)
    trusted(world)
    mediated = verdict(world, crisis, BLUE, Settlement.AUTONOMY)
    assert weight_of(mediated, "honest_broker") > 0 == weight_of(alone, "honest_broker")
    assert score(mediated) > score(alone)


def test_the_call_says_that_it_offers_to_mediate() -> None:
    world, crisis = rising()
    assert not crises.convene(world, crisis, RED).mediates
    trusted(world)
    assert crises.convene(world, crisis, RED).mediates


# --- armistice --------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", LOGICS.values(), ids=LOGICS)
def test_who_wins_fights_on_and_who_loses_lets_arms_rest(stage: int) -> None:
    weights = {}
    for points in (-8_000, 0, 6_000):
        world, crisis = rising(stage)
        world.wars[crisis.war].score = points
        view = View(world, GREEN)
        weights[points] = score(reasons_to_rest(view, crisis, judge_of(view, GREEN)))
    assert weights[-8_000] > weights[0] > weights[6_000]
    assert weights[-8_000] > 0 > weights[6_000]


def test_concert_logic_owes_those_who_are_to_sit_a_quiet_table() -> None:
    found = {}
    for name, stage in LOGICS.items():
        world, crisis = rising(stage)
        view = View(world, BLUE)
        found[name] = weight_of(reasons_to_rest(view, crisis, judge_of(view, BLUE)), "order")
    assert found["concert"] > 0 == found["self-help"]


def test_an_idle_war_is_stale_sooner_than_one_that_moves_and_no_number_says_when() -> None:
    world, crisis = rising()
    war = world.wars[crisis.war]
    assert not is_stale(View(world, BLUE), war, BLUE)
    let_time_pass(world, LONG)
    assert is_stale(View(world, BLUE), war, BLUE)
    war.stirred = world.turn
    assert not is_stale(View(world, BLUE), war, BLUE), "as long as something moves and the country bears it"
    let_time_pass(world, 0, tired=5_000)
    assert is_stale(View(world, BLUE), war, BLUE)
