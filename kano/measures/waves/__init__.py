"""Statistics over waves: tests of drift, and the verdict they lead to."""
