"""A player sends notes: an embargo, a warning, a gift in secret, and the answer to an ally's call."""

from __future__ import annotations

import pytest

from game.politics.statecraft.aid import Aid
from game.politics.statecraft.sanctions import LiftSanction, Sanction, embargo_on
from game.politics.war.outsiders.warnings_and_calls import AllyCalled, RefuseCall, Warn
from game.rules.orders import Order
from game.ui.screens.actions import Door, Give, Open, ShowPower
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen, OpenNotes
from game.ui.screens.play.diplomacy.warnings_and_calls import NotesScreen
from game.words import CasusBelli, TreatyKind
from game.world.state.treaties import NEVER, Treaty, War
from tests.ui.hands import Hand, Keyboard, Mouse
from tests.ui.screenkit import Person, power_of


def given(person: Person, kind: type[Order]) -> list[Order]:
    return [e.order for e in person.session.campaign.log if isinstance(e.order, kind)]


def open_notes(person: Person, hand: Hand, power: int) -> None:
    hand.do(Open(Door.POWERS))
    assert isinstance(person.screen, DiplomacyScreen)
    hand.do(ShowPower(power))
    hand.do(OpenNotes())
    assert isinstance(person.screen, NotesScreen)


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_ports_are_closed_and_opened_again(austria: Person, hand: type[Hand]) -> None:
    does, me, spain = hand(austria), austria.session.seat, power_of(austria, "spain")
    open_notes(austria, does, spain)
    does.do(Give(Sanction(me, spain, 2)))
    ban = embargo_on(austria.session.campaign.world, me, spain)
    assert ban is not None
    assert ban.degree == 2
    does.do(Give(LiftSanction(me, spain)))
    assert embargo_on(austria.session.campaign.world, me, spain) is None


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_a_warning_and_a_secret_gift(austria: Person, hand: type[Hand]) -> None:
    does, session = hand(austria), austria.session
    porte, me = power_of(austria, "ottoman_empire"), session.seat
    open_notes(austria, does, porte)
    assert isinstance(austria.screen, NotesScreen)
    ward = austria.screen._wards()[0]
    does.do(Give(Warn(me, porte, ward)))
    assert session.campaign.world.powers[me].dealings.warns(porte, ward, session.view.turn)
    amount = session.view.powers[me].treasury // 5
    does.do(Give(Aid(me, porte, amount, secret=True)))
    assert given(austria, Aid) == [Aid(me, porte, amount, secret=True)]


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_the_call_of_an_ally_waits_and_is_refused(austria: Person, hand: type[Hand]) -> None:
    session, me, prussia = austria.session, austria.session.seat, power_of(austria, "prussia")
    world = session.campaign.world
    bond = Treaty(world.take_id(), TreatyKind.DEFENSIVE_ALLIANCE, tuple(sorted((me, prussia))), 0, NEVER)
    world.treaties[bond.id] = bond
    spain = power_of(austria, "spain")
    fight = War(world.take_id(), "Saxon War", world.turn, [spain], [prussia], CasusBelli.CLAIM, (), -1)
    world.wars[fight.id] = fight
    fight.called[me] = prussia
    session.campaign.revision += 1
    assert session.what_wakes(me)
    austria.world.is_stale = True
    austria.frames(2)
    open_notes(austria, hand(austria), prussia)
    hand(austria).do(Give(RefuseCall(me, fight.id)))
    assert fight.refused == (me,)
    assert not fight.called
    assert not any(isinstance(e.record, AllyCalled) for e in session.campaign.chronicle.entries)
