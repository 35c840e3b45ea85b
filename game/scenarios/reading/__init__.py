"""Reading files that people wrote: safely, and with the place of every mistake."""
