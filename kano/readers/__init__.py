"""From a file, however dirty, to responses or counts, saying how it was understood."""
