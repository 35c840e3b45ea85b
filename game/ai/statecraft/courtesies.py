"""Courtesies of the AI: money for who fights whom one fears, apologies, expulsions, and courts courted.

Self-help logic pays the enemies of what it fears, in secret; concert logic helps the victim of a breach, in
the open. Who is weaker, or holds to the concert, apologises for an incident; who is stronger and does not may
send home the envoy of a breaker of the peace. Lesser courts are courted when there are envoys to spare.
"""

from __future__ import annotations

from functools import partial

from game.ai.seat import situation, wishes
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.ai.statecraft import embargoes
from game.ai.statecraft.signals import Weigh
from game.politics.crises.courtesies import (
    Apologise,
    ExpelEnvoy,
    Influence,
    check_apologise,
    check_expel_envoy,
    check_influence,
)
from game.politics.crises.crises import living
from game.politics.crises.papers import sums
from game.politics.perception import threat
from game.politics.statecraft.aid import Aid, check_aid
from game.politics.war.might import coalition
from game.politics.warscore import yearly_taxes
from game.rules.orders import Order
from game.words import CasusBelli, Footing, Motive, Rank
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.sight.view import View
from game.world.state import queries

Offer = tuple[Order, Weigh]


def mind_courtesies(desk: Desk) -> None:
    """Do the one thing that is worth most, if any is worth an envoy."""
    view = desk.view
    name, rate = view.roster[desk.power].id, view.rules.minds.statecraft.court_look
    if any(_is_asked(view, other) for other in view.facts.policy_makers):
        rate = fixed.ONE
    if view.powers[desk.power].envoys < 1 or not desk.dice.chance(view.turn, rate, "choice", "court", name):
        return
    here, offers = situation.read(view), courtesies(view)
    scored = [(score(weigh(here)), -number) for number, (_, weigh) in enumerate(offers)]
    best = max(scored, default=(0, 0))
    if best[0] > 0:
        order, weigh = offers[-best[1]]
        desk.submit(order, weigh(here), score(weigh(situation.read_otherwise(view))))


def courtesies(view: View) -> list[Offer]:
    """All that could be given, said or sent this quarter."""
    return [*_gifts(view), *_incidents(view), *_courts(view)]


# --- money ------------------------------------------------------------------------------------------


def _gifts(view: View) -> list[Offer]:
    """A share of a rich treasury for the leader of either side of a war that others fight."""
    me, treasury = view.power, view.powers[view.power].treasury
    minds, taxes = view.rules.minds.statecraft, yearly_taxes(view, me)
    if treasury * fixed.ONE < minds.rich * taxes or queries.is_at_war(view, me):
        return []
    found: list[Offer] = []
    for war in queries.living_wars(view):
        for friend, foe in ((war.defenders[0], war.attackers[0]), (war.attackers[0], war.defenders[0])):
            given = view.powers[me].gifts.get(friend)
            secret = not situation.read(view).creed.is_concert
            order = Aid(me, friend, min(treasury * minds.gift, taxes * minds.gift_most) // fixed.ONE, secret)
            if (given is None or view.turn - given.turn >= QUARTERS_A_YEAR) and check_aid(
                view, order
            ) is None:
                found.append((order, partial(to_aid, view, order, foe)))
    return found


def to_aid(view: View, order: Aid, foe: int, here: Situation) -> list[Reason]:
    """What speaks for paying a power that fights another."""
    fear, own = here.threats.get(foe, 0), fixed.ONE - here.creed.everything
    breach = fixed.mul(here.creed.crises, embargoes.guilty(view).get(foe, 0))
    minds, allied = view.rules.minds.statecraft, foe in queries.allies_of(view, order.power)
    anger = minds.aid_anger_secret if order.secret else minds.aid_anger
    return [
        Reason(Motive.BREACH, fixed.mul(minds.aid_breach, breach), (foe,)),
        Reason(Motive.THEIR_LOSS, fixed.mul(own, fear), (foe,)),
        Reason(Motive.OUR_FEAR, -here.threats.get(order.to, 0), (order.to,)),
        Reason(Motive.PROVOCATION, -fear * anger // fixed.ONE, (foe,)),
        Reason(Motive.MONEY, minds.purse),
        Reason(Motive.TREATY, minds.friends if allied else 0, (foe,)),
        Reason(Motive.ENVOYS, minds.court_envoy),
    ]


# --- incidents --------------------------------------------------------------------------------------


def _incidents(view: View) -> list[Offer]:
    """Apologies for fresh incidents, and expulsions of the envoys of who broke the peace."""
    me = view.power
    found: list[Offer] = []
    for other in view.facts.policy_makers:
        if other == me or not view.powers[other].exists:
            continue
        sorry, expulsion = Apologise(me, other), ExpelEnvoy(me, other)
        if check_apologise(view, sorry) is None:
            found.append((sorry, partial(to_apologise, view, other)))
        if other in embargoes.guilty(view) and check_expel_envoy(view, expulsion) is None:
            found.append((expulsion, partial(to_expel, view, other)))
    return found


def to_apologise(view: View, other: int, here: Situation) -> list[Reason]:
    """What speaks for an apology: being weaker, or holding to the concert; against it, pride.

    Nobody bows to whose land he wants, nor when he has called up his men.
    """
    minds = view.rules.minds.statecraft
    feared = here.threats.get(other, 0) * minds.outmatched // fixed.ONE
    nation = view.powers[here.power].nationalism * minds.nation // fixed.ONE
    called_up = 0 if view.powers[here.power].footing is Footing.PEACE else minds.called_up
    return [
        Reason(Motive.OUTMATCHED, feared + _odds(view, here, other), (other,)),
        Reason(Motive.ORDER, fixed.mul(minds.concord, here.creed.everything)),
        Reason(Motive.PEACE, minds.asked if _is_asked(view, other) else 0, (other,)),
        Reason(Motive.PRIDE, minds.pride + called_up - nation),
        Reason(Motive.DESIGNS, -wishes.wish_for(view, here.power, other), (other,)),
        Reason(Motive.ENVOYS, minds.court_envoy),
    ]


def _is_asked(view: View, other: int) -> bool:
    """Whether another asks satisfaction of a power in public, and no table has told him that he gets none."""
    asked = (c for c in living(view) if c.parties == (other, view.power))
    still = (c for c in asked if c.decision is None or view.power in c.addressed)
    return any(c.casus is CasusBelli.INCIDENT and sums.is_for_amends(c) for c in still)


def _odds(view: View, here: Situation, other: int) -> int:
    """What it weighs how far another is the stronger: nothing when even."""
    odds = fixed.ratio(here.armies[other] + 1, here.army + 1)
    lead = 2 * coalition.win(min(coalition.MOST_ODDS, odds)) - fixed.ONE
    return lead * view.rules.minds.statecraft.stronger // fixed.ONE


def to_expel(view: View, other: int, here: Situation) -> list[Reason]:
    """What speaks for sending home the envoy of a power that one holds guilty of a breach."""
    minds, blame = view.rules.minds.statecraft, embargoes.guilty(view).get(other, 0)
    return [
        Reason(Motive.BREACH, fixed.mul(minds.insult, blame), (other,)),
        Reason(Motive.OUTMATCHED, -here.threats.get(other, 0) - _odds(view, here, other), (other,)),
        Reason(Motive.ORDER, -fixed.mul(minds.concord, here.creed.everything)),
        Reason(Motive.ENVOYS, minds.court_envoy),
    ]


# --- lesser courts ----------------------------------------------------------------------------------


def _courts(view: View) -> list[Offer]:
    """Minor neighbours, where there is an envoy to spare."""
    me = view.power
    if view.powers[me].envoys < view.rules.minds.statecraft.spare:
        return []
    found: list[Offer] = []
    for other in sorted(threat.neighbours(view)[me]):
        order = Influence(me, other)
        if view.powers[other].rank is Rank.MINOR and check_influence(view, order) is None:
            found.append((order, partial(to_court, view, other)))
    return found


def to_court(view: View, other: int, here: Situation) -> list[Reason]:
    """What speaks for courting a lesser neighbour: it lies between us and what we fear, or distrusts us."""
    near = threat.neighbours(view)[other]
    fears = {p: fear for p, fear in here.threats.items() if p in near}
    feared = max(fears.values(), default=0)
    worst = tuple(p for p, fear in fears.items() if fear == feared)[:1]
    distrust = fixed.ONE - int(view.beliefs.trust[other, here.power])
    minds, la = view.rules.minds.statecraft, here.creed.everything
    counted = fixed.ONE - la * minds.buffer_less // fixed.ONE
    return [
        Reason(Motive.BUFFER, fixed.mul(counted, feared) * minds.buffer // fixed.ONE, worst),
        Reason(Motive.THEIR_DISTRUST, fixed.mul(la, distrust) * minds.their_distrust // fixed.ONE, (other,)),
        Reason(Motive.OUR_TIME, minds.court),
        Reason(Motive.ENVOYS, minds.court_envoy),
    ]
