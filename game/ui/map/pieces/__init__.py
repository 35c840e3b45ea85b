"""Counters and marks over the atlas."""
