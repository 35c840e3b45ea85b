"""The event engine: safe expressions, a closed list of effects, triggers and follow-ups."""
