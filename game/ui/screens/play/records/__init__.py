"""What happened and why."""
