"""Rows about a body: who is in it, how it holds and why, its parameters, the question before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.ai.advice.counsel import STAGE, Adviser
from game.ai.bodies import assembly
from game.ai.seat.desk import Reason
from game.ai.seat.situation import Situation
from game.campaign.books.chronicle import Entry
from game.politics.bodies import congress, contributions, institutions
from game.politics.bodies.congress import CallCongress, CastVote, CongressEnded
from game.politics.bodies.institutions import CohesionMoved
from game.politics.perception.doctrine import creed_at
from game.ui.screens.play.desk.session import Session
from game.ui.telling.decisions import Voice, tell
from game.ui.telling.sizes import degree_of
from game.ui.text import in_row, men, money, motive, number, quarter, say, share, with_sign, word
from game.ui.theme import Palette
from game.ui.widgets.rows import Bar, Head, Pair, Row, Text, Tone
from game.words import Agenda, Clause, Rung, Vote
from game.world.state.bodies import Institution, Motion

TOLD = 6  # last movements of cohesion, and last congresses, that are told
LADDER = (Rung.COUNCIL, Rung.MEMBER, Rung.PARTNER, Rung.OBSERVER)
TONES = {Vote.FOR: Tone.OK, Vote.AGAINST: Tone.DANGER, Vote.ABSTAIN: Tone.FAINT}


def cohesion_rows(session: Session, body: Institution, palette: Palette) -> list[Row]:
    """How far the members act as the body says, what it tends to, and what moved it last."""
    view = session.view
    acting, trust = institutions.participation(view, body), institutions.mean_trust(view, body)
    rows: list[Row] = [
        Bar(
            say("cohesion"), body.cohesion, share(body.cohesion), palette.ok, say("tip_cohesion"), "cohesion"
        ),
        Pair(say("by_the_rules"), share(acting), tip=say("tip_by_the_rules")),
        Pair(say("mean_trust"), share(trust), tip=say("tip_mean_trust"), about="trust"),
    ]
    if body.served or body.failed:
        rows.append(Pair(say("cases"), say("cases_count", served=body.served, failed=body.failed)))
    for entry in _told_of(session, body, CohesionMoved):
        record = entry.record
        assert isinstance(record, CohesionMoved)
        tone = Tone.OK if record.change > 0 else Tone.DANGER
        text = f"{quarter(view.facts.calendar, entry.turn)}: {word(f'cause_{record.cause}')}"
        rows.append(Pair(text, with_sign(share(record.change)), tone))
    return rows


def past_rows(session: Session, body: Institution) -> list[Row]:
    """The last congresses of a body, as the chronicle tells them."""
    calendar = session.view.facts.calendar
    rows: list[Row] = [
        Text(
            say("of_whom", power=quarter(calendar, entry.turn), text=session.presenter.record(entry.record)),
            Tone.FAINT,
            pixels=15,
        )
        for entry in _told_of(session, body, CongressEnded)
    ]
    return [Head(say("past_congresses")), *rows] if rows else []


def _told_of(
    session: Session, body: Institution, kind: type[CohesionMoved] | type[CongressEnded]
) -> list[Entry]:
    """The last lines of one kind about a body, oldest first; the yearly reckoning of conduct is left out."""
    found: list[Entry] = []
    for entry in reversed(session.campaign.chronicle.entries):
        record = entry.record
        if isinstance(record, kind) and record.body == body.name and record.readable_by(session.name):
            if not (isinstance(record, CohesionMoved) and record.cause == "conduct"):
                found.append(entry)
            if len(found) == TOLD:
                break
    return found[::-1]


def member_rows(session: Session, body: Institution) -> list[Row]:
    """Members by rung, with what they owe and have set aside; those without a policy in a line."""
    view = session.view
    makers = set(view.facts.policy_makers)
    rows: list[Row] = []
    for rung in LADDER:
        there = [p for p, held in body.members.items() if held is rung]
        if not there:
            continue
        rows.append(Head(say(f"rung_{rung.word}")))
        rows += [_member(session, body, p) for p in there if p in makers]
        lesser = [view.roster[p].name for p in there if p not in makers]
        if lesser:
            rows.append(Text(in_row(lesser), Tone.FAINT, pixels=15))
    return rows


def _member(session: Session, body: Institution, power: int) -> Pair:
    register = body.register
    notes: list[str] = []
    if power in register.owed:
        notes.append(say("owes", amount=money(register.owed[power])))
    if power in register.earmarks:
        notes.append(say("stands_ready", men=men(register.earmarks[power])))
    if power in register.pledged:
        notes.append(say("vote_open"))
    facts = session.view.roster[power]
    return Pair(facts.name, in_row(notes), Tone.WARN if power in register.pledged else Tone.TEXT,
                colour=session.flag(facts.index))  # fmt: skip


def parameter_rows(body: Institution) -> list[Row]:
    """The fourteen parameters, each with what it means."""
    return [
        Pair(
            word(f"clause_{c}"),
            degree_of(value),
            tip=say("figure_of", what=say(f"tip_clause_{c}").rstrip("."), figure=share(value)),
        )
        for c, value in ((c, congress.parameter(body, c)) for c in Clause)
    ]


def book_rows(session: Session, body: Institution) -> list[Row]:
    """Money, applicants, and whom the body stands guard against."""
    view, register = session.view, body.register
    rows: list[Row] = []
    if contributions.share_asked(body.parameters) >= view.rules.congress.least_asked or register.chest:
        rows.append(
            Pair(
                say("body_chest"),
                money(register.chest) if register.chest else say("empty"),
                tip=say("tip_body_chest"),
            )
        )
    for power in register.applied:
        rows.append(Pair(say("asks_to_come_in"), session.power_name(power), Tone.WARN))
    for power in register.marked:
        guard = contributions.guard(view, body, power)
        if guard:
            rows.append(Pair(say("on_guard"), session.power_name(power), Tone.DANGER, say("tip_on_guard")))
    return rows


def question(session: Session, motion: Motion, body: Institution) -> str:
    """A question in words."""
    subject = session.power_told(motion.subject) if motion.subject >= 0 else ""
    if motion.item is Agenda.REFORM:
        assert motion.clause is not None
        clause = word(f"clause_{motion.clause}")
        return say("question_reform", clause=clause, change=with_sign(share(motion.change)))
    return say(f"question_{motion.item}", power=subject, body=body.name)


Terms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why somebody votes as he does: in sentences, and the terms they are made of."""

    told: str = ""
    terms: Terms = ()


def grounds(session: Session, reasons: Sequence[Reason], voice: Voice = Voice.IT) -> Grounds:
    """Why somebody votes as he does, by his reasons."""
    told = tell(session, reasons, voice)
    return Grounds(told.whole, tuple((motive(r.term), number(r.weight)) for r in reasons if r.weight))


def vote_rows(session: Session, votes: dict[int, Vote], why: Mapping[int, Grounds]) -> list[Row]:
    """Who is for and who against, and why where that is known."""
    roster = session.view.roster
    return [
        Pair(roster[power].name, word(f"vote_{vote}"), TONES[vote], colour=session.flag(power),
             tip=why.get(power, Grounds()).told, terms=why.get(power, Grounds()).terms)
        for power, vote in sorted(votes.items())
    ]  # fmt: skip


def reasons_given(session: Session, body: Institution, motion: Motion) -> dict[int, Grounds]:
    """Why the others voted as they did on the question before a body, and why it was called."""
    found: dict[int, Grounds] = {}
    for entry in reversed(session.campaign.log):
        if entry.turn < motion.opened:
            break
        if isinstance(entry.order, CastVote | CallCongress) and entry.order.body == body.id:
            found.setdefault(entry.order.power, grounds(session, entry.reasons))
    return found


def decision_rows(session: Session, body: Institution, votes: dict[int, Vote], motion: Motion) -> list[Row]:
    """What comes of such votes by the rule of the body."""
    view = session.view
    standing = Motion(motion.item, motion.caller, 0, 0, motion.subject, motion.clause, motion.change, votes)
    decision = congress.reckon(view, body, standing)
    tip = say("tip_needed", needed=share(decision.needed))
    tone = Tone.OK if decision.is_carried else Tone.DANGER
    rows: list[Row] = [Pair(say("as_it_stands"), word(f"result_{decision.result}"), tone, tip)]
    if decision.blockers:
        names = in_row(session.power_name(p) for p in decision.blockers)
        rows.append(Pair(say("stopped_by"), names, Tone.DANGER))
    return rows


def adviser_rows(session: Session, body: Institution, motion: Motion) -> list[Row]:
    """What the Realist and the Institutionalist think of a question, with their terms."""
    view = session.view
    rows: list[Row] = []
    for adviser in Adviser:
        here = Situation(view, creed_at(view, STAGE[adviser]))
        reasons = assembly.weigh(assembly.judge_of(view, here), body, motion)
        vote = assembly.vote_for(view, reasons)
        why, tone = grounds(session, reasons, Voice.WE), TONES[vote]
        rows.append(Pair(say(f"adviser_{adviser}"), word(f"vote_{vote}"), tone, why.told, why.terms))
        rows.append(Text(why.told, Tone.FAINT, pixels=15))
    return rows
