"""The parameters of an institution: what makes one kind of body differ from another."""

from __future__ import annotations

from dataclasses import dataclass

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
