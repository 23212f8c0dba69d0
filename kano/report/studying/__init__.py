"""The report of a study: everything that is known, in one document."""
