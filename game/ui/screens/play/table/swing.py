"""What would swing a paper: gestures found by asking the same verdicts once more with one thing changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from game.ai.advice.guess import Band
from game.ai.seat.desk import score
from game.politics.crises import conference
from game.politics.crises.papers import dues, means
from game.politics.crises.papers.deals import is_deal
from game.ui.screens.play.table.reading import UNWILLING, Paper, Reading, signers
from game.words import PledgeSize
from game.world.sight.view import View
from game.world.state.crises import Draft

MOST = 2  # gestures shown
ORDER: Final = tuple(reversed(Band))  # from never to a signature


class Way(StrEnum):
    """Kinds of gestures."""

    OTHER = "other"  # another paper, which an unwilling party would rather sign
    BRIDGE = "bridge"
    MEANS = "means"  # more in the scale, so that what is carried binds


@dataclass(frozen=True, slots=True)
class Gesture:
    """A gesture: whom it moves, from which word to which; the paper or the promise it takes."""

    way: Way
    power: int
    was: Band = Band.DOUBTFUL
    becomes: Band = Band.DOUBTFUL
    paper: int = -1
    size: PledgeSize = PledgeSize.NONE


def gestures(
    view: View, reading: Reading, chosen: int, gift: PledgeSize, people: Collection[int], *, has_bridge: bool
) -> list[Gesture]:
    """What the seat could do to bring a paper through, the likeliest first."""
    paper = reading.papers[chosen]
    found = [*_means(view, reading, paper, gift), *_others(view, reading, chosen, people)]
    foe = means.burdened(view, reading.crisis, paper.draft)
    if view.round == conference.FIRST and not (has_bridge or paper.draft.bridge) and foe != view.power:
        found.append(Gesture(Way.BRIDGE, foe))
    return found[:MOST]


def _others(view: View, reading: Reading, chosen: int, people: Collection[int]) -> list[Gesture]:
    """Another paper that moves the party that is least willing, and costs us no more than an even mind."""
    crisis, draft = reading.crisis, reading.papers[chosen].draft
    unwilling = {
        p: found for p, found in signers(view, crisis, draft, people).items()
        if p in crisis.signers and found is not None and found.band in UNWILLING
    }  # fmt: skip
    if not unwilling:
        return []
    power, now = min(unwilling.items(), key=lambda row: (score(row[1].reasons), row[0]))
    best: tuple[int, int, Gesture] | None = None
    for number, other in enumerate(reading.papers):
        if number == chosen or not other.is_open or other.worth.band in UNWILLING:
            continue
        then = signers(view, crisis, other.draft, people)[power]
        if then is None or ORDER.index(then.band) <= ORDER.index(now.band):
            continue
        row = (ORDER.index(then.band), -number, Gesture(Way.OTHER, power, now.band, then.band, number))
        best = max(best, row, key=lambda r: r[:2]) if best else row
    return [best[2]] if best else []


def _means(view: View, reading: Reading, paper: Paper, gift: PledgeSize) -> list[Gesture]:
    """The least promise that makes a paper bind, where what we give now would only recommend it."""
    crisis, me = reading.crisis, view.power
    if me in crisis.signers or not reading.is_asked:
        return []
    least = means.least_means(view, crisis, paper.draft, over_no=is_deal(view, crisis, paper.draft))
    if gift in means.RUNGS and means.height(means.RUNGS[gift]) >= means.height(least):
        return []
    if any(
        p.size in means.RUNGS and means.height(means.RUNGS[p.size]) >= means.height(least)
        for q, p in dues.standing(view, crisis).items() if q != me
    ):  # fmt: skip
        return []
    allowed = tuple(means.RUNGS) if view.round == conference.FINAL else _BESIDE
    sizes = [s for s in allowed if means.height(means.RUNGS[s]) >= means.height(least)]
    return (
        [Gesture(Way.MEANS, me, size=sizes[0])] if sizes and not _is_lame(view, paper.draft, sizes[0]) else []
    )


#: What can be promised beside a party, ships left out.
_BESIDE: Final = tuple(s for s in means.RUNGS if means.RUNGS[s] not in means.AFLOAT)


def _is_lame(view: View, draft: Draft, size: PledgeSize) -> bool:
    """Whether ships would be sent by who has none."""
    return means.RUNGS[size] in means.AFLOAT and not any(
        force.power == view.power and force.at_sea for force in view.forces.values()
    )
