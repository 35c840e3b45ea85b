"""Which page comes next by itself."""

from __future__ import annotations

from game.politics.crises.outcomes.decisions import ConferenceSat
from game.ui.screens.base import Push, Result, Screen
from game.ui.screens.play.desk.pages import Occasion
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.pages import newyear
from game.ui.screens.play.pages.ceremony import CeremonyScreen
from game.ui.screens.play.pages.newyear import NewYearScreen
from game.ui.screens.play.pages.occasions import occasions
from game.ui.screens.play.pages.opening import OpeningScreen
from game.ui.screens.play.pages.sitting import SittingScreen
from game.ui.screens.play.seats.envelope import ReadScreen


def page_due(session: Session) -> Result:
    """The page that the seat has to see before it acts, once; None if there is none.

    What happened is looked through when the seat is taken, and told one by one; what there is no room for in
    the quarter stands in the dispatches.
    """
    if notes := session.table.opened(session.seat):
        return Push(ReadScreen(session, notes))
    pages, turn, seat = session.pages, session.campaign.world.turn, session.seat
    entries = pages.sits_down(session.campaign, seat, session.marks.get(seat, 0))
    if entries is not None:
        pages.due[seat] = occasions(session, entries)
    if not session.context.options.ceremonies:
        return None
    if seat in pages.to_greet:
        pages.to_greet.discard(seat)
        return Push(OpeningScreen(session))
    if pages.due.get(seat) and pages.room(turn, seat):
        pages.note(turn, seat)
        return Push(_told(session, pages.due[seat].pop(0)))
    if newyear.is_due(session) and pages.turns_year(turn, seat):
        return Push(NewYearScreen(session))
    return None


def _told(session: Session, occasion: Occasion) -> Screen:
    """An occasion's page: at a sitting of one's own the papers open one by one."""
    record = occasion.entry.record
    if isinstance(record, ConferenceSat) and session.name in record.votes:
        return SittingScreen(session, occasion, record)
    return CeremonyScreen(session, occasion)
