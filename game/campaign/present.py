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
from game.politics.treaties import treaties
from game.rules.orders import Refusal
from game.scenarios.tables.texts import load_texts
from game.words import TreatyKind
from game.world.records import Record
from game.world.state.queries import Reader

#: Records a newspaper would print; the others are ledgers and marching orders.
HEADLINES = frozenset(
    {
        "war_declared", "war_joined", "peace_signed", "province_ceded", "battle_fought", "fortress_fell",
        "fortress_stormed", "sea_battle_fought", "place_occupied", "place_liberated",
        "treaty_signed", "treaty_ended", "claim_raised", "bankruptcy", "event", "option_chosen",
        "crisis_opened", "conference_called", "conference_sat", "ultimatum_sent", "ultimatum_answered",
        "pledges_called", "mandate_overstayed", "crisis_closed", "ally_stayed_away", "conquest_recognised",
        "state_founded", "state_ended", "forces_rose",
        "revolution", "coup", "cabinet_formed", "blow", "sign",
        "overlord", "incident", "news",
        "membership", "institution_founded", "institution_ended", "congress_called", "congress_ended",
        "armaments_examined", "vote_not_kept", "embargo_laid", "embargo_lifted", "warning_given",
        "warning_forgotten", "ally_called", "call_refused", "border_eased", "arms_opened", "aid_given",
        "aid_uncovered", "envoy_expelled", "apology_made", "stage_moved", "stage_leaked",
    }
)  # fmt: skip

#: Treaties whose end, when it comes as agreed, is no news.
QUIET_ENDS = frozenset({TreatyKind.TRUCE, TreatyKind.INDEMNITY, TreatyKind.ACCESS, TreatyKind.TRADE})
MOST_LISTED = 4  # a longer list ends in "and so many others"

#: Records told differently by the value of a field.
VARIANTS = {
    "battle_fought": "attackers_won", "fortress_stormed": "is_taken", "treaty_ended": "how",
    "revolution": "outcome", "blow": "blow", "cabinet_formed": "how", "pathology_began": "pathology",
    "pathology_grew": "stage", "cabinet_pressed": "demand", "cabinet_answered": "answer", "coup": "because",
    "crisis_opened": "demands", "conference_called": "body", "conference_sat": "result",
    "ultimatum_sent": "by_conference", "ultimatum_answered": "answer", "crisis_closed": "outcome",
    "footing": "footing", "war_declared": "aims", "peace_signed": "war_over",
    "membership": "after", "cohesion": "cause", "trust_moved": "evidence", "institution_ended": "cause",
    "invitation_answered": "answer", "congress_called": "item", "congress_ended": "item",
    "embargo_laid": "title", "embargo_lifted": "cause", "inspection_held": "finding",
    "aid_given": "secret", "treaty_proposed": "treaty", "treaty_signed": "kind",
    "armaments_examined": "finding", "force_earmarked": "is_set_aside", "forces_rose": "men",
    "stage_moved": "cause",
}  # fmt: skip

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
        self._names.update({facts.id: with_article(facts.name) for facts in reader.roster})
        self._names.update(self._texts["signs"])
        self._calendar = reader.facts.calendar

    def refusal(self, refusal: Refusal) -> str:
        """Why an order was refused, and what would help."""
        return self._fill(self._texts["refusals"][refusal.code], refusal.facts)

    def record(self, record: Record) -> str:
        """What happened."""
        values = to_jsonable_python(record)
        if isinstance(record, ShockFelt):
            values["felt_by"] = [*record.powers, *record.places]
            values["changes"] = {name: _shown_share(change) for name, change in record.changes.items()}
        if isinstance(record, StageMoved | StageLeaked):
            for name in ("before", "after"):
                values[name] = self._texts["map"][f"stage_{values[name]}"]
        if values.get("leader") == "":
            values["leader"] = "unnamed_leader"
        for name in ("terms", "aims", "demands"):
            if isinstance(values.get(name), list):  # a malady has terms too: those are no articles
                values[name] = [self._article(term) for term in values[name]]
        return self._fill(self._template(record.type, values), values)

    def _template(self, kind: str, values: Mapping[str, Any]) -> str:
        """The sentence for a record, by the field that makes it read differently if there is one."""
        usual = self._texts["records"][kind]
        if kind not in VARIANTS:
            return usual
        value = values[VARIANTS[kind]]
        name = str(value).lower() if value or value is False else "none"
        return self._texts["variants"].get(f"{kind}_{name}", usual)

    def _article(self, spelled: str) -> str:
        """An article of a peace, spelled as records do (``cession savoy sardinia>france``), in words."""
        kind, *parts = spelled.split(" ")
        facts = dict.fromkeys(("place", "giver", "taker", "amount", "quarters"), "")
        for part in parts:
            giver, arrow, taker = part.partition(">")
            amount, _, quarters = part.partition("x")
            if arrow:
                facts["giver"], facts["taker"] = self._word(giver), self._word(taker)
            elif amount.isdigit():
                is_money = bool(quarters)
                facts["amount"] = _shown_money(int(amount)) if is_money else f"{int(amount):,}"
                facts["quarters"] = quarters
            else:
                facts["place"] = self._word(part)
        return self._texts["ui"][f"article_{kind}"].format_map(facts)

    def story(self, entries: Iterable[Entry]) -> list[str]:
        """The headlines of a chronicle, a dated line each."""
        return [
            f"{self._calendar.date(e.turn, e.month)[:7]}  {self.record(e.record)}"
            for e in entries
            if is_headline(e.record)
        ]

    def _fill(self, template: str, values: Mapping[str, Any]) -> str:
        words = {key: self._word(value) for key, value in values.items()}
        for key, value in values.items():
            if isinstance(value, int):
                words[f"{key}_share"] = _shown_share(value).removeprefix("+")
                words[f"{key}_money"] = _shown_money(value)
        told = template.format_map(words)
        return told[:1].upper() + told[1:]

    def _word(self, value: Any) -> str:
        """A value as a reader would write it."""
        if isinstance(value, bool) or value is None:
            return str(value)
        if isinstance(value, int):
            return f"{value:,}"
        if isinstance(value, dict):
            return ", ".join(f"{self._word(k)} {self._word(v)}" for k, v in value.items()) or _joined([])
        if isinstance(value, list | tuple):
            return _joined([self._word(v) for v in value])
        if not value:
            return "nobody"
        if value in self._names:
            return self._names[value]
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
