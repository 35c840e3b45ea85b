"""Notes about what is pointed at, one leading to the next, and the entries they tell."""
