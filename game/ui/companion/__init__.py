"""What lies over all screens while somebody learns: the slip of a lesson, the lamp's hints, what is lit."""
