"""What is at stake in a dispute, and how a power bargains over it."""
