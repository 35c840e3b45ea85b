"""An evening of Austria from the title to the last "quit", for any hand to play."""

from __future__ import annotations

from collections.abc import Callable

from game.politics.treaties.treaties import ProposeTreaty
from game.politics.war.ends.peace import OfferPeace
from game.politics.war.outbreak.war import DeclareWar
from game.rules.land.combat import Attack
from game.rules.land.movement import Move
from game.rules.land.zoc import board_of
from game.rules.money.budget import SetBudget
from game.rules.money.raising import Raise
from game.rules.orders import Order
from game.ui.screens.actions import Door, Give, GoTo, Open, Place, QuitGame, RaiseAt, ShowPower, ShowWar
from game.ui.screens.choices import BeginCampaign
from game.ui.screens.load import LoadScreen, TakeUp
from game.ui.screens.new_campaign import ChoosePower, NewCampaignScreen, OpenLaboratory
from game.ui.screens.options import OptionsScreen, SetOption
from game.ui.screens.play.atlas.actions import Finish
from game.ui.screens.play.atlas.battle import AttackScreen, Begin
from game.ui.screens.play.atlas.raising import RaiseScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.diplomacy.declare import Declare, DeclareScreen
from game.ui.screens.play.diplomacy.diplomacy import DiplomacyScreen, PrepareWar
from game.ui.screens.play.diplomacy.peace import PeaceScreen
from game.ui.screens.play.home.budget import BudgetScreen, SetShare, VoteBudget
from game.ui.screens.play.menu import MenuScreen, Save
from game.ui.screens.play.records.chronicle import FILTERS, ChronicleScreen, Filter
from game.ui.screens.play.records.graphs import SUBJECTS, ChooseSubject, GraphsScreen
from game.ui.screens.play.records.report import ReportScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen
from game.words import Phase, TreatyKind
from game.world.state import queries
from tests.ui.hands import Hand

FOE = "ottoman_empire"
MOST_MONTHS = 30


class Evening:
    """The script. ``pause`` is called whenever the game has to come to rest."""

    def __init__(self, hand: Hand, pause: Callable[[], None] = lambda: None) -> None:
        self.hand, self.person, self.pause = hand, hand.person, pause

    @property
    def _session(self) -> Session:
        return self.person.session

    def _given(self, kind: type[Order]) -> bool:
        """Whether an order of a kind stands in the campaign's log for this seat."""
        session = self._session
        return any(isinstance(e.order, kind) and e.order.power == session.seat for e in session.campaign.log)

    def rest(self) -> None:
        """Wait until the seat is asked."""
        self.person.wait(lambda: self._session.is_asked)
        if isinstance(self.person.screen, ReportScreen):
            self.hand.back()
        self.pause()

    # --- before play ----------------------------------------------------------------------------------

    def begin(self, type_seed: Callable[[], None]) -> None:
        """From the title: options and back, then a campaign as Austria."""
        hand, person = self.hand, self.person
        assert isinstance(person.screen, TitleScreen)
        hand.do(GoTo(Place.OPTIONS))
        assert isinstance(person.screen, OptionsScreen)
        hand.do(SetOption("palette", "colour_blind"))
        assert person.app.context.options.palette == "colour_blind"
        hand.do(SetOption("palette", "period"))
        hand.back()
        hand.do(GoTo(Place.NEW_CAMPAIGN))
        assert isinstance(person.screen, NewCampaignScreen)
        austria = queries.power_of(person.screen.choices.world, "austria")
        hand.do(ChoosePower(austria))
        hand.do(OpenLaboratory())
        type_seed()
        hand.back()
        hand.do(BeginCampaign())
        person.wait(lambda: isinstance(person.screen, WorldScreen) and self._session.is_asked)
        assert self._session.seat == austria
        self.pause()

    # --- politics -------------------------------------------------------------------------------------

    def govern(self) -> None:
        """A budget, a force raised, a treaty offered."""
        hand, person, session = self.hand, self.person, self._session
        hand.do(Open(Door.BUDGET))
        assert isinstance(person.screen, BudgetScreen)
        hand.more(SetShare("tax"))
        hand.do(VoteBudget())
        assert self._given(SetBudget)
        hand.do(Open(Door.POWERS))
        assert isinstance(person.screen, DiplomacyScreen)
        other = next(
            p for p in session.view.facts.policy_makers
            if p != session.seat and not session.why_not(ProposeTreaty(session.seat, p, TreatyKind.TRADE))
        )  # fmt: skip
        hand.do(ShowPower(other))
        hand.do(Give(ProposeTreaty(session.seat, other, TreatyKind.TRADE)))
        assert self._given(ProposeTreaty)
        hand.back()
        self.pause()

    def raise_force(self, place: int) -> None:
        """Recruit the first kind of force that can be had, where a province is looked at."""
        self.hand.do(RaiseAt(place))
        assert isinstance(self.person.screen, RaiseScreen)
        order = next(o for o in self.hand.orders(Raise) if not self._session.why_not(o))
        self.hand.do(Give(order))
        assert self._given(Raise)
        self.pause()

    def declare(self) -> None:
        """War on the Porte."""
        hand, person, session = self.hand, self.person, self._session
        foe = queries.power_of(session.campaign.world, FOE)
        hand.do(Open(Door.POWERS))
        hand.do(ShowPower(foe))
        hand.do(PrepareWar())
        assert isinstance(person.screen, DeclareScreen)
        hand.do(Declare())
        assert self._given(DeclareWar)
        assert queries.at_war(session.view, session.seat, foe)
        hand.back()
        self.pause()

    # --- war ------------------------------------------------------------------------------------------

    def end(self, *, staff: bool) -> None:
        """End this part of the turn in spite of whatever is open."""
        session = self._session
        before = session.campaign.revision
        for _ in range(2):
            unmoved = session.is_asked and session.campaign.revision == before
            if unmoved and isinstance(self.person.screen, WorldScreen):
                self.hand.do(Finish(staff))
        self.rest()

    def to_operations(self) -> None:
        """Go on to the part of the quarter in which armies move."""
        while self._session.view.phase is not Phase.OPERATIONS:
            self.end(staff=False)

    def march(self) -> None:
        """Move a force by a hex, where there is somewhere to go."""
        session, command = self._session, self.person.world.command
        for force in command.idle():
            if force.hex < 0 or queries.is_fleet(session.view, force):
                continue
            self.hand.take(force.id)
            near = set(board_of(session.view).near[force.hex])
            goals = [h for h in command.reach() if h in near and session.atlas.force_at(self._at(h)) < 0]
            if goals:
                self.hand.send(goals[0])
                assert self._given(Move)
                assert session.view.forces[force.id].hex == goals[0]
                self.pause()
                return
        raise AssertionError("nothing can march")

    def _at(self, hex_id: int) -> tuple[int, int]:
        position: tuple[int, int] = self._session.atlas.camera.of_hex(hex_id)
        return position

    def fight(self) -> None:
        """Wait for an enemy next door; look at the forecast; attack."""
        for _ in range(MOST_MONTHS):
            if self._session.view.phase is Phase.OPERATIONS and (prey := self._prey()):
                self.hand.take(prey[0])
                self.hand.send(prey[1])
                assert isinstance(self.person.screen, AttackScreen)
                texts = self.person.app.gui.strings()
                assert "Chance to win" in texts
                self.pause()
                self.hand.do(Begin())
                assert self._given(Attack)
                self.person.frames(3)
                if isinstance(self.person.screen, ReportScreen):
                    self.hand.back()
                self.pause()
                return
            self.end(staff=self._session.view.phase is Phase.OPERATIONS)
        raise AssertionError("the enemy never came near")

    def _prey(self) -> tuple[int, int] | None:
        session = self._session
        for force in self.person.world.command.idle():
            for near in board_of(session.view).near[force.hex] if force.hex >= 0 else ():
                if not session.why_not(Attack(session.seat, (force.id,), near)):
                    return force.id, near
        return None

    def talk_peace(self) -> None:
        """Offer the other side peace as things stand."""
        war = self._session.wars()[0]
        self.hand.do(ShowWar(war.id))
        assert isinstance(self.person.screen, PeaceScreen)
        self.hand.do(Give(self.hand.orders(OfferPeace)[0]))
        assert self._given(OfferPeace)
        if isinstance(self.person.screen, PeaceScreen):
            assert "Why they answered so" in self.person.app.gui.strings()
            self.hand.back()
        self.pause()

    # --- books and the way out ------------------------------------------------------------------------

    def read(self) -> None:
        """The chronicle by each filter, the graphs by each subject."""
        hand, person = self.hand, self.person
        hand.do(Open(Door.CHRONICLE))
        assert isinstance(person.screen, ChronicleScreen)
        for name in FILTERS:
            hand.do(Filter(name))
        hand.back()
        hand.do(Open(Door.GRAPHS))
        assert isinstance(person.screen, GraphsScreen)
        for subject in SUBJECTS:
            hand.do(ChooseSubject(subject))
            assert person.screen.subject == subject
        hand.back()
        self.pause()

    def save_and_load(self) -> None:
        """Save from the menu, load what was saved; the world is the same."""
        hand, person = self.hand, self.person
        state = self._session.campaign.world.state_hash()
        hand.do(Open(Door.MENU))
        assert isinstance(person.screen, MenuScreen)
        hand.do(Save())
        assert self._session.notice.startswith("Saved")
        hand.do(GoTo(Place.LOAD))
        assert isinstance(person.screen, LoadScreen)
        hand.do(TakeUp())
        person.wait(lambda: isinstance(person.screen, WorldScreen) and self._session.is_asked)
        assert self._session.campaign.world.state_hash() == state
        self.pause()

    def leave(self) -> None:
        """Quit from the menu."""
        self.hand.do(Open(Door.MENU))
        self.hand.do(QuitGame())
        assert self.person.app.is_done
