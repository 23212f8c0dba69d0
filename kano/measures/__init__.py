"""Statistics as pure functions of arrays: counts in, numbers out, any number of leading axes."""
