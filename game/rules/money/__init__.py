"""What provinces yield, what a state spends it on, and the forces it raises."""
