"""Campaigns in files: saves, their formats, and replays."""
