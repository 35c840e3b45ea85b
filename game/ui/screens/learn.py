"""What can be learnt: the lessons, and the hints that were said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.scenarios.tables.tutorial import load_tutorial
from game.ui.learning.lesson import begin
from game.ui.screens.actions import Back, Place
from game.ui.screens.base import Go, Result, Screen
from game.ui.text import called, say
from game.ui.widgets.rows import Action, Button, Buttons, Head, Panel, Row, Space, Text, Tone


@dataclass(frozen=True, slots=True)
class BeginLesson(Action):
    """Begin a lesson in a campaign of its own."""

    lesson: str


class LearnScreen(Screen):
    """A button for each lesson, what it is about, and the hints so far."""

    is_overlay = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.focus_first = BeginLesson(load_tutorial().lessons[0].id)

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(640, 660)
        return (Panel("lessons", (x, y, w, h), self._rows(), say("learn"), fits="down"),)

    def _rows(self) -> tuple[Row, ...]:
        rows: list[Row] = [Text(say("learn_about"), Tone.FAINT)]
        for number, lesson in enumerate(load_tutorial().lessons, 1):
            text = say("lesson_minutes", title=called(lesson.title, lesson.scenario), minutes=lesson.minutes)
            button = Button(text, BeginLesson(lesson.id), str(number), is_lit=number == 1)
            rows += [Space(), Buttons((button,), is_great=True), Text(called(lesson.about, lesson.scenario))]
        home = load_tutorial().lessons[0].scenario  # hints are of no scenario: they are called as in any
        told = [hint for hint in load_tutorial().hints if hint.id in self.context.options.told]
        rows += [Head(say("hints_so_far")), *([] if told else [Text(say("no_hints_yet"), Tone.FAINT)])]
        rows += [Text(f"{called(hint.title, home)}: {called(hint.text, home)}", Tone.FAINT) for hint in told]
        return *rows, Space(), Buttons((Button(say("back"), Back(), "escape"),))

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case BeginLesson(name):
                lesson = next(found for found in load_tutorial().lessons if found.id == name)
                running = begin(lesson)
                self.context.learning.running = running
                return Go(Place.CAMPAIGN, running.campaign)
        return super().on(action, value)
