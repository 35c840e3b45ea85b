"""Standing instructions: what the ministers look after by themselves, each quarter, in every campaign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.ai.chores import Chore
from game.ui.options import write_options
from game.ui.screens.base import Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Head, Row, Text, Tone


@dataclass(frozen=True, slots=True)
class Leave(Action):
    """Leave a chore to the ministers, or take it back."""

    chore: Chore
    is_left: bool


class ChoresScreen(PlayScreen):
    """One line for each chore: done by the seat, or left to the ministers."""

    size = (620, 560)

    def title(self) -> str:
        return say("standing_instructions")

    def rows(self) -> Sequence[Row]:
        rows: list[Row] = [Text(say("about_chores"), Tone.FAINT)]
        left = self.context.options.chores
        for number, chore in enumerate(Chore, 1):
            is_left = chore in left
            switch = (
                Button(say("to_ministers"), Leave(chore, True), str(number), is_lit=is_left),
                Button(say("to_ourselves"), Leave(chore, False), f"shift+{number}", is_lit=not is_left),
            )
            rows += [Head(say(f"chore_{chore}")), Text(say(f"chore_says_{chore}"), Tone.FAINT),
                     Buttons(switch)]  # fmt: skip
        if len(self.session.humans) > 1:
            rows.append(Text(say("no_chores_in_company"), Tone.WARN))
        return [*rows, Buttons((self.back(),))]

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case Leave(chore, is_left):
                kept = {*self.context.options.chores, chore} if is_left else {
                    c for c in self.context.options.chores if c is not chore
                }  # fmt: skip
                self.context.options = replace(self.context.options, chores=tuple(sorted(kept)))
                write_options(self.context.options, self.context.folder)
                return None
        return super().on(action, value)
