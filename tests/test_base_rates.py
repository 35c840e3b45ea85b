"""Base rates: their arithmetic is right, their file can be taken up again, and misuse gets one line."""

from __future__ import annotations

import doctest
import gzip
import io
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from benchmarks import base_rates
from benchmarks.rates import cells, ledger, play, setpieces
from benchmarks.rates.affairs import attacked_all_the_same, came_to_war, is_gain, is_verdict, victim_pays
from benchmarks.rates.cells import BadCells, Cell, read_cells, read_seeds
from benchmarks.rates.figures import moves_of
from benchmarks.rates.ledger import BadLedger, Ledger, read_ledger
from benchmarks.rates.runner import Progress, Task, play_missing
from benchmarks.rates.tables import contrasts, fates
from benchmarks.rates.tables.health import checks, joining, spread, stages
from benchmarks.rates.tables.markdown import report_markdown
from benchmarks.rates.tables.measures import MEASURES, aggressions, firsts, of_conquest, repeats
from benchmarks.rates.tables.report import report_data, report_text
from benchmarks.rates.tables.stats import Estimate, Median, Ratio, difference, draws, estimate
from benchmarks.rates.tables.verdicts import verdict_on
from benchmarks.rates.watch import Watch
from game.campaign.campaign import Campaign
from game.events.engine import is_open
from game.politics.perception.commitment import StageMoved
from game.words import CasusBelli, CrisisEnd, Settlement, Term
from game.world.state import queries
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World

HEAD = {"format": 1, "scenario": "1815", "rules": "r", "facts": "f", "map": "m"}
BY_ID = {measure.id: measure for measure in MEASURES}


def war_row(**changes: object) -> dict[str, Any]:
    row: dict[str, Any] = {
        "casus": "claim", "attacker": "france", "target": "prussia", "by_great": True, "on_great": True,
        "great": False, "great_at_first": False, "greats": 1, "first": 5_000, "peak": 20_000,
        "gained": True, "seekers": False, "guilty": 0, "not_guilty": 4, "asked": [], "came": [],
    }  # fmt: skip
    return row | changes


def crisis_row(**changes: object) -> dict[str, Any]:
    row: dict[str, Any] = {
        "casus": "claim", "outcome": "backed_down", "settlement": None, "sittings": 0, "by_great": True,
        "is_demand": True, "war": False, "gain": False, "kept": 0, "broken": 0,
    }  # fmt: skip
    return row | changes


def line_of(seed: int = 1, logic: str = "self_help", **changes: object) -> dict[str, Any]:
    line = {
        "cell": Cell(logic=logic).as_words(), "seed": seed, "code": "c", "seconds": 2.0, "quarters": 40,
        "in_great_war": 4, "power_quarters": 200, "wars": [], "crises": [], "onsets": 1, "aggressors": 1,
        "burden": [300.0, 500.0], "capped": [0.2, 0.4], "cohesion": {"concert": [6_000, 4_000]},
        "trust": [[5_000, 3_000, 7_000]], "alliances": [2, 4], "stages": [50, 0, 0, 150, 0],
        "moves": {"france": [4, 3, 40], "britain": [0, 0, 40]}, "armies": [10], "men": [200_000],
        "states_ended": 0,
    }  # fmt: skip
    return line | changes


def value_of(name: str, *lines: dict[str, Any]) -> float:
    return estimate(BY_ID[name].sample(lines), len(lines)).value


# --- statistics -------------------------------------------------------------------------------------


def test_a_ratio_is_summed_before_it_is_divided() -> None:
    found = estimate(Ratio([(1, 2), (0, 0), (2, 8)]), 3)
    assert found.value == pytest.approx(0.3)
    assert found.n == 10


@pytest.mark.parametrize("rows", [[[3.0, 1.0], [2.0]], [[3.0, 1.0], [2.0, 10.0]], [[4.0], []]])
def test_medians_of_draws_are_those_of_the_values_drawn(rows: list[list[float]]) -> None:
    counts = draws(len(rows))[:50]
    drawn = Median(rows).drawn(counts)
    for row, found in zip(counts, drawn, strict=True):
        values = [v for times, found_in in zip(row, rows, strict=True) for v in found_in * int(times)]
        assert found == pytest.approx(np.median(values)) if values else np.isnan(found)


def test_the_first_draw_is_the_sample_itself_and_all_draws_come_again() -> None:
    assert (draws(5)[0] == 1).all()
    assert (draws(5).sum(axis=1) == 5).all()
    draws.cache_clear()
    again = estimate(Ratio([(i % 3, 1) for i in range(40)]), 40)
    draws.cache_clear()
    assert again == estimate(Ratio([(i % 3, 1) for i in range(40)]), 40)
    assert again.interval is not None
    assert again.interval[0] < again.value < again.interval[1]


def test_an_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(7)
    hits = 0
    for _ in range(100):
        found = estimate(Ratio([(float(v), 1.0) for v in rng.normal(3, 1, 60)]), 60)
        assert found.interval is not None
        hits += found.interval[0] <= 3 <= found.interval[1]
    assert 88 <= hits <= 99


def test_pairs_take_out_what_seeds_have_in_common() -> None:
    luck = [float(v) for v in np.random.default_rng(1).normal(0, 100, 40)]
    gap = difference(Ratio([(v + 1, 1) for v in luck]), Ratio([(v, 1) for v in luck]), 40)
    assert gap.value == pytest.approx(1)
    assert gap.interval == pytest.approx((1, 1))
    assert gap.n == 40


def test_what_happened_to_hardly_anybody_has_no_interval() -> None:
    found = estimate(Ratio([(0, 0)] * 9 + [(1, 1)]), 10)
    assert found.value == 1
    assert found.interval is None
    assert found.spans_zero
    assert estimate(Ratio([(i, 1) for i in range(9)]), 9).interval is None  # too few campaigns
    assert np.isnan(estimate(Ratio([(0, 0)]), 1).value)
    assert np.isnan(estimate(Median([[]]), 1).value)


# --- verdicts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "self_help", "concert", "interval", "n", "said"),
    [
        ("W", 10, 5, (3, 7), 200, "FOR"),
        ("W", 10, 9.5, (0.2, 0.8), 200, "UNDECIDED"),  # less than a tenth
        ("W", 5, 10, (-7, -3), 200, "AGAINST"),
        ("W", 10, 5, (-1, 11), 200, "UNDECIDED"),
        ("W", 10, 5, (3, 7), 199, "UNDECIDED (n < 200)"),
        ("W", 10, 5, None, 200, "UNDECIDED"),
        ("R", 1.2, 1.6, (-0.5, -0.3), 200, "FOR"),
        ("R", 1.0, 1.4, (-0.5, -0.3), 200, "UNDECIDED"),  # below the bar of 1.5
        ("R", 1.5, 1.7, (-0.3, -0.1), 200, "UNDECIDED"),  # by less than 0.3
        ("R", 1.7, 1.5, (0.1, 0.3), 200, "AGAINST"),
        ("TAU", 0.5, 0.6, (-0.2, -0.1), 200, ""),  # nothing predicted
    ],
)
def test_verdicts_keep_to_their_rules(
    name: str,
    self_help: float | int,
    concert: float | int,
    interval: tuple[float | int, float | int] | None,
    n: int,
    said: str,
) -> None:
    gap = Estimate(self_help - concert, interval, n)
    assert verdict_on(BY_ID[name], Estimate(concert, None, n), Estimate(self_help, None, n), gap) == said


# --- measures ---------------------------------------------------------------------------------------


def test_war_years_and_rates_a_century() -> None:
    quiet = line_of(in_great_war=0)
    fought = line_of(wars=[war_row(great=True), war_row(casus="rebellion"), war_row(casus="guarantee")])
    assert value_of("W", quiet, fought) == pytest.approx(5)
    assert value_of("any", quiet, fought) == pytest.approx(0.5)
    assert value_of("great_wars", quiet, fought) == pytest.approx(5)
    assert value_of("limited", fought) == pytest.approx(10)
    assert value_of("risings", fought) == pytest.approx(10)
    assert value_of("aggressors", quiet) == pytest.approx(2)


def test_preponderance_and_gain_are_asked_of_aggressions_by_great_powers() -> None:
    lines = [
        line_of(wars=[war_row(), war_row(casus="conquest", peak=40_000, gained=False), war_row(gained=None)]),
        line_of(wars=[war_row(casus="guarantee", peak=90_000), war_row(by_great=False), war_row(first=-1)]),
    ]
    assert value_of("R", *lines) == pytest.approx(2)
    assert value_of("R0", *lines) == pytest.approx(0.5)
    assert value_of("A", *lines) == pytest.approx(2 / 3)
    assert value_of("aggressions", *lines) == pytest.approx(20)


def test_deterrence_counts_demands_that_ended_without_war_and_gain() -> None:
    crises = [
        crisis_row(), crisis_row(outcome="lapsed", war=True), crisis_row(outcome="gave_in", gain=True),
        crisis_row(outcome="settled"), crisis_row(outcome=None), crisis_row(is_demand=False),
        crisis_row(by_great=False),
    ]  # fmt: skip
    assert value_of("DET", line_of(crises=crises)) == pytest.approx(0.5)


def test_local_wars_unwanted_wars_and_split_verdicts() -> None:
    wars = [
        war_row(greats=3), war_row(greats=1), war_row(great_at_first=True, greats=5),
        war_row(casus="incident", seekers=True, guilty=2, not_guilty=2), war_row(seekers=True, guilty=3),
    ]  # fmt: skip
    line = line_of(wars=wars)
    assert value_of("INTL", line) == pytest.approx(1 / 4)
    assert value_of("SPI", line) == pytest.approx(10)
    assert value_of("split", line) == pytest.approx(2 / 5)


def test_settled_crises_and_kept_pledges() -> None:
    crises = [
        crisis_row(outcome="settled", kept=2, broken=1), crisis_row(casus="incident"),
        crisis_row(outcome="settled", casus="incident"), crisis_row(outcome="war", kept=1),
    ]  # fmt: skip
    line = line_of(crises=crises)
    assert value_of("settled", line) == pytest.approx(0.5)
    assert value_of("settled_other", line) == pytest.approx(0.5)
    assert value_of("kept", line) == pytest.approx(0.75)


def test_yearly_looks_stages_and_moves() -> None:
    line = line_of()
    assert value_of("BUR", line) == pytest.approx(4)
    assert value_of("cohesion", line) == pytest.approx(0.5)
    assert value_of("TAU", line) == pytest.approx(0.5)
    assert value_of("stage3", line) == pytest.approx(0.75)
    assert value_of("moves", line) == pytest.approx(2)
    assert value_of("reversals", line) == pytest.approx(1.5)


# --- figures ----------------------------------------------------------------------------------------


def crisis_of(outcome: CrisisEnd, kind: Settlement = Settlement.CESSION, taker: int = 1) -> Crisis:
    crisis = Crisis(9, "a dispute", 10, 1, 2, CasusBelli.CLAIM, ())
    crisis.outcome, crisis.end = outcome, 12
    crisis.decision = Draft(kind, (PeaceTerm(Term.CESSION, 2, taker, 5),))
    return crisis


def test_a_gain_is_something_for_the_challenger_that_was_carried_out() -> None:
    assert is_gain(crisis_of(CrisisEnd.GAVE_IN))
    assert is_gain(crisis_of(CrisisEnd.SETTLED))
    assert not is_gain(crisis_of(CrisisEnd.SETTLED, taker=3))
    assert not is_gain(crisis_of(CrisisEnd.SETTLED, Settlement.STATUS_QUO))
    assert not is_gain(crisis_of(CrisisEnd.BACKED_DOWN))


def test_a_verdict_is_what_binds_a_party_that_was_not_for_it() -> None:
    crisis = crisis_of(CrisisEnd.SETTLED)
    assert not is_verdict(crisis)
    crisis.votes, crisis.addressed = {3: 0}, (1,)
    assert is_verdict(crisis)
    crisis.binding = False
    assert not is_verdict(crisis)


def test_the_victim_pays_where_a_table_says_so() -> None:
    crisis = crisis_of(CrisisEnd.SETTLED)
    crisis.votes = {3: 0}
    for giver, taker, pays in ((2, 1, True), (1, 2, False)):
        crisis.decision = Draft(Settlement.INDEMNITY, (PeaceTerm(Term.INDEMNITY, giver, taker),))
        assert victim_pays(crisis) == pays


@pytest.mark.parametrize(("start", "attacker", "again"), [(13, 1, True), (13, 2, False), (40, 1, False)])
def test_an_attack_within_five_years_is_one_in_spite_of_the_verdict(
    start: int, attacker: int, again: bool
) -> None:
    fight = War(20, "a war", start, [attacker], [3 - attacker], CasusBelli.CLAIM, (), 1)
    world = SimpleNamespace(wars={20: fight}, turn=60)
    assert attacked_all_the_same(cast(World, world), crisis_of(CrisisEnd.SETTLED)) is again


@pytest.mark.parametrize(
    ("start", "left", "is_war"),
    [(12, (), True), (16, (), True), (17, (), False), (9, (), False), (13, (2,), True)],
)
def test_a_war_within_a_year_counts_as_the_end_of_a_demand(
    start: int, left: tuple[int, ...], is_war: bool
) -> None:
    defenders = [3] if left else [2, 3]
    fight = War(20, "a war", start, [1], defenders, CasusBelli.CLAIM, (), 1, left=left)
    world = SimpleNamespace(wars={20: fight}, turn=40)
    assert came_to_war(cast(World, world), crisis_of(CrisisEnd.LAPSED)) is is_war


def test_a_reversal_is_a_move_against_the_last_one() -> None:
    def moved(turn: int, before: int, after: int) -> SimpleNamespace:
        step = StageMoved(
            power="france", before=before, after=after, index=0, experience={}, bar=0, cause="experience"
        )
        return SimpleNamespace(turn=turn, record=step)

    entries = [moved(1, 1, 0), moved(4, 0, 1), moved(9, 1, 2), moved(20, 2, 0), moved(30, 0, 1)]
    world = SimpleNamespace(roster=[SimpleNamespace(id="france"), SimpleNamespace(id="britain")])
    campaign = SimpleNamespace(world=world, chronicle=SimpleNamespace(entries=entries))
    watch = SimpleNamespace(since=2, served={0: 40, 1: 40})
    moves = moves_of(cast(Campaign, campaign), cast(Watch, watch))
    assert moves == {
        "france": [4, 2, 40],
        "britain": [0, 0, 40],
    }


def test_what_a_pair_does_again_is_told_apart_from_its_first_war() -> None:
    def war(attacker: str, target: str, turn: int, casus: str = "conquest") -> dict[str, Any]:
        return {"attacker": attacker, "target": target, "turn": turn, "casus": casus, "by_great": True}

    def demand(challenger: str, defender: str, turn: int) -> dict[str, Any]:
        return {"challenger": challenger, "defender": defender, "turn": turn, "is_demand": True}

    wars = [
        war("france", "spain", 4), war("spain", "france", 9), war("russia", "sweden", 10),
        war("france", "spain", 20),
        war("greece", "porte", 2, "rebellion"), war("greece", "porte", 9, "rebellion"),
    ]  # fmt: skip
    asked = [demand("france", "spain", 3), demand("spain", "france", 8), demand("sweden", "russia", 12)]
    line = {"wars": wars, "crises": asked}
    assert firsts(line)["wars"] == [wars[0], wars[2], *wars[4:]]
    assert firsts(line)["crises"] == [asked[0]], "the second by a demand, the third by a war"
    assert repeats(of_conquest(aggressions(line))) == (2, 2)
    assert BY_ID["W_first"].sample([{**line, "quarters": 8}]) == Ratio([(0, 0)]), (
        "a file of old does not know"
    )


def test_a_short_campaign_is_counted_alike_each_time() -> None:
    cell = Cell(until="1816-Q4")
    first, again = (play.play(cell, 3, "x") for _ in range(2))
    assert {**first, "seconds": 0} == {**again, "seconds": 0}
    assert first["quarters"] == 4
    assert sum(first["stages"]) == first["power_quarters"] == 20
    assert len(first["burden"]) == len(first["trust"]) == 1
    later = play.play(replace(cell, since="1816-Q3"), 3, "x")
    assert later["quarters"] == 2
    assert later["state_hash"] == first["state_hash"]


def test_switches_touch_their_own_campaign_only() -> None:
    usual, calm = play.begin(Cell(), 1), play.begin(Cell(exhaustion="off", wave="off"), 1)
    assert any(power.exhaustion for power in usual.world.powers)
    assert not any(power.exhaustion for power in calm.world.powers)
    assert usual.world.rules.revolution.rate > calm.world.rules.revolution.rate == 0
    families = [{event.family for event in campaign.book.events} for campaign in (usual, calm)]
    assert families[0] - families[1] == {play.WAVE_EVENTS}


def test_bonds_scale_what_concert_logic_adds_and_nothing_else() -> None:
    usual, half = play.begin(Cell(), 1).world.rules, play.begin(Cell(bonds="50"), 1).world.rules
    for name in play.BONDS:
        assert 2 * getattr(half.coalition, name) == getattr(usual.coalition, name) > 0
    scaled = {name: getattr(usual.coalition, name) for name in play.BONDS}
    assert replace(half.coalition, **scaled) == usual.coalition


def eve_of(piece: str) -> setpieces.Eve:
    found = setpieces.PIECES[piece].eve
    assert found is not None
    return found


def test_an_eve_puts_egypt_in_syria() -> None:
    campaign = play.begin(Cell(logic="adaptive"), 1)
    world = campaign.world
    egypt, syria = queries.power_of(world, "egypt"), setpieces._place_called(world, "syria")
    owner = int(world.places.owner[syria])
    assert owner != egypt
    setpieces.lay_out(campaign, eve_of("unkiar_skelessi_eve"))
    assert queries.at_war(world, egypt, queries.power_of(world, "ottoman_empire"))
    assert (int(world.places.owner[syria]), queries.holder_of(world, syria)) == (owner, egypt)
    assert "unkiar_skelessi" in [e.id for e in campaign.book.events if is_open(world, e)]
    peaceful = play.begin(Cell(logic="adaptive"), 1)
    setpieces.lay_out(peaceful, eve_of("nezib_eve"))
    assert int(peaceful.world.places.owner[syria]) == egypt
    assert not queries.is_at_war(peaceful.world, egypt)
    peaceful.world.check_invariants()
    world.check_invariants()


def test_a_power_apart_follows_the_other_logic() -> None:
    for logic, other in (("self_help", "concert"), ("concert", "self_help")):
        settings = Cell(logic=logic, apart="france").settings()
        assert (settings.logic_of("france"), settings.logic_of("russia")) == (other, logic)


def test_a_power_apart_is_compared_with_itself_among_its_like() -> None:
    def ending(seed: int, apart: str, security: int) -> dict[str, object]:
        scores = {"france": dict.fromkeys(fates.FATES, security), "russia": dict.fromkeys(fates.FATES, 0)}
        return line_of(seed) | {"cell": Cell(apart=apart).as_words(), "scores": scores}

    lines = [ending(seed, "nobody", 10_000 + 100 * seed) for seed in range(12)]
    lines += [ending(seed, "france", 12_000 + 100 * seed) for seed in range(1, 12)]
    data = report_data(HEAD, lines)
    (found,) = data["fates"]
    assert (found["power"], found["rest"], found["pairs"]) == ("france", "self_help", 11)
    assert found["gaps"]["security"] == {"value": 0.2, "interval": [0.2, 0.2], "n": 11}
    assert "france apart" in report_text(data)
    assert "| france | self_help | 11 | 0.200 [0.200, 0.200] |" in report_markdown(data)


def test_a_power_that_is_no_more_has_nothing() -> None:
    alike, apart = Cell(), Cell(apart="prussia")
    whole = {
        alike: [line_of(1) | {"scores": {"prussia": dict.fromkeys(fates.FATES, 10_000)}}],
        apart: [line_of(1) | {"scores": {}}],
    }
    (found,) = fates.fates(whole)
    assert {gap.value for gap in found.gaps.values()} == {-1.0}


def test_a_file_older_than_a_switch_is_taken_up_again(tmp_path: Path) -> None:
    path = tmp_path / "rates.jsonl"
    old = {name: value for name, value in HEAD.items() if name not in ledger.SWITCHES}
    line = line_of(seed=1)
    line["cell"] = {name: value for name, value in line["cell"].items() if name not in ("bonds", "apart")}
    Ledger(path, old).add(line)
    again = Ledger(path, old | ledger.SWITCHES)
    assert again.done == {Task(Cell(), 1).key}


# --- health -----------------------------------------------------------------------------------------


def test_what_is_frozen_pinned_or_flaps_is_not_well() -> None:
    assert spread("trust", [4_000, 6_000], [4_000, 6_000]).is_well
    assert not spread("trust", [5_000] * 9, [5_000] * 9).is_well
    assert not spread("trust", [0, 10_000], [0, 10_000]).is_well
    assert [check.is_well for check in stages([line_of()])] == [True, True]
    flapping = line_of(stages=[200, 0, 0, 0, 0], moves={"france": [12, 11, 40]})
    assert [check.is_well for check in stages([flapping])] == [False, False]


def test_nobody_should_always_or_never_join() -> None:
    wars = [war_row(asked=["france", "austria"], came=["france"] if i % 2 else []) for i in range(10)]
    assert joining("wars", wars).is_well is False  # Austria never came
    assert joining("wars", [*wars, war_row(asked=["austria"], came=["austria"])]).is_well
    assert joining("wars", wars[:3]).is_well is None


def test_joining_is_asked_of_aggressions_by_themselves_too() -> None:
    risings = [war_row(casus="rebellion", by_great=False, asked=["austria"]) for _ in range(10)]
    attacks = [war_row(asked=["austria"], came=["austria"] if i % 2 else []) for i in range(10)]
    found = {check.text: check for check in checks("concert", [line_of(wars=[*risings, *attacks])])}
    assert found["wars entered, of those open"].found == "austria 5/20"
    assert found["aggressions entered, of those open"].found == "austria 5/10"


# --- cells, file and command line -------------------------------------------------------------------


def test_doctests_of_the_package_hold() -> None:
    for module in (cells, contrasts):
        assert doctest.testmod(module).failed == 0


def test_cells_are_all_combinations_in_order() -> None:
    assert [cell.bonds for cell in read_cells(["bonds=050,0"])] == ["50", "0"]
    found = read_cells(["logic=self_help,concert", "source=none,both", "until=1820-12-01"])
    assert [(cell.logic, cell.source, cell.until) for cell in found] == [
        ("self_help", "none", "1820-Q4"), ("self_help", "both", "1820-Q4"),
        ("concert", "none", "1820-Q4"), ("concert", "both", "1820-Q4"),
    ]  # fmt: skip
    for wrong in ("logic", "logc=concert", "logic=concrt", "until=soon", "wave="):
        with pytest.raises(BadCells):
            read_cells([wrong])
    with pytest.raises(BadCells):
        read_cells(["wave=on", "wave=off"])
    for wrong in ("", "x", "5-3", "1-", "-4"):
        with pytest.raises(BadCells):
            read_seeds(wrong)


def test_a_file_is_taken_up_again_without_its_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "rates.jsonl"
    Ledger(path, HEAD).add(line_of(seed=1))
    with path.open("a") as file:
        file.write('{"cell": {"lo')
    again = Ledger(path, HEAD)
    assert [line["seed"] for line in again.lines] == [1]
    again.add(line_of(seed=2))
    assert [line["seed"] for line in read_ledger(path)[1]] == [1, 2]


def test_a_packed_file_is_read_and_a_damaged_one_refused(tmp_path: Path) -> None:
    path, packed = tmp_path / "rates.jsonl", tmp_path / "rates.jsonl.gz"
    Ledger(path, HEAD).add(line_of(seed=1))
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert read_ledger(packed) == read_ledger(path)
    packed.write_bytes(packed.read_bytes()[:-20])
    with pytest.raises(BadLedger, match="damaged"):
        read_ledger(packed)


def test_other_constants_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "rates.jsonl"
    Ledger(path, HEAD)
    with pytest.raises(BadLedger, match="rules"):
        Ledger(path, HEAD | {"rules": "changed"})
    (tmp_path / "other").write_text("{}\n")
    with pytest.raises(BadLedger):
        read_ledger(tmp_path / "other")


def test_finished_campaigns_are_not_played_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Ledger(tmp_path / "rates.jsonl", HEAD)
    book.add(line_of(seed=1, logic="concert"))
    tasks = [Task(Cell(logic="concert"), 1)]
    monkeypatch.setattr("benchmarks.rates.runner.ProcessPoolExecutor", None)  # none may be asked for
    assert play_missing(book, tasks, 2, "c", io.StringIO()) == 0
    assert ledger.key_of({"piece": "nezib", "within": 6} | line_of()) == Task(Cell(), 1, "nezib", 6).key


def test_progress_says_what_is_left() -> None:
    now = iter([0.0, 200.0])
    progress = Progress(4, 10, io.StringIO(), lambda: next(now))
    progress.step()
    assert progress.text() == "1 of 4 campaigns, 6 from before, about 10 minutes left"


def test_a_report_pairs_seeds_and_says_what_is_undecided() -> None:
    lines = [
        line_of(seed, logic) for logic, last in (("self_help", 4), ("concert", 3)) for seed in range(last)
    ]
    lines += [line_of(9) | {"cell": Cell(wave="off").as_words(), "in_great_war": 0}]
    data = report_data(HEAD, lines)
    group = next(found for found in data["groups"] if found["joined_by_seed"])
    assert group["campaigns"] == {"self_help": 4, "concert": 3}
    row = group["measures"]["W"]["self_help_minus_concert"]
    assert (row["n"], row["verdict"], row["predicted"]) == (3, "UNDECIDED", 1)
    assert [found["factor"] for found in data["contrasts"]] == ["wave"]
    assert data["contrasts"][0]["pairs"] == 0
    json.dumps(data, allow_nan=False)
    text = report_text(data)
    assert "self_help - concert, 3 pairs" in text
    assert "UNDECIDED" in text
    assert "No campaign is finished yet." in report_text(report_data(HEAD, []))
    rows = [row for row in report_markdown(data).splitlines() if row.startswith("|")]
    assert all(row.endswith("|") for row in rows)
    assert {measure.text for measure in MEASURES} <= {row.split(" | ")[0].removeprefix("| ") for row in rows}
    assert not report_markdown(report_data(HEAD, []))


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["walk"],
        ["report", "nowhere.jsonl"],
        ["run", "--out", "rates.jsonl", "--cells", "logic=concrt"],
        ["run", "--out", "rates.jsonl", "--seeds", "x"],
        ["run", "--out", "rates.jsonl", "--within", "3"],
        ["run", "--out", "rates.jsonl", "--jobs", "0"],
        ["run", "--out", "rates.jsonl", "--bogus"],
        ["run", "--out", "rates.jsonl", "--cells", "until=1900-Q1"],
        ["run", "--out", "rates.jsonl", "--cells", "apart=france", "logic=adaptive"],
    ],
)
def test_misuse_gets_one_line_and_status_2(
    words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        base_rates.main(words)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("base_rates")
    assert not (tmp_path / "rates.jsonl").exists()
