"""What a table or an ultimatum leads to: votes, decisions, verdicts, pledges called, arms at rest."""
