"""What conditions may ask of bodies, beliefs, signs, sanctions, crises, treaties and forces: each a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from game.events.effects.crises import OpenCrisis
from game.events.expressions.asking import option_flag
from game.events.expressions.conditions import Answers, compile_checked
from game.politics.home import pathologies
from game.politics.treaties.signing import sign
from game.politics.war.outbreak.war import begin_war
from game.words import (
    CasusBelli,
    CrisisStep,
    Footing,
    OverlordKind,
    Pathology,
    Rank,
    Rung,
    Settlement,
    TreatyKind,
)
from game.world.sight.view import View
from game.world.state.crises import Draft
from game.world.state.dealings import Embargo
from game.world.state.reader import Reader
from game.world.state.world import World
from tests import kit
from tests.kit import BLUE, GREEN, RED, WHITE, small_world

POWERS = (RED, BLUE, GREEN, WHITE)
TRADE = "Treaty of Commerce"


def a_world() -> World:
    """Four great powers in a row, a province each."""
    world = small_world("........\n........", "AABBCCDD\nAABBCCDD", {"B": "blue", "C": "green", "D": "white"})
    for state in world.powers:
        state.rank = Rank.GREAT
    world.facts = replace(world.facts, pacts={"commerce": (TreatyKind.TRADE, TRADE)})
    return world


def value(reader: Reader, text: str, kind: str = "bool") -> object:
    asked = compile_checked(reader, text, kind)
    return asked.value(Answers(reader).scope(asked))


def as_it_is(world: World) -> None:
    pass


def a_body(world: World) -> None:
    body = kit.a_body(world, members=(RED,), rung=Rung.COUNCIL)
    body.key, body.cohesion, body.members = "league", 6_400, {RED: Rung.COUNCIL, GREEN: Rung.OBSERVER}


def red_and_blue_on_one_side(world: World) -> None:
    war = begin_war(world, RED, GREEN, CasusBelli.CLAIM, (), aggressor=-1)[0]
    war.attackers = [RED, BLUE]


def trusting(world: World) -> None:
    world.beliefs.trust[RED, BLUE] = 7_900


def showing(world: World) -> None:
    world.powers[BLUE].told = ("duels_of_honour",)


def stopped(world: World) -> None:
    world.powers[RED].dealings = replace(world.powers[RED].dealings, embargoes={BLUE: Embargo(2, 0)})


def in_crisis(world: World) -> None:
    OpenCrisis("crisis", "red", "blue", sum=5).apply(world)
    world.crises[max(world.crises)].step = CrisisStep.ULTIMATUM


def with_mandate(world: World) -> None:
    in_crisis(world)
    crisis = world.crises[max(world.crises)]
    crisis.decision, crisis.addressed = Draft(Settlement.MANDATE, agent=GREEN), (RED,)


def war_of_mandate(world: World) -> None:
    begin_war(world, GREEN, RED, CasusBelli.MANDATE, (), aggressor=-1)


def blamed_by(*judges: int) -> Callable[[World], None]:
    def prepare(world: World) -> None:
        war = begin_war(world, RED, BLUE, CasusBelli.CLAIM, (), aggressor=-1)[0]
        war.verdicts = dict.fromkeys(judges, RED)

    return prepare


def signed(world: World) -> None:
    sign(world, TreatyKind.TRADE, (RED, BLUE), name=TRADE)


def men_in_b(world: World) -> None:
    kit.corps(world, BLUE, int(world.map.places[1].centre))


def answered(world: World) -> None:
    world.turn = world.fired["poll"] = 4
    world.flags[option_flag("poll", "aye", "red")] = 4
    world.flags[option_flag("poll", "aye", "blue")] = 1  # when it was asked before


def truce(world: World) -> None:
    sign(world, TreatyKind.TRUCE, (RED, BLUE))


def friends(world: World) -> None:
    sign(world, TreatyKind.NON_AGGRESSION, (RED, BLUE))


def renounced(world: World) -> None:
    sign(world, TreatyKind.SELF_DENIAL, (RED, BLUE), about=GREEN)


def under_red(world: World) -> None:
    world.powers[BLUE].overlord, world.powers[BLUE].overlord_kind = RED, OverlordKind.SUZERAIN


def alert(world: World) -> None:
    world.powers[RED].footing = Footing.ALERT


CASES: list[tuple[Callable[[World], None], str, object]] = [
    (truce, "bound(red, blue)", True),
    (friends, "bound(red, blue)", False),  # an invitation goes across such a promise
    (as_it_is, "bound(red, blue)", False),
    (renounced, "renounced(red, green)", True),
    (renounced, "renounced(red, white) or renounced(white, green)", False),
    (under_red, "is_free(red) and not is_free(blue)", True),
    (alert, "footing(red) == 'alert' and footing(blue) == 'peace'", True),
    (a_body, "stands(league)", True),
    (as_it_is, "stands(league)", False),
    (red_and_blue_on_one_side, "fights_beside(red, blue)", True),
    (red_and_blue_on_one_side, "fights_beside(red, green)", False),
    (as_it_is, "fights_beside(red, blue)", False),
    (a_body, "in_body(green, league)", True),
    (a_body, "in_body(blue, league)", False),
    (a_body, "rung(red, league) == council", True),
    (a_body, "rung(green, league) == observer", True),
    (a_body, "rung(blue, league) == council", False),
    (a_body, "cohesion(league) > 6000", True),
    (as_it_is, "cohesion(league) == 0", True),
    (trusting, "trust(red, blue) == 7000", True),
    (trusting, "trust(blue, red) == 5000", True),
    (showing, "shows_signs(blue)", True),
    (as_it_is, "shows_signs(blue)", False),
    (showing, "shows(blue, praetorian)", True),
    (showing, "shows(blue, mission_state)", False),
    (stopped, "embargo(red, blue) == 2 and embargoes_on(blue) == 1", True),
    (as_it_is, "embargo(red, blue) > 0 or embargoes_on(blue) > 0", False),
    (in_crisis, "crisis_step(blue, red) == ultimatum", True),
    (as_it_is, "crisis_step(blue, red) == ultimatum", False),
    (with_mandate, "has_mandate(green, red)", True),
    (with_mandate, "has_mandate(green, blue)", False),
    (war_of_mandate, "has_mandate(green, red)", True),
    (war_of_mandate, "has_mandate(red, green)", False),
    (signed, "in_force(commerce)", True),
    (as_it_is, "in_force(commerce)", False),
    (men_in_b, "men_near(blue, A) > 0 and men_in(blue, A) == 0", True),
    (men_in_b, "men_near(blue, D) > 0", False),
    (blamed_by(GREEN, WHITE), "is_held_guilty(red)", True),
    (blamed_by(GREEN), "is_held_guilty(red)", False),
    (blamed_by(RED, GREEN), "is_held_guilty(red)", False),  # what it thinks of itself does not count
    (answered, "chose_by(red, poll, 'aye')", True),
    (answered, "chose_by(blue, poll, 'aye')", False),
    (answered, "times_chosen(poll, 'aye') == 1", True),
    (as_it_is, "count(great_powers()) == 4 and is_among(red, great_powers())", True),
    (as_it_is, "is_among(red, neighbours(green))", False),
]


@pytest.mark.parametrize(("prepare", "text", "expected"), CASES)
def test_a_condition_says_what_is_so_to_the_world_and_to_every_view(
    prepare: Callable[[World], None], text: str, expected: object
) -> None:
    world = a_world()
    prepare(world)
    readers: list[Reader] = [world]
    if not text.startswith(("men_near", "trust")):
        readers += [View(world, power) for power in POWERS]
    assert [value(reader, text) for reader in readers] == [expected] * len(readers)


GROUPS: list[tuple[Callable[[World], None], str, tuple[str, ...]]] = [
    (as_it_is, "great_powers()", ("red", "blue", "green", "white")),
    (a_body, "members(league)", ("red", "green")),
    (as_it_is, "members(league)", ()),
    (as_it_is, "neighbours(blue)", ("red", "green")),
    (blamed_by(BLUE, GREEN), "held_guilty()", ("red",)),
    (showing, "showing_signs()", ("blue",)),
]


@pytest.mark.parametrize(("prepare", "text", "expected"), GROUPS)
def test_a_scope_names_some_powers(
    prepare: Callable[[World], None], text: str, expected: tuple[str, ...]
) -> None:
    world = a_world()
    prepare(world)
    assert value(world, text, "powers") == expected
    assert value(View(world, WHITE), text, "powers") == expected


def test_no_condition_looks_behind_a_face() -> None:
    """A hidden pathology and a step taken in silence change no answer that an event can get."""
    world = a_world()
    kit.corps(world, BLUE, int(world.map.places[1].centre))
    texts = ("stage(blue)", "threat(red, blue)", "trust(red, blue)", "count(showing_signs())")
    before = [value(world, text, "num") for text in texts]
    state = world.powers[BLUE]
    state.stage = state.stage_shown + 1
    pathologies.begin(world, BLUE, Pathology.CARTEL, 9_000)
    assert state.home.predation > 0
    assert [value(world, text, "num") for text in texts] == before


def test_threat_is_what_a_power_makes_of_what_it_sees() -> None:
    world = a_world()
    assert value(world, "threat(red, blue)", "num") == 1_000
    world.beliefs.trust[RED, BLUE] = 0
    for _ in range(8):
        kit.corps(world, BLUE, int(world.map.places[1].centre))
    felt = value(world, "threat(red, blue)", "num")
    assert isinstance(felt, int)
    assert felt >= 5_000
    assert value(View(world, RED), "threat(red, blue)", "num") == felt


def test_beliefs_are_told_in_fifths() -> None:
    world, seen = a_world(), set()
    for trust in range(0, 10_001, 250):
        world.beliefs.trust[RED, BLUE] = np.int16(trust)
        seen.add(value(world, "trust(red, blue)", "num"))
    assert seen == {1_000, 3_000, 5_000, 7_000, 9_000}
