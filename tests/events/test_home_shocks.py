"""What events may do to homes, and what they may ask of them."""

from __future__ import annotations

from game.events.effects import home as home_effects
from game.events.effects.home import FormCabinet, HomeShaken, ShockHome
from game.events.effects.void import EffectVoid
from game.events.expressions.conditions import FUNCTIONS, Answers
from game.events.expressions.grammar import Value
from game.politics.perception import condition
from game.words import Cabinet, Ideology, TreatyKind
from game.world.state.home import Home
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, among, small_world, treaty


def world() -> World:
    return small_world("....\n....", provinces="ABCD\nABCD", owners={"B": "blue", "C": "green", "D": "white"})


def ask(w: World, name: str, *arguments: str) -> Value:
    return FUNCTIONS[name].ask(Answers(w), *arguments)


def test_a_shock_moves_the_conditions_named_and_no_others() -> None:
    w = world()
    records = ShockHome("shock_home", ("red", "blue"), revolution=1_500, civil_control=-99_999).apply(w)
    assert [w.powers[p].home.revolution for p in (RED, BLUE, GREEN)] == [2_500, 2_500, 1_000]
    assert w.powers[RED].home.civil_control == 0
    assert w.powers[RED].home.ideology is Ideology.LEGITIMIST
    assert among(records, HomeShaken)[0].changes == {"civil_control": -99_999, "revolution": 1_500}


def test_a_shock_may_say_what_a_state_holds_right() -> None:
    w = world()
    ShockHome("shock_home", ("red",), ideology=Ideology.REPUBLICAN).apply(w)
    assert ask(w, "ideology", "red") == "republican"


def test_no_event_can_write_a_pathology_or_its_severity() -> None:
    hidden = {"pathology", "severity", "since", "greed", "fear", "pressed", "healing"}
    assert hidden <= set(Home.__slots__)
    assert not hidden & set(ShockHome.__slots__)
    assert not hidden & set(home_effects.CONDITIONS)


def test_an_event_may_bring_a_cabinet_in_once() -> None:
    w = world()
    assert FormCabinet("cabinet", "red", Cabinet.REFORMIST).apply(w)
    assert ask(w, "cabinet", "red") == "reformist"
    (again,) = FormCabinet("cabinet", "red", Cabinet.REFORMIST).apply(w)
    assert isinstance(again, EffectVoid)
    assert again.reason == "in_office"


def test_events_may_ask_for_the_conditions_they_move() -> None:
    w = world()
    w.powers[RED].home.transition, w.powers[RED].home.humiliation = 4_000, 3_000
    assert ask(w, "transition", "red") == 4_000
    assert ask(w, "humiliation", "red") == 3_000
    for name in ("institutions", "revolution", "civil_control", "personal_rule"):
        assert ask(w, name, "red") == getattr(w.powers[RED].home, name)
    assert ask(w, "excluded", "red")
    treaty(w, TreatyKind.NON_AGGRESSION, RED, BLUE, GREEN)
    assert condition.is_included(w, RED)
    assert not ask(w, "excluded", "red")
