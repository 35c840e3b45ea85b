"""The screens: what is on them is a function of what is shown, what they do answers an event."""
