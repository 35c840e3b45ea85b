"""What two powers have to quarrel about, and how long a quarrel rests."""
