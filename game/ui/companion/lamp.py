"""The lamp: hints, each said once, when its thing first occurs, and never to whoever did it unasked."""

from __future__ import annotations

from dataclasses import replace

from game.scenarios.tables.tutorial import Hint, Laid, load_tutorial
from game.ui.learning.learning import Lamp
from game.ui.learning.signs import Glimpse, Watch, clock_of
from game.ui.options import write_options
from game.ui.screens.base import Context
from game.ui.screens.play.desk.session import Session


class Hints:
    """Says hints where they are wanted, and remembers over all campaigns what was said."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def glimpse(self, seen: Glimpse) -> None:
        """Something was seen at the window."""
        if self.context.learning.lamp is not None:
            self.context.learning.lamp.watch.glimpses.append(seen)

    def said(self, session: Session) -> Hint | None:
        """The hint that is being said to the seat that is shown."""
        lamp = self.context.learning.lamp
        if lamp is None or lamp.campaign is not session.campaign or lamp.seat != session.seat:
            return None
        return lamp.said if self.context.options.hints else None

    def put_away(self) -> None:
        """The hint has been read."""
        if self.context.learning.lamp is not None:
            self.context.learning.lamp.said = None

    def look(self, session: Session) -> bool:
        """Say the first hint that is due, if none is being said; whether one is new."""
        if not self.context.options.hints or not (waiting := self._waiting()):
            return False
        lamp = self._lamp(session)
        watch = lamp.watch
        cards = session.cards.of(session.campaign, session.seat)
        watch.cards = frozenset(laid for laid in Laid for card in cards if card.slot.value == laid.value)
        watch.sinks = session.account().balance < 0
        known = [hint.id for hint in waiting if watch.meets_any(hint.retires)]
        fits = [h for h in waiting if h.id not in known and (h in lamp.due or watch.meets_any(h.when))]
        watch.log, watch.told = len(session.campaign.log), len(session.campaign.chronicle.entries)
        watch.glimpses.clear()
        now = clock_of(session.campaign)
        is_new = bool(fits) and lamp.said is None and lamp.last != now
        if is_new:
            lamp.said, lamp.last = fits.pop(0), now
            known.append(lamp.said.id)
        lamp.due = [hint for hint in fits if any(sign.records for sign in hint.when)]
        if known:
            self._remember(known)
        return is_new

    def _waiting(self) -> list[Hint]:
        """Hints that nobody has been told yet."""
        return [hint for hint in load_tutorial().hints if hint.id not in self.context.options.told]

    def _lamp(self, session: Session) -> Lamp:
        """The lamp of the seat that is shown."""
        kept, seat = self.context.learning.lamp, session.seat
        if kept is None or kept.campaign is not session.campaign or kept.seat != seat:
            kept = Lamp(session.campaign, seat, Watch.over(session.campaign, seat))
            self.context.learning.lamp = kept
        return kept

    def _remember(self, known: list[str]) -> None:
        told = (*self.context.options.told, *known)
        self.context.options = replace(self.context.options, told=tuple(dict.fromkeys(told)))
        write_options(self.context.options, self.context.folder)
