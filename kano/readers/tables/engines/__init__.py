"""Tables whose rows stay with an engine: what it counted of their texts, as the tally that they make."""
