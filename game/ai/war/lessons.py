"""Lessons: what a power has learned from the wars it began, whatever it still wants.

Who came to the victim's side last time is believed in the next time; and who went to war for something and
came back without any of it has no more illusions about its own arms, for some years. Appetite is another
thing: defeat heals only some pathologies (`game.politics.home.aftermath`).
"""

from __future__ import annotations

from game.politics.home.aftermath import is_met
from game.words import Term
from game.world.sight.view import View
from game.world.state.treaties import War


def who_came(view: View) -> frozenset[int]:
    """Powers that fought for the victim in a war that this power began and still remembers."""
    return frozenset(p for war in _remembered(view) for p in (*war.defenders, *war.left) if p in war.joined)


def is_chastened(view: View) -> bool:
    """Whether a war that this power began to gain and still remembers brought it nothing it had named."""
    return any(
        war.is_over and war.aims and not any(is_met(view, aim) for aim in war.aims)
        for war in _remembered(view)
        if all(aim.term is Term.CESSION for aim in war.aims)
    )


def _remembered(view: View) -> list[War]:
    """The wars a power began in the years that a cabinet remembers."""
    since = view.turn - view.rules.ambition.memory
    return [w for w in view.wars.values() if w.attackers[0] == view.power and w.start >= since]
