"""A scenario's folder: its files as types, checked, and built into a world and its events."""
