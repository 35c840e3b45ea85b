"""Diplomacy: the powers, what binds them, and what can be proposed, ended, claimed or declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.ai.seat.desk import Reason
from game.politics.bodies.institutions import bodies_of
from game.politics.envoys import envoy_cost
from game.politics.sandbox import SetLogic, has_logic
from game.politics.treaties.claims import RenounceClaim
from game.politics.treaties.restraints import RESTRAINING
from game.politics.treaties.treaties import (
    HIDDEN,
    PROPOSABLE,
    AnswerProposal,
    Breach,
    Denounce,
    ProposeTreaty,
)
from game.politics.war.outsiders.joining import JoinWar
from game.ui import keys
from game.ui.screens.actions import AskWhy, Give, ShowBody, ShowCrisis, ShowOnMap, ShowPower
from game.ui.screens.base import Push, Result
from game.ui.screens.play.bodies.bodies import BodiesScreen
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.foretold import foretold_item
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import choice_button, order_button, power_rows
from game.ui.screens.play.diplomacy.answers import (
    KeepSecret,
    holds_or_limits,
    restraint_name,
    secret_button,
    why_rows,
)
from game.ui.screens.play.diplomacy.courts import acts_rows, soundings_rows, wanted_rows
from game.ui.screens.play.diplomacy.declare import DeclareScreen
from game.ui.screens.play.diplomacy.peace import PeaceScreen
from game.ui.screens.play.diplomacy.restraint import RestraintScreen
from game.ui.screens.play.diplomacy.warnings_and_calls import NotesScreen
from game.ui.screens.play.records.why import why_screen
from game.ui.screens.play.seats.envelope import WriteNote, WriteScreen
from game.ui.screens.play.table.screen import TableScreen
from game.ui.telling.sizes import strength_beside
from game.ui.text import called, in_row, say, when, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Item, Pair, Panel, Row, Text, Tone
from game.words import Logic, TreatyKind
from game.world.state import queries
from game.world.state.treaties import NEVER, Proposal, Treaty

#: Treaties that protect or bind one of their parties.
ABOUT_ONE: Final = (TreatyKind.GUARANTEE, TreatyKind.NEUTRALITY, TreatyKind.INDEMNITY, TreatyKind.EXCLUSION)


@dataclass(frozen=True, slots=True)
class OpenRestraints(Action):
    """Look at treaties of restraint with the power."""


@dataclass(frozen=True, slots=True)
class OpenNotes(Action):
    """Look at notes to the power."""


@dataclass(frozen=True, slots=True)
class Watch(Action):
    """Let whatever is told of the power stop time, or no longer."""


@dataclass(frozen=True, slots=True)
class PrepareWar(Action):
    """Lay out a war on the power."""


@dataclass(frozen=True, slots=True)
class TalkPeace(Action):
    """Talk peace with the power in a war."""

    war: int


class DiplomacyScreen(PlayScreen):
    """All powers on the left, the one looked at in the middle, dealings with it on the right."""

    def __init__(self, session: Session, power: int = -1) -> None:
        super().__init__(session)
        greats = [p for p in session.view.facts.policy_makers if p != session.seat]
        self.power = power if power >= 0 and power != session.seat else greats[0]
        self.reasons: tuple[Reason, ...] = ()
        self.in_secret = False
        self.focus_first = ShowPower(self.power)

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(1180, 640)
        a, b = self.context.px(290), self.context.px(350)
        return (
            Panel("powers", (x, y, a, h), self._powers(), say("powers")),
            Panel(
                "power", (x + a + 6, y, b, h), self._about(), self.session.power_name(self.power), fits="down"
            ),
            Panel(
                "dealings",
                (x + a + b + 12, y, w - a - b - 12, h),
                self._dealings(),
                say("dealings"),
                fits="down",
            ),
        )

    def _powers(self) -> tuple[Row, ...]:
        view, me = self.session.view, self.session.seat
        makers = [p for p in view.facts.policy_makers if view.powers[p].exists and p != me]
        lesser = [p for p in queries.existing(view) if p not in makers and p != me]
        return (
            Head(say("policy_makers")), *(self._line(p) for p in makers),
            Head(say("other_powers")), *(self._line(p) for p in lesser),
        )  # fmt: skip

    def _line(self, power: int) -> Item:
        view, me = self.session.view, self.session.seat
        if queries.at_war(view, me, power):
            note, tone = say("note_war"), Tone.DANGER
        elif power in queries.allies_of(view, me):
            note, tone = say("note_ally"), Tone.OK
        elif power in queries.realm_of(view, me):
            note, tone = say("note_realm"), Tone.OK
        else:
            note, tone = strength_beside(view.armies[power], view.armies[me]), Tone.FAINT
        facts = view.roster[power]
        return Item(
            facts.name,
            ShowPower(power),
            note,
            power == self.power,
            swatch=self.session.flag(power),
            tone=tone,
            chooses=True,
        )

    def _about(self) -> tuple[Row, ...]:
        view, session = self.session.view, self.session
        rows = [*wanted_rows(session, self.power), *acts_rows(session, self.power)]
        rows += [Head(say("how_it_stands")), *power_rows(session, self.power), *self._logic()]
        bonds = queries.treaties_of(view, self.power)
        if bonds:
            rows.append(Head(say("bonds"), "treaties"))
            for kind in dict.fromkeys(t.kind for t in bonds):
                rows.append(self._bond([t for t in bonds if t.kind is kind]))
        rows += self._bodies()
        rows += self._claims()
        is_on = self.power in session.campaign.notebook(session.seat).watched
        watch = Button(say("watch_them"), Watch(), "v", is_lit=is_on, tip=say("tip_watch_them"))
        rows.append(Buttons((Button(say("show_on_map"), ShowOnMap(), "m"), watch)))
        return tuple(rows)

    def _bond(self, bonds: Sequence[Treaty]) -> Pair:
        """Treaties of one kind with everybody they bind; until when is in the tip."""
        view = self.session.view
        others = dict.fromkeys(p for t in bonds for p in t.parties if p != self.power)
        names = in_row(view.roster[p].name for p in others)
        tips = (in_row(filter(None, self._terms(t))) for t in bonds)
        return Pair(word(bonds[0].kind), names, tip="\n".join(tips), about=f"treaty_{bonds[0].kind}")

    def _terms(self, treaty: Treaty) -> tuple[str, ...]:
        """With whom, until when, and what it says of land and arms."""
        return f"{self._with(treaty)}: {self._lasts(treaty)}", holds_or_limits(self.session, treaty)

    def _with(self, treaty: Treaty) -> str:
        """With whom a treaty is; of a restraint, what it says."""
        if treaty.kind in RESTRAINING:
            return restraint_name(self.session, treaty)
        return in_row(self.session.power_name(p) for p in treaty.parties if p != self.power)

    def _lasts(self, treaty: Treaty) -> str:
        calendar = self.session.view.facts.calendar
        last = min(treaty.until, treaty.leaving.get(self.power, treaty.until))
        return say("open_ended") if last >= NEVER else say("until", date=when(calendar, last))

    def _bodies(self) -> list[Row]:
        """The bodies it sits in, each with the way to its sheet."""
        found: list[Row] = [
            Item(body.name, ShowBody(body.id), say(f"rung_{body.members[self.power].word}"))
            for body in bodies_of(self.session.view, self.power)
        ]
        return [Head(say("its_bodies")), *found] if found else []

    def _claims(self) -> list[Row]:
        view, me = self.session.view, self.session.seat
        theirs = [c for c in view.claims if c.power == self.power]
        rows: list[Row] = [Head(say("their_claims"))] if theirs else []
        for claim in theirs:
            owner = int(view.places.owner[claim.place])
            rows.append(Pair(self.session.place_name(claim.place), self.session.power_name(owner),
                             Tone.DANGER if owner == me else Tone.TEXT))  # fmt: skip
        mine = [c for c in view.claims if c.power == me and int(view.places.owner[c.place]) == self.power]
        if mine:
            rows.append(Head(say("our_claims")))
        for n, claim in enumerate(mine):
            order, key = RenounceClaim(me, claim.place), keys.nth("r", n)
            text = say("renounce_place", place=self.session.place_name(claim.place))
            rows.append(Buttons((order_button(self.session, text, order, key),)))
        return rows

    def _logic(self) -> list[Row]:
        """In a sandbox campaign: by which logic it decides, with the others to choose."""
        session, view = self.session, self.session.view
        if not view.settings.sandbox or not has_logic(view, self.power):
            return []
        head, now = Head(say("sandbox_logic")), queries.logic_of(view, self.power)
        if session.campaign.is_human(self.power):
            return [head, Text(say("sandbox_person"), Tone.FAINT)]
        choices = tuple(
            choice_button(
                session, say(f"setting_logic_{logic}"), SetLogic(session.seat, self.power, logic),
                f"shift+{nth}", say(f"setting_logic_note_{logic}"), logic is now,
            )
            for nth, logic in enumerate(Logic, 1)
        )  # fmt: skip
        return [head, Buttons(choices)]

    def _dealings(self) -> tuple[Row, ...]:
        session, view, me = self.session, self.session.view, self.session.seat
        rows: list[Row] = [
            Pair(say("envoys"), str(view.powers[me].envoys), tip=say("tip_envoys"), about="envoys")
        ]
        if self.power in session.humans:
            note = Button(say("private_note"), WriteNote(self.power), tip=say("tip_private_note"))
            rows.append(Buttons((note,)))
        rows.append(Head(say("propose"), "answers"))
        offers = [
            ProposeTreaty(me, self.power, kind, secret=self.in_secret and kind in HIDDEN)
            for kind in PROPOSABLE
        ]
        rows += [
            foretold_item(session, self._offered(o), o, str(n), say(f"tip_treaty_{o.treaty}"))
            for n, o in enumerate(offers, 1)
        ]
        rows.append(Buttons((
            Button(say("restraints"), OpenRestraints(), "t", tip=say("tip_restraints")),
            secret_button(is_on=self.in_secret),
        )))  # fmt: skip
        rows += soundings_rows(session, self.power)
        rows += why_rows(self.session, self.reasons)
        shared = queries.treaties_between(view, me, self.power)
        if shared:
            rows.append(Head(say("our_treaties")))
        for n, treaty in enumerate(shared):
            end, tear = Denounce(me, treaty.id), Breach(me, treaty.id)
            tip = say("tip_breach_restraint" if treaty.kind in RESTRAINING else "tip_breach")
            rows.append(Pair(word(treaty.kind), self._lasts(treaty), about=f"treaty_{treaty.kind}"))
            rows += [Text(told, Tone.FAINT) for told in self._says(treaty)]
            rows.append(Buttons((
                order_button(session, say("denounce"), end, keys.nth("d", n), say("tip_denounce")),
                order_button(session, say("breach"), tear, keys.nth("b", n), tip),
            )))  # fmt: skip
        rows += self._war()
        notes = Button(say("notes"), OpenNotes(), "n", tip=say("tip_notes"))
        rows.append(Buttons((notes, self.back())))
        return tuple(rows)

    @staticmethod
    def _offered(offer: ProposeTreaty) -> str:
        """What an offer is called, and whether nobody else would know of it."""
        return say("treaty_in_secret", treaty=word(offer.treaty)) if offer.secret else word(offer.treaty)

    def _says(self, treaty: Treaty) -> list[str]:
        """Whom or what a treaty is about, in a line or two."""
        session = self.session
        said = restraint_name(session, treaty) if treaty.kind in RESTRAINING else ""
        whom = session.power_name(treaty.subject) if treaty.kind in ABOUT_ONE else ""
        name = in_row(filter(None, (called(treaty.name), whom)))
        kept = say("kept_secret") if treaty.secret else ""
        return [told for told in (name, said, holds_or_limits(session, treaty), kept) if told]

    def _war(self) -> list[Row]:
        """War with this power, or beside it."""
        session, view, me = self.session, self.session.view, self.session.seat
        rows: list[Row] = [Head(say("war_and_peace"), "casus")]
        war = queries.war_between(view, me, self.power)
        if war is not None:
            return [*rows, Buttons((Button(say("peace_talks"), TalkPeace(war.id), "w"),))]
        cost = envoy_cost(view, "declare_war")
        tip = say("costs_envoys", count=cost)
        rows.append(Buttons((Button(say("declare_war"), PrepareWar(), "w", tip=tip),)))
        for n, fought in enumerate(queries.wars_of(view, self.power)):
            order, key = JoinWar(me, fought.id, self.power), keys.nth("j", n)
            text = say("join_beside", power=session.power_name(self.power), war=fought.name)
            rows.append(Buttons((order_button(session, text, order, key),)))
        return rows

    def on(self, action: Action, value: Any) -> Result:
        session = self.session
        match action:
            case ShowPower(power):
                self.power, self.reasons, session.notice = power, (), ""
                self.in_secret = False
            case KeepSecret():
                self.in_secret, self.reasons = not self.in_secret, ()
            case Give(ProposeTreaty() as order):
                self.reasons = session.wish(order).reasons_of(order.to)
            case Watch():
                book = session.campaign.notebook(session.seat)
                book.watch(self.power, is_on=self.power not in book.watched)
            case WriteNote(power):
                return Push(WriteScreen(session, power))
            case AskWhy(entry):
                return why_screen(session, entry)
            case ShowCrisis(crisis):
                return Push(TableScreen(session, crisis))
            case ShowOnMap():
                session.atlas.centre_on_place(session.view.powers[self.power].capital)
            case PrepareWar():
                return Push(DeclareScreen(session, self.power))
            case OpenRestraints():
                return Push(RestraintScreen(session, self.power))
            case OpenNotes():
                return Push(NotesScreen(session, self.power))
            case ShowBody(body):
                return Push(BodiesScreen(session, body))
            case TalkPeace(war):
                return Push(PeaceScreen(session, war, self.power))
            case _:
                return super().on(action, value)
        return None


class OfferScreen(PlayScreen):
    """A treaty laid before the seat."""

    closes_on_order = True
    size = (520, 420)

    def __init__(self, session: Session, offer: Proposal) -> None:
        super().__init__(session)
        self.offer = offer

    def title(self) -> str:
        return say("offer_title", power=self.session.power_name(self.offer.proposer))

    def rows(self) -> Sequence[Row]:
        session, offer = self.session, self.offer
        assert offer.kind is not None
        answers = tuple(
            order_button(session, text, AnswerProposal(session.seat, offer.id, yes), key)
            for text, yes, key in ((say("accept"), True, "y"), (say("refuse"), False, "n"))
        )  # fmt: skip
        about = power_rows(session, offer.proposer)
        return [
            Text(
                say("offers_treaty", power=session.power_name(offer.proposer), what=word(offer.kind)),
                Tone.TITLE,
            ),
            Text(say(f"tip_treaty_{offer.kind}")),
            *([Text(restraint_name(session, offer), Tone.WARN)] if offer.kind in RESTRAINING else []),
            *([Text(say("offered_in_secret"), Tone.WARN)] if offer.secret else []),
            *about[:8],
            Buttons(answers),
        ]
