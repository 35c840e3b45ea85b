"""Dilemmas: once a year the country's worst trouble, with two courses that ease it and who pays for each.

A course that is followed already is no way out of what it has not cured.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.campaign.agenda.cards import Card, Slot
from game.campaign.door import judge
from game.politics.home.home import SetCourse
from game.politics.perception import condition
from game.words import Condition, Course
from game.world import fixed
from game.world.sight.view import View

#: What a country feels as a trouble.
TROUBLES: Final = (
    Condition.HARDSHIP, Condition.REVOLUTION, Condition.LEGITIMACY, Condition.CIVIL_CONTROL,
    Condition.CARTEL, Condition.NATIONALISM,
)  # fmt: skip
WAYS = 2  # courses among which is chosen
TREASURY = "treasury"  # who pays for a course that costs money


def dilemmas(view: View) -> Iterator[Card]:
    """The troubles at home with two ways out that different people pay for, the worst first."""
    known = condition.values(view, view.power)
    for trouble in sorted(TROUBLES, key=lambda what: -condition.harm(what, known[what])):
        ways = _ways_out(view, trouble)
        if len(ways) == WAYS:
            orders = tuple(SetCourse(view.power, course) for course in ways)
            yield Card(Slot.HOME, "dilemma", view.power, str(trouble), either=orders)


def who_pays(view: View, course: Course) -> str:
    """What a course takes from: the treasury, or the condition at home that it worsens most; else nothing."""
    rule = view.rules.home.courses[course]
    if rule.cost:
        return TREASURY
    worse = {what: -eases(what, step) for what, step in rule.moves.items() if eases(what, step) < 0}
    return str(max(worse, key=lambda what: (worse[what], what))) if worse else ""


def _ways_out(view: View, trouble: Condition) -> list[Course]:
    """The courses that ease a trouble most and can be begun, each paid for by somebody else."""
    eased = {course: eases(trouble, rule.moves.get(trouble, 0))
             for course, rule in view.rules.home.courses.items()}  # fmt: skip
    found: dict[str, Course] = {}
    for course in sorted(eased, key=lambda c: (-eased[c], c)):
        payer = who_pays(view, course)
        if eased[course] > 0 and payer and judge(view, SetCourse(view.power, course)) is None:
            found.setdefault(payer, course)
    return list(found.values())[:WAYS]


def eases(what: Condition, step: int) -> int:
    """How much better off a country is by a step of one condition."""
    return condition.harm(what, fixed.HALF) - condition.harm(what, fixed.HALF + step)
