"""Signing: how a bond between powers comes into force, how it ends, and what the chronicle says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics import securities
from game.politics.treaties import restraints
from game.politics.treaties.claims import drop_claim
from game.rules.orders import Code, Refusal, refuse
from game.words import TreatyKind
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import NEVER, Cap, Treaty
from game.world.state.world import World

#: Treaties whose end, when it comes as agreed, is no news.
QUIET_ENDS = frozenset({TreatyKind.TRUCE, TreatyKind.INDEMNITY, TreatyKind.ACCESS, TreatyKind.TRADE})


#: how a treaty ends
Ending = Literal["denounced", "leaving", "broken", "broken_by_one", "expired", "void", "released"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatySigned(Record):
    """A treaty came into force."""

    type: ClassVar[str] = "treaty_signed"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    told_by: ClassVar[str] = "kind"
    treaty: int
    kind: TreatyKind
    parties: tuple[PowerWord, ...]
    name: str
    about: PowerWord = ""  # the third state of a sphere or a self-denial
    subject: PowerWord = ""  # protected, neutral, paying, or standing back from a sphere
    places: tuple[PlaceWord, ...] = ()  # of a demilitarised zone, or held as a pledge
    amount: int = 0  # men of a limit of arms, quarters of conduct of an exclusion
    kinds: tuple[str, ...] = ()  # of forces that a limit of arms caps
    until: str = ""  # last day of a security of a peace, empty for one without end

    def is_news(self) -> bool:
        """Tariffs are none."""
        return not self.is_routine()

    def is_routine(self) -> bool:
        """Tariffs are."""
        return self.kind is TreatyKind.TRADE


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyJoined(Record):
    """A power acceded to a treaty of others, who are named without it."""

    type: ClassVar[str] = "treaty_joined"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    treaty: int
    kind: TreatyKind
    parties: tuple[PowerWord, ...]
    power: PowerWord
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyEnded(Record):
    """A treaty was denounced (it still binds till its end), was broken, let go by who held it, or ran out.

    Who is `leaving` one of several is bound till the last day named; the others stay bound to each other.
    """

    type: ClassVar[str] = "treaty_ended"
    headline: ClassVar[bool] = True
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    told_by: ClassVar[str] = "how"
    treaty: int
    kind: TreatyKind
    parties: tuple[PowerWord, ...]
    power: PowerWord  # who ended it; empty when it ran out
    how: Ending
    until: str  # last day it binds, or binds who is leaving
    about: PowerWord = ""
    subject: PowerWord = ""  # who is bound or protected, where it binds or protects one
    name: str = ""  # its own, where it was given one

    def is_news(self) -> bool:
        """Tariffs are none, and bonds that merely ran out."""
        return not self.is_routine() and (self.how != "expired" or self.kind not in QUIET_ENDS)

    def is_routine(self) -> bool:
        """Tariffs are."""
        return self.kind is TreatyKind.TRADE

    def alarms(self) -> tuple[str, ...]:
        """Its parties, where it was broken."""
        return self.parties if self.how in ("broken", "broken_by_one") else ()


def check_other(reader: Reader, power: int, other: int) -> Refusal | None:
    """The other power must exist and not be oneself or of one's own realm."""
    if not 0 <= other < len(reader.powers) or not reader.powers[other].exists or other == power:
        return refuse(Code.NO_SUCH_POWER, power=other)
    if other in queries.realm_of(reader, power):
        return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[other].id)
    return None


def sign(
    world: World,
    kind: TreatyKind,
    parties: tuple[int, ...],
    *,
    subject: int = -1,
    about: int = -1,
    places: tuple[int, ...] = (),
    amount: int = 0,
    quarters: int | None = None,
    name: str = "",
    bought: tuple[int, ...] = (),
    caps: tuple[Cap, ...] = (),
    secret: bool = False,
) -> TreatySigned:
    """Put a treaty into force for its usual time, or for the quarters given (0: without end)."""
    rules = world.rules.politics
    length = rules.treaty_quarters.get(kind, 0) if quarters is None else quarters
    treaty = Treaty(
        world.take_id(), kind, tuple(sorted(set(parties))), world.turn,
        world.turn + length if length else NEVER, subject, amount,
        rules.binding_of(kind), secret, name, about, places, bought, caps,
    )  # fmt: skip
    world.treaties[treaty.id] = treaty
    return TreatySigned(
        treaty=treaty.id, kind=kind, parties=queries.names(world, treaty.parties), name=name,
        about=queries.name_of(world, about), subject=queries.name_of(world, subject),
        places=tuple(world.map.place_id(p) for p in places),
        amount=amount if kind in securities.LASTING.values() else 0,
        kinds=tuple(sorted({cap.unit for cap in caps})),
        until=_last_day(world, treaty) if length and kind in securities.LASTING.values() else "",
        readers=queries.names(world, treaty.parties) if secret else (),
    )  # fmt: skip


def join(world: World, treaty: Treaty, power: int) -> TreatyJoined:
    """A power becomes one of those whom a treaty binds to each other."""
    before = treaty.parties
    treaty.parties = tuple(sorted({*before, power}))
    return TreatyJoined(
        treaty=treaty.id, kind=treaty.kind, parties=queries.names(world, before),
        power=world.roster[power].id, name=treaty.name,
    )  # fmt: skip


def give_up_claims(world: World, treaty: Treaty) -> list[Record]:
    """What a treaty of restraint gives up is claimed no more; other treaties strike no claim.

    What was signed in secret is given up in the open only when it comes out.
    """
    if treaty.secret or treaty.kind not in restraints.RESTRAINTS:
        return []
    dropped = [
        c for c in world.claims
        if int(world.places.owner[c.place]) == treaty.about and c.power in treaty.parties
        and restraints.binds(treaty, c.power)
    ]  # fmt: skip
    return [drop_claim(world, claim.power, claim.place) for claim in dropped]


def end_now(world: World, treaty: Treaty, power: int, how: Ending) -> TreatyEnded:
    """Strike a treaty from the table today."""
    treaty.until = world.turn - 1
    return ending(world, world.treaties.pop(treaty.id), power, how)


def ending(world: World, treaty: Treaty, power: int, how: Ending) -> TreatyEnded:
    """The record of a treaty's end or coming end."""
    return TreatyEnded(
        treaty=treaty.id, kind=treaty.kind, parties=queries.names(world, treaty.parties),
        power=queries.name_of(world, power), how=how, until=_last_day(world, treaty, power),
        about=queries.name_of(world, treaty.about), subject=queries.name_of(world, treaty.subject),
        readers=queries.names(world, treaty.parties) if treaty.secret else (), name=treaty.name,
    )  # fmt: skip


def _last_day(world: World, treaty: Treaty, power: int = -1) -> str:
    """The last day of a treaty, or on which it binds a power, as far as the calendar goes."""
    last = min(treaty.until, treaty.leaving.get(power, treaty.until))
    return world.facts.calendar.date(max(0, min(last, world.facts.extended_last_turn)))
