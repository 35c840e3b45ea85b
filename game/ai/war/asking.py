"""Asking: which outsider the lord of a rising asks for help, if any.

He asks whose coming would turn the war, as far as that power might come by its own reckoning as he sees it.
Each who was asked and did not come makes the next asking harder: nobody begs from court to court.
"""

from __future__ import annotations

from game.ai.seat import situation
from game.ai.seat.desk import Reason, score
from game.ai.seat.situation import Situation
from game.ai.war import outsiders
from game.ai.war.quarrel import Quarrel
from game.words import ExpeditionSize, Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state.treaties import War


def reasons_to_ask(view: View, here: Situation, war: War, guest: int) -> list[Reason]:
    """What speaks for a lord's asking an outsider in: his arms, against pride and the fear of the guest."""
    minds = view.rules.minds.outsiders
    asked_in_vain = sum(1 for p in war.invited if not war.side_of(p))
    against = [
        Reason(Motive.PRIDE, -minds.ask_pride * (1 + asked_in_vain)),
        Reason(Motive.FOREIGN_TROOPS, -fixed.mul(minds.ask_fear, here.threats.get(guest, 0)), (guest,)),
    ]
    theirs = situation.read_as(view, guest)
    quarrel = Quarrel(view, theirs, war, war.defenders[0], asked=True)
    most = max(0, quarrel.chance_with(outsiders.SIZES[-1]) - quarrel.chance(0))
    if fixed.mul(minds.ask, most) + score(against) <= 0:  # not even with all he has
        return [Reason(Motive.THEIR_ARMS, fixed.mul(minds.ask, most), (guest,)), *against]
    size, reasons = outsiders.best_of(quarrel)
    turned = max(0, quarrel.chance_with(size) - quarrel.chance(0))
    might = _might(view, size, reasons)
    return [Reason(Motive.THEIR_ARMS, fixed.mul(fixed.mul(minds.ask, turned), might), (guest,)), *against]


def _might(view: View, size: ExpeditionSize, reasons: list[Reason]) -> int:
    """The chance that somebody with such reasons comes: his resolve, which nobody knows, can double them."""
    most = sum(max(0, reason.weight) for reason in reasons)
    if score(reasons) + most <= 0:
        return 0
    share = max(1, view.rules.politics.expedition.price[size])
    return fixed.logistic(fixed.mul(view.rules.coalition.j_slope, fixed.ratio(score(reasons), share)))
