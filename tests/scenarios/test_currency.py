"""An era or a scenario says how sums are written: in the chronicle and on the screen, in any language."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.campaign.present import Presenter
from game.events.effects.home import MoneyMoved
from game.scenarios.folder.ground import ground_of
from game.scenarios.lint import validate_paths
from game.scenarios.load import load_scenario
from game.scenarios.texts.figures import POUND, Figures
from game.ui import text
from game.words import Era
from game.world.constants.ruleset import Currency
from game.world.state.world import Settings

FRANCS = "currency: {sign: francs, behind: true, rate: 2522}\n"


def folder(home: Path, view: str) -> Path:
    (home / "rules").mkdir(parents=True)
    (home / "scenario.yaml").write_text('base: "1815"\n', "utf-8")
    (home / "rules/view.yaml").write_text(view, "utf-8")
    return home


def test_each_era_has_its_own_money() -> None:
    written = [Figures("en", ground_of(era).rules.view.currency).money(1_000) for era in Era]
    assert written == ["£1.0 million", "$85.0 million", "$100.0 million"]


def test_the_chronicle_and_the_screen_write_sums_as_the_scenario_says(tmp_path: Path) -> None:
    world, _ = load_scenario(str(folder(tmp_path / "mine", FRANCS)), 7, Settings())
    record = MoneyMoved(power="france", amount=12_340)
    assert Presenter(world, "en").record(record) == "311.2 million francs goes to France."
    text.tell_of(world.facts.id, world.rules.view.currency)
    try:
        told = [text.money(-12), text.money(12_340), text.wages(90), text.currency_sign()]
    finally:
        text.tell_of(world.facts.id)
    assert told == ["−302k francs", "311m francs", "227.0 francs", "francs"]
    assert text.money(12_340) == "£12.3m"


def test_a_word_for_money_may_be_translated() -> None:
    assert Figures("en", Currency("francs", behind=True), "Franken").money(5) == "5,000 Franken"


@pytest.mark.parametrize("thousands", [0, 1, 999, 1_000, 99_999, 100_000, 10**9])
def test_what_is_owed_is_written_as_what_is_had_with_a_minus(thousands: int) -> None:
    figures = Figures("en", POUND)
    for write in (figures.money, figures.short_money):
        assert write(-thousands) == (f"−{write(thousands)}" if thousands else write(0))


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("currency: {sign: £}\n", "changes nothing"),
        ("currency: {sing: F}\n", "unknown key `sing`"),
        ("currency: {rate: 0}\n", "1"),
        ("currency: francs\n", "currency"),
        ('currency: {sign: "{number}"}\n', "sign"),
    ],
)
def test_what_is_wrong_with_a_currency_is_told_at_its_line(tmp_path: Path, view: str, told: str) -> None:
    (problem, *_) = validate_paths([folder(tmp_path / "mine", view)])
    assert told in str(problem)
    assert (Path(problem.file).name, problem.line) == ("view.yaml", 1)
