"""The event engine: what happens by itself, when its time, its conditions and the dice allow it.

An event has a window of turns, a condition and a chance a quarter. What has effects of its own takes effect
when it happens; what has options puts a question to one power, which any seat answers with the order
`ChooseOption` in the politics phase. Who says nothing takes the first option on the list that was open to
him. An event whose conditions play has removed does not happen (docs/events.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from game.events.conditions import Answers, option_flag
from game.events.effects import Effect
from game.events.language import EvaluationError, Expression
from game.events.states import end_landless
from game.events.void import gone, stamped, void
from game.politics.war import settlement
from game.rules.orders import Code, Order, Refusal, refuse
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.state.reader import Reader
from game.world.state.treaties import Question
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer an event. ``meaning`` says how each logic reads it, by the logic's word."""

    id: str
    label: str
    condition: Expression | None = None  # None: always open
    effects: tuple[Effect, ...] = ()
    weight: Expression | None = None  # how much an AI likes it; None: 100
    meaning: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class EventDef:
    """Something that may happen. ``ask`` is the power that chooses among the options, '' for nobody.

    ``first`` and ``last`` are turns; ``chance`` is permyriad a quarter while the condition holds;
    ``cooldown`` is quarters before it may happen again, 0 for once in a campaign. ``family`` is the
    event's id in its file and ``subject`` the power it is about, for events written once for several powers.
    """

    id: str
    title: str
    text: str
    first: int
    last: int
    condition: Expression
    chance: int = 10_000
    cooldown: int = 0
    effects: tuple[Effect, ...] = ()
    ask: str = ""
    options: tuple[Option, ...] = ()
    subject: str = ""
    family: str = ""

    def option(self, name: str) -> Option:
        """The option with this id; KeyError if there is none."""
        for option in self.options:
            if option.id == name:
                return option
        raise KeyError(name)


@dataclass(frozen=True)
class EventBook:
    """All events of a scenario, in the order of its files."""

    events: tuple[EventDef, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, EventDef]:
        """Events by their ids."""
        return {event.id: event for event in self.events}

    def puts(self, question: Question) -> bool:
        """Whether a question is one of these events', and they know each answer that lies open."""
        event = self.by_id.get(question.event)
        return event is not None and set(question.options) <= {option.id for option in event.options}


@dataclass(frozen=True, slots=True)
class ChooseOption(Order):
    """Answer the question that an event put to you."""

    kind: ClassVar[str] = "choose_option"
    event: str
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHappened(Record):
    """Something happened that no power ordered; ``asked`` is the power that has to answer, or empty."""

    type: ClassVar[str] = "event"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    event: str
    title: str
    text: str
    subject: str
    asked: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionChosen(Record):
    """A power answered an event; ``by_default`` if it said nothing."""

    type: ClassVar[str] = "option_chosen"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    event: str
    title: str
    power: PowerWord
    option: str
    label: str
    by_default: bool


def run_events(world: World, dice: Dice, book: EventBook) -> list[Record]:
    """Phase: risings without a town and states without land end, then every event that is due may happen."""
    records = settlement.end_risings(world) + end_landless(world)
    for event in book.events:
        if is_due(world, event) and _falls(world, dice, event) and is_open(world, event):
            records += happen(world, event)
    return records


def is_due(reader: Reader, event: EventDef) -> bool:
    """Whether the event's window is open and it has not happened, or long enough ago."""
    if not event.first <= reader.turn <= event.last:
        return False
    before = reader.fired.get(event.id)
    return before is None or (event.cooldown > 0 and reader.turn - before >= event.cooldown)


def _falls(world: World, dice: Dice, event: EventDef) -> bool:
    return dice.chance(world.turn, event.chance, "event", event.id)


def is_open(reader: Reader, event: EventDef) -> bool:
    """Whether the powers it needs exist and its condition holds; a condition without an answer does not."""
    answers = Answers(reader, event.subject)
    needed = [name for name in (event.subject, event.ask) if name]
    if not all(reader.powers[answers.power(name)].exists for name in needed):
        return False
    return _holds(answers, event.condition)


def _holds(answers: Answers, condition: Expression | None) -> bool:
    if condition is None:
        return True
    try:
        return condition.holds(answers.scope(condition))
    except EvaluationError:
        return False


def happen(world: World, event: EventDef) -> list[Record]:
    """Let an event happen now: its own effects, then the question."""
    world.fired[event.id] = world.turn
    world.fired[event.family or event.id] = world.turn
    answers = Answers(world, event.subject)
    options = tuple(o.id for o in event.options if _holds(answers, o.condition))
    records: list[Record] = [
        EventHappened(
            event=event.id, title=event.title, text=event.text, subject=event.subject, asked=event.ask,
            options=options,
        )
    ]  # fmt: skip
    for effect in event.effects:
        records += take_effect(world, event, effect)
    asked = answers.power(event.ask) if event.ask else -1
    if options and asked >= 0 and world.powers[asked].exists:
        world.questions = [q for q in world.questions if q.event != event.id]
        world.questions.append(Question(event.id, asked, world.turn, options))
    elif event.options:
        records += stamped(gone(world, [event.ask]) or [void(world, "no_option", [asked])], event.id, "ask")
    return records


def take_effect(world: World, event: EventDef, effect: Effect) -> list[Record]:
    """What came of one effect; where it could not do what it says, a record says why."""
    return stamped(effect.apply(world), event.id, effect.do)


def question_on(reader: Reader, power: int, event: str) -> Question | None:
    """The open question that an event put to a power, if there is one."""
    return next((q for q in reader.questions if q.power == power and q.event == event), None)


def check_choose_option(view: Reader, order: ChooseOption) -> Refusal | None:
    """There must be such a question to the power, and such an answer to it."""
    question = question_on(view, order.power, order.event)
    if question is None:
        return refuse(Code.NO_SUCH_QUESTION, event=order.event)
    if order.option not in question.options:
        return refuse(Code.NO_SUCH_OPTION, event=order.event, option=order.option)
    return None


def apply_choose_option(world: World, dice: Dice, book: EventBook, order: ChooseOption) -> list[Record]:
    """Take the option, with all that follows from it."""
    question = question_on(world, order.power, order.event)
    assert question is not None
    return _choose(world, book, question, order.option, by_default=False)


def _choose(
    world: World, book: EventBook, question: Question, choice: str, *, by_default: bool
) -> list[Record]:
    world.questions.remove(question)
    event = book.by_id[question.event]
    option = event.option(choice)
    world.flags[option_flag(event.id, choice)] = world.turn
    world.flags[option_flag(event.family or event.id, choice)] = world.turn
    records: list[Record] = [
        OptionChosen(
            event=event.id, title=event.title, power=world.roster[question.power].id, option=choice,
            label=option.label, by_default=by_default,
        )
    ]  # fmt: skip
    for effect in option.effects:
        records += take_effect(world, event, effect)
    return records


def settle_questions(world: World, dice: Dice, book: EventBook) -> list[Record]:
    """Phase: questions that nobody answered take their first open option; those to dead powers lapse."""
    records: list[Record] = []
    for question in list(world.questions):
        if question not in world.questions:
            continue  # an answer given just now ended the power that was asked this
        if world.powers[question.power].exists:
            records += _choose(world, book, question, question.options[0], by_default=True)
        else:
            world.questions.remove(question)
    return records


def option_weights(reader: Reader, book: EventBook, question: Question) -> dict[str, int]:
    """How much an AI likes each option open to it now, by option id in the order of the file.

    Weights are whole numbers from 0; conditions and weights are judged on what the reader knows.
    """
    event = book.by_id[question.event]
    answers = Answers(reader, event.subject)
    found: dict[str, int] = {}
    for option in event.options:
        if option.id in question.options and _holds(answers, option.condition):
            found[option.id] = _weight(answers, option.weight)
    return found


def _weight(answers: Answers, weight: Expression | None) -> int:
    if weight is None:
        return 100
    try:
        return max(0, int(weight.value(answers.scope(weight))))
    except EvaluationError:
        return 0
