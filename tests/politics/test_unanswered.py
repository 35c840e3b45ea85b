"""Offers: nobody is asked to sign what he could not, and what cannot be signed any more is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.campaign import asks
from game.politics.treaties.treaties import ProposalAnswered
from game.politics.war.ends import peace, unanswered
from game.politics.war.ends.peace import OfferPeace
from game.politics.war.outbreak.war import most_indemnity
from game.words import Phase, Term
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.kit import BLUE, RED, among, armed_row, at_war, budget_of

DICE = Dice(7)


def fought() -> tuple[World, War]:
    w = armed_row("AABBCCDD", "AABBCCDD", "AAEECCDD", blue=2, red=2)
    w.phase = Phase.POLITICS
    struggle = at_war(w, RED, BLUE)
    struggle.start = w.turn - 1
    return w, struggle


def pays(w: World, amount: int) -> tuple[PeaceTerm, ...]:
    return (PeaceTerm(Term.INDEMNITY, BLUE, RED, amount=amount, quarters=4),)


@pytest.mark.parametrize("tax", [2_449, 2_450, 2_551])
def test_what_can_be_asked_in_money_is_what_can_be_signed(tax: int) -> None:
    w, struggle = fought()
    w.powers[BLUE].budget = replace(budget_of(w, BLUE), tax=tax)
    most = most_indemnity(View(w, RED), BLUE)
    assert most == most_indemnity(View(w, BLUE), BLUE) == most_indemnity(w, BLUE) > 0
    order = OfferPeace(RED, struggle.id, BLUE, pays(w, most))
    assert peace.check_offer_peace(View(w, RED), order) is None
    assert unanswered.check_signable(View(w, BLUE), order) is None
    dearer = replace(order, terms=pays(w, most + 1))
    assert unanswered.asked_by(w, dearer) == BLUE
    assert unanswered.check_signable(View(w, BLUE), dearer) is not None


def test_what_cannot_be_signed_any_more_is_taken_back_and_holds_nobody() -> None:
    w, struggle = fought()
    most = most_indemnity(w, BLUE)
    peace.apply_offer_peace(w, DICE, OfferPeace(RED, struggle.id, BLUE, pays(w, most)))
    assert [ask.matter for ask in asks.asks(View(w, BLUE))] == [asks.Matter.OFFER]
    w.powers[BLUE].budget = replace(budget_of(w, BLUE), tax=0)
    assert not asks.asks(View(w, BLUE))
    told = unanswered.lapse_proposals(w, DICE)
    (back,) = among(told, unanswered.OfferWithdrawn)
    assert (back.power, back.to, back.treaty) == ("red", "blue", "peace")
    assert not among(told, ProposalAnswered)
    assert not w.proposals
