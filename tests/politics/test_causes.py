"""What powers have to quarrel about, and that incidents follow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from game.politics.crises import crises, incidents
from game.politics.crises.quarrels import causes
from game.words import CasusBelli, Cause, CrisisEnd, Era, TreatyKind
from game.world.dice import Dice
from game.world.state.treaties import Claim
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, every, fleet, small_world, treaty

SEEDS = 80
A, B, C, D = range(4)


def row() -> World:
    """Four great powers in a row, alike in arms and in good faith: red, blue, green, white."""
    w = small_world(
        "........\n........", provinces="AABBCCDD\nAABBCCDD",
        owners={"B": "blue", "C": "green", "D": "white"},
    )  # fmt: skip
    for power, spot in ((RED, 0), (BLUE, 2), (GREEN, 4), (WHITE, 6)):
        corps(w, power, spot, 20_000)
    w.facts = replace(w.facts, policy_makers=(RED, BLUE, GREEN, WHITE))
    w.rules = replace(w.rules, crises=replace(w.rules.crises, incident=10_000))
    w.beliefs.trust[:] = 8_000  # more than such powers would come to by themselves
    return w


def lived_in(w: World, peoples: dict[int, str], states: dict[int, str]) -> None:
    """Give provinces and powers their people."""
    places = [
        replace(p, people=dict.fromkeys(Era, peoples[p.index])) if p.index in peoples else p
        for p in w.map.places
    ]
    w.map = replace(w.map, places=tuple(places))
    w.roster = tuple(replace(f, people=(states[f.index],)) if f.index in states else f for f in w.roster)


def claimed(w: World) -> None:
    w.claims.append(Claim(BLUE, C, 6_000))


def kin(w: World) -> None:
    lived_in(w, {B: "blues", C: "blues"}, {BLUE: "blues", GREEN: "greens"})


def fought(w: World) -> None:
    war = at_war(w, BLUE, GREEN)
    war.end = w.turn - 2


@pytest.mark.parametrize(
    ("change", "cause"), [(claimed, Cause.CLAIM), (kin, Cause.KIN), (fought, Cause.RIVALRY)]
)
def test_incidents_come_to_those_who_have_a_cause_and_say_which(
    change: Callable[[World], None], cause: Cause
) -> None:
    pairs: Counter[frozenset[int]] = Counter()
    about: Counter[Cause | None] = Counter()
    for seed in range(SEEDS):
        w = row()
        change(w)
        (record,) = every(incidents.quarrel(w, Dice(seed)), crises.CrisisOpened)
        (crisis,) = crises.living(w)
        pairs[frozenset(crisis.parties)] += 1
        if set(crisis.parties) == {BLUE, GREEN}:
            about[crisis.cause] += 1
            assert record.dispute == crisis.cause
    assert pairs[frozenset((BLUE, GREEN))] > SEEDS * 2 // 3
    assert about.most_common(1)[0][0] is cause
    assert sum(pairs.values()) == SEEDS  # as many as without a cause: only between others


def test_without_any_cause_chance_draws_all_neighbours_alike() -> None:
    found: Counter[frozenset[int]] = Counter()
    for seed in range(SEEDS):
        w = row()
        incidents.quarrel(w, Dice(seed))
        (crisis,) = crises.living(w)
        assert crisis.cause is Cause.CHANCE
        found[frozenset(crisis.parties)] += 1
    assert len(found) == 3
    assert min(found.values()) > SEEDS // 6


def test_who_trusts_the_other_quarrels_less() -> None:
    w = row()
    claimed(w)
    strained = causes.tension(w, BLUE, GREEN)
    w.beliefs.trust[BLUE, GREEN] = w.beliefs.trust[GREEN, BLUE] = 10_000
    assert 0 < causes.tension(w, BLUE, GREEN) < strained


def test_rivals_are_made_by_what_they_did_and_time_unmakes_them() -> None:
    w = row()
    assert not causes.has_cause(w, BLUE, GREEN)
    fought(w)
    fresh = causes.rivalry(w, BLUE, GREEN)
    assert causes.has_cause(w, BLUE, GREEN)
    w.turn += w.rules.crises.rival_quarters // 2
    assert 0 < causes.rivalry(w, BLUE, GREEN) < fresh
    w.turn += w.rules.crises.rival_quarters
    assert causes.rivalry(w, BLUE, GREEN) == 0


def test_a_crisis_that_was_settled_makes_no_rivals_and_one_that_was_not_does() -> None:
    def after(end: CrisisEnd) -> int:
        w = row()
        crises.open_crisis(w, BLUE, GREEN, CasusBelli.INCIDENT, ())
        (crisis,) = crises.living(w)
        crisis.outcome, crisis.end = end, w.turn
        return causes.rivalry(w, GREEN, BLUE)

    assert after(CrisisEnd.BACKED_DOWN) > after(CrisisEnd.SETTLED) == 0


def test_lost_trust_is_remembered_as_rivalry() -> None:
    w = row()
    w.beliefs.trust[BLUE, GREEN] = w.beliefs.trust[GREEN, BLUE] = 0
    assert causes.causes(w, BLUE, GREEN).keys() == {Cause.RIVALRY}


def test_two_states_of_one_people_have_no_kin_to_redeem_from_each_other() -> None:
    w = row()
    lived_in(w, {B: "blues", C: "blues"}, {BLUE: "blues", GREEN: "blues"})
    assert not causes.causes(w, BLUE, GREEN)


def test_a_rising_next_door_sets_its_lord_and_the_neighbour_at_odds() -> None:
    w = row()
    at_war(w, GREEN, BLUE).casus = CasusBelli.REBELLION
    assert Cause.RISING in causes.causes(w, BLUE, WHITE)  # who borders on the rebels
    assert Cause.RISING not in causes.causes(w, BLUE, RED)


def test_ships_that_must_pass_between_the_shores_of_another_are_a_cause() -> None:
    def narrows(shores: tuple[int, ...]) -> World:
        return small_world(
            "~~.~.\n~~.~.", provinces="zxByC\nzxDyC", owners={"B": "blue", "C": "green", "D": "white"},
            straits=(("x", "y", shores),), ports=(4,),
        )  # fmt: skip

    assert Cause.STRAIT in causes.causes(narrows((2,)), GREEN, BLUE)
    assert Cause.STRAIT not in causes.causes(narrows((2,)), GREEN, WHITE)
    assert Cause.STRAIT not in causes.causes(narrows((2, 7)), GREEN, BLUE)  # the other shore is another's


def test_money_owed_is_a_cause_as_long_as_it_is() -> None:
    w = row()
    bond = treaty(w, TreatyKind.INDEMNITY, BLUE, GREEN)
    bond.subject, bond.amount, bond.until = BLUE, 100_000, w.turn + 7
    assert Cause.DEBT in causes.causes(w, GREEN, BLUE)
    bond.until = w.turn - 1
    assert not causes.causes(w, GREEN, BLUE)


def test_flags_meet_overseas_where_both_keep_fleets_and_land_away_from_home() -> None:
    w = small_world(
        "...~...~..~.", provinces="AEFzBHIyGKxL",
        owners={"B": "blue", "H": "blue", "I": "blue", "G": "blue", "L": "green"}, ports=(2, 4),
    )  # fmt: skip
    w.rules = replace(w.rules, belief=replace(w.rules.belief, outpost=2))
    fleet(w, RED, port=2)
    assert Cause.COLONY not in causes.causes(w, RED, BLUE)
    fleet(w, BLUE, port=4)
    assert Cause.COLONY in causes.causes(w, RED, BLUE)


@pytest.mark.parametrize("outcome", [CrisisEnd.SETTLED, CrisisEnd.BACKED_DOWN])
def test_what_was_had_out_rests_and_comes_back_with_the_years(outcome: CrisisEnd) -> None:
    w = row()
    claimed(w)
    whole = causes.unaired(w, BLUE, GREEN)[Cause.CLAIM]
    crises.open_crisis(w, BLUE, GREEN, CasusBelli.INCIDENT, (), cause=Cause.CLAIM)
    (crisis,) = crises.living(w)
    crisis.outcome, crisis.end = outcome, w.turn
    assert Cause.CLAIM not in causes.unaired(w, GREEN, BLUE)
    assert causes.causes(w, BLUE, GREEN)[Cause.CLAIM] == whole  # it is still between them
    w.turn += w.rules.crises.rival_quarters // 2
    assert 0 < causes.unaired(w, BLUE, GREEN)[Cause.CLAIM] < whole
    w.turn += w.rules.crises.rival_quarters
    assert causes.unaired(w, BLUE, GREEN)[Cause.CLAIM] == whole
