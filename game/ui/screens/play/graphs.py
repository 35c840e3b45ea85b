"""Graphs: how the seat's money and people moved by its own books, and armies as its attachés told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.politics.will import MoodMoved
from game.rules.economy import AccountsClosed
from game.ui.screens.base import Result
from game.ui.screens.play.base import PlayScreen
from game.ui.screens.play.session import Session
from game.ui.text import men, money, say, share
from game.ui.theme import BODY, SMALL, STRONG, Colour, written
from game.ui.widgets.rows import Action, Button, Buttons, Panel, Picture, Row, Text, Tone
from game.words import Rank

Line = tuple[str, Colour, list[tuple[int, int]]]  # name, colour, (turn, value)

SUBJECTS = ("money", "will", "armies")
COLOURS: tuple[Colour, ...] = ((226, 196, 120), (112, 184, 240), (240, 136, 112), (150, 204, 118))


class GraphsScreen(PlayScreen):
    """Curves over the turns."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.subject = "money"
        self._drawn: tuple[object, pygame.Surface] | None = None

    def lines(self) -> list[Line]:
        """The curves of the subject, from records the seat may read."""
        session = self.session
        entries = session.campaign.chronicle.since(0, session.name)
        if self.subject == "money":
            kept = [(e.turn, e.record) for e in entries if isinstance(e.record, AccountsClosed)]
            kept = [(t, r) for t, r in kept if r.power == session.name]
            names = ("output", "treasury", "debt", "upkeep")
            return [
                (say(n), c, [(t, getattr(r, n)) for t, r in kept])
                for n, c in zip(names, COLOURS, strict=True)
            ]
        if self.subject == "will":
            moods = [(e.turn, e.record) for e in entries if isinstance(e.record, MoodMoved)]
            moods = [(t, r) for t, r in moods if r.power == session.name]
            names = ("will", "threat", "weariness", "legitimacy")
            return [
                (say(n), c, [(t, getattr(r, n)) for t, r in moods])
                for n, c in zip(names, COLOURS, strict=True)
            ]
        reports = session.armies.get(session.seat, {})
        greats = [i for i, p in enumerate(session.view.powers) if p.exists and p.rank is Rank.GREAT]
        greats = sorted({*greats, session.seat})
        roster = session.view.roster
        return [
            (roster[p].name, roster[p].colour, [(t, a[p]) for t, a in sorted(reports.items())])
            for p in greats
        ]

    def panels(self) -> Sequence[Panel]:
        box = self.centred(980, 640)
        tabs = tuple(
            Button(say(f"graph_{s}"), ("subject", s), str(n), is_lit=s == self.subject)
            for n, s in enumerate(SUBJECTS, start=1)
        )  # fmt: skip
        note = Text(say(f"graph_note_{self.subject}"), Tone.FAINT)
        rows: tuple[Row, ...] = (Buttons((*tabs, self.back())), note, Picture(self._picture(box[2], box[3])))
        return (Panel("graphs", box, rows, say("graphs")),)

    def _picture(self, width: int, height: int) -> pygame.Surface:
        """The curves drawn, kept while nothing changes."""
        px = self.context.px
        size = width - px(40), height - px(150)
        key = (self.subject, size, self.session.campaign.revision)
        if self._drawn is None or self._drawn[0] != key:
            figure = {"money": money, "will": share, "armies": men}[self.subject]
            self._drawn = (key, chart(self.lines(), size, self.context, self.session, figure))
        return self._drawn[1]

    def on(self, action: Action, value: Any) -> Result:
        if action[0] == "subject":
            self.subject = action[1]
            return None
        return super().on(action, value)


def chart(lines, size, context, session, figure) -> pygame.Surface:  # type: ignore[no-untyped-def]
    """Curves with a scale on the left, years below and the last figure beside each name on the right."""
    px, palette = context.px, context.palette
    board = pygame.Surface(size, pygame.SRCALPHA)
    points = [p for _, _, row in lines for p in row]
    if not points:
        told = written(say("no_figures"), BODY, px(17), palette.faint)
        board.blit(told, told.get_rect(center=board.get_rect().center))
        return board
    first, last = min(t for t, _ in points), max(t for t, _ in points)
    top = max(1, max(v for _, v in points))
    area = pygame.Rect(px(70), px(10), size[0] - px(240), size[1] - px(40))
    for part in range(5):
        y = area.bottom - area.height * part // 4
        pygame.draw.line(board, (*palette.rim, 90), (area.left, y), (area.right, y))
        label = written(figure(top * part // 4), BODY, px(SMALL), palette.faint)
        board.blit(label, label.get_rect(midright=(area.left - px(8), y)))
    calendar = session.view.facts.calendar
    for turn in sorted({first, (first + last) // 2, last}):
        x = area.left + area.width * (turn - first) // max(1, last - first)
        label = written(str(calendar.year(turn)), BODY, px(SMALL), palette.faint)
        board.blit(label, label.get_rect(midtop=(x, area.bottom + px(6))))
    ends = []
    for name, colour, row in lines:
        at = [
            (
                area.left + area.width * (t - first) // max(1, last - first),
                area.bottom - area.height * v // top,
            )
            for t, v in row
        ]
        if len(at) > 1:
            pygame.draw.lines(board, palette.table, False, at, 5)
            pygame.draw.lines(board, colour, False, at, 3)
        for dot in at[-1:]:
            pygame.draw.circle(board, colour, dot, 5)
            ends.append((dot[1], f"{name}  {figure(row[-1][1])}", colour))
    y = 0
    for wanted, text, colour in sorted(ends):
        y = max(wanted - px(10), y)
        board.blit(written(text, STRONG, px(SMALL), colour), (area.right + px(12), y))
        y += px(20)
    return board
