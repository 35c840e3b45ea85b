"""What a power would fight for, and for whom."""
