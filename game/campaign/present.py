"""Records and refusals as sentences: the same words on the screen, on the command line and in the laboratory.

Templates live in ``assets/texts``. A template may use any field of the record or fact of the refusal;
ids of powers and places are replaced by their names in the era (powers with their article), lists are
joined, and numbers get their separators. ``{x_share}`` is a number of ten thousand in per cent, ``{x_money}``
one of thousands of pounds. A record that reads differently by one of its fields has a template for each
value in the section ``variants``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from game.campaign.chronicle import Entry
from game.events.home_effects import ShockFelt
from game.politics.perception.commitment import StageMoved
from game.politics.perception.disclosure import StageLeaked
from game.rules.orders import Refusal
from game.scenarios.tables.texts import load_texts
from game.world.records import Record
from game.world.state.queries import Reader

OF_PLACES = frozenset({"place", "places", "path", "zone"})  # fields and facts that hold ids of places
MOST_LISTED = 4  # a longer list ends in "and so many others"

#: A power whose name holds one of these words is spoken of with an article.
WITH_ARTICLE = frozenset(
    {
        "Empire", "Kingdom", "States", "Netherlands", "Islands", "Sicilies", "Duchy", "Duchies", "City",
        "Hordes", "Tribes", "Republic", "Territory", "Basin",
    }
)  # fmt: skip


def with_article(name: str) -> str:
    """A power's name as it stands in a sentence.

    >>> with_article("Austrian Empire"), with_article("France")
    ('the Austrian Empire', 'France')
    """
    return f"the {name}" if WITH_ARTICLE.intersection(name.split()) else name


class Presenter:
    """Writes sentences about one campaign's powers and places."""

    def __init__(self, reader: Reader, language: str = "en") -> None:
        self._texts = load_texts(language)
        era = reader.facts.era
        self._places = {place.id: place.names[era] for place in reader.map.places}
        self._powers = {facts.id: with_article(facts.name) for facts in reader.roster}
        self._calendar = reader.facts.calendar

    def refusal(self, refusal: Refusal) -> str:
        """Why an order was refused, and what would help."""
        return self._fill(self._texts["refusals"][refusal.code], refusal.facts)

    def record(self, record: Record) -> str:
        """What happened."""
        values = to_jsonable_python(record)
        if isinstance(record, ShockFelt):
            felt_by = [*(self._powers[p] for p in record.powers), *(self._places[p] for p in record.places)]
            values["felt_by"] = _joined(felt_by)
            values["changes"] = {name: _shown_share(change) for name, change in record.changes.items()}
        if isinstance(record, StageMoved | StageLeaked):
            for name in ("before", "after"):
                values[name] = self._texts["map"][f"stage_{values[name]}"]
        if values.get("leader") == "":
            values["leader"] = "unnamed_leader"
        for name in ("terms", "aims", "demands"):
            if isinstance(values.get(name), list):  # a malady has terms too: those are no articles
                values[name] = [self._article(term) for term in values[name]]
        return self._fill(self._template(record, values), values)

    def _template(self, record: Record, values: Mapping[str, Any]) -> str:
        """The sentence for a record, by the field that makes it read differently if there is one."""
        usual: str = self._texts["records"][record.type]
        if not record.told_by:
            return usual
        value = values[record.told_by]
        name = str(value).lower() if value or value is False else "none"
        return self._texts["variants"].get(f"{record.type}_{name}", usual)

    def _article(self, article: Mapping[str, Any]) -> str:
        """An article of a peace in words."""
        is_money = bool(article["quarters"])
        amount = article["amount"]
        facts = {
            **{name: self._word(article[name], self._named(name)) for name in ("place", "giver", "taker")},
            "amount": _shown_money(amount) if is_money else f"{amount:,}", "quarters": article["quarters"],
        }  # fmt: skip
        return self._texts["ui"][f"article_{article['term']}"].format_map(facts)

    def story(self, entries: Iterable[Entry]) -> list[str]:
        """The headlines of a chronicle, a dated line each."""
        return [
            f"{self._calendar.date(e.turn, e.month)[:7]}  {self.record(e.record)}"
            for e in entries
            if e.record.is_news()
        ]

    def _fill(self, template: str, values: Mapping[str, Any]) -> str:
        words = {key: self._word(value, self._named(key)) for key, value in values.items()}
        for key, value in values.items():
            if isinstance(value, int):
                words[f"{key}_share"] = _shown_share(value).removeprefix("+")
                words[f"{key}_money"] = _shown_money(value)
        told = template.format_map(words)
        return told[:1].upper() + told[1:]

    def _named(self, key: str) -> Mapping[str, str]:
        """What the ids of a field or fact name: many a place has the id of a power, but not its name."""
        if key in OF_PLACES:
            return self._places
        signs: Mapping[str, str] = self._texts["signs"]
        return signs if key == "sign" else self._powers

    def _word(self, value: Any, names: Mapping[str, str]) -> str:
        """A value as a reader would write it, where ids are looked up in ``names``."""
        if isinstance(value, bool) or value is None:
            return str(value)
        if isinstance(value, int):
            return f"{value:,}"
        if isinstance(value, dict):
            pairs = (f"{self._word(k, names)} {self._word(v, names)}" for k, v in value.items())
            return ", ".join(pairs) or _joined([])
        if isinstance(value, list | tuple):
            return _joined([self._word(v, names) for v in value])
        if not value:
            return "nobody"
        if value in names:
            return names[value]
        word: str = self._texts["ui"].get(f"word_{value}", "")
        return word[:1].lower() + word[1:] or str(value).replace("_", " ")  # screens begin rows with it


def _shown_share(permyriad: int) -> str:
    """A share of ten thousand in per cent, with its sign.

    >>> _shown_share(-300), _shown_share(1_250)
    ('−3 %', '+12.5 %')
    """
    text = f"{permyriad / 100:+.1f} %" if permyriad % 100 else f"{permyriad // 100:+} %"
    return text.replace("-", "−")


def _shown_money(thousands: int) -> str:
    """Money kept in thousands of pounds.

    >>> _shown_money(950), _shown_money(12_340)
    ('£950,000', '£12.3 million')
    """
    return f"£{thousands:,},000" if abs(thousands) < 1_000 else f"£{thousands / 1000:,.1f} million"


def _joined(words: list[str]) -> str:
    """A list as one says it.

    >>> _joined(["France", "Spain", "Prussia"]), _joined([])
    ('France, Spain and Prussia', 'none')
    """
    if len(words) > MOST_LISTED + 1:
        words = [*words[:MOST_LISTED], f"{len(words) - MOST_LISTED} others"]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words) or "none"
