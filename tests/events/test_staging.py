"""Effects with a condition, for each of some powers, with reckoned amounts, later; several asked at once."""

from __future__ import annotations

from typing import Any

import pytest

from game.events import engine
from game.events.effects.home import Money, News, RaiseForces, SetFlag, Shock
from game.events.effects.treaties import SignTreaty
from game.events.effects.void import EffectVoid
from game.events.engine import ChooseOption, EventBook, EventDef, Option, OptionChosen
from game.events.expressions.conditions import signature
from game.events.expressions.language import Expression, compile_expression
from game.events.staging import Reckoned, Staged
from game.words import Rank, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.world import World
from tests.kit import BLUE, GREEN, POWERS, RED, WHITE, small_world

DICE = Dice(7)
KNOWN = signature(POWERS, "ABC", ["e", "f"])


def a_world() -> World:
    """Red and blue are great, green is not; white has ended."""
    world = small_world("......\n......", "AABBCC\nAABBCC", {"B": "blue", "C": "green"})
    world.powers[WHITE].exists = False
    world.powers[RED].rank = world.powers[BLUE].rank = Rank.GREAT
    world.powers[GREEN].rank = Rank.MINOR
    world.turn = 0
    return world


def said(text: str, result: str = "bool") -> Expression:
    return compile_expression(text, KNOWN, result)


def event(**facts: Any) -> EventDef:
    return EventDef("e", "E", "it happened", 0, 99, said(facts.pop("when", "true")), **facts)


def hardship(world: World) -> list[int]:
    return [state.hardship for state in world.powers]


def moved(world: World, before: list[int]) -> list[int]:
    return [new - old for new, old in zip(hardship(world), before, strict=True)]


# --- effects ------------------------------------------------------------------------------------------


def test_an_effect_with_a_condition_is_carried_out_where_it_holds() -> None:
    world, before = a_world(), hardship(a_world())
    for text in ("exists(white)", "exists(green)", "1 / (turn - turn) == 1"):
        effect = Staged(Shock("shock", ("red",), hardship=50), said(text))
        engine.carry_out(world, event(), effect)
    assert moved(world, before) == [50, 0, 0, 0]


def test_an_effect_is_carried_out_for_each_power_of_a_scope() -> None:
    world, before = a_world(), hardship(a_world())
    news = Staged(News("news", "{each} mourns."), each=said("neighbours(blue)", "powers"))
    told = engine.carry_out(world, event(), news)
    names = [f"{{{world.roster[power].id}}}" for power in (RED, GREEN)]  # what they are called is looked up
    assert [getattr(record, "text", "") for record in told] == [f"{name} mourns." for name in names]
    (heard,) = engine.carry_out(world, event(), Staged(news.effect, each=("asked",)), "blue")
    assert getattr(heard, "text", "") == f"{{{world.roster[BLUE].id}}} mourns."
    shock = Shock("shock", ("each",), hardship=50)
    engine.carry_out(world, event(), Staged(shock, said("is_great(each)"), each=("red", "green")))
    assert moved(world, before) == [50, 0, 0, 0]


def test_an_amount_is_reckoned_from_the_world_when_the_effect_is_due() -> None:
    world = a_world()
    world.powers[RED].treasury = 4_001
    amount = Reckoned("amount", said("0.25 * treasury(red) - 100", "num"), -(10**9), 10**9)
    (record,) = engine.carry_out(world, event(), Staged(Money("money", "red", "?"), amounts=(amount,)))
    assert (record.type, world.powers[RED].treasury) == ("money", 4_001 + 900)


@pytest.mark.parametrize(
    ("text", "reasons", "change"),
    [
        ("30 * 1000", ["cut"], 10_000),
        ("1 / (turn - turn)", ["no_number"], 0),
        ("0 * year", ["no_room"], 0),
        ("0.5 * 301", [], 151),
    ],
)
def test_an_amount_out_of_bounds_or_without_an_answer_says_so(
    text: str, reasons: list[str], change: int
) -> None:
    world = a_world()
    world.powers[RED].hardship = 0
    amount = Reckoned("hardship", said(text, "num"), -10_000, 10_000)
    done = engine.carry_out(world, event(), Staged(Shock("shock", ("red",)), amounts=(amount,)))
    assert [r.reason for r in done if isinstance(r, EffectVoid)] == reasons
    assert world.powers[RED].hardship == change


def test_forces_by_kind_are_reckoned_one_by_one() -> None:
    world = a_world()
    amounts = tuple(
        Reckoned("army", said(text, "num"), 0, 12, of=kind)
        for kind, text in (("cavalry_corps", "turn + 2"), ("artillery_corps", "turn"))
    )
    rising = RaiseForces(
        "forces", "red", "A", {"infantry_corps": 1, "cavalry_corps": "?", "artillery_corps": "?"}
    )
    engine.carry_out(world, event(), Staged(rising, amounts=amounts))
    assert sorted(f.kind for f in world.forces.values()) == [
        "cavalry_corps",
        "cavalry_corps",
        "infantry_corps",
    ]
    nobody = RaiseForces("forces", "red", "A", {"cavalry_corps": "?"})
    amount = Reckoned("army", said("turn", "num"), 0, 12, of="cavalry_corps")
    (told,) = engine.carry_out(world, event(), Staged(nobody, amounts=(amount,)))
    assert isinstance(told, EffectVoid)
    assert told.reason == "naught"


def test_how_long_a_treaty_lasts_may_be_reckoned() -> None:
    world = a_world()
    world.turn = 3
    truce = SignTreaty("treaty", TreatyKind.TRUCE, ("red", "blue"), quarters="?")
    amount = Reckoned("quarters", said("2 * turn", "num"), 0, 400)
    engine.carry_out(world, event(), Staged(truce, amounts=(amount,)))
    (signed,) = world.treaties.values()
    assert signed.until == 3 + 6


def test_what_comes_later_comes_after_so_many_quarters_and_once() -> None:
    world, before = a_world(), hardship(a_world())
    late = Staged(Shock("shock", ("red",), hardship=50), said("exists(blue)"), after=3)
    book = EventBook((event(effects=(late,)),))
    seen = []
    for turn in range(8):
        world.turn = turn
        engine.run_events(world, DICE, book)
        seen.append(moved(world, before)[RED])
    assert seen == [0, 0, 0, 50, 50, 50, 50, 50]


def test_what_an_answer_brings_later_counts_from_the_answer_and_only_if_it_was_given() -> None:
    late = Staged(Shock("shock", ("red",), hardship=50), after=2)
    for choice, change in (("aye", 50), ("no", 0)):
        world, before = a_world(), hardship(a_world())
        book = EventBook(
            (event(ask="red", options=(Option("aye", "Aye", None, (late,)), Option("no", "No"))),)
        )
        engine.run_events(world, DICE, book)
        engine.apply_choose_option(world, DICE, book, ChooseOption(RED, "e", choice))
        for turn in (1, 2, 3):
            world.turn = turn
            engine.run_events(world, DICE, book)
        assert moved(world, before)[RED] == change


# --- events -------------------------------------------------------------------------------------------


def about(power: str, group: str) -> EventDef:
    shock = Shock("shock", (power,), hardship=50)
    return EventDef(
        f"e:{power}", "E", "it happened", 0, 99, said("true"), effects=(shock,), subject=power, family="e",
        among=said(group, "powers"),
    )  # fmt: skip


def test_an_event_about_a_scope_happens_to_those_in_it_today() -> None:
    world, before = a_world(), hardship(a_world())
    book = EventBook(tuple(about(power, "great_powers()") for power in POWERS))
    engine.run_events(world, DICE, book)
    assert moved(world, before) == [50, 50, 0, 0]
    world.turn, world.powers[GREEN].rank = 1, Rank.GREAT
    engine.run_events(world, DICE, book)
    assert moved(world, before) == [50, 50, 50, 0]


def poll(asks: Any) -> EventBook:
    """Each that is asked may give money of its own, or set a flag."""
    pay = Option("pay", "Pay", said("treasury(asked) >= 100"),
                 (Staged(Money("money", "asked", -100)),), said("treasury(asked) / 10", "num"))  # fmt: skip
    return EventBook(
        (event(asks=asks, options=(pay, Option("wait", "Wait", None, (SetFlag("flag", "x"),)))),)
    )


def test_several_are_asked_at_once_and_each_answers_for_itself() -> None:
    world = a_world()
    world.powers[RED].treasury, world.powers[BLUE].treasury = 500, 50
    book = poll(said("great_powers()", "powers"))
    engine.run_events(world, DICE, book)
    assert [(q.power, q.options) for q in world.questions] == [(RED, ("pay", "wait")), (BLUE, ("wait",))]
    assert engine.option_weights(View(world, RED), book, world.questions[0]) == {"pay": 50, "wait": 100}
    assert engine.check_choose_option(View(world, GREEN), ChooseOption(GREEN, "e", "wait")) is not None
    engine.apply_choose_option(world, DICE, book, ChooseOption(RED, "e", "pay"))
    assert [q.power for q in world.questions] == [BLUE]
    chosen = [r for r in engine.settle_questions(world, DICE, book) if isinstance(r, OptionChosen)]
    assert [(r.power, r.option) for r in chosen] == [("blue", "wait")]
    assert (world.powers[RED].treasury, world.powers[BLUE].treasury) == (400, 50)
    assert {"chose:e:pay:red", "chose:e:wait:blue", "chose:e:pay", "chose:e:wait"} <= world.flags.keys()
    assert "chose:e:pay:blue" not in world.flags


def test_those_who_are_no_more_are_not_asked_and_nobody_left_is_no_event() -> None:
    world = a_world()
    engine.run_events(world, DICE, poll(("white", "green")))
    assert [q.power for q in world.questions] == [GREEN]
    world = a_world()
    assert engine.run_events(world, DICE, poll(("white",))) == []


def test_who_is_asked_may_be_told_by_the_event_alone() -> None:
    (asks_some,), (asks_one,) = poll(("red", "blue")).events, (event(ask="red"),)
    assert [asks_some.may_ask(power) for power in POWERS] == [True, True, False, False]
    assert [asks_one.may_ask(power) for power in POWERS] == [True, False, False, False]
    (by_scope,) = poll(said("great_powers()", "powers")).events
    assert by_scope.may_ask("green"), "it may have been great when it was asked"
