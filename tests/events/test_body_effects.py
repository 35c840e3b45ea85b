"""Effects on bodies: founded with rungs and rules of their own, amended, asked, convened, wound up."""

from __future__ import annotations

from dataclasses import replace

from game.campaign.present import Presenter
from game.events.effects.bodies import AmendBody, CastAVote, CloseBody, Convene, FoundBody, PutQuestion
from game.events.effects.bonds import Admit
from game.events.effects.crises import OpenCrisis
from game.events.effects.void import EffectVoid
from game.events.expressions.conditions import Answers, compile_checked
from game.politics.bodies import congress, membership
from game.politics.bodies.charter import BodyAmended, BodyEstablished
from game.politics.bodies.congress import CongressCalled, VoteCast
from game.politics.bodies.institutions import body_named
from game.politics.crises import crises
from game.politics.crises.crises import ConferenceCalled
from game.politics.crises.seats.seating import seats_of
from game.words import Agenda, Clause, CrisisStep, Preset, Rung, Vote
from game.world.state.bodies import Institution
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, at_war, every, four_neighbours

LEAGUE = FoundBody(
    "found_body", "league", Preset.LEAGUE, "League of Nations", council=("red", "blue"), members=("green",),
    parameters={Clause.VETO: 9_000},
)  # fmt: skip


def body(world: World) -> Institution:
    found = body_named(world, "league")
    assert found is not None
    return found


def founded() -> World:
    world = four_neighbours()
    LEAGUE.apply(world)
    return world


def value(world: World, text: str, kind: str = "num") -> object:
    asked = compile_checked(world, text, kind)
    return asked.value(Answers(world).scope(asked))


def test_a_body_stands_with_its_rungs_and_rules_and_the_usual_cohesion() -> None:
    world = four_neighbours()
    told = among(LEAGUE.apply(world), BodyEstablished)
    assert [(r.body, r.council, r.members) for r in told] == [
        ("League of Nations", ("red", "blue"), ("green",))
    ]
    league = body(world)
    assert league.members == {RED: Rung.COUNCIL, BLUE: Rung.COUNCIL, GREEN: Rung.MEMBER}
    usual = world.rules.institutions.presets[Preset.LEAGUE]
    assert league.parameters == replace(usual, veto=9_000)
    assert league.cohesion == world.rules.congress.start_cohesion
    assert "League of Nations" in Presenter(world).record(told[0])
    world.check_invariants()
    assert membership.settle_doors(world, None) == []  # type: ignore[arg-type]


def test_later_events_know_it_by_its_id() -> None:
    world = founded()
    assert value(world, "stands(league)", "bool")
    assert value(world, "members(league)", "powers") == ("red", "blue", "green")
    assert value(world, "parameter(league, veto)") == 9_000
    assert value(world, "served(league) + failed(league)") == 0
    Admit("membership", "white", "league", Rung.MEMBER).apply(world)
    assert body(world).members[WHITE] is Rung.MEMBER


def test_a_rule_is_amended_within_its_bounds() -> None:
    world = founded()
    (told,) = every(AmendBody("amend_body", "league", Clause.VETO, by=2_000).apply(world), BodyAmended)
    assert (told.clause, told.before, told.after) == (Clause.VETO, 9_000, 10_000)
    AmendBody("amend_body", "league", Clause.VETO, to=4_000).apply(world)
    assert body(world).parameters.veto == 4_000
    assert "League of Nations" in Presenter(world).record(told)


def test_a_question_comes_before_the_members_as_by_order() -> None:
    world = founded()
    ask = PutQuestion("put_question", "league", "red", Agenda.ADMISSION, subject="white")
    (told,) = every(ask.apply(world), CongressCalled)
    assert (told.item, told.power, told.subject) == (Agenda.ADMISSION, "red", "white")
    motion = body(world).motion
    assert motion is not None
    assert congress.may_vote(world, body(world), BLUE)
    reform = PutQuestion("put_question", "league", "red", Agenda.REFORM, clause=Clause.VETO, change=-500)
    assert [r.reason for r in reform.apply(world)] == ["in_session"]  # type: ignore[attr-defined]


def test_a_dispute_is_brought_before_the_body_that_is_named() -> None:
    world = founded()
    opened = OpenCrisis("crisis", "green", "white", sum=5, convener="green", body="league").apply(world)
    assert [r.body for r in among(opened, ConferenceCalled)] == ["League of Nations"]
    (crisis,) = crises.living(world)
    assert crisis.body == body(world).id
    assert seats_of(world, crisis) == [GREEN, WHITE, RED, BLUE]


def test_an_open_crisis_or_a_war_is_brought_to_a_table() -> None:
    world = founded()
    OpenCrisis("crisis", "green", "white", sum=5).apply(world)
    called = Convene("convene", "red", "white", "green", "league").apply(world)
    assert [r.body for r in among(called, ConferenceCalled)] == ["League of Nations"]
    assert crises.living(world)[0].step is CrisisStep.CONFERENCE
    at_war(world, RED, BLUE)
    assert among(Convene("convene", "green", "red", "blue").apply(world), ConferenceCalled)


def test_it_is_wound_up_and_may_be_founded_again() -> None:
    world = founded()
    (told,) = CloseBody("close_body", "league").apply(world)
    assert "wound up" in Presenter(world).record(told)
    assert body_named(world, "league") is None
    assert not value(world, "stands(league)", "bool")
    assert among(LEAGUE.apply(world), BodyEstablished)


def test_a_power_says_how_it_votes_on_what_is_before_the_body() -> None:
    world = founded()
    against = CastAVote("vote", "league", "blue", Vote.AGAINST)
    assert [r.reason for r in every(against.apply(world), EffectVoid)] == ["no_question"]
    assert value(world, "at_leisure(league)", "bool")
    PutQuestion("put_question", "league", "red", Agenda.REFORM, clause=Clause.AUTOMATIC, change=500).apply(
        world
    )
    assert not value(world, "at_leisure(league)", "bool")
    (cast,) = against.apply(world)
    assert isinstance(cast, VoteCast)
    assert body(world).motion is not None
    assert [r.reason for r in every(against.apply(world), EffectVoid)] == ["there_already"]
    white = CastAVote("vote", "league", "white", Vote.FOR)
    assert [r.reason for r in every(white.apply(world), EffectVoid)] == ["no_voice"]
