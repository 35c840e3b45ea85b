"""The screen's own words, from the ``ui`` section of the texts, and figures as people write them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from game.scenarios.tables.texts import load_texts
from game.words import Motive


@lru_cache(maxsize=4)
def _words(language: str) -> dict[str, str]:
    return load_texts(language)["ui"]


def say(key: str, **values: Any) -> str:
    """A text of the screen with its values filled in; KeyError if there is no such text."""
    text = _words("en")[key]
    return text.format_map(values) if values else text


def word(value: str) -> str:
    """A word of the vocabulary as people say it; KeyError if it has no text."""
    return _words("en")[f"word_{value}"]


def motive(value: Motive) -> str:
    """What weighs in a decision, in words that read well with either sign and whoever weighs it."""
    return load_texts("en")["motives"][value]


@lru_cache(maxsize=64)
def legend(key: str) -> str:
    """A word from the legends of the map; KeyError if there is none."""
    return load_texts("en")["map"][key]


def money(thousands: int) -> str:
    """Money kept in thousands of pounds.

    >>> money(950), money(-12_340), money(123_456)
    ('£950k', '−£12.3m', '£123m')
    """
    sign, size = ("−" if thousands < 0 else ""), abs(thousands)
    if size < 1_000:
        return f"{sign}£{size}k"
    return f"{sign}£{size / 1000:.1f}m" if size < 100_000 else f"{sign}£{size // 1000:,}m"


def costs(standing: int, thousands: int) -> str:
    """What is gone for standing (permyriad) and for money, in few words; '' for nothing."""
    parts = [money(thousands)] if thousands else []
    if standing:
        parts.append(say("standing_price", price=share(standing)))
    return ", ".join(parts)


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
    figure = f"{permyriad // 100}" if permyriad % 100 == 0 else f"{permyriad / 100:.1f}"
    if not float(figure):
        return "0 %"
    return f"{figure} %".replace("-", "−")


def men(count: int) -> str:
    """A number of men or guns.

    >>> men(940), men(20_400), men(1_250_000)
    ('940', '20,400', '1.25m')
    """
    return f"{count:,}" if count < 1_000_000 else f"{count / 1_000_000:.2f}m"


def number(value: int) -> str:
    """A plain number with its sign as printers set it."""
    return f"{value:,}".replace("-", "−")
