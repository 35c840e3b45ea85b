"""How an AI power decides: in comes its own View, out come orders with their reasons."""
