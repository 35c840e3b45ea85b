"""The minister: what an AI power does when its seat comes up, in plain order.

In politics it answers questions and offers, minds peace, war and treaties, then money and men. In
operations it hands over to the general staff. Minor powers use the same steps with a smaller menu.
"""

from __future__ import annotations

from game.ai.bodies import belonging, contributions, votes
from game.ai.crises import conference, second_thoughts, warnings_and_calls
from game.ai.home import interior, treasurer
from game.ai.seat import cabinet, situation
from game.ai.seat.desk import Desk
from game.ai.staff import command
from game.ai.statecraft import courtesies, embargoes, signals
from game.ai.treaties import diplomat, restraints
from game.ai.war import ambition, peacemaking, securities, solidarity
from game.politics.crises.conference import MUSTER
from game.words import Footing, Phase
from game.world.sight.view import View
from game.world.state import queries


def play(desk: Desk) -> None:
    """A seat's part of the phase that is on."""
    match desk.view.phase:
        case Phase.POLITICS:
            play_politics(desk)
        case Phase.CONFERENCE:
            play_conference(desk)
        case _:
            play_operations(desk)


def play_politics(desk: Desk) -> None:
    """A seat's politics phase."""
    cabinet.answer_questions(desk)
    interior.mind_home(desk)
    for proposal in sorted(desk.view.proposals):
        answer(desk, proposal)
    mind_bodies(desk)
    if queries.is_at_war(desk.view, desk.power):
        peacemaking.seek_peace(desk)
        warnings_and_calls.mind_calls(desk)
    if cabinet.makes_policy(desk.view, desk.power):
        solidarity.mind_wars(desk)
        conference.mind_conferences(desk)
        second_thoughts.think_twice(desk)
        warnings_and_calls.mind_warnings(desk)
        embargoes.mind_embargoes(desk)
        signals.mind_gestures(desk)
        courtesies.mind_courtesies(desk)
        ambition.mind_ambition(desk)
        securities.mind_securities(desk)
        diplomat.mind_treaties(desk)
        restraints.mind_restraints(desk)
        diplomat.mind_alliances(desk)
        diplomat.mind_trade(desk)
    elif queries.sovereign_of(desk.view, desk.power) == desk.power:
        solidarity.mind_wars(desk)
        ambition.mind_ambition(desk)
    if _is_budget_due(desk.view):
        here = situation.read(desk.view)
        treasurer.mind_budget(desk, here)
        treasurer.mind_forces(desk, here)


def mind_bodies(desk: Desk) -> None:
    """Invitations, votes and dues of all; congresses and comings and goings of those that make policy."""
    for body in list(desk.view.bodies):
        answer_invitation(desk, body)
    votes.mind_votes(desk)
    contributions.mind_dues(desk)
    if cabinet.makes_policy(desk.view, desk.power):
        votes.mind_congress(desk)
        belonging.mind_belonging(desk)


def _is_budget_due(view: View) -> bool:
    """Whether money and men are looked at: quarterly by policy makers and in war, else once a year."""
    power = view.power
    if cabinet.makes_policy(view, power) or queries.is_at_war(view, power):
        return True
    return not view.roster[power].since_review(view.turn) or view.powers[power].footing is not Footing.PEACE


def play_conference(desk: Desk) -> None:
    """A seat at the conference table; in the last round its answer to a war that has just begun."""
    if desk.view.round == MUSTER:
        solidarity.mind_wars(desk)
    else:
        conference.sit(desk)


def play_operations(desk: Desk) -> None:
    """A seat's round of operations."""
    command.play_round(desk)


def answer(desk: Desk, proposal: int) -> None:
    """Answer an offer that was laid before this power (nothing happens if it is not for it)."""
    offer = desk.view.proposals.get(proposal)
    if offer is None or offer.receiver != desk.power:
        return
    if offer.kind is None:
        war = desk.view.wars[offer.war]
        if war.side_of(offer.receiver) and war.side_of(offer.proposer):  # else one of them left it meanwhile
            peacemaking.answer_peace(desk, offer)
    else:
        diplomat.answer_treaty(desk, offer)


def answer_call(desk: Desk, war: int) -> None:
    """Answer the call of an ally (nothing happens if there is none)."""
    warnings_and_calls.answer_call(desk, war)


def answer_invitation(desk: Desk, body: int) -> None:
    """Answer an invitation into a body (nothing happens if there is none)."""
    belonging.answer_invitation(desk, body)
