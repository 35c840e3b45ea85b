"""What one power sees of the world."""
