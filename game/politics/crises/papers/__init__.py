"""What lies on the table: drafts, means, money and what a promise binds to."""
