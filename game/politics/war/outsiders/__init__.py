"""Powers that come into others' wars: warnings, calls, entering, what is sent and when it goes home."""
