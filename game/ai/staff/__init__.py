"""The general staff: plans operations for any logic, on its power's View alone, and gives them as orders."""
