"""One event fired for trial: whether it would have happened, and what came of each of its effects.

Whoever writes events sees here what each effect did or why it did nothing, without waiting for a campaign in
which the dice allow it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.events import engine
from game.events.engine import EventBook, EventDef, Option
from game.events.expressions.conditions import Answers, compile_checked
from game.events.expressions.grammar import EvaluationError
from game.events.expressions.language import clauses
from game.events.staging import Doing, Staged
from game.world.records import Record
from game.world.state.reader import Reader
from game.world.state.treaties import Question
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Deed:
    """An effect, and all it left in the chronicle."""

    effect: str
    records: tuple[Record, ...]
    after: int = 0  # quarters later
    is_idle: bool = False  # its own condition keeps it from anything, or nobody is meant by `each`


@dataclass(frozen=True, slots=True)
class Answer:
    """An option: who is asked (of several the first), whether it lies open to him, how much an AI likes it,
    and what would come of it."""

    power: str
    option: Option
    is_open: bool
    weight: int
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """An event fired: what kept it from happening by itself, what it did, and each answer it looks for."""

    event: EventDef
    chance: int  # of it each quarter as things stand, permyriad
    hindrances: tuple[str, ...]
    deeds: tuple[Deed, ...]
    answers: tuple[Answer, ...]


def named(book: EventBook, name: str) -> list[EventDef]:
    """The event of this id; of one written for several powers, each."""
    return [event for event in book.events if name in (event.id, event.family)]


def fire(world: World, book: EventBook, event: EventDef, option: str = "") -> Trial:
    """Fire an event in a world, which it changes; each answer, or just one, is tried on a copy of that."""
    chance, hindrances = engine.chance_now(world, event), tuple(_hindrances(world, event))
    engine.happen(world, replace(event, effects=(), ask="", options=()))
    deeds = _deeds(world, event, event.effects, event.ask)
    options = [o for o in event.options if option in ("", o.id)]
    return Trial(
        event, chance, hindrances, deeds, tuple(_answer(world.copy(), book, event, o) for o in options)
    )


def _answer(world: World, book: EventBook, event: EventDef, option: Option) -> Answer:
    answers = Answers(world, event.subject, event.ask)
    name = next(iter(engine.asked_by(answers, event)), event.ask)
    asked = answers.power(name) if name else -1
    question = Question(event.id, asked, world.turn, tuple(o.id for o in event.options))
    weights = engine.option_weights(world, book, question)
    is_open = option.id in weights
    return Answer(
        name, option, is_open, weights.get(option.id, 0), _deeds(world, event, option.effects, name)
    )


def _deeds(world: World, event: EventDef, effects: Sequence[Doing], asked: str = "") -> tuple[Deed, ...]:
    """What came of each effect now, of those too that would come later."""
    deeds: list[Deed] = []
    for effect in effects:
        after, idle = 0, False
        if isinstance(effect, Staged):
            after, idle = effect.after, effect.is_idle(Answers(world, event.subject, asked))
        done = engine.carry_out(world, event, effect, asked)
        deeds.append(Deed(effect.do, tuple(done), after, idle))
    return tuple(deeds)


def _hindrances(reader: Reader, event: EventDef) -> Iterator[str]:
    """What keeps an event from happening now by itself, in words."""
    calendar = reader.facts.calendar
    if reader.turn < event.first:
        yield f"its window opens {calendar.written(event.first)}"
    if reader.turn > event.last:
        yield f"its window has closed {calendar.written(event.last)}"
    if event.id in reader.fired and not engine.is_due(reader, event) and not event.cooldown:
        yield f"it happened {calendar.written(reader.fired[event.id])}, and happens once"
    answers = Answers(reader, event.subject)
    for name in dict.fromkeys(n for n in (event.subject, event.ask) if n):
        if not reader.powers[answers.power(name)].exists:
            yield f"{name} is not there"
    if event.among is not None and event.subject not in answers.group(event.among):
        yield f"{event.subject} is not among those it is about"
    if event.asks is not None and not engine.asked_by(answers, event):
        yield "nobody is there to be asked"
    yield from (f"does not hold: {text}" for text in _false_clauses(reader, event, answers))


def _false_clauses(reader: Reader, event: EventDef, answers: Answers) -> Iterator[str]:
    """Those parts of a condition joined by `and` that are not so."""
    for text in clauses(event.condition.text):
        part = compile_checked(reader, text)
        try:
            holds = part.holds(answers.scope(part))
        except EvaluationError:
            holds = False
        if not holds:
            yield text
