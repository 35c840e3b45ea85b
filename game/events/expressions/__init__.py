"""The language of conditions: what may be asked in an expression, of a world or of a View."""
