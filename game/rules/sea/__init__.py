"""Fleets, their missions and battles, and what they carry."""
