"""What powers bind themselves to, what they claim, and what they agree to leave alone."""
