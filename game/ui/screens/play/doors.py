"""Which screen an action on the atlas opens."""

from __future__ import annotations

from game.ui.screens.base import Go, Place, Push, Result
from game.ui.screens.play.atlas.battle import AttackScreen, StormScreen
from game.ui.screens.play.atlas.find import FindScreen
from game.ui.screens.play.atlas.raising import RaiseScreen
from game.ui.screens.play.bodies.bodies import BodiesScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.diplomacy.counsel import CounselScreen
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen, OfferScreen
from game.ui.screens.play.diplomacy.peace import PeaceScreen, WarScreen
from game.ui.screens.play.diplomacy.table import TableScreen
from game.ui.screens.play.home.budget import BudgetScreen
from game.ui.screens.play.home.home import HomeScreen
from game.ui.screens.play.menu import MenuScreen
from game.ui.screens.play.question import QuestionScreen
from game.ui.screens.play.records import why
from game.ui.screens.play.records.chronicle import ChronicleScreen
from game.ui.screens.play.records.graphs import GraphsScreen
from game.ui.screens.play.records.report import ReportScreen
from game.ui.widgets.rows import Action


def opened(session: Session, action: Action) -> Result:
    """The screen for an action of the outliner, the bar or the atlas; None if it opens nothing."""
    match action:
        case ("open", "budget"):
            return Push(BudgetScreen(session))
        case ("open", "bodies"):
            return Push(BodiesScreen(session))
        case ("body", body):
            return Push(BodiesScreen(session, body))
        case ("open", "powers"):
            return Push(DiplomacyScreen(session))
        case ("open", "chronicle"):
            return Push(ChronicleScreen(session))
        case ("open", "graphs"):
            return Push(GraphsScreen(session))
        case ("open", "counsel"):
            return Push(CounselScreen(session))
        case ("open", "home"):
            return Push(HomeScreen(session))
        case ("open", "find"):
            return Push(FindScreen(session))
        case ("report", entry):
            return Push(ReportScreen(session, entry))
        case ("why", entry):
            return why.opened(session, entry)
        case ("open", "menu"):
            return Push(MenuScreen(session))
        case ("open", "encyclopedia"):
            return Go(Place.ENCYCLOPEDIA, session.campaign)
        case ("power", power):
            return Push(DiplomacyScreen(session, power))
        case ("raise", place):
            return Push(RaiseScreen(session, place))
        case ("attack", order):
            return Push(AttackScreen(session, order))
        case ("storm", order):
            return Push(StormScreen(session, order))
        case ("question", event):
            asked = any(q.event == event for q in session.view.questions)
            return Push(QuestionScreen(session, event)) if asked else None
        case ("offer" | "peace_offer", proposal):
            offer = session.view.proposals.get(proposal)
            if offer is None:  # it lapsed while the line about it still stood there
                return None
            if offer.kind is not None:
                return Push(OfferScreen(session, offer))
            return Push(PeaceScreen(session, offer.war, offer=offer))
        case ("crisis", crisis):
            return Push(TableScreen(session, crisis))
        case ("war", war):
            ours = session.view.wars[war].side_of(session.seat)
            return Push(PeaceScreen(session, war) if ours else WarScreen(session, war))
    return None
