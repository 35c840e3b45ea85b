"""How an affair arose and went on: that nobody ordered our incident, and what the seat has heard since."""

from __future__ import annotations

from game.politics.crises import conference
from game.politics.crises.crises import CrisisOpened
from game.ui.screens.play.desk.session import Session
from game.ui.text import inside, quarter, say, word
from game.ui.widgets.rows import Head, Row, Text, Tone
from game.words import CasusBelli
from game.world.state.crises import Crisis

HISTORY = 6  # lines of the affair's history shown


def arose_rows(session: Session, crisis: Crisis) -> list[Text]:
    """That the seat's own affair came of an incident which nobody ordered, and what it was."""
    heard = (e.record for e in session.campaign.chronicle.since(0, session.name))
    opened = (r for r in heard if isinstance(r, CrisisOpened) and r.crisis == crisis.id)
    cause = next((record.dispute for record in opened), "")
    if not cause or crisis.casus is not CasusBelli.INCIDENT or crisis.challenger != session.seat:
        return []
    return [Text(say("table_arose", dispute=inside(word(f"dispute_{cause}"))), Tone.FAINT)]


def heard_rows(session: Session, crisis: Crisis) -> list[Row]:
    """What the seat has heard of the affair, the latest first."""
    heard = [
        entry for entry in session.campaign.chronicle.since(0, session.name)
        if entry.record.affair() == crisis.id and not isinstance(entry.record, conference.PaperSealed)
    ]  # fmt: skip
    calendar = session.view.facts.calendar
    told = [
        Text(f"{quarter(calendar, e.turn)}: {session.presenter.record(e.record)}", Tone.FAINT, pixels=15)
        for e in reversed(heard[-HISTORY:])
    ]
    return [Head(say("what_happened")), *told] if told else []
