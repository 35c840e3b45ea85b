"""Graphs: how the powers stood by one's own yearbook, and how one's money and people moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pygame

from game.campaign.books.yearbook import Standing
from game.politics.home.will import MoodMoved
from game.rules.money.quarter import AccountsClosed
from game.ui.screens.base import Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.records.chart import Line, chart
from game.ui.text import men, money, say, share
from game.ui.theme import Colour
from game.ui.widgets.rows import Action, Button, Buttons, Item, Panel, Picture, Row, Text, Tone
from game.world.records import Record

Told = TypeVar("Told", bound=Record)

#: What a page of the yearbook tells of each power.
OF_POWERS: dict[str, Callable[[Standing], int]] = {
    "army": lambda told: told.army, "output": lambda told: told.output, "will": lambda told: told.will
}  # fmt: skip
#: What is told of one's own money, and of one's own people.
MONEY: dict[str, Callable[[AccountsClosed], int]] = {
    "output": lambda told: told.output, "treasury": lambda told: told.treasury,
    "debt": lambda told: told.debt, "upkeep": lambda told: told.upkeep,
}  # fmt: skip
MOOD: dict[str, Callable[[MoodMoved], int]] = {
    "will": lambda told: told.will, "threat": lambda told: told.threat,
    "weariness": lambda told: told.weariness, "legitimacy": lambda told: told.legitimacy,
}  # fmt: skip
SUBJECTS = (*OF_POWERS, "money", "mood")
FIGURES: dict[str, Callable[[int], str]] = {
    "army": men, "output": money, "will": share, "money": money, "mood": share,
}  # fmt: skip
COLOURS: tuple[Colour, ...] = ((226, 196, 120), (112, 184, 240), (240, 136, 112), (150, 204, 118))


@dataclass(frozen=True, slots=True)
class ChooseSubject(Action):
    """Choose what is drawn."""

    subject: str


@dataclass(frozen=True, slots=True)
class ToggleCurve(Action):
    """Leave a power's curve out, or draw it again."""

    power: int


class GraphsScreen(PlayScreen):
    """Curves over the turns; powers can be left out."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.subject = SUBJECTS[0]
        self.hidden: set[int] = set()
        self._drawn: tuple[object, pygame.Surface] | None = None

    def lines(self) -> list[Line]:
        """The curves of the subject, from what the seat may read."""
        if self.subject in OF_POWERS:
            return [self._of_power(p) for p in self._powers() if p not in self.hidden]
        return self._own(AccountsClosed, MONEY) if self.subject == "money" else self._own(MoodMoved, MOOD)

    def _own(self, kind: type[Told], curves: Mapping[str, Callable[[Told], int]]) -> list[Line]:
        """A curve for each figure that a kind of record tells of the seat, quarter by quarter."""
        session = self.session
        entries = session.campaign.chronicle.since(0, session.name)
        own = [
            (e.turn, e.record)
            for e in entries
            if isinstance(e.record, kind) and session.name in e.record.names()
        ]
        return [
            (say(name), colour, [(turn, figure(record)) for turn, record in own])
            for (name, figure), colour in zip(curves.items(), COLOURS, strict=True)
        ]

    def _powers(self) -> list[int]:
        """Powers of which the yearbook tells, the seat's own first."""
        pages = self.session.campaign.yearbook.pages.get(self.session.seat, [])
        found = {p for page in pages for p in page.standings}
        return sorted(found, key=lambda p: (p != self.session.seat, p))

    def _of_power(self, power: int) -> Line:
        pages = self.session.campaign.yearbook.pages[self.session.seat]
        facts, figure = self.session.view.roster[power], OF_POWERS[self.subject]
        told = [(page.turn, figure(page.standings[power])) for page in pages if power in page.standings]
        return self.session.power_name(power), facts.colour, told

    def panels(self) -> Sequence[Panel]:
        px = self.context.px
        x, y, w, h = self.centred(1240, 680)
        side = px(250) if self.subject in OF_POWERS else 0
        tabs = tuple(
            Button(say(f"graph_{s}"), ChooseSubject(s), str(n), is_lit=s == self.subject)
            for n, s in enumerate(SUBJECTS, start=1)
        )  # fmt: skip
        note = Text(say(f"graph_note_{self.subject}"), Tone.FAINT)
        picture = Picture(self._picture((w - side - px(34), h - px(124))))
        rows: tuple[Row, ...] = (Buttons((*tabs, self.back())), note, picture)
        main = Panel("graphs", (x, y, w - side, h), rows, say("graphs"))
        if not side:
            return (main,)
        listed = Panel(
            "shown", (x + w - side + 6, y, side - 6, h), self._choice(), say("powers"), fits="down"
        )
        return (main, listed)

    def _choice(self) -> tuple[Row, ...]:
        """Which powers are drawn."""
        roster, found = self.session.view.roster, []
        for p in self._powers():
            note = say("left_out") if p in self.hidden else say("drawn")
            tone = Tone.FAINT if p in self.hidden else Tone.OK
            found.append(Item(roster[p].name, ToggleCurve(p), note, swatch=roster[p].colour, tone=tone))
        return tuple(found)

    def _picture(self, size: tuple[int, int]) -> pygame.Surface:
        """The curves drawn, kept while nothing changes."""
        key = (self.subject, size, frozenset(self.hidden), self.session.campaign.revision)
        if self._drawn is None or self._drawn[0] != key:
            calendar = self.session.view.facts.calendar
            drawn = chart(self.lines(), size, self.context, calendar, FIGURES[self.subject])
            self._drawn = (key, drawn)
        return self._drawn[1]

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ChooseSubject(subject):
                self.subject = subject
            case ToggleCurve(power):
                self.hidden ^= {power}
            case _:
                return super().on(action, value)
        return None
