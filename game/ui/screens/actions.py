"""What a press means: the actions that several screens share. A screen's own stand at its top.

Rows carry actions, and a screen's `on` matches their classes. So an action that is misspelt is a type error,
and who handles one is found by its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.campaign.books.chronicle import Entry
from game.rules.land.combat import Attack
from game.rules.land.siege import Storm
from game.rules.orders import Order
from game.rules.sea.transport import Land
from game.ui.widgets.rows import Action


class Place(StrEnum):
    """Where a screen can send to without knowing what is there; `game.ui.places` opens them."""

    TITLE = "title"
    NEW_CAMPAIGN = "new_campaign"
    LEARN = "learn"
    LOAD = "load"
    OPTIONS = "options"
    ENCYCLOPEDIA = "encyclopedia"
    CREDITS = "credits"
    CAMPAIGN = "campaign"


class Door(StrEnum):
    """A screen over the atlas that needs nothing but the seat; `game.ui.screens.play.doors` opens them."""

    BUDGET = "budget"
    HOME = "home"
    POWERS = "powers"
    BODIES = "bodies"
    COUNSEL = "counsel"
    CHRONICLE = "chronicle"
    GRAPHS = "graphs"
    GOALS = "goals"
    FIND = "find"
    MENU = "menu"
    ENCYCLOPEDIA = "encyclopedia"


# --- the way about ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Back(Action):
    """Back to the screen below."""


@dataclass(frozen=True, slots=True)
class GoTo(Action):
    """To a place of the desktop."""

    place: Place


@dataclass(frozen=True, slots=True)
class QuitGame(Action):
    """Close the window."""


@dataclass(frozen=True, slots=True)
class Stay(Action):
    """Nothing: what is pressed holds already."""


# --- orders -------------------------------------------------------------------------------------------


class Carrying(Action):
    """An action that carries orders; what they cost is written on its button."""

    __slots__ = ()

    def carried(self) -> tuple[Order, ...]:
        """The orders it gives or prepares."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Give(Carrying):
    """Give an order."""

    order: Order

    def carried(self) -> tuple[Order, ...]:
        return (self.order,)


@dataclass(frozen=True, slots=True)
class GiveAll(Carrying):
    """Give several orders at once."""

    orders: tuple[Order, ...]

    def carried(self) -> tuple[Order, ...]:
        return self.orders


@dataclass(frozen=True, slots=True)
class Foresee(Carrying):
    """Look at the forecast of an attack, a landing or a storm before the word to begin."""

    order: Attack | Land | Storm

    def carried(self) -> tuple[Order, ...]:
        return (self.order,)


# --- screens over the atlas ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Open(Action):
    """Open one of the screens that need nothing but the seat."""

    door: Door


@dataclass(frozen=True, slots=True)
class ShowBody(Action):
    """Look at a body."""

    body: int


@dataclass(frozen=True, slots=True)
class ShowPower(Action):
    """Look at a power, and at one's dealings with it."""

    power: int


@dataclass(frozen=True, slots=True)
class ShowCrisis(Action):
    """Sit down at the table of a crisis."""

    crisis: int


@dataclass(frozen=True, slots=True)
class ShowWar(Action):
    """Look at a war: one's own over talks of peace."""

    war: int


@dataclass(frozen=True, slots=True)
class ShowOffer(Action):
    """Look at an offer of a treaty or of peace that waits for an answer."""

    proposal: int


@dataclass(frozen=True, slots=True)
class ShowQuestion(Action):
    """Read an event's question."""

    event: str


@dataclass(frozen=True, slots=True)
class ShowReport(Action):
    """Read the report of a fight."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class AskWhy(Action):
    """Ask for the reasons behind what an entry of the chronicle tells."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class RaiseAt(Action):
    """Choose which force to raise in a province."""

    place: int


# --- the atlas and what is in hand --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowPlace(Action):
    """Look at a place on the atlas."""

    place: int


@dataclass(frozen=True, slots=True)
class ShowOnMap(Action):
    """Go to where on the atlas the thing is that the screen tells of."""


@dataclass(frozen=True, slots=True)
class Take(Action):
    """Take a force in hand."""

    force: int


@dataclass(frozen=True, slots=True)
class Point(Action):
    """Point at a hex with the keyboard, to send there what is in hand."""


@dataclass(frozen=True, slots=True)
class SendHome(Action):
    """Disband forces."""

    forces: tuple[int, ...]
