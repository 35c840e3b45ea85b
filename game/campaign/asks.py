"""What asks a seat for a decision now: left alone it lapses, and somebody takes that for an answer.

One list for the guard at the end of a turn, for letting time go on and for what may be left to the staff.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.politics.bodies import congress
from game.politics.crises import conference, crises
from game.politics.war.ends import unanswered
from game.politics.war.outbreak import titles
from game.politics.war.outsiders import joining
from game.words import Phase
from game.world.sight.view import View
from game.world.state.crises import Crisis
from game.world.state.treaties import Proposal


class Matter(StrEnum):
    """What kind of thing asks, and what `Ask.about` is: a number, or the id of an event."""

    QUESTION = "question"  # an event
    CABINET = "cabinet"  # one's own
    OFFER = "offer"  # a proposal
    CALL = "call"  # a war, from an ally in it
    BODY = "body"  # a body: a vote or an invitation
    VOTE = "vote"  # a body: a vote to be made good this quarter
    TABLE = "table"  # a crisis
    PROMISE = "promise"  # a war, in which one has promised to stand beside a belligerent


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that asks."""

    matter: Matter
    about: int | str = -1


def asks(view: View) -> list[Ask]:
    """What asks the power that owns the View in this phase, the most pressing first."""
    match view.phase:
        case Phase.POLITICS:
            return _politics(view)
        case Phase.CONFERENCE if view.round == conference.MUSTER:
            return [Ask(Matter.PROMISE, number) for number in promises_to_join(view)]
        case Phase.CONFERENCE:
            return [Ask(Matter.TABLE, c.id) for c in tables(view) if view.power not in c.sealed]
        case Phase.OPERATIONS:
            return [Ask(Matter.OFFER, p.id) for p in offers(view) if p.kind is None]
        case _:
            return []


def _politics(view: View) -> list[Ask]:
    me = view.power
    return [
        *(Ask(Matter.QUESTION, q.event) for q in view.questions),
        *(Ask(Matter.OFFER, p.id) for p in offers(view)),
        *([Ask(Matter.CABINET)] if view.powers[me].home.pressed else []),
        *(Ask(Matter.CALL, w.id) for w in view.wars.values() if me in w.called),
        *(Ask(Matter.BODY, body.id) for body in congress.awaiting(view, me)),
        *(Ask(Matter.VOTE, body.id) for body in view.bodies.values()
          if body.register.pledged.get(me, view.turn + 1) <= view.turn),
    ]  # fmt: skip


def offers(view: View) -> list[Proposal]:
    """Offers that wait for a power's answer: what it could not sign any more is as good as taken back."""
    mine = [p for p in view.proposals.values() if p.receiver == view.power]
    return [p for p in mine if unanswered.may_sign(view, p)]


def tables(view: View) -> list[Crisis]:
    """Crises that ask a power for a decision in this round of a conference."""
    return [c for c in crises.living(view) if conference.is_asked(view, view.power, c, view.round)]


def promises_to_join(view: View) -> list[int]:
    """Wars begun this quarter that a power may still enter and has promised to."""
    return [
        w.id
        for w in view.wars.values()
        if not w.is_over and w.start == view.turn
        and any(
            joining.check_join_war(view, joining.JoinWar(view.power, w.id, beside)) is None
            and titles.title_to_join(view, view.power, w, beside) in titles.PROMISES
            for beside in (w.attackers[0], w.defenders[0])
        )
    ]  # fmt: skip
