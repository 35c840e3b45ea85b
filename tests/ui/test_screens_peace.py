"""Talks of peace at a desk: for oneself alone, and as one whose hand a bargain waits for."""

from __future__ import annotations

from pathlib import Path

from game.politics.war.ends.peace import OfferPeace
from game.ui.screens.actions import Give, ShowWar
from game.ui.screens.play.diplomacy.peace import PeaceScreen
from game.ui.text import say
from game.words import CasusBelli, Term
from game.world.state.treaties import PeaceTerm, Proposal, War
from tests.ui.screenkit import at_desk, power_of


def test_a_leader_may_talk_for_itself_alone_and_a_member_is_asked_for_its_hand(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "austria")
    session, me, world = person.session, person.session.seat, person.session.campaign.world
    friend, foe = power_of(person, "bavaria"), power_of(person, "ottoman_empire")
    fight = War(world.take_id(), "a war", 0, [me, friend], [foe], CasusBelli.CLAIM, (), me)
    world.wars[fight.id] = fight
    person.app.follow(person.world.on(ShowWar(fight.id), None))
    assert isinstance(person.screen, PeaceScreen)
    quo = (PeaceTerm(Term.STATUS_QUO),)
    for alone in (False, True):
        (button,) = person.screen._buttons()
        assert button.action == Give(OfferPeace(me, fight.id, foe, quo, alone))
        person.press("a")
    assert not person.screen.alone
    disarmed = (PeaceTerm(Term.DISARMAMENT, friend, foe, amount=0),)
    person.screen.chosen = disarmed
    person.screen.is_stale = True
    person.frames(2)
    assert any("waits for the signature of" in text for text in person.app.gui.strings())
    fight.attackers = [friend, me]  # now bavaria leads, and has signed what binds austria
    struck = Proposal(
        world.take_id(), world.turn, foe, me, None, war=fight.id, terms=disarmed, signed=(friend,)
    )
    screen = PeaceScreen(session, fight.id, offer=struck)
    assert screen.other == foe
    assert [b.text for b in screen._buttons()] == [say("accept"), say("refuse")]
