"""A campaign at this desktop: whose seat is shown, what that seat has read, and how time goes on.

The session moves the campaign by `tick`, `finish_seat`, `play_for` and `undo`, changes it by `submit`, and
reads it through the View of the seat being shown. Of the world itself it asks only what everybody knows:
the date, names, who exists and who is at war.

The others act on a thread beside the window, so that it never freezes. While they do (`is_thinking`) nothing
here reads the world: screens stay as they are, and whatever somebody presses waits for the slice to end.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module

from game.ai.chores import Chore
from game.campaign import asks
from game.campaign.agenda.cards import Card
from game.campaign.books.chronicle import Entry
from game.campaign.books.logbook import Done
from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.campaign.price import Price
from game.campaign.seats import CampaignDesk
from game.rules.land.battle import BattleFought
from game.rules.land.siege import FortressStormed
from game.rules.money.economy import Account
from game.rules.orders import Order, Refusal
from game.rules.sea.seabattle import SeaBattleFought
from game.scenarios.texts.sentences import spoken
from game.ui.options import write_options
from game.ui.screens.base import Context
from game.ui.screens.play.desk import sheet, waking, watching
from game.ui.screens.play.desk.asked import Asked
from game.ui.screens.play.desk.cards import Cards
from game.ui.screens.play.desk.keeping import Keeper
from game.ui.screens.play.desk.pages import Pages
from game.ui.screens.play.desk.reckoning import Reckoning
from game.ui.screens.play.desk.shared.sharing import Sharing
from game.ui.text import costs, month, quarter, say, tell_of
from game.words import Phase
from game.world.records import Record
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import Proposal, War

MIDDLE = 4  # level of zoom at which a campaign opens: a country and its neighbours
FOUGHT = (BattleFought, SeaBattleFought, FortressStormed)  # what a report is told of


@dataclass
class Session(Sharing):
    """One campaign being played here. ``seat`` is the power whose eyes the screen lends, -1 for none."""

    context: Context
    campaign: Campaign
    seat: int = -1
    notice: str = ""
    marks: dict[int, int] = field(default_factory=dict)  # power -> chronicle read when its turn ended
    seen: int = 0  # chronicle entries that the atlas has shown
    by_staff: set[int] = field(default_factory=set)  # powers whose staff moves the army this quarter
    on_call: dict[int, waking.Until] = field(default_factory=dict)  # powers that let time go on, how far
    cards: Cards = field(default_factory=Cards)  # what lies before each seat this quarter
    returning: set[int] = field(default_factory=set)  # powers whose people sit down with the next quarter
    is_running: bool = True  # whether time goes on where nobody plays
    found: int = -1  # a place that was looked for by name, to be shown with its sheet
    report: Entry | None = None  # a fight of the last order, to be told when its picture has played
    _pace: watching.Pace = field(default_factory=watching.Pace)
    _shown_turn: int = -1  # that the eyes lent have seen
    _job: Future[None] | None = None  # the slice in which the others act now
    _asked: Asked | None = None  # what was dear, and is given when that is the next thing done
    _reckoning: Reckoning = field(default_factory=Reckoning)
    _presenter: Presenter | None = None

    def __post_init__(self) -> None:
        tell_of(self.campaign.world.facts.id, self.campaign.world.rules.view.currency)
        self._hands = ThreadPoolExecutor(1, thread_name_prefix="powers")
        self._hands.submit(import_module, "scipy.sparse.csgraph")  # else the first march waits for it
        self.atlas = sheet.of(self.campaign.world.map, self.context)
        self.atlas.camera.zoom(MIDDLE - self.atlas.camera.level)
        self.pages = Pages.of(self.campaign)
        self.keeper = Keeper(self.campaign, self.context.folder)
        self.marks = dict.fromkeys(self.humans, waking.fresh_from(self.campaign))

    @property
    def presenter(self) -> Presenter:
        """Tells what happens, in the language that is spoken."""
        kept, roster = self._presenter, self.campaign.world.roster
        if kept is None or (kept.language, kept.roster) != (spoken(), roster):
            kept = self._presenter = Presenter(self.campaign.world)
            self.__dict__.pop("date", None)
        return kept

    # --- looking --------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What the seat being shown sees now."""
        return self.campaign.view_of(self.seat)

    @property
    def name(self) -> str:
        """The id of the seat's power, as records spell it."""
        return self.view.roster[self.seat].id

    @property
    def is_asked(self) -> bool:
        """Whether the seat being shown may give orders now."""
        if self._job is not None or self.seat < 0:
            return False
        return self.campaign.active == self.seat and self.campaign.is_human(self.seat)

    @property
    def is_thinking(self) -> bool:
        """Whether the others act at this moment, on their own thread."""
        return self._job is not None

    @cached_property
    def date(self) -> str:
        """The quarter (and month, in war) of the moment. Cleared when time moves."""
        world = self.campaign.world
        if world.phase is Phase.OPERATIONS and queries.is_at_war(world, self.seat):
            return month(world.facts.calendar, world.turn, world.rules.movement.month(world.round))
        return quarter(world.facts.calendar, world.turn)

    def account(self) -> Account:
        """The seat's coming quarter as things stand."""
        return self._reckoning.account(self.campaign, self.seat)

    @property
    def is_asking(self) -> bool:
        """Whether an order was dear, and is only given when it is pressed once more."""
        return self._asked is not None and self._asked.deeds == self.context.deeds

    def offers(self) -> list[Proposal]:
        """Offers that wait for the seat's answer."""
        return asks.offers(self.view)

    def wars(self) -> list[War]:
        """The seat's wars."""
        return queries.wars_of(self.view, self.seat)

    def news(self, *, all_told: bool = False) -> list[Entry]:
        """What the seat has heard since its last turn ended; headlines unless all is wanted."""
        if self.seat < 0:
            return []
        fresh = self.campaign.chronicle.since(self.marks.get(self.seat, 0), self.name)
        return [e for e in fresh if all_told or e.record.is_news()]

    # --- orders ---------------------------------------------------------------------------------------

    def why_not(self, order: Order) -> str:
        """Why the seat may not give an order now, '' if it may."""
        if not self.is_asked:
            return say("not_asked")
        refusal = self.campaign.judge(order)
        return "" if refusal is None else self.presenter.refusal(refusal)

    def give(self, order: Order) -> Done:
        """Give an order: what the seat heard of it, and the answers. The notice tells it, or the refusal."""
        before = len(self.campaign.chronicle.entries)
        done = self.campaign.submit(order)
        if isinstance(done, Refusal):
            self.notice = self.presenter.refusal(done)
            return Done()
        own = self.campaign.chronicle.since(before, self.name)
        self.notice = " ".join(self.presenter.record(e.record) for e in own[:3])
        self.report = next((e for e in own if isinstance(e.record, FOUGHT)), None)
        heard = tuple(e.record for e in own)
        self.show(heard)
        return Done(heard, done.answers)

    def price(self, *orders: Order) -> Price:
        """What orders that may be given now would cost together."""
        return self._reckoning.price(self.campaign, self.seat, orders)

    def wish(self, *orders: Order) -> Done:
        """Give orders as a person does: what is dear is told first, and given when pressed once more."""
        asked = Asked(self.campaign.revision, orders, self.context.deeds)
        is_sure, self._asked = self._asked is not None and self._asked.is_meant_by(asked), None
        if not is_sure and not self.why_not(orders[0]) and (price := self.price(*orders)).is_dear:
            self._asked = asked
            self.notice = say("dear", price=costs(price.standing, price.money))
            self.context.ask_anew()
            return Done()
        done = [self.give(order) for order in orders]
        return Done(
            tuple(record for each in done for record in each.records),
            tuple(answer for each in done for answer in each.answers),
        )

    def undo(self) -> None:
        """Take the last order back, if that is still possible."""
        if self.campaign.undo():
            self.notice = say("undone")
            self.show([])
        else:
            self.notice = say("no_undo")

    def desk(self) -> CampaignDesk:
        """The seat's own desk, for the staff that carries out what it was told."""
        return self.campaign.desk_of(self.seat)

    # --- time -----------------------------------------------------------------------------------------

    def finish(self, *, leave_to_staff: bool = False) -> None:
        """The seat is done for now."""
        if not self.is_asked:
            return
        if leave_to_staff:
            self.by_staff.add(self.seat)
        read = len(self.campaign.chronicle.entries)
        self.notice = ""
        self.cards.woken_by.pop(self.seat, None)
        with self.keeper.rising(is_kept=self.context.options.autosave):
            if self.campaign.world.phase is Phase.OPERATIONS and self.seat in self.by_staff:
                self.campaign.play_for(self.seat)
            else:
                self.campaign.finish_seat(self.seat)
        told = len(self.campaign.chronicle.entries)  # less, where what was told of is sealed for now
        self.marks[self.seat], self.seen = min(read, told), min(self.seen, told)

    def think(self) -> int:
        """Let the others act; the power a person now has to decide for, or -1. Never waits."""
        if self._job is not None and not self._job.done():
            return -1
        self.rest()
        while not self.campaign.is_over:
            power = self.campaign.active
            if not self.campaign.is_human(power):
                self._job = self._hands.submit(self._others_act)
                return -1
            if not self._passes(power):
                return power
        return -1

    def _others_act(self) -> None:
        if waking.others_act(self.campaign):
            self.by_staff.clear()

    def rest(self) -> None:
        """Wait until the slice of the others is over; then the world may be looked at."""
        job, self._job = self._job, None
        if job is not None:
            job.result()

    def close(self) -> None:
        """End the work beside the window, in whatever state it is."""
        with ExitStack() as last:
            last.callback(self.atlas.close)
            last.callback(self.keeper.close)
            last.callback(self._hands.shutdown)
            self.rest()

    def _passes(self, power: int) -> bool:
        """Act for a seat that need not be asked: its staff marches, or it has nothing to decide."""
        self.let_pass()
        self._ministers_act(power)
        if power in self.by_staff and waking.staff_goes_on(self.campaign, power):
            return True
        if power in self.on_call:
            if (cause := self.what_wakes(power)) is None:
                self.by_staff.add(power)
                self.campaign.finish_seat(power)
                return True
            self.cards.woken_by[power] = cause
            del self.on_call[power]
            self.by_staff.discard(power)  # whoever is asked decides again, also where the army marches
        return False

    def _ministers_act(self, power: int) -> None:
        """Do what the standing instructions of a person who plays alone leave to the ministers."""
        chores = self.context.options.chores if len(self.humans) == 1 else ()
        world = self.campaign.world
        is_peace = world.phase is Phase.OPERATIONS and not queries.is_at_war(world, power)
        if Chore.GARRISONS in chores and is_peace:
            self.by_staff.add(power)
        if done := waking.ministers_act(self.campaign, power, chores):
            self.notice = say("ministers_acted", what=" ".join(map(self.presenter.record, done)))

    def what_wakes(self, power: int) -> Card | None:
        """For what a seat that let time go on has to be asked now."""
        until = self.on_call.get(power, waking.Until.IT_MATTERS)
        return waking.what_wakes(self.campaign, power, self.marks.get(power, 0), until)

    def take_seat(self, power: int) -> None:
        """Show the world through a power's eyes, with what happened since the screen last showed it."""
        same = self.seat == power
        self.report = None
        self.__dict__.pop("date", None)
        self.seat = power
        records = [e.record for e in self.campaign.chronicle.since(self.seen, self.name)] if same else []
        self.show(records)
        if not same:
            self.atlas.centre_on_place(self.view.powers[power].capital)
        if self.news():
            self.context.sounds.play("bell")
        self.campaign.yearbook.note(self.view)
        if power in self.humans:
            self.cards.lay(self.campaign, power, self.marks.get(power, 0))
        if self.context.options.autosave:
            self.keeper.autosave()

    def show(self, records: Sequence[Record]) -> None:
        """Renew the atlas after something moved, playing what moved."""
        self.seen = len(self.campaign.chronicle.entries)
        self.context.sounds.tell(records)
        self.atlas.show(self.view)
        self.atlas.steering.edge_pans = self.context.options.edge_pan
        speed = self.context.options.moving
        if speed and records:
            self.atlas.speed = float(speed)
            self.atlas.animate(records)

    def resize(self) -> None:
        """The window has another size, or letters another scale, or the colours are others."""
        if sheet.fits(self.atlas, self.context):
            return
        self.atlas = sheet.again(self.atlas, self.campaign.world.map, self.context)
        if self.seat >= 0:
            self.atlas.show(self.view)

    def watch(self) -> bool:
        """Go on where nobody plays, lending one power's eyes; whether the picture changed."""
        if self._job is not None and not self._job.done():
            return False
        self.rest()
        if back := watching.due_back(self.campaign, self.returning):  # before the eyes lent look up
            self._sit_again(back[0])
            return True
        if self.seat < 0 and watching.open_eyes(self.campaign):
            self._shown_turn = self.campaign.world.turn
            self.lend_eyes()
            return True
        if self.seat < 0 or self.campaign.world.turn == self._shown_turn:
            if self.is_running and self._pace.is_over(self.context.options.watch):
                self.think()
            return False
        self._shown_turn, read = self.campaign.world.turn, self.seen
        self._lend(self.seat)
        self.marks[self.seat] = max(0, self.seen - watching.WATCHED)
        self._pace.begin()
        if self.context.options.watch_stops:
            self._stop_at(self.campaign.chronicle.since(read, self.name))
        return True

    def _stop_at(self, entries: Sequence[Entry]) -> None:
        """Stop where somebody watches and something great has happened."""
        event = watching.great_event(entry.record for entry in entries)
        if event is not None:
            self.is_running, self.notice = False, self.presenter.record(event)

    def choose(self, action: watching.Watching) -> None:
        """How time goes on where nobody plays; speed and stops are kept for all campaigns."""
        options, self.notice = self.context.options, ""
        match action:
            case watching.Run():
                self.is_running = not self.is_running
                return
            case watching.WatchAt(speed):
                self.is_running = True
                options = replace(options, watch=speed)
            case watching.StopAtEvents():
                options = replace(options, watch_stops=not options.watch_stops)
        self.context.options = options
        write_options(options, self.context.folder)

    def lend_eyes(self) -> None:
        """Watch through the eyes of the next power that makes policy and has no locked seat."""
        if powers := watching.open_eyes(self.campaign):
            self._lend(next((p for p in powers if p > self.seat), powers[0]))

    def _lend(self, power: int) -> None:
        """Show what a power sees to whoever watches, and remember when that was."""
        watching.note(self.campaign, power)
        self.take_seat(power)

    # --- saving ---------------------------------------------------------------------------------------

    def save(self, name: str = "") -> None:
        """Save under a name, or under the date beside what is there; raises `BadName`."""
        self.rest()
        self.keeper.save(self.seat, name)
        self.notice = self.keeper.notice

    def heed(self) -> bool:
        """Tell what came of a save that has ended; whether there was one."""
        if has_ended := self.keeper.heed():
            self.notice, self.keeper.notice = self.keeper.notice or self.notice, ""
        return has_ended
