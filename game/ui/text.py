"""The screen's own words, from the ``ui`` section of the texts, and figures as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from game.scenarios.texts.figures import POUND, Figures
from game.scenarios.texts.sentences import ENGLISH, load_texts, spoken
from game.scenarios.texts.templates import Phrase, fill
from game.scenarios.translation import translation_of
from game.words import Motive
from game.world.calendar import Calendar
from game.world.constants.ruleset import Currency


@lru_cache(maxsize=8)
def _words(language: str) -> dict[str, str]:
    return load_texts(language)["ui"]


#: The scenario whose names are shown, if any: its own folder may call things otherwise. And its money.
_scenario: list[str] = []
_money: list[Currency] = [POUND]


def _figures(language: str) -> Figures:
    return _writer(language, _money[-1], called(_money[-1].sign))


@lru_cache(maxsize=8)
def _writer(language: str, currency: Currency, sign: str) -> Figures:
    return Figures(language, currency, sign)


def tell_of(scenario: str, currency: Currency = POUND) -> None:
    """From now on names are those of this scenario, and sums in its currency."""
    _scenario[:], _money[:] = [scenario], [currency]


def called(text: str, scenario: str = "") -> str:
    """A name or text from data as the language spoken has it; in English it stands as it is.

    ``scenario`` is the one it is from, '' for the one whose names are shown.
    """
    if spoken() == ENGLISH or not (scenario or _scenario):
        return text
    return _called(text, scenario or _scenario[-1], spoken())


@lru_cache(maxsize=8192)
def _called(text: str, scenario: str, language: str) -> str:
    return translation_of(scenario, language).told(text)


def say(key: str, **values: Any) -> str:
    """A text of the screen with its values filled in; KeyError if there is no such text."""
    text = _words(spoken())[key]
    if not values:
        return text
    if spoken() != ENGLISH:
        values = {name: called(v) if type(v) is str else v for name, v in values.items()}
    return fill(text, values, _figures(spoken()).grammar)


def in_sentence(template: str, values: Mapping[str, Any]) -> str:
    """A sentence of another section of the texts with its values filled in."""
    return fill(template, values, _figures(spoken()).grammar)


def is_said(key: str) -> bool:
    """Whether there is a text of the screen under a key: for what mods may ask in words of their own."""
    return key in _words(spoken())


def word(value: str) -> str:
    """A word of the vocabulary as people say it; KeyError if it has no text."""
    return _words(spoken())[f"word_{value}"]


def beginning(text: str) -> str:
    """A text as it begins a row.

    >>> beginning("non-aggression")
    'Non-aggression'
    """
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """A text that begins a row, as it stands inside a sentence.

    >>> inside("Conciliate")
    'conciliate'
    """
    return _figures(spoken()).inside(text)


def motive(value: Motive) -> str:
    """What weighs in a decision, in words that read well with either sign and whoever weighs it."""
    return load_texts(spoken())["motives"][value]


def legend(key: str) -> str:
    """A word from the legends of the map; KeyError if there is none."""
    return load_texts(spoken())["map"][key]


def money(thousands: int) -> str:
    """Money kept in thousands of pounds.

    >>> money(950), money(-12_340), money(123_456)
    ('£950k', '−£12.3m', '£123m')
    """
    return _figures(spoken()).short_money(thousands)


def wages(tenths: int) -> str:
    """What one inhabitant earns, kept in tenths of a pound.

    >>> wages(905)
    '£90.5'
    """
    return _figures(spoken()).wages(tenths)


def currency_sign() -> str:
    """The sign or word of the money of the time."""
    return called(_money[-1].sign)


def costs(standing: int, thousands: int) -> str:
    """What is gone for standing (permyriad) and for money, in few words; '' for nothing."""
    parts = [money(thousands)] if thousands else []
    if standing:
        parts.append(say("standing_price", price=share(standing)))
    return in_row(parts)


def with_sign(text: str) -> str:
    """The same with a plus where there is no minus.

    >>> with_sign("3"), with_sign("−3"), with_sign("0 %")
    ('+3', '−3', '0 %')
    """
    if not any(digit in text for digit in "123456789"):
        return text
    return text if text.startswith(("−", "-", "+")) else f"+{text}"


def share(permyriad: int) -> str:
    """A share of ten thousand in per cent.

    >>> share(925), share(10_000), share(-250), share(-4)
    ('9.2 %', '100 %', '−2.5 %', '0 %')
    """
    return _figures(spoken()).share(permyriad)


def men(count: int) -> Phrase:
    """A number of men or guns; a text can count them.

    >>> men(940), men(20_400), men(1_250_000)
    ('940', '20,400', '1.25m')
    """
    return _figures(spoken()).men(count)


def number(value: int) -> str:
    """A plain number with its sign as printers set it."""
    return _figures(spoken()).number(value).replace("-", "−")


def decimal(value: float, places: int) -> str:
    """A number with decimals.

    >>> decimal(1.5, 2)
    '1.50'
    """
    return _figures(spoken()).decimal(value, places)


def times(share: int) -> str:
    """What a factor multiplies by, kept as a share of ten thousand.

    >>> times(12_500)
    '× 1.25'
    """
    return f"× {decimal(share / 10_000, 2)}"


def short_thousands(count: int) -> str:
    """Men in whole thousands, in as few letters as can be.

    >>> short_thousands(12_400)
    '12k'
    """
    return _figures(spoken()).short_thousands(count)


def listed(words: Sequence[str]) -> Phrase:
    """Words as one says them one after the other, that can be counted."""
    return _figures(spoken()).listed(words)


def in_row(words: Iterable[str]) -> str:
    """Words one after the other, as in a table.

    >>> in_row(["France", "Spain"])
    'France, Spain'
    """
    return _figures(spoken()).row(map(called, words))


def quarter(calendar: Calendar, turn: int) -> str:
    """What people call a turn: its season and year."""
    return _figures(spoken()).quarter(calendar, turn)


def when(calendar: Calendar, turn: int) -> str:
    """The same inside a sentence."""
    return inside(quarter(calendar, turn))


def span(quarters: int) -> str:
    """A length of time as people say it, in years where it is whole ones."""
    words = _words(spoken())
    return words.get(f"so_long_{quarters}") or say("so_long", quarters=quarters)


def moment(time: datetime) -> str:
    """A day and a minute of today, as one writes them."""
    month_of = _figures(spoken()).grammar.month(time.year, time.month)
    return say("moment", day=str(time.day), month=month_of, time=time.strftime("%H:%M"))


def month(calendar: Calendar, turn: int, number: int) -> str:
    """What people call a monthly round 1 to 3 of a turn, such as ``May 1816``."""
    return _figures(spoken()).month(calendar, turn, number)
