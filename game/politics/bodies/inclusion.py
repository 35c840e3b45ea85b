"""Inclusion: whether a power that others fear was let into a body that could have held it, and for how long.

A body qualifies if the power sits in it beside at least four other great powers, if it is about its own
members as much as about strangers, if its scope is wide enough, and if it either binds or both deters and has
a council. No name is presumed: what a body is called decides nothing. The books are kept quarter by quarter
on three rungs, for readings differ on which of them is a seat. What they come to is read off at dates that
the scenario sets (`game.campaign.books.promise`; Kupchan and Kupchan 1995, p. 61, proposition P32).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.words import PledgeSize, Rung
from game.world.dice import Dice
from game.world.records import Record
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.crises import Crisis
from game.world.state.facts import Inclusion
from game.world.state.reader import Reader
from game.world.state.spells import Spell
from game.world.state.world import World

#: The rungs that may be thought a seat, from the lowest.
SEATS: Final = (Rung.PARTNER, Rung.COUNCIL, Rung.MEMBER)
TALK: Final = (PledgeSize.NONE, PledgeSize.VOICE)


def qualifies(reader: Reader, body: Institution, about: Inclusion) -> bool:
    """Whether a body could hold a power, were it in it."""
    p, rules = body.parameters, reader.rules.congress.inclusion
    if body.preset in about.without or p.inward < rules.inward or p.scope < rules.scope:
        return False
    if p.binding < rules.binding and (p.deterrence < rules.deterrence or p.council < rules.council):
        return False
    return len(company_of(reader, body, about.power)) >= rules.company


def company_of(reader: Reader, body: Institution, power: int) -> tuple[int, ...]:
    """The other great powers that sit in a body, ascending."""
    great = [p for p in queries.great_powers(reader) if p != power]
    return tuple(p for p in great if body.members.get(p, Rung.OBSERVER) >= Rung.PARTNER)


def keep_ledger(world: World, dice: Dice) -> list[Record]:
    """Phase: write down the quarter in the books of whom the scenario is about, if it is about any."""
    about = world.facts.inclusion
    if about is None:
        return []
    state = world.powers[about.power]
    closed = [c for c in world.crises.values() if c.end == world.turn and _is_grave(world, c)]
    open_spells = {(s.body, s.rung): s for s in state.spells if not s.is_over}
    done = [s for s in state.spells if s.is_over]
    kept: list[Spell] = []
    for body in world.bodies.values():
        sits = body.members.get(about.power) if qualifies(world, body, about) else None
        for rung in SEATS:
            if sits is not None and sits >= rung:
                spell = open_spells.pop((body.key, rung.value), None)
                begun = spell or Spell(body.key, rung.value, world.turn)
                kept.append(_longer(world, begun, body, about, closed))
    done += [replace(spell, is_over=True) for spell in open_spells.values()]
    state.spells = tuple(sorted((*done, *kept), key=lambda s: (s.start, s.body, s.rung)))
    return []


def _is_grave(reader: Reader, crisis: Crisis) -> bool:
    return reader.rules.crises.gravity[crisis.casus] >= reader.rules.congress.inclusion.grave


def _longer(
    reader: Reader, spell: Spell, body: Institution, about: Inclusion, closed: Sequence[Crisis]
) -> Spell:
    """A spell with this quarter in it."""
    company = company_of(reader, body, about.power)
    gone = {p for p in spell.company if p not in company and reader.powers[p].exists}
    before_it = [c for c in closed if c.body == body.id]
    on_force = sum(any(p.size not in TALK for p in c.pledges.values()) for c in before_it)
    return replace(
        spell,
        quarters=spell.quarters + 1,
        eligible=spell.eligible + len(closed),
        convened=spell.convened + len(before_it),
        on_force=spell.on_force + on_force,
        company=company,
        lost=tuple(sorted((set(spell.lost) | gone) - set(company))),
    )
