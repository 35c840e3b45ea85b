"""Ways to spoil data that came from a file: one value, key, list or text at a time, by seeded chance.

Everything works on plain dicts, lists, texts and numbers, so that it does not matter what they are of.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any, Final

NUMBERS: Final[tuple[Any, ...]] = (
    -1, 0, 1, 2, 77, -77, 999, 10_001, 32_768, -32_769, 2**31, -(2**31) - 1, 2**63, -(2**63) - 1, 10**12,
    10**30, -(10**30), 0.5, -1e308, 1e308, "7", "", None, True, [], {}, [1], {"1": 1},
)  # fmt: skip
TEXTS: Final[tuple[Any, ...]] = (
    "", " ", "\x1b[2J", "a\0b", "\u202eturned", "two\nlines", "x" * 5_000, "austria", "AUSTRIA", "1815", "-1",
    "../../etc/passwd", "{power}", "%s%n", "🙂", "nobody", "for", None, 7, -1, 1.5, True, [], {}, ["a"],
)  # fmt: skip
KEYS: Final = ("-1", "0", "1", "999999", "٣", "", "x", "power", "turn", "\x1b", "id", "1e3", "0x1", "9" * 40)
DEEP: Final = 200  # deeper than anything is, and what can still be written


def bomb(levels: int = DEEP) -> list[Any]:
    """A list in a list in a list."""
    held: list[Any] = []
    for _ in range(levels):
        held = [held]
    return held


class Spoiler:
    """Spoils one copy of something after the other; the same seed does the same."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def spoil(self, tree: Any, times: int | None = None) -> list[str]:
        """Spoil a tree of plain data in place, up to four times; says what was done."""
        return [self._once(tree) for _ in range(times or self.dice.choice((1, 1, 1, 2, 4)))]

    def _once(self, tree: Any) -> str:
        holder, key = self._somewhere(tree)
        ways = self._ways(holder[key])
        way = self.dice.choice(ways)
        way(holder, key)
        return f"{way.__name__.strip('_')} at {key!r}"

    def _somewhere(self, tree: Any) -> tuple[Any, Any]:
        """A holder and a key in it; every level is about as likely, however much each holds."""
        holder, key = tree, self._key_of(tree)
        while isinstance(holder[key], dict | list) and holder[key] and self.dice.random() < 0.85:
            holder, key = holder[key], self._key_of(holder[key])
        return holder, key

    def _key_of(self, holder: Any) -> Any:
        return (
            self.dice.choice(list(holder)) if isinstance(holder, dict) else self.dice.randrange(len(holder))
        )

    def _ways(self, value: Any) -> list[Callable[[Any, Any], None]]:
        common = [self._drop, self._swap, self._replace, self._beside]
        if isinstance(value, bool) or value is None:
            return [*common, self._replace]
        if isinstance(value, int | float):
            return [*common, self._number, self._number, self._number, self._near, self._near]
        if isinstance(value, str):
            return [*common, self._text, self._text, self._letter, self._borrow, self._borrow]
        if isinstance(value, list):
            return [
                *common,
                self._shorten,
                self._shorten,
                self._repeat,
                self._turn,
                self._lengthen,
                self._nest,
            ]
        return [*common, self._rename, self._rename, self._add, self._empty, self._exchange, self._nest]

    # --- any value ------------------------------------------------------------------------------------

    def _drop(self, holder: Any, key: Any) -> None:
        del holder[key]
        if not holder:
            (holder.append if isinstance(holder, list) else lambda v: holder.update({"x": v}))(None)

    def _swap(self, holder: Any, key: Any) -> None:
        other = self._key_of(holder)
        holder[key], holder[other] = holder[other], holder[key]

    def _replace(self, holder: Any, key: Any) -> None:
        holder[key] = self.dice.choice((*NUMBERS, *TEXTS))

    def _beside(self, holder: Any, key: Any) -> None:
        """What stands in one field stands in another as well."""
        holder[key] = holder[self._key_of(holder)]

    # --- numbers and texts ----------------------------------------------------------------------------

    def _number(self, holder: Any, key: Any) -> None:
        holder[key] = self.dice.choice(NUMBERS)

    def _near(self, holder: Any, key: Any) -> None:
        value = holder[key]
        holder[key] = self.dice.choice((value + 1, value - 1, -value, value * 10, value * 1_000, value // 2))

    def _text(self, holder: Any, key: Any) -> None:
        holder[key] = self.dice.choice(TEXTS)

    def _letter(self, holder: Any, key: Any) -> None:
        value = holder[key]
        at = self.dice.randrange(len(value) + 1)
        holder[key] = (
            value[:at] + self.dice.choice(("x", "\0", "\x9b", "\u2067", " ", "_", "")) + value[at + 1 :]
        )

    def _borrow(self, holder: Any, key: Any) -> None:
        """Another word that stands somewhere near."""
        words = [value for value in leaves(holder) if isinstance(value, str)]
        holder[key] = self.dice.choice(words or [""])

    # --- lists and tables -----------------------------------------------------------------------------

    def _shorten(self, holder: Any, key: Any) -> None:
        value = holder[key]
        del value[self.dice.randrange(len(value) + 1) :]

    def _repeat(self, holder: Any, key: Any) -> None:
        value = holder[key]
        value.extend(value[: self.dice.choice((1, 3, 1_000))])

    def _turn(self, holder: Any, key: Any) -> None:
        holder[key].reverse()

    def _lengthen(self, holder: Any, key: Any) -> None:
        holder[key].extend([self.dice.choice(NUMBERS)] * self.dice.choice((1, 2, 1_000, 100_000)))

    def _nest(self, holder: Any, key: Any) -> None:
        holder[key] = self.dice.choice((bomb, lambda: [holder[key]], lambda: {"0": holder[key]}))()

    def _rename(self, holder: Any, key: Any) -> None:
        table = holder[key]
        if table:
            table[self.dice.choice(KEYS)] = table.pop(self._key_of(table))

    def _add(self, holder: Any, key: Any) -> None:
        table = holder[key]
        table[self.dice.choice(KEYS)] = table[self._key_of(table)] if table else None

    def _empty(self, holder: Any, key: Any) -> None:
        holder[key].clear()

    def _exchange(self, holder: Any, key: Any) -> None:
        table = holder[key]
        if table:
            one, other = self._key_of(table), self._key_of(table)
            table[one], table[other] = table[other], table[one]

    # --- texts of files -------------------------------------------------------------------------------

    def spoil_text(self, text: str) -> str:
        """Spoil the text of a file, up to four times: cut, doubled, moved, with signs and numbers changed."""
        for _ in range(self.dice.choice((1, 1, 2, 4))):
            text = self.dice.choice((self._cut, self._double, self._sign, self._digit, self._line))(text)
        return text

    def _cut(self, text: str) -> str:
        at = self.dice.randrange(len(text) + 1)
        return text[:at] + text[at + self.dice.randrange(1, 60) :]

    def _double(self, text: str) -> str:
        at = self.dice.randrange(len(text) + 1)
        end = at + self.dice.choice((5, 80, 2_000))
        return text[:end] + text[at:end] * self.dice.choice((1, 1, 50)) + text[end:]

    def _sign(self, text: str) -> str:
        signs = (
            '"', "'", ":", ": ", "- ", "[", "{", "}", "&a ", "*a", "!!str ", "#", "<a>", "</a>", "&x;", "\0",
            "\x1b", "\u202e", "é", "-1", "1e999", "nan", "9" * 30, "\t", "\n", "---\n", "? ", "|", ">", "",
        )  # fmt: skip
        at = self.dice.randrange(len(text) + 1)
        return text[:at] + self.dice.choice(signs) + text[at + self.dice.randrange(4) :]

    def _digit(self, text: str) -> str:
        spots = [at for at, letter in enumerate(text) if letter.isdigit()]
        at = self.dice.choice(spots or [0])
        return text[:at] + self.dice.choice(("0", "1", "9", "-", ".", "99999", "-1")) + text[at + 1 :]

    def _line(self, text: str) -> str:
        lines = text.split("\n")
        one, other = self.dice.randrange(len(lines)), self.dice.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        return "\n".join(lines)


def leaves(tree: Any) -> Iterator[Any]:
    """All values in a tree that hold no others, the first few thousand."""
    left, seen = [tree], 0
    while left and seen < 2_000:
        value = left.pop()
        seen += 1
        if isinstance(value, dict):
            left.extend(value.values())
        elif isinstance(value, list):
            left.extend(value[:50])
        else:
            yield value
