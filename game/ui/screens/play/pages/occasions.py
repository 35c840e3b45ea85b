"""Which of the things that happened deserve a ceremony, and whose flags fly at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from game.campaign.books.chronicle import Entry
from game.politics.bodies.congress import CongressEnded
from game.politics.bodies.voting import Result
from game.politics.crises.outcomes.armistice import ArmsAsked
from game.politics.crises.outcomes.decisions import ConferenceSat, UltimatumAnswered
from game.politics.home.government import CoupStruck
from game.politics.home.revolution import RevolutionBroke
from game.politics.home.speakers import SpeakerSucceeded
from game.politics.perception import threat
from game.politics.perception.evidence import VerdictGiven
from game.politics.war.ends.settlement import PeaceSigned
from game.politics.war.outbreak.war import WarDeclared
from game.ui.screens.play.desk.pages import Kind, Occasion
from game.ui.screens.play.desk.session import Session
from game.ui.text import beginning, called, say, word
from game.words import CasusBelli
from game.world.sight.view import View
from game.world.state import queries

JUDGES = 3  # powers that must hold the same one guilty before it stands unmasked


def occasions(session: Session, entries: Iterable[Entry]) -> list[Occasion]:
    """What concerns the seat or its neighbours: its own affairs first, then the gravest, then the latest."""
    view, me = session.view, session.seat
    near = threat.neighbours(view)[me] | {me}
    found = [o for o in _found(session, list(entries)) if near.intersection(o.powers)]
    return sorted(found, key=lambda o: (me not in o.powers, _rank(o), -o.entry.turn))


def _rank(occasion: Occasion) -> int:
    """How early it is told: the gravest first, but a vote at a table before the peace that came of it."""
    order = list(Kind)
    if isinstance(occasion.entry.record, ConferenceSat):
        return 2 * order.index(Kind.PEACE) - 1
    return 2 * order.index(occasion.kind)


def _found(session: Session, entries: list[Entry]) -> Iterator[Occasion]:
    for entry in entries:
        told = _told(session, entry)
        if told is not None:
            kind, names, line = told
            cause = _cause(session, entry)
            yield Occasion(kind, entry, _powers(session.view, names), beginning(line), cause)
    yield from _unmasked(session, entries)


def _told(session: Session, entry: Entry) -> tuple[Kind, tuple[str, ...], str] | None:
    """What kind of occasion an entry is, whose flags fly, and its line; None for what is none."""
    if not entry.record.is_news():
        return None
    name = session.presenter.power
    match entry.record:
        case WarDeclared(power=power, target=target, casus=CasusBelli.REBELLION):
            line = say("ceremony_rebellion", power=name(power), target=name(target))
            return Kind.WAR, (power, target), line
        case WarDeclared(power=power, target=target):
            return Kind.WAR, (power, target), say("ceremony_war", power=name(power), target=name(target))
        case PeaceSigned(first=first, second=second, name=war, war_over=True):
            return Kind.PEACE, (*first[:1], *second[:1]), say("ceremony_peace", war=war)
        case RevolutionBroke(power=power):
            return Kind.REVOLUTION, (power,), say("ceremony_revolution", power=name(power))
        case CoupStruck(power=power):
            return Kind.REVOLUTION, (power,), say("ceremony_coup", power=name(power))
        case UltimatumAnswered(complied=complied, defied=defied, title=title):
            line = say(f"ceremony_ultimatum_{'lost' if defied else 'won'}", title=called(title))
            return Kind.ULTIMATUM, (*defied, *complied), line
        case ArmsAsked(crisis=number, rest=rest, blockers=blockers) if _is_ours(session, number):
            line = say("ceremony_arms_rest") if rest else say("ceremony_arms_fight")
            return Kind.CONGRESS, (session.name, *blockers), line
        case ConferenceSat(votes=votes, title=title):
            return Kind.CONGRESS, tuple(votes), say("ceremony_conference", title=called(title))
        case CongressEnded(body=body, result=Result.CARRIED, supporters=supporters):
            return Kind.CONGRESS, supporters, say("ceremony_congress", body=called(body))
        case SpeakerSucceeded(power=power, leader=leader, loud=True):
            line = say("ceremony_succession", leader=called(leader), power=name(power))
            return Kind.SUCCESSION, (power,), line
    return None


def _is_ours(session: Session, number: int) -> bool:
    """Whether the seat fights the war that a table is about, and is asked about its arms."""
    crisis = session.view.crises.get(number)
    return crisis is not None and session.seat in crisis.signers


def _cause(session: Session, entry: Entry) -> str:
    """What is told below the line: the sentence of the chronicle, or what it has to tell beyond the line."""
    match entry.record:
        case WarDeclared(casus=casus, aims=()):
            return say("ceremony_reason", reason=word(f"casus_{casus}"))
        case SpeakerSucceeded(predecessor=predecessor) if predecessor:
            return say("ceremony_after", predecessor=called(predecessor))
    return session.presenter.record(entry.record)


def _unmasked(session: Session, entries: list[Entry]) -> Iterator[Occasion]:
    """Powers that most of those who judged a war hold guilty of it."""
    judged: dict[int, list[tuple[str, Entry]]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.record, VerdictGiven):
            judged[entry.record.war].append((entry.record.guilty, entry))
    for verdicts in judged.values():
        against = [(name, entry) for name, entry in verdicts if name]
        if len(against) >= JUDGES and 2 * len(against) > len(verdicts):
            name, last = against[-1]
            line = say("ceremony_unmasked", power=session.presenter.power(name))
            cause = say("ceremony_unmasked_by", guilty=len(against), count=len(verdicts))
            yield Occasion(Kind.UNMASKED, last, _powers(session.view, (name,)), beginning(line), cause)


def _powers(view: View, names: Iterable[str]) -> tuple[int, ...]:
    return tuple(queries.power_of(view, name) for name in dict.fromkeys(names))
