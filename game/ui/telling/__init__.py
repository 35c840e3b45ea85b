"""Telling: what somebody decided and why, as sentences."""
