"""Answers as codes beside a script for SPSS or R that says what they mean."""
