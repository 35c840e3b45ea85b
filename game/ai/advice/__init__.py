"""The two advisers of a human seat, who are the two logics."""
