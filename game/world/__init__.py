"""The state of the world and the questions one may ask of it; no rules, no files, no clock."""
