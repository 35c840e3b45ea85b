"""What war and peace leave behind: who owns what, what becomes of men and states, and what holds a peace."""
