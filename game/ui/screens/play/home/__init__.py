"""One's own country: its budget, its conditions, its government."""
