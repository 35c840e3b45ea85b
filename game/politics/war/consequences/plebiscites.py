"""Plebiscites: how a province votes on whose it shall be, and what follows (docs/politics.md#plebiscites).

Nobody decides the vote: it is reckoned from titles that people hold to be good, from unrest, from how hard
times are and how freely one lives on either side, and a soldier at the door tells; fortune does the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.politics.treaties.claims import add_claim, claim_on
from game.politics.war.consequences.passing import cede, send_home
from game.world import fixed
from game.world.dice import DEVIATION, Dice
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Claim
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class PlebisciteHeld(Record):
    """A province voted on whose it shall be; ``shares`` are of the votes, permyriad, by power."""

    type: ClassVar[str] = "plebiscite"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "passes"
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    place: PlaceWord
    owner: PowerWord
    winner: PowerWord
    share: int  # the winner's
    shares: dict[str, int]
    passes: bool


def vote_flag(place: str, power: str) -> str:
    """Name of the public fact that a province voted for a power when it was last asked."""
    return f"voted:{place}:{power}"


def voted_away(reader: Reader, place: int) -> bool:
    """Whether a province voted against its owner when it was last asked."""
    slug, owner = reader.map.place_id(place), int(reader.places.owner[place])
    against = (vote_flag(slug, f.id) for f in reader.roster if f.index != owner)
    return any(flag in reader.flags for flag in against)


def appeal_terms(reader: Reader, place: int, claimant: int) -> dict[str, int]:
    """What draws a province away from its owner to a claimant: named shares that sum to its appeal."""
    rules, owner = reader.rules.crises, int(reader.places.owner[place])
    claim, holder = claim_on(reader, claimant, place), queries.holder_of(reader, place)
    here, there = reader.powers[owner], reader.powers[claimant]
    guards = {int(f.power) for f in reader.forces.values() if f.hex >= 0 and reader.map.place[f.hex] == place}
    guard = (claimant in {holder, *guards}) - (owner in guards)
    return {
        "base": rules.vote_base,
        "title": fixed.mul(rules.vote_title, claim.strength if claim else 0),
        "unrest": fixed.mul(rules.vote_unrest, int(reader.places.unrest[place])),
        "hardship": fixed.mul(rules.vote_hardship, here.hardship - there.hardship),
        "openness": fixed.mul(rules.vote_openness, there.openness - here.openness),
        "guard": guard * rules.vote_guard,
    }


def appeal(reader: Reader, place: int, claimant: int) -> int:
    """The share of a province that would rather be a claimant's than its owner's, were there no other."""
    return fixed.clip(sum(appeal_terms(reader, place, claimant).values()))


def count(reader: Reader, dice: Dice, place: int, claimants: Sequence[int]) -> dict[int, int]:
    """The shares of the votes, permyriad, by power, the owner first; they sum to all."""
    rules, slug = reader.rules.crises, reader.map.place_id(place)
    pulls: dict[int, int] = {}
    for claimant in claimants:
        luck = dice.bell(reader.turn, "plebiscite", slug, reader.roster[claimant].id)
        swing = rules.vote_swing * luck // DEVIATION
        pulls[claimant] = fixed.clip(appeal(reader, place, claimant) + swing)
    weights = [max(1, fixed.ONE - max(pulls.values())), *pulls.values()]
    voters = [int(reader.places.owner[place]), *pulls]
    return dict(zip(voters, fixed.share_out(fixed.ONE, weights), strict=True))


def hold(world: World, dice: Dice, place: int, claimants: Sequence[int], *, binding: bool) -> list[Record]:
    """Let a province vote. Whoever wins has a title by it, or, where it binds, the land; a title that lost
    is worth half."""
    owner = int(world.places.owner[place])
    shares = count(world, dice, place, claimants)
    winner = max(shares, key=lambda power: (shares[power], power == owner, -power))
    passes = binding and winner != owner and world.powers[owner].capital != place
    told = _told(world, place, winner, shares, passes)
    for power in shares:
        if power != winner:
            _halve(world, power, place)
    _remember(world, place, winner, shares)
    if passes:
        records = cede(world, place, winner)
        send_home(world, owner)
        return [told, *records]
    if winner != owner:
        add_claim(world, winner, place, shares[winner])
    return [told]


def _told(world: World, place: int, winner: int, shares: Mapping[int, int], passes: bool) -> PlebisciteHeld:
    return PlebisciteHeld(
        place=world.map.place_id(place), owner=queries.name_of(world, int(world.places.owner[place])),
        winner=world.roster[winner].id, share=shares[winner],
        shares={world.roster[power].id: share for power, share in shares.items()}, passes=passes,
    )  # fmt: skip


def _halve(world: World, power: int, place: int) -> None:
    """A title that people voted against is worth half of what it was."""
    old = claim_on(world, power, place)
    if old is not None:
        world.claims[world.claims.index(old)] = Claim(power, place, old.strength // 2)


def _remember(world: World, place: int, winner: int, shares: Mapping[int, int]) -> None:
    """Later conditions may ask how a province voted."""
    slug = world.map.place_id(place)
    for power in shares:
        world.flags.pop(vote_flag(slug, world.roster[power].id), None)
    world.flags[vote_flag(slug, world.roster[winner].id)] = world.turn
