"""Who goes to war, who joins, and what ends it."""
