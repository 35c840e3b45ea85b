"""Counsel: the Realist and the Institutionalist side by side, on what one could do now and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from game.ai.advice.counsel import Advice, Adviser, Counsel, counsel
from game.campaign.books.refusals import refused
from game.politics.treaties.treaties import ProposeTreaty
from game.politics.war.outbreak.war import DeclareWar
from game.politics.war.outsiders.joining import JoinWar
from game.ui.screens.play.bodies.deeds import effect_of, told_of
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.sheets import order_button
from game.ui.telling.decisions import Then, Voice, sums, tell
from game.ui.text import beginning, men, say
from game.ui.widgets.rows import Buttons, Head, Pair, Panel, Row, Text, Tone
from game.words import TreatyKind

MOST = 4  # pieces of advice shown of each adviser


class CounselScreen(PlayScreen):
    """Two columns: what each adviser would do, and what decides it for him."""

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
        for advice in islice(_various(opinion.advice), MOST):
            rows += self._advice(advice)
        if not opinion.advice:
            rows.append(Text(say("no_advice"), Tone.FAINT))
        return (*rows, Buttons((self.back(),)))

    def _advice(self, advice: Advice) -> list[Row]:
        """One option: for or against, and why, in sentences; the terms are in the tip."""
        favours = advice.score > 0
        told = told_of(self.session, advice.order)
        why = tell(self.session, advice.reasons, Voice.WE, then=Then.NOTHING)
        verdict = Text(say("he_is_for" if favours else "he_is_against"), Tone.OK if favours else Tone.DANGER)
        rows: list[Row] = [Head(beginning(told)), verdict, Text(why.whole, tip=sums(advice.reasons))]
        if favours and not isinstance(
            advice.order, DeclareWar | JoinWar
        ):  # a war is prepared on its own sheet
            tip = effect_of(self.session, advice.order)
            rows.append(Buttons((order_button(self.session, say("do_card"), advice.order, tip=tip),)))
        return rows


def _various(advice: Sequence[Advice]) -> Iterator[Advice]:
    """No more than one piece of advice of a kind: who has heard of one market has heard of all."""
    told = set[tuple[str, TreatyKind | None]]()
    for piece in advice:
        order = piece.order
        kind = order.kind, order.treaty if isinstance(order, ProposeTreaty) else None
        if kind not in told:
            told.add(kind)
            yield piece
