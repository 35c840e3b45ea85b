"""What somebody at the desktop is learning: lessons under way, and what shows that something was done."""
