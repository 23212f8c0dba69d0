"""The report of a check against targets."""
