"""The judgement: what a power became, in a word and four parts, what the era asked of it, and the others."""

from __future__ import annotations

from typing import Final

from game.campaign.books.promise import PromiseVerdict
from game.campaign.verdict import PARTS, Score, judge
from game.events.mandates import is_met
from game.ui.screens.play.desk.session import Session
from game.ui.text import called, in_row, say, share, when, word
from game.ui.theme import SERIF
from game.ui.widgets.rows import Bar, Head, Pair, Row, Text, Tone
from game.world import fixed
from game.world.state.facts import Mandate

#: From which part of all that can be had a power's end is called so; the last word is for all below.
WORDS: Final = ((7_000, "great"), (5_750, "good"), (4_500, "fair"), (3_000, "poor"), (-fixed.ONE, "ruin"))
RANKED = 8  # other powers told


def total_of(score: Score) -> int:
    """The four parts as a share of all that can be had, permyriad."""
    return score.total // len(PARTS)


def word_of(score: Score) -> str:
    """What a score is called."""
    return next((name for least, name in WORDS if total_of(score) >= least), WORDS[-1][1])


def asked_of(session: Session, power: int) -> list[tuple[Mandate, bool]]:
    """What the era asked of a power, and whether it is so."""
    world = session.campaign.world
    return [(m, is_met(world, m)) for m in world.facts.mandates if m.power == power]


def rows(session: Session, power: int, score: Score) -> list[Row]:
    """The word, what it stands on, what the era asked, and the others."""
    palette, world = session.context.palette, session.campaign.world
    named = say(f"verdict_{word_of(score)}", power=session.power_told(power))
    found: list[Row] = [
        Text(named, Tone.TITLE, say("score_meaning"), pixels=28, face=SERIF),
        Text(say("over", date=when(world.facts.calendar, world.turn), turns=world.turn), Tone.FAINT),
        Pair(
            say("in_all"),
            share(total_of(score)),
            Tone.TITLE,
            tip=say("score_meaning"),
            colour=session.flag(power),
        ),
    ]
    for part in PARTS:
        value = getattr(score, part)
        colour = palette.ok if value >= fixed.HALF else palette.warn if value > 0 else palette.danger
        found.append(
            Bar(
                say(f"part_{part}"),
                value,
                share(value),
                colour,
                tip=say(f"tip_part_{part}"),
                about="goals" if part == "mandates" else part,
            )
        )
    return [*found, *_goals(session, power), *_others(session, power), *_promises(session)]


def _goals(session: Session, power: int) -> list[Row]:
    """What the era asked of the power, judged at last."""
    found: list[Row] = []
    for mandate, is_so in asked_of(session, power):
        told, tone = ("goal_was_met", Tone.OK) if is_so else ("goal_was_missed", Tone.DANGER)
        found.append(Pair(called(mandate.text), say(told), tone))
    return [Head(say("mandates")), *found] if found else []


def _others(session: Session, power: int) -> list[Row]:
    """The other powers that made policy, the best first, and how often one fought."""
    world = session.campaign.world
    makers = [p for p in world.facts.policy_makers if world.powers[p].exists and p != power]
    scores = {p: total_of(judge(world, p)) for p in makers}
    found: list[Row] = [Head(say("the_others"))]
    for p in sorted(makers, key=lambda p: (-scores[p], p))[:RANKED]:
        tone = Tone.TITLE if p in session.humans else Tone.TEXT
        found.append(Pair(session.power_name(p), share(scores[p]), tone, colour=session.flag(p)))
    ours = sum(bool(war.side_of(power)) for war in world.wars.values())
    told = say("wars_of_ours", count=ours, all=len(world.wars)) if world.wars else say("no_wars")
    return [*found, Text(told, Tone.FAINT)]


def _promises(session: Session) -> list[Row]:
    """What became of letting a power in, as it was judged on the way, and at other thresholds."""
    found = list[Row]()
    for entry in session.campaign.chronicle.entries:
        record = entry.record
        if not isinstance(record, PromiseVerdict):
            continue
        date = when(session.campaign.world.facts.calendar, entry.turn)
        found += [Head(say("promise_judged", date=date)), Text(session.presenter.record(record))]
        others = [name for name, verdict in record.elsewhere.items() if verdict != record.verdict]
        told = in_row(
            say(
                "promise_elsewhere",
                at=word(f"elsewhere_{name}"),
                verdict=word(f"promised_{record.elsewhere[name]}"),
            )
            for name in others
        )
        found.append(Text(told or say("promise_everywhere"), Tone.FAINT))
    return found
