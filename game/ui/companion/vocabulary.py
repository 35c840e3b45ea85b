"""What the words of `tutorial.yaml` mean at the window: which screens and which presses they stand for."""

from __future__ import annotations

from typing import Final

from game.scenarios.tables.tutorial import Pressed, Seen
from game.ui.learning.signs import Glimpse
from game.ui.screens.actions import AskWhy, Back, ShowCrisis, ShowWar, Take
from game.ui.screens.base import Screen
from game.ui.screens.play.atlas.actions import Finish, TakeStack, Undo
from game.ui.screens.play.atlas.battle import AttackScreen, Begin
from game.ui.screens.play.diplomacy.counsel import CounselScreen
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen, OfferScreen
from game.ui.screens.play.diplomacy.goals import GoalsScreen
from game.ui.screens.play.diplomacy.peace import PeaceScreen, WarScreen
from game.ui.screens.play.home.budget import BudgetScreen
from game.ui.screens.play.home.home import HomeScreen
from game.ui.screens.play.question import QuestionScreen
from game.ui.screens.play.records.report import ReportScreen
from game.ui.screens.play.records.why import WhyScreen
from game.ui.screens.play.table.actions import AskWhyOf, LookAt, SealIt, ToggleBridge
from game.ui.screens.play.table.screen import TableScreen
from game.ui.widgets.rows import Action

SCREENS: Final[dict[Seen, type[Screen]]] = {
    Seen.ATTACK: AttackScreen, Seen.BUDGET: BudgetScreen, Seen.COUNSEL: CounselScreen,
    Seen.GOALS: GoalsScreen, Seen.HOME: HomeScreen, Seen.OFFER: OfferScreen, Seen.PEACE: PeaceScreen,
    Seen.POWERS: DiplomacyScreen, Seen.QUESTION: QuestionScreen, Seen.REPORT: ReportScreen,
    Seen.TABLE: TableScreen, Seen.WAR: WarScreen, Seen.WHY: WhyScreen,
}  # fmt: skip
PRESSES: Final[dict[Pressed, tuple[type[Action], ...]]] = {
    Pressed.ASK_WHY: (AskWhyOf, AskWhy), Pressed.BEGIN: (Begin,), Pressed.BRIDGE: (ToggleBridge,),
    Pressed.CLOSE: (Back,), Pressed.CRISIS: (ShowCrisis,), Pressed.DRAFT: (LookAt,),
    Pressed.FINISH: (Finish,), Pressed.FORCE: (Take, TakeStack), Pressed.UNDO: (Undo,),
    Pressed.SEAL: (SealIt,), Pressed.WAR: (ShowWar,),
}  # fmt: skip


def opened(screen: Screen) -> Glimpse | None:
    """What somebody sees when a screen comes on top; None for one that no lesson speaks of."""
    seen = _word_of(screen)
    return None if seen is None else Glimpse(opened=seen, hex=_target(screen))


def left(screen: Screen) -> Glimpse | None:
    """What somebody sees when a screen goes."""
    seen = _word_of(screen)
    return None if seen is None else Glimpse(left=seen, hex=_target(screen))


def pressed(action: Action) -> Glimpse | None:
    """What a press was, as lessons call it."""
    word = next((word for word, kinds in PRESSES.items() if isinstance(action, kinds)), None)
    return None if word is None else Glimpse(pressed=word)


def _word_of(screen: Screen) -> Seen | None:
    return next((seen for seen, kind in SCREENS.items() if type(screen) is kind), None)


def _target(screen: Screen) -> int:
    return screen.order.target if isinstance(screen, AttackScreen) else -1
