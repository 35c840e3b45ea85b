"""How a power acts in institutions."""
