"""The agenda: what a quarter asks of a seat, offers it and warns it of."""
