"""Where on the screen every order is given, and by which key: one line for each kind of order.

Shown in the encyclopedia and written into the handbook. The keys are those of the buttons themselves; a test
holds each line against the screen it names.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ui import keys
from game.ui.text import say

# the map's ways; the number on the line, alone, with Shift or with Ctrl; Tab and Enter
MAP, NUMBER, SHIFTED, CONTROLLED, WALK = "map", "number", "shifted", "controlled", "walk"


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
        spoken = self.key in (MAP, NUMBER, SHIFTED, CONTROLLED, WALK)
        return say(f"way_key_{self.key}") if spoken else keys.shown(self.key)


WAYS: dict[str, Way] = {
    "set_budget": Way("budget", "vote", "v"),
    "set_footing": Way("budget", "order", NUMBER),
    "set_posture": Way("budget", "order", NUMBER),
    "raise": Way("raise", "order", NUMBER),
    "reinforce": Way("force", "orders", "r"),
    "disband": Way("force", "disband", "ctrl+d"),
    "fortify": Way("place", "order", "f"),
    "set_course": Way("home", "order", NUMBER),
    "set_logic": Way("sandbox", "order", SHIFTED),
    "answer_cabinet": Way("home", "order", "y"),
    "propose_treaty": Way("powers", "order", NUMBER),
    "answer_proposal": Way("alert", "order", "y"),
    "denounce": Way("powers", "order", "d"),
    "breach": Way("powers", "order", "b"),
    "warn": Way("notes", "order", "w"),
    "sanction": Way("notes", "order", NUMBER),
    "lift_sanction": Way("notes", "order", "l"),
    "reassure": Way("notes", "order", "r"),
    "open_to_inspection": Way("notes", "order", "o"),
    "inspect": Way("notes", "order", "i"),
    "aid": Way("notes", "order", "a"),
    "expel_envoy": Way("notes", "order", "e"),
    "apologise": Way("notes", "order", "p"),
    "influence": Way("notes", "order", "f"),
    "call_ally": Way("notes", "order", "c"),
    "refuse_call": Way("notes", "order", "x"),
    "found_institution": Way("found", "found", "ctrl+return"),
    "invite": Way("bodies", "order", WALK),
    "answer_invitation": Way("bodies", "order", "y"),
    "apply": Way("bodies", "order", WALK),
    "call_congress": Way("congress", "call", "ctrl+return"),
    "cast_vote": Way("bodies", "order", "y"),
    "contribute": Way("bodies", "order", WALK),
    "earmark": Way("bodies", "order", WALK),
    "recall": Way("bodies", "order", WALK),
    "leave_institution": Way("home", "order", "l"),
    "claim_province": Way("place", "order", "l"),
    "renounce_claim": Way("place", "order", "l"),
    "choose_option": Way("alert", "order", NUMBER),
    "demand": Way("declare", "demand", "d"),
    "call_conference": Way("table", "order", "c"),
    "take_position": Way("table", "order", NUMBER),
    "pledge": Way("table", "order", SHIFTED),
    "propose_settlement": Way("table", "order", CONTROLLED),
    "vote_settlement": Way("table", "order", CONTROLLED),
    "answer_ultimatum": Way("table", "order", "y"),
    "answer_pledge": Way("table", "order", "y"),
    "declare_war": Way("declare", "declare", "return"),
    "join_war": Way("war", "order", NUMBER),
    "offer_peace": Way("war", "offer", "return"),
    "answer_peace": Way("alert", "answer", "y"),
    "move": Way("map", "", MAP),
    "attack": Way("attack", "begin", "return"),
    "storm": Way("storm", "begin", "return"),
    "entrench": Way("force", "orders", "e"),
    "set_stance": Way("force", "orders", SHIFTED),
    "sail": Way("map", "", MAP),
    "set_naval_mission": Way("fleet", "orders", SHIFTED),
    "embark": Way("map", "", MAP),
    "land": Way("map", "", MAP),
}
