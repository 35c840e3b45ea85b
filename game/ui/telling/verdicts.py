"""Verdicts: what an order or an answer was, in one short sentence."""

from __future__ import annotations

from game.politics.bodies.congress import CastVote
from game.politics.bodies.membership import AnswerInvitation
from game.politics.crises.conference import AnswerPledge, AnswerUltimatum, PledgeForce, TakePosition
from game.politics.crises.outcomes.armistice import RestArms
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.home.cabinet_pressure import AnswerCabinet
from game.politics.home.home import SetCourse
from game.politics.treaties.treaties import AnswerProposal, ProposeTreaty
from game.politics.war.ends.peace import AnswerPeace
from game.rules.orders import Order
from game.scenarios.texts.sentences import load_texts, spoken
from game.scenarios.texts.templates import gaps
from game.ui.telling.decisions import Speaker, Then
from game.ui.text import beginning, in_sentence, inside, word
from game.words import CabinetAnswer, PledgeSize, Position, Vote

NOBODY = -1
SOLDIERS = (PledgeSize.FULL, PledgeSize.CONTINGENT)
TOWARDS = ("to", "target", "ally", "beside")  # fields of an order that say whom it concerns


def verdict_of(speaker: Speaker, order: Order) -> str:
    """What somebody decided, as a sentence."""
    template = load_texts(spoken())["verdicts"][f"{order.kind}{_answer(order)}"]
    values: dict[str, str] = {"power": speaker.power_told(order.power)}
    if "other" in gaps(template):
        values["other"] = speaker.power_told(towards(order))
    if isinstance(order, ProposeTreaty):
        values["treaty"] = word(order.treaty)
    if isinstance(order, SetCourse):
        values["course"] = inside(word(f"course_{order.course}"))
    return beginning(in_sentence(template, values))


def towards(order: Order) -> int:
    """Whom an order concerns besides who gives it, -1 for nobody."""
    return next((getattr(order, name) for name in TOWARDS if hasattr(order, name)), NOBODY)


def then_after(order: Order) -> Then:
    """What a no means to whoever reads of it: an offer may be made again."""
    return Then.ASK_AGAIN if isinstance(order, AnswerProposal | AnswerInvitation) else Then.MAY_CHANGE


def _answer(order: Order) -> str:
    """What ends the key of an order that says one thing or another."""
    match order:
        case AnswerProposal() | AnswerPeace() | AnswerInvitation():
            return "" if order.accept else "_no"
        case RestArms():
            return "" if order.rests else "_no"
        case AnswerPledge():
            return "" if order.honour else "_no"
        case AnswerUltimatum():
            return f"_{order.answer}"
        case AnswerCabinet():
            return "" if order.answer is CabinetAnswer.YIELD else "_no"
        case CastVote():
            return {Vote.FOR: "", Vote.AGAINST: "_no"}.get(order.vote, "_abstain")
        case TakePosition():
            return "" if order.position is Position.FOR else f"_{order.position}"
        case PledgeForce():
            return "" if order.size in SOLDIERS else "_no"
        case VoteSettlement():
            return "_no" if order.draft < 0 else ""
    return ""
