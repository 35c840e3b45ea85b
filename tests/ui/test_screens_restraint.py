"""A player agrees with another power on a third state: chosen, offered, answered, and broken again."""

from __future__ import annotations

import pytest

from game.politics.treaties.restraints import border_places
from game.politics.treaties.signing import sign
from game.politics.treaties.treaties import AnswerProposal, Breach, ProposeTreaty
from game.ui.screens.actions import Door, Give, Open, ShowPower
from game.ui.screens.play.diplomacy.answers import holds_or_limits
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen, OfferScreen, OpenRestraints
from game.ui.screens.play.diplomacy.restraint import ChooseState, RestraintScreen, ToggleProvince
from game.words import TreatyKind
from game.world.state import memories, queries
from game.world.state.treaties import Cap, Proposal, Treaty
from tests.ui.hands import Hand, Keyboard, Mouse
from tests.ui.screenkit import Person, power_of


def open_restraints(person: Person, hand: Hand, power: int) -> None:
    hand.do(Open(Door.POWERS))
    hand.do(ShowPower(power))
    hand.do(OpenRestraints())
    assert isinstance(person.screen, RestraintScreen)


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_a_self_denial_is_offered_about_a_state_one_picks(austria: Person, hand: type[Hand]) -> None:
    does, me = hand(austria), austria.session.seat
    russia, saxony = power_of(austria, "russia"), power_of(austria, "saxony")
    open_restraints(austria, does, russia)
    does.do(ChooseState(saxony))
    order = ProposeTreaty(me, russia, TreatyKind.SELF_DENIAL, saxony)
    does.do(Give(order))
    assert order in [entry.order for entry in austria.session.campaign.log]
    answers = [e.order for e in austria.session.campaign.log if isinstance(e.order, AnswerProposal)]
    assert answers
    assert isinstance(austria.screen, RestraintScreen)
    assert austria.screen.reasons


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_either_side_may_be_the_one_that_stands_back(austria: Person, hand: type[Hand]) -> None:
    does, me = hand(austria), austria.session.seat
    prussia, parma = power_of(austria, "prussia"), power_of(austria, "parma")
    open_restraints(austria, does, prussia)
    does.do(ChooseState(parma))
    order = ProposeTreaty(me, prussia, TreatyKind.SPHERE, parma, prussia)
    does.do(Give(order))
    assert order in [entry.order for entry in austria.session.campaign.log]


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_border_provinces_are_picked_for_an_empty_border(austria: Person, hand: type[Hand]) -> None:
    does, session = hand(austria), austria.session
    me, russia = session.seat, power_of(austria, "russia")
    one, other = border_places(session.view, me, russia)[:2]
    open_restraints(austria, does, russia)
    for place in (one, other, one):
        does.do(ToggleProvince(place))
    order = ProposeTreaty(me, russia, TreatyKind.DEMILITARISED_ZONE, places=(other,))
    does.do(Give(order))
    assert order in [entry.order for entry in session.campaign.log]


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_what_binds_is_shown_and_broken_on_the_sheet_of_the_power(austria: Person, hand: type[Hand]) -> None:
    does, session = hand(austria), austria.session
    me, prussia, parma = session.seat, power_of(austria, "prussia"), power_of(austria, "parma")
    world = session.campaign.world
    for treaty in list(queries.treaties_between(world, me, prussia)):
        del world.treaties[treaty.id]
    parties = tuple(sorted((me, prussia)))
    bond = Treaty(world.take_id(), TreatyKind.SPHERE, parties, 0, subject=me, about=parma)
    world.treaties[bond.id] = bond
    session.campaign.revision += 1
    does.do(Open(Door.POWERS))
    does.do(ShowPower(prussia))
    assert isinstance(austria.screen, DiplomacyScreen)
    does.do(Give(Breach(me, bond.id)))
    assert bond.id not in world.treaties
    assert memories.last_incident(world, me, prussia) is not None


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_an_offer_says_who_would_stand_back_from_what(austria: Person, hand: type[Hand]) -> None:
    session, me = austria.session, austria.session.seat
    world, prussia, parma = session.campaign.world, power_of(austria, "prussia"), power_of(austria, "parma")
    offer = Proposal(
        world.take_id(), world.turn, prussia, me, TreatyKind.SPHERE, subject=prussia, about=parma
    )
    world.proposals[offer.id] = offer
    session.campaign.revision += 1
    screen = OfferScreen(session, offer)
    austria.app.stack.append(screen)
    said = [row.text for row in screen.rows() if hasattr(row, "text")]
    assert any("Parma" in text and "Prussia" in text for text in said)
    austria.frames(2)
    hand(austria).do(Give(AnswerProposal(me, offer.id, True)))
    assert [t.about for t in world.treaties.values() if t.kind is TreatyKind.SPHERE] == [parma]


def test_what_a_treaty_says_of_land_and_arms_is_on_the_sheet(austria: Person) -> None:
    session, w = austria.session, austria.session.campaign.world
    me, prussia = (queries.power_of(w, name) for name in ("austria", "prussia"))
    silesia = next(p.index for p in w.map.places if p.id == "silesia")
    guard = sign(w, TreatyKind.GUARD, (me, prussia), subject=prussia, places=(silesia,))
    caps = (Cap(prussia, "cavalry_corps", 2),)
    limit = sign(w, TreatyKind.ARMS_LIMIT, (me, prussia), subject=prussia, amount=90_000, caps=caps)
    told = [holds_or_limits(session, w.treaties[t.treaty]) for t in (guard, limit)]
    assert told[0].startswith("Austria")
    assert session.place_name(silesia) in told[0]
    assert "90,000" in told[1]
    assert "Cavalry Corps 2" in told[1]
    assert holds_or_limits(session, next(t for t in w.treaties.values() if t.kind is TreatyKind.TRUCE)) == ""
