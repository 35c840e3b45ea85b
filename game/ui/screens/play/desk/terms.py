"""Articles of a peace or a war aim: which can be asked of whom, and how they read."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.advice.outlook import Outlook
from game.campaign.articles import article_called
from game.politics.securities import lands_to_hold, least_arms
from game.politics.war.might import coalition
from game.politics.war.outbreak.war import is_sound, most_indemnity
from game.ui.screens.play.desk.session import Session
from game.ui.telling import sizes
from game.ui.text import decimal, men, money, say, span, word
from game.ui.widgets.rows import Pair
from game.words import Cabinet, Term
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.treaties import PeaceTerm

QUARTERS = 12  # an indemnity is paid in so many quarters
PARTS = (10_000, 5_000)  # of the most that can be asked for
KEPT = 5_000  # share of its army that a disarmed power keeps
MOST_PLACES = 24
MOST_JOINERS = 6
MOST_PLEDGES = 4  # provinces offered as a pledge
LENGTHS = (20, 0)  # quarters of a limit of arms; 0 without end


def demands(session: Session, takers: tuple[int, ...], givers: tuple[int, ...]) -> tuple[PeaceTerm, ...]:
    """What takers can ask of givers: land claimed, held or at the border first, then money and arms."""
    view = session.view
    found = [
        PeaceTerm(Term.CESSION, owner, taker, place) for place, owner, taker in _land(session, takers, givers)
    ]
    found += _states(session, takers, givers)
    for giver in givers[:1]:
        most = most_indemnity(view, giver)

        found += [
            PeaceTerm(Term.INDEMNITY, giver, takers[0], amount=fixed.mul(most, part), quarters=QUARTERS)
            for part in PARTS
        ]
        found.append(
            PeaceTerm(Term.DISARMAMENT, giver, takers[0], amount=fixed.mul(view.armies[giver], KEPT))
        )
        found.append(PeaceTerm(Term.NEUTRALITY, giver, takers[0]))
        found += _securities(session, takers, giver)
        found.append(PeaceTerm(Term.SUBMISSION, giver, view.powers[giver].overlord))
    for taker in takers:
        if view.powers[taker].overlord in givers:
            found.append(PeaceTerm(Term.INDEPENDENCE, view.powers[taker].overlord, taker))
    return tuple(t for t in found if is_sound(view, t, takers, givers))


def _states(session: Session, takers: Sequence[int], givers: Sequence[int]) -> list[PeaceTerm]:
    """States that could be asked for whole: to whose capital a taker has a claim, or that takers hold."""
    view = session.view
    holder = queries.holders(view)
    claimed = {c.place: c.power for c in view.claims if c.power in takers}
    found: list[PeaceTerm] = []
    for giver in givers:
        seat = view.powers[giver].capital
        is_held = all(int(holder[p]) in takers for p in queries.owned_by(view, giver))
        if seat in claimed or (seat >= 0 and is_held):
            found.append(PeaceTerm(Term.ANNEXATION, giver, claimed.get(seat, takers[0])))
    return found


def _securities(session: Session, takers: tuple[int, ...], giver: int) -> list[PeaceTerm]:
    """What makes a peace hold: pledges of land, a limit of arms, a watch, exclusion, another cabinet."""
    view, taker = session.view, takers[0]
    half = max(least_arms(view, giver), fixed.mul(view.armies[giver], KEPT))
    lands = lands_to_hold(view, giver, takers)[:MOST_PLEDGES]
    found = [PeaceTerm(Term.OCCUPATION, giver, taker, place, quarters=QUARTERS) for place in lands]
    for quarters in LENGTHS:
        found.append(PeaceTerm(Term.ARMS_LIMIT, giver, taker, amount=half, quarters=quarters))
    found += [PeaceTerm(Term.VIGILANCE, giver, p, quarters=LENGTHS[0]) for p in takers]
    found.append(PeaceTerm(Term.EXCLUSION, giver, taker, quarters=QUARTERS))
    return found + [PeaceTerm(Term.RESTORATION, giver, taker, cabinet=kind) for kind in Cabinet]


def _land(session: Session, takers: Sequence[int], givers: Sequence[int]) -> list[tuple[int, int, int]]:
    """Provinces with their owner and who would get them: claimed first, then occupied, then next door."""
    view = session.view
    owner, holder, borders = view.places.owner, queries.holders(view), index_of(view.map).borders
    claimed = {c.place: c.power for c in view.claims if c.power in takers}
    ranked: list[tuple[int, int, int, int]] = []
    for giver in givers:
        for place in queries.owned_by(view, giver):
            if place in claimed:
                ranked.append((0, place, giver, claimed[place]))
            elif int(holder[place]) in takers:
                ranked.append((1, place, giver, int(holder[place])))
            elif any(int(owner[b]) in takers for b in borders[place]):
                taker = next(int(owner[b]) for b in borders[place] if int(owner[b]) in takers)
                ranked.append((2, place, giver, taker))
    return [row[1:] for row in sorted(ranked)[:MOST_PLACES]]


def article_text(session: Session, term: PeaceTerm) -> str:
    """An article in words."""
    place = session.place_name(term.place) if term.place >= 0 else ""
    giver = session.power_name(term.giver) if term.giver >= 0 else ""
    taker = session.power_name(term.taker) if term.taker >= 0 else ""
    if term.term is Term.INDEMNITY:
        return say("short_indemnity", giver=giver, amount=money(term.amount), quarters=term.quarters)
    length = say("for_span", length=span(term.quarters)) if term.quarters else say("without_end")
    return say(
        f"article_{article_called(term.term, term.amount)}", place=place, giver=giver, taker=taker,
        amount=men(term.amount), term=length, cabinet=word(term.cabinet) if term.cabinet else "",
        pact=word(term.pact) if term.pact else "",
    )  # fmt: skip


def odds_of(session: Session, seen: Outlook) -> Pair:
    """One adviser's odds against an aggressor, and at worst; figures are in the tip, and who comes."""
    span = say("odds_range", low=decimal(seen.low / fixed.ONE, 1), high=decimal(seen.high / fixed.ONE, 1))
    terms = tuple(
        (session.power_name(j.power), word(coalition.band(session.view, j.chance)))
        for j in seen.forecast.joiners[:MOST_JOINERS]
    )
    figure = f"{decimal(seen.forecast.preponderance / fixed.ONE, 1)} : 1"
    odds, worst = sizes.odds_of(seen.forecast.preponderance), sizes.odds_of(seen.high)
    told = odds if odds == worst else say("odds_at_worst", odds=odds, worst=worst)
    return Pair(say(f"adviser_{seen.adviser}"), told, tip=f"{figure} ({span})", terms=terms, about="advisers")
