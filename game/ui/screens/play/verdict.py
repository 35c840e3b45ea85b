"""The end of a campaign: how every power that made policy stands against its own start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.campaign.books.promise import PromiseVerdict
from game.campaign.summary import summarise
from game.events.mandates import is_met
from game.ui.screens.actions import GoTo, Place
from game.ui.screens.base import Context, Go, Result, Screen
from game.ui.screens.play.desk.kept import Kept, TryAgain
from game.ui.screens.play.desk.session import Session
from game.ui.text import called, men, say, share, when, word
from game.ui.widgets.rows import Action, Button, Buttons, Head, Pair, Panel, Row, Text, Tone


class VerdictScreen(Kept, Screen):
    """The table at the end."""

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.summary = summarise(session.campaign)

    def panels(self) -> Sequence[Panel]:
        world = self.session.campaign.world
        roster = {facts.id: facts for facts in world.roster}
        humans = {self.session.campaign.world.roster[p].id for p in self.session.humans}
        rows: list[Row] = [
            Text(say("over", date=when(world.facts.calendar, world.turn), turns=self.summary["turns"])),
            Text(say("score_meaning"), Tone.FAINT),
        ]
        scored = [(name, row) for name, row in self.summary["powers"].items() if "score" in row]
        scored.sort(key=lambda pair: -sum(pair[1]["score"].values()))
        for name, row in scored:
            score = row["score"]
            rows.append(Head(roster[name].name))
            told = say("scores", security=share(score["security"]), prosperity=share(score["prosperity"]),
                       standing=share(score["standing"]), mandates=share(score["mandates"]))  # fmt: skip
            rows.append(Pair(told, men(row["men"]), Tone.TITLE if name in humans else Tone.TEXT,
                             colour=roster[name].colour))  # fmt: skip
        rows += self._goals()
        wars = self.summary["wars"]
        rows.append(Text(say("wars_fought", count=len(wars), great=sum(w["great_power_war"] for w in wars))))
        rows += self._promises()
        rows.append(Buttons((Button(say("to_title"), GoTo(Place.TITLE), "return"),)))
        trouble = self.trouble(lambda context: context.corner(250))
        return (Panel("verdict", self.centred(760, 660), tuple(rows), say("verdict")), *trouble)

    def _goals(self) -> list[Row]:
        """What the era asked of those whom people played, judged at last."""
        world, humans = self.session.campaign.world, self.session.humans
        asked = [m for m in world.facts.mandates if m.power in humans]
        judged = [(m, is_met(world, m)) for m in asked]
        found = [
            Pair(called(m.text), say("goal_met" if met else "goal_missed"), Tone.OK if met else Tone.WARN)
            for m, met in judged
        ]
        return [Head(say("mandates")), *found] if found else []

    def _promises(self) -> list[Row]:
        """What became of letting a power in, as it was judged on the way, and at other thresholds."""
        session, rows = self.session, list[Row]()
        for entry in session.campaign.chronicle.entries:
            record = entry.record
            if not isinstance(record, PromiseVerdict):
                continue
            date = when(session.view.facts.calendar, entry.turn)
            rows += [Head(say("promise_judged", date=date)), Text(session.presenter.record(record))]
            others = [name for name, verdict in record.elsewhere.items() if verdict != record.verdict]
            told = ", ".join(
                say(
                    "promise_elsewhere",
                    at=word(f"elsewhere_{name}"),
                    verdict=word(f"promised_{record.elsewhere[name]}"),
                )
                for name in others
            )
            rows.append(Text(told or say("promise_everywhere"), Tone.FAINT))
        return rows

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case GoTo(place):
                return Go(place)
            case TryAgain():
                self.session.keeper.save(-1)
                return None
        return super().on(action, value)

    def update(self, seconds: float) -> Result:
        self.is_stale |= self.session.heed()
        return None

    def closed(self) -> None:
        self.session.keeper.close()

    def key(self, event: pygame.Event) -> Result:
        return Go(Place.TITLE) if event.key == pygame.K_ESCAPE else None
