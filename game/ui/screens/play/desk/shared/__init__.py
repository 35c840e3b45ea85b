"""What a desk keeps for several people who sit at it in turn."""
