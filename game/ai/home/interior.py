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
from game.words import CabinetAnswer, Condition, Course, Motive
from game.world import fixed
from game.world.constants.mindrules import HomeMind
from game.world.state.reader import Reader

Weighed = dict[str, list[Reason]]


def mind_home(desk: Desk) -> None:
    """Answer a pressing cabinet; look at the course once a year."""
    view, power = desk.view, desk.power
    if view.powers[power].home.pressed:
        answers = weigh_answers(view, power)
        answer = best(answers)
        desk.submit(AnswerCabinet(power, CabinetAnswer(answer)), answers[answer])
    if power in view.facts.policy_makers and not view.roster[power].since_review(view.turn):
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
    state, minds = reader.powers[power], reader.rules.minds.home
    found: Weighed = {}
    for course in Course:
        if minds.course_reserve * course_cost(reader, power, course) > state.treasury:
            continue
        terms = [Reason(term, weight) for term, weight in _needs(minds, known, course).items()]
        if course is state.home.course:
            terms.append(Reason(Motive.HABIT, minds.habit))
        terms += _treatment(reader, power, course)
        found[str(course)] = terms
    return found


def _needs(minds: HomeMind, known: Mapping[Condition, int], course: Course) -> dict[Motive, int]:
    """What the state of the country asks of each course."""
    unloved = max(0, minds.calm - known[Condition.LEGITIMACY])
    borne = max(0, minds.loved - max(minds.calm, known[Condition.LEGITIMACY]))
    match course:
        case Course.STEADY:
            return {Motive.QUIET: minds.quiet}
        case Course.CONCILIATE:
            return {
                Motive.UNLOVED_GOVERNMENT: fixed.mul(unloved, minds.conciliate_unloved)
                + fixed.mul(borne, minds.conciliate_borne),
                Motive.REVOLUTION: fixed.mul(known[Condition.REVOLUTION], minds.conciliate_revolution),
            }
        case Course.REFORM:
            return {
                Motive.WEAK_INSTITUTIONS: fixed.mul(
                    minds.sound - known[Condition.INSTITUTIONS], minds.reform_institutions
                ),
                Motive.CHANGE_UNDER_WAY: fixed.mul(known[Condition.TRANSITION], minds.reform_transition),
                Motive.PERSONAL_RULE: -fixed.mul(known[Condition.PERSONAL_RULE], minds.reform_personal_rule),
            }
        case Course.REPRESS:
            return {
                Motive.REVOLUTION: fixed.mul(
                    known[Condition.REVOLUTION],
                    fixed.mul(minds.repress_revolution, fixed.ONE - known[Condition.OPENNESS]),
                ),
                Motive.PERSONAL_RULE: fixed.mul(known[Condition.PERSONAL_RULE], minds.repress_personal_rule),
                Motive.UNLOVED_GOVERNMENT: -fixed.mul(unloved, minds.repress_unloved),
            }
        case Course.APPEAL:
            return {
                Motive.NATIONAL_FEELING: fixed.mul(known[Condition.NATIONALISM], minds.appeal_nation),
                Motive.UNLOVED_GOVERNMENT: fixed.mul(unloved, minds.appeal_unloved),
            }
        case Course.RELIEVE:
            return {
                Motive.HARDSHIP: fixed.mul(known[Condition.HARDSHIP], minds.relieve_hardship),
                Motive.DEBT: -fixed.mul(known[Condition.DEBT], minds.relieve_debt),
            }
        case Course.CURB_ARMY:
            lack = minds.obedient - known[Condition.CIVIL_CONTROL]
            return {Motive.UNRULY_OFFICERS: fixed.mul(lack, minds.curb_army)}
        case Course.BREAK_CARTEL:
            excess = known[Condition.CARTEL] - minds.open_hand
            return {Motive.GREAT_INTERESTS: fixed.mul(excess, minds.break_cartel)}


def _treatment(reader: Reader, power: int, course: Course) -> list[Reason]:
    """What a course does for or against what is wrong at home; the infected like what feeds it."""
    home, minds = reader.powers[power].home, reader.rules.minds.home
    if home.pathology is None or home.healing:
        return []
    heals = reader.rules.pathologies[home.pathology].courses.get(course, 0)
    blind = home.severity * minds.blindness // fixed.ONE if conduct.is_malign(home.pathology) else 0
    sober = fixed.ONE - blind
    terms = [Reason(Motive.TREATMENT, fixed.mul(fixed.mul(heals, minds.cure), sober))] if heals else []
    if course is Course.APPEAL and conduct.is_infected(reader, power):
        terms.append(Reason(Motive.FEVER, fixed.mul(home.severity, minds.appeal_fever)))
    return terms


def weigh_answers(reader: Reader, power: int) -> Weighed:
    """What speaks for yielding to, resisting or dismissing a cabinet that presses."""
    state = reader.powers[power]
    home, minds = state.home, reader.rules.minds.home
    risk = cabinet_pressure.coup_risk(reader, power)
    return {
        "yield": [
            Reason(Motive.FEVER, fixed.mul(home.severity, minds.yield_fever)),
            Reason(Motive.UNLOVED_GOVERNMENT, fixed.mul(fixed.ONE - state.legitimacy, minds.yield_unloved)),
        ],
        "resist": [
            Reason(Motive.OBEDIENT_SOLDIERS, fixed.mul(home.civil_control, minds.resist_obedient)),
            Reason(Motive.SOUND_INSTITUTIONS, fixed.mul(home.institutions, minds.resist_sound)),
            Reason(Motive.RESISTED_BEFORE, -minds.resisted_before * home.resisted),
        ],
        "dismiss": [
            Reason(Motive.NO_COUP_IN_SIGHT, fixed.mul(fixed.ONE - risk, minds.dismiss_safe)),
            Reason(Motive.SOUND_INSTITUTIONS, fixed.mul(home.institutions, minds.dismiss_sound)),
            Reason(Motive.FEVER, -fixed.mul(home.severity, minds.dismiss_fever)),
        ],
    }
