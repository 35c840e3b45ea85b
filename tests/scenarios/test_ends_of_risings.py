"""A rising is put down by arms, to its last town, and by no event before."""

from __future__ import annotations

from pathlib import Path

import yaml

EVENTS = sorted(Path("assets/scenarios").glob("*/events/*.yaml"))


def test_no_event_ends_the_state_of_those_who_are_still_in_arms() -> None:
    found = []
    for path in EVENTS:
        for event in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("events", []):
            effects = [e for e in event.get("effects", []) if e["do"] == "state_ended"]
            if effects and "rebellion)" in str(event.get("when", "")):
                found.append(event["id"])
    assert EVENTS
    assert not found
