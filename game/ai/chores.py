"""Chores: what a person may leave to the ministers for good, done each quarter before the seat is asked.

Never war, a pledge, the cabinet, a breach or what the era asks: those are the seat's own.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from game.ai.bodies import votes
from game.ai.home import treasurer
from game.ai.seat import situation
from game.ai.seat.desk import Desk
from game.ai.seat.situation import Situation
from game.ai.treaties import diplomat
from game.politics.bodies import congress
from game.politics.bodies.congress import CastVote
from game.politics.perception.doctrine import EVERYTHING, creed_at
from game.words import Agenda, TreatyKind


class Chore(StrEnum):
    """One line of standing instructions."""

    BUDGET = "budget"  # shares are voted towards what the army costs, a step a quarter
    RANKS = "ranks"  # forces that are short are filled with what can be paid
    MARKETS = "markets"  # markets are opened, and offers of trade are answered
    INQUIRIES = "inquiries"  # inquiries into arms are voted on as the Institutionalist says
    GARRISONS = "garrisons"  # in peace the staff stations the army


def mind(desk: Desk, chores: Collection[Chore]) -> None:
    """Do what was left to the ministers in the phase of politics."""
    here = situation.read(desk.view)
    if Chore.MARKETS in chores:
        for offer in sorted(desk.view.proposals.values(), key=lambda p: p.id):
            if offer.receiver == desk.power and offer.kind is TreatyKind.TRADE:
                diplomat.answer_treaty(desk, offer)
        diplomat.mind_trade(desk, kept=desk.view.rules.minds.counsel.envoys_kept)
    if Chore.INQUIRIES in chores:
        _vote_on_inquiries(desk)
    if Chore.BUDGET in chores:
        treasurer.vote_budget(desk, here)
    if Chore.RANKS in chores:
        treasurer.fill_ranks(desk, here)


def _vote_on_inquiries(desk: Desk) -> None:
    """Vote on every open inquiry by the creed of the Institutionalist."""
    institutionalist = Situation(desk.view, creed_at(desk.view, EVERYTHING))
    for body in list(desk.view.bodies.values()):
        motion = body.motion
        if motion is None or motion.item is not Agenda.ARMAMENTS or desk.power in motion.votes:
            continue
        if congress.may_vote(desk.view, body, desk.power):
            vote, reasons = votes.choose(desk.view, institutionalist, body, motion)
            desk.submit(CastVote(desk.power, body.id, vote), reasons)
