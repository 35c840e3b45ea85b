"""Records and refusals as sentences: the same words on the screen, on the command line and in the laboratory.

Templates live in ``assets/texts``. A template may use any field of the record or fact of the refusal;
ids of powers and places are replaced by their names in the era (powers with their article), lists are
joined, and numbers get their separators. ``{x_share}`` is a number of ten thousand in per cent, ``{x_money}``
one of thousands of pounds. A record that reads differently by one of its fields has a template for each
value in the section ``variants``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import Formatter
from typing import Any

from pydantic_core import to_jsonable_python

from game.campaign.books.chronicle import Entry
from game.campaign.books.segments import FilesTaken
from game.events.home_effects import ShockFelt
from game.politics.bodies.institutions import MembershipChanged
from game.politics.crises.conference import PapersOpened, Promise
from game.politics.crises.decisions import ConferenceSat
from game.politics.home.government import CabinetFormed
from game.politics.perception.commitment import StageMoved
from game.politics.perception.disclosure import StageLeaked
from game.politics.statecraft.sanctions import EmbargoLaid
from game.rules.land.battle import BattleFought
from game.rules.land.siege import FortressFell, FortressStormed, SiegeAdvanced, SiegeLifted
from game.rules.orders import Refusal
from game.scenarios.tables.texts import load_texts
from game.words import Term, Vote
from game.world.records import Record
from game.world.state.reader import Reader

OF_PLACES = frozenset({"place", "places", "path", "zone"})  # fields and facts that hold ids of places
#: Fields and facts that are shown as they stand: names and sentences from data, and dates.
TEXTS = frozenset(
    {
        "body", "effect", "event", "label", "leader", "name", "predecessor", "text", "title", "unit", "until",
    }
)  # fmt: skip
#: Fields and facts with words that do not read by themselves: `word_<family><value>`, the first there is.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "by": ("cure_",), "casus": ("casus_",), "cause": ("cause_",), "clause": ("clause_",),
    "course": ("course_",), "drafts": ("settlement_",), "evidence": ("evidence_",), "means": ("means_",),
    "mood": ("condition_",),
    "order": ("order_",), "outcome": ("end_",), "phase": ("phase_",), "positions": ("stands_",),
    "preset": ("preset_",), "reason": ("title_",), "result": ("result_",), "settlement": ("settlement_",),
    "vote": ("vote_",), "votes": ("vote_",),
    "what": ("what_", "clause_", "settlement_", "preset_", "answer_", ""),
}  # fmt: skip
NOTHING: Mapping[str, str] = {}
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


def towns(reader: Reader) -> dict[str, str]:
    """What people call a place of battle: the town at the middle of a province, else the province."""
    era, found = reader.facts.era, {city.hex: city for city in reversed(reader.map.cities)}
    named = {place.id: found.get(place.centre, place) for place in reader.map.places}
    return {name: spot.names[era] for name, spot in named.items()}


class Presenter:
    """Writes sentences about one campaign's powers and places."""

    def __init__(self, reader: Reader, language: str = "en") -> None:
        self._texts = load_texts(language)
        era = reader.facts.era
        self._places = {place.id: place.names[era] for place in reader.map.places}
        self._towns = towns(reader)
        self._powers = {facts.id: with_article(facts.name) for facts in reader.roster}
        self._calendar = reader.facts.calendar

    def refusal(self, refusal: Refusal) -> str:
        """Why an order was refused, and what would help."""
        usual: str = self._texts["refusals"][refusal.code]
        template = self._texts["variants"].get(f"{refusal.code}_{refusal.facts.get('what')}", usual)
        return self._fill(template, refusal.facts)

    def record(self, record: Record) -> str:
        """What happened."""
        values = to_jsonable_python(record)
        return self._fill(self._template(record, values), values, self._told(record, values))

    def _told(self, record: Record, values: Mapping[str, Any]) -> dict[str, str]:
        """Fields that take more than looking words up: articles, promises, stages, shocks."""
        told = {
            name: _joined([self._article(article) for article in values[name]])
            for name in ("terms", "aims", "demands")
            if isinstance(values.get(name), list)  # a malady has terms too: those are no articles
        }
        match record:
            case ShockFelt():
                felt = [*(self._powers[p] for p in record.powers), *(self._places[p] for p in record.places)]
                moods = (f"{self._word(m, 'mood')} {_shown_share(c)}" for m, c in record.changes.items())
                told |= {"felt_by": _joined(felt), "changes": ", ".join(moods)}
            case StageMoved() | StageLeaked():
                told |= {n: self._texts["map"][f"stage_{values[n]}"] for n in ("before", "after")}
            case PapersOpened():
                pledges = [self._promise(power, promise) for power, promise in record.pledges.items()]
                told["pledges"] = "; ".join(pledges) or _joined([])
            case CabinetFormed(leader=""):
                told["leader"] = self._texts["parts"]["unnamed_leader"]
            case FilesTaken():
                told["files"] = ", ".join(record.files)
            case ConferenceSat():
                told["votes"] = self._votes(record.votes)
            case EmbargoLaid():
                told["closes"] = self._texts["parts"][f"closes_{record.degree}"]
            case BattleFought() | SiegeAdvanced() | SiegeLifted() | FortressStormed() | FortressFell():
                told["place"] = (
                    self._towns[record.place] if record.place else self._texts["parts"]["open_country"]
                )
        return told

    def _template(self, record: Record, values: Mapping[str, Any]) -> str:
        """The sentence for a record, by the field that makes it read differently if there is one."""
        usual: str = self._texts["records"][record.type]
        if not record.told_by:
            return usual
        value = values[record.told_by]
        name = str(value).lower() if value or value is False else "none"
        if isinstance(record, MembershipChanged) and 0 < record.after < record.before:
            name = f"lowered_{name}"
        return self._texts["variants"].get(f"{record.type}_{name}", usual)

    def _article(self, article: Mapping[str, Any]) -> str:
        """An article of a peace in words."""
        is_money = article["term"] == Term.INDEMNITY
        amount, quarters = article["amount"], article["quarters"]
        cabinet = self._word(article["cabinet"], "cabinet") if article["cabinet"] else ""
        facts = {
            **{name: self._word(article[name], name) for name in ("place", "giver", "taker")},
            "amount": _shown_money(amount) if is_money else f"{amount:,}", "quarters": quarters,
            "term": self._term(quarters), "cabinet": cabinet,
        }  # fmt: skip
        return self._texts["ui"][f"article_{article['term']}"].format_map(facts)

    def _term(self, quarters: int) -> str:
        """How long a security of a peace lasts."""
        text: str = self._texts["ui"]["for_quarters" if quarters else "without_end"]
        return text.format(quarters=quarters)

    def story(self, entries: Iterable[Entry]) -> list[str]:
        """The headlines of a chronicle, a dated line each."""
        return [
            f"{self._calendar.date(e.turn, e.month)[:7]}  {self.record(e.record)}"
            for e in entries
            if e.record.is_news()
        ]

    def _fill(self, template: str, values: Mapping[str, Any], told: Mapping[str, str] = NOTHING) -> str:
        words = dict(told)
        for name in _asked(template):
            if name in told:
                continue
            if name in values:
                words[name] = self._word(values[name], name)
            elif name.endswith("_share"):
                words[name] = _shown_share(values[name.removesuffix("_share")]).removeprefix("+")
            else:
                words[name] = _shown_money(values[name.removesuffix("_money")])
        sentence = template.format_map(words)
        return sentence[:1].upper() + sentence[1:]

    def _votes(self, votes: Mapping[str, Vote]) -> str:
        """Who was for it, who against, who abstained."""
        told = []
        for vote in Vote:
            if voters := [self._powers[power] for power, said in votes.items() if said is vote]:
                told.append(self._texts["parts"][f"voted_{vote}"].format(powers=_joined(voters)))
        return "; ".join(told) or _joined([])

    def _promise(self, power: str, promise: Promise) -> str:
        """What a power pledges and beside whom."""
        size = self._texts["ui"][f"word_pledge_{promise.size}"]
        beside = self._texts["parts"][f"pledged_{promise.beside}"]
        return f"{self._powers[power]}: {size} {beside}"

    def _named(self, key: str) -> Mapping[str, str]:
        """What the ids of a field or fact name: many a place has the id of a power, but not its name."""
        if key in OF_PLACES:
            return self._places
        signs: Mapping[str, str] = self._texts["signs"]
        return signs if key == "sign" else self._powers

    def _word(self, value: Any, key: str) -> str:
        """The value of a field or fact as a reader would write it; KeyError if there is no word for it."""
        if isinstance(value, bool) or value is None:
            return str(value)
        if isinstance(value, int):
            return f"{value:,}"
        if isinstance(value, dict):
            pairs = (f"{self._word(k, key)}: {self._word(v, key)}" for k, v in value.items())
            return ", ".join(pairs) or _joined([])
        if isinstance(value, list | tuple):
            return _joined([self._word(v, key) for v in value])
        if not value:
            return "nobody"
        if key in TEXTS:
            return str(value)
        names = self._named(key)
        return names[value] if value in names else self._of_family(value, key)

    def _of_family(self, value: str, key: str) -> str:
        """A word of the vocabulary as it reads in a field or fact."""
        ui = self._texts["ui"]
        keys = [f"word_{family}{value}" for family in FAMILIES.get(key, ("",))]
        word: str = ui[next((k for k in keys if k in ui), keys[0])]
        return word[:1].lower() + word[1:]  # screens begin rows with it


@lru_cache(maxsize=1024)
def _asked(template: str) -> tuple[str, ...]:
    """The fields and facts that a template asks for.

    >>> _asked("{power} claims {place} from {owner}.")
    ('power', 'place', 'owner')
    """
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)


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
