"""Cards: what a seat could think about in a quarter, one thing a card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.ai.advice.counsel import Adviser
from game.ai.advice.guess import Guess
from game.ai.seat.desk import Reason
from game.rules.orders import Order
from game.words import CrisisStep


class Slot(StrEnum):
    """What a card is for; in this order they lie."""

    DECIDE = "decide"  # it lapses if it is not answered
    LETTER = "letter"  # another court writes
    CHANCE = "chance"  # something worth beginning, as an adviser sees it
    RIPENING = "ripening"  # an affair on its way to a table
    SHADOW = "shadow"  # something to watch
    GOAL = "goal"  # what the era asks is met now, or no more
    HOME = "home"  # the course of the year


#: Themes of the slots whose cards tell something of their own; a chance's theme is its order's word,
#: and a dilemma is told by its trouble.
THEMES: dict[Slot, tuple[str, ...]] = {
    Slot.LETTER: (
        "thanks_for_aid", "thanks_for_help", "thanks_for_warning", "warning", "men_sent_home", "sounding",
        "wish", "fears", "fears_us", "needs_us", "thanks_for_voice", "regrets_our_voice",
    ),
    Slot.RIPENING: (*CrisisStep, "awaited", "adjourned"),
    Slot.SHADOW: (
        "army_grows", "sign", "new_cabinet", "revolution_near", "claim", "war_near", "alliance_near",
        "runs_out",
    ),
    Slot.GOAL: ("met", "unmet", "vow"),
    Slot.HOME: ("course",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on the agenda.

    ``theme`` says what kind of thing, within its slot; ``power`` whom it is about, -1 for nobody; ``about``
    the number or the id of what it leads to; ``order`` what can be done about it at once, ``either`` the
    orders among which it asks to choose.
    """

    slot: Slot
    theme: str
    power: int = -1
    about: int | str = -1
    order: Order | None = None
    either: tuple[Order, ...] = ()
    adviser: Adviser | None = None  # who is for it; None where both are
    reasons: tuple[Reason, ...] = ()  # why the adviser is for it, or why the court writes
    guess: Guess | None = None  # how it would be received
    is_disputed: bool = False  # the other adviser is against it

    @property
    def name(self) -> str:
        """Slot and theme."""
        return f"{self.slot}_{self.theme}"

    @property
    def key(self) -> str:
        """What makes it the same card in another quarter."""
        return f"{self.slot}/{self.theme}/{self.power}/{self.about}"
