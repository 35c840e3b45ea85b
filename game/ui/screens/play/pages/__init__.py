"""Pages that come by themselves when a seat is taken."""
