"""Which columns ask about which feature, by order of evidence."""
