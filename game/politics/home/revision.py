"""Revision: the claims an aggressor lays to its neighbours' provinces, and the signs that all may read.

An aggressor's men name what they want: land lost by a peace first, then what lies next door, weakly held,
unruly and worth having. The claims stand in the public table like any other. Before and beside them go
signs: newspapers, speeches, officers. Some pathologies grow in secret, and some signs mean nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.politics.home import beyond
from game.politics.home.home import makers
from game.politics.perception import conduct, kin, threat
from game.politics.treaties import claims
from game.rules.money import economy
from game.words import Pathology, Severity
from game.world import fixed
from game.world.dice import Dice
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PowerWord, Record
from game.world.state import memories, queries
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class SignShown(Record):
    """Something in a country's press, streets or barracks that may mean much or nothing."""

    type: ClassVar[str] = "sign"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    sign: str
    loud: bool = True  # said by those who govern, and for the first time in this affair

    def is_news(self) -> bool:
        """What is whispered, and what has been said before, is none."""
        return self.loud


def raise_claims(world: World, dice: Dice) -> list[Record]:
    """Phase: aggressors lay claim to what their pathology wants, one province at a time.

    Who lives off the map and has no neighbour marches where no claim is laid.
    """
    records: list[Record] = []
    for power in makers(world):
        home = world.powers[power].home
        if not conduct.is_aggressor(world, power) or home.pathology is None:
            continue
        if beyond.is_off_map(world, power):
            records += _beyond(world, dice, power)
            continue
        wanted = world.rules.pathologies[home.pathology].claims
        held = sum(1 for claim in world.claims if claim.power == power)
        name = world.roster[power].id
        if held >= wanted or not dice.chance(world.turn, world.rules.home.claims, "option", name, "claim"):
            continue
        place = best_claim(world, power)
        if place >= 0:
            records.append(_claim(world, power, place))
    return records


def _beyond(world: World, dice: Dice, power: int) -> list[Record]:
    chance, name = world.rules.home.beyond, world.roster[power].id
    return beyond.march(world, power) if dice.chance(world.turn, chance, "option", name, "beyond") else []


def _claim(world: World, power: int, place: int) -> Record:
    owner = int(world.places.owner[place])
    home = world.powers[power].home
    claims.add_claim(world, power, place, world.rules.home.claim_strength)
    home.sought, home.idle = (*home.sought, place), 0
    return claims.ClaimRaised(
        power=world.roster[power].id, place=world.map.place_id(place), owner=world.roster[owner].id
    )


def best_claim(reader: Reader, power: int) -> int:
    """The province a power would claim next, -1 if none offers itself."""
    worth = claim_worth(reader, power)
    return max(worth, key=lambda place: (sum(worth[place].values()), -place)) if worth else -1


def claim_worth(reader: Reader, power: int) -> dict[int, dict[str, int]]:
    """Provinces a power could claim, ascending, with the terms that speak for each.

    Next to its own land or lost by a peace; nobody's capital, no friend's, none claimed already.
    """
    borders, owner = index_of(reader.map).borders, reader.places.owner
    mine = queries.owned_by(reader, power)
    near = {near for place in mine for near in borders[place]}
    lost = memories.lost_by(reader, power)
    friends = set(queries.friends_of(reader, power))
    capitals = {state.capital for state in reader.powers if state.exists}
    claimed = {claim.place for claim in reader.claims if claim.power == power}
    yields = economy.province_outputs(reader)
    richest = max((int(yields[p]) for p in mine), default=1) or 1
    armies = threat.army_sizes(reader)
    rules = reader.rules.home
    found: dict[int, dict[str, int]] = {}
    for place in sorted(near | lost):
        holder = int(owner[place])
        if holder < 0 or holder in friends or place in capitals or place in claimed:
            continue
        against = armies[queries.sovereign_of(reader, holder)]
        weak = fixed.ratio(armies[power], max(1, armies[power] + against))
        found[place] = {
            "lost": rules.claim_lost if place in lost else 0,
            "weakly held": fixed.mul(rules.claim_weak, weak),
            "unruly": fixed.mul(rules.claim_unruly, int(reader.places.unrest[place])),
            "rich": fixed.mul(rules.claim_rich, fixed.clip(fixed.ratio(int(yields[place]), richest))),
            "kin": rules.claim_kin if kin.is_kin(reader, power, place) else 0,
            "strangers": -rules.claim_strangers if _is_heartland(reader, power, place) else 0,
            "joined": fixed.mul(rules.claim_joined, _joined(borders[place], mine)),
        }
    return found


def _is_heartland(reader: Reader, power: int, place: int) -> bool:
    """Whether strangers live in a place and it is their own state's."""
    holder = int(reader.places.owner[place])
    return kin.are_strangers(reader, power, place) and kin.is_kin(reader, holder, place)


def _joined(near: Sequence[int], mine: Sequence[int]) -> int:
    """What share of a place's neighbours is one's own."""
    return fixed.ratio(sum(place in mine for place in near), max(1, len(near)))


def show_signs(world: World, dice: Dice) -> list[Record]:
    """Phase: the world may read in the newspapers that something is wrong, or seems to be."""
    records: list[Record] = []
    for power in makers(world):
        name = world.roster[power].id
        signs = _due_signs(world, dice, power) or _idle_talk(world, dice, power)
        if signs:
            sign = signs[dice.below(world.turn, len(signs), "opinion", name, "which")]
            records.append(SignShown(power=name, sign=sign, loud=_is_loud(world, power, sign)))
            told = world.powers[power].told
            world.powers[power].told = told if sign in told else (*told, sign)
    return records


def _is_loud(reader: Reader, power: int, sign: str) -> bool:
    """Whether a newspaper abroad would print it: what aggressors' cabinets say, the first time."""
    said = (rule.signs.get(Severity.AGGRESSOR, ()) for rule in reader.rules.pathologies.values())
    return sign not in reader.powers[power].told and any(sign in words for words in said)


def _due_signs(world: World, dice: Dice, power: int) -> Sequence[str]:
    """Signs of what is really wrong, if any show this quarter."""
    home, rules, name = world.powers[power].home, world.rules.home, world.roster[power].id
    if home.fear >= rules.aggressor and home.pathology is None:
        pathology, severity = Pathology.FEAR, rules.latent
    elif home.pathology is not None and not home.healing:
        pathology, severity = home.pathology, home.severity
        if dice.chance(home.since, rules.secretive, "secret", name, pathology):
            return ()
    else:
        return ()
    stages = {
        Severity.AGGRESSOR: rules.aggressor,
        Severity.INFECTED: rules.infected,
        Severity.LATENT: rules.latent,
    }
    stage = next((stage for stage, least in stages.items() if severity >= least), None)
    if stage is None or not dice.chance(world.turn, rules.sign[stage], "opinion", name, pathology):
        return ()
    return world.rules.pathologies[pathology].signs.get(stage, ())


def _idle_talk(world: World, dice: Dice, power: int) -> Sequence[str]:
    """Now and then newspapers say in a healthy country what they would say in a sick one."""
    name = world.roster[power].id
    if not dice.chance(world.turn, world.rules.home.false_sign, "opinion", name, "idle"):
        return ()
    kinds = [p for p in Pathology if world.rules.pathologies[p].signs]
    kind = kinds[dice.below(world.turn, len(kinds), "opinion", name, "kind")]
    return world.rules.pathologies[kind].signs.get(Severity.LATENT, ())
