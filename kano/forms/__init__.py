"""Questionnaires as survey platforms import them."""
