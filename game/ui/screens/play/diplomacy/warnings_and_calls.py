"""Notes to one power: embargoes, warnings, calls to arms and what else is said short of treaty and war."""

from __future__ import annotations

from collections.abc import Sequence

from game.politics.crises.courtesies import Apologise, ExpelEnvoy, Influence
from game.politics.crises.crises import living
from game.politics.perception import threat
from game.politics.statecraft.aid import Aid
from game.politics.statecraft.inspections import Inspect, OpenToInspection
from game.politics.statecraft.reassurance import Reassure
from game.politics.statecraft.sanctions import LiftSanction, Sanction
from game.politics.war.outsiders.warnings_and_calls import CallAlly, RefuseCall, Warn, asks_for_help
from game.ui import keys
from game.ui.screens.play.bodies.deeds import effect_of
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.sheets import order_button
from game.ui.text import money, say, when
from game.ui.widgets.rows import Button, Buttons, Head, Pair, Row, Tone
from game.world.state import queries
from game.world.state.dealings import DEGREES

GIFT = 5  # part of the treasury that is offered as a gift
MOST_WARDS = 3  # powers one is offered to warn another off


class NotesScreen(PlayScreen):
    """What can be said and done to a power by notes, and what stands between the two already."""

    size = (640, 560)

    def __init__(self, session: Session, power: int) -> None:
        super().__init__(session)
        self.power = power

    def title(self) -> str:
        return say("notes_to", power=self.session.power_name(self.power))

    def rows(self) -> Sequence[Row]:
        envoys = self.session.view.powers[self.session.seat].envoys
        return [
            Pair(say("envoys"), str(envoys), tip=say("tip_envoys")),
            *self._standing(),
            Head(say("embargo"), "embargo"), Buttons(self._embargo()),
            Head(say("warning"), "warning"), Buttons(self._warnings()),
            Head(say("gestures"), "reassurance"), Buttons(self._gestures()),
            Head(say("money_and_courtesies"), "aid"), Buttons((*self._gifts(), *self._courtesies())),
            *self._calls(),
        ]  # fmt: skip

    def _standing(self) -> list[Row]:
        """Embargoes and warnings between the two that are in force."""
        view, me, found = self.session.view, self.session.seat, list[Row]()
        for one, other in ((me, self.power), (self.power, me)):
            dealings, name = view.powers[one].dealings, self.session.power_name(one)
            ban = dealings.embargoes.get(other)
            if ban is not None:
                found.append(Pair(say("embargo_of", power=name), str(ban.degree), Tone.WARN))
            if dealings.inspections.get(other, -1) >= view.turn or dealings.opened >= view.turn:
                key = "inspects" if other in dealings.inspections else "is_open"
                last = max(dealings.inspections.get(other, -1), dealings.opened)
                until = when(view.facts.calendar, last)
                found.append(Pair(say(key, power=name), say("until", date=until), Tone.OK))
            for note in dealings.warnings:
                if note.until >= view.turn and (note.to == other or note.about == other):
                    text = say("warning_of", power=name, other=self.session.power_name(note.to))
                    ward = self.session.power_name(note.about)
                    until = when(view.facts.calendar, note.until)
                    found.append(Pair(text, ward, tip=say("until", date=until)))
        return [Head(say("stands_between_us")), *found] if found else []

    def _embargo(self) -> tuple[Button, ...]:
        session, me = self.session, self.session.seat
        degrees = tuple(
            order_button(
                session, say(f"embargo_{degree}"), Sanction(me, self.power, degree), str(degree),
                say("tip_embargo"),
            )
            for degree in DEGREES
        )  # fmt: skip
        return (*degrees, order_button(session, say("lift_embargo"), LiftSanction(me, self.power), "l"))

    def _warnings(self) -> tuple[Button, ...]:
        """Warnings off those whom the power quarrels with, then off its neighbours."""
        session, me = self.session, self.session.seat
        return tuple(
            order_button(
                session, say("warn_off", power=session.power_name(ward)), Warn(me, self.power, ward),
                keys.nth("w", n), effect_of(session, Warn(me, self.power, ward)),
            )
            for n, ward in enumerate(self._wards())
        )  # fmt: skip

    def _wards(self) -> list[int]:
        view = self.session.view
        makers = view.facts.policy_makers
        wards = [c.defender for c in living(view) if c.challenger == self.power]
        near = sorted(threat.neighbours(view)[self.power], key=lambda p: (p not in makers, p))
        own = {*queries.whole_realm_of(view, self.session.seat), self.power}
        known = dict.fromkeys((*wards, *near, *makers))
        return [p for p in known if p not in own and view.powers[p].exists][:MOST_WARDS]

    def _gestures(self) -> tuple[Button, ...]:
        """Men sent home, gates opened, inspectors sent."""
        session, me = self.session, self.session.seat
        home = Reassure(me, self.power)
        return (
            order_button(session, say("reassure"), home, "r", effect_of(session, home)),
            order_button(session, say("inspect"), Inspect(me, self.power), "i", say("tip_inspect")),
            order_button(session, say("open_arms"), OpenToInspection(me), "o", say("tip_open_arms")),
        )  # fmt: skip

    def _gifts(self) -> tuple[Button, ...]:
        """A part of the treasury, openly or in secret."""
        session, me = self.session, self.session.seat
        amount = session.view.powers[me].treasury // GIFT
        openly, hidden = Aid(me, self.power, amount), Aid(me, self.power, amount, secret=True)
        sum_ = money(amount)
        return (
            order_button(session, say("give_openly", amount=sum_), openly, "a", say("tip_aid")),
            order_button(
                session, say("give_secretly", amount=sum_), hidden, "shift+a", say("tip_secret_aid")
            ),
        )

    def _courtesies(self) -> tuple[Button, ...]:
        """Passports, apologies, decorations."""
        session, me = self.session, self.session.seat
        return (
            order_button(session, say("expel_envoy"), ExpelEnvoy(me, self.power), "e", say("tip_expel")),
            order_button(session, say("apologise"), Apologise(me, self.power), "p", say("tip_apologise")),
            order_button(session, say("influence"), Influence(me, self.power), "f", say("tip_influence")),
        )

    def _calls(self) -> list[Row]:
        """Our wars to which it can be called, and its calls that wait for our answer."""
        session, view, me = self.session, self.session.view, self.session.seat
        own = [(w, CallAlly(me, w.id, self.power)) for w in queries.wars_of(view, me) if not w.is_over]
        buttons = [
            order_button(session, say("call_to", war=war.name), order, keys.nth("c", n),
                         say("tip_ask_help" if asks_for_help(view, war, order) else "tip_call"))
            for n, (war, order) in enumerate(own)
        ]  # fmt: skip
        calls = [w for w in view.wars.values() if w.called.get(me) == self.power]
        buttons += [
            order_button(session, say("refuse_call", war=war.name), RefuseCall(me, war.id), keys.nth("x", n),
                         say("tip_decline_help" if me in war.invited else "tip_refuse_call"))
            for n, war in enumerate(calls)
        ]  # fmt: skip
        return [Head(say("call_to_arms")), Buttons(tuple(buttons))] if buttons else []
