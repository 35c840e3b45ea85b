"""Who sits at a table, at whose call, and when."""
