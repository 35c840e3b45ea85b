"""Chunks of the atlas, printed layer by layer."""
