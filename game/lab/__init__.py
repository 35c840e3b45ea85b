"""The laboratory: campaigns that nobody watches, played alone and many at a time."""
