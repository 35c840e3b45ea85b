"""How force begins: its reasons and titles, wars declared, and land taken without one."""
