"""Whom a cabinet binds itself to: who shares its fear and can come, whose regime is like its own, who wants
the same land; and whose independence it guarantees."""

from __future__ import annotations

import pytest

from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.seat.situation import Situation
from game.ai.treaties import allies, diplomat
from game.politics.perception.compatibility import likeness
from game.politics.perception.doctrine import creed_at
from game.politics.treaties import claims
from game.politics.treaties.treaties import ProposeTreaty
from game.politics.war.might.reach import help_of
from game.words import Ideology, Motive, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state.world import World
from tests.ai.desks import weight_of
from tests.kit import BLUE, GREEN, RED, WHITE, corps, fleet, four_in_a_row, place_called, small_world, treaty

SELF_HELP, CONCERT = 0, 3
BOTH = pytest.mark.parametrize("stage", [SELF_HELP, CONCERT])
DEFENCE, OFFENCE = TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE


def row(red: int = 2, blue: int = 2, green: int = 2, white: int = 6) -> World:
    """Red, blue, green and white side by side; whom all fear is white, at the end."""
    w = four_in_a_row()
    for owner, spot, count in ((RED, 0, red), (BLUE, 2, blue), (GREEN, 4, green), (WHITE, 6, white)):
        for _ in range(count):
            corps(w, owner, spot)
    w.beliefs.trust[:] = 8_000
    w.beliefs.trust[:, WHITE] = 500
    return w


def read(w: World, power: int, stage: int) -> tuple[View, Situation]:
    view = View(w, power)
    return view, Situation(view, creed_at(view, stage))


def sea(waters: str) -> World:
    """Red's land and green's with waters between; blue lies beyond green; more ships than red has men for."""
    provinces = f"AA{waters}BBCC"
    w = small_world("..~~....", provinces, owners={"B": "green", "C": "blue"}, ports=(1, 4))
    for power, spot in ((RED, 0), (GREEN, 4), (BLUE, 6)):
        corps(w, power, spot)
    for _ in range(40):
        fleet(w, RED, 0)
    return w


def test_an_ally_marches_round_the_foe_and_not_through_him() -> None:
    w = row()
    rules = w.rules.coalition
    assert help_of(w, RED, GREEN, WHITE) == rules.second_row  # through blue, who would let him pass
    assert help_of(w, RED, GREEN, BLUE) == rules.diversion  # but blue is the foe: he can only be attacked
    assert help_of(w, RED, WHITE, GREEN) == 0  # and who is far from both is no help at all


def test_over_more_than_one_sea_come_fewer() -> None:
    one, two = sea("xx"), sea("xy")
    rules = one.rules.coalition
    assert help_of(one, RED, GREEN, BLUE) == rules.by_sea
    assert help_of(two, RED, GREEN, BLUE) == fixed.mul(rules.by_sea, rules.far_seas)


@BOTH
def test_two_who_together_have_no_chance_are_of_little_use_to_each_other(stage: int) -> None:
    weak, strong = (row(blue=2, green=2, white=white) for white in (20, 4))
    uses = [allies.use_of_ally(*read(w, GREEN, stage), BLUE) for w in (weak, strong)]
    assert uses[0] * 2 < uses[1]


@BOTH
def test_ten_princelings_are_no_great_power(stage: int) -> None:
    """What allies one has is counted by their armies."""
    few = row(red=0)
    treaty(few, DEFENCE, GREEN, RED)
    many = row(red=2)
    treaty(many, DEFENCE, GREEN, RED)
    weights = [
        weight_of(allies.weigh_alliance(*read(w, GREEN, stage), BLUE, DEFENCE), Motive.OTHER_ALLIES)
        for w in (few, many)
    ]
    assert 0 > weights[0] > weights[1] == -few.rules.minds.treaties.other_ally


@BOTH
def test_like_regimes_stand_together_the_more_so_the_less_safe_they_are(stage: int) -> None:
    w = row()
    for power in (GREEN, BLUE):
        w.powers[power].home.ideology = Ideology.LEGITIMIST
    calm = weight_of(allies.weigh_alliance(*read(w, GREEN, stage), BLUE, DEFENCE), Motive.LIKE_REGIME)
    w.powers[GREEN].home.revolution = 6_000
    shaken = weight_of(allies.weigh_alliance(*read(w, GREEN, stage), BLUE, DEFENCE), Motive.LIKE_REGIME)
    assert 0 < calm < shaken
    w.powers[BLUE].home.ideology = Ideology.REPUBLICAN
    unlike = weight_of(allies.weigh_alliance(*read(w, GREEN, stage), BLUE, DEFENCE), Motive.LIKE_REGIME)
    assert unlike < 0


def test_regimes_are_the_further_apart_the_more_revolutions_lie_between() -> None:
    w = row()
    order = (Ideology.LEGITIMIST, Ideology.CONSTITUTIONAL, Ideology.REPUBLICAN, Ideology.COMMUNIST)
    w.powers[RED].home.ideology = Ideology.LEGITIMIST
    found = []
    for ideology in order:
        w.powers[BLUE].home.ideology = ideology
        found.append(likeness(w, RED, BLUE))
        assert likeness(w, BLUE, RED) == found[-1]
    assert found == sorted(found, reverse=True)
    assert (found[0], found[-1]) == (fixed.ONE, -fixed.ONE)
    w.powers[BLUE].home.ideology = Ideology.ISLAMIC
    assert likeness(w, RED, BLUE) == 0  # another road altogether


@BOTH
def test_a_common_prize_speaks_for_an_alliance_to_attack(stage: int) -> None:
    w = row()
    place = place_called(w, "D")
    before = weight_of(allies.weigh_alliance(*read(w, GREEN, stage), BLUE, OFFENCE), Motive.COMMON_PRIZE)
    for power in (GREEN, BLUE):
        claims.add_claim(w, power, place, 6_000)
    reasons = allies.weigh_alliance(*read(w, GREEN, stage), BLUE, OFFENCE)
    assert weight_of(reasons, Motive.COMMON_PRIZE) > before == 0
    prize = next(r for r in reasons if r.term is Motive.COMMON_PRIZE)
    assert prize.about == (WHITE,)


@BOTH
def test_who_lies_before_the_feared_is_guaranteed_and_who_lies_behind_is_not(stage: int) -> None:
    w = row(red=2, blue=8, green=1, white=8)
    guarded = allies.weigh_guarantee(*read(w, BLUE, stage), GREEN)
    assert weight_of(guarded, Motive.BUFFER) > 0
    behind = allies.weigh_guarantee(*read(w, BLUE, stage), RED)
    assert weight_of(behind, Motive.BUFFER) == 0


def test_a_guarantee_of_an_equal_keeps_nobody_out() -> None:
    w = row(blue=4, green=8)
    assert weight_of(allies.weigh_guarantee(*read(w, BLUE, SELF_HELP), GREEN), Motive.BUFFER) == 0


@pytest.mark.parametrize(("stage", "secret"), [(SELF_HELP, True), (CONCERT, False)])
def test_self_help_keeps_what_it_plans_secret_and_concert_does_not_like_it(stage: int, secret: bool) -> None:
    w = row()
    for power in (GREEN, BLUE):
        claims.add_claim(w, power, place_called(w, "D"), 10_000)
    weights = w.rules.minds.treaties
    view, here = read(w, GREEN, stage)
    offers = [o for o, _ in diplomat.treaty_offers(view, here) if o.treaty is OFFENCE]
    assert [(o.to, o.secret) for o in offers] == [(BLUE, secret)]
    order = ProposeTreaty(GREEN, BLUE, OFFENCE, secret=True)
    hidden = weight_of(diplomat.reasons_to_offer(view, here, order), Motive.HIDDEN)
    assert hidden == -fixed.mul(weights.hidden_norm, here.creed.everything)


def test_what_is_offered_is_worth_it_to_who_offers() -> None:
    w = row()
    view = View(w, GREEN)
    assert not diplomat.treaty_offers(view, situation.read(view))  # a common fear alone does not pay for it
    for power in (GREEN, BLUE):
        claims.add_claim(w, power, place_called(w, "D"), 10_000)
    view = View(w, GREEN)
    ((order, reasons),) = diplomat.treaty_offers(view, situation.read(view))
    assert (order.power, order.to) == (GREEN, BLUE)
    assert score(reasons) > 0
