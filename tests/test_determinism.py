"""Same scenario, seed and orders: the same world to the last bit, whatever Python's own hashing does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.eras import first_played

ROOT = Path(__file__).resolve().parent.parent


def play(scenario: str, hash_seed: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "main.py", "simulate", scenario, "--seed", "3", "--turns", "3", "--json", "-"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("scenario", first_played())
def test_two_hash_seeds_give_the_same_campaign(scenario: str) -> None:
    first, second = play(scenario, "1"), play(scenario, "4242")
    first.pop("seconds")
    second.pop("seconds")
    assert first == second
