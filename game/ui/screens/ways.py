"""Where on the screen every order is given, and by which key: one line for each kind of order.

Shown in the encyclopedia and written into the handbook. The keys are those of the buttons themselves; a test
holds each line against the screen it names.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ui import keys
from game.ui.screens.actions import Give, GiveAll, Point, SendHome
from game.ui.screens.play.atlas.battle import Begin
from game.ui.screens.play.bodies.congress import Call
from game.ui.screens.play.bodies.found import Found
from game.ui.screens.play.diplomacy.declare import Declare
from game.ui.screens.play.home.budget import VoteBudget
from game.ui.text import say
from game.ui.widgets.rows import Action

# the map's ways; the number on the line, alone, with Shift or with Ctrl; Tab and Enter
MAP, NUMBER, SHIFTED, CONTROLLED, WALK = "map", "number", "shifted", "controlled", "walk"


@dataclass(frozen=True, slots=True)
class Way:
    """How an order is given: where (a text), what a press there means, and the key that does it."""

    where: str
    action: type[Action]
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
    "set_budget": Way("budget", VoteBudget, "v"),
    "set_footing": Way("budget", Give, NUMBER),
    "set_posture": Way("budget", Give, NUMBER),
    "raise": Way("raise", Give, NUMBER),
    "reinforce": Way("force", GiveAll, "r"),
    "disband": Way("force", SendHome, "ctrl+d"),
    "fortify": Way("place", Give, "f"),
    "set_course": Way("home", Give, NUMBER),
    "set_logic": Way("sandbox", Give, SHIFTED),
    "answer_cabinet": Way("home", Give, "y"),
    "propose_treaty": Way("powers", Give, NUMBER),
    "answer_proposal": Way("alert", Give, "y"),
    "denounce": Way("powers", Give, "d"),
    "breach": Way("powers", Give, "b"),
    "warn": Way("notes", Give, "w"),
    "sanction": Way("notes", Give, NUMBER),
    "lift_sanction": Way("notes", Give, "l"),
    "reassure": Way("notes", Give, "r"),
    "open_to_inspection": Way("notes", Give, "o"),
    "inspect": Way("notes", Give, "i"),
    "aid": Way("notes", Give, "a"),
    "expel_envoy": Way("notes", Give, "e"),
    "apologise": Way("notes", Give, "p"),
    "influence": Way("notes", Give, "f"),
    "call_ally": Way("notes", Give, "c"),
    "refuse_call": Way("notes", Give, "x"),
    "found_institution": Way("found", Found, "ctrl+return"),
    "invite": Way("bodies", Give, WALK),
    "answer_invitation": Way("bodies", Give, "y"),
    "apply": Way("bodies", Give, WALK),
    "call_congress": Way("congress", Call, "ctrl+return"),
    "cast_vote": Way("bodies", Give, "y"),
    "contribute": Way("bodies", Give, WALK),
    "earmark": Way("bodies", Give, WALK),
    "recall": Way("bodies", Give, WALK),
    "leave_institution": Way("home", Give, "l"),
    "claim_province": Way("place", Give, "l"),
    "renounce_claim": Way("place", Give, "l"),
    "choose_option": Way("alert", Give, NUMBER),
    "demand": Way("declare", Give, "d"),
    "sound_out": Way("powers", Give, "s"),
    "call_conference": Way("table", Give, "c"),
    "let_rest": Way("table", Give, "l"),
    "take_position": Way("table", Give, NUMBER),
    "pledge": Way("table", Give, SHIFTED),
    "propose_settlement": Way("table", Give, CONTROLLED),
    "vote_settlement": Way("table", Give, CONTROLLED),
    "answer_ultimatum": Way("table", Give, "y"),
    "rest_arms": Way("table", Give, "y"),
    "answer_pledge": Way("table", Give, "y"),
    "declare_war": Way("declare", Declare, "return"),
    "join_war": Way("war", Give, NUMBER),
    "offer_peace": Way("war", Give, "return"),
    "answer_peace": Way("alert", Give, "y"),
    "move": Way("map", Point, MAP),
    "attack": Way("attack", Begin, "return"),
    "storm": Way("storm", Begin, "return"),
    "entrench": Way("force", GiveAll, "e"),
    "set_stance": Way("force", GiveAll, SHIFTED),
    "sail": Way("map", Point, MAP),
    "set_naval_mission": Way("fleet", GiveAll, SHIFTED),
    "embark": Way("map", Point, MAP),
    "land": Way("map", Point, MAP),
}
