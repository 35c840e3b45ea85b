"""What of a promise falls due, beside and against whom, and whether its condition is met.

A promise may bind on a condition alone: that no great power at the table is against it, that nobody takes
land by it, or that whom it is to help is attacked and does not press himself. While the condition is not met
nothing is owed, and nobody has broken anything (docs/politics.md#crises).
"""

from __future__ import annotations

from game.politics.crises.papers.means import burdened, is_imposed
from game.politics.crises.seats.seating import party_of, seats_of
from game.words import Position, Proviso, Rank, Term
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm

#: Articles by which land passes.
LAND = (Term.CESSION, Term.ANNEXATION)


def presser(reader: Reader, crisis: Crisis) -> int:
    """Who must now press his demand or drop it: it was defied, he was told to drop it and would not, or a
    deal gave him what its victim will not give.
    """
    told = crisis.challenger in crisis.addressed and bool(crisis.demands)
    presses = crisis.war < 0 and (told or is_imposed(reader, crisis))
    return crisis.challenger if crisis.is_own_demand or presses else -1


def sides_of(reader: Reader, crisis: Crisis, beside: Position) -> tuple[int, int]:
    """Friend and foe of who pledged beside a party, or (mediating) behind what was decided."""
    if beside is Position.FOR:
        return crisis.challenger, crisis.defender
    if beside is not Position.MEDIATE or crisis.is_own_demand:
        return crisis.defender, crisis.challenger
    foe = crisis.addressed[0]
    return next(p for p in crisis.parties if p != party_of(reader, crisis, foe)), foe


def is_called(reader: Reader, crisis: Crisis, power: int) -> bool:
    """Whether what a power pledged is called: a demand is pressed, or it was promised against who defied.

    Who stands behind whatever is decided owes nothing where nothing was, and nobody helps whom he fights.
    """
    pledge = crisis.pledges.get(power)
    if pledge is None or (crisis.is_own_demand and pledge.beside is Position.MEDIATE):
        return False
    friend, foe = sides_of(reader, crisis, pledge.beside)
    return not queries.at_war(reader, power, friend) and (crisis.is_own_demand or foe in crisis.addressed)


def falls_due(reader: Reader, crisis: Crisis, power: int) -> bool:
    """Whether a power must now keep what it pledged: it is called, and its condition is met."""
    called = is_called(reader, crisis, power)
    return called and is_met(reader, crisis, power, crisis.pledges[power])


def standing(reader: Reader, crisis: Crisis) -> dict[int, Pledge]:
    """The promises to reckon with: those whose condition is met as things stand."""
    return {p: pledge for p, pledge in crisis.pledges.items() if is_met(reader, crisis, p, pledge)}


def is_met(reader: Reader, crisis: Crisis, power: int, pledge: Pledge, draft: Draft | None = None) -> bool:
    """Whether the condition of a promise is met as things stand, for a draft or for what was decided."""
    match pledge.only_if:
        case Proviso.UNANIMOUS:
            return not any(_is_against(crisis, p, pledge.beside) for p in others_of(reader, crisis, power))
        case Proviso.NO_GAIN:
            return not any(term.term in LAND for term in _carried(reader, crisis, pledge.beside, draft))
        case Proviso.ATTACKED:
            return _is_attacked(reader, crisis, _friend(reader, crisis, pledge.beside, draft))
        case _:
            return True


def others_of(reader: Reader, crisis: Crisis, power: int) -> list[int]:
    """The other great powers at the table of a crisis, but for the parties."""
    return [
        p for p in seats_of(reader, crisis)
        if p != power and p not in crisis.signers and reader.powers[p].rank is Rank.GREAT
    ]  # fmt: skip


def _is_against(crisis: Crisis, power: int, beside: Position) -> bool:
    """Whether a power voted against all that lay there, or stands on the other side."""
    if crisis.votes:
        return crisis.votes.get(power) == -1
    stand = crisis.positions.get(power, Position.ABSTAIN)
    return {stand, beside} == {Position.FOR, Position.AGAINST}


def _carried(reader: Reader, crisis: Crisis, beside: Position, draft: Draft | None) -> tuple[PeaceTerm, ...]:
    """The articles that a promise would help to carry: its draft's, the decision's, or those demanded, and
    what its friend has gone to war for.
    """
    fight, friend = reader.wars.get(crisis.war), _friend(reader, crisis, beside, draft)
    is_on = fight is not None and not fight.is_over
    aims = fight.aims if fight is not None and is_on and friend in fight.attackers else ()
    if draft is not None:
        return (*draft.terms, *aims)
    if crisis.decision is not None and not crisis.is_own_demand:
        return (*crisis.decision.terms, *aims)
    return (*crisis.demands, *aims) if beside is Position.FOR else aims


def _friend(reader: Reader, crisis: Crisis, beside: Position, draft: Draft | None) -> int:
    """Whom a promise helps: against the party that a draft asks something of, or who stands there."""
    if draft is not None:
        foe = burdened(reader, crisis, draft)
        return next(p for p in crisis.parties if p != foe)
    if beside is Position.MEDIATE and not crisis.addressed:
        return crisis.defender
    return sides_of(reader, crisis, beside)[0]


def _is_attacked(reader: Reader, crisis: Crisis, friend: int) -> bool:
    """Whether a party defends itself: in the war that is on, or else against a demand."""
    fight = reader.wars.get(crisis.war)
    if fight is not None and not fight.is_over:
        return friend in fight.defenders
    return friend == crisis.defender and bool(crisis.demands)
