"""What is asked for: the next step, by its price; what is learned from a No and from a Yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.seat import situation
from game.ai.war import aims, ambition, lessons, prizes
from game.politics.crises import crises
from game.politics.home import revision
from game.politics.home.aftermath import feel_peace
from game.politics.perception.doctrine import creed_at
from game.politics.war.might.reach import strike_of
from game.politics.war.might.stake import stake_of
from game.politics.war.outbreak.war import DeclareWar, check_declare_war
from game.rules.orders import Code
from game.words import (
    CasusBelli,
    CrisisEnd,
    Era,
    Motive,
    OverlordKind,
    Pathology,
    Phase,
    Rank,
    Settlement,
    Term,
    TreatyKind,
)
from game.world import fixed
from game.world.sight.view import View
from game.world.state import memories, queries
from game.world.state.crises import Draft
from game.world.state.treaties import Claim, PeaceTerm
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, at_war, corps, fleet, given, place_called, small_world, treaty

REALIST, CONCERT = 0, 3


def world() -> World:
    """Red A with six corps; blue B, its capital, behind E, F, G in a row, with one; green C."""
    w = small_world(
        "............\n............", "AAEEFFGGBBCC\nAAEEFFGGBBCC",
        {"B": "blue", "E": "blue", "F": "blue", "G": "blue", "C": "green"},
    )  # fmt: skip
    w.phase, w.round = Phase.POLITICS, 0
    w.powers[BLUE].capital = place_called(w, "B")
    w.powers[BLUE].rank = Rank.REGIONAL  # of a great power no more is asked than can be swallowed
    for _ in range(6):
        corps(w, RED, 0)
    corps(w, BLUE, 8)
    corps(w, GREEN, 10)
    return w


def ill(w: World, severity: int, malady: Pathology = Pathology.CARTEL) -> World:
    w.powers[RED].home.pathology, w.powers[RED].home.severity = malady, severity
    return w


def lived_in(w: World, peoples: str, states: str) -> None:
    """Give provinces in the order of their letters, and powers, a people of one letter each."""
    named = [replace(p, people=dict.fromkeys(Era, s)) for p, s in zip(w.map.places, peoples, strict=True)]
    w.map = replace(w.map, places=tuple(named))
    w.roster = tuple(replace(f, people=(s,)) for f, s in zip(w.roster, states, strict=True))


def land(w: World, letters: str) -> tuple[PeaceTerm, ...]:
    return tuple(PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, letter)) for letter in letters)


def asked(w: World) -> list[str]:
    """What red can think of asking blue for, as letters."""
    view = View(w, RED)
    return ["".join(w.map.place_id(a.place) for a in order.aims) for order in aims.orders_on(view, BLUE)]


def reasons(w: World, order: DeclareWar, stage: int = REALIST) -> dict[Motive, int]:
    view = View(w, RED)
    here = situation.Situation(view, creed_at(view, stage))
    return {Motive(r.term): r.weight for r in ambition.weigh(view, here, order).reasons}


def conquest(w: World, letters: str = "E") -> DeclareWar:
    return DeclareWar(RED, BLUE, CasusBelli.CONQUEST, land(w, letters))


def test_a_claimant_asks_for_one_claim_and_no_more() -> None:
    w = world()
    w.claims += [Claim(RED, place_called(w, letter), 6_000) for letter in "EF"]
    assert {len(step) for step in asked(w)} == {1}


@pytest.mark.parametrize(("severity", "most"), [(3_000, 2), (7_000, 3)])
def test_the_first_demand_grows_with_predation(severity: int, most: int) -> None:
    w = ill(world(), severity)
    assert max(map(len, asked(w))) == most
    assert all(step[0] == "E" for step in asked(w))  # a strip begins at one's own border
    w.rules = replace(w.rules, ambition=replace(w.rules.ambition, stride=0))
    assert max(map(len, asked(w))) == 1  # an era's number says how fast


def test_both_logics_think_of_the_same() -> None:
    w = ill(world(), 8_000)
    w.claims.append(Claim(RED, place_called(w, "E"), 6_000))
    view = View(w, RED)
    thought = [
        ambition.wars_of(view, situation.Situation(view, creed_at(view, stage)))
        for stage in (REALIST, CONCERT)
    ]
    assert thought[0] == thought[1]


def test_kin_make_land_worth_more_strangers_less_and_a_heartland_least() -> None:
    def worth(peoples: str) -> int:
        w = ill(world(), 8_000)
        lived_in(w, peoples, "abcd")
        w.places.population[place_called(w, "E")] = 100_000  # no more than can be swallowed
        return prizes.worth_of(View(w, RED), place_called(w, "E")).total

    #       A B C E F G: places in the order of their letters
    kin, mixed, core = worth("abcabb"), worth("abcxbb"), worth("abcbbb")
    assert kin > mixed > core


def test_land_that_rounds_off_is_worth_more_than_land_apart() -> None:
    w = ill(world(), 8_000)
    view, far = View(w, RED), place_called(w, "F")
    alone = prizes.worth_of(view, far).shape
    assert alone < 0 < prizes.worth_of(view, far, (place_called(w, "E"), place_called(w, "G"))).shape


def test_who_holds_the_same_right_is_fallen_upon_at_a_price_in_every_logic() -> None:
    w = ill(world(), 8_000)
    prices = {reasons(w, conquest(w), stage)[Motive.KINDRED_REGIME] for stage in (REALIST, CONCERT)}
    assert prices == {-w.rules.ambition.alike}


def refused(w: World, letters: str, quarters_ago: int = 4) -> None:
    """Red asked blue for some land and dropped it."""
    crises.open_crisis(w, RED, BLUE, CasusBelli.CONQUEST, land(w, letters))
    (crisis,) = crises.living(w)
    crisis.outcome, crisis.end = CrisisEnd.BACKED_DOWN, w.turn
    w.turn += quarters_ago


def staleness(w: World, letters: str) -> int:
    view = View(w, RED)
    return lessons.refused(view, conquest(w, letters), view.armies)


def test_what_was_refused_is_not_asked_for_in_the_same_words() -> None:
    w = ill(world(), 8_000)
    fresh = reasons(w, conquest(w, "EF"))[Motive.REFUSED_BEFORE]
    refused(w, "EF")
    again = reasons(w, conquest(w, "EF"))[Motive.REFUSED_BEFORE]
    assert again < reasons(w, conquest(w, "E"))[Motive.REFUSED_BEFORE] < fresh == 0
    assert staleness(w, "G") == 0  # something else


def test_a_refusal_is_forgotten_in_time_and_sooner_if_the_odds_are_better() -> None:
    w = ill(world(), 8_000)
    refused(w, "EF")
    stale = staleness(w, "EF")
    for _ in range(3):
        corps(w, RED, 0)
    assert 0 < staleness(w, "EF") < stale
    w.turn += w.rules.ambition.sulk
    assert staleness(w, "EF") == 0


def test_a_war_in_vain_is_a_refusal_too() -> None:
    w = ill(world(), 8_000)
    fight = at_war(w, RED, BLUE)
    fight.aims, fight.end = land(w, "EF"), w.turn
    w.turn += 4
    assert staleness(w, "EF") > 0


def granted(w: World) -> None:
    """Blue gave way to a demand."""
    crises.open_crisis(w, RED, BLUE, CasusBelli.CONQUEST, land(w, "E"))
    (crisis,) = crises.living(w)
    crisis.outcome, crisis.end = CrisisEnd.GAVE_IN, w.turn
    crisis.decision = Draft(Settlement.CESSION, land(w, "E"))


def test_what_is_got_without_a_war_whets_some_and_feeds_others() -> None:
    def after(malady: Pathology) -> tuple[int, int]:
        w = ill(world(), 5_000, malady)
        before = aims.most_asked(View(w, RED))
        granted(w)
        view = View(w, RED)
        return aims.most_asked(view) - before, lessons.sated(view)

    assert after(Pathology.HYPERNATIONALISM) == (1, 0)
    wider, fed = after(Pathology.DIVERSION)
    assert wider <= 0 < fed


def test_concert_logic_would_rather_ask_the_people_than_take() -> None:
    w = world()
    w.claims.append(Claim(RED, place_called(w, "E"), 6_000))
    vote = DeclareWar(RED, BLUE, CasusBelli.CLAIM, (PeaceTerm(Term.VOTE, BLUE, RED, place_called(w, "E")),))
    outright = DeclareWar(RED, BLUE, CasusBelli.CLAIM, land(w, "E"))
    assert {vote, outright} <= set(aims.orders_on(View(w, RED), BLUE))

    def loss(stage: int) -> int:
        """What asking the people costs against taking."""
        return sum(reasons(w, outright, stage).values()) - sum(reasons(w, vote, stage).values())

    assert loss(CONCERT) < loss(REALIST)


def test_self_help_logic_counts_what_a_feared_power_loses() -> None:
    w = world()
    w.claims.append(Claim(RED, place_called(w, "E"), 6_000))
    w.beliefs.trust[RED, BLUE] = 0
    order = DeclareWar(RED, BLUE, CasusBelli.CLAIM, land(w, "E"))
    assert (
        reasons(w, order, REALIST)[Motive.RIVALS_LOSS] > reasons(w, order, CONCERT)[Motive.RIVALS_LOSS] == 0
    )


def test_a_victim_that_others_tie_down_is_weaker() -> None:
    w = ill(world(), 8_000)
    calm = reasons(w, conquest(w))[Motive.LOSS_IF_BEATEN]
    at_war(w, GREEN, BLUE)
    assert reasons(w, conquest(w))[Motive.LOSS_IF_BEATEN] > calm


def test_a_national_people_wants_its_kin_next_door_and_no_other_does() -> None:
    w = world()
    lived_in(w, "abcabb", "abcd")
    w.powers[RED].nationalism = w.rules.ambition.kin_from - 1
    assert asked(w) == []
    w.powers[RED].nationalism = w.rules.ambition.kin_from
    assert asked(w) == ["E"]


def vassal(w: World) -> None:
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = RED, OverlordKind.SUZERAIN


def test_a_lord_may_march_against_his_vassal_for_land_he_claims() -> None:
    w = world()
    vassal(w)
    view = View(w, RED)
    assert BLUE not in aims.targets_of(view)
    w.claims.append(Claim(RED, place_called(w, "E"), 6_000))
    view = View(w, RED)
    order = DeclareWar(RED, BLUE, CasusBelli.CLAIM, land(w, "E"))
    assert BLUE in aims.targets_of(view)
    assert order in aims.orders_on(view, BLUE)
    assert check_declare_war(view, order) is None
    refusal = check_declare_war(view, DeclareWar(RED, BLUE, CasusBelli.REBELLION))
    assert refusal is not None
    assert refusal.code is Code.UNDER_AN_OVERLORD


def test_a_strip_is_less_at_stake_to_others_than_a_country() -> None:
    w = world()
    stakes = [stake_of(w, BLUE, CasusBelli.CONQUEST, land(w, letters)) for letters in ("E", "EFG")]
    assert stakes[0] < stakes[1] == stake_of(w, BLUE, CasusBelli.CONQUEST)


def test_a_claimant_may_give_up_his_own_shield_and_keeps_other_treaties() -> None:
    w = world()
    w.claims.append(Claim(RED, place_called(w, "E"), 6_000))
    shield = treaty(w, TreatyKind.GUARANTEE, RED, BLUE, subject=RED)
    view = View(w, RED)
    orders = aims.orders_on(view, BLUE)
    assert [bond.id for bond in aims.in_the_way(view, orders[0])] == [shield.id]
    treaty(w, TreatyKind.NON_AGGRESSION, RED, BLUE)
    assert aims.orders_on(View(w, RED), BLUE) == []


def test_a_lord_and_his_vassal_fight_as_two_sides_and_their_peace_leaves_both() -> None:
    w = world()
    vassal(w)
    w.claims.append(Claim(RED, place_called(w, "E"), 6_000))
    given(w, DeclareWar(RED, BLUE, CasusBelli.CLAIM, land(w, "E")))
    (fight,) = w.wars.values()
    assert (fight.attackers, fight.defenders) == ([RED], [BLUE])
    w.check_invariants()
    feel_peace(w, fight, (RED,), (BLUE,), (PeaceTerm(Term.CESSION, RED, BLUE, place_called(w, "A")),))
    assert [(c.power, w.map.place_id(c.place)) for c in w.claims] == [(RED, "A"), (RED, "E")]


def test_a_peace_that_takes_land_of_ones_own_people_leaves_a_claim_and_another_does_not() -> None:
    w = world()
    lived_in(w, "abcbxb", "abcd")
    fight = at_war(w, RED, BLUE)
    feel_peace(w, fight, (RED,), (BLUE,), land(w, "EF"))
    assert [(c.power, w.map.place_id(c.place)) for c in w.claims] == [(BLUE, "E")]


def test_an_aggressor_lays_claim_to_kin_rather_than_to_a_heartland() -> None:
    w = ill(world(), 8_000)
    lived_in(w, "abcabb", "abcd")
    kin = sum(revision.claim_worth(w, RED)[place_called(w, "E")].values())
    lived_in(w, "abcbbb", "abcd")
    assert sum(revision.claim_worth(w, RED)[place_called(w, "E")].values()) < kin


def test_more_strangers_than_a_state_can_swallow_are_worth_less_by_the_head() -> None:
    def left(population: int) -> int:
        w = ill(world(), 8_000)
        lived_in(w, "abcxbb", "abcd")
        place = place_called(w, "E")
        w.places.population[place] = population
        worth = prizes.worth_of(View(w, RED), place)
        return (worth.plain + worth.strangers) * 100 // worth.plain

    assert left(800_000) < left(80_000)


def two_shores() -> World:
    """Red A with thirty corps and a fleet, two waters, blue B, which red claims, and E with one corps."""
    w = small_world("..~~...", provinces="AAyzBBE", owners={"B": "blue", "E": "blue"}, ports=(1, 4))
    w.phase, w.round = Phase.POLITICS, 0
    w.powers[BLUE].capital = place_called(w, "E")
    for _ in range(30):
        corps(w, RED, 0)
    fleet(w, RED, 1)
    corps(w, BLUE, 4)
    w.claims.append(Claim(RED, place_called(w, "B"), 6_000))
    return w


def test_an_expedition_beyond_the_sea_risks_no_more_than_went() -> None:
    w = two_shores()
    order = DeclareWar(RED, BLUE, CasusBelli.CLAIM, land(w, "B"))
    view = View(w, RED)
    here = situation.read(view)
    sent = strike_of(view, RED, BLUE)
    assert 0 < ambition._risked(view, here, order, 0) == sent < fixed.ONE
    assert ambition._risked(view, here, order, here.army) == fixed.ONE  # others come by roads of their own
    near = world()
    view = View(near, RED)
    assert ambition._risked(view, situation.read(view), conquest(near), 0) == fixed.ONE


def test_a_claim_beyond_the_sea_is_asked_for_where_ships_carry_men() -> None:
    w = two_shores()
    assert asked(w).count("B") == 2  # outright, or by a vote
    w.forces = {i: force for i, force in w.forces.items() if not queries.is_fleet(w, force)}
    assert asked(w).count("B") == 1


def test_an_insult_is_not_washed_off_by_asking_the_people() -> None:
    w = world()
    w.claims.append(Claim(RED, place_called(w, "E"), 6_000))
    memories.note_incident(w, RED, BLUE)
    vote = PeaceTerm(Term.VOTE, BLUE, RED, place_called(w, "E"))
    heat = [
        reasons(w, DeclareWar(RED, BLUE, CasusBelli.INCIDENT, step))[Motive.INCIDENT]
        for step in (land(w, "E"), (vote,))
    ]
    assert heat == [w.rules.ambition.heat, 0]


def test_allies_sworn_to_attack_are_reckoned_with_and_others_are_not() -> None:
    w = ill(world(), 8_000)
    for _ in range(6):
        corps(w, GREEN, 10)
    alone = reasons(w, conquest(w))[Motive.LOSS_IF_BEATEN]
    bond = treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, GREEN)
    assert reasons(w, conquest(w))[Motive.LOSS_IF_BEATEN] == alone
    bond.kind = TreatyKind.OFFENSIVE_ALLIANCE
    assert reasons(w, conquest(w))[Motive.LOSS_IF_BEATEN] > alone
    treaty(w, TreatyKind.NON_AGGRESSION, GREEN, BLUE)
    assert reasons(w, conquest(w))[Motive.LOSS_IF_BEATEN] == alone


def test_an_insult_by_who_holds_what_one_claims_is_an_opening() -> None:
    w = world()
    memories.note_incident(w, RED, BLUE)
    assert not ambition.is_provoked(View(w, RED))
    w.claims.append(Claim(RED, place_called(w, "E"), 6_000))
    assert ambition.is_provoked(View(w, RED))
    w.turn += w.rules.crises.incident_quarters + 1
    assert not ambition.is_provoked(View(w, RED))
