"""Chances: what each adviser would begin this quarter, if there is anything worth it.

An offer is a chance only where it is likely to be taken. A market is one where it is large enough to be felt.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from game.ai.advice.counsel import Advice, Adviser, counsel
from game.ai.advice.guess import Guess, Refused, guess
from game.ai.seat import mandates, situation
from game.campaign.agenda.cards import Card, Slot
from game.campaign.door import judge
from game.politics.bodies.congress import CastVote
from game.politics.treaties.treaties import ProposeTreaty
from game.rules.orders import Order
from game.words import TreatyKind
from game.world.sight.view import View

FELT = 50  # a market is felt that yields one part in so many of what one's own country yields


def chances(view: View, refused: Refused) -> Iterator[Card]:
    """What the advisers would begin, in turns, each his best first; what both would begin is told once."""
    opinions = counsel(view, refused)
    views = [{repr(a.order): a.score > 0 for a in opinion.advice} for opinion in opinions]
    worth = [[(opinion.adviser, advice) for advice in sorted(opinion.advice, key=lambda a: -a.score)
              if advice.score > 0 and _is_worth_it(view, advice.order)] for opinion in opinions]  # fmt: skip
    told = set[str]()
    for adviser, advice in filter(None, chain.from_iterable(zip_longest(*worth))):
        name = repr(advice.order)
        if name not in told:
            told.add(name)
            said = [opinion.get(name) for opinion in views]
            yield _card(view, None if all(said) else adviser, advice, refused, is_disputed=False in said)


def _card(
    view: View, adviser: Adviser | None, advice: Advice, refused: Refused, *, is_disputed: bool
) -> Card:
    order = advice.order
    power = next((p for name in ("to", "target") if (p := getattr(order, name, -1)) >= 0), -1)
    received: Guess | None = guess(view, order, refused) if isinstance(order, ProposeTreaty) else None
    theme = str(order.treaty) if isinstance(order, ProposeTreaty) else order.kind
    return Card(
        Slot.CHANCE, theme, power, order=order, adviser=adviser, reasons=advice.reasons, guess=received,
        is_disputed=is_disputed,
    )  # fmt: skip


def _is_worth_it(view: View, order: Order) -> bool:
    """Whether something can be begun now and is more than a trifle; a vote is asked for by its body."""
    if isinstance(order, CastVote) or judge(view, order) is not None:
        return False
    if not isinstance(order, ProposeTreaty) or order.treaty is not TreatyKind.TRADE:
        return True
    here = situation.read(view)
    return here.outputs[order.to] * FELT >= here.output or mandates.asked(view, order.to, order.treaty) > 0
