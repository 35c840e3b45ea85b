"""The ladder of means below war, and what a table's decision can lean on (docs/politics.md#crises).

A note, an embargo, a naval demonstration, a blockade, an expedition under a mandate with an end. An affair's
gravity says how far up the ladder the powers may go to carry a verdict on it: nobody marches for a consul.
A draft names the least of them that would carry it; what is carried with less is a recommendation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from game.politics.bonds import DEFIED
from game.politics.crises.papers.deals import is_deal
from game.politics.crises.seats.seating import party_of
from game.politics.warscore import EMPTY
from game.rules.money.raising import port_of
from game.words import Means, PledgeSize, Settlement, TreatyKind
from game.world import fixed
from game.world.constants.orderrules import LEAST_MEANS
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.reader import Reader

LADDER = tuple(Means)
AFLOAT = (Means.DEMONSTRATION, Means.BLOCKADE)
#: On which rung each contribution stands.
RUNGS: dict[PledgeSize, Means] = {
    PledgeSize.VOICE: Means.NOTE, PledgeSize.SANCTIONS: Means.EMBARGO,
    PledgeSize.DEMONSTRATION: Means.DEMONSTRATION, PledgeSize.BLOCKADE: Means.BLOCKADE,
    PledgeSize.CONTINGENT: Means.EXPEDITION, PledgeSize.FULL: Means.EXPEDITION,
}  # fmt: skip
#: Drafts that ask the challenger to give something up.
UPON_CHALLENGER = (
    Settlement.STATUS_QUO,
    Settlement.WITHDRAWAL,
    Settlement.NEUTRALITY,
    Settlement.MANDATE,
)


def height(means: Means) -> int:
    """How high a means stands on the ladder."""
    return LADDER.index(means)


def heaviest(reader: Reader, crisis: Crisis) -> Means:
    """The heaviest means that an affair is grave enough for."""
    gravity, worth = reader.rules.crises.gravity[crisis.casus], reader.rules.crises.means_from
    return max((m for m in LADDER if gravity >= worth[m]), key=height, default=Means.NOTE)


def is_trifle(reader: Reader, crisis: Crisis) -> bool:
    """Whether an affair is so small that nobody may march to carry a verdict on it."""
    return heaviest(reader, crisis) is not Means.EXPEDITION


def forfeited(reader: Reader, crisis: Crisis, draft: Draft) -> Collection[TreatyKind]:
    """Treaties that who defies a draft can no longer plead: none in a trifle, nor who is robbed by a deal."""
    return () if is_trifle(reader, crisis) or is_deal(reader, crisis, draft) else DEFIED


def burdened(reader: Reader, crisis: Crisis, draft: Draft) -> int:
    """The party of whom a draft asks something: he drops or leaves what he wanted, or he gives."""
    if draft.kind in UPON_CHALLENGER:
        return crisis.challenger
    theirs = set(queries.realm_of(reader, crisis.challenger)) - {crisis.defender}
    real = [t for t in draft.terms if t.term not in EMPTY]
    gives = bool(real) and all(t.giver in theirs for t in real)
    return crisis.challenger if gives else crisis.defender


def asks(reader: Reader, crisis: Crisis, draft: Draft, party: int) -> bool:
    """Whether a draft asks anything of who signs: to drop what he wants, to leave, or to give.

    Who fights beside a party is asked for what it is asked for: to lay down his arms.
    """
    if party in crisis.fighters:
        return burdened(reader, crisis, draft) == party_of(reader, crisis, party)
    realm = set(queries.realm_of(reader, party)) - (set(crisis.parties) - {party})
    gives = any(t.giver in realm for t in draft.terms if t.term not in EMPTY)
    return gives or burdened(reader, crisis, draft) == party


def has_port(reader: Reader, power: int) -> bool:
    """Whether fleets can show themselves off a power's coast."""
    return any(port_of(reader, place) >= 0 for place in queries.owned_by(reader, power))


def least_means(reader: Reader, crisis: Crisis, draft: Draft, *, over_no: bool = False) -> Means:
    """The least means that would carry a draft; a deal over its victim's No needs an army.

    Who has no port is not moved by fleets. No draft asks for more than the affair is worth.
    """
    if over_no and is_deal(reader, crisis, draft):
        return Means.EXPEDITION
    wanted = reader.rules.crises.means.get(draft.kind, LEAST_MEANS[draft.kind])
    if wanted in AFLOAT and not has_port(reader, burdened(reader, crisis, draft)):
        wanted = Means.EXPEDITION
    return min(wanted, heaviest(reader, crisis), key=height)


def men_lacking(
    reader: Reader, crisis: Crisis, draft: Draft, given: Mapping[int, Pledge], sizes: Sequence[int]
) -> int:
    """Men that an expedition to carry a draft would want beside those given and the other party's own."""
    foe = burdened(reader, crisis, draft)
    friend = next(p for p in crisis.parties if p != foe)
    beside = {f: party_of(reader, crisis, f) for f in crisis.fighters}
    realms = [
        {*queries.realm_of(reader, p), *(f for f, party in beside.items() if party == p)} - {q}
        for p, q in ((foe, friend), (friend, foe))
    ]
    theirs, ours = (sum(sizes[p] for p in realm) for realm in realms)
    men = sum(
        reader.forces[i].strength
        for pledge in given.values() if pledge.is_armed
        for i in pledge.forces if i in reader.forces
    )  # fmt: skip
    return max(0, fixed.mul(theirs, reader.rules.crises.expedition_odds) - ours - men)


def means_given(
    reader: Reader, crisis: Crisis, draft: Draft, given: Mapping[int, Pledge], sizes: Sequence[int]
) -> Means | None:
    """The heaviest means that those who are for a draft bring to it; None for none.

    Too few men are no expedition, and press like closed ports; too few ships close no coast, and show a flag.
    """
    rungs = [RUNGS[p.size] for p in given.values() if p.size in RUNGS]
    if Means.EXPEDITION in rungs and men_lacking(reader, crisis, draft, given, sizes):
        rungs = [Means.EMBARGO if rung is Means.EXPEDITION else rung for rung in rungs]
    if Means.BLOCKADE in rungs and guns_lacking(reader, crisis, draft, given):
        rungs = [Means.DEMONSTRATION if rung is Means.BLOCKADE else rung for rung in rungs]
    return max(rungs, key=height, default=None)


def guns_lacking(reader: Reader, crisis: Crisis, draft: Draft, given: Mapping[int, Pledge]) -> int:
    """Guns that the ships given would want to match the fleets of who is asked for something."""
    realm = queries.realm_of(reader, burdened(reader, crisis, draft))
    theirs = sum(fleet.strength for p in realm for fleet in queries.fleets_of(reader, p))
    ours = sum(
        reader.forces[i].strength
        for pledge in given.values() if pledge.size is PledgeSize.BLOCKADE
        for i in pledge.forces if i in reader.forces
    )  # fmt: skip
    return max(0, theirs - ours)


def is_binding(
    reader: Reader, crisis: Crisis, draft: Draft, given: Mapping[int, Pledge], sizes: Sequence[int]
) -> bool:
    """Whether what is given reaches the least means that would carry a draft."""
    vote = crisis.votes.get(crisis.defender, -1)
    signed = vote >= 0 and crisis.drafts[vote].same_as(draft)
    reached = means_given(reader, crisis, draft, given, sizes)
    least = least_means(reader, crisis, draft, over_no=not signed)
    return reached is not None and height(reached) >= height(least)


def cost_of_defiance(reader: Reader, crisis: Crisis, power: int) -> int:
    """The standing it costs a power to defy what lies before it: more, the more spoke.

    Nothing where it was one party's own demand or a deal about what is the power's, a part of it where the
    table but recommended, and nothing more while measures press it to think again.
    """
    draft = crisis.decision
    if draft is None or crisis.is_own_demand or crisis.measures:
        return 0
    if power == crisis.defender and is_deal(reader, crisis, draft):
        return 0
    rules = reader.rules.crises
    price = rules.defy_standing * max(1, len(speakers(crisis)))
    return price if crisis.binding else fixed.mul(price, rules.defy_recommended)


def speakers(crisis: Crisis) -> tuple[int, ...]:
    """Who was for the decision of a table, but for the parties."""
    draft = crisis.decision
    if draft is None:
        return ()
    return tuple(
        p for p, vote in crisis.votes.items()
        if 0 <= vote < len(crisis.drafts) and p not in crisis.signers and crisis.drafts[vote].same_as(draft)
    )  # fmt: skip


def is_imposed(reader: Reader, crisis: Crisis) -> bool:
    """Whether what was decided is a deal over its victim's No, which the challenger himself must press."""
    draft = crisis.decision
    over_no = crisis.defender in crisis.addressed and not crisis.is_own_demand
    return draft is not None and over_no and is_deal(reader, crisis, draft)


def gives_land_back(crisis: Crisis, draft: Draft) -> bool:
    """Whether to comply with a draft is to hand back what the quarrel was about."""
    return draft.kind in (Settlement.STATUS_QUO, Settlement.WITHDRAWAL) and bool(crisis.demands)
