"""The list at the left of the atlas: what presses, the wars, and the forces by theatre.

Every line leads to its place. Headings fold what is below them away.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from game.campaign import asks
from game.campaign.asks import Ask, Matter
from game.politics import warscore
from game.politics.bodies import congress
from game.politics.crises import conference, crises
from game.politics.crises.seats import sittings
from game.politics.crises.seats.seating import seats_of
from game.politics.war.outsiders.joining import JoinWar
from game.ui.screens.actions import (
    Door,
    Open,
    ShowBody,
    ShowCrisis,
    ShowOffer,
    ShowPlace,
    ShowQuestion,
    ShowWar,
)
from game.ui.screens.play.atlas import agenda
from game.ui.screens.play.atlas.actions import Fold, NextIdle, TakeStack
from game.ui.screens.play.atlas.command import Command
from game.ui.screens.play.desk.session import Session
from game.ui.text import called, currency_sign, in_row, men, money, say, share, when, with_sign, word
from game.ui.widgets.rows import Item, Row, Tone
from game.words import CrisisStep, Phase
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.forces import Force

FORCES = "forces"  # the heading above all theatres
CRISIS_KEY = "q"  # opens the table that waits for the seat
SEETHING = 4_500  # unrest worth a warning, permyriad
MOST_PLACES = 3  # provinces named in one kind of alert
MOST_NAMED = 3  # forces named by the guard at the end of the turn


def rows(session: Session, command: Command, folded: Iterable[str]) -> tuple[Row, ...]:
    """What presses, the wars and the seat's forces; ``folded`` names headings that are closed."""
    closed = frozenset(folded)
    waiting, crises_open, wars = alerts(session, command), _crises(session), _wars(session)
    groups: tuple[list[Row], ...] = (
        agenda.stopped(session),
        _group("to_answer", say("to_answer"), waiting, closed),
        agenda.rows(session),
        _group("crises", say("crises"), crises_open, closed),
        _group("wars", say("wars"), wars, closed),
        _army(session, command, closed),
    )
    return tuple(row for rows in groups for row in rows)


def _army(session: Session, command: Command, closed: frozenset[str]) -> list[Row]:
    """The forces by theatre: in war they lie open, in peace below one heading that opens them."""
    is_open = queries.is_at_war(session.view, session.seat) != (FORCES in closed)
    count = men(session.view.armies[session.seat])
    head = Item(say("the_army"), Fold(FORCES), count, opens=is_open)
    return [head, *_theatres(session, command, closed)] if is_open else [head]


def _group(name: str, title: str, lines: list[Item], closed: frozenset[str], note: str = "") -> list[Row]:
    if not lines:
        return []
    head = Item(title, Fold(name), note or str(len(lines)), opens=name not in closed)
    return [head] if name in closed else [head, *lines]


# --- what presses -------------------------------------------------------------------------------------


def alerts(session: Session, command: Command) -> list[Item]:
    """What waits for the seat or threatens it, the most pressing first."""
    return [*_questions(session), *_cabinet(session), *_tables(session), *_conference(session),
            *_offers(session), *_calls(session), *_bodies(session), *_sieges(session), *_losses(session),
            *_arrears(session), *_unrest(session), *_idle(session, command)]  # fmt: skip


def _questions(session: Session) -> list[Item]:
    return [
        Item(_title(session, q.event), ShowQuestion(q.event), say("note_question"), tone=Tone.WARN,
             tip=say("tip_question")) for q in session.view.questions
    ]  # fmt: skip


def _title(session: Session, event: str) -> str:
    """What an event is called, with the names that powers bear today."""
    return session.presenter.text(session.campaign.book.by_id[event].title)


def _cabinet(session: Session) -> list[Item]:
    """A cabinet of one's own that presses for an answer."""
    if not session.view.powers[session.seat].home.pressed:
        return []
    return [Item(say("alert_cabinet"), Open(Door.HOME), say("note_question"), tone=Tone.DANGER)]


def _tables(session: Session) -> list[Item]:
    """Crises in which the seat has something to decide now."""
    view = session.view
    if view.phase is not Phase.CONFERENCE:
        return []
    waiting = {ask.about for ask in asks.asks(view) if ask.matter is Matter.TABLE}
    found = []
    for number, c in enumerate(asks.tables(view)):
        votes = c.step is CrisisStep.CONFERENCE and view.round == conference.FINAL
        text = say("alert_vote_table" if votes else "alert_table", title=c.title)
        note, tone = ("note_question", Tone.WARN) if c.id in waiting else ("note_sealed", Tone.TEXT)
        key = CRISIS_KEY if number == 0 else ""
        found.append(Item(text, ShowCrisis(c.id), say(note), tone=tone, tip=say("tip_table"), key=key))
    return found


def _crises(session: Session) -> list[Item]:
    """All open crises: one's own first."""
    view, me = session.view, session.seat
    found = sorted(crises.living(view), key=lambda c: (me not in seats_of(view, c), c.id))
    return [
        Item(c.title, ShowCrisis(c.id), _how_far(view, c), tip=say("tip_crisis"),
             tone=Tone.DANGER if me in c.parties else Tone.TEXT)
        for c in found
    ]  # fmt: skip


def _how_far(view: View, crisis: Crisis) -> str:
    """The step at which an affair stands, and of a table that does not sit yet, when it will."""
    if crisis.step is not CrisisStep.CONFERENCE or sittings.is_sitting(view, crisis):
        return word(f"step_{crisis.step}")
    if sittings.is_awaited(view, crisis):
        return say("table_sits_note", when=when(view.facts.calendar, crisis.sits))
    return say("table_adjourned_note")


def _conference(session: Session) -> list[Item]:
    """Wars begun this quarter that the seat may enter, while the powers confer about them."""
    view, me = session.view, session.seat
    if view.phase is not Phase.CONFERENCE:
        return []
    fresh = [
        w for w in view.wars.values()
        if w.start == view.turn and not w.is_over and not w.side_of(me)
        and any(not session.why_not(JoinWar(me, w.id, side[0])) for side in (w.attackers, w.defenders))
    ]  # fmt: skip
    return [
        Item(
            say("alert_conference", war=w.name), ShowWar(w.id), "?", tone=Tone.WARN, tip=say("tip_conference")
        )
        for w in fresh
    ]


def _offers(session: Session) -> list[Item]:
    found = []
    for offer in session.offers():
        what = word(offer.kind) if offer.kind is not None else say("peace")
        colour = session.flag(offer.proposer)
        text = say("offer_from", power=session.power_name(offer.proposer), what=what)
        found.append(
            Item(text, ShowOffer(offer.id), say("note_offer"), tone=Tone.WARN, swatch=colour, tip=text)
        )
    return found


def _calls(session: Session) -> list[Item]:
    """Allies at war that wait for the seat to come in, or to say that it will not."""
    view, me = session.view, session.seat
    return [
        Item(say("alert_call", power=session.power_name(caller), war=war.name), ShowWar(war.id),
             say("note_question"), tone=Tone.WARN, tip=say("tip_alert_call"))
        for war in view.wars.values() if (caller := war.called.get(me, -1)) >= 0
    ]  # fmt: skip


def _bodies(session: Session) -> list[Item]:
    """Bodies that wait for a vote, for the answer to an invitation, for dues or for a contingent."""
    view, me = session.view, session.seat
    found = [
        Item(say("alert_body", body=body.name), ShowBody(body.id), say("note_question"), tone=Tone.WARN,
             tip=say("tip_alert_body"))
        for body in congress.awaiting(view, me)
    ]  # fmt: skip
    for body in view.bodies.values():
        books = body.register
        if me in books.owed:
            note = money(books.owed[me])
            found.append(
                Item(say("alert_dues", body=body.name), ShowBody(body.id), note, tip=say("tip_dues"))
            )
        if me in books.pledged:
            until = say("until", date=when(view.facts.calendar, books.pledged[me]))
            found.append(Item(say("alert_vote", body=body.name), ShowBody(body.id), "!", tone=Tone.WARN,
                              tip=f"{say('tip_alert_vote')} {until}"))  # fmt: skip
    return found


def _sieges(session: Session) -> list[Item]:
    """Own fortresses under siege, and those that own troops besiege."""
    view, me = session.view, session.seat
    camps = {int(view.map.place[f.hex]) for f in view.forces_of(me) if f.hex >= 0}
    found = []
    for place in view.places.siege.nonzero()[0].tolist():
        is_own = int(view.places.owner[place]) == me
        if is_own or place in camps:
            text = say("alert_siege", place=session.place_name(place))
            note = share(int(view.places.siege[place]))
            found.append(Item(text, ShowPlace(place), note, tone=Tone.DANGER if is_own else Tone.OK))
    return found


def _losses(session: Session) -> list[Item]:
    """Own provinces that somebody else holds."""
    view = session.view
    holders = queries.holders(view)
    lost = [p for p in queries.owned_by(view, session.seat) if int(holders[p]) != session.seat]
    return [
        Item(say("alert_lost", place=session.place_name(p)), ShowPlace(p), say("note_held"),
             tone=Tone.DANGER, tip=say("tip_held", power=session.power_name(int(holders[p]))))
        for p in lost[:MOST_PLACES]
    ]  # fmt: skip


def _arrears(session: Session) -> list[Item]:
    account, chest = session.account(), session.view.powers[session.seat].chest
    if chest + account.forces >= account.upkeep:
        return []
    return [
        Item(
            say("alert_arrears"), Open(Door.BUDGET), currency_sign(), tone=Tone.DANGER, tip=say("tip_arrears")
        )
    ]


def _unrest(session: Session) -> list[Item]:
    """Own provinces about to rise, the worst first."""
    view = session.view
    unrest = view.places.unrest
    hot = [p for p in queries.owned_by(view, session.seat) if int(unrest[p]) >= SEETHING]
    hot.sort(key=lambda p: (-int(unrest[p]), p))
    return [
        Item(say("alert_unrest", place=session.place_name(p)), ShowPlace(p), share(int(unrest[p])),
             tone=Tone.WARN) for p in hot[:MOST_PLACES]
    ]  # fmt: skip


def _idle(session: Session, command: Command) -> list[Item]:
    idle = idle_in_war(session, command)
    if not idle:
        return []
    return [Item(say("alert_idle"), NextIdle(), str(len(idle)), tone=Tone.WARN, tip=say("tip_idle"))]


def idle_in_war(session: Session, command: Command) -> list[Force]:
    """Land forces that could still march or fight in this month of war."""
    if not queries.is_at_war(session.view, session.seat):
        return []
    return [f for f in command.idle() if not queries.is_fleet(session.view, f) and not f.has_fought]


# --- wars and forces ----------------------------------------------------------------------------------


def _wars(session: Session) -> list[Item]:
    """The seat's wars first, then those of others."""
    view, me = session.view, session.seat
    found: list[Item] = []
    for war in view.wars.values():
        if not war.is_over and war.side_of(me):
            score = warscore.score_for(view, war, me)
            tone = Tone.OK if score > 500 else Tone.DANGER if score < -500 else Tone.WARN
            found.append(
                Item(war.name, ShowWar(war.id), with_sign(share(score)), tone=tone, tip=say("tip_war"))
            )
    for war in view.wars.values():
        if not war.is_over and not war.side_of(me):
            found.append(Item(war.name, ShowWar(war.id), say("note_theirs"), tip=say("tip_other_war")))
    return found


def _theatres(session: Session, command: Command, closed: frozenset[str]) -> list[Row]:
    """Forces by whose land they stand on, a line for all that stand together."""
    view = session.view
    theatres: dict[int, dict[tuple[int, int, bool], list[Force]]] = {}
    for force in view.forces_of(session.seat):
        if force.aboard < 0:
            owner = int(view.places.owner[view.map.place[force.hex] if force.hex >= 0 else force.zone])
            spot = (force.hex, force.zone, queries.is_fleet(view, force))
            theatres.setdefault(owner, {}).setdefault(spot, []).append(force)
    found: list[Row] = []
    for owner in sorted(theatres, key=lambda p: (p != session.seat, p < 0, p)):
        stacks = theatres[owner].values()
        men_there = sum(f.strength for stack in stacks for f in stack if not queries.is_fleet(view, f))
        name = f"theatre {owner}"
        lines = sorted((_stack(session, command, stack) for stack in stacks), key=lambda item: item.text)
        found += _group(name, _theatre(session, owner), lines, closed, men(men_there) if men_there else "")
    return found


def _theatre(session: Session, owner: int) -> str:
    if owner == session.seat:
        return say("at_home")
    return say("in_land", power=session.power_told(owner)) if owner >= 0 else say("at_sea")


def _stack(session: Session, command: Command, stack: list[Force]) -> Item:
    """All that stands on one spot."""
    view, idle = session.view, {f.id for f in command.idle()}
    ids = tuple(f.id for f in stack)
    first = stack[0]
    where = int(view.map.place[first.hex]) if first.hex >= 0 else first.zone
    place = session.place_name(where) if where >= 0 else ""
    strength = men(sum(f.strength for f in stack))
    afloat = say(f"count_{view.rules.view.afloat}", count=strength)
    note = afloat if queries.is_fleet(view, first) else strength
    brief = partial(_without_adjective, called(view.roster[session.seat].adjective))
    names = "\n".join(f"{brief(f.name)}  {men(f.strength)}" for f in stack)
    text = place if len(stack) == 1 else say("stack_at", place=place, count=len(stack))
    if len(stack) == 1:
        text = say("one_at", place=place, name=brief(first.name))
    may_act = bool(idle & set(ids)) and queries.is_at_war(view, session.seat)
    lit = bool(set(ids) & set(command.forces))
    return Item(text, TakeStack(ids), note, lit, tip=names, tone=Tone.WARN if may_act else Tone.TEXT)


def _without_adjective(adjective: str, name: str) -> str:
    """A force's name among those of one power."""
    return called(name).replace(f"{adjective} ", "")


def open_matters(session: Session, command: Command, *, leave_to_staff: bool = False) -> list[str]:
    """What the seat might have forgotten before it ends its turn, by name."""
    found = [_open_matter(session, ask) for ask in asks.asks(session.view)]
    is_led = leave_to_staff or session.view.phase is not Phase.OPERATIONS
    if not is_led and (idle := idle_in_war(session, command)):
        names = in_row(f.name for f in idle[:MOST_NAMED])
        more = say("and_more", count=len(idle) - MOST_NAMED) if len(idle) > MOST_NAMED else ""
        found.append(say("open_idle", names=names, more=more))
    return found


def _open_matter(session: Session, ask: Ask) -> str:
    """What asks, in a sentence."""
    view = session.view
    match ask:
        case Ask(Matter.QUESTION, str(event)):
            return say("open_question", title=_title(session, event))
        case Ask(Matter.OFFER, int(number)):
            return say("open_offer", power=session.power_name(view.proposals[number].proposer))
        case Ask(Matter.CALL, int(number)):
            war = view.wars[number]
            return say("alert_call", power=session.power_name(war.called[session.seat]), war=war.name)
        case Ask(Matter.PROMISE, int(number)):
            return say("open_promise", war=view.wars[number].name)
        case Ask(Matter.TABLE, int(number)):
            crisis = view.crises[number]
            if crisis.step is not CrisisStep.CONFERENCE:
                return say("open_table_answer", title=crisis.title)
            if sittings.is_awaited(view, crisis):
                return say("open_table_rest", title=crisis.title)
            is_vote = view.round == conference.FINAL
            return say("open_table_vote" if is_vote else "open_table", title=crisis.title)
        case Ask(Matter.BODY, int(number)):
            return say("open_body", body=view.bodies[number].name)
        case Ask(Matter.VOTE, int(number)):
            return say("alert_vote", body=view.bodies[number].name)
        case _:
            return say("alert_cabinet")
