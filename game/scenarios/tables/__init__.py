"""Rules, rosters and sentences: the files that all scenarios share."""
