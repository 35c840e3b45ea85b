"""Keyed dice: every throw is a function of (seed, turn, purpose, subject) and of nothing else.

There is no generator that moves on, so nothing of the dice is saved, a preview disturbs nothing, and two
campaigns with one seed share their luck wherever they ask the same question. The subject names *what* is
thrown for by stable nouns (a power's id, a province's id, a hex, the number of an attempt), never by a
counter of throws. The same question asked twice gives the same answer: who needs two throws about one
thing must name the second one differently.

Searches and forecasts throw with ``dice.fork("search")``: a fork shares nothing with its parent, so an AI
cannot foresee what will fall.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from operator import index
from struct import Struct
from typing import Final, TypeAlias, TypeVar

from game.world.fixed import ONE

#: Every throw states one of these; a purpose nobody declared is refused.
PURPOSES: Final[dict[str, str]] = {
    "seat_order": "in which order the seats act in the politics phase",
    "initiative": "in which order the seats move in a round of operations",
    "battle": "the fortunes of one battle",
    "pursuit": "what a beaten force loses on its retreat",
    "reaction": "whether a force that is passed or attacked reacts",
    "siege": "how far a siege comes in a round",
    "attrition": "sickness and desertion in a force",
    "storm": "weather at sea, for convoys, landings and blockades",
    "leader": "who commands, and how well",
    "estimate": "the error of a power's estimate of foreign strength",
    "inspection": "what an inspection brings to light",
    "secret": "whether a secret act becomes known",
    "verdict": "how one power judges a use of force it half understands",
    "resolve": "a power's private resolve in one crisis",
    "incident": "whether and where an incident happens between neighbours",
    "event": "whether an event happens this turn",
    "option": "which option of an event is taken where nobody decides",
    "hazard": "rare changes for the worse at home: onset of a pathology",
    "cure": "whether a pathology ends",
    "cabinet": "what kind of cabinet follows another",
    "rebellion": "whether a province rises",
    "opinion": "the humour of the public and the press",
    "harvest": "good and bad years",
    "minor": "what a minor power's small government does",
    "opening": "whether a greedy power sees an opening and makes a plan",
    "brink": "whether a war between armed powers ends everything, where the rules let it",
    "escalation": "whether a war or a crisis draws in one more power",
    "review": "in which quarter of the year a power does what it does once a year",
    "search": "what the AI imagines while it searches",
    "letter": "whether a court writes to another this quarter",
    "choice": "ties and inexact choices of the AI",
    "plebiscite": "how a province votes",
    "trial": "trials and set pieces of the laboratory, the arena and the tests",
}

MILLION: Final = 1_000_000
DEVIATION: Final = 1_000  # what a bell throws for one standard deviation
_TWELVE = Struct("<12H")  # the even throws that a bell adds up
Subject: TypeAlias = int | str
Noun = TypeVar("Noun", int, str)


@dataclass(frozen=True, slots=True)
class Dice:
    """All the luck of a campaign, held in one number.

    ``seed`` is any integer; ``branch`` is the path of forks that led here. Equal dice throw alike.
    """

    seed: int
    branch: tuple[str, ...] = ()
    _key: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        root = _message(self.seed, "seed", self.branch)
        object.__setattr__(self, "_key", blake2b(root, digest_size=32, person=b"concert-dice").digest())

    def fork(self, name: str) -> Dice:
        """Other dice, of the same seed but sharing no throw with these."""
        return Dice(self.seed, (*self.branch, name))

    def unit(self, turn: int, purpose: str, *subject: Subject) -> int:
        """A throw from 0 to 999,999, all equally likely.

        >>> Dice(7).unit(3, "battle", 512) == Dice(7).unit(3, "battle", 512)
        True
        """
        return self._draw(turn, purpose, subject) * MILLION >> 64

    def chance(self, turn: int, share: int, purpose: str, *subject: Subject) -> bool:
        """Whether something happens that has this share of a chance, permyriad.

        At 0 or less it never does, at 10,000 or more always. A chance that grows keeps every "yes".
        """
        return self.unit(turn, purpose, *subject) < share * (MILLION // ONE)

    def rare(self, turn: int, ppm: int, purpose: str, *subject: Subject) -> bool:
        """The same for what is so rare that its hazard is counted in a million."""
        return self.unit(turn, purpose, *subject) < ppm

    def below(self, turn: int, n: int, purpose: str, *subject: Subject) -> int:
        """A throw from 0 to n - 1, all equally likely; n from 1 to 2**32, else `ValueError`."""
        if not 1 <= n <= 1 << 32:
            raise ValueError(f"cannot throw a number below {n}")
        return self._draw(turn, purpose, subject) * n >> 64

    def bell(self, turn: int, purpose: str, *subject: Subject) -> int:
        """A bell-shaped throw in thousandths of a standard deviation, mean 0, from -6000 to 6000.

        The sum of twelve even throws: close to the normal curve out to three deviations, and symmetric.
        """
        text = _question(turn, purpose, subject)
        rows = _TWELVE.unpack(blake2b(text, digest_size=_TWELVE.size, key=self._key).digest())
        twice: int = 2 * sum(rows) - len(rows) * 0xFFFF
        size = (abs(twice) * 1000 + 0xFFFF) // (2 * 0xFFFF)
        return size if twice >= 0 else -size

    def shuffled(self, turn: int, nouns: Iterable[Noun], purpose: str, *subject: Subject) -> list[Noun]:
        """The nouns in a random order in which each one's place is drawn for itself.

        The order given in does not matter, and a noun more or less leaves the order of the others alone.
        The nouns must differ from each other.
        """
        drawn = sorted((self._draw(turn, purpose, (*subject, noun)), noun) for noun in nouns)
        return [noun for _, noun in drawn]

    def _draw(self, turn: int, purpose: str, subject: tuple[Subject, ...]) -> int:
        """A whole number below 2**64."""
        text = _question(turn, purpose, subject)
        return int.from_bytes(blake2b(text, digest_size=8, key=self._key).digest(), "little")


def _question(turn: int, purpose: str, subject: tuple[Subject, ...]) -> bytes:
    """What is thrown for, as bytes; refuses a purpose that nobody declared."""
    if purpose not in PURPOSES:
        raise ValueError(f"dice have no purpose called {purpose!r}; declare it in game.world.dice")
    return _message(turn, purpose, subject)


def _message(number: int, purpose: str, subject: tuple[Subject, ...]) -> bytes:
    """A question in unmistakable form: texts carry their length, so no two questions read alike."""
    text = f"{index(number)} {purpose}"
    for noun in subject:
        text += f" {len(noun)}:{noun}" if isinstance(noun, str) else f" #{index(noun)}"
    return text.encode()
