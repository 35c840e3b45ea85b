"""Conduct: what a power's condition at home does to its behaviour abroad, as named multipliers.

Other rules read these and never ask which pathology it is. Asked on another power's View they say what a
healthy power would do, for severity and pathology are hidden.
"""

from __future__ import annotations

from game.words import Pathology
from game.world import fixed
from game.world.constants.homerules import PathologyRule
from game.world.state.home import HARMLESS
from game.world.state.reader import Reader


def _ill(reader: Reader, power: int, *, broken: bool = False) -> tuple[PathologyRule, int] | None:
    """The rule of a power's pathology and its severity, None for a healthy power.

    A malign one that is broken acts no more; asked with ``broken``, what is left of it counts.
    """
    home = reader.powers[power].home
    if home.pathology is None or (home.healing and is_malign(home.pathology) and not broken):
        return None
    return reader.rules.pathologies[home.pathology], home.severity


def is_infected(reader: Reader, power: int) -> bool:
    """Whether a pathology that can make an aggressor has reached the cabinet."""
    home = reader.powers[power].home
    acts = is_malign(home.pathology) and not home.healing
    return acts and home.severity >= reader.rules.home.infected


def is_aggressor(reader: Reader, power: int) -> bool:
    """Whether a pathology has made the power an aggressor; an opening abroad alone does not count."""
    home = reader.powers[power].home
    acts = is_malign(home.pathology) and not home.healing
    return acts and home.severity >= reader.rules.home.aggressor


def is_malign(pathology: Pathology | None) -> bool:
    """Whether a pathology can make an aggressor."""
    return pathology is not None and pathology not in HARMLESS


def norms_weight(reader: Reader, power: int) -> int:
    """What share of their weight norms and treaties keep in a power's decisions; all in a healthy one."""
    ill = _ill(reader, power)
    return fixed.blend(fixed.ONE, ill[0].norms, ill[1]) if ill else fixed.ONE


def odds_bias(reader: Reader, power: int) -> int:
    """By what share a power overrates its own chances in war: scorn of others and the cult of attack."""
    ill = _ill(reader, power)
    return fixed.mul(ill[0].odds, ill[1]) if ill else 0


def arms_drive(reader: Reader, power: int) -> int:
    """Share of output an infected power wants for arms beyond what its situation explains (P26)."""
    ill = _ill(reader, power)
    if ill is None or not is_malign(reader.powers[power].home.pathology):
        return 0
    return fixed.mul(fixed.mul(reader.rules.will.aggressor_arms, ill[0].arms), ill[1])


def compat_shift(reader: Reader, power: int) -> int:
    """How far a power's condition moves its compatibility with everybody, broken or not; 0 or below."""
    ill = _ill(reader, power, broken=True)
    return fixed.mul(ill[0].compat, ill[1]) if ill else 0


def will_shift(reader: Reader, power: int) -> int:
    """What a power's condition adds to its political will: zeal for aggressors, slackness for the weary."""
    ill = _ill(reader, power)
    if ill is None:
        return 0
    zeal = fixed.mul(reader.rules.will.severity, ill[1])
    malign = is_malign(reader.powers[power].home.pathology)
    return (zeal if malign else 0) - fixed.mul(ill[0].will, ill[1])


def stops_if_checked(reader: Reader, power: int) -> bool:
    """Whether a power wants one cheap adventure and gives way when stopped early with a way out (H10)."""
    ill = _ill(reader, power)
    return ill is not None and ill[0].stops_if_checked


def is_distracted(reader: Reader, power: int) -> bool:
    """Whether a revolution at home leaves a power little mind for conferences (H7)."""
    home = reader.powers[power].home
    return home.pathology is Pathology.REVOLUTIONARY_WAVE and home.severity >= reader.rules.home.infected
