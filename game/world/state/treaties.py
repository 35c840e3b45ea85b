"""What powers have bound themselves to, what they claim, and what they have on the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from game.words import Cabinet, CasusBelli, ExpeditionSize, Term, TreatyKind
from game.world.numbers import PlaceNumber, PlaceNumbers, PowerNumber, PowerNumbers
from game.world.versions import Counted, Part

NEVER = 10_000  # a turn that does not come: the end of an open-ended treaty


@dataclass(frozen=True, slots=True)
class Cap:
    """How many forces of a kind a power may keep, by a limit of arms."""

    power: PowerNumber
    unit: str
    most: int


@dataclass(slots=True)
class Treaty(Counted):
    """A bond between powers.

    ``subject`` says whom it is about where that is not all parties alike: the power guaranteed or
    neutral, the payer of an indemnity, who stands back from a sphere, who owes a security of the peace.
    ``about`` is the third state that a sphere or a self-denial is about, or on which victors keep watch.
    ``bindingness`` (0..10,000) is how hard it is to find a way out. A limit of arms without a subject is one
    that equals accept of each other: its ``caps`` say what each keeps, and any of them may give notice.
    """

    PART: ClassVar[Part] = Part.BONDS

    id: int
    kind: TreatyKind
    parties: PowerNumbers  # ascending power indices
    start: int
    until: int = NEVER
    subject: PowerNumber = -1  # the power protected or neutral; the payer; who stands back
    amount: int = 0  # indemnity: thousands of pounds each quarter; arms limit: men; exclusion: quarters
    bindingness: int = 6000
    secret: bool = False
    name: str = ""
    about: PowerNumber = -1  # sphere, self-denial: the third state
    places: PlaceNumbers = ()  # demilitarised zone: kept empty; occupation: held as a pledge; ascending
    bought: PlaceNumbers = ()  # indemnity: provinces the receiver ceded in the same peace, ascending
    caps: tuple[Cap, ...] = ()  # arms limit: kinds of forces
    leaving: dict[PowerNumber, int] = field(default_factory=dict)  # who gave notice -> till when it is bound

    def copy(self) -> Treaty:
        """An independent copy."""
        return Treaty(
            self.id, self.kind, self.parties, self.start, self.until, self.subject, self.amount,
            self.bindingness, self.secret, self.name, self.about, self.places, self.bought, self.caps,
            dict(self.leaving),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """A power's publicly held title to a province it does not own; strength 0..10,000."""

    power: PowerNumber
    place: PlaceNumber
    strength: int


@dataclass(frozen=True, slots=True)
class PeaceTerm:
    """One article of a peace.

    ``giver`` loses, ``taker`` gains; ``place`` is meant for a cession or an occupation, ``amount``
    is thousands of pounds a quarter for an indemnity (over ``quarters``) or the men allowed for a
    disarmament or a limit of arms. What lasts is for ``quarters``, or without end for none.
    Independence frees ``taker`` from ``giver``; a restoration puts a ``cabinet`` into office; an evacuation
    is of a ``place`` that ``giver`` holds, whoever owns it; a ``pact`` is signed by the two.
    """

    term: Term
    giver: PowerNumber = -1
    taker: PowerNumber = -1
    place: PlaceNumber = -1
    amount: int = 0
    quarters: int = 0
    cabinet: Cabinet | None = None
    pact: TreatyKind | None = None


@dataclass(frozen=True, slots=True)
class Expedition:
    """What an outsider has sent into others' war, and till when.

    Of a part of the army, ``forces`` are those that went; the rest stays home. After ``until`` it goes home.
    """

    size: ExpeditionSize
    until: int = NEVER
    forces: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Footing:
    """How a war stood at the end of a quarter: battles so far, towns in enemy hands, who fights."""

    battles: int
    taken: PlaceNumbers
    fighting: PowerNumbers


@dataclass(slots=True)
class War(Counted):
    """A war between two sides, its stated reason and its aims.

    The first attacker and the first defender lead and talk for their sides. ``score`` counts from
    the attackers' point of view, -10,000..10,000. ``aggressor`` is the chronicle's own
    judgement of who broke the peace (-1: nobody clearly did); powers form theirs from what they see.
    It ``stirred`` last in the quarter in which its ``footing`` became another.
    """

    PARTS: ClassVar[dict[str, Part]] = dict.fromkeys(("attackers", "defenders", "end", "casus"), Part.BONDS)

    id: int
    name: str
    start: int
    attackers: list[PowerNumber]
    defenders: list[PowerNumber]
    casus: CasusBelli
    aims: tuple[PeaceTerm, ...]
    aggressor: PowerNumber
    end: int = -1
    score: int = 0
    battles: int = 0
    left: tuple[PowerNumber, ...] = ()  # powers that made a separate peace, in order
    verdicts: dict[PowerNumber, PowerNumber] = field(
        default_factory=dict
    )  # judge -> whom it holds guilty, -1 nobody
    first_odds: int = -1  # defenders' men to attackers' on the day of the attack, permyriad
    peak_odds: int = -1  # when it was greatest
    last_odds: int = -1  # and at the end of the last quarter of fighting
    called: dict[PowerNumber, PowerNumber] = field(
        default_factory=dict
    )  # ally whose answer is due -> who called it
    refused: PowerNumbers = ()  # allies that were called and did not come, ascending
    joined: dict[PowerNumber, int] = field(default_factory=dict)  # who came in later -> in which turn
    offered: dict[PowerNumber, int] = field(default_factory=dict)  # who offered terms -> in which turn last
    cashed: int = 0  # war score that separate peaces have paid out, counted like the score
    terms: tuple[PeaceTerm, ...] = ()  # what its peaces gave, in order
    footing: Footing | None = None
    stirred: int = -1
    struck: PowerNumber = -1  # who struck the first blow ashore since arms were last to rest
    invited: PowerNumbers = ()  # outsiders whom the lord of a rising has asked for help, ascending
    expeditions: dict[PowerNumber, Expedition] = field(default_factory=dict)  # what an outsider has sent
    stood_back: dict[PowerNumber, int] = field(
        default_factory=dict
    )  # who refused to come in, or left by itself -> in which turn last
    stood_beside: dict[PowerNumber, PowerNumber] = field(default_factory=dict)  # who left -> who led its side

    def copy(self) -> War:
        """An independent copy."""
        return War(
            self.id, self.name, self.start, list(self.attackers), list(self.defenders), self.casus,
            self.aims, self.aggressor, self.end, self.score, self.battles, self.left, dict(self.verdicts),
            self.first_odds, self.peak_odds, self.last_odds, dict(self.called), self.refused,
            dict(self.joined), dict(self.offered), self.cashed, self.terms, self.footing, self.stirred,
            self.struck, self.invited, dict(self.expeditions), dict(self.stood_back), dict(self.stood_beside),
        )  # fmt: skip

    @property
    def is_over(self) -> bool:
        """Whether peace has been made."""
        return self.end >= 0

    def side_of(self, power: int) -> int:
        """1 for an attacker, -1 for a defender, 0 for neither."""
        return 1 if power in self.attackers else -1 if power in self.defenders else 0

    def camp_of(self, power: int) -> list[int]:
        """Those on a belligerent's side, itself among them, in joining order."""
        return self.attackers if self.side_of(power) > 0 else self.defenders

    def leavers(self, first: Sequence[int], second: Sequence[int]) -> tuple[int, ...]:
        """Who leaves the war by a peace between two groups: the smaller party, all where it ends the war."""
        everybody = (*self.attackers, *self.defenders)
        if {*first, *second} >= {*everybody}:
            return everybody
        gone = first if len(first) < len(self.camp_of(first[0])) else second
        rest = [p for p in everybody if p not in gone]
        has_two_sides = {self.side_of(p) for p in rest} == {1, -1}
        return tuple(gone) if has_two_sides else everybody

    def opponents_of(self, power: int) -> list[int]:
        """Those a belligerent fights in this war, in joining order; empty for others."""
        side = self.side_of(power)
        return self.defenders if side > 0 else self.attackers if side < 0 else []


@dataclass(frozen=True, slots=True)
class Proposal:
    """A treaty or a peace laid on the table, waiting for the other side's answer."""

    id: int
    turn: int
    proposer: PowerNumber
    receiver: PowerNumber
    kind: TreatyKind | None  # None for a peace
    subject: PowerNumber = -1
    amount: int = 0
    quarters: int = 0
    war: int = -1
    terms: tuple[PeaceTerm, ...] = ()
    is_counter: bool = False
    is_separate: bool = False  # a peace for the proposer alone, not for its side
    signed: PowerNumbers = ()  # who has signed since, the one it was made to first
    about: PowerNumber = -1  # sphere, self-denial: the third state
    places: PlaceNumbers = ()  # demilitarised zone: provinces to be kept empty
    secret: bool = False  # a treaty of which only the two would know


@dataclass(frozen=True, slots=True)
class Question:
    """An event that asks a power something, open until answered or the phase ends."""

    event: str
    power: PowerNumber
    turn: int
    options: tuple[str, ...]
