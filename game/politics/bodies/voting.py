"""Voting: whether a question put to a body, or to powers that merely met, is carried.

Two of a body's parameters decide. The council's weight (COU) takes voice from ordinary members: at its
full, those on the council settle matters among themselves. The veto (VET) raises the majority needed above
half of the voices raised; from the `consensus` of the rules on, one full voice against is enough to stop a
question. Abstaining never stops anything, as long as enough speak for it. Whether the
party concerned has a voice is a matter of the kind of body (`CongressRules.interested`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from game.words import Rung, Vote
from game.world import fixed
from game.world.state.bodies import Institution
from game.world.state.reader import Reader


class Result(StrEnum):
    """What became of a question."""

    CARRIED = "carried"
    LOST = "lost"  # fewer were for it than against, or too few spoke
    BLOCKED = "blocked"  # more were for it than against, and it failed all the same


@dataclass(frozen=True, slots=True)
class Decision:
    """How a vote went, with the weights that decided it."""

    result: Result
    blockers: tuple[int, ...]  # whose voices stopped what most wanted, ascending
    weight_for: int
    weight_against: int
    weight_silent: int  # of those who abstained or stayed away
    needed: int  # share of the voices raised that must be for it

    @property
    def is_carried(self) -> bool:
        """Whether the question is carried."""
        return self.result is Result.CARRIED


def outcome(
    reader: Reader,
    body: Institution | None,
    votes: Mapping[int, Vote],
    interested: Collection[int] = (),
) -> Decision:
    """Whether a question is carried by the rule of the body, and if not, by whom it was stopped.

    Without a body those who attend (the keys of ``votes``) decide by consensus. Members that are not
    among the votes stayed away; votes of those without a voice are not counted.
    """
    rules = reader.rules.congress
    if body is None:
        voices = {p: fixed.ONE for p in sorted(votes) if p not in interested}
        veto = fixed.ONE
    else:
        voices = voices_of(reader, body, interested)
        veto = body.parameters.veto
    cast = {p: votes.get(p, Vote.ABSTAIN) for p in voices}
    against = [p for p in voices if cast[p] is Vote.AGAINST]
    weight_for = sum(w for p, w in voices.items() if cast[p] is Vote.FOR)
    weight_against = sum(voices[p] for p in against)
    whole = sum(voices.values())
    needed = fixed.HALF + fixed.mul(fixed.HALF, min(veto, rules.consensus))
    result = Result.CARRIED
    blockers: tuple[int, ...] = ()
    stoppers = tuple(p for p in against if voices[p] >= rules.full_voice) if veto >= rules.consensus else ()
    if weight_for <= weight_against or weight_for * fixed.ONE < whole * rules.quorum:
        result = Result.LOST
    elif stoppers:
        result, blockers = Result.BLOCKED, stoppers
    elif weight_for * fixed.ONE < (weight_for + weight_against) * needed:
        result, blockers = Result.BLOCKED, tuple(against)
    silent = whole - weight_for - weight_against
    return Decision(result, blockers, weight_for, weight_against, silent, needed)


def voices_of(reader: Reader, body: Institution, interested: Collection[int] = ()) -> dict[int, int]:
    """The weight of each voice in a body, by power, ascending; observers and partners only listen.

    A council seat weighs fully, a member what the council leaves it; where nobody sits on the council
    all members weigh alike.
    """
    counts = reader.rules.congress.interested[body.preset]
    seats = {
        p: rung
        for p, rung in sorted(body.members.items())
        if rung >= Rung.COUNCIL and (counts or p not in interested)
    }
    has_council = Rung.COUNCIL in body.members.values()
    ordinary = fixed.ONE - body.parameters.council if has_council else fixed.ONE
    weights = {p: fixed.ONE if rung is Rung.COUNCIL else ordinary for p, rung in seats.items()}
    return {p: weight for p, weight in weights.items() if weight}
