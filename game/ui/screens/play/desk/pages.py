"""Pages that come by themselves when a seat is taken: which are due, each of them once."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.campaign.campaign import Campaign


@dataclass(slots=True)
class Pages:
    """What a desk still has to show to each seat."""

    to_greet: set[int] = field(default_factory=set)  # powers whose minister has not written yet

    @staticmethod
    def of(campaign: Campaign) -> Pages:
        """For a campaign that comes to this desk: ministers write only where it begins here."""
        begins = not campaign.id  # no save of it was ever written
        return Pages({power for power in campaign.seats if begins and campaign.is_human(power)})
