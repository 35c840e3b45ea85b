"""Base rates: what happens in many campaigns that the computer plays alone, counted and compared."""
