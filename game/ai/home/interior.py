"""The interior: an AI government's course at home and its answer to a cabinet that presses.

Both logics govern alike at home. Each choice is the greatest sum of named terms read off the power's own
View; a government that the fever has reached treats it less the higher it runs.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.ai.seat.desk import Desk, Reason, score
from game.politics.home import cabinet_pressure
from game.politics.home.cabinet_pressure import AnswerCabinet
from game.politics.home.home import SetCourse, course_cost
from game.politics.perception import condition, conduct
from game.words import CabinetAnswer, Condition, Course
from game.world import fixed
from game.world.state.queries import Reader

HABIT = 600  # for the course that is set
QUIET = 1_500  # for steering no course
CALM = 6_000  # legitimacy at which nobody feels a need to woo the people
SOUND = 6_000  # institutions that need no reform
OBEDIENT = 4_500  # civil control that needs no curbing
OPEN_HAND = 6_000  # concentration of elites that nobody minds
CURE = 160_000  # what a point of a course's healing is worth to a government not yet infected
RESERVE = 4  # quarters of a course's cost that must be in hand

Weighed = dict[str, list[Reason]]


def mind_home(desk: Desk) -> None:
    """Answer a pressing cabinet; look at the course once a year."""
    view, power = desk.view, desk.power
    if view.powers[power].home.pressed:
        answers = weigh_answers(view, power)
        answer = best(answers)
        desk.submit(AnswerCabinet(power, CabinetAnswer(answer)), answers[answer])
    if power in view.facts.policy_makers and view.turn % 4 == power % 4:
        courses = weigh_courses(view, power)
        course = best(courses)
        if course != view.powers[power].home.course:
            desk.submit(SetCourse(power, Course(course)), courses[course])


def best(weighed: Mapping[str, list[Reason]]) -> str:
    """The choice whose terms sum highest; the first of equals."""
    return max(weighed, key=lambda name: score(weighed[name]))


def weigh_courses(reader: Reader, power: int) -> Weighed:
    """What speaks for each course a power can pay for, term by term."""
    known = condition.values(reader, power)
    state = reader.powers[power]
    found: Weighed = {}
    for course in Course:
        if RESERVE * course_cost(reader, power, course) > state.treasury:
            continue
        terms = [Reason(term, weight) for term, weight in _needs(known, course).items()]
        if course is state.home.course:
            terms.append(Reason("habit", HABIT))
        terms += _treatment(reader, power, course)
        found[str(course)] = terms
    return found


def _needs(known: Mapping[Condition, int], course: Course) -> dict[str, int]:
    """What the state of the country asks of each course."""
    unloved = max(0, CALM - known[Condition.LEGITIMACY])
    match course:
        case Course.STEADY:
            return {"quiet": QUIET}
        case Course.CONCILIATE:
            return {
                "unloved government": fixed.mul(unloved, 7_000),
                "revolution": fixed.mul(known[Condition.REVOLUTION], 2_000),
            }
        case Course.REFORM:
            return {
                "weak institutions": fixed.mul(SOUND - known[Condition.INSTITUTIONS], 4_000),
                "change under way": fixed.mul(known[Condition.TRANSITION], 4_000),
                "personal rule": -fixed.mul(known[Condition.PERSONAL_RULE], 1_500),
            }
        case Course.REPRESS:
            return {
                "revolution": fixed.mul(
                    known[Condition.REVOLUTION], fixed.mul(5_500, fixed.ONE - known[Condition.OPENNESS])
                ),
                "personal rule": fixed.mul(known[Condition.PERSONAL_RULE], 500),
                "unloved government": -fixed.mul(unloved, 3_000),
            }
        case Course.APPEAL:
            return {
                "national feeling": fixed.mul(known[Condition.NATIONALISM], 2_500),
                "unloved government": fixed.mul(unloved, 2_500),
            }
        case Course.RELIEVE:
            return {
                "hardship": fixed.mul(known[Condition.HARDSHIP], 8_000),
                "debt": -fixed.mul(known[Condition.DEBT], 3_000),
            }
        case Course.CURB_ARMY:
            return {"unruly officers": fixed.mul(OBEDIENT - known[Condition.CIVIL_CONTROL], 15_000)}
        case Course.BREAK_CARTEL:
            return {"great interests": fixed.mul(known[Condition.CARTEL] - OPEN_HAND, 10_000)}


def _treatment(reader: Reader, power: int, course: Course) -> list[Reason]:
    """What a course does for or against what is wrong at home; the infected like what feeds it."""
    home = reader.powers[power].home
    if home.pathology is None or home.healing:
        return []
    heals = reader.rules.pathologies[home.pathology].courses.get(course, 0)
    sober = fixed.ONE - 2 * home.severity if conduct.is_malign(home.pathology) else fixed.ONE
    terms = [Reason("treatment", fixed.mul(fixed.mul(heals, CURE), sober))] if heals else []
    if course is Course.APPEAL and conduct.is_infected(reader, power):
        terms.append(Reason("fever", fixed.mul(home.severity, 5_000)))
    return terms


def weigh_answers(reader: Reader, power: int) -> Weighed:
    """What speaks for yielding to, resisting or dismissing a cabinet that presses."""
    state = reader.powers[power]
    home = state.home
    risk = cabinet_pressure.coup_risk(reader, power)
    return {
        "yield": [
            Reason("fever", fixed.mul(home.severity, 8_000)),
            Reason("unloved government", fixed.mul(fixed.ONE - state.legitimacy, 3_000)),
        ],
        "resist": [
            Reason("obedient soldiers", fixed.mul(home.civil_control, 4_000)),
            Reason("sound institutions", fixed.mul(home.institutions, 3_000)),
            Reason("resisted before", -400 * home.resisted),
        ],
        "dismiss": [
            Reason("no coup in sight", fixed.mul(fixed.ONE - risk, 5_000)),
            Reason("sound institutions", fixed.mul(home.institutions, 1_500)),
            Reason("fever", -fixed.mul(home.severity, 6_000)),
        ],
    }
