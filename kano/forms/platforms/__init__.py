"""Questionnaires as each survey platform imports them."""
