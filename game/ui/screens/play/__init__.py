"""The screens of a campaign being played."""
