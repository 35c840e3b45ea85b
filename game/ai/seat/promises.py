"""What a promise of peace is worth: as much as who makes it could do otherwise, and as he has kept others.

A paper from the unarmed buys nobody's restraint, and one from the faithless nobody's trust. Both logics
reckon so; they differ in whom they trust.
"""

from __future__ import annotations

from game.ai.seat.desk import Reason
from game.ai.seat.situation import Situation
from game.politics.perception.repute import infamy
from game.words import Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state.treaties import Treaty


def record(view: View, here: Situation, other: int) -> int:
    """How far a power's word is believed, permyriad: by trust and public record, less what its name lost."""
    trust = int(view.beliefs.trust[here.power, other])
    word = fixed.mul((trust + view.powers[other].reliability) // 2, fixed.ONE - here.creed.suspicion)
    return fixed.mul(word, fixed.clip(fixed.ONE - infamy(view, other)))


def power_of(here: Situation, other: int) -> int:
    """How far another's arms count beside one's own, permyriad; full from an equal on."""
    return fixed.clip(fixed.ratio(here.armies[other], max(1, here.army)))


def weight(view: View, here: Situation, other: int) -> int:
    """What is left, permyriad, of the weight of a word given to one who is weak or has broken his own.

    To break it costs the name what it costs; this is how far the other party makes it worth keeping.
    """
    floor = view.rules.minds.treaties.promise_floor
    kept = min(power_of(here, other), fixed.clip(fixed.ONE - infamy(view, other)))
    return floor + fixed.mul(fixed.ONE - floor, kept)


def name_of(view: View, other: int) -> list[Reason]:
    """What the other's name takes from whatever is signed with him."""
    return [
        Reason(Motive.INFAMY, -fixed.mul(view.rules.minds.treaties.infamy, infamy(view, other)), (other,))
    ]


def kept_from_others(view: View, here: Situation, *, secret: bool) -> list[Reason]:
    """What speaks against a treaty that must be kept secret: who keeps the order has nothing to hide."""
    if not secret:
        return []
    weight = fixed.mul(view.rules.minds.treaties.hidden_norm, here.creed.everything)
    return [Reason(Motive.HIDDEN, -weight)]


def weigh_non_aggression(view: View, here: Situation, other: int, *, gives_up_claim: bool) -> list[Reason]:
    """What a promise of peace is worth: quiet from whom one fears and believes, less free hands.

    Where every war is lawful little is heard in a promise of mere peace: its breach wrongs nobody else.
    """
    minds = view.rules.minds.treaties
    fear = here.threats.get(other, 0)
    able = power_of(here, other)
    spared = fixed.mul(minds.quiet, able) + fixed.mul(minds.quiet_fear, fear)
    quiet = fixed.mul(spared, record(view, here, other))
    weak, appetite = fixed.ONE - able, view.powers[here.power].home.predation
    hands = minds.tied_hands + fixed.mul(minds.weak_hands, weak) + fixed.mul(minds.greedy_hands, appetite)
    return [
        Reason(Motive.QUIET, quiet, (other,)),
        Reason(Motive.MERE_PAPER, fixed.mul(minds.paper, quiet) - quiet, (other,)),
        Reason(Motive.FREE_HANDS, -hands, (other,)),
        Reason(Motive.OPEN_CLAIM, minds.open_claim if gives_up_claim else 0, (other,)),
    ]


def youth(view: View, treaty: Treaty) -> int:
    """How ill it looks to leave what was signed not long ago; it fades over the years."""
    minds, age = view.rules.minds.treaties, view.turn - treaty.start
    return minds.young * max(0, minds.young_quarters - age) // max(1, minds.young_quarters)
