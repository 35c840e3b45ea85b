"""Counsel: the two advisers of a human seat, which are the two logics run on the human's own View.

The Realist reads the situation with the creed of stage 0, the Institutionalist with that of stage 3. They
share the facts, the options and the beliefs; they differ in what they fear and what they think is owed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from game.ai.advice.guess import NOBODY, Refused, guess
from game.ai.bodies import assembly, votes
from game.ai.seat.desk import Reason, deciding, score
from game.ai.seat.situation import SELF_HELP, Situation
from game.ai.statecraft import courtesies, embargoes, signals
from game.ai.treaties import diplomat, restraints
from game.ai.war import ambition, solidarity
from game.politics.bodies import congress
from game.politics.bodies.congress import CastVote
from game.politics.perception import armament
from game.politics.perception.doctrine import EVERYTHING, creed_at
from game.politics.treaties.treaties import ProposeTreaty, check_propose_treaty
from game.politics.war.outsiders import joining
from game.politics.war.outsiders.joining import JoinWar
from game.rules.money import grip
from game.rules.orders import Order
from game.words import TreatyKind, Vote
from game.world.sight.view import View
from game.world.state import queries


class Adviser(StrEnum):
    """Who speaks."""

    REALIST = "realist"
    INSTITUTIONALIST = "institutionalist"


#: Kinds of treaty that an adviser thinks of.
COUNSELLED = (TreatyKind.TRADE, TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.NON_AGGRESSION)
#: The stage of commitment whose creed an adviser speaks from.
STAGE = {Adviser.REALIST: SELF_HELP, Adviser.INSTITUTIONALIST: EVERYTHING}


@dataclass(frozen=True, slots=True)
class Advice:
    """What an adviser says of one option: do it or not, with all terms and those that decide."""

    adviser: Adviser
    order: Order
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """The sum of the terms; the adviser is for it above zero."""
        return score(self.reasons)

    @property
    def deciding(self) -> tuple[Reason, ...]:
        """The smallest set of terms without which he would say the opposite."""
        return deciding(self.reasons)


@dataclass(frozen=True, slots=True)
class Counsel:
    """One adviser's opinion: the army he wants, and what he thinks of the options at hand."""

    adviser: Adviser
    army: int
    advice: tuple[Advice, ...]


def counsel(view: View, refused: Refused = NOBODY) -> tuple[Counsel, ...]:
    """Both advisers' opinions on wars, treaties and votes: first what they dispute, then the best.

    ``refused``: who said no to which kind of treaty not long ago, and is not asked again.
    """
    opinions = tuple(_opinion(view, adviser, refused) for adviser in Adviser)
    one, other = ({repr(a.order): a.score > 0 for a in opinion.advice} for opinion in opinions)
    disputed = frozenset(order for order, favours in one.items() if other.get(order, favours) != favours)
    return tuple(
        replace(o, advice=tuple(sorted(o.advice, key=lambda a: repr(a.order) not in disputed)))
        for o in opinions
    )


def _opinion(view: View, adviser: Adviser, refused: Refused) -> Counsel:
    here = Situation(view, creed_at(view, STAGE[adviser]))
    need = armament.needed_army(view, here.pressure, view.powers[view.power].help_expected)
    heard = [*_wars_to_join(view, here), *_wars_to_begin(view, here), *_treaties(view, here, refused)]
    heard += [*_votes(view, here), *_congresses(view, here), *_notes(view, here)]
    advice = (Advice(adviser, order, tuple(reasons)) for order, reasons in heard)
    ranked = sorted(advice, key=lambda a: (-a.score, a.order.kind, repr(a.order)))
    return Counsel(
        adviser, armament.army_for(view, grip.ordinary_army(view, view.power), need), tuple(ranked)
    )


def _wars_to_join(view: View, here: Situation) -> list[tuple[Order, Sequence[Reason]]]:
    """Every war that could be entered, for or against."""
    found: list[tuple[Order, Sequence[Reason]]] = []
    for struggle in view.wars.values():
        if struggle.is_over or struggle.side_of(view.power):
            continue
        for beside in (struggle.defenders[0], struggle.attackers[0]):
            order = JoinWar(view.power, struggle.id, beside)
            reasons = solidarity.reasons_to_join(view, here, struggle, beside)
            if reasons and joining.check_join_war(view, order) is None:
                found.append((order, reasons))
    return found


def _wars_to_begin(view: View, here: Situation) -> list[tuple[Order, Sequence[Reason]]]:
    """The wars of one's own that come to mind, the best few."""
    if queries.is_at_war(view, view.power):
        return []
    plans = sorted(ambition.plans_of(view, here), key=lambda plan: (-plan.score, plan.order.target))
    return [(plan.order, plan.reasons) for plan in plans[: view.rules.minds.counsel.advice]]


def _treaties(view: View, here: Situation, refused: Refused) -> list[tuple[Order, Sequence[Reason]]]:
    """The treaties worth offering that look likely to be signed, the best few; and the best restraint."""
    worth = [
        (order, reasons)
        for order in _offers(view)
        if score(reasons := diplomat.weigh_treaty(view, here, order.to, order.treaty, is_receiver=False)) > 0
        and guess(view, order, refused).is_likely
    ]
    worth.sort(
        key=lambda row: (-score(row[1]), -min(here.output, here.outputs[row[0].to]), row[0].to, row[0].treaty)
    )
    restraint = ((order, reasons) for order, reasons in restraints.offers(view, here)
                 if guess(view, order, refused).is_likely)  # fmt: skip
    return [*worth[: view.rules.minds.counsel.advice], *islice(restraint, 1)]


def _offers(view: View) -> Iterator[ProposeTreaty]:
    """What could be offered now: markets to everybody, the rest to those who make policy."""
    makers = [p for p in view.facts.policy_makers if view.powers[p].exists]
    for kind in COUNSELLED:
        for other in queries.existing(view) if kind is TreatyKind.TRADE else makers:
            order = ProposeTreaty(view.power, other, kind)
            if check_propose_treaty(view, order) is None:
                yield order


def _votes(view: View, here: Situation) -> list[tuple[Order, Sequence[Reason]]]:
    """The questions before bodies that wait for the seat's vote."""
    found: list[tuple[Order, Sequence[Reason]]] = []
    for body in congress.awaiting(view, view.power):
        if body.motion is not None and congress.may_vote(view, body, view.power):
            reasons = assembly.weigh(assembly.judge_of(view, here), body, body.motion)
            found.append((CastVote(view.power, body.id, Vote.FOR), reasons))
    return found


def _congresses(view: View, here: Situation) -> list[tuple[Order, Sequence[Reason]]]:
    """The congresses worth calling, the best few."""
    return [
        (order, reasons)
        for _, order, reasons in votes.questions(view, here)[: view.rules.minds.counsel.advice]
    ]


def _notes(view: View, here: Situation) -> list[tuple[Order, Sequence[Reason]]]:
    """What is worth doing short of treaty and war, the best few: embargoes, gestures, courtesies."""
    heard: list[tuple[Order, Sequence[Reason]]] = [
        *embargoes.embargoes(view, here)[:1],
        *signals.gestures(view, here),
        *((order, weigh(here)) for order, weigh in courtesies.courtesies(view)),
    ]
    worth = [(order, reasons) for order, reasons in heard if score(reasons) > 0]
    worth.sort(key=lambda row: (-score(row[1]), row[0].kind, repr(row[0])))
    return worth[: view.rules.minds.counsel.advice]
