"""Sheets of every layout as responses or counts."""
