"""The report of a comparison of groups."""
