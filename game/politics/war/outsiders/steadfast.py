"""Steadfastness: who said no to a war, or went home from it, does not come the next quarter after all.

It is remembered for that war, and who comes after all has taken a word back before everybody, unless
something has changed since: a new enemy stands in it, one is at war with him anyway, or a table sends one.
"""

from __future__ import annotations

from game.words import Settlement
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import War


def said_no(reader: Reader, war: War, power: int, beside: int) -> bool:
    """Whether a power has refused to fight in a war, or left it, and nothing has changed since."""
    since = war.stood_back.get(power)
    if since is None or war.side_of(power):
        return False
    was_only_asked = power in war.invited and power in war.refused and power not in war.joined
    if was_only_asked and war.side_of(beside) > 0:
        return False  # it refused the lord, who asked for free; to his rebels it has said nothing
    foes = war.opponents_of(beside)
    has_new = any(war.joined.get(foe, war.start) > since for foe in foes)
    is_sent = any(
        crisis.war == war.id
        and crisis.decision is not None
        and crisis.decision.kind is Settlement.MANDATE
        and crisis.decision.agent == power
        for crisis in reader.crises.values()
    )
    return not (has_new or is_sent or any(queries.at_war(reader, power, foe) for foe in foes))
