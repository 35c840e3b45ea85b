"""Acts short of treaty and war: embargoes, aid, reassurance, inspections."""
