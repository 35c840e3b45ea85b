"""The agenda of a quarter: who writes, what is worth beginning, what to watch, and nothing twice in a row."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from game.campaign.agenda import agenda as room
from game.campaign.agenda import shadows
from game.campaign.agenda.agenda import agenda
from game.campaign.agenda.cards import Card, Slot
from game.campaign.agenda.dilemmas import dilemmas, who_pays
from game.campaign.agenda.letters import of_its_own
from game.campaign.books.yearbook import Page, Standing
from game.campaign.campaign import Campaign, Pause
from game.campaign.goals.vows import offered
from game.campaign.seats import Seat
from game.politics.home.home import SetCourse
from game.politics.perception import condition
from game.politics.treaties.treaties import ProposalAnswered, ProposeTreaty
from game.scenarios.load import load_scenario
from game.words import Condition, Phase, TreatyKind
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import Settings
from tests.kit import RED
from tests.samples import quarrel


@pytest.fixture(scope="module")
def prussia() -> Campaign:
    """Prussia's first morning of politics."""
    world, book = load_scenario("1815", 7, Settings())
    campaign = Campaign(world, book, seats={queries.power_of(world, "prussia"): Seat.HUMAN})
    assert campaign.advance() is Pause.DECISION
    assert campaign.world.phase is Phase.POLITICS
    return campaign


def cards(campaign: Campaign, told: dict[str, int] | None = None) -> list[Card]:
    return agenda(campaign, campaign.active, 0, told or {})


def test_the_first_morning_has_chances_goals_and_a_course(prussia: Campaign) -> None:
    slots = {card.slot for card in cards(prussia)}
    assert slots >= {Slot.CHANCE, Slot.GOAL, Slot.HOME}


def test_a_court_writes_of_markets_and_in_1815_of_no_mere_promise_of_peace(prussia: Campaign) -> None:
    views = {p: View(prussia.world, p) for p in queries.great_powers(prussia.world)}
    letters = [
        card for me in views for court in views if court != me
        for card in of_its_own(views[me], views[court])
    ]  # fmt: skip
    wished = {card.about for card in letters if card.theme == "wish"}
    assert TreatyKind.TRADE in wished
    assert TreatyKind.NON_AGGRESSION not in wished


def test_the_same_morning_has_the_same_cards(prussia: Campaign) -> None:
    assert cards(prussia) == cards(prussia)


def test_what_was_left_alone_rests_for_some_quarters(prussia: Campaign) -> None:
    now = prussia.world.turn
    chance = next(card for card in cards(prussia) if card.slot is Slot.CHANCE)
    rests = room.RESTS[Slot.CHANCE]
    assert chance in cards(prussia, {chance.key: now}), "it stays for the quarter in which it was laid"
    assert chance not in cards(prussia, {chance.key: now - rests})
    assert chance in cards(prussia, {chance.key: now - rests - 1})


def test_a_goal_is_told_again_only_when_it_was_gained_or_lost(prussia: Campaign) -> None:
    now = prussia.world.turn
    goal = next(card for card in cards(prussia) if card.slot is Slot.GOAL)
    other = replace(goal, theme="met" if goal.theme == "unmet" else "unmet")
    assert goal not in cards(prussia, {goal.key: now - 40})
    assert goal in cards(prussia, {goal.key: now - 40, other.key: now - 20})


def test_no_more_cards_of_a_kind_than_fit_on_the_table(prussia: Campaign) -> None:
    found = [card.slot for card in cards(prussia)]
    assert all(found.count(slot) <= most for slot, most in room.MOST.items())


def test_offers_among_the_cards_are_mostly_signed(prussia: Campaign) -> None:
    """Letters say what the court itself would sign; advisers what looks likely."""
    world, book = load_scenario("1815", 7, Settings())
    me = queries.power_of(world, "prussia")
    campaign = Campaign(world, book, seats={me: Seat.HUMAN})
    campaign.advance()
    answers = []
    for card in agenda(campaign, me, 0, {}):
        if isinstance(card.order, ProposeTreaty) and campaign.judge(card.order) is None:
            before = len(campaign.chronicle.entries)
            campaign.submit(card.order)
            answers += [e.record.answer for e in campaign.chronicle.entries[before:]
                        if isinstance(e.record, ProposalAnswered)]  # fmt: skip
    assert len(answers) >= 2
    assert answers.count("accepted") >= len(answers) - 1


def test_an_army_that_grew_by_a_quarter_throws_a_shadow(prussia: Campaign) -> None:
    view = prussia.view_of(prussia.active)
    france = queries.power_of(view, "france")
    small, large = (view.armies[france] * 10 // part for part in (13, 11))
    pages = prussia.yearbook.pages
    kept = pages.get(prussia.active, [])
    try:
        for army, expected in ((small, True), (large, False)):
            pages[prussia.active] = [Page(view.turn - 4, {france: Standing(army, 1, 1)})]
            found = [
                c for c in cards(prussia) if (c.slot, c.theme, c.power) == (Slot.SHADOW, "army_grows", france)
            ]
            assert bool(found) is expected
    finally:
        pages[prussia.active] = kept


def test_a_person_is_never_written_for(prussia: Campaign) -> None:
    """Courts that people play write their own letters."""
    world, book = load_scenario("1815", 7, Settings())
    seats = dict.fromkeys(world.facts.policy_makers, Seat.HUMAN)
    campaign = Campaign(world, book, seats=seats)
    campaign.advance()
    assert not [card for card in cards(campaign) if card.slot is Slot.LETTER]


def test_nothing_is_laid_outside_politics(prussia: Campaign) -> None:
    phase = prussia.world.phase
    try:
        prussia.world.phase = Phase.OPERATIONS
        prussia.revision += 1
        assert cards(prussia) == []
    finally:
        prussia.world.phase = phase
        prussia.revision += 1


@pytest.fixture(scope="module")
def autumn() -> Campaign:
    """Prussia's first autumn."""
    world, book = load_scenario("1815", 7, Settings())
    me = queries.power_of(world, "prussia")
    campaign = Campaign(world, book, seats={me: Seat.HUMAN})
    while campaign.advance() is Pause.DECISION:
        if campaign.world.phase is Phase.POLITICS and campaign.world.turn == 2:
            break
        campaign.play_for(me)
    return campaign


def test_in_autumn_the_worst_trouble_has_two_ways_out_that_different_people_pay_for(autumn: Campaign) -> None:
    view = autumn.view_of(autumn.active)
    (card,) = [card for card in cards(autumn) if card.slot is Slot.HOME]
    courses = [order.course for order in card.either if isinstance(order, SetCourse)]
    known = condition.values(view, view.power)
    eased = [view.rules.home.courses[course].moves[Condition(str(card.about))] for course in courses]
    assert len({who_pays(view, course) for course in courses}) == len(courses) == 2
    assert all((step > 0) == (Condition(str(card.about)) in condition.GOOD) for step in eased)
    assert card.about == next(dilemmas(view)).about
    assert condition.harm(Condition(str(card.about)), known[Condition(str(card.about))]) > 0


def test_the_dilemma_of_next_autumn_is_another_one(autumn: Campaign) -> None:
    first, second = islice(dilemmas(autumn.view_of(autumn.active)), 2)
    told = {first.key: autumn.world.turn - 4}
    assert [card.about for card in cards(autumn, told) if card.slot is Slot.HOME] == [second.about]


def test_letters_ask_for_nothing_that_cannot_be_granted(prussia: Campaign) -> None:
    asking = [c for c in cards(prussia) if c.theme in ("fears", "fears_us", "needs_us", "wish")]
    assert all(card.order is not None and prussia.judge(card.order) is None for card in asking)


def test_in_spring_who_has_vowed_nothing_is_asked_for_it() -> None:
    world, book = load_scenario("1815", 7, Settings())
    me = queries.power_of(world, "prussia")
    campaign = Campaign(world, book, seats={me: Seat.HUMAN})
    while campaign.advance() is Pause.DECISION and (
        campaign.world.turn < 1 or campaign.world.phase is not Phase.POLITICS
    ):
        campaign.play_for(me)
    assert "vow" in {card.theme for card in cards(campaign)}
    campaign.notebook(me).vow = offered(campaign.view_of(me))[0]
    assert "vow" not in {card.theme for card in cards(campaign)}


@pytest.mark.parametrize(
    ("sat", "sits", "theme"), [(-1, 0, "conference"), (-1, 1, "awaited"), (0, 4, "adjourned")]
)
def test_a_card_says_whether_a_table_sits_comes_or_waits(sat: int, sits: int, theme: str) -> None:
    world, crisis = quarrel()
    crisis.sat, crisis.sits = sat, world.turn + sits
    (card,) = shadows.ripening(View(world, RED))
    assert card.theme == theme
    assert bool(card.either) == (sat < 0), "courts can be sounded out until it has sat"
