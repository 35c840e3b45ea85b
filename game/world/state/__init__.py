"""The state of the world, and questions about it."""
