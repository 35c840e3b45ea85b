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

from game.events.effects.states import end_landless
from game.events.effects.void import gone, stamped, void
from game.events.expressions.asking import option_flag
from game.events.expressions.conditions import Answers, Group
from game.events.expressions.grammar import EvaluationError
from game.events.expressions.language import Expression
from game.events.staging import Doing, Staged
from game.politics.war.ends import civil_wars, settlement
from game.politics.war.outsiders import outlived
from game.rules.orders import Code, Order, Refusal, refuse
from game.world import fixed
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
    effects: tuple[Doing, ...] = ()
    weight: Expression | None = None  # how much an AI likes it; None: 100
    meaning: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class EventDef:
    """Something that may happen. ``ask`` is the power that chooses among the options, '' for nobody.

    ``first`` and ``last`` are turns; ``chance`` is permyriad a quarter while the condition holds, as
    it stands or reckoned anew each quarter; ``cooldown`` is quarters before it may happen again, 0 for once
    in a campaign. ``family`` is the event's id in its file and ``subject`` the power it is about, for events
    written once for several powers.
    """

    id: str
    title: str
    text: str
    first: int
    last: int
    condition: Expression
    chance: int | Expression = 10_000
    cooldown: int = 0
    effects: tuple[Doing, ...] = ()
    ask: str = ""
    options: tuple[Option, ...] = ()
    subject: str = ""
    family: str = ""
    among: Group | None = None  # it is about its subject while that is one of these
    asks: Group | None = None  # several that are asked, each by itself

    def option(self, name: str) -> Option:
        """The option with this id; KeyError if there is none."""
        for option in self.options:
            if option.id == name:
                return option
        raise KeyError(name)

    def may_ask(self, power: str) -> bool:
        """Whether the question may have been put to a power."""
        if self.asks is None:
            return power == self.ask
        return isinstance(self.asks, Expression) or power in self.asks


@dataclass(frozen=True)
class EventBook:
    """All events of a scenario, in the order of its files."""

    events: tuple[EventDef, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, EventDef]:
        """Events by their ids."""
        return {event.id: event for event in self.events}

    @cached_property
    def delayed(self) -> tuple[tuple[EventDef, str, Staged], ...]:
        """What takes effect later: of which event, after which answer ('' for by itself), and the effect."""
        found: list[tuple[EventDef, str, Staged]] = []
        for event in self.events:
            for option, effects in (("", event.effects), *((o.id, o.effects) for o in event.options)):
                found += [(event, option, e) for e in effects if isinstance(e, Staged) and e.after]
        return tuple(found)

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
    """Something happened that no power ordered; ``asked`` is the power that has to answer, or empty where
    nobody or several are asked. ``options`` are all that lie open to any of them."""

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
    """Phase: risings without a town, civil wars that are decided and states without land end, what was
    delayed takes effect, then every event that is due may happen."""
    records = settlement.end_risings(world) + civil_wars.settle(world) + end_landless(world)
    records += outlived.settle(world)
    records += _late(world, book)
    groups: dict[str, tuple[str, ...]] = {}  # by event: who it is about when the quarter begins
    for event in book.events:
        if event.among is not None:
            if event.family not in groups:
                groups[event.family] = Answers(world).group(event.among)
            if event.subject not in groups[event.family]:
                continue
        if is_due(world, event) and _falls(world, dice, event) and is_open(world, event):
            records += happen(world, event)
    return records


def _late(world: World, book: EventBook) -> list[Record]:
    """Effects whose quarters are over: they count from when the event happened, or the answer was given."""
    records: list[Record] = []
    for event, option, effect in book.delayed:
        since = world.turn - effect.after
        if not option:
            if world.fired.get(event.id) == since:
                records += carry_out(world, event, effect)
        elif event.asks is None:
            if world.flags.get(option_flag(event.id, option)) == since:
                records += carry_out(world, event, effect, event.ask)
        else:
            for power in [facts.id for facts in world.roster]:
                if world.flags.get(option_flag(event.id, option, power)) == since:
                    records += carry_out(world, event, effect, power)
    return records


def is_due(reader: Reader, event: EventDef) -> bool:
    """Whether the event's window is open and it has not happened, or long enough ago."""
    if not event.first <= reader.turn <= event.last:
        return False
    before = reader.fired.get(event.id)
    return before is None or (event.cooldown > 0 and reader.turn - before >= event.cooldown)


def _falls(world: World, dice: Dice, event: EventDef) -> bool:
    return dice.chance(world.turn, chance_now(world, event), "event", event.id)


def chance_now(reader: Reader, event: EventDef) -> int:
    """The chance of an event this quarter, permyriad; one that cannot be reckoned is none."""
    if isinstance(event.chance, int):
        return event.chance
    return fixed.clip(_weight(Answers(reader, event.subject, event.ask), event.chance))


def is_open(reader: Reader, event: EventDef) -> bool:
    """Whether the powers it needs exist and its condition holds; a condition without an answer does not."""
    answers = Answers(reader, event.subject, event.ask)
    needed = [name for name in (event.subject, event.ask) if name]
    if not all(reader.powers[answers.power(name)].exists for name in needed):
        return False
    if event.among is not None and event.subject not in answers.group(event.among):
        return False
    if event.asks is not None and not asked_by(answers, event):
        return False
    return answers.holds(event.condition)


def asked_by(answers: Answers, event: EventDef) -> list[str]:
    """Those to whom an event puts its question and who are there, in their order."""
    names = answers.group(event.asks) if event.asks is not None else (event.ask,) if event.ask else ()
    return [name for name in dict.fromkeys(names) if answers.reader.powers[answers.power(name)].exists]


def happen(world: World, event: EventDef) -> list[Record]:
    """Let an event happen now: its own effects, then the question."""
    world.fired[event.id] = world.turn
    world.fired[event.family or event.id] = world.turn
    answers = Answers(world, event.subject, event.ask)
    asked = asked_by(answers, event) or ([event.ask] if event.ask else [])
    open_to = {name: _options_of(world, event, name) for name in asked}
    records: list[Record] = [
        EventHappened(
            event=event.id, title=event.title, text=event.text, subject=event.subject, asked=event.ask,
            options=tuple(dict.fromkeys(option for options in open_to.values() for option in options)),
        )
    ]  # fmt: skip
    for effect in event.effects:
        records += take_effect(world, event, effect, event.ask)
    if not event.options:
        return records
    world.questions = [q for q in world.questions if q.event != event.id]
    for name in open_to:
        records += _ask(world, event, name, open_to[name])
    return records if open_to else [*records, *stamped([void(world, "no_option")], event.id, "ask")]


def _options_of(reader: Reader, event: EventDef, asked: str) -> tuple[str, ...]:
    """The answers that lie open to a power."""
    answers = Answers(reader, event.subject, asked)
    return tuple(option.id for option in event.options if answers.holds(option.condition))


def _ask(world: World, event: EventDef, name: str, options: tuple[str, ...]) -> list[Record]:
    """Put the question to a power, unless the event's own effects ended it or no answer lies open."""
    asked = next(facts.index for facts in world.roster if facts.id == name)
    if options and world.powers[asked].exists:
        world.questions.append(Question(event.id, asked, world.turn, options))
        return []
    return stamped(gone(world, [name]) or [void(world, "no_option", [asked])], event.id, "ask")


def take_effect(world: World, event: EventDef, effect: Doing, asked: str = "") -> list[Record]:
    """What came of one effect as its event happens, or is answered by a power; nothing yet of a later one."""
    return [] if isinstance(effect, Staged) and effect.after else carry_out(world, event, effect, asked)


def carry_out(world: World, event: EventDef, effect: Doing, asked: str = "") -> list[Record]:
    """What came of one effect; where it could not do what it says, a record says why."""
    answers = Answers(world, event.subject, asked)
    done = effect.carry_out(world, answers) if isinstance(effect, Staged) else effect.apply(world)
    return stamped(done, event.id, effect.do)


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
    name = world.roster[question.power].id
    world.flags[option_flag(event.id, choice)] = world.turn
    if event.asks is not None:
        world.flags[option_flag(event.id, choice, name)] = world.turn
        world.flags[option_flag(event.family or event.id, choice, name)] = world.turn
    world.flags[option_flag(event.family or event.id, choice)] = world.turn
    records: list[Record] = [
        OptionChosen(
            event=event.id, title=event.title, power=name, option=choice,
            label=option.label, by_default=by_default,
        )
    ]  # fmt: skip
    for effect in option.effects:
        records += take_effect(world, event, effect, name)
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
    answers = Answers(reader, event.subject, reader.roster[question.power].id)
    found: dict[str, int] = {}
    for option in event.options:
        if option.id in question.options and answers.holds(option.condition):
            found[option.id] = _weight(answers, option.weight)
    return found


def _weight(answers: Answers, weight: Expression | None) -> int:
    if weight is None:
        return 100
    try:
        return max(0, weight.number(answers.scope(weight)))
    except EvaluationError:
        return 0
