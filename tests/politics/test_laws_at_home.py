"""Laws of motion at home: drift, blows, courses, how a peace is felt, revolutions and cabinets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.politics.home import government, home, pathologies, revolution, speakers
from game.politics.home.government import CabinetFormed
from game.politics.home.home import HomeStruck
from game.politics.home.revolution import RevolutionBroke
from game.politics.home.speakers import SpeakerSucceeded
from game.politics.perception import condition, conduct
from game.politics.war.ends.settlement import make_peace
from game.rules.orders import Code
from game.scenarios.tables.rules import load_rules
from game.words import Cabinet, Condition, Course, Ideology, Pathology, Rank, Term, TreatyKind
from game.world import fixed
from game.world.constants.homerules import FixedTerm
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.worldindex import WorldIndex
from game.world.state import memories
from game.world.state.facts import Leader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, among, at_war, place_called, small_facts, small_world, treaty

DICE = Dice(7)
MOVABLE = [c for c in Condition if c not in condition.READ_ONLY]


def world() -> World:
    owners = {"B": "blue", "C": "green", "D": "white", "E": "blue"}
    return small_world(".....\n.....", provinces="ABECD\nABECD", owners=owners)


# --- conditions -------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", MOVABLE)
def test_every_condition_can_be_moved_and_stays_in_its_bounds(what: Condition) -> None:
    w = world()
    condition.move(w, RED, {what: 20_000})
    assert condition.value(w, RED, what) == fixed.ONE
    condition.move(w, RED, {what: -20_000})
    assert condition.value(w, RED, what) == 0


@pytest.mark.parametrize("what", sorted(condition.READ_ONLY))
def test_what_follows_from_other_facts_cannot_be_moved(what: Condition) -> None:
    with pytest.raises(ValueError, match=what):
        condition.move(world(), RED, {what: 100})


def test_all_tables_move_only_what_can_be_moved_and_are_complete() -> None:
    rules = world().rules
    tables = [b.moves for b in rules.home.blows.values()] + [c.moves for c in rules.home.courses.values()]
    tables += [c.moves for c in rules.government.cabinets.values()]
    tables += [p.drift for p in rules.pathologies.values()]
    tables += rules.revolution.outcomes.values()
    for table in (*map(set, tables), set(rules.home.laws)):
        assert not table & condition.READ_ONLY
    assert set(rules.home.courses) == set(Course)
    assert set(rules.government.cabinets) == set(Cabinet)
    assert set(rules.pathologies) == set(Pathology)
    assert set(rules.revolution.outcomes) == {"granted", "crushed", "fallen"}


def test_debt_unrest_and_exclusion_are_read_off_the_world() -> None:
    w = world()
    assert condition.value(w, RED, Condition.DEBT) == 0
    assert condition.value(w, RED, Condition.EXCLUSION) == fixed.ONE
    w.powers[RED].debt = 10**9
    w.places.unrest[0] = 4_000
    treaty(w, TreatyKind.NON_AGGRESSION, RED, BLUE, GREEN)
    assert condition.value(w, RED, Condition.DEBT) == fixed.ONE
    assert condition.value(w, RED, Condition.UNREST) == 4_000
    assert condition.value(w, RED, Condition.EXCLUSION) == 0


# --- drift, blows, courses --------------------------------------------------------------------------


def run(w: World, quarters: int, dice: Dice = DICE) -> list[Record]:
    records = []
    for _ in range(quarters):
        records += home.move_homes(w, dice)
        w.turn += 1
    return records


def test_humiliation_fades_and_fades_faster_in_the_circle_of_the_powers() -> None:
    left = []
    for included in (False, True):
        w = world()
        w.powers[RED].home.humiliation = 8_000
        if included:
            treaty(w, TreatyKind.NON_AGGRESSION, RED, BLUE, GREEN)
        run(w, 20)
        left.append(w.powers[RED].home.humiliation)
    assert left[1] < left[0] < 8_000


def test_hardship_and_an_unloved_government_breed_revolutionary_pressure() -> None:
    calm, hard, unloved = world(), world(), world()
    hard.powers[RED].hardship = 6_000
    unloved.powers[RED].legitimacy = 2_500
    for w in (calm, hard, unloved):
        home._drift(w, WorldIndex(w), RED)
    assert hard.powers[RED].home.revolution > calm.powers[RED].home.revolution
    assert unloved.powers[RED].home.revolution > calm.powers[RED].home.revolution


def test_homes_left_alone_stay_between_their_bounds_for_a_century() -> None:
    w = world()
    run(w, 400)
    w.check_invariants()


def test_blows_fall_on_the_same_countries_whatever_the_seats_do() -> None:
    first, second = world(), world()
    second.powers[RED].home.course = Course.REFORM
    told = [[(r.blow, r.powers) for r in among(run(w, 120), HomeStruck)] for w in (first, second)]
    assert told[0] == told[1]
    assert {blow for blow, _ in told[0]} <= set(first.rules.home.blows)


def test_one_kind_of_blow_is_told_once_a_quarter_of_all_it_strikes() -> None:
    w = world()
    every = {name: replace(blow, chance=10_000) for name, blow in w.rules.home.blows.items()}
    w.rules = replace(w.rules, home=replace(w.rules.home, blows=every))
    told = among(home.move_homes(w, DICE), HomeStruck)
    assert sorted(r.blow for r in told) == sorted(every)
    assert all(r.powers == tuple(w.roster[p].id for p in home.makers(w)) for r in told)


@pytest.mark.parametrize("course", [c for c in Course if c is not Course.STEADY])
def test_every_course_moves_what_it_promises(course: Course) -> None:
    plain, steered = world(), world()
    for power in (plain.powers[RED], steered.powers[RED]):
        power.treasury, power.home.cartel, power.home.revolution, power.hardship = 10**6, 6_000, 4_000, 4_000
    steered.powers[RED].home.course = course
    for w in (plain, steered):
        home._steer(w, WorldIndex(w), RED)
    for what, step in plain.rules.home.courses[course].moves.items():
        moved = condition.value(steered, RED, what) - condition.value(plain, RED, what)
        assert moved * step > 0, what


def test_a_course_that_cannot_be_paid_for_does_nothing_and_is_refused() -> None:
    w = world()
    w.powers[RED].treasury, w.powers[RED].home.course = 0, Course.RELIEVE
    before = w.powers[RED].hardship
    home._steer(w, WorldIndex(w), RED)
    assert w.powers[RED].hardship == before
    w.powers[RED].home.course = Course.STEADY
    refusal = home.check_set_course(w, home.SetCourse(RED, Course.RELIEVE))
    assert refusal is not None
    assert refusal.code is Code.NO_MONEY


# --- peace ------------------------------------------------------------------------------------------


def peace(terms: list[PeaceTerm], score: int = 0) -> World:
    w = world()
    war = at_war(w, RED, BLUE)
    war.score = score
    w.powers[BLUE].home.humiliation = w.powers[RED].home.humiliation = 2_000
    make_peace(w, war, (RED,), (BLUE,), tuple(terms))
    return w


def test_losing_land_humiliates_and_winning_it_eases_old_humiliation() -> None:
    e = place_called(world(), "E")
    w = peace([PeaceTerm(Term.CESSION, BLUE, RED, e)])
    assert w.powers[BLUE].home.humiliation > 4_000
    assert w.powers[RED].home.humiliation < 2_000
    assert w.powers[RED].home.offence > w.powers[BLUE].home.offence
    assert memories.lost_by(w, BLUE) == {e}


def test_a_war_broken_off_humiliates_a_little_who_was_losing() -> None:
    w = peace([PeaceTerm(Term.STATUS_QUO)], score=-6_000)
    assert w.powers[RED].home.humiliation > 2_000 > w.powers[BLUE].home.humiliation


def test_defeat_mostly_breaks_the_fever_that_began_the_war() -> None:
    broken = 0
    for seed in range(30):
        w = world()
        w.seed = seed
        pathologies.begin(w, BLUE, Pathology.HYPERNATIONALISM, 8_000)
        war = at_war(w, BLUE, RED)
        make_peace(w, war, (RED,), (BLUE,), (PeaceTerm(Term.CESSION, BLUE, RED, place_called(w, "E")),))
        broken += w.powers[BLUE].home.healing
    assert 18 <= broken < 30


# --- revolutions ------------------------------------------------------------------------------------


def uprising(
    course: Course = Course.STEADY, obedience: int = 7_000, seed: int = 7
) -> tuple[World, RevolutionBroke]:
    """A world under full pressure, and how it broke out."""
    w = world()
    state = w.powers[RED].home
    state.course, state.civil_control = course, obedience
    for turn in range(12):
        w.turn, state.revolution = turn, 9_500
        records = revolution.move_revolutions(w, Dice(seed))
        if records:
            return w, among(records, RevolutionBroke)[0]
    raise AssertionError("full pressure must break out")


def test_reform_is_granted_by_who_had_it_in_mind() -> None:
    w, broke = uprising(Course.REFORM)
    assert broke.outcome == "granted"
    assert w.powers[RED].home.ideology is Ideology.CONSTITUTIONAL
    assert w.powers[RED].home.revolution < 7_000


def test_soldiers_who_obey_clear_the_streets_and_soldiers_who_do_not_let_the_regime_fall() -> None:
    crushed = sum(uprising(Course.REPRESS, 10_000, seed)[1].outcome == "crushed" for seed in range(20))
    fallen = sum(uprising(obedience=3_000, seed=seed)[1].outcome == "fallen" for seed in range(20))
    assert crushed >= 13
    assert fallen >= 18


def test_a_fallen_regime_sets_its_neighbours_and_its_kin_alight() -> None:
    w, broke = uprising(obedience=0)
    red = w.powers[RED].home
    assert broke.outcome == "fallen"
    assert revolution.in_upheaval(w, RED)
    assert red.pathology is Pathology.REVOLUTIONARY_WAVE
    assert conduct.compat_shift(w, RED) < 0
    red.ideology = Ideology.LEGITIMIST
    assert revolution.sparks(w, BLUE) == ([RED], [])
    assert revolution.sparks(w, WHITE) == ([], [RED])
    before = [p.home.revolution for p in w.powers]
    revolution.move_revolutions(w, DICE)
    gains = [p.home.revolution - b for p, b in zip(w.powers, before, strict=True)]
    assert gains[BLUE] > gains[WHITE] > 0


def test_nothing_breaks_out_below_the_floor() -> None:
    w = world()
    for turn in range(200):
        w.turn = turn
        assert not revolution.move_revolutions(w, DICE)


# --- cabinets ---------------------------------------------------------------------------------------


def test_parliaments_vote_and_courts_intrigue() -> None:
    w = world()
    w.powers[RED].openness, w.powers[BLUE].openness = 8_000, 500
    hows: dict[int, set[str]] = {RED: set(), BLUE: set()}
    for seed in range(40):
        for turn in range(80):
            w.turn = turn
            for power in (RED, BLUE):
                formed = among(government._turn_over(w, Dice(seed), power), CabinetFormed)
                hows[power] |= {record.how for record in formed}
    assert hows[RED] <= {"election", "vote"}
    assert hows[BLUE] == {"intrigue"}
    assert "election" in hows[RED]


def test_a_president_stays_for_his_term() -> None:
    """No chamber turns him out, and he is chosen in the quarter in which terms begin."""
    w = world()
    term = FixedTerm(16, w.facts.calendar.date(3))
    terms = replace(w.rules.government, fixed_terms={w.roster[RED].id: term})
    w.rules = replace(w.rules, government=terms)
    w.powers[RED].openness, w.powers[RED].legitimacy = 8_000, 1_000
    when: dict[int, set[str]] = {}
    for seed in range(40):
        for turn in range(60):
            w.turn = turn
            for record in among(government._turn_over(w, Dice(seed), RED), CabinetFormed):
                when.setdefault(turn, set()).add(record.how)
    assert set(when) <= {3, 19, 35, 51}
    assert when
    assert set.union(*when.values()) == {"election"}


def test_soldiers_without_control_take_over() -> None:
    w = world()
    w.powers[RED].home.civil_control = 0
    found: list[Record] = []
    while not found:
        found = government.move_governments(w, DICE)
        w.turn += 1
        assert w.turn < 80
    assert found[0].type == "coup"
    assert w.powers[RED].home.cabinet is Cabinet.MILITARY


def test_a_pathology_brings_its_own_men_forward() -> None:
    w = world()
    healthy = government.wants(w, DICE, RED)
    pathologies.begin(w, RED, Pathology.REVANCHISM, 8_000)
    assert government.wants(w, DICE, RED)[Cabinet.NATIONALIST] > healthy[Cabinet.NATIONALIST]


def test_the_leader_follows_the_kind_of_cabinet_and_not_the_year() -> None:
    def minister(name: str, cabinet: Cabinet, start: int, end: int) -> Leader:
        return Leader(RED, name, "foreign", start, end, cabinet)

    hawk, dove = minister("A hawk", Cabinet.NATIONALIST, 10, 20), minister("A dove", Cabinet.MODERATE, 21, 40)
    facts = replace(small_facts(), leaders=(Leader(RED, "The king", "head", 0, 100), hawk, dove))
    rules = load_rules().government
    assert speakers.spokesman(facts, RED, Cabinet.NATIONALIST, 30, "x", rules) == "A hawk"
    assert speakers.spokesman(facts, RED, Cabinet.MODERATE, 25, "x", rules) == "A dove"
    assert speakers.spokesman(facts, RED, Cabinet.RADICAL, 15, "x", rules) == "The king"
    assert speakers.spokesman(facts, BLUE, Cabinet.RADICAL, 15, "x", rules) == "x"


def test_nobody_speaks_for_a_power_before_he_is_grown_or_after_his_death() -> None:
    rules = load_rules().government
    young = Leader(RED, "A boy", "foreign", 60, 80, Cabinet.RADICAL, born=-60, died=70)
    queen = Leader(RED, "The queen", "head", 40, 100, Cabinet.MODERATE, born=20, died=100, is_crown=True)
    king = Leader(RED, "The king", "head", -20, 39, Cabinet.REACTIONARY, born=-200, died=39, is_crown=True)
    facts = replace(small_facts(), leaders=(young, queen, king))

    def speaks(turn: int, cabinet: Cabinet, present: str = "") -> str:
        return speakers.spokesman(facts, RED, cabinet, turn, present, rules)

    assert speaks(30, Cabinet.MODERATE) == "The king", "the queen has not come to the throne"
    assert speaks(45, Cabinet.REACTIONARY, "The king") == "The queen", "the king is dead"
    assert speaks(-60 + rules.grown - 1, Cabinet.RADICAL) == "The king"
    assert speaks(-60 + rules.grown, Cabinet.RADICAL) == "A boy"
    assert speaks(71, Cabinet.RADICAL) == "The queen"
    assert speaks(120, Cabinet.RADICAL, "The queen") == "", "nobody is known who lives"


def a_state_with_a_king() -> World:
    """Red has a king (to turn 60), his heir, a minister of the middle and a reactionary one."""
    w = world()
    king = Leader(RED, "The king", "head", -20, 60, Cabinet.NATIONALIST, born=-200, died=60, is_crown=True)
    heir = Leader(RED, "The heir", "head", 61, 140, Cabinet.NATIONALIST, born=-80, is_crown=True)
    old = Leader(RED, "The old hand", "foreign", -10, 90, Cabinet.REACTIONARY)
    new = Leader(RED, "The new man", "foreign", 30, 140, Cabinet.MODERATE)
    w.facts = replace(w.facts, leaders=(king, heir, old, new))
    w.turn, w.powers[RED].leader = 50, "The old hand"
    w.powers[RED].home.cabinet = Cabinet.REACTIONARY
    return w


def test_whom_a_revolution_drove_out_comes_back_no_more() -> None:
    w = a_state_with_a_king()
    w.powers[RED].home.ideology = Ideology.CONSTITUTIONAL
    speakers.drive_out(w, RED)
    assert set(w.powers[RED].fallen) == {"The new man", "The old hand"}, (
        "all ministers of the day; the king stays"
    )
    assert speakers.speaker_of(w, RED) == "The king"
    w.powers[RED].home.ideology = Ideology.REPUBLICAN
    assert speakers.speaker_of(w, RED) == ""


def test_a_republic_has_no_crown_and_who_lost_one_does_not_find_it_again() -> None:
    w = a_state_with_a_king()
    w.powers[RED].leader, w.powers[RED].home.cabinet = "The king", Cabinet.RADICAL
    w.powers[RED].home.ideology = Ideology.REPUBLICAN
    speakers.succeed(w, RED)
    assert w.powers[RED].leader == ""
    w.powers[RED].home.ideology = Ideology.CONSTITUTIONAL
    assert speakers.speaker_of(w, RED) == ""
    w.turn = 70
    assert speakers.speaker_of(w, RED) == "The heir"


def test_who_follows_a_speaker_is_told() -> None:
    w = a_state_with_a_king()
    w.powers[RED].home.cabinet, w.powers[RED].leader = Cabinet.RADICAL, "The king"
    assert not speakers.succeed(w, RED)
    w.turn = 61
    (told,) = speakers.succeed(w, RED)
    assert isinstance(told, SpeakerSucceeded)
    assert (told.predecessor, told.leader, told.is_news()) == ("The king", "The heir", True)
    assert speakers.accession(w, RED) == 61


def a_kingdom_of_two_lines() -> World:
    """Red's old throne and its heir, a citizen king whose day is turn 60, and a president of turn 130."""
    w = world()
    old = Leader(
        RED, "The old king", "head", 30, 60, born=-200, died=84, is_crown=True, upholds=Ideology.LEGITIMIST
    )
    heir = Leader(RED, "The heir", "head", 85, 140, born=-80, is_crown=True, upholds=Ideology.LEGITIMIST)
    citizen = Leader(
        RED, "The citizen king", "head", 60, 120, born=-150, died=140, is_crown=True,
        upholds=Ideology.CONSTITUTIONAL,
    )  # fmt: skip
    president = Leader(
        RED, "The president", "head", 130, 160, Cabinet.MILITARY, born=-20, upholds=Ideology.REPUBLICAN
    )
    w.facts = replace(w.facts, leaders=(old, citizen, president, heir))
    w.powers[RED].leader, w.powers[RED].home.ideology = "The old king", Ideology.LEGITIMIST
    return w


@pytest.mark.parametrize(
    ("turn", "ideology", "who"),
    [
        (61, Ideology.LEGITIMIST, "The old king"),  # no year drives him out
        (90, Ideology.LEGITIMIST, "The heir"),
        (40, Ideology.CONSTITUTIONAL, "The citizen king"),  # no year keeps him waiting
        (125, Ideology.CONSTITUTIONAL, "The citizen king"),
        (131, Ideology.CONSTITUTIONAL, "The citizen king"),
        (131, Ideology.REPUBLICAN, "The president"),
        (125, Ideology.REPUBLICAN, "The president"),
        (50, Ideology.REPUBLICAN, ""),  # a republic, but he is not known yet
    ],
)
def test_who_stands_for_a_regime_comes_and_goes_with_it(turn: int, ideology: Ideology, who: str) -> None:
    w = a_kingdom_of_two_lines()
    w.turn, w.powers[RED].home.ideology = turn, ideology
    assert speakers.speaker_of(w, RED) == who


def test_a_crown_of_another_regime_was_not_inherited_and_who_comes_with_a_regime_is_told() -> None:
    w = a_kingdom_of_two_lines()
    w.turn, w.powers[RED].rank = 90, Rank.GREAT
    assert speakers.accession(w, RED) == 85
    w.powers[RED].home.ideology = Ideology.CONSTITUTIONAL
    assert speakers.accession(w, RED) == 60
    (told,) = speakers.succeed(w, RED)
    assert isinstance(told, SpeakerSucceeded)
    assert (told.leader, told.is_news()) == ("The citizen king", True)
    w.powers[RED].leader = "A minister"
    (told,) = speakers.succeed(w, RED)
    assert not told.is_news(), "the king speaks again for himself"
