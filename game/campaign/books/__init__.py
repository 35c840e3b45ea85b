"""What is written down of a campaign: the chronicle, the orders, the yearbook."""
