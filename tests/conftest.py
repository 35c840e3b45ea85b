"""Settings that every test shares."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# The same examples on every machine, and no clock: a slow machine must not fail a true property. A quick look
# in every run; a thorough one with --hypothesis-profile=thorough.
for profile, examples in (("quick", 25), ("thorough", 400)):
    settings.register_profile(
        profile,
        deadline=None,
        derandomize=True,
        max_examples=examples,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("quick")
