"""The report of a comparison of waves."""
