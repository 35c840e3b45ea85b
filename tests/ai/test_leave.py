"""The table's leave to come into others' rising: a title, and a reason to call a table."""

from __future__ import annotations

from game.ai.crises import calling
from game.ai.crises.judges import judge_of
from game.politics.war.outbreak.titles import title_to_join
from game.politics.war.outsiders.joining import JoinWar
from game.words import Ideology, JoinTitle, Motive, Rank, Settlement
from game.world.sight.view import View
from tests.ai.risingkit import CONCERT, CORPS, SELF_HELP, Rising, believe, decided, rising
from tests.kit import BLUE, GREEN, RED, commit, given


def like_the_rebels() -> Rising:
    """Red holds right what the rebels do, and its army would turn the war."""
    case = rising(red=6)
    believe(case.world, red=Ideology.CONSTITUTIONAL, green=Ideology.CONSTITUTIONAL, blue=Ideology.LEGITIMIST)
    return case


def wish(case: Rising, quarters: int = 8) -> int:
    """What leave is worth to Red when nothing has moved in the war for so long."""
    case.world.turn = case.war.start + quarters
    case.world.versions.forget()
    view = View(case.world, RED)
    crisis = calling.case_of(view, view.wars[case.war.id])
    reasons = calling.reasons_to_call(view, crisis, judge_of(view, RED))
    return sum(r.weight for r in reasons if r.term is Motive.TO_ASK_LEAVE)


def test_a_tables_leave_is_a_title_that_costs_no_name_and_only_a_great_powers() -> None:
    case = rising()
    world, war = case.world, case.war
    assert title_to_join(world, RED, war, GREEN) is JoinTitle.INTEREST
    decided(case, Settlement.INDEPENDENCE, -1, BLUE)
    assert title_to_join(world, RED, war, GREEN) is JoinTitle.MANDATE
    assert title_to_join(world, RED, war, BLUE) is JoinTitle.INTEREST, "it is for the other side"
    before = world.powers[RED].standing
    given(world, JoinWar(RED, war.id, GREEN, CORPS))
    assert world.powers[RED].standing == before
    world.powers[RED].rank = Rank.REGIONAL
    war.attackers.remove(RED)
    assert title_to_join(world, RED, war, GREEN) is not JoinTitle.MANDATE


def test_concert_logic_calls_a_table_to_be_given_leave_and_self_help_logic_needs_none() -> None:
    found = {}
    for stage in (SELF_HELP, CONCERT):
        case = like_the_rebels()
        commit(case.world.powers[RED], stage)
        found[stage] = wish(case)
    assert found[CONCERT] > found[SELF_HELP] >= 0
    assert wish(case, quarters=0) == 0, "nobody asks before arms have spoken"


def test_who_would_not_come_even_with_leave_asks_for_none() -> None:
    case = rising(red=1)
    commit(case.world.powers[RED], CONCERT)
    believe(case.world, red=Ideology.CONSTITUTIONAL, green=Ideology.LEGITIMIST, blue=Ideology.LEGITIMIST)
    assert wish(case) == 0
