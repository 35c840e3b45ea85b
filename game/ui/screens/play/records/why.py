"""Why: on what grounds another government acted, and what the other logic would have said.

Reasons are shown of deeds that are known; what is still sealed is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.seat.desk import score
from game.campaign.books.chronicle import Entry
from game.campaign.books.logbook import LoggedOrder, order_behind
from game.politics.crises.crises import CallConference
from game.politics.crises.outcomes.ballots import AtTheTable
from game.politics.war.outbreak.war import WarDeclared
from game.ui.screens.actions import AskWhy
from game.ui.screens.base import Push, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.telling.decisions import Voice, sums, tell
from game.ui.telling.verdicts import then_after, verdict_of
from game.ui.text import number, quarter, say
from game.ui.widgets.rows import Button, Row, Text, Tone


class WhyScreen(PlayScreen):
    """One order of a computer power in three sentences; the terms that sum to its score are in the tip."""

    size = (620, 420)

    def __init__(self, session: Session, act: LoggedOrder, told: str = "") -> None:
        super().__init__(session)
        self.act, self.told = act, told

    def title(self) -> str:
        return say("why_did", power=self.session.power_name(self.act.order.power))

    def rows(self) -> Sequence[Row]:
        act, session = self.act, self.session
        verdict = self.told or verdict_of(session, act.order)
        found = tell(session, act.reasons, Voice.IT, verdict_of(session, act.order), then_after(act.order))
        rows: list[Row] = [
            Text(quarter(session.view.facts.calendar, act.turn), Tone.FAINT),
            Text(verdict, Tone.TITLE),
            Text(f"{found.because} {found.change}".strip(), tip=sums(act.reasons)),
        ]
        if act.otherwise is not None:
            same = (act.otherwise > 0) == (score(act.reasons) > 0)
            key = "other_logic_same" if same else "other_logic_differs"
            tip = say("other_logic_sum", score=number(act.otherwise))
            rows.append(Text(say(key), Tone.FAINT if same else Tone.WARN, tip=tip))
        return rows


def behind(session: Session, entry: Entry) -> LoggedOrder | None:
    """The decision of a computer power behind a line of the chronicle, if it kept its reasons."""
    act = order_behind(session.campaign.log, session.campaign.chronicle.entries, entry)
    return act if act is not None and is_reasoned(session, act) else None


def last_act(session: Session, crisis: int, power: int) -> LoggedOrder | None:
    """The last thing a computer power did in a crisis, once it is no secret any more."""
    if power in session.campaign.common_world.crises[crisis].sealed:
        return None
    for act in reversed(session.campaign.log):
        order = act.order
        is_about = isinstance(order, AtTheTable | CallConference) and order.crisis == crisis
        if is_about and order.power == power and is_reasoned(session, act):
            return act
    return None


def declaration_of(session: Session, war: int) -> Entry | None:
    """The line of the chronicle that tells how a war began, if a computer's reasons stand behind it."""
    told = session.campaign.chronicle.entries
    found = (e for e in told if isinstance(e.record, WarDeclared) and e.record.war == war)
    entry = next((e for e in found if e.record.readable_by(session.name)), None)
    return entry if entry is not None and behind(session, entry) is not None else None


def war_button(session: Session, war: int) -> list[Button]:
    """A button that asks why a war was begun, where that can be told."""
    entry = declaration_of(session, war)
    return [] if entry is None else [Button(say("ask_why"), AskWhy(entry), "w", tip=say("tip_why"))]


def why_screen(session: Session, entry: Entry) -> Result:
    """The screen that says why what an entry tells was done."""
    act = behind(session, entry)
    return Push(WhyScreen(session, act, session.presenter.record(entry.record))) if act else None


def is_reasoned(session: Session, act: LoggedOrder) -> bool:
    """Whether an order is a computer's that kept its reasons."""
    return bool(act.reasons) and not session.campaign.is_human(act.order.power)
