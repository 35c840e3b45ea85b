"""How an offer would be received, before it is made: the other's own sum, worked out from one's own View.

Whoever asks puts himself in the other's place: he takes the other's fears as they look from here and the
creed it shows, and adds up what the computer's diplomat would add up there. What nobody can see from outside,
such as a pathology, is what makes him wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from game.ai.bodies import assembly, belonging
from game.ai.crises import judges
from game.ai.seat import promises, situation
from game.ai.seat.desk import Reason, score
from game.ai.treaties import diplomat, restraints
from game.politics.bodies.membership import Invite
from game.politics.treaties.restraints import RESTRAINING
from game.politics.treaties.treaties import ProposeTreaty
from game.words import TreatyKind
from game.world.sight.view import View


class Band(StrEnum):
    """How an offer would be received."""

    SIGN = "would_sign"
    PROBABLY = "probably"
    DOUBTFUL = "doubtful"
    PROBABLY_NOT = "probably_not"
    REFUSE = "would_refuse"
    NEVER = "never"  # one thing alone outweighs all that could be said for it


class Doubt(StrEnum):
    """Why a yes that looks likely is none."""

    REFUSED = "refused"
    RESTLESS = "restless"


LIKELY = (Band.SIGN, Band.PROBABLY)


@dataclass(frozen=True, slots=True)
class Guess:
    """What the other would answer, and the terms of the sum that says so."""

    band: Band
    reasons: tuple[Reason, ...]
    doubt: Doubt | None = None
    worth_a_word: int = 1  # a term that is less than one part in so many of all is left out

    @property
    def is_likely(self) -> bool:
        """Whether the offer has more than an even chance."""
        return self.band in LIKELY

    @property
    def decides(self) -> Reason | None:
        """The weightiest term on the side of the answer; none where nothing weighs anything."""
        return _weightiest(self.reasons, 1 if score(self.reasons) > 0 else -1)

    @property
    def speaks_against(self) -> Reason | None:
        """The weightiest term on the other side, if it weighs enough to be worth a word."""
        found = _weightiest(self.reasons, -1 if score(self.reasons) > 0 else 1)
        whole = sum(abs(reason.weight) for reason in self.reasons)
        return found if found and abs(found.weight) * self.worth_a_word >= whole else None


def _weightiest(reasons: Sequence[Reason], side: int) -> Reason | None:
    """The weightiest term that speaks for (1) or against (-1)."""
    found = [r for r in reasons if side * r.weight > 0]
    return max(found, key=lambda r: (side * r.weight, r.term), default=None)


#: Who said no to which kind of treaty not long ago; without a kind, whose court showed ill signs of late.
Refused = frozenset[tuple[int, TreatyKind | None]]
NOBODY: Refused = frozenset()
#: Treaties that tie the hands of whoever signs them.
TYING = (TreatyKind.NON_AGGRESSION, *RESTRAINING)


def guess(view: View, order: ProposeTreaty | Invite, refused: Refused = NOBODY) -> Guess:
    """How what the View's power would offer is likely to be answered.

    Who has just said no to the same has reasons that do not show: then a likely yes is anybody's guess.
    """
    found = read(view, _their_sum(view, order))
    doubt = _doubt(order, refused) if found.is_likely else None
    return replace(found, band=Band.DOUBTFUL, doubt=doubt) if doubt else found


def _doubt(order: ProposeTreaty | Invite, refused: Refused) -> Doubt | None:
    """What makes a likely yes anybody's guess: a no of late, or a court that may want its hands free."""
    if not isinstance(order, ProposeTreaty):
        return None
    if (order.to, order.treaty) in refused:
        return Doubt.REFUSED
    ties = order.treaty in TYING and any((order.to, kind) in refused for kind in (None, *TYING))
    return Doubt.RESTLESS if ties else None


def read(view: View, reasons: Sequence[Reason]) -> Guess:
    """What a sum of reasons says, in a word."""
    worth_a_word = view.rules.minds.counsel.worth_a_word
    return Guess(_band(view, reasons), tuple(reasons), worth_a_word=worth_a_word)


def as_told(found: Guess, comfort: int) -> Guess:
    """A guess as it is told: to a comfortable seat as a certainty, to a sharp one as a likelihood."""
    if not comfort or found.band in (Band.NEVER, Band.DOUBTFUL):
        return found
    yes, no = (Band.SIGN, Band.REFUSE) if comfort > 0 else (Band.PROBABLY, Band.PROBABLY_NOT)
    return replace(found, band=yes if found.is_likely else no)


def _their_sum(view: View, order: ProposeTreaty | Invite) -> list[Reason]:
    """The sum of the power that is asked, as it looks from here."""
    if isinstance(order, Invite):
        return belonging.worth(assembly.judge_for(view, order.to), view.bodies[order.body])
    there = situation.read_as(view, order.to)
    hidden = promises.kept_from_others(view, there, secret=order.secret)
    if order.treaty in RESTRAINING:
        bond = replace(restraints.as_maker(order), other=order.power)
        return [*restraints.weigh(view, judges.judge_of(view, order.to), bond), *hidden]
    return [*diplomat.weigh_treaty(view, there, order.power, order.treaty, is_receiver=True), *hidden]


def _band(view: View, reasons: Sequence[Reason]) -> Band:
    """A sum in words: the farther from nothing, the surer."""
    minds, total = view.rules.minds.counsel, score(reasons)
    if total > minds.sure:
        return Band.SIGN
    if total > minds.doubtful:
        return Band.PROBABLY
    if total > -minds.doubtful:
        return Band.DOUBTFUL
    if total > -minds.sure:
        return Band.PROBABLY_NOT
    worst = min(r.weight for r in reasons)
    rest = sum(abs(r.weight) for r in reasons) + worst
    return Band.NEVER if -worst > rest else Band.REFUSE
