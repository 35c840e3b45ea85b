"""Treaties torn up in the open, and what that wakes: a bad name, an incident, a bargain reopened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.politics.perception import evidence
from game.politics.treaties import defaults, restraints
from game.politics.treaties.claims import claim_back
from game.politics.treaties.signing import end_now, ending
from game.words import TreatyKind
from game.world import fixed
from game.world.records import Record
from game.world.state import memories, queries
from game.world.state.dealings import with_entry
from game.world.state.treaties import Treaty
from game.world.state.world import World

#: Treaties that bind each party to each other alike.
AMONG_ALL = (
    *queries.ALLIANCES, TreatyKind.GUARANTEE, TreatyKind.NON_AGGRESSION, TreatyKind.NEUTRALITY,
    TreatyKind.RENUNCIATION,
)  # fmt: skip


def tear_up(world: World, treaty: Treaty, by: int) -> list[Record]:
    """Break a treaty in the open; standing falls by how hard it bound. A restraint thrown off is a reason for
    war.

    Who tears up the price of a peace reopens the bargain, and who tears up a truce is remembered for it. A
    treaty of several goes on among those who keep it.
    """
    others = [p for p in treaty.parties if p != by]
    world.powers[by].move_standing(-fixed.mul(world.rules.politics.breach_standing, treaty.bindingness))
    if treaty.kind in restraints.RESTRAINING:
        for other in others:
            memories.note_insult(world, by, other)
    if treaty.kind is TreatyKind.TRUCE:
        _remember_truce(world, treaty, by)
    reopened: list[Record] = []
    if treaty.kind is TreatyKind.INDEMNITY and treaty.subject == by:
        for other in others:
            reopened += _reopen(world, treaty, by, other)
    told = evidence.treaty_broken(world, treaty, by)
    if binds_the_others(treaty, by):
        ended = ending(world, treaty, by, "broken_by_one")
        let_go(treaty, (by,))
    else:
        ended = end_now(world, treaty, by, "broken")
    after = defaults.follow(world, treaty, by) if defaults.is_default(treaty, by) else []
    return [ended, *told, *reopened, *after]


def _remember_truce(world: World, truce: Treaty, by: int) -> None:
    """A truce torn up is held against its breaker as long as it would have bound."""
    state = world.powers[by]
    for other in truce.parties:
        if other != by:
            state.dealings = replace(state.dealings, torn=with_entry(state.dealings.torn, other, truce.until))


def _reopen(world: World, price: Treaty, by: int, wronged: int) -> list[Record]:
    """The price of a peace is torn up: the wronged has a reason for war, no truce, and his land to claim."""
    memories.note_insult(world, by, wronged)
    truces = queries.treaties_between(world, by, wronged, TreatyKind.TRUCE)
    records: list[Record] = [end_now(world, t, -1, "void") for t in truces if len(t.parties) == 2]
    realm = queries.realm_of(world, by)
    for place in price.bought:
        if int(world.places.owner[place]) in realm:
            records.append(claim_back(world, wronged, place))
    return records


def binds_the_others(treaty: Treaty, breaker: int) -> bool:
    """Whether a treaty of several goes on among those who keep it; what is about its breaker does not."""
    others = [p for p in treaty.parties if p != breaker]
    return treaty.kind in AMONG_ALL and len(others) > 1 and treaty.subject != breaker


def let_go(treaty: Treaty, gone: Sequence[int]) -> None:
    """Some parties are bound no more; the others are."""
    if gone:
        treaty.parties = tuple(p for p in treaty.parties if p not in gone)
        treaty.leaving = {p: last for p, last in treaty.leaving.items() if p not in gone}
