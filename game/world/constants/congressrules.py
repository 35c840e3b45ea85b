"""Types of the rules' data for the life of bodies: how they vote, and what a congress can do.

Shares are permyriad. See `game.world.constants.ruleset`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from game.words import Era, Preset
from game.world.constants.inclusionrules import InclusionRules
from game.world.constants.rulemarks import CONCERT
from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class CongressRules(Strict):
    """When a question is carried, how powers come and go, and what members owe."""

    # voting
    consensus: int  # veto from which one full voice against stops a question
    full_voice: int  # weight from which a voice is full
    quorum: int  # share of all voices that must speak for a question
    interested: dict[Preset, bool]  # whether the party a question is about has a voice in it
    # congresses
    pause: int  # quarters between two congresses of a body
    sitting: int  # quarters from the call to the vote
    deliberation: int  # added where one full voice can stop a question
    reform_step: int  # most by which a congress moves a parameter
    # coming and going
    open_door: int  # inclusiveness from which whoever asks is let in as an observer
    ladder_quarters: int  # least time on a rung before the next
    application_quarters: int  # an application is open so long
    most_invited: int
    start_cohesion: int  # of a body just founded
    order_of: Annotated[dict[Era, Preset], CONCERT]  # what the powers of an era found to keep the order
    names: dict[Preset, str]  # what a body is called; {town} is its founder's capital
    exclusion: int  # share of trust a power loses in each who voted to keep it out
    expulsion: int  # the same for who voted to put it out
    line: int  # share of trust an outsider loses in a body whose line comes to its border, at its sharpest
    welcome: int  # share of the distrust overcome between the admitted and those who voted for it
    # dues and contingents
    dues: int  # share of a year's output asked by a body that asks all
    least_asked: int  # share of what could be asked below which a body asks nothing
    contingent: int  # share of an army that makes a full contingent, where nothing is left to each
    earmark_upkeep: int  # added to the upkeep of a force set aside; common forces save it
    j_earmark: Annotated[int, CONCERT]  # weight of a full contingent in the readiness to join
    pledge_quarters: int  # a vote to set forces aside must be made good within this
    slip: int  # share of cohesion lost when a member that weighs all does not do its part
    kept: int  # share of the missing cohesion won when it does
    # inquiries into armaments
    inquiry: int  # log units of arms beyond explanation from which they are found excessive
    greedy: int  # severity at home from which excess is found aggressive
    mark_quarters: int  # the others stand ready against it for so long
    afraid: int  # fright at home from which excess is found to come of fear
    reassure: int  # chance that a frightened power is reassured, else it is provoked
    calm: int  # share of its fright left when it is
    provoke: int  # added to its fright when it is not
    guard: int  # share of a full guard that even a body without teeth keeps against whom it marked
    late_standing: int = 0  # standing lost a year by who still owes a year's dues or more
    inclusion: InclusionRules = field(default_factory=InclusionRules)
