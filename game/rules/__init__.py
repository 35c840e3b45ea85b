"""Pure rules of economy and war: they judge a world, or change the one they are given."""
