"""An event's question: what happened, the choices, and what each means."""

from __future__ import annotations

from collections.abc import Sequence

from game.events.engine import ChooseOption
from game.ui.screens.actions import Give
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.text import say, word
from game.ui.widgets.rows import Item, Row, Space, Text, Tone


class QuestionScreen(PlayScreen):
    """One question that waits for the seat."""

    closes_on_order = True
    size = (640, 560)

    def __init__(self, session: Session, event: str) -> None:
        super().__init__(session)
        self.event = session.campaign.book.by_id[event]
        question = next(q for q in session.view.questions if q.event == event)
        self.options = question.options

    def title(self) -> str:
        return self.session.presenter.text(self.event.title)

    def rows(self) -> Sequence[Row]:
        text = self.session.presenter.text
        rows: list[Row] = [Text(text(self.event.text)), Space()]
        for number, name in enumerate(self.options, start=1):
            option = self.event.option(name)
            order = ChooseOption(self.session.seat, self.event.id, name)
            refused = self.session.why_not(order)
            rows.append(
                Item(text(option.label), Give(order), "", is_on=not refused, tip=refused, key=str(number))
            )
            for logic, said in (option.meaning or {}).items():
                rows.append(Text(say("meaning", logic=word(logic), text=text(said)), Tone.FAINT, pixels=15))
        return rows
