"""Goals: how far what the era asks of a power is so, and what its power could do for it next."""
