"""Which screen an action on the atlas opens."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.rules.land.combat import Attack
from game.rules.land.siege import Storm
from game.rules.sea.transport import Land
from game.ui import keys
from game.ui.screens.actions import (
    AskWhy,
    Door,
    Foresee,
    Open,
    Place,
    RaiseAt,
    ShowBody,
    ShowCrisis,
    ShowOffer,
    ShowPower,
    ShowQuestion,
    ShowReport,
    ShowWar,
)
from game.ui.screens.base import Go, Push, Quit, Result
from game.ui.screens.play.atlas.battle import AttackScreen, LandingScreen, StormScreen
from game.ui.screens.play.atlas.find import FindScreen
from game.ui.screens.play.atlas.raising import RaiseScreen
from game.ui.screens.play.bodies.bodies import BodiesScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.diplomacy.counsel import CounselScreen
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen, OfferScreen
from game.ui.screens.play.diplomacy.goals import GoalsScreen
from game.ui.screens.play.diplomacy.peace import PeaceScreen, WarScreen
from game.ui.screens.play.home.budget import BudgetScreen
from game.ui.screens.play.home.home import HomeScreen
from game.ui.screens.play.menu import MENU_KEYS, QUIT_KEY, MenuScreen
from game.ui.screens.play.question import QuestionScreen
from game.ui.screens.play.records import why
from game.ui.screens.play.records.chronicle import ChronicleScreen
from game.ui.screens.play.records.graphs import GraphsScreen
from game.ui.screens.play.records.report import ReportScreen
from game.ui.screens.play.table.screen import TableScreen

#: Door -> what it opens for the seat.
DOORS: dict[Door, Callable[[Session], Result]] = {
    Door.BUDGET: lambda session: Push(BudgetScreen(session)),
    Door.HOME: lambda session: Push(HomeScreen(session)),
    Door.POWERS: lambda session: Push(DiplomacyScreen(session)),
    Door.BODIES: lambda session: Push(BodiesScreen(session)),
    Door.COUNSEL: lambda session: Push(CounselScreen(session)),
    Door.CHRONICLE: lambda session: Push(ChronicleScreen(session)),
    Door.GRAPHS: lambda session: Push(GraphsScreen(session)),
    Door.GOALS: lambda session: Push(GoalsScreen(session)),
    Door.FIND: lambda session: Push(FindScreen(session)),
    Door.MENU: lambda session: Push(MenuScreen(session)),
    Door.ENCYCLOPEDIA: lambda session: Go(Place.ENCYCLOPEDIA, session.campaign),
}

#: Keys of the menu that do the same on the atlas, and where they lead.
KEYS_OF_MENU: dict[str, Callable[[Session], Go | Quit]] = {
    MENU_KEYS[Place.LOAD]: lambda session: Go(Place.LOAD, session.campaign),
    MENU_KEYS[Place.ENCYCLOPEDIA]: lambda session: Go(Place.ENCYCLOPEDIA, session.campaign),
    QUIT_KEY: lambda session: Quit(),
}

Opening = (
    Open | ShowBody | ShowPower | ShowCrisis | ShowWar | ShowOffer | ShowQuestion | ShowReport | AskWhy
    | RaiseAt | Foresee
)  # fmt: skip


def way_of_menu(session: Session, event: pygame.Event) -> Result:
    """Where a key leads that is written in the menu; None for another."""
    return next((way(session) for key, way in KEYS_OF_MENU.items() if keys.is_pressed(key, event)), None)


def screen_for(session: Session, action: Opening) -> Result:
    """The screen that an action of the outliner, the bar or the atlas opens; None if it is gone meanwhile."""
    match action:
        case Open(door):
            return DOORS[door](session)
        case ShowBody(body):
            return Push(BodiesScreen(session, body))
        case ShowPower(power):
            return Push(DiplomacyScreen(session, power))
        case ShowCrisis(crisis):
            return Push(TableScreen(session, crisis))
        case ShowWar(war):
            ours = session.view.wars[war].side_of(session.seat)
            return Push(PeaceScreen(session, war) if ours else WarScreen(session, war))
        case ShowOffer(proposal):
            return _offer(session, proposal)
        case ShowQuestion(event):
            asked = any(q.event == event for q in session.view.questions)
            return Push(QuestionScreen(session, event)) if asked else None
        case ShowReport(entry):
            return Push(ReportScreen(session, entry))
        case AskWhy(entry):
            return why.why_screen(session, entry)
        case RaiseAt(place):
            return Push(RaiseScreen(session, place))
        case Foresee(order):
            match order:
                case Storm():
                    return Push(StormScreen(session, order))
                case Land():
                    return Push(LandingScreen(session, order))
                case Attack():
                    return Push(AttackScreen(session, order))


def _offer(session: Session, proposal: int) -> Result:
    """An offer that waits for an answer; None where it lapsed while the line about it still stood there."""
    offer = session.view.proposals.get(proposal)
    if offer is None:
        return None
    if offer.kind is not None:
        return Push(OfferScreen(session, offer))
    return Push(PeaceScreen(session, offer.war, offer=offer))
