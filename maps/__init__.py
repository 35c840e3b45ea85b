"""The map of Europe and the scripts that build it from its sources."""
