"""Repute: what everybody can see of a power's past: how far its name is gone, and how much it has grown.

Neither is an opinion. Standing and titles are public, so every court reckons the same from them; what it
makes of that is its own affair (docs/politics.md#repute). Values are permyriad.
"""

from __future__ import annotations

from game.rules.money import economy
from game.world import fixed
from game.world.state.reader import Reader
from game.world.versions import Part


def infamy(reader: Reader, power: int) -> int:
    """How far a power's name has fallen below what its rank deserves; full when it is wholly spent.

    It goes on growing below nothing, up to `infamy_most`: a wrong more is worse in a man already outlawed.
    """
    state, rules = reader.powers[power], reader.rules
    missing = rules.will.standing_rest[state.rank] - state.standing
    return fixed.clip(missing, 0, rules.belief.infamy_most)


def growth(reader: Reader, power: int) -> int:
    """What part of its share in all that Europe yields a power has won since the campaign began."""
    return reader.common(_growth, (Part.GROUND,))[power]


def _growth(reader: Reader) -> list[int]:
    """A country that grows richer with the others has not grown; titles count, however they were got."""
    owner, yields = reader.places.owner, economy.province_outputs(reader)
    began = [state.start_output for state in reader.powers]
    now = [0] * len(began)
    for place, title in enumerate(owner.tolist()):
        if title >= 0:
            now[title] += int(yields[place])
    first, last = max(1, sum(began)), max(1, sum(now))
    found = []
    for start, held in zip(began, now, strict=True):
        before, after = fixed.ratio(start, first), fixed.ratio(held, last)
        found.append(fixed.ratio(after - before, after) if start and after > before else 0)
    return found
