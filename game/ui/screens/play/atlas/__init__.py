"""The atlas in play: what is selected, lists, orders to forces."""
