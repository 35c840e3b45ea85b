"""Causes: what quarrels hang on, who comes into risings, what is signed, noted while a campaign is played.

A cause is looked for in the world as it was when a crisis began, and claims as they were the quarter before,
so that a title made up for the demand is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from game.campaign.campaign import Campaign
from game.politics.bodies import membership
from game.politics.perception import commitment, threat
from game.politics.treaties import signing
from game.politics.war.consequences import endings
from game.politics.war.outsiders import joining
from game.words import CasusBelli, TreatyKind
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.treaties import War
from game.world.state.world import World

REMEMBERED = 80  # quarters for which two powers that fought or quarrelled are rivals
FRESH = 4  # quarters after its end in which a rising still troubles its neighbours
Row = dict[str, Any]


class Causes:
    """Looks at a world at the end of every quarter."""

    def __init__(self, world: World) -> None:
        self.titles = _titles(world)
        self.crises: list[Row] = []
        self.battles: dict[int, list[int]] = {}  # of every rising, at the end of each quarter of it
        self.before_table: dict[int, int] = {}  # battles of a war before its first sitting
        self.rose: dict[int, tuple[list[int], list[int]]] = {}  # of every rising: who rose, against whom
        self.outlived: Counter[int] = Counter()  # quarters of a war in which neither was there any more
        self.seen: set[int] = set()

    def look(self, world: World) -> None:
        """Note the quarter that has just ended."""
        turn = world.turn - 1
        for crisis in world.crises.values():
            if crisis.war >= 0 and crisis.sittings and crisis.war not in self.before_table:
                fought = self.battles.get(crisis.war, [])
                self.before_table[crisis.war] = fought[-1] if fought else 0
            if crisis.start == turn and crisis.id not in self.seen:
                self.seen.add(crisis.id)
                self.crises.append(self._crisis(world, crisis))
        for fight in world.wars.values():
            if is_rising(fight):
                self.rose.setdefault(fight.id, (fight.attackers[:1], fight.defenders[:1]))
            if not fight.is_over:
                self.battles.setdefault(fight.id, []).append(fight.battles)
                self.outlived[fight.id] += fight.id in self.rose and _is_outlived(self, fight)
        self.titles = _titles(world)

    def _crisis(self, world: World, crisis: Crisis) -> Row:
        asked = sorted(
            (t.term.value, t.place if t.place >= 0 else -1, t.giver, t.taker) for t in crisis.demands
        )
        return {
            "turn": crisis.start,
            "casus": crisis.casus.value,
            "challenger": world.roster[crisis.challenger].id,
            "defender": world.roster[crisis.defender].id,
            "about_war": crisis.war >= 0 and world.wars[crisis.war].start <= crisis.start,
            "causes": self._causes(world, crisis),
            "asked": asked,
            "land": sum(t[0] == "cession" for t in asked),
        }

    def _causes(self, world: World, crisis: Crisis) -> list[str]:
        a, b = crisis.parties
        pair = frozenset((a, b))
        found = []
        if pair in self.titles:
            found.append("claim")
        if _fought_or_quarrelled(world, crisis):
            found.append("rivalry")
        if _rising_near(world, pair, crisis.start):
            found.append("rising")
        if _holds_strait(world, a, b) or _holds_strait(world, b, a):
            found.append("strait")
        if queries.treaties_between(world, a, b, TreatyKind.INDEMNITY):
            found.append("debt")
        return found


def _titles(world: World) -> set[frozenset[int]]:
    """Pairs of sovereigns of which one claims land of the other's realm."""
    owner = world.places.owner
    holders = ((c.power, int(owner[c.place])) for c in world.claims)
    lords = ((queries.sovereign_of(world, p), queries.sovereign_of(world, o)) for p, o in holders if o >= 0)
    return {frozenset(pair) for pair in lords if pair[0] != pair[1]}


def _fought_or_quarrelled(world: World, crisis: Crisis) -> bool:
    """Whether the parties were at war with each other, or in a crisis, within a generation before."""
    since = crisis.start - REMEMBERED
    parties = set(crisis.parties)
    before = (c for c in world.crises.values() if since <= c.start < crisis.start)
    if any(set(c.parties) == parties for c in before):
        return True
    return any(
        since <= w.start < crisis.start and _faced(w, *crisis.parties)
        for w in world.wars.values()
        if not is_rising(w)
    )


def is_rising(fight: War) -> bool:
    """Whether subjects, or a rival government, fight their own state."""
    return fight.casus is CasusBelli.REBELLION


def _is_outlived(causes: Causes, fight: War) -> bool:
    """Whether who rose, or the lord, is out of the war, and others fight on."""
    rebel, lord = causes.rose[fight.id]
    return not {*rebel} <= {*fight.attackers} or not {*lord} <= {*fight.defenders}


def _faced(fight: War, a: int, b: int) -> bool:
    everybody = {*fight.attackers, *fight.defenders, *fight.left}
    return {a, b} <= everybody and fight.side_of(a) * fight.side_of(b) <= 0


def _rising_near(world: World, pair: frozenset[int], turn: int) -> bool:
    """Whether a rising is or lately was on in the realm of one party, or next door to both."""
    near = threat.neighbours(world)
    for fight in world.wars.values():
        if not is_rising(fight) or fight.start > turn:
            continue
        if fight.is_over and fight.end < turn - FRESH:
            continue
        at_home = {queries.sovereign_of(world, p) for p in (*fight.attackers, *fight.defenders)} | {
            *fight.attackers, *fight.defenders,
        }  # fmt: skip
        if at_home & pair or all(any(p in near[x] for x in at_home) for p in pair):
            return True
    return False


def _holds_strait(world: World, holder: int, other: int) -> bool:
    """Whether a power's realm holds a strait to or from a sea on which another, with ships, has a port."""
    if not queries.fleets_of(world, other):
        return False
    theirs, ours = (set(queries.realm_of(world, p)) for p in (other, holder))
    harbours = world.map.ports.items()
    waters = {zone for cell, zones in harbours if int(world.controller[cell]) in theirs for zone in zones}
    return any(
        waters & {strait.a, strait.b} and any(int(world.controller[cell]) in ours for cell in strait.shores)
        for strait in world.map.straits
    )


def figures(campaign: Campaign, causes: Causes) -> Row:
    """All of it as a row of plain data."""
    world = campaign.world
    records = [(entry.turn, entry.record) for entry in campaign.chronicle.entries]
    joined: dict[int, list[Row]] = {}
    for turn, record in records:
        if isinstance(record, joining.WarJoined):
            joined.setdefault(record.war, []).append(_entry(world, turn, record))
    signed = [r for _, r in records if isinstance(r, signing.TreatySigned)]
    return {
        "crises": causes.crises,
        "risings": [
            _rising(world, causes, w, joined.get(w.id, []))
            for w in world.wars.values()
            if w.id in causes.rose or is_rising(w)
        ],
        "wars": [
            _war(world, causes, w)
            for w in world.wars.values()
            if w.id not in causes.rose and not is_rising(w)
        ],
        "treaties": [_treaty(world, t) for t in signed],
        "founded": [
            (r.body, r.preset, r.power, len(r.invited))
            for _, r in records
            if isinstance(r, membership.InstitutionFounded)
        ],
        "ended": [r.power for _, r in records if isinstance(r, endings.StateEnded)],
        "toggles": _toggles(records),
        "types": dict(Counter(r.type for _, r in records)),
        "turns": world.turn,
    }


def _toggles(records: Iterable[tuple[int, Any]]) -> list[Row]:
    return [
        {"turn": turn, "power": r.power, "before": int(r.before), "after": int(r.after)}
        for turn, r in records
        if isinstance(r, commitment.StageMoved)
    ]


def _entry(world: World, turn: int, record: joining.WarJoined) -> Row:
    power = queries.power_of(world, record.power)
    return {
        "turn": turn,
        "power": record.power,
        "great": power in queries.great_powers(world),
        "beside": record.beside,
        "reason": str(record.reason),
        "size": str(record.sent),
        "ideology": world.powers[power].home.ideology,
    }


def _rising(world: World, causes: Causes, fight: War, joined: list[Row]) -> Row:
    end = fight.end if fight.is_over else world.turn
    rebel, lord = causes.rose.get(fight.id, (fight.attackers[:1], fight.defenders[:1]))
    return {
        "name": fight.name,
        "turn": fight.start,
        "length": end - fight.start,
        "open": not fight.is_over,
        "battles": fight.battles,
        "outlived": causes.outlived[fight.id],
        "before_table": causes.before_table.get(fight.id),
        "rebel": [*queries.names(world, rebel)],
        "lord": [*queries.names(world, lord)],
        "lord_ideology": world.powers[lord[0]].home.ideology if lord else "",
        "entries": joined,
    }


def _war(world: World, causes: Causes, fight: War) -> Row:
    attackers = fight.attackers or fight.left[:1]
    defenders = fight.defenders or fight.left[-1:]
    return {
        "name": fight.name,
        "turn": fight.start,
        "length": (fight.end if fight.is_over else world.turn) - fight.start,
        "casus": fight.casus.value,
        "battles": fight.battles,
        "before_table": causes.before_table.get(fight.id),
        "sides": [[*queries.names(world, attackers)], [*queries.names(world, defenders)]],
        "land": sum(aim.term.value == "cession" for aim in fight.aims),
    }


def _treaty(world: World, record: signing.TreatySigned) -> Row:
    powers = [queries.power_of(world, p) for p in record.parties]
    treaty = world.treaties.get(record.treaty)
    return {
        "kind": record.kind.value,
        "parties": [*record.parties],
        "regimes": [world.powers[p].home.ideology for p in powers],
        "secret": bool(treaty and treaty.secret),
    }
