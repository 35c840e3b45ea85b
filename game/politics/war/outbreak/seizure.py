"""Seizures: land taken without a war, and recognised, or not, power by power (docs/politics.md#seizures).

Who takes a province by a coup of hand has the ground and not the title. Every power judges it by its own
lights as it would judge a war for the same land, only milder: nobody has been shelled. Treaties that forbid
war between the two are torn up by it. The owner keeps title and claims, and a reason to fight. Most great
powers together, or the owner himself, make a title of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.politics.bonds import peace_bonds
from game.politics.perception import evidence, guilt
from game.politics.treaties.tearing import tear_up
from game.politics.war.consequences.passing import give_ground, send_home
from game.politics.war.outbreak import titles
from game.words import CasusBelli, Term
from game.world import fixed
from game.world.dice import Dice
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import memories, queries
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesSeized(Record):
    """Men of a power took land of another without a war; the title stays where it was."""

    type: ClassVar[str] = "places_seized"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    power: PowerWord
    owner: PowerWord
    places: tuple[PlaceWord, ...]
    casus: CasusBelli  # as what it is judged

    def alarms(self) -> tuple[str, ...]:
        """Whose land it is."""
        return (self.owner,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeizureJudged(Record):
    """A power judged a seizure: whether it holds the taker guilty, with what weighed (permyriad)."""

    type: ClassVar[str] = "seizure_judged"
    told_by: ClassVar[str] = "is_guilty"
    power: PowerWord
    by: PowerWord
    is_guilty: bool
    ground: int  # how plainly such a ground breaks the peace
    partiality: int  # how much liking one side more adds or takes
    haze: int  # what half-understood news add or take


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRecognised(Record):
    """A power recognised, or recognises no more, who holds land without a title."""

    type: ClassVar[str] = "holder_recognised"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "does"
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    holder: PowerWord
    places: tuple[PlaceWord, ...]
    does: bool


# --- taking -----------------------------------------------------------------------------------------


def men_at_hand(reader: Reader, power: int, place: int) -> int:
    """Men of a power in a province or next to it."""
    return sum(force.strength for force in _at_hand(reader, power, place))


def _at_hand(reader: Reader, power: int, place: int) -> list[Force]:
    near = {place, *index_of(reader.map).borders[place]}
    forces = queries.land_forces_of(reader, power)
    return [f for f in forces if f.hex >= 0 and int(reader.map.place[f.hex]) in near]


def guard_of(reader: Reader, place: int) -> int:
    """Men of its owner who would have to be overcome in a province: its forces there, and behind walls."""
    owner, where = int(reader.places.owner[place]), reader.map.place
    forces = queries.land_forces_of(reader, owner)
    stood = sum(f.strength for f in forces if f.hex >= 0 and int(where[f.hex]) == place)
    return stood + int(reader.places.garrison[place])


def take(world: World, dice: Dice, power: int, places: Sequence[int]) -> list[Record]:
    """Men of a power take provinces of one owner; his own leave, and everybody judges it."""
    owner = int(world.places.owner[places[0]])
    aims = [PeaceTerm(Term.CESSION, owner, power, place) for place in places]
    casus = titles.gravest(world, CasusBelli.CLAIM, aims)
    share = world.rules.belief.seizure
    world.powers[power].move_standing(-fixed.mul(titles.standing_price(world, power, casus, aims), share))
    for place in places:
        world.powers[owner].manpower += int(world.places.garrison[place])
        world.places.garrison[place] = world.places.siege[place] = 0
        give_ground(world, place, power)
        _move_in(world, power, place)
    send_home(world, owner)
    torn = [r for bond in peace_bonds(world, power, owner) for r in tear_up(world, bond, power)]
    memories.note_insult(world, power, owner)
    names = tuple(world.map.place_id(place) for place in places)
    one, other = queries.names(world, (power, owner))
    seized = PlacesSeized(power=one, owner=other, places=names, casus=casus)
    return [seized, *torn, *_judge(world, dice, power, owner, casus, names[0])]


def _move_in(world: World, power: int, place: int) -> None:
    """The largest force at hand holds the town, if none stands in the province."""
    at_hand = [f for f in _at_hand(world, power, place) if f.earmarked < 0]
    if not at_hand or any(int(world.map.place[f.hex]) == place for f in at_hand):
        return
    force = max(at_hand, key=lambda f: (f.strength, -f.id))
    force.hex, force.entrenchment = world.map.places[place].centre, 0


def _judge(world: World, dice: Dice, power: int, owner: int, casus: CasusBelli, where: str) -> list[Record]:
    """Every policy maker judges it, and trusts a taker whom it holds guilty less."""
    rules, ground = world.rules.belief, world.rules.belief.blame[casus]
    judges = [p for p in world.facts.policy_makers if world.powers[p].exists and p != power]
    records: list[Record] = []
    guilty = 0
    for judge in judges:
        liking = guilt.partiality(world, judge, power, owner, casus)
        swing = 0 if judge == owner else ground * (fixed.ONE - ground) // fixed.ONE
        haze = fixed.mul(dice.bell(world.turn, "verdict", world.roster[judge].id, where) * 2, swing)
        blame = fixed.clip(ground + liking + haze)
        is_guilty = blame >= rules.verdict_floor
        one, by = queries.names(world, (judge, power))
        records.append(SeizureJudged(
            power=one, by=by, is_guilty=is_guilty, ground=ground, partiality=liking, haze=haze,
        ))  # fmt: skip
        if is_guilty:
            guilty += 1
            loss = fixed.mul(rules.trust_agg, fixed.mul(blame, rules.seizure))
            records += evidence.shut_out(world, judge, (power,), loss, "breach")
    if 2 * guilty > len(judges):
        evidence.comply_less(world, power)
    return records


# --- recognition ------------------------------------------------------------------------------------


def recognition_flag(power: str, place: str, holder: str) -> str:
    """Name of the public fact that a power recognises who holds a place."""
    return f"recognised:{place}:{holder}:{power}"


def recognises(reader: Reader, power: int, place: int) -> bool:
    """Whether a power recognises who holds a place without a title."""
    holder, owner = queries.holder_of(reader, place), int(reader.places.owner[place])
    if holder < 0 or holder == owner:
        return False
    return _flag(reader, power, place, holder) in reader.flags


def _flag(reader: Reader, power: int, place: int, holder: int) -> str:
    return recognition_flag(reader.roster[power].id, reader.map.place_id(place), reader.roster[holder].id)


def recognise(world: World, power: int, places: Sequence[int], *, does: bool) -> HolderRecognised:
    """A power says that who holds some places holds them by right, or takes it back; of one holder."""
    holder = queries.holder_of(world, places[0])
    for place in places:
        flag = _flag(world, power, place, holder)
        if does:
            world.flags[flag] = world.turn
        else:
            world.flags.pop(flag, None)
    return HolderRecognised(
        power=world.roster[power].id, holder=world.roster[holder].id,
        places=tuple(world.map.place_id(place) for place in places), does=does,
    )  # fmt: skip


def is_recognised_by_most(reader: Reader, place: int) -> bool:
    """Whether more than half of the great powers that are no parties recognise who holds a place."""
    parties = {queries.holder_of(reader, place), int(reader.places.owner[place])}
    judges = [p for p in queries.great_powers(reader) if p not in parties]
    return 2 * sum(recognises(reader, p, place) for p in judges) > len(judges)
