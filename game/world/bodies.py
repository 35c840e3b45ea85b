"""Institutions: bodies of powers with rules of their own, from an alliance to collective security.

One type serves the whole family; what differs are its parameters (theory brief, section 2). Shares are
permyriad.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.words import Preset, Rung
from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class Parameters(Strict):
    """What a body asks of its members and gives them, each 0..10,000."""

    automatic: int  # AUT: how far its response to a breach needs no vote
    inclusive: int  # INC: are all inside, likely troublemakers too
    council: int  # COU: weight of an inner circle of great powers
    veto: int  # VET: friction of consensus
    scope: int  # SCO: how wide its duty reaches
    binding: int  # BND: legal force
    deterrence: int  # DET: what it does before a breach
    restraint: int  # RST: how members hold each other back
    socialising: int  # SOC: how fast interests grow alike
    transparency: int  # TRN: how well members see each other
    integration: int  # MIL: common forces
    inward: int  # ORI: 10,000 against whoever breaks the peace, 0 against outsiders
    line: int  # LIN: how sharply it divides insiders from outsiders
    self_help: int  # SH: what is left of each for his own


@dataclass(slots=True)
class Institution:
    """A body: who is in it and how far, its parameters, and how far its members act as it says.

    ``members`` maps a power to its rung. ``served`` counts the cases in which its members stood together,
    ``failed`` those in which they did not.
    """

    id: int
    key: str  # its word in files
    preset: Preset
    name: str
    founded: int  # turn
    parameters: Parameters
    members: dict[int, Rung] = field(default_factory=dict)
    cohesion: int = 5_000
    served: int = 0
    failed: int = 0

    def copy(self) -> Institution:
        """An independent copy."""
        return Institution(
            self.id, self.key, self.preset, self.name, self.founded, self.parameters, dict(self.members),
            self.cohesion, self.served, self.failed,
        )  # fmt: skip

    def membership(self, power: int) -> int:
        """How far a power belongs: 10,000 for a member or a council seat, less below, 0 outside."""
        return SHARE_OF_RUNG[self.members[power]] if power in self.members else 0


SHARE_OF_RUNG = {Rung.OBSERVER: 1_000, Rung.PARTNER: 4_000, Rung.COUNCIL: 10_000, Rung.MEMBER: 10_000}


def transparency(bodies: Mapping[int, Institution], power: int) -> dict[int, int]:
    """How well a power sees each of those it shares a body with, 0..10,000."""
    found: dict[int, int] = {}
    for body in bodies.values():
        if power in body.members:
            clear = body.parameters.transparency * body.cohesion // ALL
            for other in body.members:
                share = clear * min(body.membership(power), body.membership(other)) // ALL
                found[other] = max(share, found.get(other, 0))
    return found


ALL = 10_000
