"""Disputes: demands, conferences, what may be settled there, and what becomes of it."""
