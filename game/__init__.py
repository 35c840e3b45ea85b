"""Concert of Powers: a strategy wargame of the balance of power and of its opposite."""

VERSION = "0.1.0"
