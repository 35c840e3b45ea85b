"""Peace over a table's head: what two belligerents sign while a decision on their quarrel stands.

The guns fall silent, but no article passes anything until the table agrees: the peace lies before it as a
draft. So nobody signs himself out of a verdict, nor presses the beaten to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.warscore import EMPTY
from game.words import CrisisStep
from game.world.records import CrisisNumber, Record
from game.world.state.crises import Crisis, Draft, called
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceShelved(Record):
    """Two belligerents signed what a conference had not decided: it is void until the table agrees."""

    type: ClassVar[str] = "peace_shelved"
    headline: ClassVar[bool] = True
    crisis: CrisisNumber
    title: str


def table_over(reader: Reader, signers: tuple[int, ...], terms: tuple[PeaceTerm, ...]) -> Crisis | None:
    """The affair whose standing decision some terms of peace would go over; None for none.

    ``signers`` are all whom the peace would bind: only the parties together can go over a decision.
    """
    real = [term for term in terms if term.term not in EMPTY]
    for crisis in reader.crises.values():
        decided = crisis.decision is not None and bool(crisis.votes) and crisis.binding
        stands = not crisis.is_over and crisis.step in (CrisisStep.ULTIMATUM, CrisisStep.ENFORCEMENT)
        if decided and stands and set(crisis.parties) <= set(signers):
            assert crisis.decision is not None
            if any(term not in crisis.decision.terms for term in real):
                return crisis
    return None


def shelve(crisis: Crisis, terms: tuple[PeaceTerm, ...], turn: int) -> PeaceShelved:
    """Lay a peace before the table it went over, as the only draft."""
    real = tuple(term for term in terms if term.term not in EMPTY)
    crisis.drafts = (Draft(called(real), real, proposer=real[0].taker),)
    crisis.step, crisis.since, crisis.sittings, crisis.war = CrisisStep.CONFERENCE, turn, 0, -1
    crisis.votes, crisis.pledges, crisis.positions = {}, {}, {}
    crisis.decision, crisis.addressed, crisis.overruled = None, (), True
    return PeaceShelved(crisis=crisis.id, title=crisis.title)


def may_shelve(world: World, signers: tuple[int, ...], terms: tuple[PeaceTerm, ...]) -> list[Record]:
    """Shelve what goes over a table's decision; the record of it, none if nothing does."""
    crisis = table_over(world, signers, terms)
    return [] if crisis is None else [shelve(crisis, terms, world.turn)]
