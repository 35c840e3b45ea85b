"""Articles of a peace, a decision or a demand in words: as what comes about, or as what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.scenarios.texts.figures import Figures
from game.scenarios.texts.templates import fill
from game.words import Term

Article = Mapping[str, Any]  # as a record holds it


def article_called(term: str, amount: int) -> str:
    """Which sentence tells an article of a peace; to keep no men at all has one of its own."""
    goes_home = term in (Term.DISARMAMENT, Term.ARMS_LIMIT) and not amount
    return f"{term}_none" if goes_home else term


@dataclass(frozen=True, slots=True)
class Articles:
    """Writes articles in a language: its texts, its figures, and what a value of a field is called."""

    texts: Mapping[str, Any]
    figures: Figures
    word: Callable[[Any, str], str]

    def told(self, article: Article) -> str:
        """An article as what comes about by it."""
        called = article_called(article["term"], article["amount"])
        return self._filled(self.texts["ui"][f"article_{called}"], self._facts(article))

    def asked_for(self, articles: Sequence[Article], asker: str, giver: str) -> str:
        """Articles as what is asked of a power; the asker is empty where the sentence does not name it."""
        told, parts = [], self.texts["parts"]
        for article in articles:
            key = f"asked_{article_called(article['term'], article['amount'])}"
            is_plain = article["giver"] in (giver, "") and (not asker or article["taker"] in (asker, ""))
            template = parts[key] if is_plain else parts.get(f"{key}_other", parts[key])
            facts = self._facts(article)
            if article["term"] == Term.CESSION and facts["place"] == facts["taker"]:
                template = parts["asked_cession_own"]  # a state in arms that has its land's name
            told.append(self._filled(template, facts))
        return self.figures.listed(told)

    def truce(self, quarters: int) -> str:
        """For how long a truce follows a peace, as a sentence after another; nothing where none does."""
        return self._filled(self.texts["parts"]["peace_truce"], {"quarters": quarters}) if quarters else ""

    def _facts(self, article: Article) -> dict[str, Any]:
        """What a sentence about an article can name."""
        is_money = article["term"] == Term.INDEMNITY
        amount, quarters = article["amount"], article["quarters"]
        cabinet = self.word(article["cabinet"], "cabinet") if article["cabinet"] else ""
        sum_or_men = self.figures.money(amount) if is_money else self.figures.number(amount)
        return {
            **{name: self.word(article[name], name) for name in ("place", "giver", "taker")},
            "amount": sum_or_men, "quarters": quarters, "term": self._term(quarters), "cabinet": cabinet,
            "pact": self.word(article["pact"], "treaty") if article.get("pact") else "",
        }  # fmt: skip

    def _term(self, quarters: int) -> str:
        """How long a security of a peace lasts."""
        ui = self.texts["ui"]
        if not quarters:
            return str(ui["without_end"])
        length = ui.get(f"so_long_{quarters}") or self._filled(ui["so_long"], {"quarters": quarters})
        return self._filled(ui["for_span"], {"length": length})

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        return fill(template, values, self.figures.grammar)
