"""What moves a power at the table and towards a war of its own, and in which direction."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ai.crises import bargaining, stakes, verdicts
from game.ai.crises.judges import judge_of
from game.ai.seat import situation
from game.ai.seat.desk import Reason, score
from game.ai.war import ambition
from game.politics.treaties import claims
from game.politics.war.outbreak.war import DeclareWar
from game.words import (
    CasusBelli,
    CrisisStep,
    Motive,
    OverlordKind,
    Pathology,
    PledgeSize,
    Position,
    Preset,
    Settlement,
    Term,
    TreatyKind,
)
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, a_body, commit, corps, treaty
from tests.samples import quarrel

PROVINCE = 2
QUO = (PeaceTerm(Term.STATUS_QUO),)
SHARE = st.integers(0, 10_000)
MORE = st.integers(0, 5_000)


def armed(step: CrisisStep = CrisisStep.CONFERENCE, **fields: int) -> tuple[World, Crisis]:
    """Green wants a province of blue's; all have two corps; red's home and mind are as told."""
    world, crisis = quarrel(step)
    world.places.population[:] = 8_000_000
    world.beliefs.trust[:] = 5_000
    for owner, place in ((RED, 0), (BLUE, 2), (GREEN, 5), (WHITE, 0)):
        for _ in range(2):
            corps(world, owner, place)
    for name, value in fields.items():
        setattr(world.powers[RED], name, value)
    return world, crisis


def body_of(world: World, cohesion: int) -> None:
    a_body(world, Preset.COLLECTIVE_SECURITY, cohesion=cohesion, transparency=0)


def fight(world: World, crisis: Crisis, position: Position = Position.AGAINST) -> list[Reason]:
    view = View(world, RED)
    return bargaining.reasons_to_fight(view, view.crises[crisis.id], position)


def readiness(world: World, crisis: Crisis, position: Position = Position.AGAINST) -> int:
    return score(fight(world, crisis, position))


# --- readiness to fight -----------------------------------------------------------------------------


@pytest.mark.parametrize("position", [Position.AGAINST, Position.MEDIATE])
@given(tired=SHARE, more=MORE)
def test_weariness_never_raises_it(position: Position, tired: int, more: int) -> None:
    scores = [readiness(*armed(weariness=w), position) for w in (tired, min(10_000, tired + more))]
    assert scores[1] <= scores[0]


@given(cohesion=SHARE, more=MORE, stage=st.sampled_from([0, 1, 2, 3]))
def test_cohesion_never_lowers_it(cohesion: int, more: int, stage: int) -> None:
    scores = []
    for share in (cohesion, min(10_000, cohesion + more)):
        world, crisis = armed(stage=stage)
        body_of(world, share)
        scores.append(readiness(world, crisis))
    assert scores[1] >= scores[0]


@given(trust=SHARE, less=MORE)
def test_fear_of_the_challenger_never_lowers_it(trust: int, less: int) -> None:
    scores = []
    for share in (trust, max(0, trust - less)):
        world, crisis = armed(stage=0)
        world.beliefs.trust[RED, GREEN] = share
        scores.append(readiness(world, crisis))
    assert scores[1] >= scores[0]


@given(hurt=SHARE, more=MORE)
def test_a_humiliated_country_cares_less_for_the_order(hurt: int, more: int) -> None:
    scores = []
    for share in (hurt, min(10_000, hurt + more)):
        world, crisis = armed(stage=3)
        world.powers[RED].home.humiliation = share
        scores.append(readiness(world, crisis))
    assert scores[1] <= scores[0]


@pytest.mark.parametrize("kind", [TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE])
def test_an_alliance_with_the_threatened_never_lowers_it(kind: TreatyKind) -> None:
    for stage in (0, 3):
        scores = []
        for bound in (0, 3_000, 6_000, 10_000):
            world, crisis = armed(stage=stage)
            if bound:
                treaty(world, kind, RED, BLUE, bindingness=bound)
            scores.append(readiness(world, crisis))
        assert all(a <= b for a, b in pairwise(scores))
        assert scores[-1] > scores[0]


@given(trust=SHARE, cohesion=SHARE)
def test_without_concert_logic_nobody_is_moved_by_duty(trust: int, cohesion: int) -> None:
    world, crisis = armed(stage=0)
    body_of(world, cohesion)
    world.beliefs.trust[:] = trust
    terms = {r.term: r.weight for r in fight(world, crisis)}
    assert terms[Motive.OBLIGATION] == terms[Motive.ORDER] == 0


# --- giving way and pressing on ---------------------------------------------------------------------

STEPS: tuple[dict[int, PledgeSize], ...] = (
    {},
    {RED: PledgeSize.VOICE},
    {RED: PledgeSize.CONTINGENT},
    {RED: PledgeSize.FULL},
    {RED: PledgeSize.FULL, WHITE: PledgeSize.CONTINGENT},
    {RED: PledgeSize.FULL, WHITE: PledgeSize.FULL},
)


def pledged(
    step: CrisisStep, sizes: dict[int, PledgeSize], *, own_demand: bool = False
) -> tuple[World, Crisis]:
    """Green is addressed by a conference, or presses its own demand, and others have pledged against it."""
    world, crisis = armed(step)
    crisis.votes = {} if own_demand else {RED: 0, WHITE: 0}
    asked = Draft(Settlement.CESSION, crisis.demands, proposer=GREEN)
    crisis.decision = asked if own_demand else Draft(Settlement.STATUS_QUO, QUO, proposer=RED)
    crisis.addressed = (BLUE,) if own_demand else (GREEN,)
    for power, size in sizes.items():
        own = tuple(f.id for f in world.forces_of(power)) if size is not PledgeSize.VOICE else ()
        crisis.pledges[power] = Pledge(size, Position.AGAINST, own)
    return world, crisis


def to_comply(world: World, crisis: Crisis) -> int:
    view = View(world, GREEN)
    return score(bargaining.reasons_to_comply(view, view.crises[crisis.id]))


def to_press(world: World, crisis: Crisis) -> int:
    view = View(world, GREEN)
    return score(bargaining.reasons_to_press(view, view.crises[crisis.id]))


def test_who_is_asked_to_give_way_never_minds_less_how_many_have_pledged() -> None:
    scores = [to_comply(*pledged(CrisisStep.ULTIMATUM, sizes)) for sizes in STEPS]
    assert all(a <= b for a, b in pairwise(scores))
    assert scores[-1] > scores[0]


@given(kept=SHARE, more=MORE)
def test_nor_how_well_they_keep_their_word(kept: int, more: int) -> None:
    scores = []
    for share in (kept, min(10_000, kept + more)):
        world, crisis = pledged(CrisisStep.ULTIMATUM, STEPS[-1])
        world.powers[RED].reliability = share
        scores.append(to_comply(world, crisis))
    assert scores[1] >= scores[0]


def test_who_presses_a_demand_never_likes_it_better_for_pledges_against_it() -> None:
    scores = [to_press(*pledged(CrisisStep.ENFORCEMENT, s, own_demand=True)) for s in STEPS]
    assert all(a >= b for a, b in pairwise(scores))
    world, crisis = pledged(CrisisStep.ENFORCEMENT, STEPS[-1], own_demand=True)
    world.powers[RED].reliability = world.powers[WHITE].reliability = 10_000
    assert to_press(world, crisis) < to_press(
        *pledged(CrisisStep.ENFORCEMENT, {RED: PledgeSize.CONTINGENT}, own_demand=True)
    )


@given(kept=SHARE, more=MORE)
def test_nor_for_their_good_name(kept: int, more: int) -> None:
    scores = []
    for share in (kept, min(10_000, kept + more)):
        world, crisis = pledged(CrisisStep.ENFORCEMENT, STEPS[-1], own_demand=True)
        world.powers[RED].reliability = share
        scores.append(to_press(world, crisis))
    assert scores[1] <= scores[0]


# --- a war of one's own -----------------------------------------------------------------------------


def worth(
    strength: int = 5_000,
    severity: int = 0,
    pathology: Pathology = Pathology.CARTEL,
    cohesion: int | None = None,
) -> int:
    """What a war for a claim is worth to green."""
    world, _ = armed()
    world.crises.clear()
    claims.add_claim(world, GREEN, PROVINCE, strength)
    for _ in range(3):
        corps(world, GREEN, 5)
    if cohesion is not None:
        body_of(world, cohesion)
        commit(world.powers[RED], 3)
        world.powers[WHITE].exists = False  # who would leave it to red the more the firmer red stands
    home = world.powers[GREEN].home
    home.pathology, home.severity = (pathology, severity) if severity else (None, 0)
    view = View(world, GREEN)
    # what is no plain breach fellow members hold each other back from (P12)
    casus = CasusBelli.CLAIM if cohesion is None else CasusBelli.CONQUEST
    order = DeclareWar(GREEN, BLUE, casus, (PeaceTerm(Term.CESSION, BLUE, GREEN, PROVINCE),))
    return ambition.weigh(view, situation.read(view), order).score


@given(strength=SHARE, more=MORE)
def test_a_war_is_never_worth_less_for_a_better_claim(strength: int, more: int) -> None:
    assert worth(strength=min(10_000, strength + more)) >= worth(strength=strength)


@given(severity=st.integers(1, 10_000), more=MORE)
def test_nor_for_greed_or_an_inflated_opinion_of_oneself(severity: int, more: int) -> None:
    for pathology in (Pathology.CARTEL, Pathology.FEAR):
        worse = worth(severity=min(10_000, severity + more), pathology=pathology)
        assert worse >= worth(severity=severity, pathology=pathology)


@given(cohesion=SHARE, more=MORE)
def test_it_is_never_worth_more_for_the_cohesion_of_the_others(cohesion: int, more: int) -> None:
    assert worth(cohesion=min(10_000, cohesion + more)) <= worth(cohesion=cohesion)


@pytest.mark.parametrize("stage", [0, 3])
def test_a_challenger_signs_his_own_refusal_least_gladly_of_all(stage: int) -> None:
    """It is a price on nothing granted alone, and a bridge takes a part of it."""
    world, crisis = armed()
    commit(world.powers[GREEN], stage)
    view = View(world, GREEN)
    nothing = Draft(Settlement.STATUS_QUO, QUO)
    half = Draft(Settlement.PARTITION, crisis.demands[:1])
    bridged = replace(nothing, bridge=True)

    def face(draft: Draft, power: int = GREEN) -> int:
        found = verdicts.verdict_on(view, view.crises[crisis.id], draft, judge_of(view, power))
        return sum(r.weight for r in found if r.term is Motive.FACE)

    assert face(nothing) < face(bridged) < 0 == face(half)
    assert face(nothing, BLUE) == face(nothing, RED) == 0


# --- risings before the table -----------------------------------------------------------------------


def brings(world: World, crisis: Crisis, draft: Draft, power: int) -> dict[Motive, int]:
    view = View(world, power)
    judge = judge_of(view, power)
    return {r.term: r.weight for r in stakes.worth_of(view, view.crises[crisis.id], draft, judge)}


def test_land_that_goes_to_a_subject_in_arms_is_lost_to_its_lord() -> None:
    world, crisis = armed()
    world.powers[GREEN].overlord, world.powers[GREEN].overlord_kind = BLUE, OverlordKind.SUZERAIN
    crisis.casus = CasusBelli.REBELLION
    given = brings(world, crisis, Draft(Settlement.CESSION, crisis.demands), BLUE)
    assert given[Motive.OWN_LAND] < 0, "a vassal's gain is not its lord's where the two dispute it"


@pytest.mark.parametrize("kind", [Settlement.INDEPENDENCE, Settlement.AUTONOMY])
@pytest.mark.parametrize("stage", [0, 3])
def test_who_holds_restless_land_at_a_risings_border_fears_the_example(kind: Settlement, stage: int) -> None:
    term = Term.INDEPENDENCE if kind is Settlement.INDEPENDENCE else Term.AUTONOMY
    feared = []
    for unrest in (0, 600, 1_200, 3_000):
        world, crisis = armed(stage=stage)
        world.powers[GREEN].overlord, world.powers[GREEN].overlord_kind = BLUE, OverlordKind.CROWN_UNION
        crisis.casus = CasusBelli.REBELLION
        world.places.owner[2] = RED  # next to green's land
        world.places.population[2] = 800_000
        world.places.unrest[2] = unrest
        draft = Draft(kind, (PeaceTerm(term, BLUE, GREEN),))
        feared.append(-brings(world, crisis, draft, RED).get(Motive.EXAMPLE, 0))
        assert not brings(world, crisis, draft, WHITE).get(Motive.EXAMPLE, 0), "it has no land there"
    assert feared[0] == 0
    assert feared[0] < feared[1] < feared[2] <= feared[3]
