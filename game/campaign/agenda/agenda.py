"""The agenda of a quarter: what must be decided, who wrote, what could be begun, what to watch.

What was shown and left alone is not shown again for some time. A quarter with an empty agenda asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from game.campaign import asks
from game.campaign.agenda import dilemmas, letters, shadows
from game.campaign.agenda.cards import Card, Slot
from game.campaign.agenda.chances import chances
from game.campaign.asks import Matter
from game.campaign.books.chronicle import Entry
from game.campaign.books.refusals import refused
from game.campaign.campaign import Campaign
from game.events.mandates import is_met
from game.words import Phase
from game.world.sight.view import View

Told = Mapping[str, int]  # key of a card -> the turn in which it was last shown
#: How many cards of a kind lie on the table at once, and for how many quarters one that was left alone rests.
MOST = {Slot.LETTER: 2, Slot.CHANCE: 2, Slot.RIPENING: 2, Slot.SHADOW: 2, Slot.GOAL: 3, Slot.HOME: 1}
RESTS = {Slot.LETTER: 8, Slot.CHANCE: 8, Slot.RIPENING: 1, Slot.SHADOW: 6, Slot.GOAL: 0, Slot.HOME: 6}
WRITES = 5_000  # chance, permyriad, that a court that has something to write of does so in a quarter


def agenda(campaign: Campaign, power: int, since: int, told: Told) -> list[Card]:
    """The cards of a seat in the phase of politics, in the order of their slots; none in other phases.

    ``since`` is the line of the chronicle up to which the seat has read, ``told`` what it was shown before.
    """
    view = campaign.view_of(power)
    if view.phase is not Phase.POLITICS:
        return []
    news = campaign.chronicle.since(since, view.roster[power].id)
    pages = campaign.yearbook.pages.get(power, [])
    rows = (
        _letters(campaign, view, news), chances(view, refused(view, campaign.chronicle.entries)),
        shadows.ripening(view), shadows.shadows(view, pages, news), _vow(campaign, view), _goals(view, told),
        _home(view),
    )  # fmt: skip
    fresh = (card for cards in rows for card in _fresh(view.turn, cards, told))
    return [*_decisions(view), *_few(fresh)]


def _decisions(view: View) -> Iterator[Card]:
    """What lapses if it is not answered; an offer names who made it."""
    for ask in asks.asks(view):
        power = -1
        if ask.matter is Matter.OFFER and isinstance(ask.about, int):
            power = view.proposals[ask.about].proposer
        yield Card(Slot.DECIDE, str(ask.matter), power, ask.about)


def _letters(campaign: Campaign, view: View, news: Iterable[Entry]) -> Iterator[Card]:
    yield from letters.of_what_happened(view, news)
    yield from letters.soundings(view)
    name = view.roster[view.power].id
    for court in letters.who_writes(view):
        sender = view.roster[court].id
        if not campaign.is_human(court) and campaign.dice.chance(view.turn, WRITES, "letter", sender, name):
            yield from islice(letters.of_its_own(view, campaign.view_of(court)), 1)


def _goals(view: View, told: Told) -> Iterator[Card]:
    """What the era asks of the seat, as it stands: told at first, and whenever that has changed."""
    for mandate in view.facts.mandates:
        if mandate.power != view.power:
            continue
        states = [Card(Slot.GOAL, theme, view.power, mandate.id) for theme in ("unmet", "met")]
        now, other = reversed(states) if is_met(view, mandate) else states
        has_changed = other.key in told and told[other.key] > told.get(now.key, view.turn)
        if has_changed or told.get(now.key, view.turn) == view.turn:
            yield now


def _vow(campaign: Campaign, view: View) -> Iterator[Card]:
    """In spring, whoever has vowed nothing for the year is asked for it."""
    vow, me = campaign.notebook(view.power).vow, view.power
    is_spring = view.facts.calendar.quarter_of(view.turn)[1] == 2
    if is_spring and me in view.facts.policy_makers and (vow is None or vow.until <= view.turn):
        yield Card(Slot.GOAL, "vow", view.power, view.turn)


def _home(view: View) -> Iterator[Card]:
    """At New Year the course of the coming year is chosen; in autumn the country's worst trouble asks who is
    to pay for its cure."""
    if view.power not in view.facts.policy_makers:
        return
    match view.facts.calendar.quarter_of(view.turn)[1]:
        case 1:
            yield Card(Slot.HOME, "course", view.power, view.turn)
        case 3:
            yield from dilemmas.dilemmas(view)
        case _:
            return


def _fresh(turn: int, cards: Iterable[Card], told: Told) -> Iterator[Card]:
    """Cards that have not been shown lately, but those of this quarter."""
    for card in cards:
        last = told.get(card.key, turn)
        if last == turn or turn - last > RESTS[card.slot]:
            yield card


def _few(cards: Iterable[Card]) -> Iterator[Card]:
    """No more than so many of a slot, and none that asks for the same order as one before it."""
    count, orders = dict[Slot, int](), set[str]()
    for card in cards:
        if card.order is not None:
            if repr(card.order) in orders:
                continue
            orders.add(repr(card.order))
        count[card.slot] = count.get(card.slot, 0) + 1
        if count[card.slot] <= MOST[card.slot]:
            yield card
