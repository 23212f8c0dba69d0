"""Which features differ between groups of respondents, how, and how sure that is."""
