"""Demilitarised zones of the AI: two neighbours who fear each other agree to keep their border empty.

docs/decision-table.md, the rows beyond the table: self-help logic agrees where the
other's withdrawal is worth more than its own border laid bare; concert logic likes a border that frightens
nobody. Who wants the other's land keeps his army on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.crises.judges import Judge
from game.ai.seat import situation, wishes
from game.ai.seat.cabinet import makes_policy
from game.ai.seat.desk import Reason
from game.ai.seat.situation import Situation
from game.politics.perception import threat
from game.politics.treaties.restraints import ZONE, border_places
from game.politics.treaties.treaties import ProposeTreaty, check_propose_treaty
from game.words import Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries


def weigh_zone(view: View, judge: Judge, other: int, places: Sequence[int]) -> list[Reason]:
    """What a demilitarised zone on a common border is worth to a party, as named terms."""
    minds, fear = view.rules.minds.treaties, judge.threats.get(other, 0)
    mine = sum(int(view.places.owner[p]) == judge.power for p in places)
    theirs = len(places) - mine
    kept_off = fixed.mul(minds.zone_fear, fear) if theirs else 0
    calm = fixed.mul(minds.zone_calm, judge.creed.everything)
    distrust = fixed.ONE - int(view.beliefs.trust[judge.power, other])
    doubt = fixed.mul(minds.restraint_doubt, fixed.clip(distrust + judge.creed.suspicion))
    lopsided = max(0, mine - theirs) * fear // max(1, len(places))
    return [
        Reason(Motive.THEIR_WITHDRAWAL, kept_off, (other,)),
        Reason(Motive.CALM_BORDER, calm),
        Reason(Motive.DISTRUST, -fixed.mul(doubt, kept_off), (other,)),
        Reason(Motive.BARE_BORDER, -fixed.mul(minds.zone_bare, fear) - lopsided if mine else 0, (other,)),
        Reason(Motive.SOLDIERS_MIND, -minds.zone_cost),
        Reason(
            Motive.OPEN_CLAIM,
            -fixed.mul(minds.restraint_claim, wishes.wish_for(view, judge.power, other)),
            (other,),
        ),
    ]


def zone_offers(view: View, here: Situation) -> list[ProposeTreaty]:
    """Zones that could be offered: to neighbours one fears and who fear one, a province or two of each."""
    minds, me, found = view.rules.minds.treaties, here.power, list[ProposeTreaty]()
    near = threat.neighbours(view)[me]
    for other in view.facts.policy_makers:
        if other not in near or not makes_policy(view, other) or here.threats.get(other, 0) < minds.zone_from:
            continue
        if queries.treaties_between(view, me, other, ZONE):
            continue
        if situation.threats_to(view, other).get(me, 0) < minds.zone_from:
            continue
        border = border_places(view, me, other)
        sides = [
            [p for p in border if int(view.places.owner[p]) == owner][: minds.zone_each]
            for owner in (me, other)
        ]
        order = ProposeTreaty(me, other, ZONE, places=tuple(sorted((*sides[0], *sides[1]))))
        if all(sides) and check_propose_treaty(view, order) is None:
            found.append(order)
    return found
