"""Whether a chronicle that came out of a file can be told: in order, of what there is, in words there are.

A kind of record has few different words and many numbers. So its fields are looked at column by column, and
one record for each word and each extreme number is told as a trial.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any, Final

from game.campaign.books.chronicle import Entry
from game.campaign.campaign import Campaign
from game.campaign.present import TEXTS, Presenter
from game.campaign.saving.sound.meanings import HUGE
from game.scenarios.reading.harmless import HARMFUL, printable
from game.scenarios.texts.sentences import load_texts
from game.world.calendar import MONTHS_A_QUARTER
from game.world.records import Mark, Record, fields_with
from game.world.state.world import World

LONGEST_TEXT: Final = 10_000  # of what an event tells, with the names of powers in it


def untold(campaign: Campaign) -> Iterator[str]:
    """What in a campaign's chronicle cannot be told, in half a sentence each."""
    world, entries = campaign.common_world, campaign.common_entries
    turns = [entry.turn for entry in entries]
    if any(later < earlier for earlier, later in pairwise(turns)):
        yield "its chronicle is out of order"
    if turns and not 0 <= turns[0] <= turns[-1] <= world.turn:
        yield "its chronicle tells of turns that were not played"
    if not {entry.month for entry in entries} <= set(range(1, MONTHS_A_QUARTER + 1)):
        yield "its chronicle has a month that no quarter has"
    teller = _Teller(world)
    for kind, records in _by_kind(entries).items():
        if bad := teller.trouble_with(kind, records):
            yield f"its chronicle: {kind.type}: {bad}"


def _by_kind(entries: Sequence[Entry]) -> dict[type[Record], list[Record]]:
    found: dict[type[Record], list[Record]] = {}
    for entry in entries:
        found.setdefault(type(entry.record), []).append(entry.record)
    return found


class _Teller:
    """Knows what there is in a campaign, and tells a record as a trial."""

    def __init__(self, world: World) -> None:
        self.powers = frozenset((*(facts.id for facts in world.roster), ""))
        self.places = frozenset((*(place.id for place in world.map.places), ""))
        self.presenter, self.texts = Presenter(world), load_texts()

    def trouble_with(self, kind: type[Record], records: list[Record]) -> str:
        """What is wrong with the records of a kind, "" if nothing is."""
        known = dict.fromkeys(("readers", *fields_with(kind, Mark.POWER)), self.powers)
        known |= dict.fromkeys(fields_with(kind, Mark.PLACE), self.places)
        templates = self._templates(kind)
        trials: dict[int, Record] = {}
        for name in (field.name for field in fields(kind)):
            column = list(map(attrgetter(name), records))
            found = leaves(column)
            if name in known:
                if strange := found - known[name]:
                    return f"nobody knows {printable(str(strange.pop()), 40)}"
            elif not all(map(_is_fit, found)):
                return f"{name} is out of range or not fit to be shown"
            elif set(map(type, column)) == {int}:  # some number a word, some lead to one
                extremes = (column.index(min(column)), column.index(max(column)))
                trials |= {number: records[number] for number in extremes}
            elif name not in TEXTS and (name == kind.told_by or f"{{{name}" in templates):
                trials |= {number: records[number] for number in _samples(column)}
        return next((bad for record in trials.values() if (bad := self._try(record))), "")

    def _templates(self, kind: type[Record]) -> str:
        """All sentences that a kind of record can be told in."""
        variants = (text for key, text in self.texts["variants"].items() if key.startswith(kind.type))
        return "".join((self.texts["records"][kind.type], *variants))

    def _try(self, record: Record) -> str:
        try:
            self.presenter.record(record)
        except (KeyError, ValueError, IndexError, OverflowError, TypeError) as error:
            return f"there is no word for {printable(str(error), 40)}"
        return ""


def leaves(column: Iterable[Any]) -> set[int | str | float]:
    """The different numbers and texts that values are made of, words of the vocabulary aside."""
    found: set[int | str | float] = set()
    left: list[list[Any]] = [list(column)]
    while left:
        values = left.pop()
        kinds = set(map(type, values))
        for kind in kinds:
            alike: list[Any] = values
            if len(kinds) > 1:
                alike = [value for value in values if type(value) is kind]
            if kind in (int, str, float):
                found.update(alike)
            elif kind in (tuple, list, dict):
                left.append(list(chain.from_iterable(alike)))
                if kind is dict:
                    left.append(list(chain.from_iterable(value.values() for value in alike)))
            elif is_dataclass(kind):
                left += [list(map(attrgetter(field.name), alike)) for field in fields(kind)]
    return found


def _is_fit(value: float | str) -> bool:
    """Whether a number is bounded, a text harmless."""
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT and not HARMFUL.search(value)
    return -HUGE < value < HUGE


def _samples(column: Sequence[Any]) -> set[int]:
    """Where in a column each word and number stands first."""
    if all(issubclass(kind, str) for kind in set(map(type, column))):
        return set(dict(zip(reversed(column), reversed(range(len(column))), strict=True)).values())
    seen: set[Any] = set()
    found: set[int] = set()
    for number, value in enumerate(column):
        words = leaves((value,))
        if not seen.issuperset(words):
            seen.update(words)
            found.add(number)
    return found
