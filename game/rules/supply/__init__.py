"""How forces are fed, and by which ways."""
