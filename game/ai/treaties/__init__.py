"""How a power binds itself, and whether it keeps its word."""
