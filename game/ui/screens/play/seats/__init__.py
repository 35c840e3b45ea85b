"""Screens for a desk at which several people sit in turn."""
