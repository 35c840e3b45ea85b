"""Treaties of restraint as both logics see them: spheres taken and left, land renounced, words kept."""

from __future__ import annotations

import pytest

from game.ai import minister
from game.ai.crises import judges, stakes
from game.ai.crises.judges import Judge
from game.ai.seat.desk import score
from game.ai.seat.situation import Situation
from game.ai.treaties import diplomat, restraints
from game.ai.treaties.restraints import Restraint
from game.ai.war import ambition
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.perception.doctrine import creed_at
from game.politics.treaties import claims, treaties
from game.politics.treaties.treaties import AnswerProposal, Breach, Denounce, ProposeTreaty
from game.politics.war.outsiders.joining import JoinWar
from game.rules.orders import Refusal
from game.words import Motive, Pathology, Phase, Rank, Settlement, TreatyKind
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.treaties import Proposal
from game.world.state.world import World
from tests.ai.desks import LoneDesk, weight_of
from tests.ai.risingkit import Rising, decided, rising
from tests.kit import BLUE, GREEN, RED, WHITE, commit, corps, give, small_world, treaty, weigh_anew
from tests.samples import quarrel

SELF_HELP, CONCERT = 0, 3
SPHERE, DENIAL, ZONE = TreatyKind.SPHERE, TreatyKind.SELF_DENIAL, TreatyKind.DEMILITARISED_ZONE


def world(stage: int = SELF_HELP, blue: int = 2, white: int = 2, green_people: int = 800_000) -> World:
    """Red and blue on either side of little green, which blue claims; white lies beyond blue."""
    w = small_world(
        "........\n........", provinces="AACCBBDD\nAAEEBBDD",
        owners={"C": "green", "E": "green", "B": "blue", "D": "white"},
    )  # fmt: skip
    w.phase, w.round, w.turn = Phase.POLITICS, 0, 40
    w.places.population[:] = 8_000_000
    w.places.population[w.places.owner == GREEN] = green_people // 2
    w.beliefs.trust[:] = 6_000
    w.powers[GREEN].rank = Rank.MINOR
    for power in (RED, BLUE):
        commit(w.powers[power], stage)
    for owner, start, count in ((RED, 0, 2), (BLUE, 4, blue), (WHITE, 6, white)):
        for _ in range(count):
            corps(w, owner, start)
    return w


def place_of(w: World, owner: int) -> int:
    return next(p.index for p in w.map.places if int(w.places.owner[p.index]) == owner)


def seen(w: World, power: int = RED) -> tuple[View, list[Situation], list[Judge]]:
    """A power's View and its judges as self-help and as concert logic."""
    view = View(w, power)
    heres = [Situation(view, creed_at(view, stage)) for stage in (SELF_HELP, CONCERT)]
    return view, heres, [restraints.judged(view, here) for here in heres]


# --- what they are worth ------------------------------------------------------------------------------


def test_self_help_takes_a_sphere_where_concert_renounces() -> None:
    view, _, (realist, concert) = seen(world())
    sphere = Restraint(SPHERE, BLUE, GREEN, BLUE)
    denial = Restraint(DENIAL, BLUE, GREEN, -1)
    assert score(restraints.weigh(view, realist, sphere)) > score(restraints.weigh(view, concert, sphere))
    assert score(restraints.weigh(view, concert, denial)) > score(restraints.weigh(view, realist, denial))
    assert score(restraints.weigh(view, concert, denial)) > 0 > score(restraints.weigh(view, realist, denial))


def test_both_logics_weigh_the_same_terms() -> None:
    view, _, judges = seen(world())
    for bond in (
        Restraint(SPHERE, BLUE, GREEN, BLUE), Restraint(SPHERE, BLUE, GREEN, RED),
        Restraint(DENIAL, BLUE, GREEN, -1),
    ):  # fmt: skip
        rows = [[r.term for r in restraints.weigh(view, judge, bond)] for judge in judges]
        assert rows[0] == rows[1]


def test_a_greater_fear_elsewhere_makes_it_easier_to_stand_back() -> None:
    bond, found = Restraint(SPHERE, RED, GREEN, BLUE), []
    for white in (0, 20):
        w = world(white=white)
        w.beliefs.trust[BLUE, WHITE] = 500
        view, _, (realist, _) = seen(w, BLUE)
        found.append(weight_of(restraints.weigh(view, realist, bond), "free_hands"))
    assert found[0] < found[1]


def test_who_wants_the_land_gives_nothing_up() -> None:
    w = world()
    claims.add_claim(w, RED, place_of(w, GREEN), 8_000)
    view, _, judges = seen(w)
    for judge in judges:
        assert score(restraints.weigh(view, judge, Restraint(DENIAL, BLUE, GREEN, -1))) < 0
        assert score(restraints.weigh(view, judge, Restraint(SPHERE, BLUE, GREEN, RED))) < 0


def test_each_further_tie_weighs_against_the_next() -> None:
    w = world()
    view, _, (_, concert) = seen(w)
    free = score(restraints.weigh(view, concert, Restraint(DENIAL, BLUE, GREEN, -1)))
    treaty(w, DENIAL, RED, BLUE, about=WHITE)
    view, _, (_, concert) = seen(w)
    bound = restraints.weigh(view, concert, Restraint(DENIAL, BLUE, GREEN, -1))
    assert score(bound) < free
    assert weight_of(bound, "other_ties") == -w.rules.minds.treaties.restraint_tie


def test_hands_are_tied_by_as_much_as_there_would_be_to_take_and_only_to_who_would_take_it() -> None:
    tied = {}
    for people in (400_000, 8_000_000):
        view, _, judges = seen(world(green_people=people))
        for stage, judge in zip((SELF_HELP, CONCERT), judges, strict=True):
            reasons = restraints.weigh(view, judge, Restraint(DENIAL, BLUE, GREEN, -1))
            tied[stage, people] = weight_of(reasons, "own_hands_tied")
    assert tied[SELF_HELP, 8_000_000] < tied[SELF_HELP, 400_000] < 0
    assert tied[CONCERT, 8_000_000] == tied[CONCERT, 400_000] == 0


def test_self_help_renounces_a_small_state_next_door_to_whom_it_fears_and_not_a_large_one() -> None:
    worth = {}
    for people in (400_000, 8_000_000):
        w = world(blue=6, green_people=people)
        w.beliefs.trust[:] = 7_000
        view, _, (realist, _) = seen(w)
        worth[people] = score(restraints.weigh(view, realist, Restraint(DENIAL, BLUE, GREEN, -1)))
    assert worth[400_000] > 0 > worth[8_000_000]


# --- offers and answers -------------------------------------------------------------------------------


def always(w: World) -> World:
    """The same world, in which cabinets think of restraints every quarter."""
    weigh_anew(w, "treaties", restraint_look=10_000)
    return w


def test_only_states_in_question_come_to_mind() -> None:
    w = world()
    view, heres, _ = seen(w)
    assert restraints.in_question(view) == []
    assert restraints.offers(view, heres[1]) == []
    claims.add_claim(w, WHITE, place_of(w, GREEN), 4_000)
    view, heres, _ = seen(w)
    assert restraints.in_question(view) == [GREEN]


def test_concert_offers_what_binds_all() -> None:
    w = always(world(stage=CONCERT))
    claims.add_claim(w, WHITE, place_of(w, GREEN), 4_000)
    desk = LoneDesk(w, RED)
    restraints.mind_restraints(desk)
    assert desk.given(ProposeTreaty) == [ProposeTreaty(RED, BLUE, DENIAL, GREEN)]
    offered = next(iter(w.proposals))
    answering = LoneDesk(w, BLUE)
    minister.answer(answering, offered)
    assert answering.given(AnswerProposal) == [AnswerProposal(BLUE, offered, True)]
    assert [t.about for t in w.treaties.values() if t.kind is DENIAL] == [GREEN]


def test_self_help_trades_a_sphere_for_free_hands() -> None:
    w = always(world(white=20, green_people=400_000))
    w.beliefs.trust[BLUE, WHITE] = w.beliefs.trust[WHITE, BLUE] = 500
    claims.add_claim(w, WHITE, place_of(w, GREEN), 4_000)
    desk = LoneDesk(w, RED)
    restraints.mind_restraints(desk)
    assert desk.given(ProposeTreaty) == [ProposeTreaty(RED, BLUE, SPHERE, GREEN, BLUE, secret=True)]
    minister.answer(LoneDesk(w, BLUE), next(iter(w.proposals)))
    assert [t.subject for t in w.treaties.values() if t.kind is SPHERE] == [BLUE]


@pytest.mark.parametrize("stage", [SELF_HELP, CONCERT])
def test_nobody_signs_away_what_it_claims(stage: int) -> None:
    w = world(stage=stage)
    claims.add_claim(w, BLUE, place_of(w, GREEN), 8_000)
    treaties.apply_propose_treaty(w, Dice(7), ProposeTreaty(RED, BLUE, DENIAL, GREEN))
    desk = LoneDesk(w, BLUE)
    minister.answer(desk, next(iter(w.proposals)))
    assert [order.accept for order in desk.given(AnswerProposal)] == [False]


def test_an_offer_that_has_become_impossible_is_declined() -> None:
    w = world(stage=CONCERT)
    treaties.apply_propose_treaty(w, Dice(7), ProposeTreaty(RED, BLUE, DENIAL, GREEN))
    w.powers[GREEN].overlord = WHITE
    desk = LoneDesk(w, BLUE)
    minister.answer(desk, next(iter(w.proposals)))
    assert not w.proposals
    assert not w.treaties


def test_what_an_offer_is_worth_is_told_by_the_same_sum() -> None:
    view, heres, judges = seen(world())
    offer = Proposal(1, 0, BLUE, RED, DENIAL, about=GREEN)
    for here, judge in zip(heres, judges, strict=True):
        assert diplomat.weigh_offer(view, here, offer) == restraints.weigh(
            view, judge, Restraint(DENIAL, BLUE, GREEN, -1)
        )


def neighbours(stage: int, trust: int = 6_000) -> tuple[World, tuple[int, int]]:
    """Red and blue share a border of two provinces each, are armed to the teeth and fear each other."""
    w = small_world("..........\n..........", "AAEEFFBBCC\nAAEEFFBBCC",
                    owners={"E": "red", "F": "blue", "B": "blue", "C": "green"})  # fmt: skip
    w.phase, w.round, w.turn = Phase.POLITICS, 0, 40
    w.places.population[:] = 8_000_000
    w.beliefs.trust[:] = trust
    ids = {p.id: p.index for p in w.map.places}
    w.powers[RED].capital, w.powers[BLUE].capital = ids["A"], ids["B"]
    for power, start in ((RED, 0), (BLUE, 7)):
        commit(w.powers[power], stage)
        for _ in range(8):
            corps(w, power, start)
    first, second = sorted((ids["E"], ids["F"]))
    return always(w), (first, second)


@pytest.mark.parametrize("stage", [SELF_HELP, CONCERT])
def test_neighbours_who_fear_each_other_empty_their_border(stage: int) -> None:
    w, places = neighbours(stage)
    weigh_anew(w, "treaties", zone_from=500)
    for power in (RED, BLUE):  # nobody has a bad name
        w.powers[power].standing = w.rules.will.standing_rest[w.powers[power].rank]
    desk = LoneDesk(w, RED)
    restraints.mind_restraints(desk)
    assert desk.given(ProposeTreaty) == [ProposeTreaty(RED, BLUE, ZONE, places=places)]
    minister.answer(LoneDesk(w, BLUE), next(iter(w.proposals)))
    assert [t.places for t in w.treaties.values()] == [places]


def test_an_empty_border_is_worth_more_to_concert_and_nothing_to_who_wants_the_land() -> None:
    w, places = neighbours(SELF_HELP)
    bond = Restraint(ZONE, BLUE, -1, -1, places)
    view, _, judges = seen(w)
    realist, concert = (score(restraints.weigh(view, judge, bond)) for judge in judges)
    assert concert > realist
    claims.add_claim(w, RED, places[1], 8_000)
    view, _, judges = seen(w)
    assert all(score(restraints.weigh(view, judge, bond)) < 0 for judge in judges)


def test_who_must_lay_bare_more_than_the_other_likes_it_less() -> None:
    w, (mine, theirs) = neighbours(SELF_HELP)
    view, _, (realist, _) = seen(w)
    even, alone = Restraint(ZONE, BLUE, -1, -1, (mine, theirs)), Restraint(ZONE, BLUE, -1, -1, (mine,))
    assert score(restraints.weigh(view, realist, even)) > score(restraints.weigh(view, realist, alone))
    assert score(restraints.weigh(view, realist, alone)) < 0


# --- keeping and leaving ------------------------------------------------------------------------------


def test_what_serves_no_more_is_left_with_notice_by_self_help_and_kept_by_concert() -> None:
    for stage, keeps in ((SELF_HELP, False), (CONCERT, True)):
        w = always(world(stage=stage, green_people=1_600_000))
        bond = treaty(w, SPHERE, RED, BLUE, about=GREEN, subject=RED)
        desk = LoneDesk(w, RED)
        restraints.mind_restraints(desk)
        assert (desk.given(Denounce) == []) == keeps
        assert (bond.until > w.turn + w.rules.politics.notice_quarters) == keeps


def test_a_predator_breaks_what_it_renounced_before_it_takes_it() -> None:
    w = always(world())
    home = w.powers[RED].home
    home.pathology, home.severity = Pathology.HYPERNATIONALISM, 9_000
    bond = treaty(w, DENIAL, RED, BLUE, about=GREEN)
    view, heres, _ = seen(w)
    plan = next(p for p in ambition.plans_of(view, heres[0]) if p.order.target == GREEN)
    assert weight_of(plan.reasons, "given_word") < 0
    desk = LoneDesk(w, RED)
    ambition._carry_out(desk, plan)
    assert desk.given(Breach) == [Breach(RED, bond.id)]


def test_no_word_is_broken_where_the_note_could_not_follow() -> None:
    w = always(world())
    home = w.powers[RED].home
    home.pathology, home.severity = Pathology.HYPERNATIONALISM, 9_000
    treaty(w, DENIAL, RED, BLUE, about=GREEN)
    view, heres, _ = seen(w)
    plan = next(p for p in ambition.plans_of(view, heres[0]) if p.order.target == GREEN)
    w.powers[RED].envoys = 1  # for the breach or for the note
    desk = LoneDesk(w, RED)
    ambition._carry_out(desk, plan)
    assert desk.given(Breach) == []


# --- the table ----------------------------------------------------------------------------------------


def test_who_renounced_the_land_agrees_sooner_at_the_table() -> None:
    w, crisis = quarrel()
    view = View(w, WHITE)
    draft = possible_settlements(view, view.crises[crisis.id])[0]
    before = score(stakes.worth_of(view, view.crises[crisis.id], draft, judges.judge_of(view, WHITE)))
    treaty(w, DENIAL, WHITE, RED, about=crisis.defender)
    view = View(w, WHITE)
    after = stakes.worth_of(view, view.crises[crisis.id], draft, judges.judge_of(view, WHITE))
    assert weight_of(after, "self_denial") > 0
    assert score(after) == before + weight_of(after, "self_denial")


# --- keeping a rising local -------------------------------------------------------------------------


def rising_between(*, feared: bool = True) -> Rising:
    """Green rises against blue, its lord; red and white lie on either side, and fear each other or not."""
    case = rising(red=4, white=4, blue=4)
    for power in (RED, WHITE):
        commit(case.world.powers[power], SELF_HELP)
    case.world.powers[BLUE].rank = Rank.MINOR
    if not feared:
        case.world.beliefs.trust[:] = 10_000
    return case


def denial(case: Rising, stage: int, *, on: bool = True) -> dict[str, int]:
    """What red weighs in an offer by white to renounce blue's land, while the rising is on or over."""
    if not on:
        case.war.end = case.world.turn
    view = View(case.world, RED)
    judge = restraints.judged(view, Situation(view, creed_at(view, stage)))
    reasons = restraints.weigh(view, judge, Restraint(DENIAL, WHITE, BLUE, -1))
    return {str(r.term): r.weight for r in reasons}


@pytest.mark.parametrize("stage", [SELF_HELP, CONCERT])
def test_who_fears_that_another_would_go_in_is_glad_that_he_stays_out(stage: int) -> None:
    found = denial(rising_between(), stage)
    assert found["kept_local"] > 0
    assert found["kept_local"] >= denial(rising_between(feared=False), stage).get("kept_local", 0)
    assert "kept_local" not in denial(rising_between(), stage, on=False)


def test_who_would_gain_by_going_in_binds_itself_less_gladly() -> None:
    """A claim to the lord's land speaks for the rebel, and so against staying out."""
    lists = []
    for claimed in (False, True):
        case = rising_between()
        if claimed:
            claims.add_claim(case.world, RED, place_of(case.world, BLUE), 10_000)
        lists.append(denial(case, SELF_HELP)["own_hands_tied"])
    assert lists[1] < lists[0] < 0


@pytest.mark.parametrize("stage", [SELF_HELP, CONCERT])
def test_who_has_renounced_it_breaks_his_word_by_going_in_against_it(stage: int) -> None:
    case = rising_between()
    free = case.why(stage, lord=False)
    treaty(case.world, DENIAL, RED, WHITE, about=BLUE)
    bound = case.why(stage, lord=False)
    assert Motive.GIVEN_WORD not in free
    assert bound[Motive.GIVEN_WORD] < 0
    assert Motive.GIVEN_WORD not in case.why(stage, lord=True)  # beside the lord he takes nothing of his


@pytest.mark.parametrize("sent", [False, True])
def test_and_tears_the_treaty_up_unless_a_table_has_sent_him(sent: bool) -> None:
    case = rising_between()
    world = case.world
    bond = treaty(world, DENIAL, RED, WHITE, about=BLUE)
    claims.add_claim(world, RED, place_of(world, BLUE), 10_000)
    if sent:
        decided(case, Settlement.INDEPENDENCE, -1, BLUE)
    trust = int(world.beliefs.trust[WHITE, RED])
    answer = give(world, JoinWar(RED, case.war.id, GREEN))
    assert not isinstance(answer, Refusal), answer
    assert (bond.id in world.treaties) is sent
    assert (int(world.beliefs.trust[WHITE, RED]) < trust) is not sent
