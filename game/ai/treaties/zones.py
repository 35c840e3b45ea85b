"""Demilitarised zones of the AI: two neighbours who fear each other agree to keep their border empty.

docs/decision-table.md, the rows beyond the table: self-help logic agrees where the
other's withdrawal is worth more than its own border laid bare; concert logic likes a border that frightens
nobody. Who wants the other's land keeps his army on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.crises.stakes import Judge, wish_for
from game.ai.seat import situation
from game.ai.seat.cabinet import makes_policy
from game.ai.seat.desk import Reason
from game.ai.seat.situation import Situation
from game.politics.perception import threat
from game.politics.treaties.restraints import ZONE, border_places
from game.politics.treaties.treaties import ProposeTreaty, check_propose_treaty
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries

EACH = 2  # border provinces of each side in a zone that the computer offers


def weigh_zone(view: View, judge: Judge, other: int, places: Sequence[int]) -> list[Reason]:
    """What a demilitarised zone on a common border is worth to a party, as named terms."""
    rules, fear = view.rules.diplomacy, judge.threats.get(other, 0)
    mine = sum(int(view.places.owner[p]) == judge.power for p in places)
    theirs = len(places) - mine
    kept_off = fixed.mul(rules.zone_fear, fear) if theirs else 0
    calm = fixed.mul(rules.zone_calm, judge.creed.everything)
    distrust = fixed.ONE - int(view.beliefs.trust[judge.power, other])
    doubt = fixed.mul(rules.restraint_doubt, fixed.clip(distrust + judge.creed.suspicion))
    lopsided = max(0, mine - theirs) * fear // max(1, len(places))
    return [
        Reason("their_withdrawal", kept_off),
        Reason("calm_border", calm),
        Reason("distrust", -fixed.mul(doubt, kept_off)),
        Reason("bare_border", -fixed.mul(rules.zone_bare, fear) - lopsided if mine else 0),
        Reason("soldiers_mind", -rules.zone_cost),
        Reason("open_claim", -fixed.mul(rules.restraint_claim, wish_for(view, judge.power, other))),
    ]


def zone_offers(view: View, here: Situation) -> list[ProposeTreaty]:
    """Zones that could be offered: to neighbours one fears and who fear one, a province or two of each."""
    me, least, found = here.power, view.rules.diplomacy.zone_from, list[ProposeTreaty]()
    near = threat.neighbours(view)[me]
    for other in view.facts.policy_makers:
        if other not in near or not makes_policy(view, other) or here.threats.get(other, 0) < least:
            continue
        if queries.treaties_between(view, me, other, ZONE):
            continue
        if situation.threats_to(view, other).get(me, 0) < least:
            continue
        border = border_places(view, me, other)
        sides = [[p for p in border if int(view.places.owner[p]) == owner][:EACH] for owner in (me, other)]
        order = ProposeTreaty(me, other, ZONE, places=tuple(sorted((*sides[0], *sides[1]))))
        if all(sides) and check_propose_treaty(view, order) is None:
            found.append(order)
    return found
