"""An effect that does nothing, or something else than it says, says why; none is silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal, get_args

import pytest

from game.campaign.present import Presenter
from game.events import engine
from game.events.effects.bodies import AmendBody, CastAVote, CloseBody, Convene, FoundBody, PutQuestion
from game.events.effects.bonds import (
    Admit,
    Cede,
    Dissolve,
    DropClaim,
    Found,
    Incident,
    RaiseClaim,
    SetOverlord,
)
from game.events.effects.crises import OpenCrisis
from game.events.effects.forces import Disband, Mobilise, MoveQuality, Withdraw
from game.events.effects.home import FormCabinet, Money, RaiseForces, Rename, SetFlag, Shock, ShockHome
from game.events.effects.money import Default, Lend, Owe, Reschedule, ShockOutput
from game.events.effects.table import EFFECTS
from game.events.effects.titles import Plebiscite, Recognise, Seize
from game.events.effects.trade import LaySanction
from game.events.effects.treaties import Accede, EndTreaty, SignTreaty
from game.events.effects.void import EffectVoid, Why, void
from game.events.effects.war import BeginWar, CivilWar, EndWar
from game.events.engine import EventDef, Option
from game.events.expressions.grammar import Signature
from game.events.expressions.language import compile_expression
from game.politics.treaties import claims
from game.politics.treaties.signing import sign
from game.politics.war.outbreak.war import begin_war
from game.words import (
    Agenda,
    Cabinet,
    CasusBelli,
    Clause,
    Footing,
    OverlordKind,
    Preset,
    Rank,
    Rung,
    TreatyKind,
    Vote,
)
from game.world.state.world import World
from tests import kit
from tests.kit import BLUE, GREEN, RED, WHITE, small_world

ZONE = TreatyKind.DEMILITARISED_ZONE
REBELLION: Literal[CasusBelli.REBELLION] = CasusBelli.REBELLION
INVITATION: Literal[CasusBelli.INVITATION] = CasusBelli.INVITATION
MANDATE: Literal[CasusBelli.MANDATE] = CasusBelli.MANDATE


def a_world() -> World:
    """Red, blue and green with a province each but red, which has two; white, which has none, has ended."""
    world = small_world("........\n........", "AADDBBCC\nAADDBBCC", {"B": "blue", "C": "green"})
    world.powers[WHITE].exists = False
    world.powers[BLUE].rank = world.powers[GREEN].rank = Rank.REGIONAL
    return world


def as_it_is(world: World) -> None:
    pass


def at_war(world: World) -> None:
    begin_war(world, RED, BLUE, CasusBelli.CLAIM, (), aggressor=RED)


def blue_under_red(world: World) -> None:
    world.powers[BLUE].overlord, world.powers[BLUE].overlord_kind = RED, OverlordKind.SUZERAIN


def blue_is_mild(world: World) -> None:
    FormCabinet("cabinet", "blue", Cabinet.MODERATE).apply(world)


def side_by_side(world: World) -> None:
    war = begin_war(world, RED, BLUE, CasusBelli.CLAIM, (), aggressor=RED)[0]
    war.attackers.append(GREEN)


def in_crisis(world: World) -> None:
    OpenCrisis("crisis", "red", "blue", sum=5).apply(world)


def all_great(world: World) -> None:
    for state in world.powers:
        state.rank = Rank.GREAT


def red_holds_b(world: World) -> None:
    world.controller[world.controller == BLUE] = RED


def red_lost_all(world: World) -> None:
    world.controller[world.controller == RED] = BLUE


def truce(world: World) -> None:
    sign(world, TreatyKind.TRUCE, (RED, BLUE))


def a_body(world: World) -> None:
    kit.a_body(world, members=(RED,), rung=Rung.MEMBER)


def a_body_asked(world: World) -> None:
    a_body(world)
    PutQuestion("put_question", "body", "red", Agenda.ARMAMENTS, "blue").apply(world)


def an_indemnity(world: World) -> None:
    sign(world, TreatyKind.INDEMNITY, (RED, BLUE), subject=RED, amount=5)


def mobilised_at_war(world: World) -> None:
    at_war(world)
    world.powers[RED].footing = Footing.MOBILISED


def at_civil_war(world: World) -> None:
    CivilWar("civil_war", "blue", "red").apply(world)


def a_claim(world: World) -> None:
    claims.add_claim(world, RED, 1, 9_000)


CASES: list[tuple[Why, Callable[[World], None], Any]] = [
    ("gone", as_it_is, Shock("shock", ("white",), (), hardship=5)),
    ("gone", as_it_is, ShockHome("shock_home", ("white",), cartel=5)),
    ("gone", as_it_is, FormCabinet("cabinet", "white", Cabinet.RADICAL)),
    ("gone", as_it_is, Money("money", "white", 5)),
    ("gone", as_it_is, RaiseClaim("claim", "white", "A")),
    ("gone", as_it_is, DropClaim("drop_claim", "white", "A")),
    ("gone", as_it_is, Incident("incident", "red", "white")),
    ("gone", as_it_is, SignTreaty("treaty", TreatyKind.TRADE, ("red", "white"))),
    ("gone", as_it_is, EndTreaty("end_treaty", TreatyKind.TRADE, ("red", "white"))),
    ("gone", as_it_is, BeginWar("war", "red", "white", MANDATE)),
    ("gone", as_it_is, LaySanction("sanction", "red", "white", 1)),
    ("gone", as_it_is, EndWar("peace", "red", "white")),
    ("gone", as_it_is, OpenCrisis("crisis", "white", "red", sum=5)),
    ("gone", as_it_is, Cede("cede", ("A",), "white")),
    ("gone", as_it_is, RaiseForces("forces", "white", "A", {"infantry_corps": 1})),
    ("gone", as_it_is, SetOverlord("overlord", "red", "white")),
    ("gone", as_it_is, Admit("membership", "white", "body", Rung.MEMBER)),
    ("gone", as_it_is, Found("state_born", "green", "white", ("A",))),
    ("gone", as_it_is, Dissolve("state_ended", "white", "red")),
    ("same", as_it_is, Incident("incident", "red", "red")),
    ("exists", as_it_is, Found("state_born", "green", "red", ("A",))),
    ("no_room", as_it_is, Shock("shock", ("red",), (), exhaustion=-5)),
    ("no_room", as_it_is, ShockHome("shock_home", ("red",), humiliation=-5)),
    ("called_so", as_it_is, Rename("rename", "red", name="Red")),
    ("not_held", as_it_is, Rename("rename", "red", capital="B")),
    ("gone", as_it_is, Rename("rename", "white", name="Snow")),
    ("in_office", blue_is_mild, FormCabinet("cabinet", "blue", Cabinet.MODERATE)),
    ("own", as_it_is, RaiseClaim("claim", "red", "A")),
    ("own", as_it_is, Cede("cede", ("A",), "red")),
    ("claimed", a_claim, RaiseClaim("claim", "red", "B", 100)),
    ("unclaimed", as_it_is, DropClaim("drop_claim", "red", "B")),
    ("unset", as_it_is, SetFlag("flag", "x", on=False)),
    ("at_war", at_war, SignTreaty("treaty", TreatyKind.TRADE, ("red", "blue"))),
    ("at_war", at_war, BeginWar("war", "red", "blue", MANDATE)),
    ("at_war", at_war, OpenCrisis("crisis", "red", "blue", sum=5)),
    ("comrades", side_by_side, BeginWar("war", "red", "green", MANDATE)),
    ("bound", truce, BeginWar("war", "red", "blue", INVITATION)),
    ("same_realm", blue_under_red, BeginWar("war", "red", "blue", INVITATION)),
    ("unfree", blue_under_red, BeginWar("war", "green", "blue", INVITATION)),
    ("no_lord", as_it_is, BeginWar("war", "red", "blue", REBELLION)),
    ("no_lord", blue_under_red, BeginWar("war", "red", "blue", REBELLION)),
    ("great_powers", all_great, BeginWar("war", "red", "blue", MANDATE)),
    ("not_to_give", as_it_is, OpenCrisis("crisis", "red", "blue", cede=("B",))),
    ("not_to_give", as_it_is, OpenCrisis("crisis", "red", "blue", sum=10**8)),
    ("no_war", as_it_is, EndWar("peace", "red", "blue")),
    ("no_treaty", as_it_is, EndTreaty("end_treaty", TreatyKind.TRADE, ("red", "blue"))),
    ("no_treaty", as_it_is, Accede("accede", "green", TreatyKind.TRADE, "red")),
    ("no_question", a_body, CastAVote("vote", "body", "red", Vote.FOR)),
    ("not_theirs", as_it_is, SignTreaty("treaty", ZONE, ("red", "blue"), places=("C",))),
    ("third_party", as_it_is, SignTreaty("treaty", TreatyKind.VIGILANCE, ("red", "blue"), about="red")),
    ("wrong_terms", as_it_is, SignTreaty("treaty", TreatyKind.ARMS_LIMIT, ("red", "blue"), subject="green")),
    ("crisis_open", in_crisis, OpenCrisis("crisis", "blue", "red", sum=5)),
    ("not_held", red_holds_b, Found("state_born", "white", "blue", ("B",))),
    ("no_spot", red_lost_all, RaiseForces("forces", "red", "A", {"infantry_corps": 1})),
    ("no_port", as_it_is, RaiseForces("forces", "red", "A", {"frigate_squadron": 1})),
    ("ring", blue_under_red, SetOverlord("overlord", "red", "blue")),
    ("there_already", blue_under_red, SetOverlord("overlord", "blue", "red")),
    ("free_already", as_it_is, SetOverlord("overlord", "blue")),
    ("no_body", as_it_is, Admit("membership", "red", "body", Rung.MEMBER)),
    ("no_body", as_it_is, CloseBody("close_body", "body")),
    ("no_body", as_it_is, AmendBody("amend_body", "body", Clause.VETO, by=5)),
    ("no_body", as_it_is, PutQuestion("put_question", "body", "red", Agenda.ARMAMENTS, "blue")),
    ("no_room", a_body, AmendBody("amend_body", "body", Clause.VETO, by=0)),
    ("gone", as_it_is, FoundBody("found_body", "league", Preset.LEAGUE, "League", members=("red", "white"))),
    ("body_there", a_body, FoundBody("found_body", "body", Preset.LEAGUE, "L", members=("red", "blue"))),
    ("no_voice", a_body, PutQuestion("put_question", "body", "blue", Agenda.ARMAMENTS, "red")),
    ("in_session", a_body_asked, PutQuestion("put_question", "body", "red", Agenda.ARMAMENTS, "green")),
    ("no_question", a_body, PutQuestion("put_question", "body", "red", Agenda.EXPULSION, "blue")),
    ("no_crisis", as_it_is, Convene("convene", "red", "blue", "green")),
    ("gone", as_it_is, Convene("convene", "white", "blue", "green")),
    ("gone", as_it_is, ShockOutput("shock_output", -5, ("white",))),
    ("no_room", as_it_is, ShockOutput("shock_output", 0, ("red",))),
    ("naught", as_it_is, Default("default", "red")),
    ("gone", as_it_is, Default("default", "white")),
    ("naught", as_it_is, Owe("debt", "red", 0)),
    ("naught", as_it_is, Lend("loan", ("red",), "blue", 0, 8)),
    ("same", as_it_is, Lend("loan", ("red",), "red", 9, 8)),
    ("at_war", at_war, Lend("loan", ("red",), "blue", 9, 8)),
    ("no_treaty", as_it_is, Reschedule("reschedule", "red", "blue", amount=5)),
    ("no_room", an_indemnity, Reschedule("reschedule", "red", "blue", amount=5)),
    ("no_forces", as_it_is, MoveQuality("forces_quality", "red", experience=5)),
    ("no_room", as_it_is, MoveQuality("forces_quality", "red")),
    ("no_forces", as_it_is, Disband("disband", "red")),
    ("no_forces", as_it_is, Withdraw("withdraw", "red", ("B",))),
    ("there_already", as_it_is, Mobilise("mobilise", "red", Footing.PEACE)),
    ("at_war", mobilised_at_war, Mobilise("mobilise", "red", Footing.PEACE)),
    ("gone", as_it_is, Mobilise("mobilise", "white")),
    ("gone", as_it_is, Plebiscite("plebiscite", "B", ("white",))),
    ("own", as_it_is, Plebiscite("plebiscite", "B", ("blue",))),
    ("own", as_it_is, Seize("seize", "red", ("A",), 5)),
    ("at_war", at_war, Seize("seize", "red", ("B",), 5)),
    ("not_held", red_holds_b, Seize("seize", "green", ("B",), 5)),
    ("too_weak", as_it_is, Seize("seize", "red", ("B",))),
    ("gone", as_it_is, Seize("seize", "white", ("B",), 5)),
    ("not_held", as_it_is, Recognise("recognise", "green", ("B",))),
    ("gone", as_it_is, Recognise("recognise", "white", ("B",))),
    ("gone", as_it_is, CivilWar("civil_war", "red", "white")),
    ("same", as_it_is, CivilWar("civil_war", "red", "red")),
    ("not_held", as_it_is, CivilWar("civil_war", "white", "red", ("B",))),
    ("there_already", at_civil_war, CivilWar("civil_war", "blue", "red")),
    ("there_already", a_body, Admit("membership", "red", "body", Rung.MEMBER)),
    ("outside", a_body, Admit("membership", "blue", "body")),
    ("naught", as_it_is, Money("money", "red", 0)),
    ("naught", as_it_is, OpenCrisis("crisis", "red", "blue")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "prepare", "effect"), CASES)
def test_an_effect_that_does_nothing_says_why(
    why: Why, prepare: Callable[[World], None], effect: Any
) -> None:
    world = a_world()
    prepare(world)
    before = world.state_hash()
    (record,) = engine.take_effect(world, an_event(), effect)
    assert isinstance(record, EffectVoid)
    assert (record.event, record.effect, record.reason, record.rest) == ("e", effect.do, why, False)
    assert world.state_hash() == before, "and nothing has changed"
    assert "could not be done" not in Presenter(world).record(record), "each reason has its sentence"


PARTLY: list[tuple[Why, Callable[[World], None], Any]] = [
    ("gone", as_it_is, Shock("shock", ("red", "white"), (), hardship=5)),
    ("gone", as_it_is, SignTreaty("treaty", TreatyKind.TRADE, ("red", "blue", "white"))),
    ("gone", as_it_is, OpenCrisis("crisis", "red", "blue", sum=5, convener="white")),
    ("own", as_it_is, Cede("cede", ("A", "B"), "red")),
    ("not_to_give", as_it_is, OpenCrisis("crisis", "red", "blue", cede=("B",), sum=5)),
    ("not_to_give", blue_under_red, BeginWar("war", "blue", "red", REBELLION, aims=("A",), free=True)),
    ("war_instead", at_war, OpenCrisis("crisis", "red", "blue", sum=5, convener="green")),
    ("not_theirs", as_it_is, SignTreaty("treaty", ZONE, ("red", "blue"), places=("A", "C"))),
    ("not_held", as_it_is, Found("state_born", "white", "red", ("A", "B"))),
    ("elsewhere", as_it_is, RaiseForces("forces", "red", "B", {"infantry_corps": 1})),
    ("no_port", as_it_is, RaiseForces("forces", "red", "A", {"infantry_corps": 1, "frigate_squadron": 1})),
]  # fmt: skip


@pytest.mark.parametrize(("why", "prepare", "effect"), PARTLY)
def test_an_effect_that_does_something_else_than_it_says_says_what(
    why: Why, prepare: Callable[[World], None], effect: Any
) -> None:
    world = a_world()
    prepare(world)
    records = engine.take_effect(world, an_event(), effect)
    assert {r.type for r in records} != {"effect_void"}, "the rest was done"
    assert [(r.reason, r.rest) for r in records if isinstance(r, EffectVoid)] == [(why, True)]


def an_event() -> EventDef:
    return EventDef("e", "E", "it happened", 0, 99, compile_expression("true", Signature()))


def test_every_reason_has_a_case_and_every_effect_can_say_one() -> None:
    seen = {why for why, _, _ in (*CASES, *PARTLY)}
    # all land has an owner; that no answer lies open is below; amounts are reckoned in test_staging.py
    assert set(get_args(Why)) - seen <= {"unowned", "no_option", "no_number", "cut"}
    assert {type(effect) for _, _, effect in CASES} == {e for e in EFFECTS if e.__name__ != "News"}


def test_an_event_whose_answers_are_all_shut_asks_nobody_and_says_so() -> None:
    world = a_world()
    shut = Option("o", "O", compile_expression("false", Signature()))
    records = engine.happen(world, replace(an_event(), ask="red", options=(shut,)))
    assert [r.reason for r in records if isinstance(r, EffectVoid)] == ["no_option"]
    assert world.questions == []


def test_an_intervention_goes_across_an_alliance_and_not_across_a_truce() -> None:
    for kind, reason, begins in (
        (TreatyKind.DEFENSIVE_ALLIANCE, MANDATE, True),
        (TreatyKind.DEFENSIVE_ALLIANCE, INVITATION, True),
        (TreatyKind.GUARANTEE, MANDATE, True),
        (TreatyKind.GUARANTEE, INVITATION, False),
        (TreatyKind.TRUCE, MANDATE, False),
        (TreatyKind.TRUCE, INVITATION, False),
    ):
        world = a_world()
        sign(world, kind, (RED, BLUE), subject=BLUE)
        BeginWar("war", "red", "blue", reason).apply(world)
        assert bool(world.wars) is begins, (kind, reason)


def test_who_is_put_back_on_the_ladder_is_not_told_to_be_let_in() -> None:
    world = a_world()
    a_body(world)
    (record,) = Admit("membership", "red", "body", Rung.OBSERVER).apply(world)
    assert "put back" in Presenter(world).record(record)


def test_a_rising_from_ground_held_without_title_is_one() -> None:
    world = a_world()
    world.controller[world.controller == BLUE] = GREEN
    records = BeginWar("war", "green", "blue", REBELLION, aims=("B",)).apply(world)
    assert "war_declared" in {r.type for r in records}


def test_what_a_void_names_is_told_by_name() -> None:
    world = a_world()
    told = Presenter(world).record(void(world, "unclaimed", [RED], [1]))
    assert "Red" in told
