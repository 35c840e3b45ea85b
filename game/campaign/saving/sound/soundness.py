"""Whether a campaign that came out of a file means something: looked at once, before it goes on.

What a field may hold its type says, and the world's invariants what contradicts itself. Here stands what
lies between: that the clock stands somewhere in the turn, that those who are to act can, that every number
points at something there is (`game.campaign.saving.sound.meanings`), and that every text may be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import pairwise
from typing import Any, Final

import numpy as np

from game.campaign.books.logbook import LoggedOrder
from game.campaign.books.notebook import MOST as MOST_CARDS
from game.campaign.campaign import Campaign
from game.campaign.phases import SeatStep, turn_of
from game.campaign.saving.sound.meanings import HUGE, Ranges
from game.campaign.saving.sound.telling import untold
from game.rules.money import slumps
from game.rules.orders import Order
from game.scenarios.reading.harmless import is_name, printable
from game.words import Phase
from game.world.numbers import NOBODY
from game.world.state.treaties import NEVER
from game.world.state.world import World

HASH: Final = re.compile(r"[0-9a-f]{32}")
LOCK: Final = re.compile(r"[0-9a-f]{2,128}:[0-9a-f]{2,256}")
DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
#: Texts of a header that are made by the game and have one form each; '' where a save of old has none.
FORMS: Final = {
    "game": re.compile(r"[0-9A-Za-z.+-]{0,40}"),
    "campaign": re.compile(r"([0-9a-f]{8})?"),
    "saved": re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00)?", re.ASCII),
    "state_hash": re.compile(r"([0-9a-f]{32})?"),
    "past": re.compile(r"([0-9a-f]{32})?"),
}
INT16: Final = 2**15 - 1
INT32: Final = 2**31 - 1
MOST_SEATS: Final = 200
LUCKS: Final = ("full", "reduced")
TABLES: Final = ("forces", "treaties", "wars", "bodies", "crises", "proposals")


def unsound(campaign: Campaign) -> str:
    """What in a campaign cannot be, in half a sentence; "" if all can. Nothing is changed."""
    world = campaign.common_world
    ranges = Ranges(world, campaign.book.by_id)
    checks = (
        _clock(campaign, world), _people(campaign, world), _settings(world), _columns(world),
        _state(world, ranges), _relations(world), _questions(campaign, world),
        _books(campaign, world, ranges), _segments(campaign), untold(campaign),
    )  # fmt: skip
    return next((bad for check in checks for bad in check), "")


def _clock(campaign: Campaign, world: World) -> Iterator[str]:
    """The turn, the step of it, and who acts there."""
    last, step, agenda, steps = campaign.last_turn, campaign.step, campaign.agenda, turn_of(world)
    if not 0 <= last <= world.facts.extended_last_turn:
        yield f"its last turn is {printable(str(last), 40)}"
    if not 0 <= world.turn <= last + 1:
        yield f"its turn is {printable(str(world.turn), 40)}"
    if not 0 <= step <= len(steps):
        yield f"its step is {printable(str(step), 40)}"
        return
    met = {(Phase.WORLD, 0), *((one.phase, one.round) for one in steps[:step])}
    if agenda is None:
        if (world.phase, world.round) not in met:
            yield f"it is in {world.phase} {world.round} before that has begun"
        return
    if step == len(steps) or not isinstance(steps[step], SeatStep):
        yield "somebody is to act where nobody acts"
    elif (world.phase, world.round) != (steps[step].phase, steps[step].round):
        yield "its phase is not that of its step"
    are_powers = all(0 <= p < len(world.powers) for p in agenda)
    if not are_powers or not all(
        world.powers[p].exists for p in agenda[:1]
    ):  # later ones may have ended since
        yield "somebody is to act who is not there"
    if len(set(agenda[1:])) != len(agenda[1:]):  # who acts now may be asked once more when all have acted
        yield "somebody is to act twice"


def _people(campaign: Campaign, world: World) -> Iterator[str]:
    """Seats, their locks and whose eyes were lent; every turn played has its fingerprint."""
    makers = set(world.facts.policy_makers)
    if not set(campaign.seats) <= makers:
        yield "a seat is given that no power has"
    for power, lock in campaign.locks.items():
        if power not in makers or not LOCK.fullmatch(lock):
            yield "a seat's lock is none"
    for power, (turn, step) in campaign.lent.items():
        if power not in makers or not 0 <= turn <= world.turn or step not in range(len(turn_of(world)) + 1):
            yield "eyes were lent that no power has, or when nothing was played"
    for power, book in campaign.notebooks.items():
        are_powers = {power, *book.watched} <= set(range(len(world.powers)))
        were_shown = all(0 <= turn <= world.turn for turn in book.told.values())
        vow = book.vow
        is_vow = vow is None or (-1 <= vow.about < len(world.powers) and vow.bound >= 0)
        were_shown &= book.minded <= world.turn
        if not are_powers or not were_shown or not is_vow or len(book.told) > MOST_CARDS:
            yield "a notebook tells of no power, or of cards that were never shown"
    if len(campaign.hashes) != world.turn:
        yield f"{len(campaign.hashes)} turns have a fingerprint"
    if not all(HASH.fullmatch(one) for one in campaign.hashes):
        yield "a turn's fingerprint is none"


def _settings(world: World) -> Iterator[str]:
    known = {facts.id for facts in world.roster}
    if world.settings.luck not in LUCKS:
        yield "its luck is unknown"
    eased = [power for power, _ in world.settings.comforts]
    makers = {world.roster[p].id for p in world.facts.policy_makers}
    are_known = set(eased) <= makers and len(set(eased)) == len(eased)
    if not are_known or not {more for _, more in world.settings.comforts} <= {-1, 1}:
        yield "a seat is made easier or harder in a way there is none"
    if not {power for power, _ in world.settings.logics} <= known:
        yield "a logic is set for no power"


def _columns(world: World) -> Iterator[str]:
    """The tables of hexes, places and beliefs."""
    powers, land = len(world.powers), world.map.land_count()
    share, turn = (0, 10_000), (-1, max(world.turn, 0))
    level = (0, world.rules.siege.max_level)
    bounds = {
        "owner": (NOBODY, powers - 1), "occupied_since": turn, "population": (0, INT32),
        "development": (0, INT32), "industry": (0, INT16), "devastation": share, "unrest": share,
        "fortress": level, "fortress_ready": (-1, NEVER), "garrison": (0, INT32), "siege": share,
        "slump": (slumps.LEAST, slumps.MOST),
    }  # fmt: skip
    for name, (low, high) in bounds.items():
        if not _within(getattr(world.places, name), low, high):
            yield f"a place's {name} is out of range"
    if not _within(world.places.owner[:land], 0, powers - 1):
        yield "a province belongs to nobody"
    if not _within(world.controller, NOBODY, powers - 1):
        yield "a hex is held by no such power"
    elif not _within(world.controller[world.map.is_land], 0, powers - 1):
        yield "a hex of land is held by nobody"
    for name in ("trust", "kinship"):
        if not _within(getattr(world.beliefs, name), *share):
            yield f"beliefs: {name} is out of range"


def _within(column: np.ndarray[Any, Any], low: int, high: int) -> bool:
    return not column.size or bool(low <= column.min() and column.max() <= high)


def _state(world: World, ranges: Ranges) -> Iterator[str]:
    """Every number and text of the state is what it means."""
    if bad := ranges.misfit(world):
        yield f"its world{bad}"
    powers, land = range(len(world.powers)), range(world.map.land_count())
    for (one, other), turn in world.incidents.items():
        if not (one in powers and other in powers and one < other and 0 <= turn <= world.turn):
            yield "an incident is between nobody"
    for (power, place), turn in world.lost.items():
        if not (power in powers and place in land and 0 <= turn <= world.turn):
            yield "a province was lost that is none"


def _relations(world: World) -> Iterator[str]:
    """What holds between the things of the state, each of which can be."""
    seen: set[int] = set()
    for name in TABLES:
        table = getattr(world, name)
        if any(number != thing.id for number, thing in table.items()):
            yield f"{name}: one is filed under another's number"
        if not _ascends(table):
            yield f"{name} are out of order"
        if seen & table.keys():
            yield f"{name}: a number is given twice"
        seen |= table.keys()
    if seen and max(seen) >= world.next_id:
        yield "the next number is given already"
    if not _ascends([(claim.power, claim.place) for claim in world.claims]):
        yield "claims are out of order"
    for crisis in world.crises.values():
        votes = (*crisis.votes.values(), *(paper.vote for paper in crisis.sealed.values()))
        if any(vote is not None and vote >= len(crisis.drafts) for vote in votes):
            yield f"crisis {crisis.id}: a vote is for no draft"
        if crisis.is_over != (crisis.end >= 0):
            yield f"crisis {crisis.id} has an end or an outcome, not both"
    for war in world.wars.values():
        if any(len(set(side)) != len(side) for side in (war.attackers, war.defenders)):
            yield f"war {war.id}: a power is twice on a side"
    yield from _lords(world)


def _questions(campaign: Campaign, world: World) -> Iterator[str]:
    """What lies open has answers, and its event knows them."""
    for question in world.questions:
        if not question.options:
            yield f"{question.event} asks and leaves no answer"
        elif not campaign.book.puts(question):
            yield f"{question.event} knows no such answer"


def _lords(world: World) -> Iterator[str]:
    """Nobody stands above himself, by however many steps."""
    for facts, power in zip(world.roster, world.powers, strict=True):
        if (power.overlord < 0) != (power.overlord_kind is None):
            yield f"{facts.id} has an overlord or a bond, not both"
        above, steps = power.overlord, 0
        while above >= 0 and steps <= len(world.powers):
            above, steps = world.powers[above].overlord, steps + 1
        if above >= 0:
            yield f"{facts.id} stands above itself"


def _ascends(keys: Iterable[Any]) -> bool:
    return all(one < other for one, other in pairwise(keys))


def _books(campaign: Campaign, world: World, ranges: Ranges) -> Iterator[str]:
    """The log and the yearbook; the chronicle is looked at where it is told (`untold`)."""
    yield from _log(campaign.common_log, world, ranges)
    yield from _lines(campaign.common_log, len(campaign.common_entries))
    yield from _log(campaign.sealing.orders, world, ranges)
    for power, pages in campaign.yearbook.pages.items():
        if power not in range(len(world.powers)) or not _ascends(page.turn for page in pages):
            yield "a yearbook is out of order"
        if bad := ranges.misfit(pages):
            yield f"a yearbook's page{bad}"


def _log(log: Sequence[LoggedOrder], world: World, ranges: Ranges) -> Iterator[str]:
    """The orders in their order, each given when somebody acted."""
    when = [(entry.turn, entry.step) for entry in log]
    if any(later < earlier for earlier, later in pairwise(when)):
        yield "its orders are out of order"
    if when and not 0 <= when[0][0] <= when[-1][0] <= world.turn:
        yield "an order is of a turn that was not played"
    sittings = {number for number, step in enumerate(turn_of(world)) if isinstance(step, SeatStep)}
    if not {step for _, step in when} <= sittings:
        yield "an order was given where nobody acts"
    by_kind: dict[type, list[Order]] = {}
    for entry in log:
        by_kind.setdefault(type(entry.order), []).append(entry.order)
    for kind, orders in by_kind.items():
        if bad := ranges.misfit_among(orders):
            yield f"its orders: {kind.__name__}{bad}"
    weights = [reason.weight for entry in log for reason in entry.reasons]
    weights += [entry.otherwise for entry in log if entry.otherwise is not None]
    if weights and not -HUGE < min(weights) <= max(weights) < HUGE:
        yield "a reason weighs more than anything can"


def _lines(log: Sequence[LoggedOrder], lines: int) -> Iterator[str]:
    """The lines of the chronicle that tell of an order must be there, if any are."""
    for entry in log:
        if entry.told == -1 and not entry.lines:
            continue
        if not (entry.lines >= 0 and 0 <= entry.told <= entry.told + entry.lines <= lines):
            yield f"order {entry.order.kind} is told in lines that are not there"


def _segments(campaign: Campaign) -> Iterator[str]:
    """The stretches of the campaign: each begins where another ends, with the world as it was there."""
    begins = [(segment.turn, segment.step, segment.orders) for segment in campaign.segments]
    many = len(turn_of(campaign.common_world))
    if not begins or begins[0] != (0, 0, 0):
        yield "its first stretch does not begin with it"
    if any(later < earlier or later[2] < earlier[2] for earlier, later in pairwise(begins)):
        yield "its stretches are out of order"
    if any(turn > campaign.world.turn or step not in range(many + 1) for turn, step, _ in begins):
        yield "a stretch begins where the campaign never was"
    if any(orders not in range(len(campaign.common_log) + 1) for _, _, orders in begins):
        yield "a stretch begins after orders that were not given"
    if not all(segment.state for segment in campaign.segments[1:]):
        yield "a stretch begins with no world"
    if not all(is_name(segment.version) for segment in campaign.segments) or not is_name(campaign.id):
        yield "a stretch is of no version"


def unsound_header(header: object) -> str:
    """What in the header of a save cannot be, in half a sentence; "" if all can.

    ``header`` is a dataclass or a mapping; texts anywhere in it must be fit to be shown.
    """
    given: Mapping[str, Any]
    if is_dataclass(header):
        given = {field.name: getattr(header, field.name) for field in fields(header)}
    elif isinstance(header, Mapping):
        given = header
    else:
        return "it is no header"
    return next(_header(given), "")


def _header(given: Mapping[str, Any]) -> Iterator[str]:
    for name, value in given.items():
        if not _is_harmless(value):
            yield f"its {printable(name, 40)} is not fit to be shown"
    turn, seed = given.get("turn", 0), given.get("seed", 0)
    if not isinstance(turn, int) or not 0 <= turn <= NEVER:
        yield "its turn cannot be"
    if not isinstance(seed, int) or seed not in range(2**63):
        yield "its seed cannot be"
    if not DATE.fullmatch(str(given.get("date", "1815-01-01"))):
        yield "its date is none"
    scenario = given.get("scenario", "")
    if not is_name(scenario) or not re.fullmatch(r"[^./\\][^/\\]*", scenario):
        yield "its scenario has no such name"
    seated = given.get("humans", ())
    if not isinstance(seated, list | tuple) or len(seated) > MOST_SEATS or not all(map(is_name, seated)):
        yield "those who play it have no such names"
    for name, form in FORMS.items():
        if not form.fullmatch(str(given.get(name, ""))):
            yield f"its {name} is none"
    if not is_name(given.get("title", "")):
        yield "its title is no title"


def _is_harmless(value: Any, depth: int = 8) -> bool:
    """Whether a plain value is made of bounded numbers and texts of one line."""
    if value is None or isinstance(value, bool | Enum | float):
        return True
    if isinstance(value, int):
        return abs(value) < 2**63
    if isinstance(value, str):
        return value == printable(value, len(value))
    if depth and isinstance(value, Mapping):
        return all(_is_harmless(part, depth - 1) for pair in value.items() for part in pair)
    return bool(depth) and isinstance(value, list | tuple) and all(_is_harmless(v, depth - 1) for v in value)
