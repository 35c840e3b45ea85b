"""A country at home: its conditions, its government, and what goes wrong there."""
