"""What events may do to the world, subject by subject, in one closed table."""
