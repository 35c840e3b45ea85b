"""The cards before each seat this quarter, and which it has been shown before."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.campaign.agenda.agenda import agenda
from game.campaign.agenda.cards import Card, Slot
from game.campaign.campaign import Campaign


@dataclass(slots=True)
class Cards:
    """What lies on each seat's table. A card is laid when the seat is taken, and goes when it is played."""

    woken_by: dict[int, Card] = field(default_factory=dict)  # power -> for what time was stopped
    _laid: dict[int, tuple[int, tuple[Card, ...]]] = field(default_factory=dict)  # power -> turn, cards

    def lay(self, campaign: Campaign, power: int, since: int) -> None:
        """Lay this quarter's cards before a seat, once; what waits for an answer the list tells anyway."""
        turn = campaign.world.turn
        if self._laid.get(power, (-1, ()))[0] == turn:
            return
        book = campaign.notebook(power)
        found = agenda(campaign, power, since, book.told)
        if not found and not campaign.agenda:
            return
        for card in found:
            book.note(card.key, turn)
        self._laid[power] = turn, tuple(card for card in found if card.slot is not Slot.DECIDE)

    def of(self, campaign: Campaign, power: int) -> list[Card]:
        """The cards that still lie there: those whose deed can be done no more are gone."""
        turn, cards = self._laid.get(power, (-1, ()))
        if turn != campaign.world.turn:
            return []
        return [card for card in cards if card.order is None or campaign.judge(card.order) is None]
