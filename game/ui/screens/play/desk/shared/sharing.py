"""Who sits where: seats that are left and taken again, and what several people at one desk have agreed on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from game.campaign.books.chronicle import Entry
from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.scenarios.reading.harmless import printable
from game.ui.screens.base import Context
from game.ui.screens.play.desk import waking, watching
from game.ui.screens.play.desk.keeping import Keeper
from game.ui.screens.play.desk.names import Names
from game.ui.screens.play.desk.shared.clock import Clock
from game.ui.text import quarter, say
from game.words import Phase

LONGEST_NOTE = 80  # letters


@dataclass(frozen=True, slots=True)
class Passed:
    """A quarter that passes for all: its name, and what the newspapers brought in the one before it."""

    title: str
    before: str
    news: tuple[str, ...]


@dataclass(slots=True)
class Table:
    """What the people at a desk keep among themselves, as long as the window is open. It decides nothing."""

    clock: Clock = field(default_factory=Clock)
    agreed: set[int] = field(default_factory=set)  # powers whose people let quiet quarters pass
    quiet: set[int] = field(default_factory=set)  # powers for which this quarter passes
    turn: int = -1  # the last quarter that was looked at
    passed: list[Passed] = field(default_factory=list)  # quarters that passed for all in a row
    notes: dict[int, dict[int, str]] = field(default_factory=dict)  # receiver -> sender -> what is written

    def write(self, sender: int, receiver: int, text: str) -> None:
        """Leave a note for another seat; a newer one takes the place of one that is not yet opened."""
        text = printable(text.strip()[:LONGEST_NOTE])[:LONGEST_NOTE]
        if text:
            self.notes.setdefault(receiver, {})[sender] = text
        else:
            self.notes.get(receiver, {}).pop(sender, None)

    def opened(self, receiver: int) -> list[tuple[int, str]]:
        """The notes that wait for a seat, by sender; they are gone then."""
        return sorted(self.notes.pop(receiver, {}).items())


class Sharing(Names):
    """Who sits where, for a session."""

    context: Context
    campaign: Campaign
    seat: int
    marks: dict[int, int]
    keeper: Keeper
    by_staff: set[int]
    on_call: dict[int, waking.Until]
    returning: set[int]

    @cached_property
    def table(self) -> Table:
        """What the people at this desk keep among themselves."""
        return Table()

    @property
    def humans(self) -> list[int]:
        """Powers that people play, as far as they still exist."""
        powers = self.campaign.world.powers
        return [p for p in sorted(self.campaign.seats) if self.campaign.is_human(p) and powers[p].exists]

    def take_seat(self, power: int) -> None:
        """Show the world through a power's eyes."""
        raise NotImplementedError

    def public_news(self, turns: int = 1) -> list[Entry]:
        """Headlines that everybody may read, of this quarter and so many before it."""
        first = self.campaign.world.turn - turns
        fresh = (e for e in self.campaign.common_entries if e.turn >= first)
        return [e for e in fresh if not e.record.readers and e.record.is_news()]

    # --- quiet quarters -------------------------------------------------------------------------------

    def let_pass(self) -> None:
        """When the first of the people is to act in a quarter: where nobody of them has anything to decide,
        and all have agreed, the quarter passes for all, up to whatever asks one of them."""
        table, campaign = self.table, self.campaign
        if table.turn == campaign.world.turn or campaign.world.phase is not Phase.POLITICS:
            return
        table.turn, before = campaign.world.turn, table.quiet
        self._end_quiet()
        people = self.humans
        if len(people) > 1 and table.agreed.issuperset(people) and not any(map(self._is_awake, people)):
            table.passed = [*(table.passed if before else []), self._told()]
            table.quiet = {power for power in people if power not in self.on_call}
            self.on_call.update(dict.fromkeys(table.quiet, waking.Until.NEW_YEAR))

    def _told(self) -> Passed:
        """What is told of a quarter that passes, as long as nobody acts."""
        calendar, turn, entries = self.campaign.world.facts.calendar, self.table.turn, self.public_news()
        told = self.presenter.told(entries, self.campaign.common_entries)
        return Passed(quarter(calendar, turn), quarter(calendar, turn - 1) if turn else "", tuple(told))

    def _is_awake(self, power: int) -> bool:
        """Whether something asks a seat now."""
        since, until = self.marks.get(power, 0), waking.Until.NEW_YEAR
        return waking.what_wakes(self.campaign, power, since, until) is not None

    def _end_quiet(self) -> None:
        """The quarter that passed for all is over."""
        for power in self.table.quiet:
            self.on_call.pop(power, None)
        self.table.quiet = set()

    @property
    def passes_quietly(self) -> bool:
        """Whether this quarter passes for all, and has asked nobody so far."""
        return bool(self.table.quiet) and self.table.quiet.issubset(self.on_call)

    def ask_again(self) -> None:
        """The people want to be asked in every quarter, from now on."""
        self.by_staff -= self.table.quiet
        self._end_quiet()
        self.table.agreed.clear()

    # --- leaving a seat and taking it again -----------------------------------------------------------

    def leave(self) -> None:
        """Leave the seat to the computer; what a passphrase locks is not shown from then on."""
        with self.keeper.rising(is_kept=self.context.options.autosave):
            self.campaign.hand_to(self.seat, Seat.AI)
        if self.seat in self.campaign.locks:
            self.seat = -1

    def why_not_again(self, power: int) -> str:
        """Why a seat that was left cannot be taken again yet, '' if it can."""
        return say("seen_too_much") if watching.has_seen(self.campaign, power) else ""

    def take_again(self, power: int) -> None:
        """Sit down again in a seat that was left: now, or with the next quarter."""
        if self.why_not_again(power):
            self.returning.add(power)
            return
        self._sit_again(power)
        if self.seat not in self.humans:
            self.take_seat(power)

    def _sit_again(self, power: int) -> None:
        """A person decides for a power again; what other eyes see is not shown from then on."""
        self.campaign.hand_to(power, Seat.HUMAN)
        self.on_call.pop(power, None)
        for powers in (self.by_staff, self.returning):
            powers.discard(power)
        self.seat = self.seat if self.seat in self.humans else -1
