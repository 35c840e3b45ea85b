"""The only reader of YAML and Tiled files; everything it returns has been checked."""
