"""Dispatches: what the newspapers brought, and a line about what lies under the pointer."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from game.campaign import asks
from game.campaign.books.chronicle import Entry
from game.politics.crises import conference
from game.politics.war.outbreak.war import WarDeclared
from game.rules.land.occupation import PlaceOccupied
from game.rules.money.quarter import StateBankrupt
from game.ui.screens.actions import AskWhy, ShowPlace, ShowReport
from game.ui.screens.play.desk.session import FOUGHT, Session
from game.ui.screens.play.records.why import behind
from game.ui.text import men, month, say
from game.ui.widgets.rows import Action, Row, Text, Tone
from game.words import CrisisStep, Phase
from game.world.map.mapindex import index_of
from game.world.state import queries

MOST_NEWS = 60
GRAVE = (WarDeclared, PlaceOccupied, StateBankrupt)  # to whom it happens
TIPS: dict[type[Action], str] = {ShowReport: "tip_report", ShowPlace: "tip_go", AskWhy: "tip_why"}


def dispatches(session: Session) -> tuple[Row, ...]:
    """What the newspapers brought since the seat's last turn, the newest first; a press leads to the place or
    the report."""
    lines = _lines(session, session.news()[-MOST_NEWS:])
    lines.reverse()
    return _under_dates(lines, say("dispatches")) or (Text(say("quiet"), Tone.FAINT),)


def round_told(session: Session) -> str:
    """That the powers vote now, where the seat has a vote; '' where it has none, or has cast it."""
    view = session.view
    if view.phase is not Phase.CONFERENCE or view.round != conference.FINAL:
        return ""
    tables = (view.crises[ask.about] for ask in asks.asks(view) if isinstance(ask.about, int))
    votes = any(crisis.step is CrisisStep.CONFERENCE for crisis in tables)
    return say("round_of_votes") if votes else ""


def rows_of(session: Session, entries: Iterable[Entry]) -> tuple[Row, ...]:
    """Entries of the chronicle as rows, under the month in which they happened."""
    return _under_dates(_lines(session, entries))


def _lines(session: Session, entries: Iterable[Entry]) -> list[tuple[str, Row]]:
    """Entries as rows, each with its month."""
    calendar, lines = session.view.facts.calendar, list(entries)
    found: list[tuple[str, Row]] = []
    sentences = session.presenter.told(lines, session.campaign.chronicle.entries)
    for entry, sentence in zip(lines, sentences, strict=True):
        action = _way(session, entry)
        tip = "" if action is None else say(TIPS[type(action)])
        if isinstance(action, AskWhy):
            sentence = f"{sentence} {say('ask_why')}"
        row = Text(f"•  {sentence}", tone_of(session, entry), tip, action=action)
        found.append((month(calendar, entry.turn, entry.month), row))
    return found


def _under_dates(lines: Iterable[tuple[str, Row]], title: str = "") -> tuple[Row, ...]:
    """Rows under their months; the first month stands beside the title."""
    found: list[Row] = []
    for date, group in groupby(lines, key=lambda line: line[0]):
        head = say("dated", what=title, date=date) if title and not found else date
        found += [Text(head, Tone.TITLE, pixels=15), *(row for _, row in group)]
    return tuple(found)


def _way(session: Session, entry: Entry) -> Action | None:
    """Where an entry leads: to the report of its battle, to the reasons behind it, or to its place."""
    if isinstance(entry.record, FOUGHT):
        return ShowReport(entry)
    if entry.record.decision and behind(session, entry) is not None:
        return AskWhy(entry)
    place = place_of(session, entry)
    return ShowPlace(place) if place >= 0 else None


def tone_of(session: Session, entry: Entry) -> Tone:
    """How much an entry concerns the seat."""
    if session.name not in entry.record.names():
        return Tone.TEXT
    return Tone.DANGER if isinstance(entry.record, GRAVE) else Tone.WARN


def place_of(session: Session, entry: Entry) -> int:
    """The place an entry is about, -1 if it is about none."""
    return index_of(session.view.map).by_id.get(entry.record.where(), -1)


def under_pointer(session: Session, position: tuple[int, int]) -> str:
    """A line about what lies under the pointer on the atlas."""
    view, atlas = session.view, session.atlas
    force = view.forces.get(atlas.force_at(position))
    if force is not None:
        count = len(atlas.forces_at(position))
        more = say("and_more", count=count - 1) if count > 1 else ""
        owner = session.power_name(force.power)
        return say("line_force", name=force.name, owner=owner, strength=men(force.strength), more=more)
    place = atlas.place_at(position)
    if place < 0:
        return ""
    if not queries.is_land_place(view, place):
        return session.place_name(place)
    owner_id, holder = int(view.places.owner[place]), queries.holder_of(view, place)
    if owner_id < 0:
        return session.place_name(place)
    if session.place_name(place) == session.power_name(owner_id) and owner_id == holder:
        return session.place_name(place)  # a state of one province is named once
    key = "line_place" if owner_id == holder or holder < 0 else "line_occupied"
    return say(key, name=session.place_name(place), owner=session.power_name(owner_id),
               holder=session.power_name(holder) if holder >= 0 else "")  # fmt: skip
