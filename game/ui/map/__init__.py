"""The atlas: relief, borders, names, counters, and the camera over them."""
