"""Guilt: how far a power holds another to have broken the peace, in its own eyes (P14).

A war is judged once, with the news of the day (`game.politics.perception.evidence`). Before a shot has
fallen a demand is judged by its ground and by how one likes the two; nobody looks into the file's truth.
"""

from __future__ import annotations

from game.words import CasusBelli
from game.world import fixed
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.reader import Reader


def partiality(reader: Reader, judge: int, attacker: int, target: int, casus: CasusBelli) -> int:
    """What liking one side more adds to a power's blame of an attacker, or takes from it (permyriad).

    Who is attacked blames the attacker wholly, unless he is a lord against whom his subject rises.
    """
    if judge == target or judge in queries.realm_of(reader, target):
        return fixed.ONE if casus is not CasusBelli.REBELLION else 0
    if not reader.rules.belief.blame[casus]:
        return 0
    trust = reader.beliefs.trust
    liking = int(trust[judge, target]) - int(trust[judge, attacker])
    return fixed.mul(reader.rules.belief.partiality, liking)


def guilt_of(reader: Reader, crisis: Crisis, judge: int) -> int:
    """How far a power holds a challenger guilty: 0 for not at all, else its blame (permyriad).

    In a war that it has judged, its verdict says whether.
    """
    rules, (challenger, defender) = reader.rules.belief, crisis.parties
    if judge in queries.realm_of(reader, challenger):
        return 0
    blame = rules.blame[crisis.casus] + partiality(reader, judge, challenger, defender, crisis.casus)
    fight = reader.wars.get(crisis.war)
    if fight is not None and judge in fight.verdicts:
        held = fight.verdicts[judge] == fight.attackers[0] and judge not in fight.attackers
        return fixed.clip(blame, rules.verdict_floor) if held else 0
    return fixed.clip(blame) if blame >= rules.verdict_floor else 0
