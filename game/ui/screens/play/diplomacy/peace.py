"""Peace talks: how the war stands term by term, what is asked and given, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ai.seat.desk import Reason
from game.politics import warscore
from game.politics.crises.crises import CallConference
from game.politics.war.ends import bargain, overruled, peace
from game.politics.war.ends.peace import AnswerPeace, OfferPeace
from game.politics.war.outsiders.joining import JoinWar
from game.ui.map.light import land_of
from game.ui.screens.actions import AskWhy, Give
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import LandScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import at_envoys, order_button
from game.ui.screens.play.desk.terms import article_text, demands
from game.ui.screens.play.diplomacy.answers import why_rows
from game.ui.screens.play.diplomacy.entering import SendSize, price_told, size_rows
from game.ui.screens.play.records.why import war_button, why_screen
from game.ui.telling.sizes import price_of
from game.ui.text import in_row, quarter, say, share, when, with_sign, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Item, Pair, Panel, Row, Text, Tone
from game.words import ExpeditionSize, Term
from game.world.state.treaties import PeaceTerm, Proposal, War

WHITE = PeaceTerm(Term.STATUS_QUO)


def sits_when(session: Session) -> str:
    """When a table over a war would sit, if it is called now."""
    view = session.view
    first = view.turn + view.rules.crises.journey_quarters
    return say("tip_call_sits", when=when(view.facts.calendar, first))


@dataclass(frozen=True, slots=True)
class ToggleTerm(Action):
    """Put a term on the table, or take it off."""

    term: PeaceTerm


@dataclass(frozen=True, slots=True)
class TalkTo(Action):
    """Talk to another enemy."""

    power: int


@dataclass(frozen=True, slots=True)
class TalkAlone(Action):
    """Talk for oneself alone, or for the whole side again."""


class PeaceScreen(LandScreen):
    """Terms both ways in one war; with ``offer`` the other side's terms lie on the table."""

    def __init__(self, session: Session, war: int, other: int = -1, offer: Proposal | None = None) -> None:
        self.war: War = session.view.wars[war]
        super().__init__(session, _land(session, self.war, offer.terms if offer else ()))
        foes = self.war.opponents_of(session.seat)
        struck = (offer.proposer, peace.struck_with(offer)) if offer else (other,)
        self.other = next((p for p in struck if p in foes), foes[0])
        self.offer = offer
        self.alone = False
        self.reasons: tuple[Reason, ...] = ()
        self.chosen: tuple[PeaceTerm, ...] = offer.terms if offer else ()

    @property
    def _leads(self) -> bool:
        """Whether the seat and the other speak for their whole sides."""
        leaders = self.war.attackers[0], self.war.defenders[0]
        return self.session.seat in leaders and self.other in leaders

    @property
    def _is_separate(self) -> bool:
        """Whether the peace would be for who offers it alone."""
        return self.offer.is_separate if self.offer else self.alone or not self._leads

    def _sides(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """For whom we talk, and for whom they do."""
        view, me, offer = self.session.view, self.session.seat, self.offer
        one, other = (offer.proposer, peace.struck_with(offer)) if offer else (me, self.other)
        first, second = bargain.parties_of(view, self.war, one, other, self._is_separate)
        return (second, first) if self.other == one else (first, second)

    def _wishes(self) -> tuple[tuple[PeaceTerm, ...], tuple[PeaceTerm, ...]]:
        """What can be asked and what can be given, with whatever lies on the table."""
        ours, theirs = self._sides()
        asked, given = self._possible(ours, theirs), self._possible(theirs, ours)
        extra = [t for t in self.chosen if t.term is not Term.STATUS_QUO and t not in (*asked, *given)]
        return (
            (*asked, *(t for t in extra if t.taker in ours)),
            (*given, *(t for t in extra if t.taker not in ours)),
        )

    def _possible(self, takers: tuple[int, ...], givers: tuple[int, ...]) -> tuple[PeaceTerm, ...]:
        """What takers could ask of givers in this war."""
        view = self.session.view
        return tuple(
            t for t in demands(self.session, takers, givers)
            if bargain.check_ground(view, self.war, t, takers) is None
        )  # fmt: skip

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.beside(1000, 640)
        third = (w - 12) // 3
        asked, given = self._wishes()
        return (
            Panel("asked", (x, y, third, h), self._terms(asked), say("they_give"), fits="down"),
            Panel("given", (x + third + 6, y, third, h), self._terms(given), say("we_give"), fits="down"),
            Panel(
                "standing", (x + 2 * third + 12, y, third, h), self._standing(), self.war.name, fits="down"
            ),
        )

    def _terms(self, terms: tuple[PeaceTerm, ...]) -> tuple[Row, ...]:
        view = self.session.view
        rows: list[Row] = [
            Item(
                text,
                ToggleTerm(t),
                price_of(price),
                t in self.chosen,
                tip=say("figure_of", what=text, figure=share(price)),
            )
            for t, text, price in (
                (t, article_text(self.session, t), warscore.term_price(view, t)) for t in terms
            )
        ]
        return tuple(rows) or (Text(say("nothing_there"), Tone.FAINT),)

    def _standing(self) -> tuple[Row, ...]:
        session, view, war = self.session, self.session.view, self.war
        side = war.side_of(session.seat)
        terms = tuple(
            (word(f"stands_{k}"), with_sign(share(v * side)))
            for k, v in warscore.standing(view, war).items()
            if v
        )
        score = warscore.score_for(view, war, session.seat)
        ours, _ = self._sides()
        price = warscore.price_for(view, self.chosen, ours)
        rows: list[Row] = [
            Pair(say("with"), session.power_name(self.other), colour=session.flag(self.other)),
            *self._on_the_table(),
            Pair(say("war_stands"), _stands(score), Tone.OK if score >= 0 else Tone.DANGER),
            *(Pair(name, figure, Tone.FAINT) for name, figure in terms),
            *self._weighed(price, score),
        ]
        ours, theirs = self._sides()
        if overruled.table_over(view, (*ours, *theirs), self.chosen) is not None:
            rows.append(Text(say("over_the_table"), Tone.DANGER))
        rows += self._others()
        rows += why_rows(self.session, self.reasons)
        call = CallConference(session.seat, war=war.id)
        if self.offer is None and not session.why_not(call):
            text = at_envoys(session, say("call_conference"), call)
            rows.append(Buttons((Button(text, Give(call), "o", tip=sits_when(session)),)))
        rows += self._signatures()
        rows.append(Buttons((*self._buttons(), *war_button(session, war.id), self.back())))
        return tuple(rows)

    def _weighed(self, price: int, score: int) -> tuple[Row, Row]:
        """What the terms are worth to us beside how the war stands, and who asks too much."""
        if self.offer and self.chosen == self.offer.terms:
            is_good, told = price >= score, "theirs_less" if price >= score else "theirs_more"
        else:
            is_good, told = price <= score, "fair" if price <= score else "asks_more"
        tone = Tone.OK if is_good else Tone.WARN
        return Pair(say("terms_ask"), with_sign(share(price)), tone), Text(say(told), Tone.FAINT)

    def _on_the_table(self) -> list[Row]:
        """The terms that are marked, in words, whole."""
        if self.offer is None and not self.chosen:
            return []
        said = [article_text(self.session, term) for term in self.chosen or (WHITE,)]
        return [
            Head(say("terms_on_the_table")),
            *(Text(f"•  {text}") for text in said),
            Head(say("how_war_goes")),
        ]

    def _signatures(self) -> list[Row]:
        """Whether this would be a separate peace, and whose hand it takes besides."""
        rows: list[Row] = []
        if not self._leads:
            rows.append(Text(say("separate"), Tone.FAINT))
        elif self.offer is None and len(self.war.camp_of(self.session.seat)) > 1:
            rows.append(Buttons((Button(say("for_us_alone"), TalkAlone(), "a", is_lit=self.alone),)))
        missing = bargain.must_sign(self.session.view, self.chosen, self.session.seat, self.other)
        if missing:
            names = in_row(self.session.power_name(p) for p in missing)
            told = "must_sign_theirs" if self.offer else "must_sign"
            rows.append(Text(say(told, powers=names), Tone.WARN))
        return rows

    def _others(self) -> list[Row]:
        """Other enemies one may talk to."""
        foes = self.war.opponents_of(self.session.seat)
        if self.offer or len(foes) < 2:
            return []
        return [Head(say("talk_to")), *(
            Item(self.session.power_name(p), TalkTo(p), is_lit=p == self.other, chooses=True) for p in foes
        )]  # fmt: skip

    def _buttons(self) -> tuple[Button, ...]:
        session, me = self.session, self.session.seat
        terms = self.chosen or (WHITE,)
        if self.offer is None:
            order = OfferPeace(me, self.war.id, self.other, terms, self._is_separate)
            refused = session.why_not(order)
            text = say("offer_terms") if self.chosen else say("offer_white")
            return (Button(text, Give(order), "return", not refused, not refused, refused),)
        accept = AnswerPeace(me, self.offer.id, True)
        refuse = AnswerPeace(me, self.offer.id, False)
        found = [self._answer("accept", accept, "y"), self._answer("refuse", refuse, "n")]
        if terms != self.offer.terms and not self.offer.signed:
            found = [self._answer("counter", AnswerPeace(me, self.offer.id, False, terms), "c"), found[1]]
        return tuple(found)

    def _answer(self, text: str, order: AnswerPeace, key: str) -> Button:
        refused = self.session.why_not(order)
        return Button(say(text), Give(order), key, not refused, tip=refused)

    def on(self, action: Action, value: Any) -> Result:
        session = self.session
        match action:
            case ToggleTerm(term):
                kept = [t for t in self.chosen if t.term is not Term.STATUS_QUO]
                same = [t for t in kept if (t.term, t.place, t.giver) == (term.term, term.place, term.giver)]
                kept = [t for t in kept if t not in same]
                self.chosen = tuple(kept) if term in same else (*kept, term)
                session.notice, self.reasons = "", ()
            case TalkTo(power):
                self.other, self.chosen, self.reasons = power, (), ()
            case TalkAlone():
                self.alone, self.chosen, self.reasons = not self.alone, (), ()
            case Give(OfferPeace() as order):
                self.reasons = session.wish(order).reasons_of(self.other)
                if self.war.is_over or self.war.side_of(session.seat) == 0:
                    return Pop()
            case Give(AnswerPeace() as order):
                session.wish(order)
                return None if session.is_asking else Pop()
            case AskWhy(entry):
                return why_screen(session, entry)
            case _:
                return super().on(action, value)
        return None


def _stands(score: int) -> str:
    """How a war stands, in a figure or in a word."""
    figure = share(score)
    return say("even") if figure == share(0) else with_sign(figure)


def _land(session: Session, war: War, terms: tuple[PeaceTerm, ...] = ()) -> tuple[int, ...]:
    """What a war is about, or the terms that lie before us."""
    parties = war.attackers[0], war.defenders[0]
    return land_of(session.view, terms or war.aims, parties)


class WarScreen(LandScreen):
    """A war of others: who fights, why, how it stands, and a title to enter it."""

    size = (560, 520)

    def __init__(self, session: Session, war: int) -> None:
        self.war = session.view.wars[war]
        self.sent = ExpeditionSize.ALL
        super().__init__(session, _land(session, self.war))

    def panels(self) -> Sequence[Panel]:
        rows = (*self.rows(), *self.foot())
        return (Panel("main", self.beside(*self.size), tuple(rows), self.title(), fits="down"),)

    def title(self) -> str:
        return self.war.name

    def rows(self) -> Sequence[Row]:
        session, view, war = self.session, self.session.view, self.war
        rows: list[Row] = [
            Pair(say("since"), quarter(view.facts.calendar, war.start)),
            Pair(say("reason"), word(f"casus_{war.casus}")),
            *(Text(article_text(session, aim), Tone.FAINT) for aim in war.aims),
            Pair(say("war_stands"), _stands(sum(warscore.standing(view, war).values()))),
        ]
        orders = [CallConference(session.seat, war=war.id), *(
            JoinWar(session.seat, war.id, side[0], self.sent) for side in (war.attackers, war.defenders)
        )]  # fmt: skip
        refusals = [session.why_not(order) for order in orders]
        if all(refusals):
            rows.append(Text(say("war_not_ours", why=refusals[-1]), Tone.WARN))
        order = CallConference(session.seat, war=war.id)
        text = at_envoys(session, say("call_conference"), order)
        call = order_button(session, text, order, tip=sits_when(session))
        rows.append(Buttons((call, *war_button(session, war.id))))
        rows += size_rows(session, war, self.sent)
        sides = (("1", say("attackers"), war.attackers), ("2", say("defenders"), war.defenders))
        for key, title, side in sides:
            rows.append(Head(title))
            says = "send_anew" if session.seat in side else "join_side"
            for power in side:
                join = order_button(session, say(says, power=session.power_name(power)),
                                    JoinWar(session.seat, war.id, power, self.sent), key,
                                    tip=price_told(session, war, power))  # fmt: skip
                rows.append(Pair(session.power_name(power), "", colour=session.flag(power)))
                if power == side[0]:
                    rows.append(Buttons((join,)))
        return rows

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case SendSize(size):
                self.sent = size
                return None
            case AskWhy(entry):
                return why_screen(self.session, entry)
        return super().on(action, value)
