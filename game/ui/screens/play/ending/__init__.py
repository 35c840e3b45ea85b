"""The end of a campaign: its judgement, its years, its map, and how it would have gone by the other logic."""
