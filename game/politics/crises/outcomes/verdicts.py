"""Verdicts under arms: who goes to war for a decision has not carried it yet.

Whether what a table decided was done is known when the war for it is over: by what stands then and by what
its peaces gave (docs/politics.md#crises). Enforcers who were beaten have enforced nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.bodies import institutions
from game.politics.home.aftermath import is_met
from game.politics.warscore import EMPTY
from game.words import CrisisEnd, OverlordKind, Settlement, Term
from game.world import fixed
from game.world.records import CrisisNumber, Record
from game.world.state.crises import Crisis, Draft
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World

#: what a crisis does to its body, by how it ended; one overtaken by events does nothing, and one that is
#: fought out still has done nothing yet
CREDITED: dict[CrisisEnd, institutions.Cause] = {
    CrisisEnd.SETTLED: "crisis_settled", CrisisEnd.GAVE_IN: "crisis_gave_in",
    CrisisEnd.BACKED_DOWN: "crisis_backed_down", CrisisEnd.ENFORCED: "crisis_enforced",
    CrisisEnd.UNDONE: "crisis_undone", CrisisEnd.WAR: "crisis_war", CrisisEnd.LAPSED: "crisis_lapsed",
}  # fmt: skip
#: Ends that do a body credit.
GOOD = (CrisisEnd.SETTLED, CrisisEnd.ENFORCED, CrisisEnd.BACKED_DOWN)
#: Settlements that give nobody anything: they are done where the challenger has nothing of what he asked.
NOTHING_GIVEN = (Settlement.STATUS_QUO, Settlement.WITHDRAWAL, Settlement.SATISFACTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictFought(Record):
    """A war for a table's decision is over: whether the decision was done in the end."""

    type: ClassVar[str] = "verdict_fought"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "outcome"
    crisis: CrisisNumber
    title: str
    outcome: CrisisEnd  # enforced or undone


def judge_verdicts(world: World) -> list[Record]:
    """Wars for a decision that are over show whether it was carried; its body is judged by that."""
    records: list[Record] = []
    for crisis in world.crises.values():
        fight = world.wars.get(crisis.war)
        if crisis.outcome is CrisisEnd.UNDER_ARMS and fight is not None and fight.is_over:
            if _is_decided_anew(world, crisis):
                crisis.outcome = CrisisEnd.OVERTAKEN
                continue
            done = is_carried(world, crisis, fight)
            crisis.outcome = CrisisEnd.ENFORCED if done else CrisisEnd.UNDONE
            records.append(VerdictFought(crisis=crisis.id, title=crisis.title, outcome=crisis.outcome))
            records += credit(world, crisis, crisis.outcome)
    return records


def _is_decided_anew(reader: Reader, crisis: Crisis) -> bool:
    """Whether a later table has settled the war that a decision was fought for: that ended it, not arms."""
    return any(
        other.war == crisis.war and other.outcome is CrisisEnd.SETTLED and other.end >= crisis.end
        for other in reader.crises.values() if other is not crisis
    )  # fmt: skip


def is_carried(reader: Reader, crisis: Crisis, fight: War) -> bool:
    """Whether a decision stands after the war for it: all it gave is given, and who defied got nothing."""
    draft = crisis.decision
    assert draft is not None
    upheld = {*crisis.kept, *(p for p in crisis.parties if p not in crisis.addressed)}
    if any(t.taker in crisis.addressed and t.giver in upheld for t in fight.terms):
        return False
    if gives_nothing(draft):
        return not any(
            t.term is Term.CESSION and int(reader.places.owner[t.place]) == t.taker for t in crisis.demands
        )
    return all(_stands(reader, term, fight) for term in draft.terms if term.term not in EMPTY)


def gives_nothing(draft: Draft) -> bool:
    """Whether a settlement gives nobody anything but fair words."""
    return draft.kind in NOTHING_GIVEN and all(term.term in EMPTY for term in draft.terms)


def _stands(reader: Reader, term: PeaceTerm, fight: War) -> bool:
    """Whether a term has come true, in the peaces of the war or otherwise."""
    if term.term is Term.AUTONOMY and reader.powers[term.taker].overlord_kind is OverlordKind.SUZERAIN:
        return True
    return is_met(reader, term, fight.terms)


def credit(world: World, crisis: Crisis, end: CrisisEnd) -> list[Record]:
    """A conference that settled its case strengthens its body; any other end weakens it."""
    body, rules = world.bodies.get(crisis.body), world.rules.institutions
    if body is None or end not in CREDITED:
        return []
    good = end in GOOD
    if good:
        change = fixed.mul(rules.coh_success, fixed.ONE - body.cohesion)
    else:
        change = -fixed.mul(rules.coh_lapse, body.cohesion)
    body.served += good
    body.failed += not good
    return [institutions.change_cohesion(world, body, change, CREDITED[end])]
