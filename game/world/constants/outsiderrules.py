"""Types of the rules' data about outsiders in others' risings: what they send, and what makes them come.

What each constant means to play stands beside its value in ``assets/rules/minds.yaml`` and ``politics.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from game.words import ExpeditionSize
from game.world.constants.rulemarks import CONCERT, SELF_HELP, Count, Part, Quarters, Share, Weight
from game.world.strict import Strict


def _even(fleet: int, corps: int, whole: int) -> dict[ExpeditionSize, int]:
    return {ExpeditionSize.FLEET: fleet, ExpeditionSize.CORPS: corps, ExpeditionSize.ALL: whole}


@dataclass(frozen=True, slots=True)
class ExpeditionRules(Strict):
    """What goes with an expedition of each size into others' war, and for how long."""

    army: dict[ExpeditionSize, Share] = field(default_factory=lambda: _even(0, 3_000, 10_000))
    price: dict[ExpeditionSize, Share] = field(default_factory=lambda: _even(3_000, 6_000, 10_000))
    quarters: Quarters = 8
    rest: Quarters = 2  # without movement, after which a rising that is over holds no great power there
    least: Count = 0  # men below which there is nothing to send


@dataclass(frozen=True, slots=True)
class OutsiderMind(Strict):
    """Whether to come in beside a lord or beside those who rose against him. All at nought: nobody does."""

    # what it is about, as far as one's coming would turn the war
    principle: Weight = 0
    throne: Share = 10_000
    buffer: Share = 0
    straits: Share = 0
    rivals_loss: Annotated[Share, SELF_HELP] = 0
    claim: Share = 0
    kin: Weight = 0
    friendship: Share = 0
    faith: Share = 0
    rivals_ward: Annotated[Share, SELF_HELP] = 0
    concern_second: Share = 10_000
    concern_great: Share = 10_000
    concern_far: Share = 10_000
    proof: Quarters = 8
    # what comes with being there
    rival_alone: Share = 0
    rivals_gain: Share = 0
    invited: Weight = 0
    ships: Share = 0
    # what speaks against it
    cost: dict[ExpeditionSize, Weight] = field(default_factory=lambda: _even(0, 0, 0))
    defeat: Weight = 0
    exposed: Share = 0
    alarm: Share = 0
    bare_title: Share = 0
    said_no: Weight = 0
    weariness_part: Part = 3
    # the table's leave
    no_leave: Annotated[Weight, CONCERT] = 0
    leave: Annotated[Weight, CONCERT] = 0
    asked_leave: Annotated[Share, CONCERT] = 5_000
    leave_alike: Share = 0
    # asking for help, as the lord
    ask: Weight = 0
    ask_pride: Weight = 0
    ask_fear: Share = 0
