"""Peace over a table's head: what two belligerents sign while a decision on their quarrel stands.

The guns fall silent, but no article passes anything until the table agrees: the peace lies before it as a
draft. So nobody signs himself out of a verdict, nor presses the beaten to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.warscore import EMPTY
from game.words import CrisisStep, Term
from game.world.records import CrisisNumber, Record
from game.world.state.crises import Crisis, Draft, called
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

#: What passes land or ends a state.
TAKING = frozenset({Term.CESSION, Term.ANNEXATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceShelved(Record):
    """Two belligerents signed what a conference had not decided: it is void until the table agrees."""

    type: ClassVar[str] = "peace_shelved"
    headline: ClassVar[bool] = True
    crisis: CrisisNumber
    title: str


def table_over(reader: Reader, signers: tuple[int, ...], terms: tuple[PeaceTerm, ...]) -> Crisis | None:
    """The affair over whose head some terms of peace would go; None for none.

    A decision stands until it is carried or lapses; and what a table has been called for and could not sit
    on yet waits for it, if the terms pass land or end a state: nobody is faster than the envoys. ``signers``
    are all whom the peace would bind: only the parties together can go over a table.
    """
    real = [term for term in terms if term.term not in EMPTY]
    in_haste = any(term.term in TAKING for term in real)
    for crisis in reader.crises.values():
        if in_haste and _waits_for_its_table(crisis) and set(crisis.parties) <= set(signers):
            return crisis
        decided = crisis.decision is not None and bool(crisis.votes) and crisis.binding
        stands = not crisis.is_over and crisis.step in (CrisisStep.ULTIMATUM, CrisisStep.ENFORCEMENT)
        if decided and stands and set(crisis.parties) <= set(signers):
            assert crisis.decision is not None
            if any(term not in crisis.decision.terms for term in real):
                return crisis
    return None


def _waits_for_its_table(crisis: Crisis) -> bool:
    """Whether the powers have been called to a table over a war, and have not sat down yet."""
    return crisis.step is CrisisStep.CONFERENCE and crisis.war >= 0 and crisis.sat < 0


def shelve(crisis: Crisis, terms: tuple[PeaceTerm, ...], turn: int) -> PeaceShelved:
    """Lay a peace before the table it went over, as the only draft; it sits on it at once."""
    real = tuple(term for term in terms if term.term not in EMPTY)
    crisis.drafts = (Draft(called(real), real, proposer=real[0].taker),)
    crisis.step, crisis.since, crisis.sittings, crisis.war = CrisisStep.CONFERENCE, turn, 0, -1
    crisis.sits, crisis.rests = turn, False
    crisis.votes, crisis.pledges, crisis.positions = {}, {}, {}
    crisis.decision, crisis.addressed, crisis.overruled = None, (), True
    return PeaceShelved(crisis=crisis.id, title=crisis.title)


def may_shelve(world: World, signers: tuple[int, ...], terms: tuple[PeaceTerm, ...]) -> list[Record]:
    """Shelve what goes over a table's decision; the record of it, none if nothing does."""
    crisis = table_over(world, signers, terms)
    return [] if crisis is None else [shelve(crisis, terms, world.turn)]
