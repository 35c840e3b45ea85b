"""The cabinet: questions that events put to a power."""

from __future__ import annotations

from game.ai.seat.desk import Desk, Reason
from game.events.engine import ChooseOption, option_weights
from game.words import Motive, Rank
from game.world.dice import DEVIATION
from game.world.state.reader import Reader
from game.world.state.treaties import Question


def makes_policy(reader: Reader, power: int) -> bool:
    """Whether a power has a full foreign policy (great and regional powers do)."""
    return power in reader.facts.policy_makers and reader.powers[power].rank is not Rank.MINOR


def answer_questions(desk: Desk) -> None:
    """Choose the option that weighs most with this cabinet; the first of equals."""
    for question in list(desk.view.questions):
        weights = option_weights(desk.view, desk.book, question)
        if not weights:
            continue
        possible = {name: weight for name, weight in weights.items() if weight} or weights
        liked = {name: weight + _leaning(desk, question, name) for name, weight in possible.items()}
        best = max(liked, key=lambda name: (liked[name], -list(liked).index(name)))
        others = [weight for name, weight in liked.items() if name != best]
        reasons = [
            Reason(Motive.LIKED_IN_OFFICE, liked[best]),
            Reason(Motive.NEXT_BEST, -max(others, default=0)),
        ]
        desk.submit(ChooseOption(desk.power, question.event, best), reasons)


def _leaning(desk: Desk, question: Question, option: str) -> int:
    """What the men in office feel about an option that nobody else can know: the same whenever it is asked.

    So answers that weigh nearly the same are given about as often, and a much lighter one hardly ever.
    """
    name, leaning = desk.view.roster[desk.power].id, desk.view.rules.minds.seat.leaning
    return desk.dice.bell(question.turn, "choice", name, question.event, option) * leaning // DEVIATION
