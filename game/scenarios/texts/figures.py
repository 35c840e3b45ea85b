"""Numbers, money, shares, lists, dates and names as people write them in a language.

What differs from one language to the next comes from its locale, what is the house's own way of writing from
the section ``figures`` of its texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from game.scenarios.texts.grammar import Grammar
from game.scenarios.texts.sentences import grammar, load_texts
from game.scenarios.texts.templates import Phrase, fill, phrase
from game.world.calendar import Calendar
from game.world.constants.ruleset import Currency

MOST_LISTED: Final = 4  # a longer list ends in "and so many others"
MILLION: Final = 1_000_000
BILLION = 1_000_000_000
MANY: Final = 2  # a name in the plural counts as more than one
MINUS: Final = "−"  # as printers set it
POUND: Final = Currency()
HUNDREDTHS: Final = 100  # in which a currency's rate is given


class Figures:
    """Writes what sentences are filled with, in one language, and money in one currency."""

    def __init__(self, language: str, currency: Currency = POUND, sign: str = "") -> None:
        """``sign`` is what the language calls the currency, where it has a word of its own."""
        self._language, self._rate, self._is_behind = language, currency.rate, currency.behind
        self._sign = sign or currency.sign
        self._keys = load_texts(language)["figures"]

    @cached_property
    def grammar(self) -> Grammar:
        """How the language counts and lists."""
        return grammar(self._language)

    @cached_property
    def _article_words(self) -> frozenset[str]:
        return frozenset(self._keys["article_words"].split())

    @cached_property
    def _plural_words(self) -> frozenset[str]:
        return frozenset(self._keys["plural_words"].split())

    def number(self, value: int) -> Phrase:
        """A whole number with its separators, that can be counted."""
        return phrase(self.grammar.number(value), value)

    def decimal(self, value: float, places: int) -> str:
        """A number with so many decimals."""
        return self.grammar.decimal(f"{value:.{places}f}")

    def gain(self, permyriad: int) -> str:
        """A share of ten thousand in per cent, with its sign.

        >>> Figures("en").gain(-300), Figures("en").gain(1_250)
        ('−3 %', '+12.5 %')
        """
        places = 1 if permyriad % 100 else 0
        text = self.grammar.decimal(f"{permyriad / 100:.{places}f}").replace("-", MINUS)
        return self._key("percent", number=text if permyriad < 0 else f"+{text}")

    def money(self, thousands: int) -> str:
        """Money kept in thousands of pounds, in the currency of the time.

        >>> Figures("en").money(950), Figures("en").money(12_340), Figures("en").money(281_642_000)
        ('£950,000', '£12.3 million', '£282 billion')
        >>> Figures("en", Currency("francs", behind=True, rate=2_522)).money(-12)
        '−302,640 francs'
        """
        coins = abs(thousands) * 1_000 * self._rate // HUNDREDTHS
        if coins < MILLION:
            return self._sum(self.number(coins), thousands)
        if coins < BILLION:
            return self._sum(self._key("millions", number=self._large(coins / MILLION)), thousands)
        return self._sum(self._key("billions", number=self._short(coins // MILLION)), thousands)

    def short_money(self, thousands: int) -> str:
        """The same in as few letters as can be.

        >>> [Figures("en").short_money(sum) for sum in (950, -12_340, 4_141_000)]
        ['£950k', '−£12.3m', '£4.1bn']
        """
        size = abs(thousands) * self._rate // HUNDREDTHS
        if size < 1_000:
            return self._sum(self._key("short_thousands", number=str(size)), thousands)
        key, of = ("short_millions", size) if size < MILLION else ("short_billions", size // 1_000)
        return self._sum(self._key(key, number=self._short(of)), thousands)

    def _short(self, thousandths: int) -> str:
        """A thousandth of a number: with a decimal where it is small."""
        is_small = thousandths < 100_000
        return self.decimal(thousandths / 1_000, 1) if is_small else self.number(round(thousandths / 1_000))

    def wages(self, tenths: int) -> str:
        """What one inhabitant earns, kept in tenths of a pound.

        >>> Figures("en").wages(905), Figures("en", Currency("$", rate=8_500)).wages(905)
        ('£90.5', '$7,692')
        """
        coins = tenths * self._rate / (10 * HUNDREDTHS)
        return self._sum(self.decimal(coins, 1) if coins < 1_000 else self.number(int(coins)), tenths)

    def share(self, permyriad: int) -> str:
        """A share of ten thousand in per cent.

        >>> Figures("en").share(925), Figures("en").share(-250), Figures("en").share(-4)
        ('9.2 %', '−2.5 %', '0 %')
        """
        digits = f"{permyriad // 100}" if permyriad % 100 == 0 else f"{permyriad / 100:.1f}"
        digits = digits if float(digits) else "0"
        return self._key("percent", number=self.grammar.decimal(digits).replace("-", MINUS))

    def men(self, count: int) -> Phrase:
        """A number of men or guns, that can be counted.

        >>> Figures("en").men(20_400), Figures("en").men(1_250_000)
        ('20,400', '1.25m')
        """
        if count < MILLION:
            return self.number(count)
        return phrase(self._key("short_millions", number=self.decimal(count / MILLION, 2)), count)

    def short_thousands(self, count: int) -> str:
        """A number of men in whole thousands."""
        return self._key("short_thousands", number=f"{count / 1_000:.0f}")

    def listed(self, words: Sequence[str]) -> Phrase:
        """A list as one says it, that can be counted; a long one ends in how many others there are.

        >>> Figures("en").listed(["France", "Spain", "Prussia"]), Figures("en").listed([])
        ('France, Spain and Prussia', 'none')
        """
        shown = list(words)
        if len(shown) > MOST_LISTED + 1:
            shown[MOST_LISTED:] = [self._key("others", count=len(words) - MOST_LISTED)]
        if len(shown) == 1:
            only = shown[0]
            return phrase(only, 1, only.forms if isinstance(only, Phrase) else {})
        return phrase(self.grammar.listed(shown) or self._keys["none"], len(words))

    def row(self, words: Iterable[str]) -> str:
        """Words one after the other, as in a table."""
        return self._keys["comma"].join(words)

    def inside(self, word: str) -> str:
        """A word that begins a row on a screen, as it stands inside a sentence.

        >>> Figures("en").inside("A claim")
        'a claim'
        """
        return word[:1].lower() + word[1:] if self._keys["small_inside"] else word

    def named(self, name: str, article: bool | None = None) -> Phrase:
        """A power's name as it stands in a sentence; without a word on its article, by the words in the name.

        One that holds a word of the plural counts as many.

        >>> Figures("en").named("Austrian Empire"), Figures("en").named("France")
        ('the Austrian Empire', 'France')
        """
        words = name.split()
        has_article = not self._article_words.isdisjoint(words) if article is None else article
        number = 1 if self._plural_words.isdisjoint(words) else MANY
        return phrase(self._key("article", name=name) if has_article else name, number)

    def quarter(self, calendar: Calendar, turn: int) -> str:
        """What people call a turn: its season and year."""
        return self._key(str(calendar.season(turn)), year=calendar.year(turn))

    def month(self, calendar: Calendar, turn: int, month: int) -> str:
        """What people call a monthly round 1 to 3 of a turn."""
        year, number, _ = calendar.date(turn, month).split("-")
        return self.grammar.month(int(year), int(number))

    def _sum(self, number: str, owed: int) -> str:
        """An amount with the currency's sign, and a minus before both where what it stands for is below 0."""
        key = "money_behind" if self._is_behind else "money"
        return (MINUS if owed < 0 else "") + self._key(key, number=number, currency=self._sign)

    def _large(self, value: float) -> str:
        """A number with separators and one decimal."""
        whole, _, rest = f"{value:.1f}".partition(".")
        point = self.grammar.decimal(f"0.{rest}")[1:]
        sign = "-" if whole == "-0" else ""
        return f"{sign}{self.grammar.number(int(whole))}{point}"

    def _key(self, key: str, **values: object) -> str:
        return fill(self._keys[key], values, self.grammar)
