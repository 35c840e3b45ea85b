"""Maps painted in Tiled, and the map for other tools."""
