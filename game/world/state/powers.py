"""Powers: the roster that every scenario shares, and the changing state of each power.

Shares, will, weariness and the like are permyriad integers (0..10,000, see `game.world.fixed`);
money is in thousands of pounds, manpower in men.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import ClassVar

from game.words import Era, Footing, OverlordKind, Posture, Rank
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.numbers import PlaceNumber, PowerNumber
from game.world.state.dealings import Dealings, Gift
from game.world.state.home import Home
from game.world.state.spells import Spell
from game.world.state.styles import Style, StyleOfTime
from game.world.versions import Counted, Part


@dataclass(frozen=True, slots=True)
class PowerFacts:
    """What a state is called, its colour on the atlas, and what it may be called at another time.

    Whoever needs a power's name asks for it here: the world's roster holds the style that is borne now.
    """

    index: int
    id: str
    tag: str
    name: str
    adjective: str
    colour: tuple[int, int, int]
    capitals: dict[Era, PlaceNumber]  # place index by era; eras in which it has none are absent
    article: bool | None = None  # whether its name takes one in sentences; None: as the language has it
    styles: tuple[StyleOfTime, ...] = ()  # of a time or a regime; where several fit, the last
    plain: Style | None = None  # its own, while it bears another
    people: tuple[str, ...] = ()  # whose state it is, by the names that places give their people

    @property
    def own(self) -> Style:
        """The style of its entry on the roster."""
        return self.plain or Style(self.name, self.adjective, self.colour, self.article)

    def dressed(self, style: Style | None) -> PowerFacts:
        """The same power in a style, or in its own."""
        worn, plain = style or self.own, None if style is None else self.own
        return replace(
            self,
            name=worn.name,
            adjective=worn.adjective,
            colour=worn.colour,
            article=worn.article,
            plain=plain,
        )

    def since_review(self, turn: int) -> int:
        """Quarters since this power last did what it does once a year: 0, in the quarter it does it, to 3.

        Which quarter that is hangs on its id alone: powers more or less in the roster move nobody's.
        """
        return (turn - _review_quarter(self.id)) % QUARTERS_A_YEAR


@lru_cache(maxsize=1024)
def _review_quarter(power: str) -> int:
    return Dice(0).below(0, QUARTERS_A_YEAR, "review", power)


NEVER_ACTED = -1_000


@dataclass(slots=True)
class Budget(Counted):
    """What a power means to take and spend, each a permyriad share of its output."""

    PART: ClassVar[Part] = Part.PURSE

    tax: int = 900
    military: int = 300
    welfare: int = 100
    investment: int = 100


@dataclass(slots=True)
class Power(Counted):
    """One state as it stands now.

    ``overlord`` is a power index or -1. ``chest`` is money voted for the forces and not yet spent;
    ``treasury`` is the rest. ``exhaustion`` is the tiredness left by the last great war and only
    fades; ``weariness`` comes from the wars of the day.
    """

    PART: ClassVar[Part] = Part.PURSE
    PARTS: ClassVar[dict[str, Part]] = dict.fromkeys(
        ("exists", "rank", "capital", "overlord", "overlord_kind", "dealings", "warheads"), Part.BONDS
    )

    exists: bool = False
    rank: Rank = Rank.MINOR
    capital: PlaceNumber = -1
    overlord: PowerNumber = -1
    overlord_kind: OverlordKind | None = None
    treasury: int = 0
    chest: int = 0
    debt: int = 0
    budget: Budget | None = None
    manpower: int = 0
    will: int = 3000
    weariness: int = 0
    exhaustion: int = 0
    legitimacy: int = 6000
    nationalism: int = 2000
    hardship: int = 1000
    openness: int = 2000  # 0 autocracy .. 10,000 parliament and press
    standing: int = 5000  # 10,000 at most; below nothing for who owes more name than he had
    army_quality: int = 10_000  # drill and equipment against the era's norm
    envoys: int = 0
    losses: int = 0  # men lost to battle, siege and hunger since the last quarter closed
    footing: Footing = Footing.PEACE
    posture: Posture = Posture.COVER
    leader: str = ""
    start_output: int = 0
    start_places: int = 0  # both as they were when the campaign began, for the score
    home: Home = field(default_factory=Home)
    stage: int = 0  # commitment, 0 self-help .. 4 community
    stage_shown: int = 0  # the stage at which the others believe it
    stage_since: int = 0  # turn
    compliance: int = 5_000  # how far it kept the rules in the last five years, as all have seen
    reliability: int = 5_000  # how far its pledges count
    acted: int = NEVER_ACTED  # turn of its last costly act for the order
    army_last_year: int = 0  # men on land a year ago
    quarters_above: int = 0  # for which its experience spoke for more commitment
    quarters_below: int = 0  # or for less
    help_expected: int = 0  # men it counts on from others against its worst threat
    dealings: Dealings = field(default_factory=Dealings)
    gifts: Mapping[PowerNumber, Gift] = field(
        default_factory=dict
    )  # within the year, by receiver; never changed
    failed: int = NEVER_ACTED  # turn of its last bankruptcy
    opening: Budget | None = None  # its budget as the quarter began that it was last voted in
    voted: int = NEVER_ACTED  # that quarter
    furlough: int = 0  # men sent home who cannot be called up yet
    start_purse: int = 0  # treasury and chest less debt as they were when the campaign began, for the score
    furlough_until: int = -1  # turn in which they may be again
    told: tuple[str, ...] = ()  # signs of its condition that have shown since it last changed
    stage_cause: str = ""  # of its last step of commitment
    fallen: tuple[str, ...] = ()  # leaders whom a revolution drove out, in order
    repudiated: int = 0  # debt it stopped paying, ever: what was not paid is not paid off
    style: Style | None = None  # that it bears; None: its own
    style_of: int = 0  # which of its styles of a time or regime fitted last, the first being 1; 0: none
    warheads: int = 0  # weapons that nobody wins with
    spells: tuple[Spell, ...] = ()  # of inclusion, of whom the scenario asks about
    footing_shown: Footing | None = None  # on what footing the others believe its forces; None: as they are

    def move_standing(self, change: int) -> None:
        """Standing rises to 10,000 at most and falls without end: a price that cannot be paid is owed."""
        self.standing = min(fixed.ONE, self.standing + change)

    def send_home(self, men: int, until: int) -> None:
        """Men go home, and cannot be called up again before a turn."""
        if men:
            self.furlough += men
            self.furlough_until = max(self.furlough_until, until)

    def copy(self) -> Power:
        """An independent copy."""
        b, o = self.budget, self.opening
        budget = None if b is None else Budget(b.tax, b.military, b.welfare, b.investment)
        opening = None if o is None else Budget(o.tax, o.military, o.welfare, o.investment)
        return Power(
            self.exists, self.rank, self.capital, self.overlord, self.overlord_kind, self.treasury,
            self.chest, self.debt, budget, self.manpower, self.will, self.weariness, self.exhaustion,
            self.legitimacy, self.nationalism, self.hardship, self.openness, self.standing,
            self.army_quality, self.envoys, self.losses, self.footing, self.posture, self.leader,
            self.start_output, self.start_places, self.home.copy(), self.stage,
            self.stage_shown, self.stage_since, self.compliance, self.reliability, self.acted,
            self.army_last_year, self.quarters_above, self.quarters_below, self.help_expected, self.dealings,
            self.gifts, self.failed, opening, self.voted, self.furlough,
            self.start_purse, self.furlough_until, self.told, self.stage_cause, self.fallen,
            self.repudiated, self.style, self.style_of, self.warheads, self.spells,
            self.footing_shown,
        )  # fmt: skip


def in_their_styles(roster: Sequence[PowerFacts], powers: Sequence[Power]) -> tuple[PowerFacts, ...]:
    """The roster as its powers style themselves now."""
    return tuple(
        facts if facts.plain is None and power.style is None else facts.dressed(power.style)
        for facts, power in zip(roster, powers, strict=True)
    )
