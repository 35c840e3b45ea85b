"""What every cabinet shares: its desk, its reading of the situation, its nature and its private resolve."""
