"""How a power uses the acts short of treaty and war."""
