"""Shadows and affairs that ripen: what a seat had better watch, though nobody asks it anything yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.campaign.agenda.cards import Card, Slot
from game.campaign.books.chronicle import Entry
from game.campaign.books.yearbook import Page
from game.politics.crises import crises
from game.politics.crises.seats import sittings
from game.politics.crises.seats.seating import seats_of
from game.politics.crises.seats.soundings import SoundOut
from game.politics.home.government import CabinetFormed
from game.politics.home.revision import SignShown
from game.politics.home.revolution import RevolutionBroke
from game.politics.perception import threat
from game.politics.treaties.claims import ClaimRaised
from game.politics.treaties.signing import TreatySigned
from game.politics.war.outbreak.war import WarDeclared
from game.words import CrisisStep, TreatyKind
from game.world.calendar import QUARTERS_A_YEAR
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis

GROWN = 1_250  # thousandths of its size a year ago from which a neighbour's army is told of
RUNS_OUT = 4  # quarters before the end of a treaty in which it is told
ASKED = 2  # courts that an affair's card offers to sound out
KEPT = (*queries.ALLIANCES, TreatyKind.GUARANTEE, TreatyKind.NON_AGGRESSION)


def shadows(view: View, pages: Sequence[Page], news: Iterable[Entry]) -> Iterator[Card]:
    """Armies that grow, ill signs, wars, alliances and claims next door or among the great; treaties that run
    out."""
    near = threat.neighbours(view)[view.power].union(queries.great_powers(view)) - {view.power}
    yield from _news(view, news, near)
    yield from _armies(view, pages, near)
    yield from _running_out(view)


def _armies(view: View, pages: Sequence[Page], near: frozenset[int]) -> Iterator[Card]:
    """Neighbours whose army is a quarter larger than a year ago, as far as is known."""
    old = next((p for p in reversed(pages) if p.turn <= view.turn - QUARTERS_A_YEAR), None)
    if old is None:
        return
    for power in sorted(near):
        before = old.standings.get(power)
        if before and before.army and view.armies[power] * 1_000 >= before.army * GROWN:
            yield Card(Slot.SHADOW, "army_grows", power)


def _news(view: View, news: Iterable[Entry], near: frozenset[int]) -> Iterator[Card]:
    """What has been heard of neighbours that bodes ill."""
    me = view.roster[view.power].id
    for entry in news:
        match entry.record:
            case SignShown(power=name, loud=True) if _number(view, name) in near:
                yield Card(Slot.SHADOW, "sign", _number(view, name), entry.turn)
            case CabinetFormed(power=name) if _number(view, name) in near:
                yield Card(Slot.SHADOW, "new_cabinet", _number(view, name), entry.turn)
            case RevolutionBroke(power=name) if _number(view, name) in near:
                yield Card(Slot.SHADOW, "revolution_near", _number(view, name), entry.turn)
            case ClaimRaised(power=name, owner=owner) if owner == me:
                yield Card(Slot.SHADOW, "claim", _number(view, name), entry.turn)
            case WarDeclared(power=name, target=target) if me not in (name, target):
                pair = _number(view, name), _number(view, target)
                if near.intersection(pair):
                    yield Card(Slot.SHADOW, "war_near", pair[0], entry.turn)
            case TreatySigned(kind=kind, parties=parties) if kind in queries.ALLIANCES and me not in parties:
                if close := [p for p in (_number(view, name) for name in parties) if p in near]:
                    yield Card(Slot.SHADOW, "alliance_near", close[0], entry.turn)
            case _:
                pass


def _number(view: View, name: str) -> int:
    return queries.power_of(view, name)


def _running_out(view: View) -> Iterator[Card]:
    """Treaties that protect the seat and end soon."""
    for treaty in queries.treaties_of(view, view.power, *KEPT):
        if view.turn <= treaty.until <= view.turn + RUNS_OUT:
            other = next(p for p in treaty.parties if p != view.power)
            yield Card(Slot.SHADOW, "runs_out", other, treaty.id)


def ripening(view: View) -> Iterator[Card]:
    """Affairs under way in which the seat has a voice or a stake, one's own first.

    Before the table sits, the strongest courts that will sit there can be asked where they would stand.
    """
    found = [c for c in crises.living(view) if view.power in seats_of(view, c)]
    for crisis in sorted(found, key=lambda c: (view.power not in c.parties, c.id)):
        others = [p for p in seats_of(view, crisis) if p != view.power and p not in crisis.parties]
        strongest = sorted(others, key=lambda p: (-view.armies[p], p))[:ASKED]
        ask = tuple(SoundOut(view.power, court, crisis.id) for court in strongest)
        comes = crisis.step is CrisisStep.TENSION or (crisis.step is CrisisStep.CONFERENCE and crisis.sat < 0)
        ripens = ask if comes else ()
        yield Card(Slot.RIPENING, _how_ripe(view, crisis), crisis.challenger, crisis.id, either=ripens)


def _how_ripe(view: View, crisis: Crisis) -> str:
    """The step of an affair, or that its table is called and not there yet, or waits for the war to move."""
    if crisis.step is not CrisisStep.CONFERENCE or sittings.is_sitting(view, crisis):
        return str(crisis.step)
    return "awaited" if sittings.is_awaited(view, crisis) else "adjourned"
