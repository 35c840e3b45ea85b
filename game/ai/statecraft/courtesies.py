"""Courtesies of the AI: money for who fights whom one fears, apologies, expulsions, and courts courted.

Self-help logic pays the enemies of what it fears, in secret; concert logic helps the victim of a breach, in
the open. Who is weaker, or holds to the concert, apologises for an incident; who is stronger and does not may
send home the envoy of a breaker of the peace. Lesser courts are courted when there are envoys to spare.
"""

from __future__ import annotations

from functools import partial

from game.ai.seat import situation
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
from game.politics.perception import threat
from game.politics.statecraft.aid import YEAR, Aid, check_aid
from game.politics.war import coalition
from game.politics.warscore import yearly_taxes
from game.rules.orders import Order
from game.words import Rank
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries

LOOK = 200_000  # chance (of a million) a quarter that a cabinet thinks of each
ENVOY = -400
GIFT = 5  # part of the treasury that is given away
RICH = 2  # years' taxes in the treasury from which a power is rich, in halves
BREACH = 2_500  # what concert logic would do for the victim of a plain breach
PURSE = -700
ANGER = 4  # part of the fear of who will resent it
FRIENDS = -4_000  # against paying the enemy of an ally
CONCORD, PRIDE = 1_800, -1_000
INSULT = 1_500
SPARE = 2  # envoys from which one can be spared for a lesser court
COURT = -1_500

Offer = tuple[Order, Weigh]


def mind_courtesies(desk: Desk) -> None:
    """Do the one thing that is worth most, if any is worth an envoy."""
    view = desk.view
    name = view.roster[desk.power].id
    if view.powers[desk.power].envoys < 1 or not desk.dice.chance(view.turn, LOOK, "choice", "court", name):
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
    if 2 * treasury < RICH * yearly_taxes(view, me) or queries.is_at_war(view, me):
        return []
    found: list[Offer] = []
    for war in queries.living_wars(view):
        for friend, foe in ((war.defenders[0], war.attackers[0]), (war.attackers[0], war.defenders[0])):
            given = view.powers[me].gifts.get(friend)
            secret = not situation.read(view).creed.is_concert
            order = Aid(me, friend, treasury // GIFT, secret)
            if (given is None or view.turn - given.turn >= YEAR) and check_aid(view, order) is None:
                found.append((order, partial(to_aid, view, order, foe)))
    return found


def to_aid(view: View, order: Aid, foe: int, here: Situation) -> list[Reason]:
    """What speaks for paying a power that fights another."""
    fear, own = here.threats.get(foe, 0), fixed.ONE - here.creed.everything
    breach = fixed.mul(here.creed.crises, embargoes.guilty(view).get(foe, 0))
    allied = foe in queries.allies_of(view, order.power)
    return [
        Reason("breach", fixed.mul(BREACH, breach)),
        Reason("their_loss", fixed.mul(own, fear)),
        Reason("our_fear", -here.threats.get(order.to, 0)),
        Reason("provocation", -fear // (2 * ANGER if order.secret else ANGER)),
        Reason("money", PURSE),
        Reason("treaty", FRIENDS if allied else 0),
        Reason("envoys", ENVOY),
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
    """What speaks for an apology: being weaker, or holding to the concert; against it, pride."""
    return [
        Reason("outmatched", here.threats.get(other, 0) // 4 + _odds(here, other)),
        Reason("order", fixed.mul(CONCORD, here.creed.everything)),
        Reason("pride", PRIDE - view.powers[here.power].nationalism // 10),
        Reason("designs", -view.powers[here.power].home.predation),
        Reason("envoys", ENVOY),
    ]


def _odds(here: Situation, other: int) -> int:
    """How far another is the stronger: nothing when even, 1,000 at most either way."""
    odds = fixed.ratio(here.armies[other] + 1, here.army + 1)
    return (2 * coalition.win(min(coalition.MOST_ODDS, odds)) - fixed.ONE) // 10


def to_expel(view: View, other: int, here: Situation) -> list[Reason]:
    """What speaks for sending home the envoy of a power that one holds guilty of a breach."""
    blame = embargoes.guilty(view).get(other, 0)
    return [
        Reason("breach", fixed.mul(INSULT, blame)),
        Reason("outmatched", -here.threats.get(other, 0) - _odds(here, other)),
        Reason("order", -fixed.mul(CONCORD, here.creed.everything)),
        Reason("envoys", ENVOY),
    ]


# --- lesser courts ----------------------------------------------------------------------------------


def _courts(view: View) -> list[Offer]:
    """Minor neighbours, where there is an envoy to spare."""
    me = view.power
    if view.powers[me].envoys < SPARE:
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
    feared = max((f for p, f in here.threats.items() if p in near), default=0)
    distrust = fixed.ONE - int(view.beliefs.trust[other, here.power])
    return [
        Reason("buffer", fixed.mul(fixed.ONE - here.creed.everything // 2, feared) // 2),
        Reason("their_distrust", fixed.mul(here.creed.everything, distrust) // 20),
        Reason("our_time", COURT),
        Reason("envoys", ENVOY),
    ]
