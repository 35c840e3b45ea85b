"""Decisions as sentences: the verdict, what weighed most, what weighed against it, and what would change it.

At most three sentences and `LONGEST` words, without a figure; the sums stand beside them, for a tip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from game.ai.seat.desk import Reason, score
from game.scenarios.texts.sentences import load_texts, spoken
from game.scenarios.texts.templates import Phrase, gaps, phrase
from game.ui.text import beginning, in_sentence, listed, motive, number, say
from game.words import Motive

LONGEST: Final = 45  # words
ABOVE_ALL: Final = 50  # per cent of all that weighs, from which one thing decides
ALONE: Final = 100  # and where nothing stands beside it
WORTH_A_WORD: Final = 20  # and below which it is not told
ONE, MANY = 1, 2  # how many a voice stands for
NEAR: Final = 15  # per cent of all that weighs, below which a decision was a near thing
MOST_NAMED: Final = 3
BARE: Final = "_bare"  # ends the key of a clause that needs nobody to speak of


class Speaker(Protocol):
    """Who tells: it knows names, and which power is called `we`."""

    @property
    def seat(self) -> int: ...
    def power_told(self, power: int) -> Phrase: ...
    def place_name(self, place: int) -> str: ...


class Voice(StrEnum):
    """As whom a sentence speaks of the one who decides."""

    WE = "we"
    IT = "it"
    THEY = "they"


class Then(StrEnum):
    """What follows for whoever reads."""

    NOTHING = ""
    ASK_AGAIN = "ask_again"  # a no to an offer
    MAY_CHANGE = "may_change"  # a no of somebody else's, or one's own


@dataclass(frozen=True, slots=True)
class Told:
    """A decision in words: at most three sentences."""

    verdict: str = ""
    because: str = ""
    change: str = ""

    @property
    def whole(self) -> str:
        """All of it."""
        return " ".join(part for part in (self.verdict, self.because, self.change) if part)


def tell(
    speaker: Speaker,
    reasons: Sequence[Reason],
    voice: Voice,
    verdict: str = "",
    then: Then = Then.MAY_CHANGE,
) -> Told:
    """A decision told: as much of it as `LONGEST` words allow, the verdict first."""
    lead, against = strongest(reasons)
    if lead is None:
        return Told(verdict, say("small_things") if any(r.weight for r in reasons) else "")
    alone, both = because(speaker, reasons, voice, lead), because(speaker, reasons, voice, lead, against)
    change = _change(speaker, reasons, voice, lead, against, then)
    fuller = (Told(verdict, both, change), Told(verdict, both), Told(verdict, alone, change))
    return next((told for told in fuller if len(told.whole.split()) <= LONGEST), Told(verdict, alone))


def strongest(reasons: Sequence[Reason]) -> tuple[Reason | None, Reason | None]:
    """What weighs most on the side of the answer, and what weighs most against it if that is worth a word."""
    told = [r for r in _by_term(reasons) if r.weight and r.term is not Motive.OTHER_TERMS]
    total = score(reasons)
    side = 1 if total > 0 else -1 if total < 0 else 0
    lead = max(told, key=lambda r: (side * r.weight if side else abs(r.weight), r.term), default=None)
    if lead is None or lead.weight * side < 0:  # what decides is in the rest of the sum
        return None, None
    rest = [r for r in told if (r.weight > 0) != (lead.weight > 0)]
    against = max(rest, key=lambda r: (abs(r.weight), r.term), default=None)
    return lead, against if against and share_of(against, reasons) >= WORTH_A_WORD else None


def _by_term(reasons: Sequence[Reason]) -> list[Reason]:
    """Each term once: what weighs the same way about several powers is one reason about all of them."""
    found: dict[tuple[Motive, bool], Reason] = {}
    for reason in reasons:
        side = reason.term, reason.weight > 0
        before = found.get(side, Reason(reason.term, 0))
        about = dict.fromkeys((*before.about, *reason.about))
        found[side] = Reason(reason.term, before.weight + reason.weight, tuple(about))
    return list(found.values())


def share_of(reason: Reason, reasons: Sequence[Reason]) -> int:
    """How much of all that weighs one term is, per cent."""
    return 100 * abs(reason.weight) // max(1, sum(abs(r.weight) for r in reasons))


def because(
    speaker: Speaker, reasons: Sequence[Reason], voice: Voice, lead: Reason, against: Reason | None = None
) -> str:
    """The sentence with the reason, and with the one against it."""
    part = share_of(lead, reasons)
    size = "above_all" if ABOVE_ALL < part < ALONE else "plainly" if part >= WORTH_A_WORD else "among_others"
    if against is not None:
        size += "_but"
    but = clause(speaker, against, voice) if against else ""
    return beginning(say(f"because_{size}", reason=clause(speaker, lead, voice), against=but))


def _change(
    speaker: Speaker,
    reasons: Sequence[Reason],
    voice: Voice,
    lead: Reason,
    against: Reason | None,
    then: Then,
) -> str:
    """What would change it: for a no the remedy of its reason, for a yes how near it was."""
    if then is Then.NOTHING:
        return ""
    if lead.weight < 0:
        remedy = _filled(speaker, "remedies", lead, voice)
        if not remedy:
            return ""
        return say("ask_again" if then is Then.ASK_AGAIN else "may_change", remedy=remedy)
    is_near = 100 * abs(score(reasons)) < NEAR * sum(abs(r.weight) for r in reasons)
    return say("near_thing") if against is not None and is_near else ""


def clause(speaker: Speaker, reason: Reason, voice: Voice) -> str:
    """A term as the clause of a sentence about the one who decides."""
    section = "clauses_for" if reason.weight > 0 else "clauses_against"
    found = _filled(speaker, section, reason, voice)
    return found or say("clause_of_none", reason=motive(reason.term))


def _filled(speaker: Speaker, section: str, reason: Reason, voice: Voice) -> str:
    """A text of a term with what it speaks of; '' where there is none, or nobody to speak of."""
    texts = load_texts(spoken())[section]
    for key in (reason.term, f"{reason.term}{BARE}"):
        template = texts.get(key, "")
        needs = gaps(template) if template else {}
        if template and (reason.about or not {"other", "they", "place"} & needs.keys()):
            return in_sentence(template, {name: _value(speaker, name, reason, voice) for name in needs})
    return ""


def _value(speaker: Speaker, name: str, reason: Reason, voice: Voice) -> Phrase:
    """What fills a gap of a clause."""
    match name:
        case "place":
            return listed([speaker.place_name(place) for place in reason.about[:MOST_NAMED]])
        case "other" | "they":
            about = reason.about[:MOST_NAMED]
            told = [_voice(f"{name}_we") if p == speaker.seat else speaker.power_told(p) for p in about]
            return _counted(speaker, told, about)
        case _:
            return phrase(_voice(f"{name}_{voice}"), ONE if voice is Voice.IT else MANY)


def _voice(key: str) -> str:
    """How a sentence speaks of whoever decides, or of the power that reads it."""
    return load_texts(spoken())["voices"][key]


def _counted(speaker: Speaker, told: Sequence[str], about: Sequence[int]) -> Phrase:
    """Names in a row, with how many they stand for: `we` are many, a power as many as its name says."""
    if len(told) != 1:
        return phrase(listed(told), len(told))
    is_we = about[0] == speaker.seat
    return phrase(told[0], MANY if is_we else getattr(told[0], "number", None) or ONE)


def sums(reasons: Sequence[Reason]) -> str:
    """The terms with what they weigh, one a line, and their sum: for a tip."""
    lines = [say("sum_line", weight=number(r.weight), reason=motive(r.term)) for r in reasons if r.weight]
    return "\n".join([*lines, say("sum_line", weight=number(score(reasons)), reason=say("together"))])
