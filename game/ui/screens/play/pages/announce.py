"""What comes by itself when a seat is taken."""

from __future__ import annotations

from game.ui.screens.base import Push, Result
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.pages.opening import OpeningScreen


def page_due(session: Session) -> Result:
    """The page that the seat has to see before it acts, once; None if there is none."""
    if session.seat in session.pages.to_greet and session.context.options.ceremonies:
        session.pages.to_greet.discard(session.seat)
        return Push(OpeningScreen(session))
    return None
