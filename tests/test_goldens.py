"""The game plays today as it did when the goldens were written."""

from __future__ import annotations

import json

import pytest

from game.campaign.books.segments import RULES_VERSION
from game.scenarios.load import scenario_ids
from tests.goldens.build import (
    CAMPAIGN_SEEDS,
    FROZEN,
    HASHES,
    SHAPE,
    TURNS,
    campaign_hash,
    frozen_hash,
    golden_path,
    playthrough,
    rules_version,
    save_shape,
)


@pytest.mark.parametrize("scenario", scenario_ids())
def test_the_golden_playthrough_is_repeated_line_by_line(scenario: str) -> None:
    path = golden_path(scenario)
    assert path.exists(), f"{scenario} has no golden: run python tests/goldens/build.py"
    expected = path.read_text(encoding="utf-8").splitlines()
    for number, (now, then) in enumerate(zip(playthrough(scenario), expected, strict=True), 1):
        assert now == then, f"{path.name}:{number}: if meant, run python tests/goldens/build.py --hashes"


def test_what_a_save_holds_has_not_changed_unnoticed() -> None:
    then, now = SHAPE.read_text(encoding="utf-8").splitlines(), save_shape()
    changed = sorted(set(then) ^ set(now))
    assert not changed, (
        f"a save holds other fields: {changed}. Unless only a kind of order or record is new, give what is "
        "new a default, or raise FORMAT in game/campaign/saving/format/migrate.py with a step there; then "
        "run python tests/goldens/build.py"
    )


def test_the_version_of_the_rules_follows_from_campaigns_on_files_that_never_change() -> None:
    frozen = json.loads(FROZEN.read_text())
    assert frozen["start"] == frozen_hash(TURNS), "results differ: run python tests/goldens/build.py --hashes"
    assert rules_version(frozen) == RULES_VERSION


@pytest.mark.slow
def test_a_whole_campaign_on_files_that_never_change_ends_as_it_did() -> None:
    assert frozen_hash(None) == json.loads(FROZEN.read_text())["whole"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", CAMPAIGN_SEEDS)
@pytest.mark.parametrize("scenario", scenario_ids())
def test_whole_campaigns_end_as_they_did(scenario: str, seed: int) -> None:
    assert campaign_hash(scenario, seed) == json.loads(HASHES.read_text())[f"{scenario}-{seed}"]
