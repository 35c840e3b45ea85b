"""Records and refusals as sentences: the same words on the screen, on the command line and in the laboratory.

Templates live in ``assets/texts``. A template may use any field of the record or fact of the refusal;
ids of powers and places are replaced by their names in the era, lists are joined, and ``{money}`` style
numbers get their separators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from game.campaign.chronicle import Entry
from game.politics import treaties
from game.rules.orders import Refusal
from game.scenarios.texts import load_texts
from game.words import TreatyKind
from game.world.queries import Reader
from game.world.records import Record

#: Records a newspaper would print; the others are ledgers and marching orders.
HEADLINES = frozenset(
    {
        "war_declared", "war_joined", "peace_signed", "province_ceded", "battle_fought", "fortress_fell",
        "fortress_stormed", "sea_battle_fought", "place_occupied", "place_liberated",
        "treaty_signed", "treaty_ended", "claim_raised", "bankruptcy", "event", "option_chosen",
        "ally_stayed_away", "conquest_recognised", "state_founded", "state_ended", "forces_rose",
        "overlord", "incident", "news",
    }
)  # fmt: skip

#: Treaties whose end, when it comes as agreed, is no news.
QUIET_ENDS = frozenset({TreatyKind.TRUCE, TreatyKind.INDEMNITY, TreatyKind.ACCESS, TreatyKind.TRADE})
MOST_LISTED = 4  # a longer list ends in "and so many others"


def is_headline(record: Record) -> bool:
    """Whether a newspaper would print it: no ledgers, no marching orders, no bonds that merely ran out."""
    if isinstance(record, treaties.TreatyEnded):
        return record.how != "expired" or record.kind not in QUIET_ENDS
    return record.type in HEADLINES


class Presenter:
    """Writes sentences about one campaign's powers and places."""

    def __init__(self, reader: Reader, language: str = "en") -> None:
        self._texts = load_texts(language)
        era = reader.facts.era
        self._names = {place.id: place.names[era] for place in reader.map.places}
        self._names.update({facts.id: facts.name for facts in reader.roster})
        self._calendar = reader.facts.calendar

    def refusal(self, refusal: Refusal) -> str:
        """Why an order was refused, and what would help."""
        return self._fill(self._texts["refusals"][refusal.code], refusal.facts)

    def record(self, record: Record) -> str:
        """What happened."""
        return self._fill(self._texts["records"][record.type], to_jsonable_python(record))

    def story(self, entries: Iterable[Entry]) -> list[str]:
        """The headlines of a chronicle, a dated line each."""
        return [
            f"{self._calendar.date(e.turn, e.month)[:7]}  {self.record(e.record)}"
            for e in entries
            if is_headline(e.record)
        ]

    def _fill(self, template: str, values: Mapping[str, Any]) -> str:
        return template.format_map({key: self._word(value) for key, value in values.items()})

    def _word(self, value: Any) -> str:
        """A value as a reader would write it."""
        if isinstance(value, bool) or value is None:
            return str(value)
        if isinstance(value, int):
            return f"{value:,}"
        if isinstance(value, dict):
            return ", ".join(f"{self._word(k)} {self._word(v)}" for k, v in value.items())
        if isinstance(value, list | tuple):
            shown = [self._word(v) for v in value]
            if len(shown) > MOST_LISTED + 1:
                shown[MOST_LISTED:] = [f"and {len(shown) - MOST_LISTED} others"]
            return ", ".join(shown) or "none"
        return self._names.get(value, str(value).replace("_", " ")) or "nobody"
