"""The report of advice."""
