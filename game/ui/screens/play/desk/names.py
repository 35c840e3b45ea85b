"""What powers, provinces and towns are called at this desktop, and which flags fly."""

from __future__ import annotations

from game.campaign.campaign import Campaign
from game.campaign.present import Presenter, towns
from game.scenarios.texts.templates import Phrase
from game.ui.heraldry.flown import Flag, flag_of
from game.ui.text import called
from game.world.state import queries


class Names:
    """Names and flags, for a session."""

    campaign: Campaign

    @property
    def presenter(self) -> Presenter:
        """Tells what happens, in the language that is spoken."""
        raise NotImplementedError

    def flag(self, power: int) -> Flag:
        """The flag that a power flies now."""
        return flag_of(self.campaign.world, power)

    def power_name(self, power: int) -> str:
        """What a power is called."""
        return called(self.campaign.world.roster[power].name)

    def power_told(self, power: int) -> Phrase:
        """What a power is called in a sentence, with its article."""
        return self.presenter.power(self.campaign.world.roster[power].id)

    def place_name(self, place: int) -> str:
        """What a place is called in the era."""
        return called(queries.place_name(self.campaign.world, place))

    def town_name(self, place: int) -> str:
        """What a battle there is called by."""
        return called(towns(self.campaign.world)[self.campaign.world.map.place_id(place)])
