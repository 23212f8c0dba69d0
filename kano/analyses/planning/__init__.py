"""Surveys before they are held: simulated, and planned."""
