"""Types of the rules' data on weapons that nobody wins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class DeterrentRules(Strict):
    """The deterrent (docs/politics.md#the-deterrent): what it costs to fight who could answer with it."""

    peace: Literal["strong", "weak", "none"] = "strong"  # how much is believed in it; a laboratory's switch
    weak: int = 3000  # share of the dread that is left where little is
    use: int = 200  # chance that it comes to that in a first quarter of fighting
    use_grows: int = 200  # and with each quarter more
    soil: int = 40_000  # times that where home soil of an armed power is held
    foresight: int = 4  # quarters of fighting that who plans a war looks ahead
    loss: int = 30_000  # what would be lost, in years of one's own output
    beside: int = 5000  # share of the dread that who comes to a victim's side feels
    # how far an armed ally is believed to answer for another
    ally: int = 2000
    ally_trust: int = 4000  # by the trust it has in him
    ally_presence: int = 3000  # with men of its own in his land
    ally_integration: int = 1000  # in a body with an integrated command
    shield: int = 0  # share of the answer that an armed attacker trusts a shield to stop, if it may build one
    can_end: bool = False  # whether the dice may fall, and the campaign with them
