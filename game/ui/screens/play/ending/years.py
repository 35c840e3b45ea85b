"""The years of a campaign that is over: the score's curve, its turning points, the other world beside it."""

from __future__ import annotations

from game.campaign.elsewhere import Elsewhere
from game.campaign.summary import summarise
from game.campaign.verdict import PARTS
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.ending.judgement import total_of
from game.ui.screens.play.ending.past import Past
from game.ui.screens.play.records.chart import Line, chart
from game.ui.text import in_row, quarter, say, share, word
from game.ui.widgets.rows import Head, Pair, Picture, Row, Text, Tone

Size = tuple[int, int]


def rows(session: Session, past: Past, size: Size) -> list[Row]:
    """The score's curve, and the decisions after which it moved most."""
    found: list[Row] = [_curves(session, [_own(session, past)], size), Head(say("turning_points"))]
    if not past.is_whole:
        return [*found, Text(say("looking_back"), Tone.FAINT)]
    if not past.points:
        return [*found, Text(say("no_turning_points"), Tone.FAINT)]
    for point in past.points:
        change = point.change // len(PARTS)
        told = session.presenter.told([point.entry], session.campaign.chronicle.entries)[0]
        date = quarter(session.campaign.world.facts.calendar, point.entry.turn)
        rises = change > 0
        key, tone = ("score_rose", Tone.OK) if rises else ("score_fell", Tone.DANGER)
        found += [Pair(date, say(key, change=share(abs(change))), tone), Text(told)]
    return found


def rows_elsewhere(session: Session, past: Past, other: Elsewhere, size: Size) -> list[Row]:
    """The same morning and the same dice by the other logic, said to be one run."""
    logic = word(other.logic)
    there = [(turn, max(0, total // len(PARTS))) for turn, total in other.totals]
    curves = [_own(session, past), (logic, session.context.palette.warn, there)]
    found: list[Row] = [Text(say("about_elsewhere", logic=logic)), _curves(session, curves, size)]
    if other.has_failed:
        return [*found, Text(say("elsewhere_failed"), Tone.WARN)]
    if other.found is None:
        at = other.totals[-1][0] if other.totals else 0
        date = quarter(session.campaign.world.facts.calendar, at)
        return [*found, Text(say("elsewhere_goes_on", date=date), Tone.FAINT)]
    return [*found, *_compared(session, other)]


def _compared(session: Session, other: Elsewhere) -> list[Row]:
    """What was so here, and there."""
    world, there = session.campaign.world, other.found
    assert there is not None
    here = summarise(session.campaign)
    great = sum(war["great_power_war"] for war in here["wars"])
    gone, lost = (in_row(f.name for f in world.roster if f.id in ended) or say("nobody")
                  for ended in (here["states_ended"], there.states_ended))  # fmt: skip
    lines = (
        ("wars_in_all", str(len(here["wars"])), str(there.wars)),
        ("great_wars", str(great), str(there.great_power_wars)),
        ("states_gone", gone, lost),
    )
    return [Pair(say(name), say("here_and_there", here=a, there=b)) for name, a, b in lines]


def _own(session: Session, past: Past) -> Line:
    points = [(q.turn, max(0, total_of(q.scores[past.power]))) for q in [*past.quarters]]
    return session.power_name(past.power), session.campaign.world.roster[past.power].colour, points


def _curves(session: Session, lines: list[Line], size: Size) -> Picture:
    calendar = session.campaign.world.facts.calendar
    return Picture(chart([line for line in lines if line[2]], size, session.context, calendar, share))
