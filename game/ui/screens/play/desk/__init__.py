"""What the screens of a seat share: the session, and rows about forces, powers and terms."""
