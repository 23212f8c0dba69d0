"""Tables of engines, whose rows stay where they are."""
