"""Executors: who may carry a verdict by arms, beside whom, and whom it would make an enemy of.

A promise of men or ships is tested against every belligerent of the camp it would be kept against, not
against the party alone. Whom a body has thrown out, or is about to judge, is not its sword
(docs/politics.md#crises).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from game.politics.bonds import forfeited_by, is_bound
from game.politics.crises.papers.dues import falls_due, presser, sides_of
from game.politics.crises.papers.means import forfeited, is_trifle
from game.words import Agenda, Position, Rung, TreatyKind
from game.world.state import queries
from game.world.state.crises import Crisis, Draft
from game.world.state.reader import Reader
from game.world.state.treaties import War

#: What keeps a power from carrying what it promised by arms.
Hindrance = Literal["", "unfree", "outcast", "bound"]


def is_outcast(reader: Reader, crisis: Crisis, power: int) -> bool:
    """Whether the body that a case is before has thrown a power out, or votes on whether to."""
    body = reader.bodies.get(crisis.body)
    if body is None:
        return False
    motion = body.motion
    accused = motion is not None and motion.item is Agenda.EXPULSION and motion.subject == power
    return accused or body.members.get(power) not in (Rung.COUNCIL, Rung.MEMBER)


def enemies_of(fight: War | None, foe: int) -> list[int]:
    """All whom coming in against a party makes enemies: himself, and who fights beside him."""
    if fight is None or fight.is_over or not fight.side_of(foe):
        return [foe]
    return [foe, *(p for p in fight.camp_of(foe) if p != foe)]


def bar_to(
    reader: Reader, power: int, fight: War | None, foe: int, lapsed: Collection[TreatyKind] = ()
) -> int:
    """The first enemy whom a treaty or a common war keeps a power from fighting; -1 where nothing does.

    ``lapsed`` are treaties that the foe and his subjects, and nobody else, cannot plead any more.
    """
    comrades, his = queries.comrades_of(reader, power), queries.realm_of(reader, foe)
    for enemy in enemies_of(fight, foe):
        if enemy in comrades or is_bound(reader, power, enemy, lapsed if enemy in his else ()):
            return enemy
    return -1


def _lapsed(
    reader: Reader, crisis: Crisis, beside: Position, helper: int, foe: int
) -> Collection[TreatyKind]:
    """Treaties that a foe cannot plead any more: who defied, by the affair's gravity; who presses, a few."""
    if crisis.decision is not None and not crisis.is_own_demand and foe in crisis.addressed:
        return forfeited(reader, crisis, crisis.decision)
    if is_trifle(reader, crisis):
        return ()
    pressed = presser(reader, crisis) >= 0 or beside is Position.AGAINST
    return forfeited_by(reader, helper, foe) if foe == crisis.challenger and pressed else ()


def bar_to_pledge(reader: Reader, crisis: Crisis, power: int, fight: War | None) -> int:
    """The first enemy whom a power may not fight to keep what it has pledged; -1 where it is free to.

    ``fight`` is the war it would come into, if one is on or has just begun.
    """
    beside = crisis.pledges[power].beside
    foe = sides_of(reader, crisis, beside)[1]
    return bar_to(reader, power, fight, foe, _lapsed(reader, crisis, beside, power, foe))


def hindrance(reader: Reader, crisis: Crisis, power: int, fight: War | None) -> Hindrance:
    """What keeps a power from taking up arms for what it has pledged; nothing where it may.

    What one promised beside a party to its own demand is no verdict, and nobody's leave is needed for it.
    """
    if queries.sovereign_of(reader, power) != power:
        return "unfree"
    if not crisis.is_own_demand and is_outcast(reader, crisis, power):
        return "outcast"
    return "bound" if bar_to_pledge(reader, crisis, power, fight) >= 0 else ""


def must_act(reader: Reader, crisis: Crisis, power: int) -> bool:
    """Whether a pledge of men is called now, and its power can keep it."""
    due = falls_due(reader, crisis, power) and crisis.pledges[power].is_armed
    return due and not hindrance(reader, crisis, power, reader.wars.get(crisis.war))


def wants_it(crisis: Crisis, friend: int, draft: Draft) -> bool:
    """Whether a party wants what a verdict would give it: it signed, or asked for as much itself."""
    vote = crisis.votes.get(friend, -1)
    signed = 0 <= vote < len(crisis.drafts) and crisis.drafts[vote].same_as(draft)
    return signed or all(term in crisis.demands for term in draft.terms)
