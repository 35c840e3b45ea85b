"""Institutions: who is in them, how they decide, what they ask of their members and of outsiders."""
