"""Ten quarters of each later era, played with a mouse: whatever asks is answered with a click."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pygame
import pytest

from game.politics.treaties.treaties import ProposeTreaty
from game.ui.screens.actions import Back, Door, Give, Open, ShowOffer, ShowPower, ShowQuestion
from game.ui.screens.play.atlas.actions import Finish
from game.ui.screens.play.home.budget import SetShare, VoteBudget
from game.ui.screens.play.world import WorldScreen
from game.ui.widgets.rows import Action
from game.words import Phase, TreatyKind
from tests.ui.hands import Mouse
from tests.ui.screenkit import Person, at_desk

QUARTERS = 10
SEATS = {"1919": "britain", "1995": "russia"}
MOST_CLICKS = 900
#: Where pictures of each quarter go, if anywhere.
PICTURES = os.environ.get("CONCERT_PICTURES", "")


def snap(person: Person, name: str) -> None:
    """Keep a picture for who wants to look."""
    if PICTURES:
        pygame.image.save(person.app.window, str(Path(PICTURES) / f"{name}.png"))


def first_answer(mouse: Mouse) -> Action | None:
    """The first answer that the screen on top offers and that can be given."""
    session = mouse.person.session
    given = [a for a in mouse.all_actions() if isinstance(a, Give)]
    return next((a for a in given if not session.why_not(a.order)), None)


def govern(mouse: Mouse) -> None:
    """A tax moved and voted, a treaty offered to who comes next, the bodies looked at."""
    person, session = mouse.person, mouse.person.session
    mouse.do(Open(Door.BUDGET))
    mouse.more(SetShare("tax"))
    mouse.do(VoteBudget())
    if not isinstance(person.screen, WorldScreen):
        mouse.back()
    makers = [p for p in session.view.facts.policy_makers if p != session.seat]
    other = makers[session.campaign.world.turn % len(makers)]
    offer = ProposeTreaty(session.seat, other, TreatyKind.TRADE)
    if not session.why_not(offer):
        mouse.do(Open(Door.POWERS))
        mouse.do(ShowPower(other))
        mouse.do(Give(offer))
        while not isinstance(person.screen, WorldScreen):
            mouse.back()
    mouse.do(Open(Door.BODIES))
    mouse.back()


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SEATS)
def test_ten_quarters_by_mouse(tmp_path: Path, scenario: str) -> None:
    person = at_desk(tmp_path, SEATS[scenario], scenario=scenario)
    mouse, session, asked, governed = Mouse(person), person.session, Counter[str](), -1
    for _ in range(MOST_CLICKS):
        world = session.campaign.world
        if world.turn >= QUARTERS:
            break
        person.frames(3)
        if not isinstance(person.screen, WorldScreen):
            asked[type(person.screen).__name__] += 1
            snap(person, f"{scenario}-{world.turn:02}-{type(person.screen).__name__}-{asked.total()}")
            mouse.do(first_answer(mouse) or Back())
        elif world.phase is Phase.POLITICS and governed < world.turn:
            governed = world.turn
            snap(person, f"{scenario}-{world.turn:02}")
            govern(mouse)
            for matter in [a for a in mouse.all_actions() if isinstance(a, ShowQuestion | ShowOffer)][:1]:
                mouse.do(matter)
        else:
            mouse.do(Finish(to_staff=True))
            person.frames(5)
            person.wait(lambda: session.is_asked or not isinstance(person.screen, WorldScreen))
    assert session.campaign.world.turn >= QUARTERS, asked
    assert asked.total() >= 3, "the age asks a great power something"
    person.close()
