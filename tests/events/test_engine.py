"""Events happen when window, condition and dice allow, ask whom they must, and never break the world."""

from __future__ import annotations

from typing import Any

import pytest

from game.events import engine
from game.events.effects.bonds import Found
from game.events.effects.home import Money, SetFlag, Shock
from game.events.effects.table import EFFECTS
from game.events.effects.treaties import SignTreaty
from game.events.effects.war import BeginWar, EndWar
from game.events.engine import ChooseOption, EventBook, EventDef, Option
from game.events.expressions.conditions import FUNCTIONS, NAMES, Answers, signature
from game.events.expressions.language import Expression, compile_expression
from game.events.staging import plain
from game.politics.treaties import claims
from game.politics.war.consequences.endings import WarLapsed
from game.politics.war.outbreak.war import begin_war
from game.rules.orders import Code
from game.scenarios.load import load_scenario, scenario_ids
from game.words import CasusBelli, CrisisEnd, PlaceKind, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.treaties import Question
from game.world.state.world import Settings, World
from tests.kit import BLUE, GREEN, POWERS, RED, WHITE, among, small_world

DICE = Dice(7)
KNOWN = signature(POWERS, "ABC", ["e", "f"])


def world_of_three() -> World:
    """Red, blue and green, a province each; white, which has none, has ended."""
    world = small_world("......\n......", "AABBCC\nAABBCC", {"B": "blue", "C": "green"})
    world.powers[WHITE].exists = False
    return world


def said(text: str, result: str = "bool") -> Expression:
    return compile_expression(text, KNOWN, result)


def event(name: str = "e", when: str = "true", **facts: Any) -> EventDef:
    return EventDef(
        name, name.upper(), "it happened", facts.pop("first", 0), facts.pop("last", 99), said(when), **facts
    )


def asking(*options: Option, **facts: Any) -> EventDef:
    return event(ask="red", options=options, **facts)


def words(records: list[Any]) -> list[str]:
    return [record.type for record in records]


def reasons(records: list[Any]) -> list[str]:
    """Why nothing came of an effect, where all it left says so."""
    assert set(words(records)) == {"effect_void"}
    return [record.reason for record in records]


# --- when ---------------------------------------------------------------------------------------------


def test_an_event_happens_once_inside_its_window() -> None:
    world, book = world_of_three(), EventBook((event(first=5, last=6),))
    happened = []
    for turn in range(4, 9):
        world.turn = turn
        happened += [turn] * len(engine.run_events(world, DICE, book))
    assert happened == [5]
    assert world.fired == {"e": 5}


def test_an_event_comes_back_after_its_cooldown() -> None:
    world, book = world_of_three(), EventBook((event(cooldown=3),))
    turns = []
    for turn in range(8):
        world.turn = turn
        turns += [turn] * len(engine.run_events(world, DICE, book))
    assert turns == [0, 3, 6]


def test_an_event_whose_condition_play_removed_does_not_happen() -> None:
    world, book = world_of_three(), EventBook((event(when="owns(blue, B)"),))
    world.places.owner[1] = RED
    assert engine.run_events(world, DICE, book) == []


def test_a_condition_without_an_answer_does_not_hold() -> None:
    assert (
        engine.run_events(
            world_of_three(), DICE, EventBook((event(when="1 / treasury(green) * 0 / 0 == 1"),))
        )
        == []
    )


def test_a_chance_can_be_reckoned_from_the_world_as_it_is() -> None:
    risen = event(chance=said("max(0, 6000 - legitimacy(red)) / 2", "num"))
    w = world_of_three()
    w.powers[RED].legitimacy = 4_000
    assert engine.chance_now(w, risen) == 1_000
    w.powers[RED].legitimacy = 9_000
    assert engine.chance_now(w, risen) == 0
    w.powers[RED].exists = False
    assert engine.chance_now(w, event(chance=said("strength(red) / 0", "num"))) == 0


def test_a_chance_of_a_quarter_comes_about_every_fourth_time() -> None:
    book = EventBook((event(chance=2500),))
    count = 0
    for seed in range(400):
        count += len(engine.run_events(world_of_three(), Dice(seed), book))
    assert 70 <= count <= 130


def test_an_event_about_a_power_that_is_no_more_does_not_happen() -> None:
    world = world_of_three()
    world.places.owner[2] = RED
    world.controller[world.controller == GREEN] = RED
    world.powers[GREEN].exists = False
    assert engine.run_events(world, DICE, EventBook((event(subject="green"),))) == []


# --- questions ----------------------------------------------------------------------------------------


def two_answers() -> EventDef:
    return asking(
        Option("pay", "Pay", said("treasury(red) >= 100"), (Money("money", "red", -100),), said("10", "num")),
        Option("wait", "Wait", None, (SetFlag("flag", "waited"),), said("treasury(red) / 1000", "num")),
    )


def test_a_power_is_asked_and_its_answer_takes_effect() -> None:
    world, book = world_of_three(), EventBook((two_answers(),))
    engine.run_events(world, DICE, book)
    order = ChooseOption(RED, "e", "pay")
    assert engine.check_choose_option(View(world, RED), order) is None
    before = world.powers[RED].treasury
    assert words(engine.apply_choose_option(world, DICE, book, order)) == ["option_chosen", "money"]
    assert world.powers[RED].treasury == before - 100
    assert world.questions == []
    answers = Answers(world)
    assert said("chose(e, 'pay') and not chose(e, 'wait')").holds(answers.scope(said("chose(e, 'pay')")))


def test_wrong_answers_are_refused() -> None:
    world, book = world_of_three(), EventBook((two_answers(),))
    refused = engine.check_choose_option(View(world, RED), ChooseOption(RED, "e", "pay"))
    assert refused is not None
    assert refused.code is Code.NO_SUCH_QUESTION
    engine.run_events(world, DICE, book)
    for power, option, code in ((RED, "flee", Code.NO_SUCH_OPTION), (BLUE, "pay", Code.NO_SUCH_QUESTION)):
        refused = engine.check_choose_option(View(world, power), ChooseOption(power, "e", option))
        assert refused is not None
        assert refused.code is code


def test_silence_takes_the_first_open_option() -> None:
    world, book = world_of_three(), EventBook((two_answers(),))
    world.powers[RED].treasury = 50
    engine.run_events(world, DICE, book)
    assert world.questions[0].options == ("wait",)
    records = engine.settle_questions(world, DICE, book)
    assert [getattr(r, "option", "") for r in records] == ["wait"]
    assert "waited" in world.flags
    assert world.questions == []


def test_weights_are_judged_on_the_view_and_only_of_open_options() -> None:
    world, book = world_of_three(), EventBook((two_answers(),))
    engine.run_events(world, DICE, book)
    question = world.questions[0]
    assert engine.option_weights(View(world, RED), book, question) == {"pay": 10, "wait": 10}
    world.powers[RED].treasury = 0
    assert engine.option_weights(world, book, question) == {"wait": 0}


def test_a_question_to_a_power_that_ended_lapses() -> None:
    world, book = world_of_three(), EventBook((two_answers(),))
    engine.run_events(world, DICE, book)
    world.powers[RED].exists = False
    assert engine.settle_questions(world, DICE, book) == []
    assert world.questions == []


def test_a_view_knows_what_happened() -> None:
    world = world_of_three()
    engine.run_events(world, DICE, EventBook((event(),)))
    asked = said("has_happened(e) and not has_happened(f) and quarters_since(e) == 0")
    answers = Answers(View(world, BLUE))
    assert asked.holds(answers.scope(asked))


@pytest.mark.parametrize(
    ("ends", "settled"),
    [
        ((), False),
        ((CrisisEnd.SETTLED,), True),
        ((CrisisEnd.GAVE_IN,), True),
        ((CrisisEnd.LAPSED,), False),
        ((CrisisEnd.SETTLED, None), False),
        ((CrisisEnd.WAR, CrisisEnd.ENFORCED), True),
    ],
)
def test_a_quarrel_is_settled_if_its_last_crisis_ended_as_decided(
    ends: tuple[CrisisEnd | None, ...], settled: bool
) -> None:
    world = world_of_three()
    for number, end in enumerate(ends):
        world.crises[number] = Crisis(
            number,
            "A Question",
            number,
            RED,
            BLUE,
            CasusBelli.CLAIM,
            (),
            end=number if end else -1,
            outcome=end,
        )
    asked = said("settled(blue, red)")
    answers = Answers(world)
    assert asked.holds(answers.scope(asked)) == settled


# --- the real book ------------------------------------------------------------------------------------


def test_every_function_answers_for_a_world_and_for_a_view() -> None:
    world, _ = load_scenario("1815", 7, Settings())
    samples = {
        "power": "austria", "place": "lombardy", "event": "zollverein", "treaty": "trade", "str": "x",
        "bond": "suzerain", "rank": "great", "casus": "claim", "body": "concert_of_europe", "pact": "cracow",
        "pathology": "cartel", "clause": "veto",
    }  # fmt: skip
    known = signature(
        [f.id for f in world.roster],
        [p.id for p in world.map.places if p.kind is PlaceKind.LAND],
        ["zollverein"],
        bodies=["concert_of_europe"],
        pacts=["cracow"],
    )
    kinds = {"num": int, "bool": bool, "powers": tuple}
    for reader in (world, View(world, 0)):
        answers = Answers(reader, "austria")
        for function in FUNCTIONS.values():
            given = ", ".join(
                f"'{samples[kind]}'" if kind in samples else "great_powers()" for kind in function.arguments
            )
            asked = compile_expression(f"{function.name}({given})", known, function.result)
            value = asked.value(answers.scope(asked))
            assert isinstance(value, kinds.get(function.result, str)), function.name
        for name in NAMES.values():
            asked = compile_expression(name.name, known, name.result)
            asked.value(answers.scope(asked))


def book_of(scenario: str) -> EventBook:
    return load_scenario(scenario, 7, Settings())[1]


def asked_in(world: World, happening: EventDef) -> list[str]:
    """Whom an event asks, there or not; each of several in turn."""
    several = engine.asked_by(Answers(world, happening.subject, happening.ask), happening)
    return several or [happening.ask]


@pytest.mark.parametrize(
    ("scenario", "name"), [(scenario, e.id) for scenario in scenario_ids() for e in book_of(scenario).events]
)
def test_every_event_and_every_option_leaves_a_sound_world(scenario: str, name: str) -> None:
    start, book = load_scenario(scenario, 7, Settings())
    start.turn = 60
    happening = book.by_id[name]
    for option in happening.options or (None,):
        world = start.copy()
        engine.happen(world, happening)
        world.check_invariants()
        if option is None:
            continue
        for who in asked_in(start, happening):
            asked = Answers(world).power(who)
            world.questions = [Question(name, asked, world.turn, (option.id,))]
            engine.apply_choose_option(world, DICE, book, ChooseOption(asked, name, option.id))
            world.check_invariants()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("scenario", scenario_ids())
def test_all_events_in_any_order_leave_a_sound_world(scenario: str, seed: int) -> None:
    world, book = load_scenario(scenario, seed, Settings())
    dice = Dice(seed)
    for number, name in enumerate(dice.shuffled(0, list(book.by_id), "trial")):
        world.turn = number
        engine.happen(world, book.by_id[name])
        for question in list(world.questions):
            option = question.options[dice.below(number, len(question.options), "trial", question.event)]
            engine.apply_choose_option(
                world, dice, book, ChooseOption(question.power, question.event, option)
            )
        engine.run_events(world, dice, EventBook())
        world.check_invariants()


@pytest.mark.parametrize("scenario", scenario_ids())
def test_no_event_of_the_book_makes_an_aggressor(scenario: str) -> None:
    start, book = load_scenario(scenario, 7, Settings())
    for happening in book.events:
        world = start.copy()
        engine.happen(world, happening)
        for asked in asked_in(start, happening):
            for effect in (effect for option in happening.options for effect in option.effects):
                engine.carry_out(world, happening, effect, asked)
        assert {w.aggressor for w in world.wars.values()} <= {-1}, happening.id


def test_every_effect_has_a_word_and_a_sentence() -> None:
    assert len({effect.__name__ for effect in EFFECTS}) == len(EFFECTS)
    for effect in EFFECTS:
        assert (effect.__doc__ or "").endswith(".")


@pytest.mark.parametrize("scenario", scenario_ids())
def test_the_same_seed_tells_the_same_story(scenario: str) -> None:
    stories = []
    for _ in range(2):
        world, book = load_scenario(scenario, 3, Settings())
        for turn in range(60):
            world.turn = turn
            engine.run_events(world, Dice(3), book)
            engine.settle_questions(world, Dice(3), book)
        stories.append((dict(world.fired), world.state_hash()))
    assert stories[0] == stories[1]
    assert stories[0][0]


# --- rebels -------------------------------------------------------------------------------------------


def rising(world: World, **facts: Any) -> None:
    """Green ends and rises again in blue's province B."""
    world.places.owner[2] = BLUE
    world.controller[world.controller == GREEN] = BLUE
    engine.run_events(world, DICE, EventBook())
    assert not world.powers[GREEN].exists
    Found("state_born", "green", "blue", ("C",), army={"infantry_corps": 1}, **facts).apply(world)
    BeginWar("war", "green", "blue", CasusBelli.REBELLION, aims=("C",)).apply(world)


def test_rebels_hold_their_ground_without_title() -> None:
    world = world_of_three()
    rising(world)
    world.check_invariants()
    assert int(world.places.owner[2]) == BLUE
    assert queries.holder_of(world, 2) == GREEN
    assert queries.at_war(world, GREEN, BLUE)
    assert [f.power for f in world.forces.values()] == [GREEN]
    assert world.wars[max(world.wars)].aims[0].place == 2


def test_beaten_rebels_are_no_more_and_their_war_is_over() -> None:
    world = world_of_three()
    rising(world)
    world.controller[world.controller == GREEN] = BLUE
    records = engine.run_events(world, DICE, EventBook())
    assert words(records) == ["war_lapsed", "state_ended"]
    (lapsed,) = among(records, WarLapsed)
    assert (lapsed.power, lapsed.first, lapsed.second) == ("green", ("green",), ("blue",))
    assert not world.powers[GREEN].exists
    assert not world.forces
    assert all(w.is_over for w in world.wars.values())
    world.check_invariants()


def test_an_event_that_ends_a_war_names_its_reason_and_leaves_every_other_war_alone() -> None:
    world = world_of_three()
    war = begin_war(world, RED, BLUE, CasusBelli.CLAIM, (), aggressor=RED)[0]
    asked = said("at_war_for(red, blue, invitation)")
    answers = Answers(world, "red")
    assert not asked.holds(answers.scope(asked))
    assert reasons(EndWar("peace", "red", "blue", CasusBelli.INVITATION).apply(world)) == ["no_war"]
    assert not war.is_over
    asked = said("at_war_for(blue, red, claim)")
    assert asked.holds(answers.scope(asked)), "whoever is named first"
    assert EndWar("peace", "red", "blue", CasusBelli.CLAIM).apply(world)
    assert war.is_over


@pytest.mark.parametrize("scenario", scenario_ids())
def test_every_event_that_ends_a_war_says_which(scenario: str) -> None:
    _, book = load_scenario(scenario, 7, Settings())
    for event in book.events:
        for effect in (*event.effects, *(e for option in event.options for e in option.effects)):
            ends = plain(effect)
            assert not isinstance(ends, EndWar) or ends.reason is not None, event.id


def test_a_state_born_with_title_owns_its_land() -> None:
    world = world_of_three()
    rising(world, title=True)
    assert int(world.places.owner[2]) == GREEN
    world.check_invariants()


def test_shocks_stay_within_bounds() -> None:
    world = world_of_three()
    Shock("shock", ("red", "blue"), (), hardship=99_999, legitimacy=-99_999, unrest=99_999).apply(world)
    world.check_invariants()
    assert world.powers[RED].legitimacy == 0
    assert int(world.places.unrest[0]) == 10_000
    assert int(world.places.unrest[2]) == 0


def test_an_event_signs_a_restraint_only_about_a_third_state() -> None:
    world, _ = load_scenario("1815", 3, Settings())
    austria, russia, parma = (queries.power_of(world, name) for name in ("austria", "russia", "parma"))
    pair = ("austria", "russia")
    for kind, about in (
        (TreatyKind.SELF_DENIAL, None), (TreatyKind.SELF_DENIAL, "russia"), (TreatyKind.TRADE, "parma"),
    ):  # fmt: skip
        assert reasons(SignTreaty("treaty", kind, pair, about=about).apply(world)) == ["third_party"]
    claims.add_claim(world, russia, queries.owned_by(world, parma)[0], 4_000)
    records = SignTreaty("treaty", TreatyKind.SELF_DENIAL, pair, about="parma").apply(world)
    assert [r.type for r in records] == ["treaty_signed", "claim_dropped"]
    assert [t.about for t in queries.treaties_between(world, austria, russia, TreatyKind.SELF_DENIAL)] == [
        parma
    ]
