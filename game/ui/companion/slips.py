"""The slip of a lesson and that of a hint: what stands on them."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenarios.tables.tutorial import Hint
from game.ui.learning.lesson import Running
from game.ui.text import called, say
from game.ui.widgets.rows import Action, Button, Buttons, Row, Text, Tone


@dataclass(frozen=True, slots=True)
class ShowMe(Action):
    """Move the pointer to what the step speaks of."""


@dataclass(frozen=True, slots=True)
class TellWhy(Action):
    """Say what a step is for, or be silent about it again."""


@dataclass(frozen=True, slots=True)
class SkipStep(Action):
    """On to the next step."""


@dataclass(frozen=True, slots=True)
class LeaveLesson(Action):
    """No more of the lesson; the campaign goes on."""


@dataclass(frozen=True, slots=True)
class ChooseLesson(Action):
    """To the list of lessons."""


@dataclass(frozen=True, slots=True)
class PutAway(Action):
    """The hint has been read."""


@dataclass(frozen=True, slots=True)
class NoHints(Action):
    """No hints any more."""


OWN = (ShowMe, TellWhy, SkipStep, LeaveLesson, ChooseLesson, PutAway, NoHints)


def lesson_title(running: Running) -> str:
    """The head of a lesson's slip: its name, and how far it is."""
    title = called(running.lesson.title, running.lesson.scenario)
    if running.is_over:
        return title
    count = len(running.lesson.steps)
    return say("learn_step", title=title, step=running.number + 1, count=count)


def lesson_rows(running: Running, *, can_show: bool) -> tuple[Row, ...]:
    """What the step says, and what can be done about it."""
    if running.is_over:
        power = running.campaign.world.roster[running.seat].name
        go_on = Button(say("learn_go_on", power=power), LeaveLesson(), "f6", is_lit=True)
        another = Button(say("learn_another"), ChooseLesson())
        return Text(called(running.lesson.end, running.lesson.scenario)), Buttons((go_on, another))
    step, scenario = running.step, running.lesson.scenario
    rows: list[Row] = [Text(called(step.text, scenario))]
    if running.is_stuck:
        rows.append(Text(called(step.hint, scenario), Tone.OK))
    if running.tells_why:
        rows.append(Text(called(step.why, scenario), Tone.FAINT))
    ways = (
        Button(say("learn_show"), ShowMe(), "f2", can_show, tip=say("tip_learn_show")),
        Button(say("learn_why"), TellWhy(), "f3", is_lit=running.tells_why),
        Button(say("learn_skip"), SkipStep(), "f4", tip=say("tip_learn_skip")),
        Button(say("learn_leave"), LeaveLesson(), "f6", tip=say("tip_learn_leave")),
    )
    return *rows, Buttons(ways)


def hint_rows(hint: Hint) -> tuple[Row, ...]:
    """What a hint says, and how it is put away."""
    away = Button(say("hint_away"), PutAway(), "f2", is_lit=True)
    never = Button(say("hint_never"), NoHints(), tip=say("tip_hint_never"))
    return Text(called(hint.text)), Buttons((away, never))
