"""Institutions: bodies of powers with rules of their own, from an alliance to collective security.

One type serves the whole family; what differs are its parameters (docs/politics.md#institutions). Shares are
permyriad.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from game.words import Agenda, Clause, Preset, Rung, Vote
from game.world.constants.parameters import Parameters
from game.world.numbers import PowerNumber
from game.world.versions import Counted, Part


@dataclass(slots=True)
class Motion(Counted):
    """The one question a congress was called about, and what has been said to it so far."""

    item: Agenda
    caller: PowerNumber
    opened: int  # turn
    due: int  # turn at whose end of politics it is decided
    subject: PowerNumber = -1  # the power it is about
    clause: Clause | None = None  # reform: the parameter
    change: int = 0  # reform: what is added to it
    votes: dict[PowerNumber, Vote] = field(default_factory=dict)

    def copy(self) -> Motion:
        """An independent copy."""
        return Motion(
            self.item, self.caller, self.opened, self.due, self.subject, self.clause, self.change,
            dict(self.votes),
        )  # fmt: skip


@dataclass(slots=True)
class Register(Counted):
    """What a body keeps books of: who wants in, what members owe and have set aside; by power."""

    since: dict[PowerNumber, int] = field(default_factory=dict)  # turn in which it came to its rung
    applied: dict[PowerNumber, int] = field(default_factory=dict)  # turn in which it asked for the next rung
    invited: dict[PowerNumber, PowerNumber] = field(
        default_factory=dict
    )  # by whom; the answer is due this quarter
    owed: dict[PowerNumber, int] = field(default_factory=dict)  # dues of this year, thousands of pounds
    earmarks: dict[PowerNumber, int] = field(default_factory=dict)  # men set aside for the body
    pledged: dict[PowerNumber, int] = field(default_factory=dict)  # turn by which a vote must be made good
    marked: dict[PowerNumber, int] = field(
        default_factory=dict
    )  # turn in which its arms were found aggressive
    examined: dict[PowerNumber, int] = field(default_factory=dict)  # turn of the last inquiry into its arms
    parted: dict[PowerNumber, int] = field(
        default_factory=dict
    )  # turn in which it was refused, or declined to come
    chest: int = 0  # thousands of pounds, of the body itself

    def copy(self) -> Register:
        """An independent copy."""
        return Register(
            dict(self.since), dict(self.applied), dict(self.invited), dict(self.owed), dict(self.earmarks),
            dict(self.pledged), dict(self.marked), dict(self.examined),
            dict(self.parted), self.chest,
        )  # fmt: skip

    def strike(self, power: int) -> None:
        """Strike a power that left from the books of members."""
        for book in (self.since, self.applied, self.owed, self.earmarks, self.pledged):
            book.pop(power, None)


@dataclass(slots=True)
class Institution(Counted):
    """A body: who is in it and how far, its parameters, and how far its members act as it says.

    ``members`` maps a power to its rung. ``served`` counts the cases in which its members stood together,
    ``failed`` those in which they did not. ``met`` is the turn in which its last congress ended.
    """

    PARTS: ClassVar[dict[str, Part]] = dict.fromkeys(("members", "parameters", "cohesion"), Part.BODIES)

    id: int
    key: str  # its word in files
    preset: Preset
    name: str
    founded: int  # turn
    parameters: Parameters
    members: dict[PowerNumber, Rung] = field(default_factory=dict)
    cohesion: int = 5_000
    served: int = 0
    failed: int = 0
    motion: Motion | None = None
    met: int = -1
    register: Register = field(default_factory=Register)

    def copy(self) -> Institution:
        """An independent copy."""
        return Institution(
            self.id, self.key, self.preset, self.name, self.founded, self.parameters, dict(self.members),
            self.cohesion, self.served, self.failed, self.motion.copy() if self.motion else None, self.met,
            self.register.copy(),
        )  # fmt: skip

    def membership(self, power: int) -> int:
        """How far a power belongs: 10,000 for a member or a council seat, less below, 0 outside."""
        return SHARE_OF_RUNG[self.members[power]] if power in self.members else 0


SHARE_OF_RUNG = {Rung.OBSERVER: 1_000, Rung.PARTNER: 4_000, Rung.COUNCIL: 10_000, Rung.MEMBER: 10_000}


def transparency(bodies: Mapping[int, Institution], powers: int) -> NDArray[np.int64]:
    """(powers, powers) how well each sees each of those it shares a body with, 0..10,000."""
    found = np.zeros((powers, powers), np.int64)
    for body in bodies.values():
        inside = sorted(body.members)
        share = np.array([body.membership(power) for power in inside], np.int64)
        clear = body.parameters.transparency * body.cohesion // ALL
        cells = np.ix_(inside, inside)
        shown = clear * np.minimum(share[:, None], share[None, :]) // ALL
        found[cells] = np.maximum(found[cells], shown)
    return found


ALL = 10_000
