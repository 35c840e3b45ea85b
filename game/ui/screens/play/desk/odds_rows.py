"""Rows about the odds of a fight: what each side is worth and why, and the chance."""

from __future__ import annotations

from game.rules.land.odds import Side
from game.ui.screens.play.desk.session import Session
from game.ui.text import decimal, in_row, men, say, share, times, word
from game.ui.widgets.rows import Bar, Head, Pair, Row, Tone
from game.world import fixed


def side_rows(session: Session, side: Side, title: str) -> list[Row]:
    """One side: who, how many, and every term that makes it worth more or less."""
    powers = in_row(session.power_name(p) for p in side.powers)
    rows: list[Row] = [
        Head(title),
        Pair(powers, say("men_count", count=men(side.men))),
        Pair(say("base_value"), worth(side.base)),
    ]
    for factor in side.factors:
        tone = Tone.OK if factor.share > fixed.ONE else Tone.DANGER
        rows.append(Pair(word(f"factor_{factor.name}"), times(factor.share), tone))
    rows.append(Pair(say("value"), worth(side.value), Tone.TITLE))
    return rows


def worth(value: int) -> str:
    """A fighting value in foot corps."""
    return decimal(value / fixed.ONE, 2)


def chance_rows(session: Session, ratio: int, chance: int) -> list[Row]:
    """Odds and chance."""
    palette = session.context.palette
    colour = palette.ok if chance >= 6_000 else palette.warn if chance >= 4_000 else palette.danger
    odds = (
        f"{decimal(ratio / fixed.ONE, 1)} : 1"
        if ratio >= fixed.ONE
        else f"1 : {decimal(fixed.ONE / max(1, ratio), 1)}"
    )
    return [Pair(say("odds"), odds, Tone.TITLE), Bar(say("chance"), chance, share(chance), colour)]
