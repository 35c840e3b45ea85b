"""Defaults: what follows when a power tears up what it owes by a peace.

Whoever it was owed to, and all who keep watch on the breaker by name, have a fresh incident with it, and no
truce binds them any longer. Land held as a pledge stays held; the time of an exclusion begins anew. At home
the chains that fell are a triumph: that is what makes it tempting.
"""

from __future__ import annotations

from game.politics import securities
from game.politics.perception import condition
from game.politics.treaties.signing import end_now
from game.words import TreatyKind
from game.world.records import Record
from game.world.state import memories, queries
from game.world.state.reader import Reader
from game.world.state.treaties import NEVER, Treaty
from game.world.state.world import World


def is_default(treaty: Treaty, power: int) -> bool:
    """Whether a power that tears a treaty up breaks what it owes by a peace."""
    owes_money = treaty.kind is TreatyKind.INDEMNITY and treaty.subject == power
    return owes_money or securities.owes(treaty, power)


def wronged_by(reader: Reader, treaty: Treaty, power: int) -> list[int]:
    """Who may call a power to account for such a breach: who was owed, and who keeps watch; ascending."""
    watchers = {
        p for t in reader.treaties.values()
        if t.kind is TreatyKind.VIGILANCE and t.about == power and queries.in_force(reader, t)
        for p in t.parties
    }  # fmt: skip
    return sorted((watchers | set(treaty.parties)) - {power})


def follow(world: World, treaty: Treaty, power: int) -> list[Record]:
    """Let the consequences of a default come in; the treaty is off the table already."""
    records: list[Record] = []
    for other in wronged_by(world, treaty, power):
        memories.note_insult(world, power, other)
        for truce in queries.treaties_between(world, power, other, TreatyKind.TRUCE):
            records.append(end_now(world, truce, -1, "void"))
    for bond in queries.treaties_of(world, power, *securities.OWED):
        if bond.subject != power:
            continue
        if bond.kind is TreatyKind.OCCUPATION and treaty.kind is TreatyKind.INDEMNITY:
            bond.until = NEVER  # it was the pledge for the money
        elif bond.kind is TreatyKind.EXCLUSION and bond.until < NEVER:
            bond.until = world.turn + bond.amount
    if treaty.kind is not TreatyKind.INDEMNITY and power in world.facts.policy_makers:
        condition.move(world, power, world.rules.politics.security.thrown_off)
    return records
