"""What a campaign amounts to, as plain data for ``simulate --json`` and the laboratory."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from game.campaign.books import promise
from game.campaign.campaign import Campaign
from game.campaign.verdict import judge
from game.politics.crises.papers import means
from game.politics.home import pathologies
from game.politics.perception import commitment
from game.politics.perception.doctrine import creed_of
from game.politics.treaties import signing
from game.politics.war.ends import settlement
from game.politics.war.outbreak import conquest, war
from game.politics.war.outsiders import joining
from game.rules.money import economy, quarter
from game.world import fixed
from game.world.state import queries
from game.world.state.world import World


def summarise(campaign: Campaign) -> dict[str, Any]:
    """The summary: settings, how powers stand, the wars, and counts of what happened."""
    world = campaign.world
    return {
        "scenario": world.facts.id,
        "seed": world.seed,
        "logic": world.settings.logic.value,
        "source": world.settings.source.value,
        "rate": world.settings.rate.value,
        "turns": world.turn,
        "date": world.facts.calendar.date(world.turn),
        "state_hash": world.state_hash(),
        "orders": len(campaign.log),
        "records": len(campaign.chronicle.entries),
        "powers": _powers(world),
        "wars": _wars(campaign),
        "crises": _crises(campaign),
        "aggressors": _aggressors(campaign),
        "toggles": _toggles(campaign),
        "promises": _promises(campaign),
        "treaties_signed": _count(campaign, signing.TreatySigned),
        "allies_stayed_away": _count(campaign, conquest.AllyStayedAway),
        "bankruptcies": _count(campaign, quarter.StateBankrupt),
        "states_ended": sorted(
            world.roster[i].id for i, p in enumerate(world.powers) if p.start_output and not p.exists
        ),
    }


def _crises(campaign: Campaign) -> list[dict[str, Any]]:
    """Every crisis: between whom, over what, before which body, how it ended and who kept his word."""
    world = campaign.world
    date, names = world.facts.calendar.date, world.roster
    return [
        {
            "title": crisis.title,
            "start": date(crisis.start),
            "end": date(crisis.end) if crisis.is_over else None,
            "challenger": names[crisis.challenger].id,
            "defender": names[crisis.defender].id,
            "casus": crisis.casus.value,
            "convener": names[crisis.convener].id if crisis.convener >= 0 else None,
            "body": world.bodies[crisis.body].name if crisis.body in world.bodies else None,
            "sittings": crisis.sittings,
            "outcome": crisis.outcome.value if crisis.outcome else None,
            "settlement": crisis.decision.kind.value if crisis.decision else None,
            "binding": crisis.binding if crisis.decision and crisis.votes else None,
            "spoke": queries.names(world, means.speakers(crisis)),
            "kept": queries.names(world, crisis.kept),
            "broken": queries.names(world, crisis.broken),
            "preponderance": crisis.odds,
        }
        for crisis in world.crises.values()
    ]


def _promises(campaign: Campaign) -> list[dict[str, Any]]:
    """What became of letting a power in, at each date that the scenario asks."""
    entries = campaign.chronicle.entries
    kept = {"turn", "type", "readers"}
    found = [e for e in entries if isinstance(e.record, promise.PromiseVerdict)]
    lines = [e.line(campaign.world.facts.calendar) for e in found]
    return [{key: value for key, value in line.items() if key not in kept} for line in lines]


def _aggressors(campaign: Campaign) -> list[dict[str, Any]]:
    """Powers that a pathology made aggressors, from when until it broke or eased; null while it lasts."""
    date, rows = campaign.world.facts.calendar.date, list[dict[str, Any]]()
    running: dict[str, dict[str, Any]] = {}
    for entry in campaign.chronicle.entries:
        record = entry.record
        if isinstance(record, pathologies.PathologyGrew) and record.stage == "aggressor":
            if record.power not in running:
                row = {
                    "power": record.power,
                    "pathology": record.pathology,
                    "start": date(entry.turn),
                    "end": None,
                }
                running[record.power] = row
                rows.append(row)
        elif isinstance(record, pathologies.PathologyBroken | pathologies.PathologyEased):
            is_over = isinstance(record, pathologies.PathologyBroken) or record.stage == "aggressor"
            if is_over and record.power in running:
                running.pop(record.power)["end"] = date(entry.turn)
    return rows


def _count(campaign: Campaign, kind: type) -> int:
    return sum(1 for entry in campaign.chronicle.entries if isinstance(entry.record, kind))


def _powers(world: World) -> dict[str, dict[str, Any]]:
    """Shares and conditions of every power that exists, strongest policy makers first in file order."""
    strength = [queries.strength_of(world, i) for i in range(len(world.powers))]
    output = economy.outputs(world)
    total, wealth = max(1, sum(strength)), max(1, int(output.sum()))
    rows = {}
    for i in queries.existing(world):
        state = world.powers[i]
        rows[world.roster[i].id] = {
            "rank": state.rank.value,
            "share_of_strength": fixed.ratio(strength[i], total),
            "share_of_output": fixed.ratio(int(output[i]), wealth),
            "men": strength[i],
            "provinces": len(queries.owned_by(world, i)),
            "treasury": state.treasury,
            "debt": state.debt,
            "will": state.will,
            "legitimacy": state.legitimacy,
            "standing": state.standing,
            "logic": "concert" if creed_of(world, i).is_concert else "self_help",
            "stage": state.stage,
            "predation": state.home.predation,
            "trusted": _trusted(world, i),
            **({"score": judge(world, i).told()} if i in world.facts.policy_makers else {}),
        }
    return rows


def _trusted(world: World, power: int) -> int:
    """How far the other policy makers trust a power, on average."""
    makers = [p for p in world.facts.policy_makers if world.powers[p].exists and p != power]
    return sum(int(world.beliefs.trust[p, power]) for p in makers) // max(1, len(makers))


def _toggles(campaign: Campaign) -> list[dict[str, Any]]:
    """Every move between the stages of commitment."""
    calendar = campaign.world.facts.calendar
    return [
        {
            "turn": entry.turn, "date": calendar.date(entry.turn), "power": entry.record.power,
            "from": entry.record.before, "to": entry.record.after, "cause": entry.record.cause,
        }
        for entry in campaign.chronicle.entries
        if isinstance(entry.record, commitment.StageMoved)
    ]  # fmt: skip


def _wars(campaign: Campaign) -> list[dict[str, Any]]:
    """Every war with its dates, sides, reason and terms."""
    world = campaign.world
    calendar = world.facts.calendar
    joined: dict[int, list[joining.WarJoined]] = {}
    terms: dict[int, list[war.Article]] = {}
    great = set()
    for entry in campaign.chronicle.entries:
        match entry.record:
            case joining.WarJoined() as record:
                joined.setdefault(record.war, []).append(record)
                great |= {record.war} if record.great_power_war else set()
            case settlement.PeaceSigned() as record:
                terms.setdefault(record.war, []).extend(record.terms)
            case war.WarDeclared(great_power_war=True) as record:
                great.add(record.war)
            case _:
                pass
    return [
        {
            "name": w.name,
            "start": calendar.date(w.start),
            "end": calendar.date(w.end) if w.is_over else None,
            "attackers": queries.names(world, w.attackers),
            "defenders": queries.names(world, w.defenders),
            "left": queries.names(world, w.left),
            "casus": w.casus.value,
            "aggressor": world.roster[w.aggressor].id if w.aggressor >= 0 else None,
            "great_power_war": i in great or war.is_great_power_war(world, w),
            "battles": w.battles,
            "guilty": {world.roster[j].id: world.roster[c].id for j, c in w.verdicts.items() if c >= 0},
            "judges": len(w.verdicts),
            "preponderance": {"attack": w.first_odds, "peak": w.peak_odds, "end": w.last_odds},
            "joined": [record.power for record in joined.get(i, [])],
            "terms": [asdict(article) for article in terms.get(i, [])],
        }
        for i, w in sorted(world.wars.items())
    ]
