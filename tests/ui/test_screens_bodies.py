"""A player in the Concert of Europe calls a congress, votes, founds a body and pays, by keys or by mouse."""

from __future__ import annotations

import pytest

from game.politics.bodies.congress import CastVote
from game.politics.bodies.contributions import Contribute, Earmark
from game.ui.map.modes import MapMode
from game.ui.screens.actions import Door, Give, Open, ShowBody, ShowPower
from game.ui.screens.play.atlas.actions import Fold, SetMode
from game.ui.screens.play.atlas.frame import MODES
from game.ui.screens.play.bodies.bodies import BodiesScreen, PlanBody, PlanCongress
from game.ui.screens.play.bodies.congress import Call, ChooseQuestion, CongressScreen
from game.ui.screens.play.bodies.found import ChoosePreset, Found, FoundScreen, ToggleGuest
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen
from game.words import Agenda, Preset, Vote
from game.world.state.bodies import Institution, Motion
from tests.ui.hands import Hand, Keyboard, Mouse
from tests.ui.screenkit import Person


def bodies(person: Person) -> list[Institution]:
    return list(person.session.campaign.world.bodies.values())


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_a_congress_is_called(austria: Person, hand: type[Hand]) -> None:
    does = hand(austria)
    does.do(Open(Door.BODIES))
    assert isinstance(austria.screen, BodiesScreen)
    concert = bodies(austria)[0]
    does.do(ShowBody(concert.id))
    does.do(PlanCongress())
    assert isinstance(austria.screen, CongressScreen)
    does.do(ChooseQuestion(austria.screen._questions(concert)[-1]))
    does.do(Call())
    assert isinstance(austria.screen, BodiesScreen)
    assert concert.motion is not None
    assert concert.motion.votes == {austria.session.seat: Vote.FOR}
    assert austria.session.view.powers[austria.session.seat].envoys == 1


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_a_vote_waits_in_the_list_and_is_given(austria: Person, hand: type[Hand]) -> None:
    session, me = austria.session, austria.session.seat
    concert = bodies(austria)[0]
    others = [p for p in concert.members if p != me]
    concert.motion = Motion(Agenda.ARMAMENTS, others[0], 0, 1, others[1], votes={others[0]: Vote.FOR})
    session.campaign.revision += 1
    assert session.what_wakes(me)
    austria.world.is_stale = True
    austria.frames(2)
    does = hand(austria)
    does.do(ShowBody(concert.id))
    assert isinstance(austria.screen, BodiesScreen)
    does.do(Give(CastVote(me, concert.id, Vote.AGAINST)))
    assert concert.motion.votes[me] is Vote.AGAINST
    assert not session.what_wakes(me)


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_dues_are_paid_and_a_force_is_set_aside(austria: Person, hand: type[Hand]) -> None:
    session, me = austria.session, austria.session.seat
    confederation = bodies(austria)[1]
    owed = confederation.register.owed[me]
    does = hand(austria)
    does.do(Open(Door.BODIES))
    does.do(ShowBody(confederation.id))
    does.do(Give(Contribute(me, confederation.id, owed)))
    assert me not in confederation.register.owed
    order = does.orders(Earmark)[0]
    does.do(Give(order))
    assert confederation.register.earmarks[me] == session.view.forces[order.force].strength


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_a_body_is_founded(austria: Person, hand: type[Hand]) -> None:
    does = hand(austria)
    does.do(Open(Door.BODIES))
    does.do(PlanBody())
    assert isinstance(austria.screen, FoundScreen)
    does.do(ChoosePreset(Preset.UNION))
    assert austria.screen.named == "Union of Vienna"
    does.do(does.offered(ToggleGuest))
    before = len(bodies(austria))
    does.do(Found())
    assert isinstance(austria.screen, BodiesScreen)
    assert len(bodies(austria)) == before + 1


def test_a_powers_sheet_and_the_map_of_bodies_lead_there(austria: Person) -> None:
    does = Mouse(austria)
    does.do(Open(Door.POWERS))
    assert isinstance(austria.screen, DiplomacyScreen)
    does.do(ShowPower(next(p for p in bodies(austria)[0].members if p != austria.session.seat)))
    does.do(ShowBody(bodies(austria)[0].id))
    assert isinstance(austria.screen, BodiesScreen)
    austria.press("escape", "escape")
    does.do(Fold(MODES))
    does.do(SetMode(MapMode.BODIES))
    assert does.all_actions().count(Open(Door.BODIES)) == 1
