"""Letters: what other courts write to a seat: thanks, warnings, soundings, and what they would sign.

A court writes of a treaty by what its own cabinet knows and weighs. A letter binds nobody; who takes it up
makes the offer himself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from game.ai.advice.guess import guess
from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.treaties import diplomat
from game.campaign.agenda.cards import Card, Slot
from game.campaign.books.chronicle import Entry
from game.campaign.door import judge
from game.politics.crises import crises
from game.politics.crises.outcomes.decisions import ConferenceSat
from game.politics.crises.seats.seating import seats_of
from game.politics.perception import threat
from game.politics.statecraft.aid import AidGiven
from game.politics.statecraft.reassurance import BorderEased, Reassure
from game.politics.treaties.treaties import ProposeTreaty, check_propose_treaty
from game.politics.war.outsiders.joining import WarJoined
from game.politics.war.outsiders.warnings_and_calls import Warn, WarningGiven
from game.words import CrisisStep, Rank, TreatyKind, Vote
from game.world.records import Record
from game.world.sight.view import View
from game.world.state import queries

#: Kinds of treaty that a court writes of.
FEARED = 1_500  # fear, permyriad, from which a court writes of it
WISHED: Final = (TreatyKind.TRADE, TreatyKind.NON_AGGRESSION, TreatyKind.DEFENSIVE_ALLIANCE)


def of_what_happened(view: View, entries: Iterable[Entry]) -> Iterator[Card]:
    """Thanks and warnings that follow from what was done since the seat last sat down."""
    me = view.roster[view.power].id
    for entry in entries:
        record = entry.record
        voted = _of_our_vote(view, record) if isinstance(record, ConferenceSat) else iter(())
        for theme, sender in chain(_written_of(record, me), voted):
            writer = queries.power_of(view, sender)
            if view.powers[writer].exists:
                yield Card(Slot.LETTER, theme, writer, entry.turn)


def _written_of(record: Record, me: str) -> Iterator[tuple[str, str]]:
    """What is written to a power because of one record, and by whom."""
    match record:
        case AidGiven(power=giver, to=taker) if giver == me:
            yield "thanks_for_aid", taker
        case WarJoined(power=helper, beside=helped) if helper == me:
            yield "thanks_for_help", helped
        case WarningGiven(power=warner, to=warned, about=about):
            if warned == me:
                yield "warning", warner
            elif warner == me:
                yield "thanks_for_warning", about
        case BorderEased(power=easer, to=eased) if eased == me:
            yield "men_sent_home", easer
        case _:
            return


def _of_our_vote(view: View, sat: ConferenceSat) -> Iterator[tuple[str, str]]:
    """One of the two whose quarrel it was writes of how the seat voted: who voted so too, else the other."""
    crisis, me = view.crises.get(sat.crisis), view.roster[view.power].id
    if crisis is None or view.power in crisis.parties or sat.votes.get(me) not in (Vote.FOR, Vote.AGAINST):
        return
    parties = [view.roster[p].id for p in crisis.parties]
    alike = [name for name in parties if sat.votes.get(name) is sat.votes[me]]
    yield ("thanks_for_voice", alike[0]) if alike else ("regrets_our_voice", parties[0])


def soundings(view: View) -> Iterator[Card]:
    """Who has a quarrel that may come before the powers asks those who would sit there where they stand."""
    for crisis in crises.living(view):
        others = view.power not in crisis.parties and view.power in seats_of(view, crisis)
        if crisis.step is CrisisStep.TENSION and others and view.powers[crisis.challenger].exists:
            yield Card(Slot.LETTER, "sounding", crisis.challenger, crisis.id)


def of_its_own(view: View, court: View) -> Iterator[Card]:
    """What a court writes of its own accord, by what its cabinet knows and fears: the first there is."""
    yield from _wishes(view, court)
    yield from _fears(view, court)


def _wishes(view: View, court: View) -> Iterator[Card]:
    """What a court would sign with a power that it thinks the power might like, too."""
    here = situation.read(court)
    for kind in WISHED:
        order = ProposeTreaty(court.power, view.power, kind)
        if check_propose_treaty(court, order) is not None or _lies_on_the_table(view, court.power, kind):
            continue
        reasons = diplomat.weigh_treaty(court, here, view.power, kind, is_receiver=True)
        if score(reasons) > court.rules.minds.counsel.sure and guess(court, order).is_likely:
            taken_up = ProposeTreaty(view.power, court.power, kind)
            yield Card(Slot.LETTER, "wish", court.power, str(kind), taken_up, reasons=tuple(reasons))


def _lies_on_the_table(view: View, court: int, kind: TreatyKind) -> bool:
    """Whether a court has made the offer itself."""
    return any((p.proposer, p.receiver, p.kind) == (court, view.power, kind) for p in view.proposals.values())


def _fears(view: View, court: View) -> Iterator[Card]:
    """Whom a court fears, the most feared first: the power it writes to, which could send men home, or
    somebody else. It asks for nothing that cannot be granted."""
    fears = situation.read(court).threats
    for feared in sorted(fears, key=lambda p: (-fears[p], p)):
        if fears[feared] < FEARED:
            return
        if feared == view.power:
            men_home = Reassure(view.power, court.power)
            if judge(view, men_home) is None:
                yield Card(Slot.LETTER, "fears_us", court.power, order=men_home)
        elif not queries.at_war(view, feared, court.power):
            yield from _against(view, court, feared)


def _against(view: View, court: View, feared: int) -> Iterator[Card]:
    """What a court asks for against whom it fears: a word in public, else an alliance."""
    stand = Warn(view.power, feared, court.power)
    bond = ProposeTreaty(view.power, court.power, TreatyKind.DEFENSIVE_ALLIANCE)
    if judge(view, stand) is None:
        yield Card(Slot.LETTER, "fears", court.power, feared, stand)
    elif judge(view, bond) is None and guess(view, bond).is_likely:
        yield Card(Slot.LETTER, "needs_us", court.power, feared, bond)


def who_writes(view: View) -> list[int]:
    """Courts that may have something to write of: neighbours and great powers that are free and at peace with
    the seat."""
    near = threat.neighbours(view)[view.power]
    return [
        p for p in view.facts.policy_makers
        if p != view.power and view.powers[p].exists and queries.sovereign_of(view, p) == p
        and (p in near or view.powers[p].rank is Rank.GREAT) and not queries.at_war(view, p, view.power)
    ]  # fmt: skip
