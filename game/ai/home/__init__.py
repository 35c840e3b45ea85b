"""How a power governs itself."""
