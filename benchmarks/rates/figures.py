"""Figures of one campaign: counts that a line of the ledger holds, from which a report makes its measures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from benchmarks.rates.affairs import crisis_row
from benchmarks.rates.watch import Watch
from game.campaign.campaign import Campaign
from game.campaign.summary import summarise
from game.politics.home import aftermath, pathologies
from game.politics.perception import commitment, conduct
from game.politics.war.outbreak import war
from game.politics.war.outsiders import joining
from game.words import Pathology
from game.world.records import Record
from game.world.state import queries
from game.world.state.treaties import War
from game.world.state.world import World

LATER = 20  # quarters after which gains are counted
SEEKER = 3_000  # predation up to which a power seeks security
PERMYRIAD = 10_000
Row = dict[str, Any]


def figures_of(campaign: Campaign, watch: Watch) -> Row:
    """Everything counted in a campaign that was watched from its start to its end."""
    world = campaign.world
    summary = summarise(campaign)
    greats = [p for p in sorted(watch.served) if world.powers[p].exists]
    return {
        "state_hash": summary["state_hash"],
        "quarters": watch.quarters,
        "in_great_war": watch.in_great_war,
        "in_first_great_war": watch.in_first_great_war,
        "power_quarters": watch.power_quarters,
        "wars": wars_of(campaign, watch),
        "crises": [crisis_row(world, watch, c) for c in world.crises.values() if c.start >= watch.since],
        **_illness(campaign, watch),
        "defeats": defeats_of(campaign, watch),
        "burden": [round(share, 1) for share in watch.yearly.burden],
        "capped": [round(share, 3) for share in watch.yearly.capped],
        "cohesion": watch.yearly.cohesion,
        "trust": [[round(figure) for figure in look] for look in watch.yearly.trust],
        "alliances": watch.yearly.alliances,
        "stages": watch.stages,
        "moves": moves_of(campaign, watch),
        "armies": [len(queries.land_forces_of(world, p)) for p in greats],
        "men": [queries.strength_of(world, p) for p in greats],
        "states_ended": len(summary["states_ended"]),
        "scores": {name: _score(summary["powers"][name]) for name in queries.names(world, greats)},
    }


def _score(power: Row) -> dict[str, int]:
    """What a power has at the end, permyriad: the one score, and its share of all men under arms."""
    return {**power["score"], "strength": power["share_of_strength"]}


def _since(campaign: Campaign, watch: Watch) -> Iterable[Record]:
    return (entry.record for entry in campaign.chronicle.entries if entry.turn >= watch.since)


# --- wars -------------------------------------------------------------------------------------------


def wars_of(campaign: Campaign, watch: Watch) -> list[Row]:
    """Every war that began in the years counted, with what the measures ask of it."""
    declared: dict[int, war.WarDeclared] = {}
    joined: dict[int, list[joining.WarJoined]] = {}
    for record in _since(campaign, watch):
        if isinstance(record, war.WarDeclared):
            declared[record.war] = record
        elif isinstance(record, joining.WarJoined):
            joined.setdefault(record.war, []).append(record)
    world = campaign.world
    return [
        _war_row(world, watch, world.wars[number], start, joined.get(number, []))
        for number, start in declared.items()
    ]


def _war_row(
    world: World, watch: Watch, fight: War, start: war.WarDeclared, joined: list[joining.WarJoined]
) -> Row:
    greats = set(watch.served)
    at_first = {queries.power_of(world, name) for name in (*start.attackers, *start.defenders)}
    came = {
        queries.power_of(world, name) for record in joined for name in (record.power, *record.with_subjects)
    }
    attacker, target = (queries.power_of(world, name) for name in (start.power, start.target))
    appetite = watch.predation.get(fight.id, {})
    verdicts = [culprit for judge, culprit in fight.verdicts.items() if judge in greats]
    asked = (watch.asked.get(fight.id, set()) | (came & greats)) - at_first
    return {
        "casus": start.casus,
        "attacker": start.power,
        "target": start.target,
        "turn": fight.start,
        "by_great": attacker in greats,
        "on_great": target in greats,
        "great": start.great_power_war or fight.id in watch.great_wars,
        "great_at_first": start.great_power_war,
        "greats": sum(p in greats for p in at_first | came),
        "first": fight.first_odds,
        "peak": fight.peak_odds,
        "gained": _has_gained(watch, attacker, fight.start),
        "seekers": all(p in world.facts.policy_makers for p in (attacker, target))
        and all(appetite.get(p, 0) <= SEEKER for p in (attacker, target)),
        "guilty": sum(culprit >= 0 for culprit in verdicts),
        "not_guilty": sum(culprit < 0 for culprit in verdicts),
        "asked": [*queries.names(world, sorted(asked))],
        "came": [*queries.names(world, sorted(came & asked))],
    }


def _has_gained(watch: Watch, power: int, start: int) -> bool | None:
    """Whether a power owned more provinces five years after a war began; None where nobody can know yet."""
    if start + LATER >= len(watch.held):
        return None
    return bool(watch.held[start + LATER][power] > watch.held[start][power])


# --- home and commitment ----------------------------------------------------------------------------


def _illness(campaign: Campaign, watch: Watch) -> Row:
    """Onsets of what can make an aggressor, and powers that became one, among the great powers."""
    names = queries.names(campaign.world, watch.served)
    onsets = aggressors = 0
    for record in _since(campaign, watch):
        if isinstance(record, pathologies.PathologyBegan) and record.power in names:
            onsets += conduct.is_malign(Pathology(record.pathology))
        elif isinstance(record, pathologies.PathologyGrew) and record.power in names:
            aggressors += record.stage == "aggressor"
    return {"onsets": onsets, "aggressors": aggressors}


def defeats_of(campaign: Campaign, watch: Watch) -> dict[str, list[int]]:
    """Lost wars of powers with a malign pathology, by pathology: [lost, beaten, cured by it]."""
    beaten_from = campaign.world.rules.home.defeat
    ill: dict[str, Pathology] = {}
    found: dict[str, list[int]] = {}
    for entry in campaign.chronicle.entries:
        record, counts = entry.record, entry.turn >= watch.since
        if isinstance(record, pathologies.PathologyBegan) and conduct.is_malign(record.pathology):
            ill[record.power] = record.pathology
        elif isinstance(record, pathologies.PathologyBroken) and record.power in ill:
            pathology = ill.pop(record.power)
            if record.by == "defeat" and counts:
                found.setdefault(pathology, [0, 0, 0])[2] += 1
        elif isinstance(record, aftermath.PeaceFelt) and record.power in ill and record.won < 0 and counts:
            row = found.setdefault(ill[record.power], [0, 0, 0])
            row[0] += 1
            row[1] += -record.won >= beaten_from or record.land > 0
    return found


def moves_of(campaign: Campaign, watch: Watch) -> dict[str, list[int]]:
    """For each great power its moves between stages, how many turned back, and its quarters as one."""
    world = campaign.world
    found = {world.roster[p].id: [0, 0, quarters] for p, quarters in sorted(watch.served.items())}
    last: dict[str, int] = {}
    for record in _since(campaign, watch):
        if isinstance(record, commitment.StageMoved) and record.power in found:
            direction = 1 if record.after > record.before else -1
            found[record.power][0] += 1
            found[record.power][1] += direction == -last.get(record.power, direction)
            last[record.power] = direction
    return found
