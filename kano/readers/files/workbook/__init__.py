"""Workbooks: every cell as text, and a guard against those that would exhaust the memory."""
