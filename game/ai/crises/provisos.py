"""Conditions of the AI's promises: what a power would promise if it bound only on a condition.

A condition takes something from what speaks against a promise: concert logic minds the price and the danger
less where all stand together, and the quarrel less where others have an eye on land and nobody takes any;
self-help logic minds less to be drawn into the quarrel of a restless friend who has to be attacked first.
Each costs a little: a promise that may not bind frightens nobody as one that does (docs/politics.md#crises).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.ai.seat.desk import Reason
from game.ai.seat.situation import Situation
from game.politics.crises.papers import dues
from game.politics.perception.repute import infamy
from game.words import Motive, Proviso
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft, Pledge

#: What speaks against a promise and weighs less in company, and where it is not to enlarge anybody.
DANGER = (Motive.COST, Motive.EXPOSURE)


def best(
    view: View,
    crisis: Crisis,
    reasons: Sequence[Reason],
    here: Situation,
    pledge: Pledge,
    sides: tuple[int, int],
    draft: Draft | None = None,
) -> tuple[Proviso, Reason]:
    """The condition that takes most from what speaks against a promise and can be met, and what it takes.

    ``sides``: friend and foe of who promises.
    """
    found = [
        (relief(view, crisis, reasons, here, only_if, sides), only_if) for only_if in Proviso
        if only_if is not Proviso.NONE
        and dues.is_met(view, crisis, here.power, replace(pledge, only_if=only_if), draft)
    ]  # fmt: skip
    nothing = Reason(Motive.ON_CONDITION, 0), Proviso.NONE
    eased, chosen = max((nothing, *found), key=lambda row: row[0].weight)
    return chosen, eased


def relief(
    view: View,
    crisis: Crisis,
    reasons: Sequence[Reason],
    here: Situation,
    only_if: Proviso,
    sides: tuple[int, int],
) -> Reason:
    """What a condition takes from what speaks against a promise, less what it costs.

    A condition that could not fail takes nothing.
    """
    minds, concert = view.rules.minds.crises, here.creed.crises
    danger, quarrel = _against(reasons, DANGER), _against(reasons, (Motive.INERTIA,))
    match only_if:
        case Proviso.UNANIMOUS:
            in_company = fixed.mul(minds.together, danger) if dues.others_of(view, crisis, here.power) else 0
            spared = fixed.mul(in_company, concert)
        case Proviso.NO_GAIN:
            greed = fixed.mul(minds.nobody_gains, coveted(view, here.power, sides[1]))
            spared = fixed.mul(fixed.mul(greed, quarrel), concert)
        case Proviso.ATTACKED:
            dragged = fixed.mul(minds.not_dragged, restless(view, *sides))
            spared = fixed.mul(fixed.mul(dragged, quarrel), fixed.ONE - concert)
        case _:
            return Reason(Motive.ON_CONDITION, 0)
    return Reason(Motive.ON_CONDITION, spared - minds.blunt)


def _against(reasons: Sequence[Reason], terms: Sequence[Motive]) -> int:
    return -sum(r.weight for r in reasons if r.term in terms and r.weight < 0)


def coveted(view: View, me: int, owner: int) -> int:
    """The strongest claim that anybody else has to land of a power's."""
    return max(
        (c.strength for c in view.claims if c.power != me and int(view.places.owner[c.place]) == owner),
        default=0,
    )


def restless(view: View, friend: int, foe: int) -> int:
    """How likely a friend seems to begin it himself: by his name, and by what he claims of the other."""
    mine = (c.strength for c in view.claims if c.power == friend and int(view.places.owner[c.place]) == foe)
    return fixed.clip(max(infamy(view, friend), max(mine, default=0)))
