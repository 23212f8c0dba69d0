"""Sheets laid out in other ways, as the long sheets that they amount to."""
