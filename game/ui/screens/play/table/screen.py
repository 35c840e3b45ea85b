"""The conference as a table: the affair above, the land lit at the left, the cloth beside it, our paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from game.politics.crises import conference
from game.politics.crises.seats.sittings import is_sitting
from game.ui.map.light import land_of
from game.ui.screens.actions import Back
from game.ui.screens.base import Push, Result
from game.ui.screens.play.desk.base import LandScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.records import why
from game.ui.screens.play.table import ballot, cloth, paper, provisos, scales
from game.ui.screens.play.table.actions import AskWhyOf, LookAt, SealIt, ToggleBridge, Try
from game.ui.screens.play.table.reading import Reading, best_of, read_table
from game.ui.text import say, word
from game.ui.theme import MARGIN
from game.ui.widgets.easel import Box, Easel
from game.ui.widgets.rows import Action, Button, Buttons, Look, Panel, Row
from game.words import PledgeSize, Proviso
from game.world.state.crises import Crisis

HEAD, FOOT, SEAL = 68, 124, 78  # heights of the head, the scales and the seal
PAPER = 356  # width of our paper
GAP = 6
TALL = 860  # height of a window from which reasons have lines of their own
SHARE = 0.66  # of what is left beside our paper, for the cloth; the land has the rest


class Boxes(NamedTuple):
    """Where things lie in the window."""

    head: Box
    land: Box  # left free, for the atlas to show
    cloth: Box
    scales: Box
    paper: Box
    seal: Box
    back: Box


class TableScreen(LandScreen):
    """One crisis, laid out so that the land it is about stays in sight."""

    def __init__(self, session: Session, crisis: int) -> None:
        self.number = crisis
        now = session.view.crises[crisis]
        terms = now.demands or (now.decision.terms if now.decision else ())
        super().__init__(session, land_of(session.view, terms, now.parties))
        self.chosen = -1  # the paper in hand; -1 for our own, or the best
        self.bridge = False
        self.gift = PledgeSize.VOICE  # what our next Yes gives to its draft
        self.only_if = Proviso.NONE  # and what that is tied to

    @property
    def crisis(self) -> Crisis:
        """The affair as the seat sees it now."""
        return self.session.view.crises[self.number]

    @property
    def people(self) -> frozenset[int]:
        """Powers that persons speak for, other than the one that looks."""
        return frozenset(p for p in self.session.humans if p != self.session.seat)

    def reading(self) -> Reading:
        """What lies on the table."""
        return read_table(self.session.view, self.number, self.people)

    # --- where things lie -------------------------------------------------------------------------------

    def _boxes(self) -> Boxes:
        """Where head, land, cloth, scales and our paper lie."""
        (width, height), px = self.context.size, self.context.px
        gap, head, foot, side, seal = px(GAP), px(HEAD), px(FOOT), px(PAPER), px(SEAL)
        top, right = 2 * gap + head, width - side - gap
        low, end = height - gap - foot, height - gap - seal
        wide, cut = round((right - gap) * SHARE), round(side * 0.6)
        left = right - gap - wide
        return Boxes(
            (gap, gap, width - 2 * gap, head), (gap, top, left - gap, low - top - gap),
            (left, top, wide, low - top - gap), (gap, low, right - 2 * gap, foot),
            (right, top, side, end - top - gap // 2), (right, end, cut, seal),
            (right + cut, end, side - cut, seal),
        )  # fmt: skip

    def free(self) -> Box:
        return self._boxes().land

    def panels(self) -> Sequence[Panel]:
        session, reading, boxes = self.session, self.reading(), self._boxes()
        desk = self._desk(reading, boxes.paper[2] - self.context.px(2 * MARGIN))
        deeds = tuple(desk.deed(p) for p in reading.papers)
        table, top, low = self._easel(boxes.cloth), self._inside(boxes.head), self._inside(boxes.scales)
        cloth.draw(session, reading, table, desk.chosen, deeds)
        scales.head(session, reading, top)
        scales.odds(session, reading, low)
        wait = Buttons((Button(say("table_think"), Back(), "escape", is_quiet=True),), is_great=True)
        return (
            Panel("affair", boxes.head, (top.scene(),)),
            Panel("seats", boxes.cloth, (table.scene(),), look=Look.BARE),
            Panel("scales", boxes.scales, (low.scene(),)),
            Panel("paper", boxes.paper, tuple(paper.rows(desk)), self._paper_title()),
            *self._foot(boxes, paper.seal(desk), wait),
        )

    def _foot(self, boxes: Boxes, seal: Row | None, wait: Row) -> tuple[Panel, ...]:
        """The great seal where there is something to seal, and the way back."""
        if seal is None:
            x, y, _, high = boxes.seal
            return (Panel("way back", (x, y, boxes.paper[2], high), (wait,)),)
        return Panel("seal", boxes.seal, (seal,)), Panel("way back", boxes.back, (wait,))

    def _desk(self, reading: Reading, room: int = 0) -> paper.Desk:
        """What our paper is written from."""
        is_there = 0 <= self.chosen < len(reading.papers)
        chosen = self.chosen if is_there else best_of(reading.papers)
        is_tall = self.context.size[1] >= self.context.px(TALL)
        return paper.Desk(
            self.session, reading, chosen, self.bridge, self.gift, self.only_if, self.people, room, is_tall
        )

    def _easel(self, box: Box) -> Easel:
        return Easel((box[2], box[3]), self.context.palette, self.context.px)

    def _inside(self, box: Box) -> Easel:
        """For a scene with a sheet around it."""
        px = self.context.px
        return Easel((box[2] - 2 * px(MARGIN), box[3] - px(8) - px(3) - 6), self.context.palette, px)

    def _paper_title(self) -> str:
        crisis = self.crisis
        if is_sitting(self.session.view, crisis):
            return say("final_paper" if self.session.view.round == conference.FINAL else "first_paper")
        return word(f"step_{crisis.step}")

    # --- what happens -------------------------------------------------------------------------------------

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case LookAt(number):
                self.chosen = number
            case SealIt():
                self._seal()
            case AskWhyOf(power):
                act = why.last_act(self.session, self.number, power)
                if act is not None:
                    return Push(why.WhyScreen(self.session, act))
                self.session.notice = say("why_unknown")
            case ballot.ToggleGift(size):
                self.gift = size
            case provisos.ToggleProviso(only_if):
                self.only_if = only_if
            case Try(deed):
                return self.on(deed, value)
            case ToggleBridge():
                self.bridge = not self.bridge
            case _:
                return super().on(action, value)
        return None

    def _seal(self) -> None:
        """Lay the paper in hand down, or vote for it."""
        desk = self._desk(self.reading())
        deed = desk.deed(desk.paper) if desk.paper is not None else None
        if deed is not None:
            self.session.wish(deed)
            self.context.ask_anew()
