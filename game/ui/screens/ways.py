"""Where on the screen every order is given, and by which key: one line for each kind of order.

Shown in the encyclopedia and written into the handbook. The keys are those of the buttons themselves; a test
holds each line against the screen it names.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ui import keys
from game.ui.text import say

WALK, MAP, NUMBER = "walk", "map", "number"  # no key of its own: Tab and Enter, the map, a number on the line


@dataclass(frozen=True, slots=True)
class Way:
    """How an order is given: where (a text), the first word of the action there, and the key that does it."""

    where: str
    action: str
    key: str

    @property
    def place(self) -> str:
        """Where it is, in words."""
        return say(f"way_{self.where}")

    @property
    def pressed(self) -> str:
        """The key, as people read it."""
        return say(f"way_key_{self.key}") if self.key in (WALK, MAP, NUMBER) else keys.shown(self.key)


WAYS: dict[str, Way] = {
    "set_budget": Way("budget", "vote", "v"),
    "set_footing": Way("budget", "order", WALK),
    "set_posture": Way("budget", "order", WALK),
    "raise": Way("raise", "order", NUMBER),
    "reinforce": Way("force", "orders", "r"),
    "disband": Way("force", "disband", WALK),
    "fortify": Way("place", "order", "f"),
    "set_course": Way("home", "order", WALK),
    "answer_cabinet": Way("home", "order", WALK),
    "propose_treaty": Way("powers", "order", WALK),
    "answer_proposal": Way("alert", "order", "y"),
    "denounce": Way("powers", "order", WALK),
    "breach": Way("powers", "order", WALK),
    "found_institution": Way("found", "found", "ctrl+return"),
    "invite": Way("bodies", "order", WALK),
    "answer_invitation": Way("bodies", "order", "y"),
    "apply": Way("bodies", "order", WALK),
    "call_congress": Way("congress", "call", "ctrl+return"),
    "cast_vote": Way("bodies", "order", "y"),
    "contribute": Way("bodies", "order", WALK),
    "earmark": Way("bodies", "order", WALK),
    "recall": Way("bodies", "order", WALK),
    "leave_institution": Way("home", "order", WALK),
    "claim_province": Way("place", "order", WALK),
    "renounce_claim": Way("place", "order", WALK),
    "choose_option": Way("alert", "order", NUMBER),
    "demand": Way("declare", "demand", "d"),
    "call_conference": Way("table", "order", "c"),
    "take_position": Way("table", "order", WALK),
    "pledge": Way("table", "order", WALK),
    "propose_settlement": Way("table", "order", WALK),
    "vote_settlement": Way("table", "order", WALK),
    "answer_ultimatum": Way("table", "order", "y"),
    "answer_pledge": Way("table", "order", "y"),
    "declare_war": Way("declare", "declare", "return"),
    "join_war": Way("war", "order", WALK),
    "offer_peace": Way("war", "offer", "return"),
    "answer_peace": Way("alert", "answer", "y"),
    "move": Way("map", "", MAP),
    "attack": Way("attack", "begin", "return"),
    "storm": Way("storm", "begin", "return"),
    "entrench": Way("force", "orders", "e"),
    "set_stance": Way("force", "orders", WALK),
    "sail": Way("map", "", MAP),
    "set_naval_mission": Way("fleet", "orders", WALK),
    "embark": Way("map", "", MAP),
    "land": Way("map", "", MAP),
}
