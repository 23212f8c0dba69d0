"""Questionnaires shipped, started, shown and remembered."""
