"""Ground, marches, battles, sieges and who holds the land."""
