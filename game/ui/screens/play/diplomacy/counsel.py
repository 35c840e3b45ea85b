"""Counsel: the Realist and the Institutionalist side by side, on what one could do now and why."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.advice.counsel import Advice, Adviser, Counsel, counsel
from game.ai.seat.desk import weightiest
from game.campaign.books.refusals import refused
from game.ui.screens.play.bodies.deeds import told_of
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.text import in_row, men, motive, number, say
from game.ui.widgets.rows import Buttons, Head, Pair, Panel, Row, Text, Tone

MOST = 4  # pieces of advice shown of each adviser


class CounselScreen(PlayScreen):
    """Two columns: what each adviser would do, with the terms that decide it for him."""

    opens = True

    def panels(self) -> Sequence[Panel]:
        left, right = self.side_by_side(500, 500, 660)
        view = self.session.view
        boxes = dict(zip(Adviser, (left, right), strict=True))
        return tuple(
            Panel(
                c.adviser.value, boxes[c.adviser], self._column(c), say(f"adviser_{c.adviser}"), fits="down"
            )
            for c in counsel(view, refused(view, self.session.campaign.chronicle.entries))
        )

    def _column(self, opinion: Counsel) -> tuple[Row, ...]:
        have = self.session.view.armies[self.session.seat]
        rows: list[Row] = [
            Text(say(f"creed_{opinion.adviser}"), Tone.FAINT),
            Pair(say("army_he_wants"), say("of_which_there_are", wanted=men(opinion.army), men=men(have))),
        ]
        for advice in opinion.advice[:MOST]:
            rows += self._advice(advice)
        if not opinion.advice:
            rows.append(Text(say("no_advice"), Tone.FAINT))
        return (*rows, Buttons((self.back(),)))

    def _advice(self, advice: Advice) -> list[Row]:
        """One option: for or against, the terms, and what tips it."""
        favours = advice.score > 0
        tone = Tone.OK if favours else Tone.DANGER
        verdict = say("he_is_for") if favours else say("he_is_against")
        told = told_of(self.session, advice.order)
        rows: list[Row] = [Head(told[:1].upper() + told[1:]), Pair(verdict, number(advice.score), tone)]
        rows += [Pair(motive(r.term), number(r.weight)) for r in weightiest(advice.reasons) if r.weight]
        tips = in_row(motive(r.term) for r in advice.deciding)
        if tips:
            rows.append(Text(say("without_it", terms=tips), Tone.FAINT, pixels=15))
        return rows
