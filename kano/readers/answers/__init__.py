"""Texts as the five answers, or everything unknown at once."""
