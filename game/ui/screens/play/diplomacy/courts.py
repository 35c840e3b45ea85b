"""Courts: what another court wants of the seat, and why it did what it did of late."""

from __future__ import annotations

from game.ai.advice.wants import Want, Wants, wants
from game.campaign.agenda.stands import stands
from game.campaign.books.chronicle import Entry
from game.politics.crises.crises import living
from game.politics.crises.seats.seating import seats_of
from game.politics.crises.seats.soundings import SoundOut
from game.ui import keys
from game.ui.screens.actions import AskWhy, ShowCrisis
from game.ui.screens.play.desk.foretold import told_stand
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import order_button
from game.ui.screens.play.records.why import is_reasoned
from game.ui.text import beginning, called, say
from game.ui.widgets.rows import Button, Buttons, Head, Item, Row, Text, Tone
from game.world.calendar import QUARTERS_A_YEAR

ACTS = 3  # acts of a court that are told
LATELY = 5 * QUARTERS_A_YEAR  # how far back they are looked for


def wanted_rows(session: Session, power: int) -> list[Row]:
    """What a court wants of us, each with the order that grants it; nothing is told of a person's wishes."""
    if session.campaign.is_human(power):
        return []
    rows = [row for want in wants(session.view, power) for row in _wanted(session, want)]
    return [Head(say("they_want")), *(rows or [Text(say("they_want_nothing"), Tone.FAINT)])]


def _wanted(session: Session, want: Want) -> list[Row]:
    """One wish, with the button that grants it, or that leads to the affair it is about."""
    told: Row = Text(beginning(say(f"wants_{want.what}", about=_about(session, want))))
    if want.what is Wants.VOICE:
        return [told, Buttons((Button(say("the_table"), ShowCrisis(want.about)),))]
    return [told, Buttons((order_button(session, say("grant"), want.order),))] if want.order else [told]


def _about(session: Session, want: Want) -> str:
    """The war, place, affair or power that a wish is about."""
    view = session.view
    match want.what:
        case Wants.HELP:
            return called(view.wars[want.about].name)
        case Wants.LAND | Wants.RELEASE:
            return session.place_name(want.about)
        case Wants.VOICE:
            return called(view.crises[want.about].title)
        case Wants.WORD:
            return session.power_told(want.about)
        case Wants.MEN_HOME:
            return ""


def acts_rows(session: Session, power: int) -> list[Row]:
    """A court's latest acts that are known here; a press on one asks why."""
    told = [(entry, session.presenter.record(entry.record)) for entry in _acts(session, power)]
    rows = [Item(text, AskWhy(entry), tip=f"{text} {say('tip_why')}") for entry, text in told]
    return [Head(say("why_did_they")), *rows] if rows else []


def _acts(session: Session, power: int) -> list[Entry]:
    """A court's latest decisions that have reasons and that the seat has heard of, the newest first."""
    campaign, found = session.campaign, list[Entry]()
    for act in reversed(campaign.log):
        if act.turn < session.view.turn - LATELY or len(found) == ACTS:
            break
        if act.order.power == power and act.lines and is_reasoned(session, act):
            entry = campaign.chronicle.entries[act.told]
            record = entry.record  # marches, ledgers and tariffs are no policy
            is_policy = (record.decision or record.is_news()) and not record.is_routine()
            if is_policy and record.readable_by(session.name):
                found.append(entry)
    return found


def soundings_rows(session: Session, power: int) -> list[Row]:
    """Affairs before the powers in which a court will have a voice: where it says it would stand, or the
    button that asks it."""
    view, me = session.view, session.seat
    said = {s.crisis: s for s in stands(session.campaign, me) if s.power == power}
    rows: list[Row] = []
    for crisis in living(view):
        seats = seats_of(view, crisis)
        if power in crisis.parties or not {me, power}.issubset(seats):
            continue
        stand, affair = said.get(crisis.id), called(crisis.title)
        if stand is None:
            order, key = SoundOut(me, power, crisis.id), keys.nth("s", len(rows))
            text = say("sound_out", affair=affair)
            rows.append(Buttons((order_button(session, text, order, key, say("tip_sound_out")),)))
        else:
            rows.append(Text(told_stand(session, stand)))
    return rows
