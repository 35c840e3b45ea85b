"""Tables of a ledger: measures with intervals, differences seed by seed, what they say of each theory."""
