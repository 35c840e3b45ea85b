"""How much strength could be brought to bear, what hangs on it, and who would stand together."""
