"""Gestures: whom a power reassures, when it opens its arms, and into whose it sends inspectors.

Concert logic spares its neighbours their fears and asks before it arms; self-help logic sends men home where
another border needs its mind more, and hides what an enemy could use. Whoever has designs on others shows
nothing. Each act is the sign of a sum of named terms.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.politics.perception import threat
from game.politics.statecraft.inspections import Inspect, OpenToInspection, check_inspect, check_open
from game.politics.statecraft.reassurance import Reassure, check_reassure, men_to_spare
from game.rules.orders import Order
from game.words import Motive
from game.world import fixed
from game.world.sight.view import View

Offer = tuple[Order, list[Reason]]
Weigh = Callable[[Situation], list[Reason]]


def mind_gestures(desk: Desk) -> None:
    """Make the one best gesture of the quarter, if any is worth an envoy."""
    view = desk.view
    if view.powers[desk.power].envoys < 1:
        return
    rate = view.rules.minds.statecraft.gesture_look
    if not desk.dice.chance(view.turn, rate, "choice", "gesture", view.roster[desk.power].id):
        return
    here, other = situation.read(view), situation.read_otherwise(view)
    heard = [(order, weigh) for order, weigh in _thinkable(view) if _is_legal(view, order)]
    scored = [(score(weigh(here)), -number) for number, (_, weigh) in enumerate(heard)]
    best = max(scored, default=(0, 0))
    if best[0] > 0:
        order, weigh = heard[-best[1]]
        desk.submit(order, weigh(here), score(weigh(other)))


def gestures(view: View, here: Situation) -> list[Offer]:
    """All gestures one could make, with what speaks for and against each, the best first."""
    found = [(order, weigh(here)) for order, weigh in _thinkable(view) if _is_legal(view, order)]
    found.sort(key=lambda row: (-score(row[1]), row[0].kind, repr(row[0])))
    return found


def _thinkable(view: View) -> list[tuple[Order, Weigh]]:
    """Reassurances of neighbours, open gates, and inspectors for whoever arms beyond explanation."""
    me, makers = view.power, view.facts.policy_makers
    near = threat.neighbours(view)[me]
    found: list[tuple[Order, Weigh]] = []
    for other in makers:
        if other in near and view.powers[other].exists:
            found.append((Reassure(me, other), partial(to_reassure, view, other)))
    found.append((OpenToInspection(me), partial(to_open, view)))
    for other in makers:
        if other != me and int(view.beliefs.arms[me, other]) > view.rules.belief.trust_tol:
            found.append((Inspect(me, other), partial(to_inspect, view, other)))
    return found


def _is_legal(view: View, order: Order) -> bool:
    match order:
        case Reassure():
            return check_reassure(view, order) is None
        case OpenToInspection():
            return check_open(view, order) is None
        case Inspect():
            return check_inspect(view, order) is None
        case _:
            return False


def fear_of_us(view: View, other: int) -> int:
    """How far another power fears this one, as it looks from here."""
    return situation.threats_to(view, other).get(view.power, 0)


def to_reassure(view: View, other: int, here: Situation) -> list[Reason]:
    """What speaks for sending men home from a neighbour's border."""
    minds, la = view.rules.minds.statecraft, here.creed.everything
    ours = here.threats.get(other, 0)
    worst = max((p for p in here.threats if p != other), key=lambda p: (here.threats[p], -p), default=other)
    elsewhere = here.threats.get(worst, 0) if worst != other else 0
    greater = max(0, elsewhere - ours * minds.elsewhere_over // fixed.ONE)
    share = fixed.ratio(men_to_spare(view, here.power, other), max(1, here.army))
    return [
        Reason(Motive.THEIR_FEAR, fixed.mul(la, fear_of_us(view, other)), (other,)),
        Reason(Motive.ELSEWHERE, fixed.mul(fixed.ONE - la, greater) * minds.elsewhere // fixed.ONE, (worst,)),
        Reason(Motive.OUR_FEAR, -ours, (other,)),
        Reason(Motive.MEN_SENT_HOME, -fixed.mul(minds.men, share)),
        Reason(Motive.DESIGNS, -_designs(view)),
        Reason(Motive.ENVOYS, minds.gesture_envoy),
    ]


def to_open(view: View, here: Situation) -> list[Reason]:
    """What speaks for letting everybody count one's arms."""
    minds, la, me = view.rules.minds.statecraft, here.creed.everything, here.power
    near = [p for p in view.facts.policy_makers if p in threat.neighbours(view)[me] and view.powers[p].exists]
    fears = {p: fear_of_us(view, p) for p in near}
    feared = max(fears.values(), default=0)
    afraid = tuple(p for p, fear in fears.items() if fear == feared)[:1]
    accused = max((int(view.beliefs.arms[p, me]) for p in near), default=0)
    spared = minds.shown_fear + la * minds.shown_fear_more // fixed.ONE
    secrets = fixed.mul(fixed.ONE - la, here.highest_threat)
    return [
        Reason(Motive.THEIR_FEAR, spared * feared // fixed.ONE, afraid),
        Reason(Motive.UNJUSTLY_SUSPECTED, max(0, accused) * minds.unjustly_suspected // fixed.ONE),
        Reason(Motive.OWN_FEAR, view.powers[me].home.fear * minds.own_fear // fixed.ONE),
        Reason(Motive.SECRETS, -secrets * minds.secrets // fixed.ONE + minds.showing),
        Reason(Motive.DESIGNS, -_designs(view)),
        Reason(Motive.ENVOYS, minds.gesture_envoy),
    ]


def to_inspect(view: View, other: int, here: Situation) -> list[Reason]:
    """What speaks for counting another's arms oneself before one believes the worst."""
    minds, arms = view.rules.minds.statecraft, int(view.beliefs.arms[here.power, other])
    return [
        Reason(Motive.THEIR_ARMS, arms * minds.inspect_arms // fixed.ONE, (other,)),
        Reason(Motive.THEIR_THREAT, here.threats.get(other, 0) * minds.inspect_threat // fixed.ONE, (other,)),
        Reason(Motive.ASKS_FIRST, fixed.mul(minds.asking, here.creed.everything)),
        Reason(Motive.SEEN_LATELY, -_seen(view, other), (other,)),
        Reason(Motive.SUSPICION, minds.reluctance + fixed.mul(minds.reluctance, here.creed.suspicion)),
        Reason(Motive.ENVOYS, minds.gesture_envoy),
    ]


def _seen(view: View, other: int) -> int:
    """How little a new look would tell: one's own last one fades over some years."""
    minds, looks = view.rules.minds.statecraft, view.powers[view.power].dealings.inspections
    if other not in looks:
        return 0
    since = max(0, view.turn - looks[other])
    return minds.seen_lately * max(0, minds.seen_quarters - since) // max(1, minds.seen_quarters)


def _designs(view: View) -> int:
    """What a power with designs of its own minds in showing or giving up anything."""
    return view.powers[view.power].home.predation
