"""Geography, which never changes in play."""
