"""The cabinet: questions that events put to a power."""

from __future__ import annotations

from game.ai.desk import Desk, Reason
from game.events.engine import ChooseOption, option_weights
from game.words import Rank
from game.world.queries import Reader


def makes_policy(reader: Reader, power: int) -> bool:
    """Whether a power has a full foreign policy (great and regional powers do)."""
    return power in reader.facts.policy_makers and reader.powers[power].rank is not Rank.MINOR


def answer_questions(desk: Desk) -> None:
    """Choose the option of the greatest weight; the first of equals."""
    for question in list(desk.view.questions):
        weights = option_weights(desk.view, desk.book, question)
        if not weights:
            continue
        best = max(weights, key=lambda name: (weights[name], -list(weights).index(name)))
        reasons = [Reason(name, weight) for name, weight in sorted(weights.items(), key=lambda w: -w[1])]
        desk.submit(ChooseOption(desk.power, question.event, best), reasons)
