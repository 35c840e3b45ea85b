"""The yearbook: quarter by quarter, what a seat knew of the powers. Graphs are drawn from it.

A page is written from the View of the power that keeps the book, when politics begin. What the View
rounds or guesses is rounded or guessed here, for good: no page ever tells more than its reader knew.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.rules.money import economy
from game.world.numbers import PowerNumber
from game.world.sight.view import View


@dataclass(frozen=True, slots=True)
class Standing:
    """How one power stood: men on land, output in thousands of pounds a quarter, will in permyriad."""

    army: int
    output: int
    will: int


@dataclass(frozen=True, slots=True)
class Page:
    """One quarter: the powers that make policy, as one of them saw them."""

    turn: int
    standings: dict[PowerNumber, Standing]


@dataclass(slots=True)
class Yearbook:
    """The pages of every power that keeps a book, oldest first."""

    pages: dict[PowerNumber, list[Page]] = field(default_factory=dict)

    def note(self, view: View) -> None:
        """Write the page of this quarter, unless it is written."""
        book = self.pages.setdefault(view.power, [])
        if book and book[-1].turn >= view.turn:
            return
        output = economy.outputs(view).tolist()
        known = {
            p: Standing(view.armies[p], output[p], view.powers[p].will)
            for p in view.facts.policy_makers
            if view.powers[p].exists
        }
        book.append(Page(view.turn, known))
