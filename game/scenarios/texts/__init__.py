"""What people read: sentences by key and language, and how a language counts, lists and writes figures."""
