"""What another court wants of us, as it looks from here, with the order by which we could grant it.

All is read off the View of the power that asks: the fears the other seems to have, its claims and ours, its
wars and its affairs before the powers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from game.ai.seat import situation
from game.politics.crises import crises
from game.politics.crises.seats.seating import seats_of
from game.politics.statecraft.reassurance import Reassure
from game.politics.treaties.claims import RenounceClaim
from game.politics.war.outsiders import joining
from game.politics.war.outsiders.joining import JoinWar
from game.politics.war.outsiders.warnings_and_calls import Warn
from game.rules.orders import Order
from game.world.sight.view import View
from game.world.state import queries


class Wants(StrEnum):
    """What a court can want of another."""

    HELP = "help"  # in its war; `about` is the war
    LAND = "land"  # a place of ours that it claims
    VOICE = "voice"  # in an affair before the powers; `about` is the crisis
    MEN_HOME = "men_home"  # fewer of our men at its border
    WORD = "word"  # against the power that it fears most
    RELEASE = "release"  # from a claim of ours; `about` is the place


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that is wanted, what it is about, and the order that grants it if one order can."""

    what: Wants
    about: int = -1
    order: Order | None = None


def wants(view: View, power: int) -> list[Want]:
    """What a court wants of the View's power, the most pressing first."""
    return list(islice(_wants(view, power), view.rules.minds.counsel.wants))


def _wants(view: View, power: int) -> Iterator[Want]:
    me = view.power
    if not queries.at_war(view, me, power):
        for number, struggle in sorted(view.wars.items()):
            order = JoinWar(me, number, power)
            if (
                not struggle.is_over
                and struggle.side_of(power)
                and joining.check_join_war(view, order) is None
            ):
                yield Want(Wants.HELP, number, order)
    for claim in view.claims:
        if claim.power == power and int(view.places.owner[claim.place]) == me:
            yield Want(Wants.LAND, claim.place)
    for crisis in crises.living(view):
        if power in crisis.parties and me in seats_of(view, crisis) and me not in crisis.parties:
            yield Want(Wants.VOICE, crisis.id)
    yield from _out_of_fear(view, power)
    for claim in view.claims:
        if claim.power == me and int(view.places.owner[claim.place]) == power:
            yield Want(Wants.RELEASE, claim.place, RenounceClaim(me, claim.place))


def _out_of_fear(view: View, power: int) -> Iterator[Want]:
    """What it wants of us because it fears us, or because it fears somebody else more than anybody."""
    if power not in view.facts.policy_makers:
        return
    fears, feared = situation.threats_to(view, power), view.rules.minds.counsel.feared
    if fears.get(view.power, 0) >= feared:
        yield Want(Wants.MEN_HOME, order=Reassure(view.power, power))
    worst = max(fears, key=lambda p: (fears[p], -p), default=-1)
    if worst not in (-1, view.power) and fears[worst] >= feared:
        yield Want(Wants.WORD, worst, Warn(view.power, worst, power))
