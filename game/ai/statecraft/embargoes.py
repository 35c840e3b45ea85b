"""Measures: embargoes on whoever breaks the peace, by order of one's own cabinet.

Only a power that is held guilty of a living war, or of a march beyond the map, comes to mind. Concert logic
weighs the breach, self-help logic what the loss takes from a power it fears; both weigh what it costs
themselves. The same sum keeps an embargo or lifts it.
"""

from __future__ import annotations

from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.politics.home import beyond
from game.politics.statecraft.sanctions import (
    LiftSanction,
    Sanction,
    check_lift_sanction,
    check_sanction,
)
from game.words import CasusBelli, Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.dealings import DEGREES


def mind_embargoes(desk: Desk) -> None:
    """Close the ports to who is held guilty, or open them again."""
    view, minds = desk.view, desk.view.rules.minds.statecraft
    for target, ban in view.powers[desk.power].dealings.embargoes.items():
        order = LiftSanction(desk.power, target)
        at_war = queries.at_war(view, desk.power, target)
        if ban.crisis < 0 and not at_war and check_lift_sanction(view, order) is None:
            kept = weigh(view, situation.read(view), target, ban.degree)
            if score(kept) <= 0:
                against = [r.turned() for r in kept]
                other = weigh(view, situation.read_otherwise(view), target, ban.degree)
                desk.submit(order, against, -score(other))
                return
    if not desk.dice.chance(view.turn, minds.embargo_look, "choice", "embargo", view.roster[desk.power].id):
        return
    offers = embargoes(view, situation.read(view))
    if offers:
        order_, reasons = offers[0]
        other = weigh(view, situation.read_otherwise(view), order_.target, order_.degree)
        desk.submit(order_, reasons, score(other) + minds.embargo_envoy)


def embargoes(view: View, here: Situation) -> list[tuple[Sanction, list[Reason]]]:
    """Embargoes worth an envoy, the best first; of one target the hardest that still pays."""
    found: list[tuple[int, Sanction, list[Reason]]] = []
    for target in sorted(guilty(view)):
        for degree in DEGREES:
            order = Sanction(here.power, target, degree)
            now = view.powers[here.power].dealings.embargoes.get(target)
            if (now is not None and now.degree >= degree) or check_sanction(view, order) is not None:
                continue
            envoy = Reason(Motive.ENVOYS, view.rules.minds.statecraft.embargo_envoy)
            reasons = [*weigh(view, here, target, degree), envoy]
            if score(reasons) > 0:
                found.append((score(reasons), order, reasons))
    found.sort(key=lambda row: (-row[0], row[1].target, row[1].degree))
    return [(order, reasons) for _, order, reasons in found]


def guilty(view: View) -> dict[int, int]:
    """Whom this power holds guilty, and how plain the breach is: of a living war that it is not in, or beyond
    the map."""
    found: dict[int, int] = {}
    for war in view.wars.values():
        culprit = war.verdicts.get(view.power, -1)
        if not war.is_over and culprit >= 0 and not war.side_of(view.power):
            found[culprit] = max(view.rules.belief.blame[war.casus], found.get(culprit, 0))
    for power in queries.great_powers(view):
        if power != view.power and beyond.marched_lately(view, power):
            found[power] = max(view.rules.belief.blame[CasusBelli.CONQUEST], found.get(power, 0))
    return found


def weigh(view: View, here: Situation, target: int, degree: int) -> list[Reason]:
    """What an embargo of a degree is worth to a power, as named terms."""
    rules, minds, power = view.rules.diplomacy, view.rules.minds.statecraft, here.power
    small = min(here.outputs[power], here.outputs[target])
    own = fixed.ratio(fixed.mul(small, rules.embargo_backlash[degree - 1]), here.output)
    theirs = fixed.ratio(fixed.mul(small, rules.embargo_harm[degree - 1]), max(1, here.outputs[target]))
    bite = fixed.ratio(theirs, max(1, rules.embargo_harm[-1]))  # how much of the hardest blow it is
    breach = fixed.mul(here.creed.crises, guilty(view).get(target, 0))
    fear = fixed.mul(here.threats.get(target, 0), fixed.ONE - here.creed.everything)
    mates = target in queries.comrades_of(view, power)
    return [
        Reason(Motive.BREACH, fixed.mul(minds.embargo_breach * degree // DEGREES[-1], breach), (target,)),
        Reason(Motive.THEIR_LOSS, fixed.mul(fear, bite) * minds.embargo_bite // fixed.ONE, (target,)),
        Reason(Motive.OWN_LOSS, -fixed.mul(own, minds.embargo_cost)),
        Reason(Motive.PROVOCATION, minds.provocation + (minds.comrades if mates else 0), (target,)),
    ]
