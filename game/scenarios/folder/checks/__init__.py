"""What the files of a scenario must agree on with each other, and what would come to nothing."""
