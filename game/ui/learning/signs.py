"""Whether something was done since somebody began to watch: by the orders, the chronicle and the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from game.campaign.asks import asks
from game.campaign.campaign import Campaign
from game.politics.crises import conference
from game.scenarios.tables.tutorial import Laid, Moment, Pressed, Seen, Sign
from game.words import Phase
from game.world.map.mapindex import index_of
from game.world.sight.view import View

Clock = tuple[int, Phase, int]  # turn, phase, round


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Something seen at the window: a screen that opened or closed, or a press, and the hex it is about."""

    opened: Seen | None = None
    left: Seen | None = None
    pressed: Pressed | None = None
    hex: int = -1


@dataclass(slots=True)
class Watch:
    """What a seat does from a moment on."""

    campaign: Campaign
    seat: int
    log: int = 0
    told: int = 0
    most: int = 0  # orders there have been at once, so that an order taken back is noticed
    began: Clock = (0, Phase.WORLD, 0)
    glimpses: list[Glimpse] = field(default_factory=list)
    holds: bool = False  # whether own forces are in hand now
    cards: frozenset[Laid] = frozenset()  # that lie on the agenda now
    sinks: bool = False  # whether more is spent than comes in

    @classmethod
    def over(cls, campaign: Campaign, seat: int) -> Watch:
        """Begin to watch a seat now."""
        log = len(campaign.log)
        return cls(campaign, seat, log, len(campaign.chronicle.entries), log, clock_of(campaign))

    @property
    def view(self) -> View:
        """What the seat sees."""
        return self.campaign.view_of(self.seat)

    def meets_any(self, signs: Iterable[Sign]) -> bool:
        """Whether one of some signs is there."""
        self.most = max(self.most, len(self.campaign.log))
        return any(self.meets(sign) for sign in signs)

    def meets(self, sign: Sign) -> bool:
        """Whether a sign is there."""
        if sign.orders is not None:
            return any(self._is_order(sign, e.order) for e in self.campaign.log[self.log :])
        if sign.records is not None:
            return self._is_told(sign)
        if sign.comes is not None:
            return self._has_come(sign.comes)
        if sign.waits is not None:
            return any(ask.matter.value == sign.waits.value for ask in asks(self.view))
        if sign.card is not None:
            return sign.card in self.cards
        if sign.holds or sign.undoes or sign.sinks:
            was_undone = sign.undoes and len(self.campaign.log) < self.most
            return (sign.holds and self.holds) or (sign.sinks and self.sinks) or was_undone
        return any(self._is_seen(sign, glimpse) for glimpse in self.glimpses)

    def _is_seen(self, sign: Sign, glimpse: Glimpse) -> bool:
        said = (sign.opens, sign.leaves, sign.presses)
        return said == (glimpse.opened, glimpse.left, glimpse.pressed) and self._is_at(sign.at, glimpse.hex)

    def _is_order(self, sign: Sign, order: Any) -> bool:
        if order.power != self.seat or order.kind != sign.orders:
            return False
        goal = order.path[-1] if getattr(order, "path", ()) else getattr(order, "target", -1)
        return _has(order, sign.has) and self._is_at(sign.at, goal)

    def _is_told(self, sign: Sign) -> bool:
        name = self.campaign.world.roster[self.seat].id
        for entry in self.campaign.chronicle.since(self.told, name):
            record: Any = entry.record
            if record.type != sign.records or (sign.ours and name not in record.names()):
                continue
            goal = record.path[-1] if getattr(record, "path", ()) else getattr(record, "hex", -1)
            if _has(record, sign.has) and self._is_at(sign.at, goal, record.where()):
                return True
        return False

    def _is_at(self, spot: str | None, hex_id: int, place: str = "") -> bool:
        """Whether something happened at a town, or anywhere in a province."""
        if spot is None:
            return True
        game_map = self.campaign.world.map
        town = next((city.hex for city in game_map.cities if city.id == spot), -1)
        if town >= 0:
            here = game_map.places[int(game_map.place[town])].id
            return hex_id == town or (hex_id < 0 and place == here)
        number = index_of(game_map).by_id.get(spot, -1)
        return place == spot or (hex_id >= 0 and int(game_map.place[hex_id]) == number)

    def _has_come(self, moment: Moment) -> bool:
        now = clock_of(self.campaign)
        match moment:
            case Moment.QUARTER:
                return now[0] > self.began[0]
            case Moment.MONTH:
                return now[0] > self.began[0] or (now[1] is Phase.OPERATIONS and now != self.began)
            case _:
                return moment_of(self.campaign) is moment


def clock_of(campaign: Campaign) -> Clock:
    """Turn, phase and round now."""
    world = campaign.world
    return world.turn, world.phase, world.round


def moment_of(campaign: Campaign) -> Moment | None:
    """The part of the quarter that is on, as lessons call it; None where no seat is asked."""
    match campaign.world.phase:
        case Phase.POLITICS:
            return Moment.POLITICS
        case Phase.CONFERENCE:
            return Moment.OFFERS if campaign.world.round == conference.FIRST else Moment.FINAL
        case Phase.OPERATIONS:
            return Moment.MONTH
    return None


def _has(value: Any, wanted: dict[str, str | int | bool]) -> bool:
    """Whether an order or a line has fields of these values."""
    return all(getattr(value, name, None) == said for name, said in wanted.items())
