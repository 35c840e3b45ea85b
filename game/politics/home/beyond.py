"""Beyond the map: what an aggressor does whose country lies off it (docs/politics.md#beyond-the-map).

It has no neighbour to claim land of and no border to march over: its armies march where no map of Europe
reaches. That is a deed like any other. Great powers have interests there and judge it as a seizure, its name
and the rules it is seen to keep suffer, whoever holds it guilty may close his ports to it, and what it holds
there feeds it for a while. Whose land it was is nobody's question here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.perception import evidence
from game.rules.money import slumps
from game.words import CasusBelli
from game.world import fixed
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class MarchedBeyond(Record):
    """An aggressor off the map took what lies beyond the map by force; great powers trust it less for it."""

    type: ClassVar[str] = "marched_beyond"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    power: PowerWord


def is_off_map(reader: Reader, power: int) -> bool:
    """Whether a power's country is a box: it has land, and none on the map."""
    owned = queries.owned_by(reader, power)
    return bool(owned) and not any(queries.is_land_place(reader, place) for place in owned)


def march(world: World, power: int) -> list[Record]:
    """Take something beyond the map: judged, resented, and fed by it."""
    rules, state, name = world.rules, world.powers[power], world.roster[power].id
    share = rules.belief.seizure
    state.move_standing(-fixed.mul(rules.politics.war_standing[CasusBelli.CONQUEST], share))
    slumps.strike(world, sorted(queries.owned_by(world, power)), rules.home.beyond_yield)
    state.home.idle = 0
    world.flags[_flag(name)] = world.turn
    loss = fixed.mul(rules.belief.trust_agg, fixed.mul(rules.belief.blame[CasusBelli.CONQUEST], share))
    judges = [p for p in queries.great_powers(world) if p != power]
    records: list[Record] = [MarchedBeyond(power=name)]
    for judge in judges:
        records += evidence.shut_out(world, judge, (power,), loss, "breach")
    if judges:
        evidence.comply_less(world, power)
    return records


def marched_lately(reader: Reader, power: int) -> bool:
    """Whether what a power did beyond the map is still fresh, as a quarrel is."""
    when = reader.flags.get(_flag(reader.roster[power].id))
    return when is not None and reader.turn - when <= reader.rules.crises.incident_quarters


def _flag(power: str) -> str:
    return f"marched_beyond:{power}"
