"""Which part of the atlas the window shows, and what moves it."""
