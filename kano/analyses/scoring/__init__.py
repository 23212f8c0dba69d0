"""Outcomes: what everybody was asked once beside the features, and who gives more of it."""
