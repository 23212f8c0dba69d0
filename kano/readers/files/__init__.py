"""Bytes to sheets of text cells; knows nothing of Kano."""
