"""The decision table: what self-help and concert logic make of the same world, one case for each row.

Every case asks the functions that AI powers decide with, on one View, and asserts only which way the two
differ; how far is a matter of the rules' figures.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.bodies import assembly, contributions
from game.ai.crises import calling, conference, judges, stakes
from game.ai.crises.judges import Judge
from game.ai.home import treasurer
from game.ai.seat.desk import Reason, score
from game.ai.seat.situation import Situation
from game.ai.treaties import diplomat
from game.ai.war import ambition, peacemaking, solidarity
from game.politics.crises.conference import ProposeSettlement
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.perception.doctrine import creed_at
from game.politics.treaties import claims
from game.politics.treaties.treaties import Denounce
from game.politics.war.might import coalition
from game.politics.war.outbreak.war import DeclareWar
from game.words import (
    Agenda,
    CasusBelli,
    CrisisStep,
    Footing,
    OverlordKind,
    Preset,
    Rank,
    Settlement,
    Term,
    TreatyKind,
)
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.bodies import Institution, Motion
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.ai.desks import LoneDesk, weight_of
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    a_body,
    armed_row,
    at_war,
    commit,
    corps,
    in_review,
    place_called,
    treaty,
    weigh_anew,
)
from tests.samples import quarrel

SELF_HELP, CONCERT = 0, 3
LOGICS = (SELF_HELP, CONCERT)
QUO = (PeaceTerm(Term.STATUS_QUO),)


def world(**armies: int) -> World:
    """Red, blue, green and white from west to east, equal in all but what a case says."""
    w = armed_row("AABBCCDD", "AAEBCCDD", each=2, **armies)
    w.turn = 40
    w.beliefs.trust[:] = 5_000
    return w


def both(w: World, power: int = RED) -> tuple[View, Situation, Situation]:
    """A power's View, and its situation as self-help and as concert logic reads it."""
    view = View(w, power)
    realist, concert = (Situation(view, creed_at(view, stage)) for stage in LOGICS)
    return view, realist, concert


def as_logic(w: World, stage: int, *powers: int) -> World:
    """The same world with some powers at a stage of commitment."""
    twin = w.copy()
    for power in powers or (RED,):
        commit(twin.powers[power], stage)
    return twin


def as_both(view: View, power: int = RED) -> list[Judge]:
    """A seat at the table as self-help and as concert logic weighs."""
    return [replace(judges.judge_of(view, power), creed=creed_at(view, stage)) for stage in LOGICS]


def body_of(w: World, members: tuple[int, ...] = (RED, BLUE, GREEN, WHITE)) -> Institution:
    return a_body(w, Preset.COLLECTIVE_SECURITY, members, cohesion=8_000)


# --- arms -------------------------------------------------------------------------------------------


def test_military_budget() -> None:
    """Worst-case intentions against need minus the help one may count on."""
    w = world(blue=4)
    view, realist, concert = both(w)
    before = treasurer.wanted_army(view, concert, 0)
    assert treasurer.wanted_army(view, realist, 0) > before
    counted = {}
    for stage in LOGICS:
        twin = as_logic(w, stage)
        body_of(twin)
        for power in (GREEN, WHITE):
            commit(twin.powers[power], CONCERT)
        coalition.expect_help(in_review(twin, RED), Dice(7))
        counted[stage] = twin.powers[RED].help_expected
    assert counted[CONCERT] > counted[SELF_HELP]
    w.powers[RED].help_expected = counted[CONCERT]
    assert treasurer.wanted_army(View(w, RED), both(w)[2], 0) < before
    w.beliefs.trust[RED, BLUE] = 500  # and verified ill will raises the concert's need
    w.powers[RED].help_expected = 0
    assert treasurer.wanted_army(View(w, RED), both(w)[2], 0) > before


def test_a_neighbours_build_up() -> None:
    """A window that closes, or a matter to ask about and to stand ready against together."""
    w = world(blue=8)
    w.beliefs.trust[RED, BLUE] = 2_500
    w.beliefs.arms[RED, BLUE] = 9_000
    view, realist, concert = both(w)
    strike = DeclareWar(
        RED, BLUE, CasusBelli.PREVENTION, (PeaceTerm(Term.DISARMAMENT, BLUE, RED, amount=9_000),)
    )
    assert ambition.weigh(view, realist, strike).score > ambition.weigh(view, concert, strike).score
    body = body_of(w)
    body.register.marked[BLUE] = w.turn
    view, realist, concert = both(w)
    motion = Motion(Agenda.ARMAMENTS, RED, 0, 0, BLUE)
    asked = [assembly.weigh(assembly.judge_of(view, here), body, motion) for here in (realist, concert)]
    assert weight_of(asked[0], "arm_first") < 0 == weight_of(asked[1], "arm_first")
    assert weight_of(asked[1], "ask_first") > 0 == weight_of(asked[0], "ask_first")
    ready = [contributions.reasons_to_stand_ready(view, here, body) for here in (realist, concert)]
    assert weight_of(ready[1], "given_vote") > weight_of(ready[0], "given_vote")
    assert weight_of(ready[0], "leave_it_to_others") < weight_of(ready[1], "leave_it_to_others")


def test_mobilisation() -> None:
    """Early against late: the number of a neighbour's corps at which each goes on alert."""
    first = {}
    for stage in LOGICS:
        for count in range(1, 40):
            w = as_logic(world(blue=count), stage)
            desk = LoneDesk(w, RED)
            treasurer.mind_budget(desk, Situation(desk.view, creed_at(desk.view, stage)))
            if w.powers[RED].footing is Footing.ALERT:
                first[stage] = count
                break
    assert first[SELF_HELP] < first.get(CONCERT, 40)


# --- others' wars -----------------------------------------------------------------------------------


def conquest(w: World, aggressor: int, target: int) -> War:
    """A plain aggression of which all hold the aggressor guilty."""
    struggle = at_war(w, aggressor, target)
    struggle.casus = CasusBelli.CONQUEST
    struggle.verdicts = {p: aggressor for p in range(4) if p != aggressor}
    return struggle


def to_join(w: World, struggle: War) -> list[list[Reason]]:
    view, realist, concert = both(w)
    return [solidarity.reasons_to_join(view, here, struggle, struggle.defenders[0])
            for here in (realist, concert)]  # fmt: skip


def test_aggression_on_a_third_state() -> None:
    """Only what touches oneself, against a duty that holds far from one's borders."""
    w = world()
    body_of(w)
    realist, concert = to_join(w, conquest(w, GREEN, WHITE))
    for term in ("obligation", "order"):
        assert weight_of(realist, term) == 0 < weight_of(concert, term)
    for term in ("common_enemy", "local_interest", "treaty", "peace_stake", "weariness"):
        assert weight_of(realist, term) == weight_of(concert, term)
    assert score(concert) > score(realist)


def test_joining_coalitions() -> None:
    """The winning side and no fight with friends, against all upon the wrongdoer, friends included."""
    w = world()
    body_of(w)
    w.beliefs.trust[RED, GREEN], w.beliefs.trust[RED, WHITE] = 9_000, 3_000
    realist, concert = to_join(w, conquest(w, GREEN, WHITE))
    assert weight_of(realist, "gain") > 0 == weight_of(concert, "gain")
    assert weight_of(realist, "friendship") < 0 == weight_of(concert, "friendship")


def test_buck_passing() -> None:
    """Both are tempted; concert logic stands aside only where an agreed mandatary acts for all."""
    w = world()
    body_of(w)
    struggle = conquest(w, GREEN, BLUE)
    struggle.defenders.append(WHITE)
    alone = to_join(w, struggle)
    for reasons in alone:
        assert weight_of(reasons, "free_riding") < 0
        assert weight_of(reasons, "left_to_mandatary") == 0
    decided = Draft(Settlement.MANDATE, QUO, agent=WHITE, proposer=WHITE)
    w.crises[70] = Crisis(
        70, "Blue Question", w.turn, GREEN, BLUE, CasusBelli.CONQUEST, (), CrisisStep.AFTERMATH,
        war=struggle.id, decision=decided,
    )  # fmt: skip
    realist, concert = to_join(w, struggle)
    assert score(realist) == score(alone[0])
    assert (
        weight_of(concert, "left_to_mandatary")
        == -weight_of(concert, "order") - weight_of(concert, "obligation")
        < 0
    )
    w.crises[70].decision = replace(decided, agent=RED)
    assert to_join(w, struggle) == alone


# --- the table --------------------------------------------------------------------------------------


def armed_quarrel(stage: int = SELF_HELP) -> tuple[World, Crisis]:
    """Green wants a province of blue's; all have an army, and red is of some logic."""
    w, crisis = quarrel()
    w.places.population[:] = 8_000_000
    w.beliefs.trust[:] = 5_000
    for owner, place in ((RED, 0), (BLUE, 2), (GREEN, 5), (WHITE, 0)):
        corps(w, owner, place)
        w.powers[owner].standing = 8_000
    commit(w.powers[RED], stage)
    return w, crisis


def test_crisis_bargaining() -> None:
    """Relative power and time, against a table and a way back that its builder pays for."""
    w, crisis = armed_quarrel()
    view = View(w, RED)
    realist, concert = as_both(view)
    calls = [calling.reasons_to_call(view, view.crises[crisis.id], judge) for judge in (realist, concert)]
    assert score(calls[1]) > score(calls[0])
    far = View(w, WHITE)
    calls = [calling.reasons_to_call(far, far.crises[crisis.id], judge) for judge in as_both(far)]
    assert weight_of(calls[0], "far_away") < 0 == weight_of(calls[1], "far_away")
    fight = at_war(w, GREEN, BLUE)
    crisis.war = fight.id
    view = View(w, RED)
    calls = [calling.reasons_to_call(view, view.crises[crisis.id], j) for j in as_both(view)]
    assert weight_of(calls[0], "let_them_tire") < 0 == weight_of(calls[1], "let_them_tire")
    built = {}
    for stage in LOGICS:
        w, crisis = armed_quarrel(stage)
        w.places.population[2] = 40_000_000  # a prize that green would rather take
        for _ in range(6):
            corps(w, GREEN, 5)
        desk = LoneDesk(w, RED)
        conference.sit(desk)
        built[stage] = any(order.bridge for order in desk.given(ProposeSettlement))
    assert built == {SELF_HELP: False, CONCERT: True}


def test_trade_and_gains() -> None:
    """Another's gain counts with both, with concert logic the less the more it trusts."""
    w = world(blue=6)
    weights = {}
    for trust in (3_000, 9_000):
        w.beliefs.trust[RED, BLUE] = trust
        view, *read = both(w)
        weights[trust] = [
            weight_of(
                diplomat.weigh_treaty(view, here, BLUE, TreatyKind.TRADE, is_receiver=True), "their_gain"
            )
            for here in read
        ]
        realist, concert = as_both(view)
        assert stakes.relative(view, realist, BLUE) > stakes.relative(view, concert, BLUE)
    assert all(self_help < concert <= 0 for self_help, concert in weights.values())
    assert weights[3_000][1] < weights[9_000][1]


def test_treaty_keeping() -> None:
    """An alliance that has lost its purpose ends with self-help, and is kept with concert logic."""
    for stage, keeps in ((SELF_HELP, False), (CONCERT, True)):
        w = as_logic(world(blue=0, green=0), stage)  # nobody is left to fear
        weigh_anew(w, "treaties", review=10_000)
        bond = treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, WHITE)
        desk = LoneDesk(w, RED)
        diplomat.mind_alliances(desk)
        assert (desk.given(Denounce) == []) == keeps
        assert (w.treaties[bond.id].until > w.turn + w.rules.politics.notice_quarters) == keeps


def test_an_alliance_that_serves_is_kept_by_both() -> None:
    w = world(blue=12, green=6)
    w.beliefs.trust[:, BLUE] = 500
    w.beliefs.trust[RED, GREEN] = 10_000
    bond = treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, GREEN)
    view, *read = both(w)
    assert all(score(diplomat.reasons_to_denounce(view, here, bond)) < 0 for here in read)


def test_an_alliance_on_which_a_body_lives_is_not_left_lightly() -> None:
    w = world(blue=12, green=6)
    bond = treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, GREEN)
    body = a_body(w, members=(RED, GREEN, WHITE))

    def held() -> list[int]:
        view, *read = both(w)
        return [weight_of(diplomat.reasons_to_denounce(view, here, bond), "fellow_members") for here in read]

    body.cohesion = 8_000
    firm = held()
    body.cohesion = 1_000
    assert all(a < b < 0 for a, b in zip(firm, held(), strict=True))
    w.bodies.clear()
    assert held() == [0, 0]


def test_an_ally_held_guilty_of_a_war_is_thought_about_again_by_both() -> None:
    w = world(blue=12, white=6)
    bond = treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, WHITE)
    view, *read = both(w)
    before = [score(diplomat.reasons_to_denounce(view, here, bond)) for here in read]
    struggle = at_war(w, WHITE, GREEN)
    struggle.verdicts[RED] = WHITE
    view, *read = both(w)
    after = [score(diplomat.reasons_to_denounce(view, here, bond)) for here in read]
    assert all(then < now for then, now in zip(before, after, strict=True))


# --- after a war ------------------------------------------------------------------------------------


def beaten(stage: int, claim: bool) -> tuple[World, War]:
    """Red, attacked by blue, has beaten it and holds a province of it."""
    w = as_logic(world(blue=3), stage, RED)
    struggle = at_war(w, BLUE, RED)
    struggle.start, struggle.score = w.turn - 1, -9_000
    place = place_called(w, "E")
    if claim:
        claims.add_claim(w, RED, place, 6_000)
    w.controller[w.map.place == place] = RED
    return w, struggle


def asked_of_blue(stage: int, *, claim: bool) -> set[Term]:
    """What red puts to blue: the kinds of articles."""
    w, struggle = beaten(stage, claim)
    view = View(w, RED)
    return {term.term for term in peacemaking.terms_for(view, view.wars[struggle.id], RED, BLUE)}


def test_war_aims() -> None:
    """What pays and weakens the rival, against what the war was about."""
    gains = {stage: asked_of_blue(stage, claim=True) for stage in LOGICS}
    assert Term.CESSION in gains[SELF_HELP]
    assert Term.CESSION not in gains[CONCERT]
    for stage in LOGICS:
        w = as_logic(world(), stage, RED)
        struggle = at_war(w, RED, BLUE)
        place = place_called(w, "E")
        struggle.start, struggle.score = w.turn - 1, 9_000
        struggle.aims = (PeaceTerm(Term.CESSION, BLUE, RED, place),)
        view = View(w, RED)
        terms = peacemaking.terms_for(view, view.wars[struggle.id], RED, BLUE)
        assert struggle.aims[0] in terms  # what was stated before the world both insist on


def test_a_defeated_enemy() -> None:
    """Disarmed and kept down, or punished and let in again when its conduct allows."""
    terms = {stage: asked_of_blue(stage, claim=False) for stage in LOGICS}
    assert Term.ARMS_LIMIT in terms[SELF_HELP]
    assert Term.ARMS_LIMIT not in terms[CONCERT]  # it holds nobody guilty here
    assert all(Term.INDEMNITY in found for found in terms.values())
    scores = {}
    for compliance in (500, 9_500):  # the day after, and some quiet years later
        w = world()
        w.powers[BLUE].compliance = compliance
        body = body_of(w, (RED, GREEN, WHITE))
        view, *read = both(w)
        motion = Motion(Agenda.ADMISSION, RED, 0, 0, BLUE)
        for stage, here in zip(LOGICS, read, strict=True):
            judge = assembly.judge_of(view, here)
            scores[stage, compliance] = score(assembly.weigh(judge, body, motion))
    assert scores[CONCERT, 9_500] > 0 > scores[CONCERT, 500]
    assert scores[SELF_HELP, 9_500] == scores[SELF_HELP, 500] < scores[CONCERT, 9_500]


def test_enlargement() -> None:
    """The useful up to the line one can hold, against an open ladder that prices neighbours' fears."""
    w = world()
    body = body_of(w, (RED, BLUE))
    view, realist, concert = both(w)
    motion = Motion(Agenda.ADMISSION, RED, 0, 0, GREEN)
    selfish, open_ = (
        assembly.weigh(assembly.judge_of(view, here), body, motion) for here in (realist, concert)
    )
    assert weight_of(selfish, "hard_to_defend") <= 0 == weight_of(open_, "hard_to_defend")
    assert weight_of(open_, "open_ladder") > 0 == weight_of(selfish, "open_ladder")
    assert weight_of(open_, "neighbours_fears") <= 0 == weight_of(selfish, "neighbours_fears")
    assert weight_of(selfish, "rival") < weight_of(open_, "rival") <= 0


@pytest.mark.parametrize("rival", [2, 6])
def test_a_neutral_or_collapsing_state(rival: int) -> None:
    """Partition first, or neutrality under a joint guarantee."""
    w = world(blue=rival)
    state = w.powers[GREEN]
    state.overlord, state.overlord_kind, state.rank = BLUE, OverlordKind.SUZERAIN, Rank.MINOR
    w.places.owner[3] = GREEN
    free = (PeaceTerm(Term.INDEPENDENCE, BLUE, GREEN),)
    w.crises[70] = Crisis(70, "Green Question", 40, GREEN, BLUE, CasusBelli.REBELLION, free)
    claims.add_claim(w, RED, 3, 6_000)
    view = View(w, RED)
    crisis = view.crises[70]
    drafts = {d.kind: d for d in possible_settlements(view, crisis)}
    preference = [
        score(stakes.worth_of(view, crisis, drafts[Settlement.PARTITION], judge))
        - score(stakes.worth_of(view, crisis, drafts[Settlement.NEUTRALITY], judge))
        for judge in as_both(view)
    ]
    assert preference[0] > preference[1]
