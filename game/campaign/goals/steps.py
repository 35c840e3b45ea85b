"""Next steps: the order, or the desk, by which a power can bring a goal nearer; or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from game.ai.advice.guess import Guess, Refused, guess
from game.campaign.door import judge
from game.campaign.goals.progress import Aim, Progress
from game.politics.bodies.membership import ApplyForMembership
from game.politics.home.home import SetCourse
from game.politics.statecraft.reassurance import Reassure
from game.politics.treaties.claims import ClaimProvince, claim_on
from game.politics.treaties.treaties import ProposeTreaty
from game.rules.orders import Order
from game.words import Condition, Course, TreatyKind
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries


class Where(StrEnum):
    """Where something can be done for a goal."""

    AT_ONCE = "at_once"  # by one order
    BUDGET = "budget"
    HOME = "home"
    POWERS = "powers"  # at the sheet of a power
    BODIES = "bodies"
    WAR = "war"  # in talks of peace
    KEEP = "keep"  # it is so, and has only to be kept
    LOST = "lost"  # it cannot be had any more
    NOWHERE = "nowhere"  # it does not lie with this power


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next, and where; ``power`` whose sheet, ``guess`` how an offer would be received."""

    where: Where
    order: Order | None = None
    power: int = -1
    guess: Guess | None = None


#: Conditions at home that a goal names, and what conditions call them.
AT_HOME: Final = {
    "legitimacy": Condition.LEGITIMACY, "hardship": Condition.HARDSHIP, "openness": Condition.OPENNESS,
    "civil_control": Condition.CIVIL_CONTROL, "institutions": Condition.INSTITUTIONS,
    "unrest": Condition.LEGITIMACY, "unrest_of": Condition.LEGITIMACY,
}  # fmt: skip
MONEY: Final = ("debt_share", "strength", "guns", "output", "output_share")
LAND: Final = ("owns", "holds", "holder")
BODIES: Final = ("in_body", "rung", "cohesion")
WARS: Final = ("at_war", "is_at_war", "enemies")


def next_step(view: View, found: Progress, refused: Refused) -> Step:
    """What the View's power could do next for a goal of its own; what would be refused comes last."""
    if not found.missing:
        return Step(Where.KEEP)
    if any(aim.asks == "great_power_wars_fought" for aim in found.missing):
        return Step(Where.LOST)
    steps = [step for aim in found.missing for step in _steps(view, aim, refused)]
    vain = [step for step in steps if step.guess is not None and not step.guess.is_likely]
    return next((step for step in steps if step not in vain), (*vain, Step(Where.NOWHERE))[0])


def _steps(view: View, aim: Aim, refused: Refused) -> Iterator[Step]:
    """What could be done for one thing that is missing, the best first."""
    me = view.roster[view.power].id
    others = [queries.power_of(view, name) for name in _powers_in(view, aim) if name != me]
    order = _ORDERS.get(aim.asks, _nothing)(view, aim, others)
    if order is not None and judge(view, order) is None:
        received = guess(view, order, refused) if isinstance(order, ProposeTreaty) else None
        yield Step(Where.AT_ONCE, order, others[0] if others else -1, received)
    elif aim.asks in AT_HOME and me in aim.arguments:
        yield Step(Where.HOME)
    elif aim.asks in MONEY:
        yield Step(Where.BUDGET)
    elif aim.asks in LAND and (keeper := _keeper(view, aim)) not in (-1, view.power):
        yield Step(Where.POWERS, power=keeper)
    elif aim.asks in BODIES:
        yield Step(Where.BODIES)
    elif aim.asks in WARS and queries.is_at_war(view, view.power):
        yield Step(Where.WAR)
    elif others and view.powers[others[0]].exists:
        yield Step(Where.POWERS, power=others[0])


def _powers_in(view: View, aim: Aim) -> tuple[str, ...]:
    """The powers that a question names; a province may bear the name of one."""
    known = frozenset(facts.id for facts in view.roster)
    named = aim.arguments[:1] if aim.asks in ("owns", "holds") else aim.arguments
    return tuple(name for name in named if name in known)


def _keeper(view: View, aim: Aim) -> int:
    """Who holds the land a goal speaks of, or the title to it if that is asked; -1 if it speaks of none."""
    place = _place(view, aim)
    if place < 0:
        return -1
    return int(view.places.owner[place]) if aim.asks == "owns" else queries.holder_of(view, place)


def _place(view: View, aim: Aim) -> int:
    """The land of a question: the last that it names, but for whose it is to be."""
    named = aim.arguments[0] if aim.asks.endswith("holder") else aim.arguments[-1]
    return index_of(view.map).by_id.get(named, -1)


Ordering = Callable[[View, Aim, list[int]], Order | None]


def _nothing(view: View, aim: Aim, others: list[int]) -> Order | None:
    return None


def _treaty(view: View, aim: Aim, others: list[int]) -> Order | None:
    return ProposeTreaty(view.power, others[0], TreatyKind(aim.arguments[-1])) if others else None


def _alliance(view: View, aim: Aim, others: list[int]) -> Order | None:
    if len(others) != 1 or not aim.is_wanted:
        return None
    return ProposeTreaty(view.power, others[0], TreatyKind.DEFENSIVE_ALLIANCE)


def _claim(view: View, aim: Aim, others: list[int]) -> Order | None:
    """A claim to what one is to have; who has a claim takes the matter up with the owner."""
    place = _place(view, aim)
    if others or not aim.is_wanted or place < 0 or claim_on(view, view.power, place) is not None:
        return None
    return ClaimProvince(view.power, place)


def _membership(view: View, aim: Aim, others: list[int]) -> Order | None:
    body = next((b.id for b in view.bodies.values() if b.key in aim.arguments), -1)
    return None if others or body < 0 or not aim.is_wanted else ApplyForMembership(view.power, body)


def _trust(view: View, aim: Aim, others: list[int]) -> Order | None:
    return Reassure(view.power, others[0]) if others else None


def _course(view: View, aim: Aim, others: list[int]) -> Order | None:
    """The course that moves most what is missing at home."""
    if others:
        return None
    what, way = AT_HOME[aim.asks], 1 if aim.at_least else -1
    if aim.asks in ("unrest", "unrest_of"):
        way = 1  # a government that is obeyed calms its provinces
    moves: Mapping[Course, int] = {
        course: way * rules.moves.get(what, 0) for course, rules in view.rules.home.courses.items()
    }
    best = max(moves, key=lambda course: (moves[course], course))
    return SetCourse(view.power, best) if moves[best] > 0 else None


_ORDERS: Final[Mapping[str, Ordering]] = {
    "treaty": _treaty, "allied": _alliance, "owns": _claim, "in_body": _membership, "rung": _membership,
    "trust": _trust, **dict.fromkeys(AT_HOME, _course),
}  # fmt: skip
