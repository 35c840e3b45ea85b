"""When a question is carried: councils, vetoes, abstention, and the party concerned."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.politics.bodies.voting import Decision, Result, outcome, voices_of
from game.words import Preset, Rung, Vote
from game.world.state.bodies import Institution
from tests.kit import BLUE, GREEN, RED, WHITE, small_world

WORLD = small_world("....")
FOUR = (RED, BLUE, GREEN, WHITE)
SIGNS = {"+": Vote.FOR, "-": Vote.AGAINST, "0": Vote.ABSTAIN}


def body(preset: Preset = Preset.CONCERT, rungs: str = "cccc", **changed: int) -> Institution:
    """A body of red, blue, green and white, on the rungs of the letters (see below)."""
    letters = {"c": Rung.COUNCIL, "m": Rung.MEMBER, "p": Rung.PARTNER, "o": Rung.OBSERVER}
    members = {p: letters[s] for p, s in enumerate(rungs) if s != " "}
    terms = replace(WORLD.rules.institutions.presets[preset], **changed)
    return Institution(50, "body", preset, "The body", 0, terms, members)


def votes(signs: str) -> dict[int, Vote]:
    """Votes of the powers from red on, a sign each; a blank stays away."""
    return {p: SIGNS[s] for p, s in enumerate(signs) if s != " "}


def vote(signs: str, interested: tuple[int, ...] = (), **terms: Any) -> Decision:
    return outcome(WORLD, body(**terms), votes(signs), interested)


@pytest.mark.parametrize(
    ("preset", "rungs", "signs", "interested", "result"),
    [
        # the Concert: a large majority of its council; the smaller courts have no voice
        (Preset.CONCERT, "cccc", "+++-", (), Result.CARRIED),
        (Preset.CONCERT, "cccc", "++--", (), Result.LOST),
        (Preset.CONCERT, "cccm", "+++-", (), Result.CARRIED),
        (Preset.CONCERT, "cccm", "++-+", (), Result.BLOCKED),
        # 1840: whom it concerns is not asked
        (Preset.CONCERT, "cccc", "++0-", (WHITE,), Result.CARRIED),
        # the League and the security conference: one member is enough to stop it, the party concerned is not
        (Preset.LEAGUE, "ccmm", "+++-", (), Result.BLOCKED),
        (Preset.LEAGUE, "ccmm", "+++-", (WHITE,), Result.CARRIED),
        (Preset.SECURITY_CONFERENCE, "mmmm", "+++-", (), Result.BLOCKED),
        (Preset.SECURITY_CONFERENCE, "mmmm", "+++-", (WHITE,), Result.CARRIED),
        # the United Nations: a permanent member stops it, also in its own cause
        (Preset.UNITED_NATIONS, "cccm", "++-+", (GREEN,), Result.BLOCKED),
        (Preset.UNITED_NATIONS, "cccm", "+++-", (), Result.CARRIED),
        (Preset.UNITED_NATIONS, "cccm", "+++0", (), Result.CARRIED),
        # pure collective security: more for it than against it
        (Preset.COLLECTIVE_SECURITY, "mmmm", "++-0", (), Result.CARRIED),
        (Preset.COLLECTIVE_SECURITY, "mmmm", "+--0", (), Result.LOST),
        # partners and observers are heard, not counted
        (Preset.COLLECTIVE_SECURITY, "mmpo", "++--", (), Result.CARRIED),
    ],
)
def test_a_question_is_carried_by_the_rule_of_its_body(
    preset: Preset, rungs: str, signs: str, interested: tuple[int, ...], result: Result
) -> None:
    assert vote(signs, interested, preset=preset, rungs=rungs).result is result


def test_who_stopped_it_is_named() -> None:
    assert vote("++--", preset=Preset.COLLECTIVE_SECURITY, rungs="mmmm").blockers == ()
    assert vote("+++-", preset=Preset.LEAGUE).blockers == (WHITE,)
    assert vote("++-0", veto=5_000).blockers == (GREEN,)


def test_abstention_stops_nothing_unless_too_few_speak() -> None:
    assert vote("++00", veto=10_000).is_carried
    assert vote("+000", veto=0).result is Result.LOST
    assert vote("0000").result is Result.LOST


def test_where_nobody_sits_on_the_council_all_members_weigh_alike() -> None:
    assert vote("++-0", rungs="mmmm", council=10_000, veto=0).is_carried
    assert voices_of(WORLD, body(rungs="cmmp", council=3_000)) == {RED: 10_000, BLUE: 7_000, GREEN: 7_000}


def test_powers_that_merely_met_decide_by_consensus() -> None:
    assert outcome(WORLD, None, votes("++0")).is_carried
    assert outcome(WORLD, None, votes("++-")).blockers == (GREEN,)
    assert outcome(WORLD, None, votes("++-"), (GREEN,)).is_carried
    assert outcome(WORLD, None, {}).result is Result.LOST


SHARES = st.integers(0, 10_000)
RUNGS = st.text("cmpo ", min_size=4, max_size=4)
BALLOTS = st.dictionaries(st.sampled_from(FOUR), st.sampled_from(list(Vote)))
CONCERNED = st.sets(st.sampled_from(FOUR), max_size=2)


@given(st.sampled_from(list(Preset)), RUNGS, SHARES, SHARES, SHARES, BALLOTS, CONCERNED)
def test_a_stronger_veto_never_lets_a_question_pass(
    preset: Preset,
    rungs: str,
    council: int,
    one: int,
    other: int,
    ballots: dict[int, Vote],
    concerned: set[int],
) -> None:
    low, high = sorted((one, other))
    with_high = outcome(WORLD, body(preset, rungs, council=council, veto=high), ballots, concerned)
    with_low = outcome(WORLD, body(preset, rungs, council=council, veto=low), ballots, concerned)
    assert with_low.is_carried or not with_high.is_carried


@given(RUNGS, SHARES, SHARES, BALLOTS, st.sampled_from(FOUR))
def test_nobody_helps_a_question_by_opposing_it(
    rungs: str, council: int, veto: int, ballots: dict[int, Vote], power: int
) -> None:
    terms = body(rungs=rungs, council=council, veto=veto)
    supported = outcome(WORLD, terms, ballots | {power: Vote.FOR})
    abstained = outcome(WORLD, terms, ballots | {power: Vote.ABSTAIN})
    opposed = outcome(WORLD, terms, ballots | {power: Vote.AGAINST})
    assert supported.is_carried or not abstained.is_carried
    assert abstained.is_carried or not opposed.is_carried


@given(st.sampled_from(list(Preset)), RUNGS, SHARES, SHARES, BALLOTS, CONCERNED)
def test_a_decision_is_complete(
    preset: Preset, rungs: str, council: int, veto: int, ballots: dict[int, Vote], concerned: set[int]
) -> None:
    terms = body(preset, rungs, council=council, veto=veto)
    decision = outcome(WORLD, terms, ballots, concerned)
    assert (decision.result is Result.BLOCKED) == bool(decision.blockers)
    assert all(ballots[p] is Vote.AGAINST for p in decision.blockers)
    assert decision.weight_for + decision.weight_against + decision.weight_silent == sum(
        voices_of(WORLD, terms, concerned).values()
    )


@given(st.permutations(FOUR), BALLOTS)
def test_the_order_of_the_votes_does_not_matter(order: list[int], ballots: dict[int, Vote]) -> None:
    shuffled = {p: ballots[p] for p in order if p in ballots}
    assert outcome(WORLD, None, shuffled) == outcome(WORLD, None, ballots)
