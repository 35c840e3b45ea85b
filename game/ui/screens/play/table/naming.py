"""The table in words: what a paper is called, what it says, why somebody would or would not sign it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.ai.advice.guess import Band, Guess
from game.ai.seat.desk import Reason
from game.politics.crises.papers.possible_settlements import neutral_one
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.terms import article_text
from game.ui.screens.play.table.reading import Paper
from game.ui.telling.decisions import Then, Voice, clause, tell
from game.ui.text import beginning, called, money, motive, say, word
from game.ui.widgets.rows import Tone
from game.words import CasusBelli, Position, Settlement, Term
from game.world import fixed
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import PeaceTerm

TONES: Final = {
    Band.SIGN: Tone.OK, Band.PROBABLY: Tone.OK, Band.DOUBTFUL: Tone.WARN, Band.PROBABLY_NOT: Tone.WARN,
    Band.REFUSE: Tone.DANGER, Band.NEVER: Tone.DANGER,
}  # fmt: skip
MOST_ODDS = 10  # so many against one are told by a word; more are "ten and more"
HALF = 5_000


def titles(session: Session, crisis: Crisis, drafts: Sequence[Draft]) -> list[str]:
    """What papers are called: no two of them the same."""
    found = [_title(session, crisis, draft) for draft in drafts]
    for number_, draft in enumerate(drafts):
        if found.count(found[number_]) > 1:
            told = [article_text(session, term) for term in draft.terms]
            found[number_] = say("table_title_more", title=found[number_], terms="; ".join(told))
    return found


def title(session: Session, crisis: Crisis, draft: Draft) -> str:
    """What one paper is called."""
    return _title(session, crisis, draft)


def _title(session: Session, crisis: Crisis, draft: Draft) -> str:
    """A draft by its object: who pays how much, which land goes to whom."""
    kind, name = draft.kind, session.power_name
    land = [t for t in draft.terms if t.term is Term.CESSION]
    first = draft.terms[0] if draft.terms else None
    if kind is Settlement.MANDATE:
        return say("table_title_mandate", power=name(draft.agent))
    if kind is Settlement.NEUTRALITY:
        return say("table_title_neutrality", power=name(neutral_one(session.view, crisis)))
    if kind in (Settlement.CESSION, Settlement.PART, Settlement.PARTITION, Settlement.PLEBISCITE) and land:
        place, more = session.place_name(land[0].place), len(land) - 1
        values = {"place": place, "taker": name(land[0].taker)}
        return say(f"table_titles_{kind}", **values) if more else say(f"table_title_{kind}", **values)
    if kind is Settlement.INDEMNITY and first is not None and first.term is Term.INDEMNITY:
        return say(
            "table_title_indemnity", giver=name(first.giver), amount=money(first.amount * first.quarters)
        )
    if kind in (Settlement.AUTONOMY, Settlement.INDEPENDENCE) and first is not None:
        return say(f"table_title_{kind}", taker=name(first.taker))
    if kind is Settlement.SATISFACTION:
        return say("table_title_satisfaction", power=name(crisis.defender))
    if kind is Settlement.ARTICLES and first is not None and first.giver >= 0:
        return say("table_title_articles", giver=name(first.giver))
    return word(f"settlement_{kind}")


#: Settlements that may give nothing, each with words of its own; any other that does leaves all as it is.
GIVE_NOTHING = (
    Settlement.STATUS_QUO, Settlement.WITHDRAWAL, Settlement.SATISFACTION, Settlement.NEUTRALITY,
    Settlement.MANDATE,
)  # fmt: skip


def articles(session: Session, crisis: Crisis, draft: Draft) -> list[str]:
    """A draft's articles, a sentence each."""
    lines = [article_text(session, term) for term in draft.terms]
    if draft.kind is Settlement.PLEBISCITE:
        lines = [_vote(session, term) for term in draft.terms]
    if draft.terms and all(term.term is Term.STATUS_QUO for term in draft.terms):
        lines = [say(f"quo_{draft.kind if draft.kind in GIVE_NOTHING else Settlement.STATUS_QUO}")]
    if draft.kind is Settlement.SATISFACTION or any(t.term is Term.NOTE for t in draft.terms):
        lines.append(_offence(session, crisis))
    if draft.agent >= 0:
        lines.append(say("acts_for_all", power=session.power_name(draft.agent)))
    if draft.bridge:
        lines.append(say("has_bridge"))
    return [beginning(line) for line in lines]


def _offence(session: Session, crisis: Crisis) -> str:
    """What is to be made good."""
    if crisis.casus is not CasusBelli.INCIDENT:
        return say("table_for_what", what=called(crisis.title))
    return say(
        "table_for_offence", challenger=session.power_told(crisis.challenger),
        defender=session.power_told(crisis.defender),
    )  # fmt: skip


def _vote(session: Session, term: PeaceTerm) -> str:
    """What a province is asked."""
    return say(
        "article_vote", place=session.place_name(term.place), giver=session.power_name(term.giver),
        taker=session.power_name(term.taker),
    )  # fmt: skip


def for_us(paper: Paper) -> tuple[str, Tone]:
    """Whether a paper is good for us, in a word."""
    return say(f"table_for_us_{paper.worth.band}"), TONES[paper.worth.band]


def told(session: Session, reasons: Sequence[Reason], voice: Voice, verdict: str = "") -> str:
    """What weighs with us or with another, in at most three sentences."""
    return tell(session, reasons, voice, verdict, Then.NOTHING).whole or say("table_indifferent")


def words_of(session: Session, found: Guess) -> tuple[str, str]:
    """How somebody would take a paper, with the reason that decides: as a clause, and as a word."""
    band, why = say(f"table_band_{found.band}"), found.decides
    if why is None:
        return band, band
    told = say("band_because", band=band, reason=clause(session, why, Voice.IT))
    return told, say("band_because", band=band, reason=motive(why.term))


def stand_word(stand: Position, *, expected: bool) -> str:
    """Where somebody stands, in a word or two."""
    return say(f"table_likely_{stand}") if expected else say(f"table_stands_{stand}")


def odds_in_words(preponderance: int) -> str:
    """A ratio as people say it: nearly four to one, one against three."""
    more = preponderance >= fixed.ONE
    ratio = preponderance if more else fixed.ratio(fixed.ONE, max(1, preponderance))
    whole, rest = divmod(ratio, fixed.ONE)
    near = rest > HALF
    count = whole + near
    if count == 1 and not near and rest < HALF // 2:
        return say("table_ratio_even")
    key = f"{'more' if more else 'less'}{'_nearly' if near and count < MOST_ODDS else ''}"
    return beginning(say(f"table_ratio_{key}", number=say(f"table_number_{min(count, MOST_ODDS)}")))
