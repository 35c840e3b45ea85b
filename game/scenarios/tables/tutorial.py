"""Reads lessons and hints, ``assets/tutorial.yaml``: what is said, lit, and shows that it was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from game.events.effects.marks import PowerId, SpotId
from game.scenarios.reading.paths import data_root
from game.scenarios.reading.problems import Positions, Problem, ScenarioError, Where
from game.scenarios.reading.yamlpos import read, validate
from game.world.constants.rulemarks import Name, Slug
from game.world.strict import Strict

MOST_WORDS: Final = 25  # of what a step says; a reason or a hint may have more
MOST_BESIDE: Final = 45


class Seen(StrEnum):
    """A screen that a lesson can speak of."""

    ATTACK = "attack"
    BUDGET = "budget"
    COUNSEL = "counsel"
    GOALS = "goals"
    HOME = "home"
    OFFER = "offer"
    PEACE = "peace"
    POWERS = "powers"
    QUESTION = "question"
    REPORT = "report"
    TABLE = "table"
    WAR = "war"
    WHY = "why"


class Pressed(StrEnum):
    """Something to press that a lesson can speak of."""

    ASK_WHY = "ask_why"
    BEGIN = "begin"
    BRIDGE = "bridge"
    CLOSE = "close"
    CRISIS = "crisis"
    DRAFT = "draft"
    FINISH = "finish"
    FORCE = "force"
    SEAL = "seal"
    UNDO = "undo"
    WAR = "war"


class Moment(StrEnum):
    """A part of the quarter in which a seat is asked."""

    POLITICS = "politics"
    OFFERS = "offers"  # a conference's first papers
    FINAL = "final"  # and its last
    MONTH = "month"  # another round of operations than that in which the step began
    QUARTER = "quarter"  # another quarter


class Ordered(StrEnum):
    """An order that a lesson can speak of."""

    ATTACK = "attack"
    CALL_CONFERENCE = "call_conference"
    CHOOSE_OPTION = "choose_option"
    DECLARE_WAR = "declare_war"
    MOVE = "move"
    PLEDGE = "pledge"
    PROPOSE_SETTLEMENT = "propose_settlement"
    PROPOSE_TREATY = "propose_treaty"
    SET_BUDGET = "set_budget"
    SET_COURSE = "set_course"
    SET_NAVAL_MISSION = "set_naval_mission"
    SET_STANCE = "set_stance"
    TAKE_POSITION = "take_position"
    VOTE_SETTLEMENT = "vote_settlement"


class Recorded(StrEnum):
    """A line of the chronicle that a lesson can speak of."""

    BATTLE_FOUGHT = "battle_fought"
    CONFERENCE_CALLED = "conference_called"
    CONFERENCE_SAT = "conference_sat"
    CRISIS_OPENED = "crisis_opened"
    FORCE_MOVED = "force_moved"
    MISSION_SET = "mission_set"
    PAPERS_OPENED = "papers_opened"
    PAPER_SEALED = "paper_sealed"
    PEACE_SIGNED = "peace_signed"
    SIEGE_ADVANCED = "siege_advanced"
    STANCE_SET = "stance_set"
    TREATY_SIGNED = "treaty_signed"
    WAR_DECLARED = "war_declared"
    WAR_JOINED = "war_joined"


class Waiting(StrEnum):
    """What waits for the seat's answer."""

    BODY = "body"
    CABINET = "cabinet"
    OFFER = "offer"
    QUESTION = "question"
    TABLE = "table"


class Laid(StrEnum):
    """A card that lies on the agenda."""

    CHANCE = "chance"
    GOAL = "goal"
    HOME = "home"
    LETTER = "letter"
    RIPENING = "ripening"
    SHADOW = "shadow"


@dataclass(frozen=True, slots=True)
class Sign(Strict):
    """What shows that a step was done, or that a hint is due: one of these, since the step began."""

    opens: Seen | None = None
    leaves: Seen | None = None
    presses: Pressed | None = None
    orders: Ordered | None = None  # the seat gave such an order
    records: Recorded | None = None  # the seat read such a line
    comes: Moment | None = None
    waits: Waiting | None = None
    card: Laid | None = None
    holds: bool = False  # own forces are in hand
    undoes: bool = False  # an order was taken back
    sinks: bool = False  # more is spent than comes in
    # and what must be so besides
    ours: bool = False  # the line names the seat
    at: SpotId | None = None  # where an attack, a march or a battle led
    has: dict[Slug, str | int | bool] = field(default_factory=dict)  # fields of the order or the line


KINDS: Final = (
    "opens", "leaves", "presses", "orders", "records", "comes", "waits", "card", "holds", "undoes", "sinks"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Light(Strict):
    """What is lit: something to press, what gives an order, a whole sheet, or a hex of the map."""

    presses: Pressed | None = None
    orders: Ordered | None = None
    has: dict[Slug, str | int | bool] = field(default_factory=dict)  # with these fields
    sheet: Slug | None = None  # by its name
    at: SpotId | None = None  # a town, or the middle of a province


LIGHTS: Final = ("presses", "orders", "sheet", "at")


@dataclass(frozen=True, slots=True)
class Step(Strict):
    """One step of a lesson."""

    id: Slug
    text: Annotated[str, Field(min_length=1, max_length=240)]
    why: Annotated[str, Field(min_length=1, max_length=400)]
    hint: Annotated[str, Field(min_length=1, max_length=400)]  # after twenty seconds
    done: tuple[Sign, ...]  # any of them
    lit: tuple[Light, ...] = ()  # the first that is there


@dataclass(frozen=True, slots=True)
class Lesson(Strict):
    """A lesson: a campaign that begins on some eve, and steps in it."""

    id: Slug
    title: Name
    about: Annotated[str, Field(max_length=400)]
    scenario: Slug  # a folder in `assets/lessons`, or a scenario there is
    power: PowerId
    seed: Annotated[int, Field(ge=0)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    steps: tuple[Step, ...]
    end: Annotated[str, Field(max_length=400)]  # what is said when all is done
    begins: Moment = Moment.POLITICS  # what lies before in the first quarter is left undone


@dataclass(frozen=True, slots=True)
class Hint(Strict):
    """Something said once, when it first occurs; never to whoever did it unasked."""

    id: Slug
    title: Name
    text: Annotated[str, Field(max_length=400)]
    when: tuple[Sign, ...]  # any of them
    retires: tuple[Sign, ...] = ()  # whoever did one of these needs no hint


@dataclass(frozen=True, slots=True)
class Tutorial(Strict):
    """The file ``assets/tutorial.yaml``."""

    lessons: tuple[Lesson, ...]
    hints: tuple[Hint, ...] = ()


@lru_cache(maxsize=2)
def load_tutorial(path: Path | None = None) -> Tutorial:
    """The lessons and hints in a file, or the shipped one; raises `ScenarioError` with every mistake."""
    data, positions = read(path or data_root() / "assets" / "tutorial.yaml")
    found: Tutorial = validate(Tutorial, data, positions)
    problems = [*_told_twice(found, positions), *_lengths(found, positions), *_signs(found, positions)]
    if not found.lessons:
        problems.append(positions.problem(("lessons",), "there is no lesson", "the title leads to the first"))
    if problems:
        raise ScenarioError(problems)
    return found


def _told_twice(found: Tutorial, positions: Positions) -> Iterator[Problem]:
    """Ids that stand twice in their list."""
    lists: list[tuple[Where, list[str]]] = [
        (("lessons",), [lesson.id for lesson in found.lessons]),
        (("hints",), [hint.id for hint in found.hints]),
        *((("lessons", n, "steps"), [s.id for s in lesson.steps]) for n, lesson in enumerate(found.lessons)),
    ]
    for where, ids in lists:
        for number, name in enumerate(ids):
            if name in ids[:number]:
                yield positions.problem(
                    (*where, number, "id"), f"`{name}` stands here twice", "name it otherwise"
                )


def _lengths(found: Tutorial, positions: Positions) -> Iterator[Problem]:
    """Texts that nobody would read to their end."""
    said: list[tuple[Where, str, int]] = []
    for n, lesson in enumerate(found.lessons):
        said.append((("lessons", n, "end"), lesson.end, MOST_BESIDE))
        for m, step in enumerate(lesson.steps):
            way: Where = ("lessons", n, "steps", m)
            said.append(((*way, "text"), step.text, MOST_WORDS))
            said += [((*way, key), getattr(step, key), MOST_BESIDE) for key in ("why", "hint")]
    said += [(("hints", n, "text"), hint.text, MOST_BESIDE) for n, hint in enumerate(found.hints)]
    for where, text, most in said:
        if (count := len(text.split())) > most:
            yield positions.problem(where, f"{count} words", f"say it in {most}")


def _signs(found: Tutorial, positions: Positions) -> Iterator[Problem]:
    """Signs and lights that say nothing, or two things at once; what has no steps or no end."""
    parts: list[tuple[Where, Sign | Light]] = []
    for n, lesson in enumerate(found.lessons):
        if not lesson.steps:
            yield positions.problem(("lessons", n, "steps"), "no steps", "give it at least one")
        for m, step in enumerate(lesson.steps):
            way: Where = ("lessons", n, "steps", m)
            if not step.done:
                yield positions.problem((*way, "done"), "nothing shows that it was done", "give it a sign")
            parts += [((*way, "done", k), sign) for k, sign in enumerate(step.done)]
            parts += [((*way, "lit", k), light) for k, light in enumerate(step.lit)]
    for n, hint in enumerate(found.hints):
        parts += [(("hints", n, "when", k), sign) for k, sign in enumerate(hint.when)]
        parts += [(("hints", n, "retires", k), sign) for k, sign in enumerate(hint.retires)]
    for where, part in parts:
        kinds = KINDS if isinstance(part, Sign) else LIGHTS
        said = [f.name for f in fields(part) if f.name in kinds and getattr(part, f.name)]
        if len(said) != 1:
            what = "this says nothing" if not said else f"`{said[0]}` and `{said[1]}` at once"
            yield positions.problem(where, what, f"just one of {', '.join(kinds)}")
