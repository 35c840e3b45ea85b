"""The conference table: what lies on it for a seat, and how it is drawn."""
