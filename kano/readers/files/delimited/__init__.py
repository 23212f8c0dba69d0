"""Text files: cells between commas or other marks, in whatever encoding."""
