"""What every number and text of a campaign's state means: a power, a hex, a turn, a share, a name.

A save is data from anywhere. That a field holds a whole number its type says; which numbers may stand there,
so that none ever points beside the map or the roster, is said here (`Meaning`), for the state and for
the orders in the log. `Ranges` knows what each meaning allows in one campaign.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum, StrEnum
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from game.campaign.books.yearbook import Page, Standing
from game.campaign.door import ORDERS
from game.campaign.sealing import OWN_IDS
from game.rules.land.combat import Attack
from game.rules.land.movement import Move
from game.rules.money.raising import Raise
from game.rules.sea.naval import Sail
from game.rules.sea.transport import Land
from game.scenarios.reading.harmless import is_name, printable
from game.words import PlaceKind
from game.world.constants.parameters import Parameters
from game.world.state.bodies import Institution, Motion, Register
from game.world.state.crises import Crisis, Draft, Paper, Pledge
from game.world.state.dealings import DEGREES, Dealings, Embargo, Gift, StandingWarning
from game.world.state.forces import Force
from game.world.state.home import Home
from game.world.state.powers import Budget, Power
from game.world.state.spells import Spell
from game.world.state.styles import Style
from game.world.state.treaties import (
    NEVER,
    Cap,
    Claim,
    Expedition,
    Footing,
    PeaceTerm,
    Proposal,
    Question,
    Treaty,
    War,
)
from game.world.state.world import World

MOST: Final = 10**12  # of money in thousands, of men, of anything that is counted
FAR: Final = 10**6  # turns, which no campaign sees
HUGE: Final = 10**18  # of what is only told or weighed
STAGES: Final = 5


class Meaning(StrEnum):
    """What a number or a text stands for. ``OR_NONE`` allows -1."""

    PARTS = "parts"  # no number: something with fields of its own
    POWER = "power"
    POWER_OR_NONE = "power_or_none"
    LAND = "land"  # a land province
    LAND_OR_NONE = "land_or_none"
    SEAT = "seat"  # a land province or a box, or none
    ZONE = "zone"  # a sea zone or a box, or none
    HEX = "hex"  # or none
    OWN_ID = "own_id"
    FORCE_OR_NONE = "force_or_none"
    WAR_OR_NONE = "war_or_none"
    CRISIS_OR_NONE = "crisis_or_none"
    BODY_OR_NONE = "body_or_none"
    ONCE = "once"  # the id of something that may be gone, or none
    UNIT = "unit"
    EVENT = "event"
    TURN = "turn"  # since the campaign began
    TURN_OR_NONE = "turn_or_none"
    PAST = "past"  # a turn, maybe before the campaign began
    DUE = "due"  # a turn, maybe one that is still to come, or none
    SHARE = "share"
    CHANGE = "change"  # of a share
    REPUTE = "repute"  # a share that may be owed
    POINTS = "points"
    STAGE = "stage"
    DEGREE = "degree"
    COUNT = "count"
    COUNT_OR_NONE = "count_or_none"
    AMOUNT = "amount"
    SEED = "seed"
    NAME = "name"
    TINT = "tint"  # red, green or blue of a colour


M = Meaning
Row = Mapping[str, Meaning | tuple[Meaning, Meaning]]  # of a table, what its keys and its values mean


def _row(**named: str | tuple[Meaning, Meaning]) -> Row:
    """Fields by what they mean: each meaning with the names of its fields, or a table with its two."""
    row: dict[str, Meaning | tuple[Meaning, Meaning]] = {}
    for key, value in named.items():
        if isinstance(value, tuple):
            row[key] = value
        else:
            row |= dict.fromkeys(value.split(), Meaning(key))
    return row


STATE: Final[Mapping[type, Row]] = {
    World: _row(
        parts="powers claims questions",
        forces=(M.OWN_ID, M.PARTS), treaties=(M.OWN_ID, M.PARTS), wars=(M.OWN_ID, M.PARTS),
        bodies=(M.OWN_ID, M.PARTS), crises=(M.OWN_ID, M.PARTS), proposals=(M.OWN_ID, M.PARTS),
        fired=(M.NAME, M.TURN), flags=(M.NAME, M.AMOUNT), logics=(M.POWER, M.PARTS),
        seed="seed", turn="turn", count="round", own_id="next_id",
    ),
    Power: _row(
        parts="budget opening home dealings style spells", gifts=(M.POWER, M.PARTS),
        seat="capital", power_or_none="overlord",
        amount="treasury chest debt repudiated start_output start_purse", repute="standing",
        count="manpower losses army_last_year help_expected start_places quarters_above"
              " quarters_below furlough style_of warheads",
        share="will weariness exhaustion legitimacy nationalism hardship openness compliance"
              " reliability",
         count_or_none="army_quality envoys",
         name="leader told stage_cause fallen", stage="stage stage_shown", turn="stage_since",
         past="acted failed voted", due="furlough_until",
    ),
    Style: _row(name="name adjective", tint="colour"),
    Budget: _row(count="tax military welfare investment"),  # of output: who gets an indemnity may spend more
    Home: _row(share=" ".join(Home.SHARES), turn_or_none="since", count="resisted idle", land="sought"),
    Dealings: _row(
        embargoes=(M.POWER, M.PARTS), parts="warnings", inspections=(M.POWER, M.DUE), due="opened",
        reassured=(M.POWER, M.TURN), courted=(M.POWER, M.TURN), torn=(M.POWER, M.DUE),
         insulted=(M.POWER, M.TURN),
    ),
    Embargo: _row(degree="degree", turn="since", crisis_or_none="crisis"),
    StandingWarning: _row(power="to about", turn="since", due="until"),
    Gift: _row(turn="turn"),
    Force: _row(
        own_id="id", power="power", unit="kind", name="name", hex="hex", zone="zone",
        force_or_none="aboard", count="strength entrenchment points",
        points="morale experience supply command",
        due="ready_turn", body_or_none="earmarked",
    ),
    Treaty: _row(
        own_id="id", power="parties", past="start", due="until", power_or_none="subject about",
        amount="amount", share="bindingness", name="name", land="places bought", parts="caps",
        leaving=(M.POWER, M.DUE),
    ),
    Cap: _row(power="power", unit="unit", count="most"),
    Spell: _row(
        name="body", count="rung quarters eligible convened on_force", past="start", power="company lost"
    ),
    Claim: _row(power="power", land="place", share="strength"),
    PeaceTerm: _row(
        power_or_none="giver taker", land_or_none="place", amount="amount", count="quarters"
    ),
    War: _row(
        own_id="id", name="name", turn="start", power="attackers defenders left refused invited",
        parts="aims terms footing", expeditions=(M.POWER, M.PARTS), stood_back=(M.POWER, M.TURN),
        stood_beside=(M.POWER, M.POWER),
        power_or_none="aggressor struck", turn_or_none="end stirred", change="score cashed", count="battles",
        joined=(M.POWER, M.TURN), offered=(M.POWER, M.TURN),
        verdicts=(M.POWER, M.POWER_OR_NONE), called=(M.POWER, M.POWER),
        count_or_none="first_odds peak_odds last_odds",
    ),
    Footing: _row(count="battles", land="taken", power="fighting"),
    Expedition: _row(due="until", once="forces"),
    Proposal: _row(
        own_id="id", turn="turn", power="proposer receiver signed", power_or_none="subject about",
        amount="amount", count="quarters", war_or_none="war", parts="terms", land="places",
    ),
    Question: _row(event="event", power="power", turn="turn", name="options"),
    Institution: _row(
        own_id="id", name="key name", past="founded", parts="parameters motion register",
        members=(M.POWER, M.PARTS), share="cohesion", count="served failed", turn_or_none="met",
    ),
    Parameters: _row(share=" ".join(Parameters.__slots__)),
    Motion: _row(
        power="caller", turn="opened", due="due", power_or_none="subject", change="change",
        votes=(M.POWER, M.PARTS),
    ),
    Register: _row(
        since=(M.POWER, M.TURN), applied=(M.POWER, M.TURN), invited=(M.POWER, M.POWER),
        owed=(M.POWER, M.AMOUNT), earmarks=(M.POWER, M.COUNT), pledged=(M.POWER, M.DUE),
        marked=(M.POWER, M.TURN), examined=(M.POWER, M.TURN), parted=(M.POWER, M.TURN), amount="chest",
    ),
    Crisis: _row(
        own_id="id", name="title", turn="start since",
        power="challenger defender addressed kept broken fighters",
        parts="demands drafts decision", war_or_none="war", once="body", power_or_none="convener",
        count="sittings measures", positions=(M.POWER, M.PARTS), pledges=(M.POWER, M.PARTS),
        votes=(M.POWER, M.COUNT_OR_NONE), sealed=(M.POWER, M.PARTS), tired=(M.POWER, M.SHARE),
        turn_or_none="end sat", due="sits", count_or_none="odds balance",
    ),
    Draft: _row(parts="terms", power_or_none="agent proposer"),
    Pledge: _row(once="forces", power_or_none="only_with", turn="turn"),
    Paper: _row(parts="pledge draft contribution", count_or_none="vote"),
    Page: _row(turn="turn", standings=(M.POWER, M.PARTS)),
    Standing: _row(count="army", amount="output", share="will"),
}  # fmt: skip

#: What the fields of orders mean, wherever an order has one of that name.
_OF_ORDERS: Final = _row(
    power="power invited", power_or_none="to about target subject ally only_with agent",
    land_or_none="place", land="places", once="force forces fleet body crisis war proposal treaty",
    name="unit name event option", amount="amount strength", count="tax military welfare investment", 
    change="change", degree="degree", count_or_none="draft", parts="terms aims counter",
)  # fmt: skip
_OF_SOME: Final[Mapping[type, Row]] = {
    Attack: _row(hex="target"),
    Move: _row(hex="path"),
    Raise: _row(seat="place"),
    Sail: _row(zone="path", hex="port"),
    Land: _row(hex="hex"),
}


def _rows_of_orders() -> dict[type, Row]:
    rows: dict[type, Row] = {}
    for kind in (row.order for row in ORDERS.values()):
        known = {**_OF_ORDERS, "beside": M.POWER_OR_NONE, **_OF_SOME.get(kind, {})}
        rows[kind] = {field.name: known[field.name] for field in fields(kind) if field.name in known}
    return rows


ROWS: Final[Mapping[type, Row]] = {**STATE, **_rows_of_orders()}


class _Names:
    """Every text that may be a name."""

    def __contains__(self, text: object) -> bool:
        return is_name(text)


class Ranges:
    """What each meaning allows in one campaign, and whether a value keeps to it."""

    def __init__(self, world: World, events: Container[str]) -> None:
        places, turn = world.map.places, world.turn
        land, powers = world.map.land_count(), len(world.roster)
        boxes = [place.index for place in places if place.kind is PlaceKind.BOX]
        afloat = [place.index for place in places if place.kind is not PlaceKind.LAND]
        self.allowed: dict[Meaning, Container[Any]] = {
            M.POWER: range(powers), M.POWER_OR_NONE: range(-1, powers),
            M.LAND: range(land), M.LAND_OR_NONE: range(-1, land),
            M.SEAT: frozenset((-1, *range(land), *boxes)),
            M.ZONE: frozenset((-1, *afloat)),
            M.HEX: range(-1, world.map.size), M.OWN_ID: range(1, OWN_IDS),
            M.FORCE_OR_NONE: frozenset((-1, *world.forces)), M.WAR_OR_NONE: frozenset((-1, *world.wars)),
            M.CRISIS_OR_NONE: frozenset((-1, *world.crises)), M.BODY_OR_NONE: frozenset((-1, *world.bodies)),
            M.ONCE: range(-1, OWN_IDS), M.UNIT: frozenset(world.rules.units), M.EVENT: events,
            M.TURN: range(turn + 1), M.TURN_OR_NONE: range(-1, turn + 1), M.PAST: range(-NEVER, turn + 1),
            M.DUE: range(-1, FAR), M.SHARE: range(10_001), M.CHANGE: range(-10_000, 10_001),
            M.REPUTE: range(-MOST, 10_001),
            M.POINTS: range(1_001), M.STAGE: range(STAGES), M.DEGREE: DEGREES,
            M.COUNT: range(MOST), M.COUNT_OR_NONE: range(-1, MOST), M.AMOUNT: range(-MOST, MOST),
            M.SEED: range(2**63), M.NAME: _Names(),
            M.TINT: range(256),
        }  # fmt: skip

    def misfit(self, value: Any, meaning: Meaning | tuple[Meaning, Meaning] = M.PARTS) -> str:
        """Where in a value stands what cannot stand there; "" if nothing does."""
        if value is None or isinstance(value, bool | Enum):  # what it may be its type has said
            return ""
        if isinstance(meaning, tuple):
            return self._in_table(value, *meaning)
        if isinstance(value, list | tuple):
            return next((bad for item in value if (bad := self.misfit(item, meaning))), "")
        if meaning is not M.PARTS:
            return "" if value in self.allowed[meaning] else f" is {printable(str(value), 40)}"
        return self._in_parts(value) if is_dataclass(value) else ""

    def misfit_among(self, things: Sequence[Any]) -> str:
        """The same for many things of one kind, looked at field by field; it says nothing of which it is."""
        for name, meaning in ROWS[type(things[0])].items():
            column = list(map(attrgetter(name), things))
            if type(column[0]) is tuple:
                column = list(chain.from_iterable(column))
            values = set(column)  # what stands in orders can be hashed, and most of it stands there often
            if bad := next((bad for value in values if (bad := self.misfit(value, meaning))), ""):
                return f": {name}{bad}"
        return ""

    def _in_table(self, table: Mapping[Any, Any], of_key: Meaning, of_value: Meaning) -> str:
        for key, value in table.items():
            if not isinstance(key, Enum) and key not in self.allowed[of_key]:
                return f" is told of {printable(str(key), 40)}"
            if bad := self.misfit(value, of_value):
                return f" of {printable(str(key), 40)}{bad}"
        return ""

    def _in_parts(self, value: Any) -> str:
        for name, meaning in ROWS[type(value)].items():
            if bad := self.misfit(getattr(value, name), meaning):
                return f": {name}{bad}"
        return ""
