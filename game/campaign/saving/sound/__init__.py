"""Whether what came out of a file means something."""
