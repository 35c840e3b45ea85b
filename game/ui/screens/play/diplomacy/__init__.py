"""Other powers: treaties, notes, crises, war and peace."""
