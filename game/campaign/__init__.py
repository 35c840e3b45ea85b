"""Time, seats, the one door for orders, the chronicle and the saves."""
