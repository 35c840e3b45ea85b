"""Sheets of rows, and the widgets of pygame_gui on them."""
