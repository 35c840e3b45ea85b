"""Builds ``maps/europe.tmx`` and its companions from ``maps/sources``; run ``python -m maps.build``."""
