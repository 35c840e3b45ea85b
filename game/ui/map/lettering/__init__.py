"""Names on the atlas."""
