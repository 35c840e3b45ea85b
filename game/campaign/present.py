"""Records and refusals as sentences: the same words on the screen, on the command line and in the laboratory.

Templates live in ``assets/texts``. A template may use any field of the record or fact of the refusal;
ids of powers and places are replaced by their names in the era (powers with their article), lists are
joined, and numbers get their separators; both can be counted (`templates`). ``{x_share}`` is a number of ten
thousand in per cent, ``{x_money}`` one of thousands of pounds. A record that reads differently by one of its
fields has a template for each value in the section ``variants``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any

from pydantic_core import to_jsonable_python

from game.campaign.articles import Articles
from game.campaign.books.chronicle import Entry
from game.campaign.books.segments import FilesTaken
from game.campaign.formerly import called_then, renames
from game.campaign.variants import variant_of
from game.events.effects.home import MoneyMoved, ShockFelt
from game.politics.bodies.charter import BodyEstablished
from game.politics.bodies.congress import CongressCalled, CongressEnded
from game.politics.bodies.institutions import MembershipChanged
from game.politics.crises.conference import PapersOpened, Promise
from game.politics.crises.crises import ConferenceCalled, CrisisOpened, UltimatumSent
from game.politics.crises.outcomes.decisions import ConferenceSat, CrisisClosed
from game.politics.home.government import CabinetFormed
from game.politics.perception.commitment import StageMoved
from game.politics.perception.disclosure import StageLeaked
from game.politics.statecraft.sanctions import EmbargoLaid
from game.politics.treaties.claims import ClaimRaised
from game.politics.war.consequences.passing import ProvinceCeded
from game.politics.war.ends.settlement import PeaceSigned
from game.politics.war.outbreak.conquest import AllyStayedAway
from game.politics.war.outsiders.joining import WarJoined
from game.rules.land.battle import BattleFought
from game.rules.land.occupation import PlaceLiberated, PlaceOccupied
from game.rules.land.siege import FortressFell, FortressStormed, SiegeAdvanced, SiegeLifted
from game.rules.money.slumps import OutputShaken
from game.rules.orders import Refusal
from game.rules.sea.seabattle import SeaBattleFought
from game.scenarios.texts.figures import Figures
from game.scenarios.texts.sentences import load_texts, spoken
from game.scenarios.texts.templates import Phrase, fill, gaps, named_in, phrase
from game.scenarios.translation import translation_of
from game.words import Vote
from game.world.records import Record
from game.world.state.powers import PowerFacts
from game.world.state.reader import Reader

OF_PLACES = frozenset({"place", "places", "path", "zone"})  # fields and facts that hold ids of places
#: Fields that hold dates.
DATES = frozenset({"until"})
#: Fields and facts that are shown as they stand: names and sentences from data.
TEXTS = frozenset(
    {
        "body", "effect", "event", "label", "leader", "name", "predecessor", "text", "title", "unit",
    }
)  # fmt: skip
#: Fields and facts with words that do not read by themselves: `word_<family><value>`, the first there is.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "by": ("cure_",), "casus": ("casus_",), "cause": ("cause_",), "clause": ("clause_",),
    "course": ("course_",), "dispute": ("dispute_",), "drafts": ("settlement_",), "evidence": ("evidence_",),
    "given": ("means_",), "ideology": ("regime_",), "lapse": ("lapse_",), "means": ("means_",),
    "kind": ("untried_", ""), "marks": ("mark_",), "mood": ("condition_",),
    "order": ("order_",), "outcome": ("end_",), "phase": ("phase_",), "positions": ("stands_",),
    "preset": ("preset_",), "proviso": ("proviso_",), "reason": ("title_",), "result": ("result_",),
    "sent": ("sent_",), "settlement": ("settlement_",),
    "vote": ("vote_",), "votes": ("vote_",),
    "what": ("what_", "clause_", "settlement_", "preset_", "answer_", ""),
}  # fmt: skip
NOTHING: Mapping[str, str] = {}
#: A title or label that ends its sentence itself.
ENDED = re.compile(r"([?!…])\.(?=\s|$)")


def towns(reader: Reader) -> dict[str, str]:
    """What people call a place of battle: the town at the middle of a province, else the province."""
    era, found = reader.facts.era, {city.hex: city for city in reversed(reader.map.cities)}
    named = {place.id: found.get(place.centre, place) for place in reader.map.places}
    return {name: spot.names[era] for name, spot in named.items()}


class Presenter:
    """Writes sentences about one campaign's powers and places."""

    def __init__(self, reader: Reader, language: str = "") -> None:
        """``language`` is the code of a language, '' for the one that is spoken."""
        self.language = language or spoken()
        self._texts, self.translation = (
            load_texts(self.language),
            translation_of(reader.facts.id, self.language),
        )
        currency = reader.rules.view.currency
        self._figures = Figures(self.language, currency, self.translation.told(currency.sign))
        self.roster = reader.roster  # as the powers were called when this was made
        era, told = reader.facts.era, self.translation.told
        self._afloat = reader.rules.view.afloat
        self._places = {place.id: told(place.names[era]) for place in reader.map.places}
        self._towns = {place: told(name) for place, name in towns(reader).items()}
        self._powers = {facts.id: self._named_power(facts) for facts in reader.roster}
        self._calendar = reader.facts.calendar

    def _named_power(self, facts: PowerFacts) -> Phrase:
        """A power as sentences name it."""
        words = self.translation.words_of(facts)
        if words is None:
            return self._figures.named(self.translation.told(facts.name), facts.article)
        return phrase(words.spoken or self._figures.named(words.name), 1, words.forms)

    def power(self, name: str) -> Phrase:
        """What the power with an id is called in a sentence, with its article."""
        return self._powers[name]

    def text(self, text: str) -> str:
        """A text from a scenario's files, with what powers are called today for the ids in it."""
        return named_in(self.translation.told(text), self._powers)

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
        articles = Articles(self._texts, self._figures, self._word)
        told: dict[str, str] = {
            name: self._figures.listed([articles.told(article) for article in values[name]])
            for name in ("terms", "aims", "demands")
            if isinstance(values.get(name), list)  # a malady has terms too: those are no articles
        }
        if isinstance(record, CrisisOpened):
            told["demands"] = articles.asked_for(values["demands"], record.challenger, record.defender)
        elif isinstance(record, UltimatumSent) and not record.by_conference and len(record.addressed) == 1:
            told["terms"] = articles.asked_for(values["terms"], "", record.addressed[0])
        if told.get("terms") == self._texts["ui"]["article_status_quo"]:
            told |= self._of_nothing(record)
        match record:
            case OutputShaken():
                told["felt_by"] = self._felt_by(record)
            case ShockFelt():
                moods = (
                    self._filled(
                        self._texts["parts"]["mood_moved"],
                        {"mood": self._word(m, "mood"), "change": self._figures.gain(c)},
                    )
                    for m, c in record.changes.items()
                )
                told |= {"felt_by": self._felt_by(record), "changes": self._figures.row(moods)}
            case StageMoved() | StageLeaked():
                told |= {n: self._texts["map"][f"stage_{values[n]}"] for n in ("before", "after")}
            case PapersOpened():
                pledges = [self._promise(power, promise) for power, promise in record.pledges.items()]
                told["pledges"] = self._texts["figures"]["semicolon"].join(pledges) or self._figures.listed(
                    []
                )
            case WarJoined(name="") | AllyStayedAway(name=""):  # records of old
                told["name"] = self._texts["parts"]["unnamed_war"]
            case MoneyMoved() if record.amount < 0:
                told["lost"] = self._figures.money(-record.amount)
            case PeaceSigned():
                told["truce"] = articles.truce(record.truce)
            case CabinetFormed(leader=""):
                told["leader"] = self._texts["parts"]["unnamed_leader"]
            case FilesTaken():
                told["files"] = self._figures.row(record.files)
            case ConferenceCalled():
                guests = [self._powers[p] for p in record.seats if p != record.power]
                told["seats"] = self._figures.listed(guests)
                told["offer"] = self._texts["parts"]["offers_to_mediate"] if record.mediates else ""
                told["journey"] = self._texts["parts"]["envoys_travel"] if record.travels else ""
            case BodyEstablished():
                told["seats"] = self._seats(record)
            case ConferenceSat():
                told["votes"] = self._votes(record)
                if not record.given:  # nothing but their word
                    told["given"] = self._texts["parts"]["word_of_both"]
            case CongressCalled() | CongressEnded():
                told["direction"] = self._texts["parts"][
                    "counts_more" if record.change > 0 else "counts_less"
                ]
            case EmbargoLaid():
                eased = "_eased" if record.eased else ""
                told["closes"] = self._texts["parts"][f"closes_{record.degree}{eased}"]
            case BattleFought() | SiegeAdvanced() | SiegeLifted() | FortressStormed() | FortressFell():
                told["place"] = (
                    self._towns[record.place] if record.place else self._texts["parts"]["open_country"]
                )
        return told

    def _felt_by(self, record: ShockFelt | OutputShaken) -> str:
        """The countries and the places that a blow struck."""
        felt = [*(self._powers[p] for p in record.powers), *(self._places[p] for p in record.places)]
        return self._figures.listed(felt)

    def _template(self, record: Record, values: Mapping[str, Any]) -> str:
        """The sentence for a record, by the field that makes it read differently if there is one."""
        usual: str = self._texts["records"][record.type]
        if key := self._of_ones_own(record) or variant_of(record, self._texts["variants"]):
            return str(self._texts["variants"][key])
        if isinstance(record, SeaBattleFought):
            return self._texts["variants"].get(f"{record.type}_{self._afloat}", usual)
        if not record.told_by:
            return usual
        value = values[record.told_by]
        name = str(value).lower() if value or value is False else "none"
        if isinstance(record, MembershipChanged) and 0 < record.after < record.before:
            name = f"lowered_{name}"
        return self._texts["variants"].get(f"{record.type}_{name}", usual)

    def _of_ones_own(self, record: Record) -> str:
        """The sentence about land that has its owner's name, not said twice, or that its owner took."""
        match record:
            case ClaimRaised() | PlaceOccupied() | PlaceLiberated():
                owner = record.owner
            case ProvinceCeded():
                owner = record.giver
            case _:
                return ""
        is_own = isinstance(record, PlaceLiberated) and record.by == owner
        if isinstance(record, PlaceLiberated) and not is_own:
            return ""
        is_namesake = self._places[record.place] == self._powers.get(owner)
        return f"{record.type}_namesake" if is_namesake else f"{record.type}_own" if is_own else ""

    def _of_nothing(self, record: Record) -> dict[str, str]:
        """What a peace or a decision comes to that gives nobody anything."""
        match record:
            case PeaceSigned() if record.upshot != "terms":  # as records of old have it
                return {"terms": self._texts["parts"][f"peace_{record.upshot}"]}
            case UltimatumSent() | CrisisClosed() if record.settlement:
                return {"terms": self._texts["ui"][f"quo_{record.settlement}"]}
        return {}

    def told(self, entries: Sequence[Entry], chronicle: Iterable[Entry]) -> list[str]:
        """Lines of a chronicle, powers called as they were called in the quarter of each."""
        changes = renames(chronicle)
        tellers: dict[int, Presenter] = {}
        sentences = []
        for entry in entries:
            later = [change for change in changes if change.turn > entry.turn]
            if len(later) not in tellers:
                tellers[len(later)] = self._before(later)
            sentences.append(tellers[len(later)].record(entry.record))
        return sentences

    def _before(self, later: Sequence[Entry]) -> Presenter:
        """One who calls the powers as they were called before they took these names."""
        teller = copy(self)
        then = called_then(self.roster, later)
        teller._powers = self._powers | {name: self._named_power(facts) for name, facts in then.items()}
        return teller

    def story(self, entries: Iterable[Entry]) -> list[str]:
        """The headlines of a chronicle, a dated line each."""
        whole = list(entries)
        news = [entry for entry in whole if entry.record.is_news()]
        dates = (self._calendar.date(entry.turn, entry.month)[:7] for entry in news)
        return [f"{date}  {text}" for date, text in zip(dates, self.told(news, whole), strict=True)]

    def _fill(self, template: str, values: Mapping[str, Any], told: Mapping[str, str] = NOTHING) -> str:
        words = dict(told)
        for name in gaps(template):
            if name in told:
                continue
            if name in values:
                words[name] = self._word(values[name], name)
            elif name.endswith("_share"):
                words[name] = self._figures.gain(values[name.removesuffix("_share")]).removeprefix("+")
            else:
                words[name] = self._figures.money(values[name.removesuffix("_money")])
        sentence = ENDED.sub(r"\1", self._filled(template, words))
        return sentence[:1].upper() + sentence[1:]

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        return fill(template, values, self._figures.grammar)

    def _seats(self, record: BodyEstablished) -> str:
        """Who belongs to a body from its first day, rung by rung."""
        told = [
            self._filled(
                self._texts["parts"][f"seated_{rung}"],
                {"powers": self._figures.listed([self._powers[p] for p in powers])},
            )
            for rung in ("council", "members", "partners", "observers")
            if (powers := getattr(record, rung))
        ]
        return self._texts["figures"]["semicolon"].join(told)

    def _votes(self, record: ConferenceSat) -> str:
        """Who was for it, who against, who for another draft, who said nothing that counts."""
        parts: list[tuple[str, dict[str, Any], list[str]]] = []
        for vote in Vote:
            said = [p for p, v in record.votes.items() if v is vote and p not in record.elsewhere]
            parts.append((f"voted_{vote}", {}, said))
        for kind in dict.fromkeys(record.elsewhere.values()):
            said = [p for p, other in record.elsewhere.items() if other is kind]
            parts.append(
                ("voted_elsewhere", {"settlement": self._texts["ui"][f"word_settlement_{kind}"]}, said)
            )
        told = [
            self._filled(
                self._texts["parts"][key],
                {**values, "powers": self._figures.listed([self._powers[p] for p in said])},
            )
            for key, values, said in parts if said
        ]  # fmt: skip
        return self._texts["figures"]["semicolon"].join(told) or self._figures.listed([])

    def _promise(self, power: str, promise: Promise) -> str:
        """What a power pledges and beside whom."""
        size = self._texts["ui"][f"word_pledge_{promise.size}"]
        beside = self._texts["parts"][f"pledged_{promise.beside}"]
        return self._filled(
            self._texts["parts"]["pledged"],
            {
                "power": self._powers[power], "size": size, "beside": beside,
                "proviso": self._texts["parts"][f"proviso_{promise.only_if}"],
            },
        )  # fmt: skip

    def _pair(self, name: str, value: str) -> str:
        """What something is, in a list of such pairs."""
        return self._filled(self._texts["figures"]["pair"], {"name": name, "value": value})

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
            return self._figures.number(value)
        if isinstance(value, dict):
            pairs = (self._pair(self._word(k, key), self._word(v, key)) for k, v in value.items())
            return self._figures.row(pairs) or self._figures.listed([])
        if isinstance(value, list | tuple):
            return self._figures.listed([self._word(v, key) for v in value])
        if not value:
            return self._texts["figures"]["nobody"]
        if key in DATES:
            turn = self._calendar.turn_of(str(value))
            return self._figures.inside(self._figures.quarter(self._calendar, turn))
        if key in TEXTS:
            return self.text(str(value))
        names = self._named(key)
        return names[value] if value in names else self._of_family(value, key)

    def _of_family(self, value: str, key: str) -> str:
        """A word of the vocabulary as it reads in a field or fact."""
        ui = self._texts["ui"]
        keys = [f"word_{family}{value}" for family in FAMILIES.get(key, ("",))]
        word: str = ui[next((k for k in keys if k in ui), keys[0])]
        return self._figures.inside(word)
