"""The promise clock: spells in bodies that could hold a power, and the verdict read off them (P32)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.campaign.books import promise
from game.campaign.books.chronicle import Entry
from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.campaign.summary import summarise
from game.events.engine import OptionChosen
from game.politics.bodies.inclusion import keep_ledger, qualifies
from game.politics.bodies.membership import InvitationAnswered, InvitationSent
from game.politics.war.outbreak.conquest import ConquestRecognised
from game.politics.war.outbreak.seizure import PlacesSeized
from game.scenarios.reading.problems import ScenarioError
from game.words import CasusBelli, CrisisEnd, PledgeSize, Position, Preset, Rung
from game.world.dice import Dice
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.crises import Crisis, Pledge
from game.world.state.facts import Inclusion
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, small_world
from tests.scenarios.test_patches import begun

DICE = Dice(1)
ABOUT = Inclusion(RED, (40,), (Preset.UNITED_NATIONS,))


def world(**clauses: int) -> tuple[World, Institution]:
    """Red in a concert with the three other great powers of this world."""
    w = small_world("........\n........", "AABBCCDD\nAABBCCDD", {"B": "blue", "C": "green", "D": "white"})
    w.facts = replace(w.facts, inclusion=ABOUT)
    congress = w.rules.congress
    few = replace(congress, inclusion=replace(congress.inclusion, company=2))  # where there are three others
    w.rules = replace(w.rules, congress=few)
    usual = replace(w.rules.institutions.presets[Preset.CONCERT], inward=9000, scope=5000, binding=3000)
    members = dict.fromkeys((RED, BLUE, GREEN, WHITE), Rung.COUNCIL)
    circle = Institution(
        w.take_id(), "circle", Preset.CONCERT, "Circle", 0, replace(usual, **clauses), members
    )
    w.bodies[circle.id] = circle
    return w, circle


def quarters(w: World, count: int, **crisis: Any) -> None:
    for _ in range(count):
        if crisis:
            affair(w, **crisis)
        keep_ledger(w, DICE)
        w.turn += 1


def affair(w: World, body: int = -1, size: PledgeSize = PledgeSize.CONTINGENT) -> None:
    """A grave crisis that ended this quarter."""
    number = w.take_id()
    pledges = {WHITE: Pledge(size, Position.AGAINST)}
    w.crises[number] = Crisis(
        number, "An affair", w.turn, BLUE, GREEN, CasusBelli.CONQUEST, (), body=body, pledges=pledges,
        outcome=CrisisEnd.SETTLED, end=w.turn,
    )  # fmt: skip


def verdict(w: World, *entries: Any) -> promise.PromiseVerdict:
    return promise.read(w, [Entry(0, 1, record) for record in entries])


@pytest.mark.parametrize(("clause", "value", "holds"), [
    ("inward", 4999, False), ("scope", 4999, False), ("binding", 2999, True), ("council", 4999, True),
])  # fmt: skip
def test_what_a_body_is_decides_and_not_its_name(clause: str, value: int, holds: bool) -> None:
    w, circle = world(**{"deterrence": 7000, "council": 10000, clause: value})
    assert qualifies(w, circle, ABOUT) is holds
    circle.preset = Preset.UNITED_NATIONS
    assert not qualifies(w, circle, ABOUT)


def test_enough_others_must_sit_there() -> None:
    w, circle = world()
    circle.members[WHITE] = Rung.OBSERVER
    assert qualifies(w, circle, ABOUT)
    circle.members[GREEN] = Rung.OBSERVER
    assert not qualifies(w, circle, ABOUT)


def test_a_promise_is_kept_by_sitting_long_and_dealing_with_what_comes() -> None:
    w, circle = world()
    quarters(w, 12, body=circle.id)
    told = verdict(w)
    assert (told.verdict, told.kind, told.marks) == ("promise", "", ())
    assert (told.quarters, told.convened, told.eligible, told.on_force) == (12, 12, 12, 12)
    assert told.elsewhere["rung_4"] == "never_tried"  # a council is no membership, to some readers
    assert told.elsewhere["rung_2"] == told.elsewhere["quarters_4"] == "promise"
    assert "kept" in Presenter(w, "en").record(told)


def test_the_same_with_a_conquest_that_stands_is_a_false_promise() -> None:
    w, circle = world()
    quarters(w, 12, body=circle.id)
    w.places.owner[1] = RED
    seized = ConquestRecognised(place="B", holder="red", loser="blue")
    told = verdict(w, seized)
    assert (told.verdict, told.marks) == ("false_promise", ("conquest_stands",))
    w.places.owner[1] = BLUE
    assert verdict(w, seized).verdict == "promise"


def test_a_great_power_war_and_a_member_that_leaves_are_marks_too() -> None:
    w, circle = world()
    quarters(w, 12, body=circle.id)
    at_war(w, BLUE, GREEN)
    assert verdict(w).marks == ("great_power_war",)
    w, circle = world()
    quarters(w, 8, body=circle.id)
    del circle.members[WHITE]
    quarters(w, 1)
    assert verdict(w).marks == ("member_lost",)


def test_a_body_that_never_met_was_never_tried() -> None:
    w, _ = world()
    quarters(w, 12)
    assert (verdict(w).verdict, verdict(w).kind) == ("never_tried", "untested")
    quarters(w, 2, body=-1)
    assert verdict(w).kind == "on_paper"


def test_too_brief_withdrawn_refused_and_not_offered() -> None:
    w, circle = world()
    quarters(w, 9, body=circle.id)
    assert (verdict(w).verdict, verdict(w).kind) == ("never_tried", "too_brief")
    w, circle = world()
    quarters(w, 3)
    del circle.members[RED]
    quarters(w, 1)
    assert verdict(w).kind == "withdrawn_before"
    fight = at_war(w, RED, BLUE)
    fight.start = 1
    assert (verdict(w).kind, verdict(w).first_act != "") == ("withdrawn_after", True)
    w, circle = world()
    del circle.members[RED]
    quarters(w, 10)
    assert verdict(w).kind == "not_offered"
    sent = InvitationSent(body="circle", power="blue", to="red", body_id=circle.id, to_index=RED)
    assert verdict(w, sent).kind == "time_ran_out"
    declined = InvitationAnswered(body="circle", power="red", answer="declined")
    told = verdict(w, sent, declined)
    assert (told.kind, told.offers, told.declined) == ("refused", 1, 1)


def test_an_offer_that_an_event_made_counts_as_one() -> None:
    w, circle = world()
    del circle.members[RED]
    w.facts = replace(w.facts, inclusion=replace(ABOUT, offers=(("a_way_in", ("apart",)),)))
    answer = OptionChosen(
        event="a_way_in", title="A way in", power="red", option="apart", label="Apart", by_default=False
    )
    told = verdict(w, answer, replace(answer, power="blue"), replace(answer, event="other"))
    assert (told.kind, told.offers, told.declined) == ("refused", 1, 1)
    assert verdict(w, replace(answer, option="enter")).kind == "time_ran_out"


def test_land_taken_without_a_war_is_an_act_too() -> None:
    w, _ = world()
    taken = PlacesSeized(power="red", owner="blue", places=("B",), casus=CasusBelli.CONQUEST)
    assert verdict(w, taken).first_act == w.facts.calendar.date(0)
    assert not verdict(w, replace(taken, power="blue")).first_act


INCLUSION = "inclusion: {power: france, dates: [1816-Q2, 1820-Q4], without: [alliance]}\n"


def test_a_scenario_asks_and_the_chronicle_answers_on_the_day(tmp_path: Path) -> None:
    w, book = begun(tmp_path / "mine", scenario=f'base: "1815"\n{INCLUSION}')
    assert w.facts.inclusion == Inclusion(queries.power_of(w, "france"), (1, 19), (Preset.ALLIANCE,))
    campaign = Campaign(w, book, last_turn=1)
    campaign.advance()
    told = [(e.turn, e.record) for e in campaign.chronicle.entries]
    ((turn, record),) = [(t, r) for t, r in told if isinstance(r, promise.PromiseVerdict)]
    assert (turn, record.power, record.verdict) == (1, "france", "never_tried")


@pytest.mark.parametrize(("text", "problem"), [
    (INCLUSION.replace("france", "bavaria"), "bavaria makes no policy"),
    (INCLUSION.replace("1820", "1920"), "not in the campaign"),
    (INCLUSION.replace("}", ", offers: {no_such: [no]}}"), "no event `no_such`"),
    (INCLUSION.replace("}", ", offers: {aix_la_chapelle: [no]}}"), "no answer `no`"),
])  # fmt: skip
def test_who_makes_no_policy_or_a_day_outside_is_a_mistake(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ScenarioError, match=problem):
        begun(tmp_path / "mine", scenario=f'base: "1815"\n{text}')


def test_the_summary_tells_it(tmp_path: Path) -> None:
    w, book = begun(tmp_path / "mine", scenario=f'base: "1815"\n{INCLUSION}')
    campaign = Campaign(w, book, last_turn=1)
    campaign.advance()
    (told,) = summarise(campaign)["promises"]
    assert (told["date"], told["power"], told["verdict"]) == ("1816-06-01", "france", "never_tried")
