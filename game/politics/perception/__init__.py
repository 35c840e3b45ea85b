"""What powers believe of each other, from what evidence, and how far they stand by each other for it."""
