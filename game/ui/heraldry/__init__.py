"""Flags of states, drawn from a table: no pictures."""
