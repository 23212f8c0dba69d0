"""Courses of shares over waves: fitted, stepped through and forecast."""
