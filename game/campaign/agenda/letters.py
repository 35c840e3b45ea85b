"""Letters: what other courts write to a seat: thanks, warnings, soundings, and what they would sign.

A court writes of a treaty by what its own cabinet knows and weighs. A letter binds nobody; who takes it up
makes the offer himself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from game.ai.advice.guess import guess
from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.treaties import diplomat
from game.campaign.agenda.cards import Card, Slot
from game.campaign.books.chronicle import Entry
from game.campaign.door import judge
from game.politics.crises import crises
from game.politics.perception import threat
from game.politics.statecraft.aid import AidGiven
from game.politics.statecraft.reassurance import BorderEased, Reassure
from game.politics.treaties.treaties import ProposeTreaty, check_propose_treaty
from game.politics.war.war import WarJoined
from game.politics.war.warnings_and_calls import Warn, WarningGiven
from game.words import CrisisStep, Rank, TreatyKind
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
        for theme, sender in _written_of(entry.record, me):
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


def soundings(view: View) -> Iterator[Card]:
    """Who has a quarrel that may come before the powers asks those who would sit there where they stand."""
    for crisis in crises.living(view):
        others = view.power not in crisis.parties and view.power in crises.seats_of(view, crisis)
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
    """Whom a court fears: the power it writes to, which could send men home, or somebody else."""
    fears = situation.read(court).threats
    worst = max(fears, key=lambda p: (fears[p], -p), default=-1)
    if worst < 0 or fears[worst] < FEARED:
        return
    if worst == view.power:
        men_home = Reassure(view.power, court.power)
        yield Card(Slot.LETTER, "fears_us", court.power, order=None if judge(view, men_home) else men_home)
    elif not queries.at_war(view, worst, court.power):
        stand = Warn(view.power, worst, court.power)
        yield Card(Slot.LETTER, "fears", court.power, worst, None if judge(view, stand) else stand)


def who_writes(view: View) -> list[int]:
    """Courts that may have something to write of: neighbours and great powers that are free and at peace with
    the seat."""
    near = threat.neighbours(view)[view.power]
    return [
        p for p in view.facts.policy_makers
        if p != view.power and view.powers[p].exists and queries.sovereign_of(view, p) == p
        and (p in near or view.powers[p].rank is Rank.GREAT) and not queries.at_war(view, p, view.power)
    ]  # fmt: skip
