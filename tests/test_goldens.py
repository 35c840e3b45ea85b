"""The game plays today as it did when the goldens were written."""

from __future__ import annotations

import json

import pytest

from game.scenarios.load import scenario_ids
from tests.goldens.build import CAMPAIGN_SEEDS, HASHES, campaign_hash, golden_path, playthrough


@pytest.mark.parametrize("scenario", scenario_ids())
def test_the_golden_playthrough_is_repeated_line_by_line(scenario: str) -> None:
    path = golden_path(scenario)
    assert path.exists(), f"{scenario} has no golden: run python tests/goldens/build.py"
    expected = path.read_text(encoding="utf-8").splitlines()
    for number, (now, then) in enumerate(zip(playthrough(scenario), expected, strict=True), 1):
        assert now == then, f"{path.name}:{number}"


@pytest.mark.slow
@pytest.mark.parametrize("seed", CAMPAIGN_SEEDS)
@pytest.mark.parametrize("scenario", scenario_ids())
def test_whole_campaigns_end_as_they_did(scenario: str, seed: int) -> None:
    assert campaign_hash(scenario, seed) == json.loads(HASHES.read_text())[f"{scenario}-{seed}"]
