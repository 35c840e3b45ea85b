"""The state of a country in four bars, each with a word: order, bread, the nation and the soldiers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.politics.perception import condition
from game.ui.text import beginning, in_row, say, share, word
from game.ui.theme import Palette
from game.ui.widgets.rows import Bar
from game.words import Condition
from game.world import fixed

#: What each bar is about, and the conditions that it is the mean of.
BARS: Final[Mapping[str, tuple[Condition, ...]]] = {
    "order": (Condition.LEGITIMACY, Condition.REVOLUTION, Condition.UNREST),
    "bread": (Condition.HARDSHIP,),
    "nation": (Condition.NATIONALISM, Condition.HUMILIATION),
    "soldiers": (Condition.CIVIL_CONTROL,),
}
#: Where more is told of a condition than at home in general, and of a bar.
ENTRIES: Final[Mapping[Condition, str]] = {
    Condition.HARDSHIP: "hardship", Condition.LEGITIMACY: "legitimacy", Condition.WILL: "will",
    Condition.WEARINESS: "weariness", Condition.EXHAUSTION: "weariness", Condition.DEBT: "debt",
    Condition.REVOLUTION: "revolution", Condition.UNREST: "revolution",
}  # fmt: skip
STEPS: Final = 4  # words for each, from well to ill
HIGH, LOW = 6_000, 3_000  # shares of harm that are coloured


def tone_of(harm: int, palette: Palette) -> tuple[int, int, int]:
    """The colour of a condition: red where it is dangerous."""
    return palette.danger if harm >= HIGH else palette.warn if harm >= LOW else palette.ok


def bars(known: condition.Values, palette: Palette) -> list[Bar]:
    """The four bars, full where all is well; what each is made of is in its tip."""
    found = []
    for name, parts in BARS.items():
        harm = sum(condition.harm(what, known[what]) for what in parts) // len(parts)
        step = min(STEPS - 1, harm * STEPS // fixed.ONE)
        made_of = in_row(
            say("condition_is", what=word(f"condition_{w}"), share=share(known[w])) for w in parts
        )
        degree = f"{name}_{step}"
        colour = tone_of(harm, palette)
        found.append(
            Bar(
                say(f"state_{name}"),
                fixed.ONE - harm,
                say(f"state_{degree}"),
                colour,
                beginning(made_of),
                ENTRIES.get(parts[0], "home"),
            )
        )
    return found
