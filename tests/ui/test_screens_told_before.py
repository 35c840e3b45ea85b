"""What a button does is told before it is pressed: envoys, men, words that bind, and whose affair it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.politics.crises import crises
from game.politics.statecraft.reassurance import Reassure, men_to_spare
from game.politics.war.outsiders.warnings_and_calls import Warn
from game.ui.screens.actions import ShowCrisis
from game.ui.screens.base import Push
from game.ui.screens.play.bodies.deeds import effect_of
from game.ui.screens.play.diplomacy.peace import PeaceScreen
from game.ui.text import men, say
from game.words import CasusBelli, Cause, Term
from game.world.state.treaties import PeaceTerm, Proposal, War
from tests.ui.screenkit import at_desk, power_of


@pytest.mark.slow
def test_what_a_button_does_is_told_before_it_is_pressed(tmp_path: Path) -> None:
    person = at_desk(tmp_path, "france")
    session, me, campaign = person.session, person.session.seat, person.session.campaign
    world, foe, ward = campaign.world, power_of(person, "prussia"), power_of(person, "austria")
    home = Reassure(me, power_of(person, "netherlands"))
    spared = str(men(men_to_spare(session.view, me, home.to)))
    assert spared in effect_of(session, home)
    assert "a year" in effect_of(session, home)
    assert "1818" in effect_of(session, Warn(me, foe, ward))

    regret = (PeaceTerm(Term.NOTE, foe, me),)
    campaign.record(crises.open_crisis(world, me, foe, CasusBelli.INCIDENT, regret, cause=Cause.RIVALRY))
    campaign.revision += 1
    crisis = crises.living(world)[-1]
    person.app.follow(person.world.on(ShowCrisis(crisis.id), None))
    person.frames(2)
    told = person.app.gui.strings()
    assert any("Nobody ordered this" in text and "officers of two old rivals" in text for text in told)
    assert any("Call a conference (2 envoys)" in text for text in told)
    assert any("would not call a conference" in text for text in told)
    assert "which nobody ordered" in session.presenter.record(campaign.chronicle.entries[-1].record)

    war = War(world.take_id(), "a war", world.turn - 1, [me], [foe], CasusBelli.CLAIM, (), me)
    world.wars[war.id] = war
    asked = (PeaceTerm(Term.INDEMNITY, me, foe, amount=50, quarters=12),)
    offer = Proposal(world.take_id(), world.turn, foe, me, None, war=war.id, terms=asked)
    world.proposals[offer.id] = offer
    campaign.revision += 1
    person.app.follow(Push(PeaceScreen(session, war.id, offer=offer)))
    person.frames(2)
    told = person.app.gui.strings()
    assert say("theirs_more") in " ".join(told)
    assert say("asks_more") not in " ".join(told)
