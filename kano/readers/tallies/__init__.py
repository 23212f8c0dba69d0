"""The tally file: counts kept and exchanged."""
