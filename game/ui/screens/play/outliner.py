"""The lists at the sides of the atlas: what waits for an answer, wars, forces, dispatches."""

from __future__ import annotations

from game.campaign.chronicle import Entry
from game.politics import warscore
from game.ui.screens.play.command import Command
from game.ui.screens.play.session import Session
from game.ui.text import men, say, share, signed, word
from game.ui.widgets.rows import Head, Item, Row, Text, Tone
from game.words import Phase
from game.world import queries
from game.world.mapindex import index_of

MOST_NEWS = 60


def rows(session: Session, command: Command) -> tuple[Row, ...]:
    """What waits for the seat, its wars and its forces."""
    return (*_matters(session), *_wars(session), *_forces(session, command))


def _matters(session: Session) -> list[Row]:
    """Questions and offers, each a way to its answer."""
    view, book = session.view, session.campaign.book
    found: list[Row] = [
        Item(book.by_id[q.event].title, ("question", q.event), "?", tone=Tone.WARN) for q in view.questions
    ]
    for offer in session.offers():
        what = word(offer.kind) if offer.kind is not None else say("peace")
        action = ("offer", offer.id) if offer.kind is not None else ("peace_offer", offer.id)
        text = say("offer_from", power=session.power_name(offer.proposer), what=what)
        found.append(Item(text, action, "!", tone=Tone.WARN, swatch=view.roster[offer.proposer].colour))
    return [Head(say("to_answer")), *found] if found else []


def _wars(session: Session) -> list[Row]:
    """The seat's wars first, then those of others."""
    view, me = session.view, session.seat
    found: list[Row] = []
    for war in view.wars.values():
        if not war.is_over and war.side_of(me):
            score = warscore.score_for(view, war, me)
            tone = Tone.OK if score > 500 else Tone.DANGER if score < -500 else Tone.WARN
            found.append(Item(war.name, ("war", war.id), signed(share(score)), tone=tone, tip=say("tip_war")))
    for war in view.wars.values():
        if not war.is_over and not war.side_of(me):
            found.append(Item(war.name, ("war", war.id), tip=say("tip_other_war")))
    return [Head(say("wars")), *found] if found else []


def _forces(session: Session, command: Command) -> list[Row]:
    view, in_hand = session.view, set(command.forces)
    idle = {f.id for f in command.idle()}
    own = sorted(view.forces_of(session.seat), key=lambda f: (queries.is_fleet(view, f), f.id))
    found: list[Row] = []
    for force in own:
        where = int(view.map.place[force.hex]) if force.hex >= 0 else force.zone
        mark = "• " if force.id in idle else ""
        tip = say("at", place=session.place_name(where)) if where >= 0 else ""
        found.append(
            Item(mark + force.name, ("pick", force.id), men(force.strength), force.id in in_hand, tip=tip)
        )
    return [Head(say("forces_count", count=len(found))), *found]


def open_matters(session: Session, command: Command, *, leave_to_staff: bool = False) -> list[str]:
    """What the seat might have forgotten before it ends its turn."""
    view = session.view
    found = []
    if view.phase is Phase.POLITICS:
        if view.questions:
            found.append(say("open_questions", count=len(view.questions)))
        if session.offers():
            found.append(say("open_offers", count=len(session.offers())))
    elif queries.is_at_war(view, session.seat) and not leave_to_staff:
        idle = sum(1 for f in command.idle() if not queries.is_fleet(view, f) and not f.has_fought)
        if idle:
            found.append(say("open_idle", count=idle))
    return found


# --- dispatches ---------------------------------------------------------------------------------------


def dispatches(session: Session) -> tuple[Row, ...]:
    """What the newspapers brought since the seat's last turn; those with a place lead there."""
    news = session.news()
    if not news:
        return (Text(say("quiet"), Tone.FAINT),)
    return tuple(row for entry in news[-MOST_NEWS:] for row in told(session, entry))


def told(session: Session, entry: Entry) -> tuple[Row, ...]:
    """One entry of the chronicle as rows: its date and place to go to, and the sentence."""
    calendar = session.view.facts.calendar
    date = calendar.month_name(entry.turn, entry.month)
    text = Text(session.presenter.record(entry.record), tone_of(session, entry))
    place = place_of(session, entry)
    if place < 0:
        return (Text(date, Tone.FAINT, pixels=14), text)
    head = Item(date, ("place", place), session.place_name(place), tip=say("tip_go"))
    return (head, text)


def tone_of(session: Session, entry: Entry) -> Tone:
    """How much an entry concerns the seat."""
    record = entry.record
    named = {
        getattr(record, name, "") for name in ("power", "target", "to", "owner", "by", "holder", "giver")
    }
    lists = ("attackers", "defenders", "parties", "first", "second", "winners", "losers")
    named |= {p for name in lists for p in getattr(record, name, ())}
    if session.name not in named:
        return Tone.TEXT
    return Tone.DANGER if record.type in ("war_declared", "place_occupied", "bankruptcy") else Tone.WARN


def place_of(session: Session, entry: Entry) -> int:
    """The place an entry is about, -1 if it is about none."""
    slug = getattr(entry.record, "place", "")
    return index_of(session.view.map).by_id.get(slug, -1) if isinstance(slug, str) else -1


def under_pointer(session: Session, position: tuple[int, int]) -> str:
    """A line about what lies under the pointer on the atlas."""
    view, atlas = session.view, session.atlas
    force = view.forces.get(atlas.force_at(position))
    if force is not None:
        count = len(atlas.forces_at(position))
        more = say("and_more", count=count - 1) if count > 1 else ""
        return say(
            "line_force",
            name=force.name,
            owner=session.power_name(force.power),
            strength=men(force.strength),
            more=more,
        )
    place = atlas.place_at(position)
    if place < 0:
        return ""
    if not queries.is_land_place(view, place):
        return session.place_name(place)
    owner, holder = int(view.places.owner[place]), queries.holder_of(view, place)
    if owner < 0:
        return session.place_name(place)
    key = "line_place" if owner == holder or holder < 0 else "line_occupied"
    return say(key, name=session.place_name(place), owner=session.power_name(owner),
               holder=session.power_name(holder) if holder >= 0 else "")  # fmt: skip
